"""Dated events of the world that a text names: no report of one can be older than it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

from msgspec import Struct

from according import knowledge
from according.errors import bad_lexicon
from according.model import Span

FILE = "dated_events.tsv"
KINDS = frozenset(
    "war operation attack coup uprising summit agreement disaster accident death election outbreak founding".split()
)
_WORD = re.compile(r"[^\W_]+")


class DatedEvent(Struct, frozen=True):
    """An event with the day it began; ``sudden`` where nobody could have named it before that day."""

    name: str
    kind: str
    start: date
    end: date | None
    sudden: bool
    names: tuple[str, ...]  # folded


class Named(Struct, frozen=True):
    """An event that a text names, and all places where it does."""

    event: DatedEvent
    spans: tuple[Span, ...]


@cache
def _plain(char: str) -> str:
    if char in "’‘`´":
        return "'"
    if char in "-–—‐‑\u200c\u00a0\u202f\n\t":
        return " "
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    base = unicodedata.normalize("NFKD", char).lower()[:1]
    base = {"ی": "ي", "ى": "ي", "ک": "ك", "ھ": "ه", "ة": "ه"}.get(base, base)
    return base if len(base) == 1 else char


def folded(text: str) -> str:
    """The text in small plain letters, character for character, so that positions stay true."""
    return "".join(map(_plain, text))


def _event(row: dict[str, str], number: int) -> DatedEvent:
    where = f"row {number}: {row['event']}"
    try:
        start = date.fromisoformat(row["start"])
        end = date.fromisoformat(row["end"]) if row["end"] else None
    except ValueError as error:
        raise bad_lexicon(f"knowledge/{FILE}", where, f"holds no ISO day ({error})") from error
    names = tuple(name for name in (folded(name.strip()) for name in row["names"].split("|")) if name)
    if row["kind"] not in KINDS or row["sudden"] not in ("yes", "no") or not row["source"]:
        raise bad_lexicon(f"knowledge/{FILE}", where, "needs a known kind, 'sudden' yes or no, and a source")
    if not names or any(len(name) < 4 for name in names) or (end and end < start):
        raise bad_lexicon(f"knowledge/{FILE}", where, "needs names of four letters or more, and an end after its start")
    return DatedEvent(row["event"], row["kind"], start, end, row["sudden"] == "yes", names)


@cache
def events() -> tuple[DatedEvent, ...]:
    """All events of the table, checked."""
    return tuple(_event(row, number) for number, row in enumerate(knowledge.table(FILE), 1))


@cache
def _by_word() -> dict[str, tuple[tuple[str, int], ...]]:
    """The names under their longest word: a text without that word is not searched for the name."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, event in enumerate(events()):
        for name in event.names:
            key = max(_WORD.findall(name), key=len)
            found.setdefault(key, []).append((name, number))
    return {key: tuple(rows) for key, rows in found.items()}


def named(text: str) -> tuple[Named, ...]:
    """The events that a text names, the latest first."""
    plain = folded(text)
    index = _by_word()
    spans: dict[int, set[Span]] = {}
    for word in sorted(set(_WORD.findall(plain)) & index.keys()):
        for name, number in index[word]:
            spans.setdefault(number, set()).update(_places(plain, name))
    found = [Named(events()[number], tuple(sorted(places))) for number, places in spans.items() if places]
    return tuple(sorted(found, key=lambda named: (-named.event.start.toordinal(), named.event.name)))


def _places(plain: str, name: str) -> list[Span]:
    found, position = [], plain.find(name)
    while position >= 0:
        end = position + len(name)
        before, after = plain[position - 1 : position], plain[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            found.append(Span(position, end))
        position = plain.find(name, end)
    return found
