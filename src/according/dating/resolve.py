"""Time expressions of a report with their TIMEX3 values, counted from the report's reference date."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from according.dating import calendar as days
from according.mentions.times import Expression
from according.model import Mention, Report, identified, quote

SPEAKS_OF = 2500  # characters in which a quarter stays what a text speaks of
HEADS = ("dateline", "heading")
ISO = 10  # letters of an ISO day
OLDER = 31  # days that a story in a report may be older than the report
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_LENGTH = re.compile(r"PT?[\dX]")
_LONGER = re.compile(r"P(?:[4-9]|1\d|2[0-4])M|P1Y|\d{4}")
Anchor = Literal["report", "text", "none"]
Resolved = tuple[str | None, Anchor]


class _Place(Struct):
    """Where the reader stands in the text: the report's day, and the last days that the text named."""

    text: str
    reference: date | None
    oldest: date | None = None  # the report is not older than this day
    origin: date | None = None  # the report's own day, whatever dateline stands above
    named: tuple[date, int] | None = None  # a day of the calendar, and where it stood
    told: tuple[date, int] | None = None  # a day told from the report's: 'on Wednesday', 'yesterday'
    quarters: tuple[tuple[int, int, int], ...] = ()  # the quarters that the text named: year, number, where it stood
    longer: int = -1  # where a year or several months last stood: 'the first nine months', 'the year ended …'
    year: int | None = None  # the year of the last day, month or year that the text named

    def anchor(self, expression: Expression) -> tuple[date | None, Anchor]:
        """The day that an expression counts from: one named in the same paragraph, else the day last told."""
        if expression.reference != "text" and expression.kind != "anaphor":
            return self.reference, "report"
        known = [day for day in (self.named, self.told) if day]
        if not known:
            return self.reference, "report"
        last = max(known, key=lambda day: day[1])
        if self.told and "\n" in self.text[last[1] : expression.span.start]:
            last = self.told
        return last[0], "text"

    def remember(self, expression: Expression, value: str | None) -> None:
        """Keeps the day of an expression for those that come after it."""
        day = days.parse(value[:10]) if value and expression.type in ("DATE", "TIME") else None
        quarter = _QUARTER.fullmatch(value or "")
        if quarter and not expression.direction:
            self.quarters += ((int(quarter[1]), int(quarter[2]), expression.span.end),)
        if _LONGER.fullmatch(value or "") and not expression.label:
            self.longer = expression.span.end
        if value and value[:4].isdigit() and (expression.year is not None or expression.month is not None):
            self.year = int(value[:4])
        if day and expression.month is not None:
            self.named = day, expression.span.end
        elif day and not (expression.part == "NI" and expression.kind == "shift"):  # a night lies in two days
            self.told = day, expression.span.end

    def turn(self, expression: Expression, value: str | None) -> None:
        """Counts from the day of a dateline, if it lies within days of the report's own."""
        day = days.parse(value) if value and len(value) == ISO else None
        own = self.origin
        if day and own and expression.day is not None and 0 <= (own - day).days <= OLDER:
            self.reference = day

    def near_quarter(self, expression: Expression) -> tuple[int, int] | None:
        """The quarter that the text speaks of: one named in the same paragraph, else the one it named most of late."""
        near = [quarter for quarter in self.quarters if expression.span.start - quarter[2] <= SPEAKS_OF]
        if not near:
            return None
        named = [quarter[:2] for quarter in near]
        if "\n" not in self.text[near[-1][2] : expression.span.start]:
            return named[-1]
        return max(named, key=named.count)


def resolve(report: Report, expressions: Sequence[Expression]) -> tuple[Mention, ...]:
    """One time mention per expression, in order; a relative one has no value where the report has no date to count from.

    Behind a dateline or a heading with a day of its own, times count from that day: several stories in one report.
    """
    own = days.parse(report.reference_date)
    place = _Place(report.text, own, days.parse(report.not_before), own)
    heads = [span for mark in report.marks if mark.kind in HEADS for span in mark.spans]
    rows: list[Mention] = []
    for expression in expressions:
        rows.append(_mention(report, expression, place))
        if heads and any(start <= expression.span.start and expression.span.end <= end for start, end in heads):
            place.turn(expression, rows[-1].value)
    return tuple(rows)


def _mention(report: Report, expression: Expression, place: _Place) -> Mention:
    value, anchor = _RULES[expression.kind](expression, place)
    place.remember(expression, value)
    row = Mention(
        report=report.id,
        spans=(expression.span,),
        surface=quote(report.text, (expression.span,)),
        rule=expression.rule,
        kind="time",
        type="DURATION" if expression.type == "DATE" and _LENGTH.match(value or "") else expression.type,
        value=value,
        anchor=anchor if value else "none",
    )
    return identified(row)


def _date(expression: Expression, place: _Place) -> Resolved:
    """A day, month, year, quarter, season or weekday as the calendar names it."""
    if expression.year is not None:
        return _in_year(expression, expression.year), "none"
    if expression.decade is not None:
        number = expression.decade if expression.decade > 99 else expression.decade + 1900
        return f"{number // 10}", "none"
    if expression.century is not None:
        return f"{expression.century - 1}", "none"
    reference, ahead = place.reference, expression.tense == "future"
    if expression.holiday is not None:
        return _holiday(expression.holiday, place, expression)
    if expression.month is not None:
        return _without_year(expression, place)
    if reference is None:
        return None, "none"
    if expression.weekday is not None:
        day = days.weekday_near(reference, expression.weekday, 1 if ahead else 0)
        return f"{day}{days.clock(expression)}", "report"
    if expression.quarter is not None:
        now = (reference.month + 2) // 3
        return f"{reference.year - (expression.quarter > now and not ahead)}-Q{expression.quarter}", "report"
    if expression.half is not None:
        return f"{reference.year}-H{expression.half}", "report"
    if expression.season is not None:
        return days.season_value(expression.season, reference, ahead=ahead), "report"
    return None, "none"


def _in_year(expression: Expression, year: int) -> str:
    if expression.month is not None:  # a day that the month does not have is a slip of the pen: the month stays
        real = days.made(year, expression.month, expression.day) is not None
        tail = f"-{expression.day:02}" if expression.day is not None and real else ""
        return f"{year:04}-{expression.month:02}{tail}{days.clock(expression) if tail else ''}"
    if expression.quarter is not None:
        return f"{year:04}-Q{expression.quarter}"
    if expression.half is not None:
        return f"{year:04}-H{expression.half}"
    return f"{year:04}-{expression.season}" if expression.season else f"{year:04}"


def _holiday(code: str, place: _Place, expression: Expression) -> Resolved:
    """A day such as Christmas, or one that is the nth weekday of its month."""
    month, number, *weekday = (int(part) for part in code.split("-"))
    reference = place.reference
    if reference is None or not weekday:
        return _without_year(expression, place)
    found = [days.nth_weekday(year, month, number, weekday[0]) for year in range(reference.year - 1, reference.year + 2)]
    if expression.tense == "future":
        return str(next((day for day in found if day >= reference), found[-1])), "report"
    return str(min(found, key=lambda day: abs((day - reference).days - 1))), "report"


def _without_year(expression: Expression, place: _Place) -> Resolved:
    """A day or month named without its year; in an undated report only the day of the event that limits it has one."""
    reference, oldest, month, day = place.reference, place.oldest, expression.month or 0, expression.day
    if reference is not None:
        year = days.year_near(month, day, reference, tense=expression.tense, weekday=expression.weekday)
        if year is not None:
            return _in_year(expression, year), "report"
    elif oldest and (oldest.month, oldest.day) == (month, day):
        return _in_year(expression, oldest.year), "text"
    tail = f"-{day:02}" if day is not None else ""
    return f"XXXX-{month:02}{tail}", "none"


def _shift(expression: Expression, place: _Place) -> Resolved:
    """'last week', 'this morning', 'next Friday', 'last summer'."""
    reference, direction = place.reference, expression.direction or 0
    if expression.reference == "text":
        reference, _ = place.anchor(expression)
    if reference is None:
        return None, "none"
    if expression.weekday is not None:
        if not direction and expression.tense == "future":  # 'this Thursday' on a Thursday is today
            reference -= timedelta(days=1)
        ahead = direction or (1 if expression.tense == "future" else 0)
        return f"{days.weekday_near(reference, expression.weekday, ahead)}{days.clock(expression)}", "report"
    if expression.month is not None:
        passed = expression.month < reference.month
        year = reference.year + (passed if direction > 0 else passed - 1 if direction else 0)
        return _in_year(expression, reference.year + direction if expression.unit == "year" else year), "report"
    if expression.season is not None:
        return days.season_value(expression.season, reference, ahead=direction > 0, strict=direction < 0), "report"
    if expression.unit is None:
        return None, "none"
    if expression.latest:
        return _latest(expression, reference, place), "text"
    if expression.day is not None and expression.unit == "year":
        return f"{reference.year + direction}-12-31", "report"
    if expression.part or expression.hour is not None:
        return f"{reference + timedelta(days=direction)}{days.clock(expression)}", "report"
    if expression.unit == "weekend":
        return days.unit_value(_weekend(reference, expression), "weekend"), "report"
    return days.unit_value(days.moved(reference, expression.unit, direction), expression.unit), "report"


def _latest(expression: Expression, reference: date, place: _Place) -> str:
    """'the quarter', 'the latest quarter', 'the latest fiscal year': what the text speaks of, else the last that is over."""
    if expression.unit == "quarter":
        over = days.moved(reference, "quarter", -1)
        done = over.year, (over.month + 2) // 3
        year, quarter = min(place.near_quarter(expression) or done, done)
        return f"{year}-Q{quarter}"
    return days.unit_value(days.moved(reference, expression.unit or "day", -1), expression.unit or "day")


def _weekend(reference: date, expression: Expression) -> date:
    """The Saturday that 'the weekend' means: the last one in the news, unless the words point ahead."""
    direction = expression.direction or 0
    if direction == 0 and expression.tense != "future":
        return days.weekday_near(reference, 6, 0)
    return days.weekday_near(reference, 6, direction or 1)


def _offset(expression: Expression, place: _Place) -> Resolved:
    """'two days ago', 'yesterday', 'three weeks earlier'."""
    day, anchor = place.anchor(expression)
    unit, amount, direction = expression.unit, expression.amount, expression.direction or 0
    if unit is None:
        return None, "none"
    if (
        unit == "year"
        and amount == 1
        and direction < 0
        and not expression.modifier
        and (spoken := _same_quarter(expression, place))
    ):
        return spoken, "text"
    if amount is None and not direction:
        return None, "none"
    if amount is None:
        return ("PAST_REF" if direction < 0 else "FUTURE_REF"), anchor
    if expression.reference == "text" and unit in ("hour", "minute", "second"):
        return days.period(unit, amount), "none"
    if day is None:
        return ("PRESENT_REF" if amount == 0 else None), "none"
    target = days.moved(day, unit, direction * amount)
    coarse = "day" if unit in ("hour", "minute", "second", "night") else unit
    return f"{days.unit_value(target, coarse)}{days.clock(expression) if coarse == 'day' else ''}", anchor


def _same_quarter(expression: Expression, place: _Place) -> str | None:
    """What 'a year earlier' means where the text speaks of a quarter: the same quarter of the year before."""
    if expression.quarter is not None and place.reference is not None:
        year = place.reference.year - (expression.quarter > (place.reference.month + 2) // 3)
        return f"{year - 1}-Q{expression.quarter}"
    named = place.near_quarter(expression)
    if named and place.quarters[-1][2] < place.longer and "\n" not in place.text[place.longer : expression.span.start]:
        return None
    return f"{named[0] - 1}-Q{named[1]}" if named else None


def _anaphor(expression: Expression, place: _Place) -> Resolved:
    """'the same day', 'the following week', 'la veille'."""
    day, anchor = place.anchor(expression)
    if day is None:
        return None, "none"
    if expression.weekday is not None:
        return str(days.weekday_near(day, expression.weekday, int(expression.direction or 0))), anchor
    if expression.unit == "year" and place.year is not None:
        return f"{place.year + int(expression.direction or 0):04}", "text"
    if expression.unit == "quarter" and (named := place.near_quarter(expression)) and not expression.direction:
        return f"{named[0]}-Q{named[1]}", "text"
    unit = expression.unit or "day"
    target = days.moved(day, unit, int(expression.direction or 0))
    if expression.part:
        return f"{target}{days.clock(expression)}", anchor
    return days.unit_value(target, unit), anchor


def _duration(expression: Expression, _place: _Place) -> Resolved:
    if expression.word:
        return expression.word, "none"
    if expression.half and expression.amount is not None:
        return days.and_a_half(expression.unit or "day", expression.amount), "none"
    return days.period(expression.unit or "day", expression.amount), "none"


def _set(expression: Expression, _place: _Place) -> Resolved:
    if expression.word:
        return expression.word, "none"
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday}{days.clock(expression)}", "none"
    if expression.part and not expression.unit:
        return f"XXXX-XX-XX{days.clock(expression)}", "none"
    if expression.unit == "quarter" and expression.amount is None:
        return "P1Q", "none"
    return days.period(expression.unit or "day", 1 if expression.amount is None else expression.amount), "none"


def _clock(expression: Expression, place: _Place) -> Resolved:
    """An hour: of the day beside it, else of the day that the text last spoke of, else of the report's."""
    tail = days.clock(expression)
    if not tail:
        return None, "none"
    if expression.weekday is not None or expression.month is not None:
        value, anchor = _date(expression, place)
        return (f"{value}{'' if 'T' in value else tail}" if value else tail), anchor
    day = place.told[0] if place.told else place.reference
    return (f"{day}{tail}", "report") if place.reference and day else (tail, "none")


def _word(expression: Expression, _place: _Place) -> Resolved:
    return expression.word, "report"


def _range(expression: Expression, place: _Place) -> Resolved:
    """'between 3 and 5 January': two days with a stroke."""
    month = expression.to_month or expression.month
    last_year = expression.to_year or expression.year
    if month is None or expression.day is None or expression.to_day is None:
        return None, "none"
    first_month, anchor = expression.month or month, "none"
    if last_year is None:
        if place.reference is None:
            return f"XXXX-{first_month:02}-{expression.day:02}/XXXX-{month:02}-{expression.to_day:02}", "none"
        last_year = days.year_near(month, expression.to_day, place.reference, tense=expression.tense)
        anchor = "report"
    first_year = expression.year if expression.to_year else (last_year or 0) - (first_month > month)
    first, last = days.made(first_year, first_month, expression.day), days.made(last_year, month, expression.to_day)
    value = f"{first}/{last}" if first and last else None
    return value, "report" if anchor == "report" else "none"


_RULES: dict[str, Callable[[Expression, _Place], Resolved]] = {
    "date": _date,
    "shift": _shift,
    "offset": _offset,
    "anaphor": _anaphor,
    "duration": _duration,
    "set": _set,
    "word": _word,
    "clock": _clock,
    "range": _range,
}
