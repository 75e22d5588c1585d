"""Named places that no table has: streets, hospitals, crossings, and whatever else the grammar calls a place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from according.mentions.place_names import Words
from according.mentions.place_text import Entities, Word
from according.model import Span

LOCATION, PERSON = "LOC", "PER"
Site = tuple[int, int]  # its words: from the first, up to one that is no part


def sites(row: Sequence[Word], entities: Entities, words: Words) -> list[Site]:
    """The stretches of words that name a street, a building and the like, in order and not overlapping."""
    found: list[Site] = []
    for i, word in enumerate(row):
        site = _behind(row, i, words) if word.low in words.sets["facilities"] else None
        site = site or (_ahead(row, i, words) if word.low in words.sets["facilities_before"] else None)
        if site and (not found or site[0] >= found[-1][1]) and not _person(row, site, entities):
            found.append(site)
    return found


def _behind(row: Sequence[Word], i: int, words: Words) -> Site | None:
    """Capital words in front of a capital noun: Dufferin Street."""
    if not row[i].capital:
        return None
    first = i
    while first > 0 and row[first - 1].joins:
        before = row[first - 1]
        if before.capital and before.low not in words.sets["not_names"]:
            first -= 1
        elif first > 1 and first < i and before.low in words.sets["of"] and row[first - 2].joins and row[first - 2].capital:
            first -= 2
        else:
            break
    return (first, i + 1) if first < i and len(row[first].low) > 1 else None


def _ahead(row: Sequence[Word], i: int, words: Words) -> Site | None:
    """A noun in front of capital words, with a preposition between them at most: rue de la Paix, hôpital Nasser."""
    last = i
    while last + 1 < len(row) and row[last].joins and last - i < 3 and row[last + 1].low in words.sets["joints"]:
        last += 1
    start = last + 1
    while last + 1 < len(row) and row[last].joins and row[last + 1].capital:
        last += 1
    return (i, last + 1) if last >= start else None


def _person(row: Sequence[Word], site: Site, entities: Entities) -> bool:
    entity = entities.over(row[site[0]].start, row[site[1] - 1].end)
    return entity is not None and entity.label == PERSON and entity.end >= row[site[1] - 1].end


def unlisted(row: Sequence[Word], entities: Entities, words: Words, taken: Sequence[Span]) -> list[Span]:
    """What the grammar calls a place and no name of the tables touches."""
    places = [Span(entity.start, entity.end) for entity in entities.rows if entity.label == LOCATION]
    ordered = sorted(taken)
    reach = list(accumulate((span.end for span in ordered), max))  # how far any of the first so many goes
    begun = (bisect_left(ordered, span.end, key=lambda other: other.start) for span in places)
    rest = [span for span, count in zip(places, begun, strict=True) if not count or reach[count - 1] <= span.start]
    starts = {word.start: word for word in row}
    return [span for span in rest if span.start in starts and _name(starts[span.start], words)]


def _name(word: Word, words: Words) -> bool:
    return (
        word.capital
        and len(word.low) > 2
        and word.low not in words.sets["not_places"]
        and word.low not in words.sets["not_names"]
    )
