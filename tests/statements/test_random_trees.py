"""Trees that no parser should give: whatever comes, rows show their text and nothing fails."""

import random

import pytest
from said import report

from according.model import Sentence, Token, quote
from according.statements import find
from according.statements.lexicon import lexicon

ROUNDS = 1_500
UPOS = "NOUN PROPN VERB AUX PRON DET ADP ADV ADJ PUNCT SCONJ CCONJ PART NUM X".split()
RELATIONS = "nsubj obj ccomp xcomp acl advcl amod compound obl nmod det punct appos parataxis conj flat root".split()
FEATS = ["", "VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "Mood=Cnd|VerbForm=Fin", "Poss=Yes"]
MARKS = list(".,:;!?“”‘’«»\"'()—-")


def _words(language: str) -> list[str]:
    words = lexicon(language)
    assert words
    lists = ("complementizers", "relatives", "auxiliaries", "inverted", "citing", "to", "as")
    phrases = [word for phrase in words.phrases for word in phrase]
    return [*sorted(words.forms), *phrases, *(word for name in lists for word in sorted(words.sets[name]) if " " not in word)]


def _sentence(choose: random.Random, words: list[str]) -> tuple[str, Sentence]:
    size, text = choose.randint(1, 14), ""
    order = choose.sample(range(size), size)
    heads = {order[0]: order[0]} | {order[i]: choose.choice(order[:i]) for i in range(1, size)}
    tokens = []
    for i in range(size):
        word = choose.choice([choose.choice(words), choose.choice(MARKS), choose.choice(["Anna", "mayor", "bridge", "'s"])])
        text += choose.choice(["", " ", " ", "\n"]) if text else ""
        start, text = len(text), text + word
        upos, feats, relation = choose.choice(UPOS), choose.choice(FEATS), choose.choice(RELATIONS)
        tokens.append(Token(start, len(text), word, word, upos, feats, heads[i], relation, ""))
    return text, Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rows_show_their_text(language: str) -> None:
    choose, words, seen = random.Random(7), _words(language), 0
    for _ in range(ROUNDS):
        text, sentence = _sentence(choose, words)
        rows = find(report(text, language), (sentence,))
        assert rows == find(report(text, language), (sentence,))
        assert len({row.id for row in rows}) == len(rows)
        for row in rows:
            seen += 1
            assert row.spans
            assert (row.surface, row.cue) == (quote(text, row.spans), quote(text, row.cue_spans))
            assert all(0 <= start < end <= len(text) for start, end in (*row.spans, *row.gloss_spans, *row.quoted_spans))
            assert row.speaker is None or row.speaker.surface == quote(text, row.speaker.spans)
    assert seen > 10
