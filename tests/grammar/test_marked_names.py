"""The names that a model marks, mended, and what the world tables know."""

import pytest

from according.grammar.lexicon import Found, Names, known_names
from according.grammar.names import mended


@pytest.mark.parametrize(
    ("words", "marked", "expected"),
    [
        (["Ali", "Saleh", "left"], ["B-PER", "I-PER", "O"], ["B-PER", "I-PER", ""]),
        (["https://a.b", "Reuters", "said"], ["B-ORG", "I-ORG", "O"], ["", "B-ORG", ""]),
        (["Paris", "⤵", "Rome"], ["B-LOC", "B-LOC", "B-LOC"], ["B-LOC", "", "B-LOC"]),
        (["al", "-", "Masri"], ["B-PER", "I-PER", "I-PER"], ["B-PER", "I-PER", "I-PER"]),
        (["(", "AFP", ")"], ["B-ORG", "I-ORG", "I-ORG"], ["", "B-ORG", "I-ORG"]),
        (["the", "Big", "Storm"], ["O", "B-MISC", "I-MISC"], ["", "", ""]),
    ],
)
def test_names_are_words(words: list[str], marked: list[str], expected: list[str]) -> None:
    assert mended(words, marked, ["PROPN"] * len(words), []) == expected


@pytest.mark.parametrize(
    ("marked", "found", "upos", "expected"),
    [
        (["B-MISC", "O"], Found(0, 1, "NORP"), "ADJ", ["B-NORP", ""]),
        (["O", "O"], Found(0, 1, "NORP"), "ADJ", ["B-NORP", ""]),
        (["B-ORG", "I-ORG"], Found(0, 1, "NORP"), "ADJ", ["B-ORG", "I-ORG"]),
        (["B-MISC", "I-MISC"], Found(0, 1, "NORP"), "ADJ", ["B-NORP", ""]),
        (["B-PER", "O"], Found(0, 1, "NORP"), "PROPN", ["B-PER", ""]),
        (["O", "O"], Found(0, 1, "NORP"), "VERB", ["", ""]),
        (["B-ORG", "O"], Found(0, 1, "LOC"), "PROPN", ["B-LOC", ""]),
        (["O", "O"], Found(0, 1, "ORG"), "PROPN", ["", ""]),
        (["O", "O"], Found(0, 2, "ORG"), "PROPN", ["B-ORG", "I-ORG"]),
        (["B-LOC", "O"], Found(0, 2, "ORG"), "PROPN", ["B-ORG", "I-ORG"]),
        (["O", "B-PER"], Found(0, 2, "ORG"), "PROPN", ["", "B-PER"]),
    ],
)
def test_tables_put_names_right(marked: list[str], found: Found, upos: str, expected: list[str]) -> None:
    assert mended(["Some", "Words"], marked, [upos, "PROPN"], [found]) == expected


def test_a_demonym_in_small_letters_is_an_adjective() -> None:
    assert mended(["breton"], ["O"], ["NOUN"], [Found(0, 1, "NORP")]) == [""]
    assert mended(["breton"], ["O"], ["ADJ"], [Found(0, 1, "NORP")]) == ["B-NORP"]


def find(names: Names, line: str) -> list[str]:
    at, spans = 0, []
    for word in line.split():
        at = line.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return [f"{line[spans[first][0] : spans[end - 1][1]]}={kind}" for first, end, kind in names.find(line, spans)]


def test_the_longest_name_is_found() -> None:
    names = Names([("South Sudan", "LOC"), ("South", "ORG"), ("Sudan", "LOC"), ("Sudan", "ORG")])
    assert find(names, "Sudan and South Sudan , South Sudanese") == ["Sudan=LOC", "South Sudan=LOC", "South=ORG"]


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Kurds and Druze in Norway", ["Kurds=NORP", "Druze=NORP", "Norway=LOC"]),
        ("en", "Danish sailors polish brass", ["Danish=NORP"]),
        ("fr", "Les Danoises et la côte danoise", ["Danoises=NORP", "danoise=NORP"]),
        ("fr", "Kurdes et Druzes en Norvège", ["Kurdes=NORP", "Druzes=NORP", "Norvège=LOC"]),
    ],
)
def test_the_world_is_known(language: str, line: str, expected: list[str]) -> None:
    assert find(known_names(language), line) == expected
