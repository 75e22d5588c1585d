"""Sentence ends of the parser, mended."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from according.grammar.lemmas import Lemmas
from according.grammar.lines import Line
from according.grammar.sentences import sentences

NO_LEMMAS = Lemmas({}, frozenset(), {})


def cut(words: str) -> list[str]:
    """The sentences of words with a parser's cuts as |; ~ before a word stands for no space before it."""
    cells = [cell for cell in words.split() if cell != "|"]
    starts = {sum(c != "|" for c in words.split()[:k]) for k, cell in enumerate(words.split()) if cell == "|"} | {0}
    spaces = [k + 1 < len(cells) and not cells[k + 1].startswith("~") for k in range(len(cells))]
    heads = [max(start for start in starts if start <= k) for k in range(len(cells))]
    doc = Doc(
        Vocab(),
        words=[cell.lstrip("~") for cell in cells],
        spaces=spaces,
        heads=heads,
        deps=["ROOT" if head == k else "dep" for k, head in enumerate(heads)],
        pos=["NOUN" if cell.strip("~").isalnum() else "PUNCT" for cell in cells],
    )
    found = list(sentences(doc.text, Line(doc.text, 0), doc, NO_LEMMAS))
    for sentence in found:
        assert [k for k, token in enumerate(sentence.tokens) if token.head == k] == [sentence.root()]
        assert all(0 <= token.head < len(sentence.tokens) for token in sentence.tokens)
    return [doc.text[sentence.start : sentence.end] for sentence in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rain ~. | Sun ~.", ["Rain.", "Sun."]),
        ("Rain Today | Sun Later", ["Rain Today", "Sun Later"]),
        ("Rain ~, | Sun ~.", ["Rain, Sun."]),
        ("Rain fell | where we went ~.", ["Rain fell where we went."]),
        ("Africa | ~’s rain ~.", ["Africa’s rain."]),
        ('" ~Rain ~. | ~" Sun ~.', ['"Rain."', "Sun."]),
        ('" ~Rain ~. ~" | " ~Sun ~. ~"', ['"Rain."', '"Sun."']),
        ("« Rain ~. | » Sun ~. « | Fog ~. »", ["« Rain. »", "Sun.", "« Fog. »"]),
        ("Rain | ~.", ["Rain."]),
    ],
)
def test_sentence_ends(words: str, expected: list[str]) -> None:
    assert cut(words) == expected


@pytest.mark.parametrize(
    ("words", "marked", "expected"),
    [
        (["Ali", "Saleh", "left"], ["B-PER", "I-PER", "O"], ["B-PER", "I-PER", ""]),
        (["https://a.b", "Reuters", "said"], ["B-ORG", "I-ORG", "O"], ["", "B-ORG", ""]),
        (["Paris", "⤵", "Rome"], ["B-LOC", "B-LOC", "B-LOC"], ["B-LOC", "", "B-LOC"]),
    ],
)
def test_names_are_words(words: list[str], marked: list[str], expected: list[str]) -> None:
    doc = Doc(Vocab(), words=words, heads=[0, 0, 0], deps=["ROOT", "dep", "dep"], pos=["X", "X", "X"], ents=marked)
    (sentence,) = sentences(doc.text, Line(doc.text, 0), doc, NO_LEMMAS)
    assert [token.entity for token in sentence.tokens] == expected
