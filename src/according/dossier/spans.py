"""Days, months, years and intervals as the first and the last day of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final, NamedTuple

YEAR, MONTH, DAY = 4, 7, 10  # letters of them in ISO 8601


class Days(NamedTuple):
    """The first and the last day on which something may have been, as ISO days."""

    first: str
    last: str


NEVER: Final = Days("9999-99", "9999-99")  # sorts after every day


def days(when: str | None) -> Days | None:
    """The days of an ISO 8601 day, month, year or interval; None for what is none of these."""
    first, slash, last = (when or "").partition("/")
    start, end = _days(first), _days(last) if slash else _days(first)
    if start is None or end is None:
        return None
    return Days(min(start.first, end.first), max(start.last, end.last))


def _days(when: str) -> Days | None:
    try:
        day = date.fromisoformat(when[:DAY] + "-01-01"[max(0, len(when) - YEAR) :] if len(when) < DAY else when[:DAY])
    except ValueError:
        return None
    if len(when) == YEAR:
        return Days(str(day), f"{when}-12-31")
    if len(when) == MONTH:
        return Days(str(day), f"{when}-{monthrange(day.year, day.month)[1]}")
    return Days(str(day), str(day)) if len(when) >= DAY else None


def within(when: str | None, since: str | None, until: str | None) -> bool:
    """Whether something may have been in a period, both ends with it; what is of an unknown day is in none."""
    if since is None and until is None:
        return True
    found = days(when)
    if found is None:
        return False
    start, end = days(since), days(until)
    return not ((start and found.last < start.first) or (end and found.first > end.last))
