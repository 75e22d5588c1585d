"""Sentences of the shipped models."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according import grammar
from according.errors import LanguageError
from according.model import Sentence, Token

FOLDER = Path(__file__).parent
UPOS = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


def parse(text: str, language: str = "en", segments: list[tuple[int, int]] | None = None) -> tuple[Sentence, ...]:
    return grammar.load(language).parse(text, language=language, segments=segments or [(0, len(text))])


def cases(name: str) -> list[list[str]]:
    rows = (FOLDER / name).read_text("utf-8").splitlines()
    return [row.split("\t") for row in rows if row and not row.startswith("#")]


def words(sentences: tuple[Sentence, ...]) -> list[list[str]]:
    return [[token.text for token in sentence.tokens] for sentence in sentences]


def test_both_languages_ship() -> None:
    assert grammar.languages() == ("en", "fr")
    assert grammar.load("fr") is grammar.load("fr")
    assert grammar.load("fr").version.startswith("fr-")


def test_a_language_without_a_model_is_refused() -> None:
    with pytest.raises(LanguageError, match="A301"):
        grammar.load("xx")
    with pytest.raises(LanguageError, match="A301"):
        grammar.load("en").parse("Bonjour.", language="fr", segments=[(0, 8)])


def test_the_import_leaves_spacy_alone() -> None:
    told = "import sys, according.grammar; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0


@pytest.mark.parametrize(("language", "text", "cut"), cases("words.tsv"))
def test_words_are_cut(language: str, text: str, cut: str) -> None:
    assert " ".join(token.text for sentence in parse(text, language) for token in sentence.tokens) == cut


@pytest.mark.parametrize(("language", "text"), cases("glued.tsv"))
def test_glued_sentences_split(language: str, text: str) -> None:
    whole, *parts = text.replace("|", ""), *text.split("|")
    found = parse(whole, language)
    assert [whole[sentence.start : sentence.end] for sentence in found] == parts


def test_no_sentence_crosses_a_line_or_a_segment() -> None:
    text = "The army said\nit would leave the town today and the mayor agreed"
    middle = text.index("today")
    found = parse(text, segments=[(0, middle), (middle, len(text))])
    assert {13, middle - 1} <= {sentence.end for sentence in found}
    assert all(text[sentence.start : sentence.end].count("\n") == 0 for sentence in found)


def test_a_segment_does_not_depend_on_the_others() -> None:
    text = "Karimi urged both sides to stop. The talks failed.\nGallant refused to answer."
    line = text.index("\n") + 1
    alone = parse(text, segments=[(line, len(text))])
    assert parse(text, segments=[(0, line), (line, len(text))])[-len(alone) :] == alone
    assert parse(text) == parse(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('abÉ .,’"«»()-\u00a0\n\t5$%\u200b😀ع'), max_size=80), st.sampled_from(["en", "fr"]))
def test_every_sign_is_in_a_word(text: str, language: str) -> None:
    covered: list[int] = []
    for sentence in parse(text, language):
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        assert sum(token.head == k for k, token in enumerate(sentence.tokens)) == 1
        for token in sentence.tokens:
            check(token, text, len(sentence.tokens))
            covered += range(token.start, token.end)
    assert len(covered) == len(set(covered))
    assert {k for k, sign in enumerate(text) if not sign.isspace()} <= set(covered)


def check(token: Token, text: str, size: int) -> None:
    assert token.text == text[token.start : token.end]
    assert token.upos in UPOS
    assert token.lemma
    assert 0 <= token.head < size
    assert not any(sign in token.text for sign in " \n\t\u00a0")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_subjects_and_verbs(language: str) -> None:
    """Most of the sentences of the table have the subject and the lemma of the verb that it names."""
    wrong, rows = [], cases(f"subjects_{language}.tsv")
    for text, subject, verb in rows:
        pairs = {pair for sentence in parse(text, language) for pair in subjects(sentence)}
        if (subject, verb) not in pairs:
            wrong.append((text, subject, verb, sorted(pairs)))
    assert len(wrong) <= len(rows) // 10, wrong


def subjects(sentence: Sentence) -> list[tuple[str, str]]:
    """(head word of the subject, lemma of its verb) of every clause."""
    tokens = sentence.tokens
    return [(token.text, tokens[token.head].lemma) for token in tokens if token.relation == "nsubj"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names(language: str) -> None:
    """Most of the names of the table are found whole and with their kind."""
    wrong, total = [], 0
    for text, *expected in cases(f"names_{language}.tsv"):
        found = {f"{kind}:{name}" for kind, name in names(text, parse(text, language))}
        wrong += [(text, name, sorted(found)) for name in expected if name not in found]
        total += len(expected)
    assert len(wrong) <= total // 5, wrong


def names(text: str, sentences: tuple[Sentence, ...]) -> list[tuple[str, str]]:
    found: list[tuple[str, int, int]] = []
    for sentence in sentences:
        for token in sentence.tokens:
            mark, _, kind = token.entity.partition("-")
            if mark == "B":
                found.append((kind, token.start, token.end))
            elif mark == "I":
                found[-1] = (kind, found[-1][1], token.end)
    return [(kind, text[start:end]) for kind, start, end in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "🔴 🇫🇷 The minister resigned today."), ("fr", "▶ 🇫🇷 La ministre a démissionné ⬇️ aujourd'hui.")],
)
def test_no_word_hangs_on_a_picture(language: str, text: str) -> None:
    for sentence in parse(text, language):
        heads = {sentence.tokens[token.head].text for token in sentence.tokens}
        assert all(any(map(str.isalpha, head)) for head in heads)
