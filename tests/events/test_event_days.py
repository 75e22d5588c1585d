"""The day of an event: small reports of our own, with the date that each of their events has."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from said_events import found

FLOOR = 0.95  # of the dates; a parser may read a few sentences otherwise
PUBLISHED = "2031-03-05"


def _cases(language: str) -> list[tuple[str, str, int, str]]:
    """Text, word of the trigger, which of several, and its date or '-'."""
    lines = (Path(__file__).parent / f"days_{language}.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
    cases: list[tuple[str, str, int, str]] = []
    for row in rows:
        for pair in row["dates"].split("; "):
            trigger, _, day = pair.partition("=")
            word, _, number = trigger.partition("#")
            cases.append((row["text"], word, int(number or 1), day))
    return cases


def _day(text: str, language: str, word: str, number: int) -> str:
    rows = [row for row in found(text, language, PUBLISHED) if word in row.surface]
    if len(rows) < number:
        return "no event"
    row = rows[number - 1]
    return row.date if row.date and row.date_precision != "report" else "-"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_days(language: str) -> None:
    cases = _cases(language)
    told = [_day(text, language, word, number) for text, word, number, _ in cases]
    wrong = [(case, day) for case, day in zip(cases, told, strict=True) if day != case[-1]]
    assert len({text for text, *_ in cases}) >= 60
    assert 1 - len(wrong) / len(cases) >= FLOOR, wrong
