"""The words of `languages/*/furniture.toml`, all languages together, checked on load.

Pages mix languages (an English share button under an Arabic report), and a report's language may be unknown, so the
lines of all languages count everywhere; only explainers are read with the words of the report's own language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from according import languages
from according.errors import bad_lexicon

FILE = "furniture.toml"
LONGEST = 160  # characters of a line that begins like furniture, where the entry says nothing else

_FIELDS = {
    "furniture": {"fine", "where", "lines", "starts", "opens", "longest"},
    "labels": {"read_more", "photo", "source", "highlight"},
    "bylines": {"starts", "lines"},
    "credits": {"collective", "with", "ends", "starts", "contains"},
    "dates": {"months", "weekdays", "labels", "between", "today", "ago"},
    "weather": {"words"},
    "datelines": {"places"},
    "joins": {"abbreviations"},
    "background": {"says", "never"},
    "tails": {"says"},
    "examples": {"text", "marks"},
}
_OUTER = re.compile(r"^[\W_]+|[\W_]+$")
_COUNT = re.compile(r"^\d{1,3}(?:[.,]?\d{1,3})*\s?[km]?\s+(?=[^\W\d])|\s+\(?\d{1,3}(?:,?\d{3})*\s?[km]?\)?$")
_SPACE = re.compile(r"\s+")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "ي": "ی", "ك": "ک", "ـ": None})


_SAME = str.maketrans({"’": "'", "‘": "'", "ي": "ی", "ك": "ک"})


def evened(text: str) -> str:
    """The text with one form of letters that are written in two, character by character."""
    return text.translate(_SAME)


def folded(text: str) -> str:
    """The text without case, outer punctuation and the differences of apostrophes and spaces: '● LEAVE A REPLY!'."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHE)
    return _SPACE.sub(" ", _OUTER.sub("", plain))


def longest_first(words: Iterable[str]) -> str:
    """An alternative of a regular expression out of words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def uncounted(fold: str) -> str:
    """A folded line without the count in front of it or behind it: '12 comments', 'share 3'."""
    return _COUNT.sub("", fold, count=1).strip(" :-")


class Entry(Struct, frozen=True):
    """How a furniture line is known: its finer label, where it counts, and whether titles of other articles follow."""

    fine: str
    anywhere: bool
    opens: bool = False
    longest: int = LONGEST


class Lexicon(Struct, frozen=True):
    """All lists, folded and ready to be looked up."""

    lines: dict[str, Entry]
    starts: dict[str, tuple[tuple[str, Entry], ...]]  # by their first character
    labels: dict[str, dict[str, str]]  # read_more, photo, source, highlight → folded label → as written
    words: dict[str, frozenset[str]]  # further word lists, folded: bylines, credits, dates, weather, joins
    months: dict[str, int]
    places: frozenset[str]
    tails: tuple[re.Pattern[str], ...]


@cache
def load() -> Lexicon:
    """The lexicon of all languages; a broken entry is an error that names file and key."""
    lines: dict[str, Entry] = {}
    starts: dict[str, list[tuple[str, Entry]]] = {}
    labels: dict[str, dict[str, str]] = {name: {} for name in sorted(_FIELDS["labels"])}
    words: dict[str, set[str]] = {}
    months: dict[str, int] = {}
    tails: list[re.Pattern[str]] = []
    for language in languages.available():
        data = _checked(language)
        _furniture(language, data.get("furniture", []), lines=lines, starts=starts)
        for name, values in data.get("labels", {}).items():
            labels[name] |= {folded(value): value for value in values}
        for room, name, values in _lists(data):
            words.setdefault(f"{room}.{name}", set()).update(folded(value) for value in values)
        months |= {folded(name): int(number) for name, number in data.get("dates", {}).get("months", {}).items()}
        tails += patterns(language, "tails", "says")
    return Lexicon(
        lines=lines,
        starts={key: tuple(sorted(value, key=lambda pair: (-len(pair[0]), pair[0]))) for key, value in starts.items()},
        labels=labels,
        words={name: frozenset(values) for name, values in words.items()},
        months=months,
        places=frozenset(words.get("datelines.places", ())),
        tails=tuple(tails),
    )


@cache
def patterns(language: str, room: str, name: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of a list of a language."""
    found = []
    for number, source in enumerate(languages.toml(language, FILE).get(room, {}).get(name, ())):
        try:
            found.append(re.compile(source))
        except re.error as error:
            raise bad_lexicon(
                f"{language}/{FILE}", f"{room}.{name}[{number}]", f"is no regular expression ({error})"
            ) from error
    return tuple(found)


def examples() -> Iterator[tuple[str, str, list[list[str]]]]:
    """Language, text and expected marks of every example."""
    for language in languages.available():
        for example in _checked(language).get("examples", []):
            yield language, example["text"], example["marks"]


def _furniture(
    language: str, entries: Iterable[dict[str, Any]], *, lines: dict[str, Entry], starts: dict[str, list[tuple[str, Entry]]]
) -> None:
    for number, row in enumerate(entries):
        where = row.get("where")
        if not row.get("fine") or where not in {"anywhere", "edge"}:
            raise bad_lexicon(f"{language}/{FILE}", f"furniture[{number}]", "needs `fine` and `where` ('anywhere' or 'edge')")
        entry = Entry(row["fine"], where == "anywhere", row.get("opens", False), row.get("longest", LONGEST))
        for value in row.get("lines", ()):
            _add(lines, folded(value), entry)
        for value in row.get("starts", ()):
            key = _start(value)
            starts.setdefault(key[:1], []).append((key, entry))


def _add(lines: dict[str, Entry], key: str, entry: Entry) -> None:
    if key and (key not in lines or entry.anywhere > lines[key].anywhere):
        lines[key] = entry


def _start(value: str) -> str:
    """A beginning, folded but with its outer signs: '© 2024', 'tags :'."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", value).casefold().translate(_APOSTROPHE)).lstrip()


def beginning(lexicon: Lexicon, text: str) -> Entry | None:
    """The entry whose `starts` the line begins with."""
    plain = _start(text[:80])
    for key, entry in lexicon.starts.get(plain[:1], ()):
        if plain.startswith(key) and len(text) <= entry.longest:
            return entry
    return None


def _lists(data: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    for room in ("bylines", "credits", "dates", "weather", "datelines", "joins"):
        for name, values in data.get(room, {}).items():
            if isinstance(values, list):
                yield room, name, values


@cache
def _checked(language: str) -> dict[str, Any]:
    """The file of a language, its tables and fields known."""
    data = languages.toml(language, FILE)
    for room, content in data.items():
        if room not in _FIELDS:
            raise bad_lexicon(f"{language}/{FILE}", room, f"is no table of this file (known: {', '.join(sorted(_FIELDS))})")
        for row in content if isinstance(content, list) else [content]:
            unknown = set(row) - _FIELDS[room]
            if unknown:
                raise bad_lexicon(f"{language}/{FILE}", room, f"has fields that nobody reads: {', '.join(sorted(unknown))}")
    return data
