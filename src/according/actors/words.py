"""A stretch of text as words that names are matched by: without accents, hyphens and apostrophes, abbreviations joined."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:(?<=[^\W\d_])\+)?")


class Word(NamedTuple):
    """A word: its place, how it stands there, and its plain form (lower case, no accents, no points)."""

    start: int
    end: int
    text: str
    plain: str


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word in lower case without accents and points."""
    if word.isascii():
        return word.replace(".", "").lower()
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign) and sign != ".")


def words(text: str, offset: int = 0) -> list[Word]:
    """The words of a text; ``offset`` is added to their places."""
    return [Word(m.start() + offset, m.end() + offset, m.group(), plain(m.group())) for m in _WORD.finditer(text)]
