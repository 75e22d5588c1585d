"""Where a figure holds: the place that its sentence names nearest to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from according.figures.scene import Scene
from according.mentions.numbers import Number
from according.model import Party, Place, Span, Spans

BREAK: Final = 40  # characters that a semicolon between a number and a place counts for
BEFORE: Final = 15  # what a place in front of a number counts for: 'killed 12 in …' is the rule


class Where(NamedTuple):
    """A place by name, with the words that say so."""

    name: str | None = None
    spans: Spans = ()


class Places:
    """The places of a report where something happens; governments, peoples and parts of names are none."""

    def __init__(self, places: Sequence[Place]) -> None:
        named = sorted((row for row in places if row.kind == "place" and row.spans), key=lambda row: row.spans)
        self.rows = [row for row in named if row.use == "location"]
        self.seats = [row for row in named if row.use == "name_part"]
        self.starts = [row.spans[0].start for row in self.rows]

    def within(self, span: Span) -> list[Place]:
        """The places named in a stretch of the text."""
        return self.rows[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def of(self, scene: Scene, number: Number, source: Party | None) -> Where:
        """The place of a number: the nearest one of its sentence, rather behind it than in front; else that of its source."""
        found = self.within(scene.span)
        if not found:
            return self._of_source(source)
        best = min(found, key=lambda row: (_distance(scene, number, row.spans[0]), row.spans))
        return Where(best.name or best.surface, best.spans)

    def _of_source(self, source: Party | None) -> Where:
        """The place in the name of an authority whose count it is: 'the Gaza health ministry'."""
        for start, end in source.spans if source else ():
            for row in self.seats:
                if start <= row.spans[0].start and row.spans[0].end <= end:
                    return Where(row.name or row.surface, row.spans)
        return Where()


def _distance(scene: Scene, number: Number, place: Span) -> int:
    text, span = scene.words.text, number.span
    behind = place.start >= span.end
    between = text[span.end : place.start] if behind else text[place.end : span.start]
    return len(between) + BREAK * between.count(";") + (0 if behind else BEFORE)
