"""Days and TIMEX3 values: what an expression means, counted from a day."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from according.mentions.times import Expression

_PERIOD = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}NI",
    "week": "P{}W",
    "weekend": "P{}WE",
    "month": "P{}M",
    "quarter": "P{}Q",
    "half": "P{}H",
    "year": "P{}Y",
    "decade": "P{}DE",
    "century": "P{}CE",
}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
NEXT, FAR = 70, 200  # and within so many days, whatever the verb, where the last such day is so long ago
SOON = 45  # a day named without a year and without a verb that looks back is meant ahead within so many days
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def parse(day: str | None) -> date | None:
    """The day of an ISO string; None for anything else."""
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def made(year: int | None, month: int | None, day: int | None) -> date | None:
    """A day of the calendar; None where there is no such day."""
    try:
        return date(year or 0, month or 0, day or 0)
    except ValueError:
        return None


def shifted(day: date, months: int) -> date:
    """A day some months on, at most the last day of its month."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week(day: date) -> str:
    """The ISO week of a day: 2023-W45."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def period(unit: str, amount: float | None) -> str:
    """The TIMEX3 value of a length of time: P6W, PT24H, PXY."""
    if unit in ("quarter", "half"):
        unit, amount = "month", amount * _MONTHS[unit] if amount is not None else None
    number = "X" if amount is None else f"{amount:g}" if amount < 1e6 else f"{amount:.0f}"
    return _PERIOD[unit].format(number)


def and_a_half(unit: str, amount: float) -> str:
    """The value of some units and half of one more: PT1H30M, P1Y6M."""
    smaller = {"minute": "30S", "hour": "30M", "day": "T12H", "year": "6M", "decade": "5Y", "century": "50Y"}.get(unit)
    return period(unit, amount) + smaller if smaller else period(unit, amount + 0.5)


def unit_value(day: date, unit: str) -> str:
    """The stretch of the calendar of one unit around a day: its week, its month, its year."""
    values: dict[str, Callable[[], str]] = {
        "week": lambda: week(day),
        "weekend": lambda: f"{week(day)}-WE",
        "month": lambda: f"{day:%Y-%m}",
        "quarter": lambda: f"{day.year}-Q{(day.month + 2) // 3}",
        "half": lambda: f"{day.year}-H{1 if day.month < 7 else 2}",
        "year": lambda: f"{day.year:04}",
        "decade": lambda: f"{day.year // 10}",
        "century": lambda: f"{day.year // 100}",
        "night": lambda: f"{day}TNI",
    }
    return values.get(unit, lambda: str(day))()


def moved(day: date, unit: str, count: float) -> date:
    """A day some units on."""
    try:
        if unit in _MONTHS:
            return shifted(day, round(count * _MONTHS[unit]))
        days = {"week": 7.0, "weekend": 7.0, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}.get(unit, 1.0)
        return day + timedelta(days=round(count * days))
    except (OverflowError, ValueError):
        return day


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The next day of the week from a day on (0: not after it, the news default; -1: before it; 1: after it)."""
    back = (day.isoweekday() - weekday) % 7
    if direction > 0:
        return day + timedelta(days=(-back % 7) or 7)
    return day - timedelta(days=back or (7 if direction < 0 else 0))


def year_near(month: int, day: int | None, reference: date, *, tense: str | None, weekday: int | None = None) -> int | None:
    """The year of a day or month named without one: the last time it came before the reference, or comes next."""
    if weekday and day:
        fits = [
            d for y in range(reference.year - 6, reference.year + 2) if (d := made(y, month, day)) and d.isoweekday() == weekday
        ]
        return min(fits, key=lambda d: (abs((d - reference).days), d)).year if fits else None
    mark = (month, day) if day else (month,)
    now = (reference.month, reference.day)[: len(mark)]
    ahead, back = reference.year + (mark < now), reference.year - (mark > now)
    to_come, gone = ((made(year, month, day or 15) or reference) - reference for year in (ahead, back))
    close = to_come.days <= (SOON if tense is None else -1) or (day is not None and to_come.days <= NEXT < FAR <= -gone.days)
    far = -gone.days <= NEXT < FAR <= to_come.days
    if (tense == "future" and not far) or close or (tense is None and day is None and to_come < -gone):
        return ahead
    return back


def nth_weekday(year: int, month: int, number: int, weekday: int) -> date:
    """The nth day of the week in a month: the fourth Thursday of November."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def clock(expression: Expression) -> str:
    """The part of a value after the day: T17:00, TMO, or nothing."""
    if expression.hour is not None:
        return f"T{expression.hour:02}:{expression.minute or 0:02}"
    return f"T{expression.part}" if expression.part else ""


def season_value(season: str, reference: date, *, ahead: bool, strict: bool = False) -> str:
    """The season before (or after) a day: 2023-SU."""
    begins = date(reference.year, _SEASON_MONTH[season], 1)
    year = reference.year
    if ahead:
        year += begins < reference
    elif begins > reference or (strict and shifted(begins, 3) > reference):
        year -= 1
    return f"{year}-{season}"
