"""One count through time: for every day the lowest and the highest number that reports give, and who gives it.

Running totals and counts of single incidents are two different series; parts, sums of our own, vague counts and earlier counts
('up from 19') belong to neither. Nothing is averaged or corrected: a day shows what was told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import Final, Literal

from msgspec import Struct

from according.model import Bound, Figure, Report

Kind = Literal["total", "incident"]
KINDS: Final[tuple[Kind, ...]] = ("total", "incident")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z")


class Count(Struct, frozen=True, kw_only=True):
    """A number on a day, according to somebody."""

    day: str
    low: float | int
    high: float | int
    bound: Bound
    source: str
    dated: bool  # the text says the day; else it is that of the report
    figure: str
    report: str
    outlet: str | None
    words: str


class Day(Struct, frozen=True, kw_only=True):
    """All counts of a day, from the lowest to the highest."""

    day: str
    lowest: Count
    highest: Count
    counts: tuple[Count, ...]


def counts(
    rows: Iterable[tuple[Figure, Report]], *, kind: Kind = "total", denied: Container[str | None] = ()
) -> Iterator[Count]:
    """The figures that make a series, each with its day: its own, or that of its report; without either it is left out.

    Figures inside the statements ``denied`` are left out too: who denies that eleven died does not count eleven.
    """
    for row, report in rows:
        if row.statement in denied:
            continue
        low, high = (row.value, row.value) if row.value is not None else (row.low, row.high)
        day = row.as_of if row.as_of and _DAY.match(row.as_of) else report.published or report.reference_date
        if low is None or high is None or day is None or not _belongs(row, kind):
            continue
        yield Count(
            day=day,
            low=low,
            high=high,
            bound=row.bound,
            source=source(row, report),
            dated=row.as_of_basis == "expression" and row.as_of == day,
            figure=row.id,
            report=row.report,
            outlet=report.outlet,
            words=row.surface,
        )


def _belongs(row: Figure, kind: Kind) -> bool:
    if kind == "total" and row.rule.startswith("figures/one_"):
        return False
    told = not (row.part_of or row.sum_of or row.duplicate_of or row.vague or row.rule.endswith("_compared"))
    return told and row.cumulative == (kind == "total")


def source(row: Figure, report: Report) -> str:
    """Who gives a figure: its speaker, else the outlet."""
    who = row.attributed_to
    return (who.name or who.surface if who else None) or report.outlet or "unknown"


def days(found: Iterable[Count]) -> list[Day]:
    """The counts of each day in order, with the lowest and the highest of them."""
    ordered = sorted(found, key=lambda count: (count.day, count.low, count.high, count.source, count.figure))
    rows = []
    for day, same in groupby(ordered, key=lambda count: count.day):
        told = tuple(same)
        highest = max(told, key=lambda count: (count.high, count.low))
        rows.append(Day(day=day, lowest=told[0], highest=highest, counts=told))
    return rows
