"""What a text says about its own date: days it names, and events it knows of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from according.dating import calendar as days
from according.dating.events import Named
from according.mentions.times import Expression
from according.model import FURNITURE, Report, Span

NEAR = 300  # days between a known day and a weekday with day and month that it gives its year
LEAD = 700  # characters in which a text tells its news; further down a day without a verb may be any day
FAR = 700  # the next year in which they agree must be so much further away


class Clue(Struct, frozen=True):
    """A day that the report cannot be older than, the words that show it, and the rule."""

    day: date
    spans: tuple[Span, ...]
    rule: str


def body(report: Report, expressions: Sequence[Expression]) -> tuple[Expression, ...]:
    """The expressions that stand in the outlet's own words, not in page furniture."""
    skipped = [span for mark in report.marks if mark.kind in FURNITURE for span in mark.spans]
    return tuple(e for e in expressions if not any(s < e.span.end and e.span.start < t for s, t in skipped))


def full_days(expressions: Sequence[Expression]) -> list[Clue]:
    """Days of the calendar that the text tells as past."""
    told = [(e, days.made(e.year, e.month, e.day)) for e in expressions if e.full and e.tense == "past"]
    return [Clue(day, (e.span,), "dating/full_date") for e, day in told if day]


def years(expressions: Sequence[Expression]) -> list[Clue]:
    """Years and months that the text tells as past: it is not older than their first day."""
    dates = [e for e in expressions if e.kind == "date" and e.tense == "past" and e.year and not e.day]
    told = [e for e in dates if not (e.label or e.modifier or e.season or e.quarter or e.half)]
    dated = [(e, days.made(e.year, e.month or 1, 1)) for e in told]
    return [Clue(day, (e.span,), "dating/year") for e, day in dated if day]


def known_events(found: Sequence[Named]) -> list[Clue]:
    """The first days of events that nobody could have named before."""
    return [Clue(n.event.start, n.spans[:1], "dating/event") for n in found if n.event.sudden]


def weekday_dates(expressions: Sequence[Expression], lower: date | None) -> list[Clue]:
    """Days named by weekday, day and month, where one year alone makes them agree near a day that is known."""
    found = []
    for e in expressions:
        if not (e.kind == "date" and e.weekday and e.month and e.day and not e.year):
            continue
        told = e.tense == "past" or (e.tense is None and e.span.start < LEAD)
        if told and lower and (day := _agreeing(e, lower)):
            found.append(Clue(day, (e.span,), "dating/weekday_date"))
    return found


def _agreeing(e: Expression, lower: date) -> date | None:
    fits = [
        d for y in range(lower.year - 7, lower.year + 8) if (d := days.made(y, e.month, e.day)) and d.isoweekday() == e.weekday
    ]
    fits.sort(key=lambda d: abs((d - lower).days))
    if not fits or abs((fits[0] - lower).days) > NEAR:
        return None
    return fits[0] if len(fits) < 2 or abs((fits[1] - lower).days) > FAR else None
