"""The names that a model marks, mended."""

import pytest

from according.grammar.names import mended


@pytest.mark.parametrize(
    ("words", "marked", "expected"),
    [
        (["Ali", "Saleh", "left"], ["B-PER", "I-PER", "O"], ["B-PER", "I-PER", ""]),
        (["https://a.b", "Reuters", "said"], ["B-ORG", "I-ORG", "O"], ["", "B-ORG", ""]),
        (["Paris", "⤵", "Rome"], ["B-LOC", "B-LOC", "B-LOC"], ["B-LOC", "", "B-LOC"]),
        (["al", "-", "Masri"], ["B-PER", "I-PER", "I-PER"], ["B-PER", "I-PER", "I-PER"]),
        (["(", "AFP", ")"], ["B-ORG", "I-ORG", "I-ORG"], ["", "B-ORG", "I-ORG"]),
    ],
)
def test_names_are_words(words: list[str], marked: list[str], expected: list[str]) -> None:
    assert mended(words, marked) == expected
