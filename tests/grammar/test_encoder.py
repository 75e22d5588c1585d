"""The trained models: what they say depends on the line alone, and time grows with length alone."""

import os
import subprocess
import sys
import time

import pytest

from according import grammar
from according.grammar import pieces
from according.model import Sentence

TEXTS = {
    "en": (
        "Rain fell on the harbour, the mayor of Elmsworth said on Monday.",
        '"We closed the bridge at noon," Amina Traoré told reporters. She gave no date for its opening.',
        "The river, which had risen for three days, fell again.",
    ),
    "fr": (
        "La pluie est tombée sur le port, a déclaré lundi le maire d'Orville.",
        "« Nous avons fermé le pont à midi », a dit Amina Traoré. Elle n'a pas donné de date.",
        "La rivière, qui montait depuis trois jours, a baissé.",
    ),
}


def parse(language: str, text: str, segments: list[tuple[int, int]]) -> tuple[Sentence, ...]:
    return grammar.load(language).parse(text, language=language, segments=segments)


def forms(sentences: tuple[Sentence, ...], start: int) -> list[list[tuple[object, ...]]]:
    """Everything that is said of the words, with places counted from a start."""
    return [
        [(t.start - start, t.end - start, t.lemma, t.upos, t.feats, t.head, t.deprel, t.entity) for t in sentence.tokens]
        for sentence in sentences
    ]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_no_paragraph_depends_on_what_stands_beside_it(language: str) -> None:
    texts = TEXTS[language]
    alone = [forms(parse(language, text, [(0, len(text))]), 0) for text in texts]
    for order in (texts, texts[::-1] * 2):
        whole, at = "\n".join(order), 0
        segments = []
        for text in order:
            segments.append((at, at + len(text)))
            at += len(text) + 1
        by_segment = parse(language, whole, segments)
        assert by_segment == parse(language, whole, [(0, len(whole))])
        for text, (start, end) in zip(order, segments, strict=True):
            mine = tuple(sentence for sentence in by_segment if start <= sentence.start < end)
            assert forms(mine, start) == alone[texts.index(text)]


def test_another_process_says_the_same() -> None:
    code = (
        "import sys; from according import grammar\n"
        "for language, text in zip(sys.argv[1::2], sys.argv[2::2]):"
        "print(repr(grammar.load(language).parse(text, language=language, segments=[(0, len(text))])))"
    )
    texts = {language: "\n".join(some) for language, some in TEXTS.items()}
    command = [sys.executable, "-c", code, *(word for pair in texts.items() for word in pair)]
    told = subprocess.run(command, capture_output=True, check=True, text=True, env=os.environ | {"PYTHONHASHSEED": "7"}).stdout
    assert told.splitlines() == [repr(parse(language, text, [(0, len(text))])) for language, text in texts.items()]


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("filler", ["{} ", "{}, ", "{}… "])
def test_long_lines_are_covered(language: str, filler: str) -> None:
    """Lines of many windows, with ends of sentences and without."""
    text = "".join(filler.format(word) for word in ("rain", "Fog", "12", "hail") * 90).strip()
    found = [token for sentence in parse(language, text, [(0, len(text))]) for token in sentence.tokens]
    assert "".join(token.text for token in found) == "".join(text.split())
    assert [token.start for token in found] == sorted(token.start for token in found)


def test_time_grows_with_length_alone() -> None:
    """Four times the text takes at most some eight times the time, where a square would take sixteen."""
    line, english = "word and other Words " * 60, grammar.load("en")
    spent = []
    for size in (1, 1, 4):
        started = time.process_time()
        assert sum(len(said) for _, _, said in english.read(line * size)) == 240 * size
        spent.append(time.process_time() - started)
    assert spent[2] < 8 * spent[1]


@pytest.fixture
def cutter() -> pieces.Cutter:
    return pieces.Cutter(["[CLS]", "[SEP]", "[UNK]", "rain", "##bow", "##s", "émeute", "em", "##eute", ",", "'"])


@pytest.mark.parametrize(
    ("word", "ids"),
    [
        ("rain", [3]),
        ("Rainbows", [3, 4, 5]),
        ("émeute", [6]),
        ("émeutes", [7, 8, 5]),
        ("rain,", [3, 9]),
        ("’", [10]),
        ("ع", [2]),
        ("\u200b", [2]),
        ("rain" + "s" * 40, [3, 5, 5, 5, 5, 5]),
    ],
)
def test_words_are_cut_into_pieces(cutter: pieces.Cutter, word: str, ids: list[int]) -> None:
    assert cutter.stretch([word], [True]).inputs(0, 1)["ids"].tolist() == [0, *ids, 1]


def test_pieces_know_their_words(cutter: pieces.Cutter) -> None:
    stretch = cutter.stretch(["Rains", "RAIN", ",", "rainbow"], [True, False, True, False])
    given = stretch.inputs(0, 4)
    assert (given["first"].tolist(), given["last"].tolist()) == ([1, 3, 4, 5], [2, 3, 4, 6])
    assert given["kinds"].tolist() == [0, 6, 6, 12, 1, 0, 0, 0]
    assert stretch.inputs(1, 3)["ids"].tolist() == [0, 3, 9, 1]
    assert [stretch.fitting(0, most) for most in (1, 2, 3, 4, 6, 60)] == [1, 1, 2, 3, 4, 4]
    assert stretch.fitting(3, 1) == 4


@pytest.mark.parametrize(
    ("word", "kind"), [("rain", 0), ("Rain", 1), ("RAIN", 2), ("raIn", 3), ("A", 1), ("12", 0), ("McRain", 1), ("ÉTÉ", 2)]
)
def test_shapes(word: str, kind: int) -> None:
    assert pieces.shape(word) == kind


@pytest.mark.parametrize(("word", "kind"), [("rain", 0), ("tombé", 1), ("tombées", 1), ("élève", 2), ("où", 1), ("ça", 2)])
def test_accents(word: str, kind: int) -> None:
    assert pieces.accent(word) == kind
