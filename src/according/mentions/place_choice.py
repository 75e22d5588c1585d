"""Which of several places of one name is meant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from according.mentions.place_candidates import Candidate, lies_in
from according.mentions.place_names import Entry
from according.mentions.place_text import Word

_KIND: Final = {"country": 8.0, "territory": 7.0, "continent": 8.0, "area": 6.0, "sea": 6.0, "region": 4.5, "district": 2.0}


def choose(words: Sequence[Word], rows: list[Candidate]) -> None:
    """Gives every candidate its place."""
    countries, regions = _context(rows)
    told: dict[str, Entry] = {}  # what a name was said to be, behind a comma
    for k, row in enumerate(rows):
        outer = rows[k + 1] if k + 1 < len(rows) and _next(words, row, rows[k + 1]) else None
        inside = [e for e in row.entries if outer and any(lies_in(e.spot, o.spot) for o in outer.entries if not o.demonym)]
        row.chosen = _best(inside or row.entries, countries, regions)
        if inside:
            told.setdefault(_key(words, row), row.chosen)
    for row in rows:
        known = told.get(_key(words, row))
        if known is not None and row.chosen is not None and not (row.chosen.own and row.chosen.spot.kind == "country"):
            row.chosen = known


def _key(words: Sequence[Word], row: Candidate) -> str:
    return " ".join(word.low for word in words[row.first : row.last])


def _next(words: Sequence[Word], row: Candidate, after: Candidate) -> bool:
    """Whether a candidate stands right behind another one, with a comma or a bracket between them."""
    return row.last == after.first and not words[row.last - 1].joins and after.start - row.end <= 3


def _context(rows: Sequence[Candidate]) -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    """How much the report speaks of each country and region, by the names that leave no choice."""
    countries: defaultdict[str, float] = defaultdict(float)
    regions: defaultdict[tuple[str, str], float] = defaultdict(float)
    for row in rows:
        best = _best(row.entries, {}, {})
        spot = best.spot
        if spot.country:
            sure = best.own or len({entry.spot.country for entry in row.entries}) == 1
            countries[spot.country] += 1.0 if sure else 0.3
        if spot.country and spot.kind == "region":
            regions[spot.country, spot.region] += 1.0
    total = sum(countries.values()) or 1.0
    return {country: weight / total for country, weight in countries.items()}, dict(regions)


def _best(entries: Sequence[Entry], countries: dict[str, float], regions: dict[tuple[str, str], float]) -> Entry:
    return max(entries, key=lambda entry: (_score(entry, countries, regions), entry.spot.id))


def _score(entry: Entry, countries: dict[str, float], regions: dict[tuple[str, str], float]) -> float:
    """How likely a place is meant: how well known it is, and how much the report speaks of where it lies."""
    spot = entry.spot
    score = _KIND.get(spot.kind, 0.0) if spot.kind != "city" else math.log10(spot.population + 10)
    score += 2.5 * entry.own - 1.5 * spot.other
    if spot.country in countries:
        score += 1.0 + 3.0 * countries[spot.country]
    if spot.country and spot.kind in ("city", "district") and (spot.country, spot.region) in regions:
        score += 2.5
    return score
