"""The time words and patterns of a language, ready for matching: `languages/xx/times.toml`, checked on load.

A text becomes a row of items (a word, a number, a sign or a phrase of the lexicon). Every item has the classes that the
lexicon gives it; each set of classes is one character, so that a pattern over classes is an ordinary regular
expression over a short string. A word with two readings ('second') simply stands in two classes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from msgspec import Struct

from according import languages
from according.errors import bad_lexicon

FILE = "times.toml"
Value = int | float | str | None
Classes = dict[str, Value]
Entry = tuple[str, Classes]  # the character of a set of classes, and the value in each class

#: Classes whose words carry a whole number.
COUNTED = {
    "weekday",
    "month",
    "number",
    "tens",
    "hundred",
    "dayword",
    "shift",
    "ordinal",
    "decade",
    "back",
    "anaphor",
    "riskymonth",
    "shortmonth",
    "weekdays",
}
#: Classes whose words carry a text: a unit, a part of the day, a TIMEX3 value.
NAMED = {
    "holiday",
    "unit",
    "units",
    "part",
    "edge",
    "season",
    "modifier",
    "refword",
    "setword",
    "longword",
    "ampm",
    "vague",
    "parts",
}
#: Classes whose words carry nothing but their presence.
BARE = {
    "article",
    "glue",
    "yearlead",
    "labellead",
    "monthlead",
    "clocklead",
    "every",
    "future",
    "past",
    "open",
    "stop",
    "ahead",
    "infinitive",
    "possessive",
    "happened",
    "joining",
}
TEXTUAL = COUNTED | NAMED | BARE
#: Classes that come from the form of a number; a plain item is a word or sign that no table and no pattern names.
SHAPED = ("num", "day", "year", "iso", "slash", "clock", "span", "break", "plain")
UNITS = ("second", "minute", "hour", "day", "night", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
KINDS = ("date", "shift", "offset", "duration", "set", "word", "clock", "anaphor", "range", "none")

_SHAPE_SETS = (
    (), ("plain",), ("num",), ("num", "day"), ("day", "ordinal"), ("num", "year"), ("ordinal",), ("decade",), ("iso",),
    ("slash",), ("clock",), ("span",), ("break", "stop"), ("past",), ("future",),
)  # fmt: skip
_PIECE = re.compile(r"'[^']*'|\"[^\"]*\"|\w+|[()|?*\[\]]|\S")
_SPLIT = re.compile(r"\d+[^\W\d_]*|[^\W\d_]+|[^\w\s]")


class Pattern(Struct, frozen=True):
    """One pattern: how it is found, and what its words mean together."""

    name: str
    kind: str
    match: re.Pattern[str]
    constants: dict[str, Any]
    beyond: bool = False  # whether the words around the part that is reported tell something about it too


class TimeWords(Struct, frozen=True):
    """What a language says about times, compiled."""

    language: str
    lower: dict[str, Entry]  # by folded word, as it is written without a capital
    upper: dict[str, Entry]  # the same for words that begin with a capital
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # first word -> further words, longest first
    shapes: dict[frozenset[str], str]
    patterns: tuple[Pattern, ...]
    starts: re.Pattern[str]
    suffixes: dict[str, str]  # what may be glued to a number: 'th' -> ordinal, 's' -> decade, 'h' -> a unit
    future: frozenset[str]  # characters of the items that point ahead, or back
    past: frozenset[str]
    ahead: frozenset[str]  # characters of the items that point ahead right in front of a day: 'until'
    infinitive: frozenset[str]  # characters of 'be', behind which a participle looks back at nothing
    unclear: frozenset[str]  # characters of the items that leave it open: 'if', 'to'
    possessive: frozenset[str]  # characters of what makes a day an owner: 'Friday's ruling'
    happened: frozenset[str]  # characters of what is over when a report names its day: a ruling, a raid
    joining: frozenset[str]  # characters of 'and' between two days of a month
    glue: frozenset[str]  # characters of the items that no number counts: 'and', 'in', a comma, an end
    counted: frozenset[str]  # characters of articles and numbers, before which 'to' is no infinitive: 'rose to a high'
    stop: frozenset[str]
    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    day_first: bool | None
    spaced_thousands: bool


def folded(word: str) -> str:
    """A word as the lexicon keeps it: lower case, one kind of apostrophe."""
    return word.replace("’", "'").lower()


def phrase(words: str) -> str:
    """The key of an entry of one or more words."""
    return " ".join(_SPLIT.findall(folded(words)))


class _Builder:
    """Gathers classes per word, then gives every set of classes its character."""

    def __init__(self, language: str, data: dict[str, Any]) -> None:
        self.file, self.data = f"{language}/{FILE}", data
        self.words: dict[str, Classes] = {}
        self.capital: dict[tuple[str, str], None] = {}
        self.chars: dict[frozenset[str], str] = {}

    def char(self, classes: frozenset[str]) -> str:
        """The character that stands for a set of classes."""
        return self.chars.setdefault(classes, chr(0xE000 + len(self.chars)))

    def gather(self) -> None:
        """Reads all class tables of the file."""
        for name in sorted(TEXTUAL & set(self.data)):
            table = self.data[name] if isinstance(self.data[name], dict) else {"1": self.data[name]}
            for value, words in table.items():
                for word in words:
                    self.add(name, word, value)

    def add(self, name: str, word: str, value: str) -> None:
        """Puts a word in a class."""
        key = phrase(word)
        if not key:
            raise bad_lexicon(self.file, f"{name}.{value}", f"the entry {word!r} holds no word")
        if name in ("unit", "units") and value not in UNITS:
            raise bad_lexicon(self.file, f"{name}.{value}", f"is no unit; the units are {', '.join(UNITS)}")
        try:
            self.words.setdefault(key, {})[name] = int(value) if name in COUNTED else value
        except ValueError as error:
            raise bad_lexicon(self.file, f"{name}.{value}", "is not a whole number") from error
        if word[0].isupper():
            self.capital[key, name] = None

    def literal(self, word: str) -> str:
        """The class of one word that a pattern names itself."""
        name = f"={phrase(word)}"
        self.words.setdefault(name[1:], {})[name] = None
        return name

    def entries(self, *, capital: bool) -> dict[str, Entry]:
        """Every word with its character and values, as it counts with or without a capital."""
        found = {}
        for key, classes in self.words.items():
            kept = {name: value for name, value in classes.items() if capital or (key, name) not in self.capital}
            found[key] = (self.char(frozenset(kept)), kept)
        return found

    def pieces(self, form: str, where: str, depth: int = 0) -> list[str]:
        """A pattern cut into its pieces, definitions put in."""
        define = self.data.get("define", {})
        found: list[str] = []
        for piece in _PIECE.findall(form):
            if piece in define and depth < 6:
                found += ["(", *self.pieces(define[piece], where, depth + 1), ")"]
            elif piece == "'break'":
                found.append("break")
            elif piece[0] in "'\"":
                found.append(self.literal(piece[1:-1]))
            elif piece in "()|?*[]" or piece in TEXTUAL or piece in SHAPED:
                found.append(piece)
            else:
                raise bad_lexicon(self.file, where, f"{piece!r} is neither a class nor a definition nor a quoted word")
        return found

    def regex(self, pieces: list[str], *, named: bool) -> str:
        """The regular expression of a pattern over class characters."""
        seen: dict[str, int] = {}
        parts = []
        for piece in pieces:
            if piece in ("(", ")", "|", "?", "*"):
                parts.append("(?:" if piece == "(" else piece)
            elif piece in "[]":
                parts.append(("(?P<span>" if piece == "[" else ")") if named else ("(?:" if piece == "[" else ")"))
            else:
                chars = "".join(sorted(char for classes, char in self.chars.items() if piece in classes)) or "\uf8ff"
                seen[piece] = seen.get(piece, 0) + 1
                keep = named and not piece.startswith("=")
                parts.append(f"(?P<{piece}__{seen[piece]}>[{chars}])" if keep else f"[{chars}]")
        return "".join(parts)


def _phrases(words: dict[str, Classes]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for key in words:
        first, *rest = key.split(" ")
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=lambda rest: (-len(rest), rest))) for first, rests in found.items()}


def _patterns(builder: _Builder, rows: list[dict[str, Any]], cut: list[list[str]], language: str) -> tuple[Pattern, ...]:
    found = []
    for row, pieces in zip(rows, cut, strict=True):
        constants = {key: value for key, value in row.items() if key not in ("form", "kind", "name", "beyond")}
        regex = re.compile(builder.regex(pieces, named=True))
        found.append(Pattern(f"{language}/{row['name']}", row["kind"], regex, constants, row.get("beyond", False)))
    return tuple(found)


def _rows(file: str, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The patterns of a file as rows, each with name, kind and form."""
    rows = []
    for name, row in data.get("pattern", {}).items():
        if row.get("kind") not in KINDS:
            raise bad_lexicon(file, f"pattern.{name}", f"kind must be one of {', '.join(KINDS)}")
        forms = row.get("forms")
        if not forms:
            raise bad_lexicon(file, f"pattern.{name}", "has no forms")
        rest = {key: value for key, value in row.items() if key != "forms"}
        rows += [{"name": name, "form": form, **rest} for form in forms]
    return rows


def build(language: str, data: dict[str, Any]) -> TimeWords:
    """The compiled time words of a language from the content of its file; a broken entry is an error with its key."""
    file = f"{language}/{FILE}"
    known = TEXTUAL | {"pattern", "define", "suffix", "past_endings", "future_endings", "day_first", "spaced_thousands"}
    if unknown := sorted(set(data) - known):
        raise bad_lexicon(file, unknown[0], "is no class of time words")
    builder = _Builder(language, data)
    builder.gather()
    rows = _rows(file, data)
    cut = [builder.pieces(row["form"], f"pattern.{row['name']}") for row in rows]
    lower, upper = builder.entries(capital=False), builder.entries(capital=True)
    shapes = {frozenset(names): builder.char(frozenset(names)) for names in _SHAPE_SETS}
    suffixes = {word: kind for kind, words in data.get("suffix", {}).items() for word in words}

    def having(name: str) -> frozenset[str]:
        return frozenset(char for classes, char in builder.chars.items() if name in classes)

    return TimeWords(
        language=language,
        lower=lower,
        upper=upper,
        phrases=_phrases(builder.words),
        shapes=shapes,
        patterns=_patterns(builder, rows, cut, language),
        starts=re.compile("|".join(f"(?:{builder.regex(pieces, named=False)})" for pieces in cut) or r"(?!)"),
        suffixes=suffixes,
        future=having("future"),
        past=having("past"),
        ahead=having("ahead"),
        infinitive=having("infinitive"),
        unclear=having("open"),
        possessive=having("possessive"),
        happened=having("happened"),
        joining=having("joining"),
        glue=having("glue") | having("stop"),
        counted=having("article") | having("number") | having("num"),
        stop=having("stop"),
        past_endings=tuple(data.get("past_endings", ())),
        future_endings=tuple(data.get("future_endings", ())),
        day_first=data.get("day_first"),
        spaced_thousands=bool(data.get("spaced_thousands")),
    )


@cache
def of(language: str | None) -> TimeWords:
    """The time words of a language; only what needs no language where there is no such file."""
    if language and languages.exists(language, FILE):
        return build(language, languages.toml(language, FILE))
    return build("xx", {"pattern": {"numeric": {"kind": "date", "forms": ["iso", "slash"]}}})
