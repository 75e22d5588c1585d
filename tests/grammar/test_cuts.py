"""Sentence starts of a model, mended."""

from itertools import pairwise

import pytest

from according.grammar.cuts import Cuts
from according.grammar.words import Words


def cut(written: str) -> list[str]:
    """The sentences of words with a model's starts as |; ~ before a word stands for no space before it."""
    marked = written.split()
    cells = [cell for cell in marked if cell != "|"]
    starts = [sum(cell != "|" for cell in marked[:at]) for at, cell in enumerate(marked) if cell == "|"]
    spaces = [at + 1 < len(cells) and not cells[at + 1].startswith("~") for at in range(len(cells))]
    forms = [cell.lstrip("~") for cell in cells]
    words = Words(forms, [], spaces)
    cuts = Cuts(words).mended(starts, 0, len(forms))
    shown = [form + " " * space for form, space in zip(forms, spaces, strict=True)]
    return ["".join(shown[first:last]).strip() for first, last in pairwise(cuts)]


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
        ("Rain ~... | ~sun ~.", ["Rain...sun."]),
        ("| Rain ~. |", ["Rain."]),
        ("Rain ~. ~Sun ~.", ["Rain.", "Sun."]),
        ('" ~Rain ~! ~" ~Sun ~.', ['"Rain!"', "Sun."]),
        ("Rain ~. Sun ~: ~Fog ~.", ["Rain. Sun:Fog."]),
    ],
)
def test_sentence_ends(words: str, expected: list[str]) -> None:
    assert cut(words) == expected


def test_a_stretch_keeps_its_ends() -> None:
    words = Words(["«", "Rain", ".", "»", "Sun", "."], [], [True] * 6)
    assert Cuts(words).mended([0, 2, 3, 4], 2, 4) == [2, 4]


def test_what_stands_before_tells_how_sure_a_start_must_be() -> None:
    words = Words("Rain . Sun — Fog : Hail Snow".split(), [], [True] * 8)
    assert Cuts(words).likely([9, 9, -1.9, 9, 0.9, 9, -1.4, -1.1], ["X"] * 8, 0) == [0, 1, 2, 3, 5, 6]
    assert Cuts(words).likely([-1.9, 9, 1.1], ["X", "DET", "X"], 2) == [2, 3]


def test_a_start_without_a_stop_before_it_is_rare_in_a_paragraph() -> None:
    short, long = (Words(["Rain"] * count, [], [True] * count) for count in (9, 90))
    assert Cuts(short).likely([9, 0.9, 1.1], ["X"] * 3, 0) == [0, 2]
    assert Cuts(long).likely([9, 0.9, -1.1], ["X"] * 3, 0) == [0, 1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('Rain ~. | ~" ~Sun fell ~. ~" Fog', ["Rain.", '"Sun fell." Fog']),
        ('Rain ~, ~" he said ~. | " ~Sun ~. ~"', ['Rain," he said.', '"Sun."']),
        ("Rain ~; | sun ~.", ["Rain; sun."]),
        ("Rain | ~. | ~. | Sun", ["Rain..", "Sun"]),
        ("• | Rain ~. | • | Sun", ["• Rain. •", "Sun"]),
    ],
)
def test_marks_stay_with_their_sentence(words: str, expected: list[str]) -> None:
    assert cut(words) == expected
