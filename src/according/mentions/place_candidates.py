"""Names in a text that stand for a place: what the tables know, weighed against what the text says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from according import knowledge
from according.knowledge.gazetteer import Spot, fold
from according.mentions.place_names import LONGEST, Entry, Found, Names, names, seats, words
from according.mentions.place_sites import sites, unlisted
from according.mentions.place_text import Entities, Entity, Word
from according.model import Span

KNOWN: Final = 100_000  # people: a city that is known by its name alone
METROPOLIS: Final = 500_000  # a city that may stand before a hyphen: the Paris-Nice train
TOWN: Final = 5_000  # people: a town that is believed behind 'in'
UNLIKELY_PARTS: Final = frozenset({"sea", "water", "area", "site"})  # Virgin Atlantic is no ocean
PERSON, BODY, LOCATION = "PER", "ORG", "LOC"


class Candidate(Struct):
    """A name in the text that stands for a place."""

    start: int
    end: int
    first: int  # its words: from the first
    last: int  # up to this one, which is no part
    entries: tuple[Entry, ...]
    rule: str
    name: tuple[str, ...] = ()  # its folded words, without what is written in front of them
    part: bool = False  # of the name of a body
    chosen: Entry | None = None
    holders: tuple[Entry, ...] = ()  # the places that the name of a building begins with
    inside: Spot | None = None  # for a place that no table has: the one it lies in

    @property
    def demonym(self) -> bool:
        """Whether it can only be a demonym."""
        return bool(self.entries) and all(entry.demonym for entry in self.entries)


@cache
def _given() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in knowledge.table("given_names.tsv"))


class _Search:
    """One text that is searched."""

    def __init__(self, row: Sequence[Word], entities: Entities, language: str) -> None:
        self.row, self.entities = row, entities
        self.low = [word.low for word in row]
        self.names: Names = names(language)
        self.words = words(language)
        self.plain = {word.low for word in row if not word.capital}
        self.ends = _runs(row)

    def starts(self, i: int) -> bool:
        """Whether a name may begin at a word."""
        word = self.row[i]
        if self.names.arabic:
            return len(word.low) > 2
        return not word.elided and (word.capital or self.names.starts(word.low))

    def at(self, i: int) -> Candidate | None:
        """The longest name of the tables that begins at a word."""
        low = self.low[i : min(self.ends[i], i + LONGEST)]
        found, cut = self.names.at(low), 0
        if not found and self.names.arabic:
            found, cut = self._bare(low)
        for length, named in found:
            entries = tuple(entry for entry in named if self._fits(entry, i, length))
            if entries:
                start, end, name = self.row[i].start + cut, self.row[i + length - 1].end, (low[0][cut:], *low[1:length])
                return Candidate(start, end, i, i + length, entries, "gazetteer", name)
        return None

    def _bare(self, low: list[str]) -> tuple[list[Found], int]:
        """The names behind the particles that are written in front of a word, and their length."""
        article, merged = self.words.article, self.words.article_after
        if merged and low[0].startswith(merged):
            return self.names.at([article + low[0].removeprefix(merged), *low[1:]]), 2
        for clitic in self.words.proclitics:
            rest = low[0].removeprefix(clitic)
            if rest != low[0] and len(rest) > 2 and (found := self.names.at([rest, *low[1:]])):
                return found, len(clitic)
        return [], 0

    def _fits(self, entry: Entry, i: int, length: int) -> bool:
        """Whether the letters of the text can be this name: capitals, and stops in abbreviations."""
        word = self.row[i]
        if entry.short:
            whole = word.surface.isupper() or len(word.low) > 2 or word.after[:1] == "."
            return word.surface.count(".") > 1 or (
                self.comma(i) and whole and (len(word.low) > 2 or self.row[i - 1].after[:1] == ",")
            )
        if self.names.arabic:
            return True
        last = entry.capital if entry.own else length - 1
        if (last >= 0 and not self.row[i + last].capital) or not (entry.own or word.capital):
            return False
        if length == 1 and len(word.low) <= 3:
            return word.surface.isupper() == (len(word.low) < 3 or word.low in _CAPITALS)
        return True

    def comma(self, i: int) -> bool:
        """Whether a comma or a bracket stands between a word and a capital one before it."""
        return i > 0 and self.row[i - 1].capital and self.row[i - 1].after in (", ", ",", " (", "، ")


_CAPITALS: Final = frozenset({"usa", "uae", "drc", "nsw", "pei", "rca", "rdc", "eau"})


def _runs(row: Sequence[Word]) -> list[int]:
    """For each word the end of the words that hang together from it on."""
    ends = [0] * len(row)
    end = len(row)
    for i in range(len(row) - 1, -1, -1):
        if not row[i].joins:
            end = i + 1
        ends[i] = end
    return ends


def candidates(row: Sequence[Word], entities: Entities, *, language: str, skipped: Sequence[Span]) -> list[Candidate]:
    """The names of a text that stand for places, in order."""
    search = _Search(row, entities, language)
    named = dict(sites(row, entities, search.words))
    found: list[Candidate] = []
    i = 0
    while i < len(row):
        candidate = search.at(i) if search.starts(i) else None
        if i in named and (candidate is None or candidate.last < named[i]):
            candidate = _site(search, i, named[i], candidate)
        elif candidate is not None and not _believed(search, candidate):
            candidate = None
        if candidate is not None and not _touches(candidate, skipped):
            found.append(candidate)
            i = candidate.last
        else:
            i += 1
    return _with_unlisted(search, found, skipped)


def _touches(candidate: Candidate, spans: Sequence[Span]) -> bool:
    return any(span.start < candidate.end and candidate.start < span.end for span in spans)


def _site(search: _Search, first: int, last: int, candidate: Candidate | None) -> Candidate:
    """A street or building; it lies in the place that its name begins with, if it does."""
    entries = candidate.entries if candidate and not candidate.demonym and _strong(search, candidate) else ()
    return Candidate(search.row[first].start, search.row[last - 1].end, first, last, (), "site", holders=entries)


def _with_unlisted(search: _Search, found: list[Candidate], skipped: Sequence[Span]) -> list[Candidate]:
    """The names, and what the grammar calls places beside them."""
    taken = [*(Span(row.start, row.end) for row in found), *skipped]
    starts = [word.start for word in search.row]
    for span in unlisted(search.row, search.entities, search.words, taken):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        candidate = Candidate(span.start, span.end, first, last, (), "unlisted")
        if _behind_in(search, candidate) and not _known_otherwise(search, candidate):
            found.append(candidate)
    return sorted(found, key=lambda row: row.start)


def _believed(search: _Search, candidate: Candidate) -> bool:
    """Whether a name stands for a place here; notes whether it is a part of a body's name."""
    if _hyphened(search, candidate):
        return False
    entity = search.entities.over(candidate.start, candidate.end)
    if candidate.demonym:
        return entity is None or entity.label != PERSON or _same(entity, candidate)
    if candidate.last - candidate.first == 1 and search.low[candidate.first] in search.entities.persons:
        return (entity is None or entity.label == LOCATION) and _strong(search, candidate) and _behind_in(search, candidate)
    if entity is None:
        return _untagged(search, candidate)
    if entity.label == PERSON:
        return _same(entity, candidate) and not _titled(search, candidate) and _misheard(search, candidate)
    if entity.label == BODY:
        candidate.part = not _same(entity, candidate)
        kind = candidate.entries[0].spot.kind
        if candidate.part and (_broken(search, candidate) or candidate.entries[0].spot.other):
            return False
        return _strong(search, candidate) and kind != "building" and not (candidate.part and kind in UNLIKELY_PARTS)
    return _same(entity, candidate) or _strong(search, candidate) or _contained(search, candidate)


def _misheard(search: _Search, candidate: Candidate) -> bool:
    """Whether what the grammar calls a person is a place all the same: it calls it one elsewhere, or 'in' stands before it."""
    name = " ".join(search.low[candidate.first : candidate.last])
    return name in search.entities.located or (_strong(search, candidate) and _behind_in(search, candidate))


def _same(entity: Entity, candidate: Candidate) -> bool:
    return entity.start >= candidate.start and entity.end <= candidate.end


def _common(search: _Search, candidate: Candidate) -> bool:
    """Whether a single word is also an ordinary one, by the list of the language or by this text."""
    if candidate.last - candidate.first > 1:
        return False
    word = candidate.name[0] if candidate.name else search.low[candidate.first]
    return word in search.words.sets["not_places"] or (not search.names.arabic and word in search.plain) or word in _given()


def _strong(search: _Search, candidate: Candidate) -> bool:
    """Whether the tables alone make a place likely: a name of our own table, a capital, a region, a big city."""
    if any(entry.own for entry in candidate.entries):
        return True
    if _common(search, candidate) or (search.names.arabic and not _well_known(search, candidate)):
        return False
    if candidate.name in seats():
        return True
    return any(
        spot.population >= KNOWN and not (spot.other and spot.population < 5 * KNOWN)
        for spot in (entry.spot for entry in candidate.entries)
    )


def _well_known(search: _Search, candidate: Candidate) -> bool:
    """Whether a name without capitals is a big city's beyond doubt, or stands behind a word of place."""
    if candidate.end - candidate.start <= 3:
        return False
    return any(entry.spot.population >= 10 * KNOWN for entry in candidate.entries) or _behind_in(search, candidate)


def _behind_in(search: _Search, candidate: Candidate) -> bool:
    """Whether a word of place stands in front."""
    i = candidate.first - 1
    if candidate.start > search.row[candidate.first].start:
        return search.low[candidate.first][:1] in search.words.sets["clitics_in"]
    while i >= 0 and (search.row[i].elided or search.low[i] in ("the", "le", "la", "les")):
        i -= 1
    return i >= 0 and search.low[i] in search.words.sets["in"] and not search.row[i].capital


def _headed(search: _Search, candidate: Candidate) -> bool:
    """Whether the text says that it is a city, a province …"""
    before, after = candidate.first, candidate.last
    if after < len(search.low) and search.row[after - 1].joins and search.low[after] in search.words.sets["heads_after"]:
        return True
    return any(before >= len(head) and tuple(search.low[before - len(head) : before]) == head for head in search.words.heads)


def _goes_on(search: _Search, candidate: Candidate) -> bool:
    """Whether one more capital word makes a city's name another one: Paris Hilton."""
    i = candidate.last
    if i >= len(search.row) or not search.row[i - 1].joins or not search.row[i].capital or candidate.entries[0].own:
        return False
    return search.low[i] not in search.words.sets["heads_after"] and "-" not in search.row[i - 1].surface


def _known_otherwise(search: _Search, candidate: Candidate) -> bool:
    """Whether the report calls a person or a body by a word of this name elsewhere."""
    words = search.low[candidate.first : candidate.last]
    return words[-1] in search.entities.persons or (len(words) == 1 and words[0] in search.entities.bodies)


def _hyphened(search: _Search, candidate: Candidate) -> bool:
    """Whether a name of a smaller place is only half of a double name: Iwo-Jima."""
    if candidate.entries[0].own or any(entry.spot.population >= METROPOLIS for entry in candidate.entries):
        return False
    before, after = candidate.first - 1, candidate.last
    ahead = after < len(search.row) and search.row[after - 1].after in ("-", "‑") and search.row[after].capital
    return ahead or (before >= 0 and search.row[before].after in ("-", "‑") and search.row[before].capital)


def _broken(search: _Search, candidate: Candidate) -> bool:
    """Whether the word behind makes it the name of a newspaper or the like: Washington Post."""
    i = candidate.last
    return (
        i < len(search.row)
        and search.row[i - 1].joins
        and search.row[i].capital
        and search.low[i] in search.words.sets["breaks"]
    )


def _titled(search: _Search, candidate: Candidate) -> bool:
    """Whether a person's title or given name stands in front."""
    i = candidate.first - 1
    if (
        i < 0
        or not search.row[i].capital
        or not (search.row[i].joins or search.row[candidate.first].start - search.row[i].end == 2)
    ):
        return False
    return search.low[i] in search.words.sets["titles"] or search.low[i] in _given()


def _contained(search: _Search, candidate: Candidate) -> bool:
    """Whether a region or country that one of its places lies in stands behind a comma."""
    i = candidate.last
    if i >= len(search.row) or search.row[i - 1].joins or not search.comma(i):
        return False
    behind = search.at(i)
    return behind is not None and any(
        lies_in(entry.spot, outer.spot) for entry in candidate.entries for outer in behind.entries
    )


def lies_in(spot: Spot, outer: Spot) -> bool:
    """Whether a place lies in a country or region."""
    if outer.kind in ("country", "territory"):
        return spot.country == outer.country and spot.kind != "country"
    return (
        outer.kind in ("region", "district")
        and spot.country == outer.country
        and spot.region == outer.region
        and spot.id != outer.id
    )


def _untagged(search: _Search, candidate: Candidate) -> bool:
    """Whether a name that the grammar calls nothing, or that there is no grammar for, stands for a place."""
    if _titled(search, candidate) and not _contained(search, candidate):
        return False
    if (not search.entities.known and _goes_on(search, candidate)) or _broken(search, candidate):
        return False
    if _strong(search, candidate):
        return candidate.entries[0].spot.kind != "building" or _behind_in(search, candidate)
    if _contained(search, candidate) or (_headed(search, candidate) and not _common(search, candidate)):
        return True
    towns = any(entry.spot.population >= TOWN and not entry.spot.other for entry in candidate.entries)
    return towns and _behind_in(search, candidate) and not _common(search, candidate)
