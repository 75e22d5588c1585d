"""Tables as data: tab-separated values with a heading; lines that start with # are comments."""

from __future__ import annotations

import csv
from pathlib import Path

from according.errors import bad_lexicon


def read(path: Path, *, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table as dictionaries; ``name`` is how an error calls the file."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise bad_lexicon(name, f"row {number}", "has another number of cells than the heading")
    return tuple(rows)
