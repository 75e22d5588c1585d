"""One folder per language, data only: the same file names everywhere.

A room reads its own files with :func:`toml` or :func:`table` and checks their entries; a broken entry is an error that
names file and key. `version` changes when any file of the language does.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from according import tsv
from according.errors import bad_lexicon

FOLDER = Path(__file__).parent


@cache
def available() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages that have a folder."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith("_")))


def exists(language: str | None, name: str) -> bool:
    """Whether a language has a file of that name."""
    return bool(language) and (FOLDER / str(language) / name).is_file()


@cache
def toml(language: str, name: str) -> dict[str, Any]:
    """The content of a TOML file of a language; an empty dictionary where the language has none."""
    path = FOLDER / language / name
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise bad_lexicon(f"{language}/{name}", "file", f"is not valid TOML ({error})") from error


@cache
def table(language: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a TSV file of a language as dictionaries; lines that start with # are comments; empty where there is none."""
    path = FOLDER / language / name
    return tsv.read(path, name=f"{language}/{name}") if path.is_file() else ()


@cache
def version(language: str) -> str:
    """A short hash of all files of a language: it stands in the record beside the rows that they made."""
    total = hashlib.blake2b(digest_size=6)
    for path in sorted((FOLDER / language).rglob("*")):
        if path.is_file():
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
