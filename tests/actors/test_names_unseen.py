"""Pairs written before the rules were looked at: two thirds may be read when a rule is mended, one third is held out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from according.actors.names import same
from according.actors.scripts import latin

LINES = Path(__file__).with_name("name_pairs_unseen.tsv").read_text("utf-8").splitlines()
PAIRS = [tuple(line.split("\t")) for line in LINES if line and not line.startswith("#")][1:]
#: Right without any change: 0.894 of the open pairs, 0.881 of those held out.
FLOORS = {"open": 0.94, "held out": 0.91}


def part(a: str, b: str) -> str:
    """Which pairs nobody may read to mend a rule: a third, by the hash of the names."""
    return "open" if hashlib.sha256(f"{a}|{b}".encode()).digest()[0] % 3 else "held out"


@pytest.mark.parametrize("wanted", list(FLOORS))
def test_pairs_nobody_tuned(wanted: str) -> None:
    rows = [(a, b, verdict) for a, b, verdict, _ in PAIRS if part(a, b) == wanted]
    right = sum((same(a, b) is not None) == (verdict == "same") for a, b, verdict in rows)
    assert len(rows) > 250
    assert right / len(rows) >= FLOORS[wanted]


def test_both_verdicts_are_many() -> None:
    verdicts = [verdict for _, _, verdict, _ in PAIRS]
    assert min(verdicts.count("same"), verdicts.count("different")) >= 300


CASES = [
    ("Sheikh Karim Naderi", "Karim Naderi", "spelt with its title"),
    ("Sheikh Karim", "Karim", None),
    ("Salim bin Karim", "Karim bin Salim", None),
    ("9th Brigade", "8th Brigade", None),
    ("East Marland", "West Marland", None),
    ("Nord-Marland", "North Marland", "one pole in two languages"),
    ("Mykola Horenko", "Nikolai Horenko", "one given name in two languages"),
    ("Tom Harrow", "Thomas Harrow", "a short form"),
    ("Tom Harrow III", "Tom Harrow", "a rank left out"),
    ("Tom Harrow Jr.", "Tom Harrow", None),
    ("Ann B. Cole", "Ann C. Cole", None),
    ("عمر نجار", "عامر نجار", None),
    ("Mohammad Karim Naderi", "Karim Naderi", "a first name left out"),
    ("Abdolahi", "Abdollahi", "one l"),
    ("Ann Jeel", "Ann Cohal", None),
    ("An-Nasir", "Nasir", "an article with a hyphen"),
]


@pytest.mark.parametrize(("a", "b", "reason"), CASES)
def test_kinds(a: str, b: str, reason: str | None) -> None:
    assert (same(a, b) is not None) == (reason is not None)
    assert (same(b, a) is not None) == (reason is not None)


@pytest.mark.parametrize(
    ("word", "romanised"),
    [
        ("კობახიძე", "kobakhidze"),
        ("मोदी", "modi"),
        ("Νικος", "nikos"),
        ("Արարատ", "ararat"),
        ("ለሚ", "lami"),
        ("plain", "plain"),
    ],
)
def test_scripts(word: str, romanised: str) -> None:
    assert latin(word.casefold()) == romanised
