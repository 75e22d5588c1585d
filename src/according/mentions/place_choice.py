"""Which of several places of one name is meant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from according.knowledge.gazetteer import Spot
from according.mentions.place_candidates import Candidate, lies_in
from according.mentions.place_names import Entry
from according.mentions.place_text import Word

BEFORE, AFTER = 300, 100  # characters between a street or building and the place that it is taken to lie in
FAMOUS: Final = 300_000  # people: a city that is believed by any of its names
LOCAL: Final = frozenset({"city", "district", "region", "camp", "territory"})
Shares = dict[str, float]
Regions = dict[tuple[str, str], float]
_KIND: Final = {
    "country": 8.0,
    "territory": 7.0,
    "continent": 8.0,
    "area": 6.0,
    "sea": 6.0,
    "building": 6.0,
    "site": 5.0,
    "camp": 5.0,
    "crossing": 5.0,
    "water": 5.0,
    "former": 5.0,
    "region": 4.5,
    "district": 2.0,
}


def choose(words: Sequence[Word], rows: list[Candidate]) -> None:
    """Gives every candidate its place."""
    countries, regions = _context(rows)
    told: dict[str, Entry] = {}  # what a name was said to be, behind a comma
    for k, row in enumerate(rows):
        if not row.entries or row.chosen:
            continue
        outer = _outer(words, rows, k)
        pairs = [(e, o) for e in row.entries for o in outer.entries if lies_in(e.spot, o.spot)] if outer else []
        best = _best([e for e, _ in pairs] or row.entries, countries, regions)
        if not pairs and _far_fetched(words[row.first], best, countries):
            continue
        row.chosen = best
        if outer and pairs:
            told.setdefault(_key(words, row), row.chosen)
            outer.chosen = next(o for e, o in pairs if e is row.chosen)
    for row in rows:
        known = told.get(_key(words, row))
        if known is not None and row.chosen is not None and not (row.chosen.own and row.chosen.spot.kind == "country"):
            row.chosen = known
    for k, row in enumerate(rows):
        if row.chosen is None:
            row.inside = _holder(words, rows, k, countries, regions)


def _far_fetched(word: Word, best: Entry, countries: Shares) -> bool:
    """Whether a name is only a lesser city's name in some other language, and the report does not speak of its country."""
    spot = best.spot
    return spot.other and spot.population < FAMOUS and word.capital and spot.country not in countries


def _outer(words: Sequence[Word], rows: Sequence[Candidate], k: int) -> Candidate | None:
    """The country or region that stands behind a place: with a comma, a bracket, or 'in'."""
    if k + 1 >= len(rows) or rows[k + 1].demonym or not rows[k + 1].entries:
        return None
    row, after = rows[k], rows[k + 1]
    if _next(words, row, after):
        return after
    between = words[row.last : after.first]
    near = 0 < len(between) <= 3 and all(word.joins for word in words[row.last - 1 : after.first])
    return (
        after
        if near and after.entries[0].spot.kind in ("region", "country") and between[0].low in ("in", "dans", "en", "of")
        else None
    )


def _holder(words: Sequence[Word], rows: Sequence[Candidate], k: int, countries: Shares, regions: Regions) -> Spot | None:
    """The place that one without a point of its own most likely lies in: named by it, else the nearest town or region."""
    if rows[k].holders:
        return _best(rows[k].holders, countries, regions).spot
    outer = _outer(words, rows, k)
    if outer is not None and outer.chosen:
        return outer.chosen.spot
    near = [
        row
        for row in reversed(rows[max(0, k - 8) : k])
        if rows[k].start - row.end <= (BEFORE if rows[k].rule == "site" else AFTER)
    ]
    near += [row for row in rows[k + 1 : k + 4] if row.start - rows[k].end <= AFTER]
    spots = [row.chosen.spot for row in near if row.chosen and not row.chosen.demonym]
    return next((spot for spot in spots if spot.kind in LOCAL), next(iter(spots), None))


def _key(words: Sequence[Word], row: Candidate) -> str:
    return " ".join(word.low for word in words[row.first : row.last])


def _next(words: Sequence[Word], row: Candidate, after: Candidate) -> bool:
    """Whether a candidate stands right behind another one, with a comma or a bracket between them."""
    return row.last == after.first and not words[row.last - 1].joins and after.start - row.end <= 3


def _context(rows: Sequence[Candidate]) -> tuple[Shares, Regions]:
    """How much the report speaks of each country and region, by the names that leave no choice."""
    countries: defaultdict[str, float] = defaultdict(float)
    regions: defaultdict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        if not row.entries:
            continue
        best = _best(row.entries, {}, {})
        spot = best.spot
        if spot.country and not spot.other:
            sure = best.own or len({entry.spot.country for entry in row.entries}) == 1
            countries[spot.country] += 1.0 if sure else 0.3
        if spot.country and spot.kind == "region":
            regions[spot.country, spot.region] += 1.0
    total = sum(countries.values()) or 1.0
    return {country: weight / total for country, weight in countries.items()}, dict(regions)


def _best(entries: Sequence[Entry], countries: Shares, regions: Regions) -> Entry:
    return max(entries, key=lambda entry: (_score(entry, countries, regions), entry.spot.id))


def _score(entry: Entry, countries: Shares, regions: Regions) -> float:
    """How likely a place is meant: how well known it is, and how much the report speaks of where it lies."""
    spot = entry.spot
    score = _KIND.get(spot.kind, 0.0) if spot.kind != "city" else math.log10(spot.population + 10)
    score += 3.5 * entry.own + 2.0 * (entry.seat and spot.kind == "city") - 1.5 * spot.other
    if spot.country in countries:
        score += 1.0 + 3.0 * countries[spot.country]
    if spot.country and spot.kind in ("city", "district") and (spot.country, spot.region) in regions:
        score += 1.5
    return score
