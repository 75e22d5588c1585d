"""One event told twice shares an id, two events do not: a table of small reports for each language."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from said_events import found

from according.model import Event

FLOOR = 0.85  # of the reports


def _cases(language: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / f"repeats_{language}.tsv").read_text("utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _mention(rows: Sequence[Event], name: str) -> str | None:
    """The id of the event that the nth trigger with a word tells."""
    word, _, number = name.partition("#")
    told = [row.event for row in rows if word in row.surface]
    place = int(number or 1) - 1
    return told[place] if place < len(told) else None


def _right(case: dict[str, str], language: str) -> bool:
    rows = found(case["text"], language, "2031-03-05")
    groups = [[_mention(rows, name) for name in group.split("=")] for group in case["groups"].split(";") if group]
    together = all(None not in group and len(set(group)) == 1 for group in groups)
    return together and len({row.event for row in rows}) == int(case["events"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_repeats(language: str) -> None:
    cases = _cases(language)
    wrong = [case["text"] for case in cases if not _right(case, language)]
    assert len(cases) >= 16
    assert 1 - len(wrong) / len(cases) >= FLOOR, wrong
