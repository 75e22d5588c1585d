"""The names of places in a language: our own table, the states with their demonyms, and the big table behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from according import knowledge, languages
from according.errors import bad_lexicon
from according.knowledge import gazetteer
from according.knowledge.gazetteer import Spot, fold

FILE: Final = "places.toml"
OWN: Final = "places.tsv"
STATES: Final = "states.tsv"
POINTS: Final = "country_points.tsv"
LONGEST: Final = 6  # words of a name
NAMES_OF: Final = ("en", "fr", "ar", "fa")
LATIN: Final = ("en", "fr")
_SPACE: Final = re.compile(r"[\s\-‑]+|(?<=\b[dlDL]['’])")
_LISTS: Final = (
    "in", "heads_before", "heads_after", "facilities", "facilities_before", "titles", "demonym_endings", "languages",
    "not_places", "not_names", "joints", "proclitics", "breaks", "with", "of", "clitics_in",
)  # fmt: skip


class Entry(NamedTuple):
    """A name that may stand for a place: which one, and what kind of name it is."""

    spot: Spot
    demonym: bool = False
    own: bool = False  # of our own tables
    alt: str | None = None  # another country that holds or claims it
    short: bool = False  # read only behind a comma
    seat: bool = False  # the city of a government
    capital: int = -1  # the last word of the name that is written with a capital; -1: none is


class Found(NamedTuple):
    """A name that begins at a word."""

    length: int
    entries: tuple[Entry, ...]


class Words(NamedTuple):
    """The words around names of a language (`places.toml`), folded."""

    sets: dict[str, frozenset[str]]
    heads: tuple[tuple[str, ...], ...]  # longest first
    proclitics: tuple[str, ...]
    article: str
    article_after: str


def keys(name: str) -> tuple[str, ...]:
    """The folded words of a name, as a text is cut into words."""
    return tuple(filter(None, (fold(part) for part in _SPACE.split(name))))


@cache
def words(language: str) -> Words:
    """The words around names of a language; empty sets where it has none."""
    data = languages.toml(language, FILE)
    for key in data:
        if key not in (*_LISTS, "article", "article_after", "demonym_shifts"):
            raise bad_lexicon(f"{language}/{FILE}", key, "is no list of this file")
    sets = {name: frozenset(fold(word) for word in data.get(name, ())) for name in _LISTS}
    heads = sorted((keys(head) for head in data.get("heads_before", ())), key=lambda parts: (-len(parts), parts))
    clitics = tuple(sorted((fold(word) for word in data.get("proclitics", ())), key=lambda word: (-len(word), word)))
    return Words(sets, tuple(heads), clitics, fold(data.get("article", "")), fold(data.get("article_after", "")))


class Names:
    """The names of our own tables in a language, with those of the big table behind them."""

    def __init__(self, language: str) -> None:
        self._entries: dict[tuple[str, ...], dict[tuple[str, bool], Entry]] = {}
        self._prefixes: set[tuple[str, ...]] = set()
        self.small_starts: set[str] = set()  # first words of names that begin without a capital
        self.arabic = language not in LATIN and language in NAMES_OF
        columns = (language,) if self.arabic else LATIN
        for name, entry in (*_states(language, columns), *_own(language, columns)):
            self._add(name, entry)

    def _add(self, name: str, entry: Entry) -> None:
        parts = keys(name)
        if not parts:
            return
        capitals = [k for k, part in enumerate(_SPACE.split(name)) if part[:1].isupper()]
        entry = entry._replace(capital=min(capitals[-1], len(parts) - 1) if capitals else -1)
        known = self._entries.setdefault(parts, {})
        before = known.setdefault((entry.spot.id, entry.demonym), entry)
        if entry.capital < before.capital:  # 'Gaza city' beside 'Gaza City'
            known[entry.spot.id, entry.demonym] = entry
        self._prefixes.update(parts[:n] for n in range(1, len(parts)))
        if name[0].islower() or self.arabic:
            self.small_starts.add(parts[0])

    def starts(self, word: str) -> bool:
        """Whether a name of our own tables begins with a word, whatever its letters."""
        return word in self.small_starts

    def at(self, low: Sequence[str]) -> list[Found]:
        """The names that some words begin with, longest first."""
        found: list[Found] = []
        for n in range(1, len(low) + 1):
            parts = tuple(low[:n])
            entries = self.of(parts)
            if entries:
                found.insert(0, Found(n, entries))
            if parts not in self._prefixes and not gazetteer.begins(" ".join(parts)):
                break
        return found

    def of(self, parts: tuple[str, ...]) -> tuple[Entry, ...]:
        """All places that have exactly this name."""
        own = tuple(self._entries.get(parts, {}).values())
        known = {entry.spot.id for entry in own if not entry.demonym}
        state = seats().get(parts)
        others = (spot for spot in gazetteer.named(" ".join(parts)) if spot.id not in known)
        return own + tuple(Entry(spot, seat=state is not None and spot.country == state) for spot in others)


@cache
def names(language: str) -> Names:
    """The names of a language, made when they are first needed."""
    return Names(language)


def _split(cell: str) -> Iterator[str]:
    return (part for part in cell.split("|") if part)


@cache
def points() -> dict[str, tuple[float, float]]:
    """Where each state is drawn on a map."""
    return {row["iso3"]: (float(row["lat"]), float(row["lon"])) for row in knowledge.table(POINTS)}


@cache
def state(iso3: str) -> Spot | None:
    """A state as a place."""
    row = next((row for row in knowledge.table(STATES) if row["iso3"] == iso3), None)
    if row is None or iso3 not in points():
        return None
    return Spot(iso3, row["name"], "country", iso3, "", *points()[iso3], 0)


def _states(language: str, columns: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """The names and demonyms of states."""
    for row in knowledge.table(STATES):
        spot = state(row["iso3"])
        if spot is None:
            continue
        for column in columns:
            yield from ((name, Entry(spot, own=True)) for name in _split(row[column]))
        yield from _demonyms(row, spot, language)


def _demonyms(row: dict[str, str], spot: Spot, language: str) -> Iterator[tuple[str, Entry]]:
    data = languages.toml(language, FILE)
    column = f"demonyms_{language}"
    entry = Entry(spot, demonym=True, own=True)
    people = row.get("people_en", "") if language == "en" else ""
    for name in (*_split(row.get(column, "")), *_split(people)):
        yield from ((form, entry) for form in _forms(name, data))


def _forms(name: str, data: dict[str, Any]) -> Iterator[str]:
    """The inflected forms of a demonym."""
    yield from (name + ending for ending in data.get("demonym_endings", ("",)))
    for old, new in data.get("demonym_shifts", ()):
        if name.endswith(old):
            yield name[: -len(old)] + new


def _own(language: str, columns: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """The names of our own table."""
    for row in knowledge.table(OWN):
        spot = _spot(row)
        alt = row["alt"] or None
        for column in columns:
            yield from ((name, Entry(spot, own=True, alt=alt)) for name in _split(row[column]))
        if language in LATIN:
            yield from ((name, Entry(spot, own=True, alt=alt, short=True)) for name in _split(row["short"]))
            yield from _demonyms(row, spot, language)


def _spot(row: dict[str, str]) -> Spot:
    known = gazetteer.place(row["id"])
    people, region = (known.population, known.region) if known else (0, row["id"].partition(".")[2])
    try:
        where = float(row["lat"]), float(row["lon"])
    except ValueError as error:
        raise bad_lexicon(f"knowledge/{OWN}", row["id"], "has no latitude and longitude in degrees") from error
    return Spot(row["id"], row["name"], row["kind"], row["country"] or None, region, *where, people)


@cache
def seats() -> dict[tuple[str, ...], str]:
    """The cities whose names reports use for a government, and its state."""
    return {keys(name): row["iso3"] for row in knowledge.table(STATES) for name in _split(row["seats"])}
