"""Time expressions of a text, found by the patterns of its language and not yet resolved to days."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, structs

from according.mentions.time_items import Items, items
from according.mentions.time_words import Classes, Pattern, TimeWords, of
from according.model import Span

REACH = 25  # items in which a verb is looked for
Tense = Literal["past", "future"]
Kind = Literal["date", "shift", "offset", "duration", "set", "word", "clock", "anaphor", "range"]


class Expression(Struct, frozen=True, kw_only=True):
    """A time expression as the text writes it: its span and what its words say, before any calendar is known."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    kind: Kind
    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 is Monday
    quarter: int | None = None
    half: int | None = None
    holiday: str | None = None  # 12-25, or 11-4-4: the fourth Thursday of November
    season: str | None = None  # SP, SU, FA, WI
    part: str | None = None  # MO, MI, AF, EV, NI, DT
    hour: int | None = None
    minute: int | None = None
    decade: int | None = None
    century: int | None = None
    unit: str | None = None
    amount: float | None = None  # None beside a unit: the text leaves it open
    direction: int | None = None  # -1 back, 0 this, 1 ahead
    reference: Literal["report", "text"] = "report"  # what an offset counts from
    modifier: str | None = None  # START, MID, END, APPROX, LESS_THAN, MORE_THAN
    word: str | None = None  # a TIMEX3 value that the words stand for: PRESENT_REF
    tense: Tense | None = None  # what the verb before it speaks of
    latest: bool = False  # 'the latest quarter': the last one that is over, or the one that the text speaks of
    label: bool = False  # the year only names something: 'the 2024 elections'
    to_year: int | None = None  # the end of a range
    to_month: int | None = None
    to_day: int | None = None

    @property
    def full(self) -> bool:
        """Whether it names a day of the calendar by itself."""
        return bool(self.year and self.month and self.day) and self.kind in ("date", "clock")


_FIELDS = {
    "shift": "direction",
    "units": "unit",
    "edge": "modifier",
    "riskymonth": "month",
    "shortmonth": "month",
    "refword": "word",
    "setword": "word",
    "longword": "word",
    "weekdays": "weekday",
    "parts": "part",
}
_TYPES: dict[str, Literal["DATE", "TIME", "DURATION", "SET"]] = {"duration": "DURATION", "set": "SET", "clock": "TIME"}


def find(text: str, *, language: str | None) -> tuple[Expression, ...]:
    """The time expressions of a text in order, none overlapping; numeric dates only in a language without time words."""
    words = of(language)
    row = items(text, words)
    found, position = [], 0
    while (start := words.starts.search(row.codes, position)) is not None:
        best = _best(row.codes, start.start(), words.patterns)
        if best is None:  # cannot be: the search is made of the same patterns
            position = start.start() + 1
            continue
        pattern, slots, (first, end) = best
        if first > start.start():
            other = _best(row.codes, first, words.patterns)
            if other is not None and other[2][1] > end:
                pattern, slots, (first, end) = other
        if pattern.kind != "none":
            found.append(_expression(row, words, pattern, slots, first, end))
            if (listed := _listed(row, words, found[-1], end)) is not None:
                found.append(listed)
                end += 2
        position = max(end, start.start() + 1)
    return tuple(found)


def _listed(row: Items, words: TimeWords, expression: Expression, end: int) -> Expression | None:
    """The second day of 'April 24 and 25'; None before a word that the number could count."""
    if expression.kind != "date" or expression.month is None or expression.day is None or expression.year is not None:
        return None
    if row.codes[end : end + 1] not in words.joining or "day" not in row.values[min(end + 1, len(row.values) - 1)]:
        return None
    if end + 2 < len(row.codes) and row.codes[end + 2] not in words.glue:
        return None
    span = Span(row.starts[end + 1], row.ends[end + 1])
    day = int(row.values[end + 1]["day"] or 0)
    return structs.replace(expression, day=day, weekday=None, modifier=None, span=span)


Best = tuple[Pattern, dict[str, int], tuple[int, int]]


def _best(codes: str, position: int, patterns: tuple[Pattern, ...]) -> Best | None:
    """The pattern that reaches furthest from a position, with the items of its slots; of equals a trap, else the first one."""
    best: Best | None = None
    for pattern in patterns:
        match = pattern.match.match(codes, position)
        if match is None:
            continue
        span = match.span("span") if "span" in pattern.match.groupindex else match.span()
        if span[1] > span[0] and (best is None or (span[1], pattern.kind == "none") > (best[2][1], best[0].kind == "none")):
            slots = {name: match.start(name) for name in pattern.match.groupindex if name != "span" and match.start(name) >= 0}
            best = pattern, slots, span
    return best


def _expression(row: Items, words: TimeWords, pattern: Pattern, slots: dict[str, int], first: int, end: int) -> Expression:
    """What the words of a match say together."""
    fields: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for slot, index in sorted(slots.items(), key=lambda item: item[1]):
        if first <= index < end or pattern.beyond:
            name = slot.partition("__")[0]
            values.setdefault(name, row.values[index].get(name))
            _put(fields, slot, row.values[index], pattern.kind)
    if "unit" in fields or pattern.constants.get("unit"):
        fields.setdefault("amount", _amount(values))
    for field, constant in pattern.constants.items():
        fields[field] = values.get(constant[1:]) if isinstance(constant, str) and constant.startswith("$") else constant
    kind = pattern.kind
    _settle(fields, values)
    if kind == "clock" and "hour" not in fields:
        _oclock(fields, values)
    timed = fields.get("part") or fields.get("hour") is not None
    type_ = "TIME" if timed and kind not in ("duration", "set") else _TYPES.get(kind, "DATE")
    tense = _tense(row, words, first, end)
    return Expression(
        **{"type": type_, "kind": kind, "tense": tense, "rule": f"mentions/{pattern.name}", **fields},
        span=Span(row.starts[first], row.ends[end - 1]),
    )


def _put(fields: dict[str, Any], slot: str, item: Classes, kind: str) -> None:
    """Writes what one word of a match says into the field of its class."""
    name = slot.partition("__")[0]
    value = item.get(name)
    if name in ("iso", "slash"):
        fields.update({key: item[key] for key in ("year", "month", "day") if key in item})
    elif name == "clock":
        fields["hour"], fields["minute"] = _clock(str(value))
    elif name == "span":
        fields["amount"], fields["unit"] = value, item["unit"]
    elif name in ("year", "month", "day") and name in fields:
        fields[f"to_{name}"] = value
    elif slot == "num__2" and kind == "clock":
        fields["minute"] = value
    elif (field := _FIELDS.get(name, name)) in Expression.__struct_fields__:
        fields.setdefault(field, value)


def _settle(fields: dict[str, Any], values: dict[str, Any]) -> None:
    """Turns words that stand for a reading into it: 'yesterday' is one day back, '5 p.m.' is 17 o'clock."""
    if "dayword" in values:
        offset = values["dayword"]
        fields.update(unit="day", amount=abs(offset), direction=(offset > 0) - (offset < 0))
    if "back" in values:
        fields.setdefault("direction", values["back"])
    if "holiday" in values:
        month, day, *_ = (int(part) for part in str(values["holiday"]).split("-"))
        fields.update(month=month, **({} if str(values["holiday"]).count("-") > 1 else {"day": day}))
    if "century" in fields and "tens" in values:  # a year in words: 'nineteen eighty-four'
        fields["year"] = (fields.pop("century") - 1) * 100 + values["tens"] + (values.get("number") or 0)
    if "ampm" in values:
        hour = next((h for h in (fields.get("hour"), values.get("num"), values.get("number")) if h is not None), None)
        if hour is not None and 0 < hour <= 12:
            fields["hour"] = int(hour) % 12 + (12 if values["ampm"] == "pm" else 0)
            fields.setdefault("minute", 0)


def _oclock(fields: dict[str, Any], values: dict[str, Any]) -> None:
    """Reads '19 heures' and '20h' as hours of the day."""
    hour = next((value for value in (values.get("num"), values.get("number"), values.get("span")) if value is not None), None)
    if hour is not None and 0 <= hour <= 24:
        fields["hour"] = int(hour)
        fields.setdefault("minute", 0)
    fields.pop("unit", None)
    fields.pop("amount", None)


def _clock(text: str) -> tuple[int, int]:
    hour, minute = text.lower().replace("h", ":").split(":")[:2]
    return int(hour), int(minute)


def _amount(values: dict[str, Any]) -> float | None:
    """How many units the number words of a match make; None where they leave it open."""
    if values.get("num") is not None:
        total = float(values["num"])
    elif "number" in values or "tens" in values or "hundred" in values:
        total = float((values.get("tens") or 0) + (values.get("number") or 0))
        if "hundred" in values:
            total = (total or 1) * values["hundred"]
    else:
        return None
    return total


def _tense(row: Items, words: TimeWords, first: int, end: int) -> Tense | None:
    """What the nearest verb before the expression in its sentence speaks of; where there is none, the first one after it."""
    if any(code in words.ahead and code not in words.past for code in row.codes[max(0, first - 2) : first]):
        return "future"
    before = _verb(row.codes[max(0, first - REACH) : first], words, back=True)
    if before == "future" and _happened(row.codes, words, first, end):
        return None
    found = before or _verb(row.codes[end : end + REACH], words)
    return found if found in ("past", "future") else None


def _happened(codes: str, words: TimeWords, first: int, end: int) -> bool:
    """Whether a day belongs to what is over, whatever the verb: 'will appeal Friday's ruling', 'la décision de vendredi'."""
    if codes[end : end + 1] in words.possessive:
        end, last = end + 1, end + 3
    else:
        last = end + 1
    if any(code in words.happened for code in codes[end:last]):
        return True
    return first > 1 and codes[first - 1] in words.possessive and codes[first - 2] in words.happened


def _verb(codes: str, words: TimeWords, *, back: bool = False) -> Tense | Literal["open"] | None:
    """The first (or last) sign of tense among some items; 'open' where one such as 'if' is nearer and none points ahead."""
    unclear: Literal["open"] | None = None
    for k in reversed(range(len(codes))) if back else range(len(codes)):
        code = codes[k]
        if code in words.future and not (k and codes[k - 1] in words.unclear):
            return "future"
        if code in words.past and not (k and codes[k - 1] in words.infinitive):
            return unclear or "past"
        if code in words.unclear and codes[k + 1 : k + 2] not in words.counted:
            unclear = "open"
        if code in words.stop:
            break
    return unclear
