"""A text as plain words with their places, and phrases that are looked up among them.

Rules that must also work where a language has no grammar model read these words: letters, numerals (with the separators
of the language) and signs. Hyphens and apostrophes inside a word join and are no words themselves, so that a phrase is
written once: ``no fewer than``, ``quatre vingt``, ``l un``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from according import languages
from according.errors import bad_lexicon


class Words:
    """The words of a text: ``low`` (lower case), ``starts`` and ``ends`` (code points), ``digits`` (is it a numeral)."""

    __slots__ = ("digits", "ends", "low", "starts", "text")

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.low: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.digits: list[bool] = []
        for found in _pattern(language).finditer(text):
            self.low.append(found.group().lower())
            self.starts.append(found.start())
            self.ends.append(found.end())
            self.digits.append(found.lastgroup == "numeral")

    def __len__(self) -> int:
        return len(self.low)

    def gap(self, index: int) -> str:
        """The text between a word and the next one."""
        return self.text[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self.low) else "\n"

    def near(self, index: int) -> bool:
        """Whether only a blank, a hyphen, an apostrophe or nothing stands between a word and the next one."""
        return self.gap(index) in _NEAR

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.text[self.starts[index]].isupper()


_NEAR = {"", " ", "-", "‑", "'", "’", "\u00a0", "\u202f", "\u2009", "\n", "  "}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The pattern of one word; numerals take the separators that the language gives."""
    digits: dict[str, Any] = languages.toml(language, "numbers.toml").get("digits", {"thousands": [], "decimal": "."})
    separators = "".join(re.escape(mark) for mark in digits["thousands"])
    grouped = rf"\d{{1,3}}(?:(?P<mark>[{separators}])\d{{3}})(?:(?P=mark)\d{{3}})*(?!\d)(?:{re.escape(digits['decimal'])}\d+)?|"
    numeral = rf"(?P<numeral>(?<!\d)(?:{grouped if separators else ''}\d+(?:[.,]\d+)?))"
    return re.compile(rf"{numeral}|[^\W\d_]+|(?!(?<=\w)['’‑·-](?=\w))[^\w\s]")


class Phrases:
    """Phrases with a value each, found at a word, or ending in front of one; the longest wins."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        self._last: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        for phrase, value in values.items():
            parts = tuple(phrase.split())
            self._first.setdefault(parts[0], []).append((parts, value))
            self._last.setdefault(parts[-1], []).append((parts, value))
        for table in (self._first, self._last):
            for entries in table.values():
                entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))

    @property
    def openers(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return frozenset(self._first)

    @classmethod
    def of(cls, phrases: Iterable[str], value: Any = True) -> Phrases:
        """Phrases that share a value."""
        return cls(dict.fromkeys(phrases, value))

    def at(self, low: Sequence[str], index: int) -> tuple[int, Any] | None:
        """The number of words and the value of the longest phrase that begins at a word."""
        if index >= len(low):
            return None
        for parts, value in self._first.get(low[index], ()):
            if tuple(low[index : index + len(parts)]) == parts:
                return len(parts), value
        return None

    def before(self, low: Sequence[str], index: int) -> tuple[int, Any] | None:
        """The same for the longest phrase that ends right in front of a word."""
        if index <= 0:
            return None
        for parts, value in self._last.get(low[index - 1], ()):
            if index >= len(parts) and tuple(low[index - len(parts) : index]) == parts:
                return len(parts), value
        return None


def check(file: str, key: str, entries: Iterable[str]) -> tuple[str, ...]:
    """The phrases of an entry; one that could never be found is an error with its file and key."""
    found = tuple(entries)
    for phrase in found:
        if not phrase or phrase != phrase.lower() or "-" in phrase.strip("-"):
            raise bad_lexicon(file, key, f"{phrase!r} must be in lower case, without hyphens")
    return found
