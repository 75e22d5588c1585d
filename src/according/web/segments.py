"""Overlapping and nested spans cut into flat segments, so that a page needs no script to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Label(NamedTuple):
    """A stretch of a text, what it is, the row it belongs to, and what is said of it."""

    start: int
    end: int
    kind: str
    row: str
    note: str


class Segment(NamedTuple):
    """A stretch with the same labels all along; ``starts`` are those that begin with it."""

    start: int
    end: int
    labels: tuple[Label, ...]
    starts: tuple[Label, ...]


def segments(start: int, end: int, labels: Iterable[Label]) -> Iterator[Segment]:
    """Segments that fill ``[start, end)`` without gap or overlap; labels outside it are cut off."""
    here = sorted(label for label in labels if label.start < end and label.end > start)
    cuts = sorted({start, end} | {cut for label in here for cut in (label.start, label.end) if start < cut < end})
    active: list[Label] = []
    waiting = 0
    for left, right in pairwise(cuts):
        active = [label for label in active if label.end > left]
        while waiting < len(here) and here[waiting].start <= left:
            active.append(here[waiting])
            waiting += 1
        yield Segment(left, right, tuple(active), tuple(label for label in active if label.start == left))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the lines of a text that are not blank, without their line ends."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1
