"""Bare phrases: country, sector, name and office on a day."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from according.actors import phrase

CASES = Path(__file__).with_name("phrases.tsv")
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}: {row['phrase']} {row['date']}")
def test_phrase(row: dict[str, str]) -> None:
    known = phrase(row["phrase"], row["language"], row["date"] or None)
    assert (known.country or "", known.sector or "", known.name or "", known.office or "") == (
        row["country"],
        row["sector"],
        row["name"],
        row["office"],
    )
