"""Where a figure holds: the place that its sentence names nearest to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from according.figures.scene import Scene
from according.mentions.numbers import Number
from according.model import Place, Span, Spans

BREAK: Final = 40  # characters that a semicolon between a number and a place counts for
BEFORE: Final = 15  # what a place in front of a number counts for: 'killed 12 in …' is the rule


class Where(NamedTuple):
    """A place by name, with the words that say so."""

    name: str | None = None
    spans: Spans = ()


class Places:
    """The places of a report where something happens; governments, peoples and parts of names are none."""

    def __init__(self, places: Sequence[Place]) -> None:
        located = [row for row in places if row.kind == "place" and row.use == "location" and row.spans]
        self.rows = sorted(located, key=lambda row: row.spans)
        self.starts = [row.spans[0].start for row in self.rows]

    def within(self, span: Span) -> list[Place]:
        """The places named in a stretch of the text."""
        return self.rows[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def of(self, scene: Scene, number: Number) -> Where:
        """The place of a number: the nearest one of its sentence, rather behind it than in front."""
        found = self.within(scene.span)
        if not found:
            return Where()
        best = min(found, key=lambda row: (_distance(scene, number, row.spans[0]), row.spans))
        return Where(best.name or best.surface, best.spans)


def _distance(scene: Scene, number: Number, place: Span) -> int:
    text, span = scene.words.text, number.span
    behind = place.start >= span.end
    between = text[span.end : place.start] if behind else text[place.end : span.start]
    return len(between) + BREAK * between.count(";") + (0 if behind else BEFORE)
