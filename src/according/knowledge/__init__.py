"""Language-free data: ontology, countries, outlets, agencies, dated events. TSV with a source column, read by `table`."""

from __future__ import annotations

import hashlib
import os
import tomllib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from according import tsv
from according.errors import bad_lexicon

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a TSV file as dictionaries; lines that start with # are comments."""
    return tsv.read(FOLDER / name, name=f"knowledge/{name}")


@cache
def toml(name: str) -> dict[str, Any]:
    """The content of a TOML file; a broken one is an error that names it."""
    try:
        return tomllib.loads((FOLDER / name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise bad_lexicon(f"knowledge/{name}", "file", f"is not valid TOML ({error})") from error


@cache
def version() -> str:
    """A short hash of all tables, the user's rosters with them: it stands in the record beside the rows that they made."""
    total = hashlib.blake2b(digest_size=6)
    for path in sorted(FOLDER.iterdir()):
        if path.suffix in {".tsv", ".toml", ".gz"}:
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in filter(None, os.environ.get("ACCORDING_ROSTER", "").split(os.pathsep)):
        with suppress(OSError):
            total.update(Path(name).read_bytes())
    return total.hexdigest()
