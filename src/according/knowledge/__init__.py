"""Language-free data: ontology, countries, outlets, agencies, dated events. TSV with a source column, read by `table`."""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from pathlib import Path

from according.errors import bad_lexicon

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a TSV file as dictionaries; lines that start with # are comments."""
    lines = [line for line in (FOLDER / name).read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise bad_lexicon(f"knowledge/{name}", f"row {number}", "has another number of cells than the heading")
    return tuple(rows)


@cache
def version() -> str:
    """A short hash of all tables: it stands in the record beside the rows that they made."""
    total = hashlib.blake2b(digest_size=6)
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in {".tsv", ".toml"}:
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
