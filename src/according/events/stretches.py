"""Stretches of a text, nested as they like, by the places that they hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from according.model import Span


class Stretches:
    """Numbered stretches; one that runs through the whole text costs no more than others."""

    def __init__(self, stretches: Iterable[tuple[Span, int]]) -> None:
        """Takes stretches with the numbers of what they belong to."""
        self._all = sorted(stretches)
        self._starts = [span.start for span, _ in self._all]
        self._wider: list[int] = []  # of each, the nearest one before it that ends later; -1 where there is none
        for k, (span, _) in enumerate(self._all):
            at = k - 1
            while at >= 0 and self._all[at][0].end <= span.end:
                at = self._wider[at]
            self._wider.append(at)

    def holding(self, start: int, end: int) -> Iterator[int]:
        """The numbers of those that begin at a place or before and end at another or behind, the nearest first."""
        at = bisect_right(self._starts, start) - 1
        while at >= 0:
            span, number = self._all[at]
            if span.end >= end:
                yield number
                at -= 1
            else:
                at = self._wider[at]
