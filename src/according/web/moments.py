"""Rows that tell something of a day, gathered into what a timeline draws: one mark for what they tell alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from according import knowledge
from according.dossier.spans import days as days_of
from according.model import Event, EventStatus, Figure, Report, Statement
from according.web.words import (
    code_words,
    event_words,
    label_words,
    number_words,
    party_words,
    precise_words,
    status_words,
    type_words,
    when_words,
    who_words,
)

SHOWN: Final = 4  # mentions whose sentences a picture tells where the pointer rests
OTHER: Final = "other"
STATEMENTS: Final = "statements"
FIGURES: Final = "figures"


class Item(NamedTuple):
    """A row with the report it stands in; ``group`` is what rows share, across reports, that tell the same.

    Without a group, mentions are one event where their report says so (``Event.event``), and other rows stand alone.
    """

    row: Event | Statement | Figure
    report: Report
    group: str | None = None


class Fact(NamedTuple):
    """What a timeline shows of a row."""

    quad: str  # a class of PLOVER's, statements or figures
    lane: str  # a type of PLOVER's, or the class again
    what: str
    code: str
    status: EventStatus | None
    day: str | None  # ISO 8601 day, month, year or interval
    precision: str | None
    when: str
    who: str
    place: str | None


class Moment(NamedTuple):
    """What one mark stands for: the rows that tell the same with one day and one status."""

    fact: Fact  # of the first row
    items: tuple[Item, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day on which it may have been."""
        return span_of(self.fact.day)


@cache
def quads() -> Mapping[str, str]:
    """The class of every type of event: verbal or material, cooperation or conflict."""
    return {row["name"]: row["quad"] for row in knowledge.table("plover.tsv") if row["kind"] == "event"}


def fact(item: Item) -> Fact:
    """What a timeline shows of a row: an event or figure on its day, a statement on the day of its report."""
    row = item.row
    if isinstance(row, Event):
        return _event(row)
    return _statement(row, item.report) if isinstance(row, Statement) else _figure(row)


def _event(row: Event) -> Fact:
    return Fact(
        quad=quads().get(row.type, OTHER),
        lane=row.type,
        what=event_words(row.type, row.mode),
        code=code_words(row.type, row.mode),
        status=row.status,
        day=row.date,
        precision=row.date_precision,
        when=when_words(row),
        who=who_words(row),
        place=row.place,
    )


def _statement(row: Statement, report: Report) -> Fact:
    speaker, addressee = party_words(row.speaker), party_words(row.addressee)
    return Fact(
        quad=STATEMENTS,
        lane=STATEMENTS,
        what="statement" + (f", {label_words(row.cue_class)}" if row.cue_class else ""),
        code=row.cue,
        status=None,
        day=report.published,
        precision="report",
        when=precise_words(report.published, "report"),
        who=f"{speaker or '?'} → {addressee}" if addressee else speaker or "?",
        place=None,
    )


def _figure(row: Figure) -> Fact:
    kind = label_words(row.category) + (f" ({label_words(row.of_whom)})" if row.of_whom else "")
    precision = "report" if row.as_of_basis == "report" else None
    return Fact(
        quad=FIGURES,
        lane=FIGURES,
        what=f"{number_words(row)} {kind}",
        code="",
        status=None,
        day=row.as_of,
        precision=precision,
        when=precise_words(row.as_of, precision),
        who=party_words(row.attributed_to) or "?",
        place=row.place,
    )


def moments(items: Iterable[Item]) -> list[Moment]:
    """Rows as marks, by day; those without a day at the end."""
    found: dict[tuple[str, ...], list[tuple[Fact, Item]]] = {}
    for told, item in sorted(((fact(item), item) for item in items), key=_order):
        key = (item.group or _alone(item), told.lane, told.status or "", told.day or "")
        found.setdefault(key, []).append((told, item))
    made = [Moment(rows[0][0], tuple(item for _, item in rows)) for rows in found.values()]
    return sorted(made, key=lambda moment: _when(moment.fact.day))


def _alone(item: Item) -> str:
    return f"{item.report.id} {(item.row.event if isinstance(item.row, Event) else None) or item.row.id}"


def _when(day: str | None) -> tuple[str, str]:
    days = span_of(day)
    return (str(days[0]), day or "") if days else ("~", day or "")


def _order(pair: tuple[Fact, Item]) -> tuple[tuple[str, str], str, str, tuple[tuple[int, int], ...], str]:
    told, item = pair
    report = item.report
    return _when(told.day), report.published or report.reference_date or "", report.id, item.row.spans, item.row.id


def span_of(when: str | None) -> tuple[date, date] | None:
    """The first and last day of an ISO 8601 day, month, year or interval; nothing for what is none of these."""
    found = days_of(when)
    return (date.fromisoformat(found.first), date.fromisoformat(found.last)) if found else None


# --- in words -------------------------------------------------------------------------------------------------------


def summary(found: Iterable[Moment]) -> str:
    """How many marks, told how often, in how many reports."""
    rows = [item for moment in found for item in moment.items]
    marks = {(item.group or _alone(item)) for item in rows}
    reports = {item.report.id for item in rows}
    kinds = {type(item.row) for item in rows}
    word = "event" if kinds <= {Event} else "line"
    counts = ((len(marks), word), (len(rows), "mention"), (len(reports), "report"))
    return ", ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in counts)


def lane_words(lane: str) -> str:
    """What a lane is called: the type in plain words."""
    return label_words(lane) if lane in (STATEMENTS, FIGURES) else type_words(lane)


def note(moment: Moment) -> str:
    """A mark in a line: what, with what status, when, who to whom."""
    told = moment.fact
    return ", ".join(filter(None, (told.what, told.status and status_words(told.status), told.when, told.who)))


def evidence(moment: Moment) -> str:
    """The sentences that tell it, each with its outlet."""
    told = (f"{item.report.outlet or '?'}: {''.join(part for part, _ in sentence(item))}" for item in moment.items[:SHOWN])
    more = len(moment.items) - SHOWN
    return "\n".join([*told, *([f"and {more} more"] if more > 0 else [])])


def sentence(item: Item, *, around: int = 220) -> list[tuple[str, bool]]:
    """The sentence of a row in parts, with whether a part is the row itself; cut between words, far from it."""
    row, text = item.row, item.report.text
    first, last = min(row.sentence.start, row.spans[0].start), max(row.sentence.end, row.spans[-1].end)
    start, end = row.spans[0].start, row.spans[-1].end
    if start - first > around:
        first = text.find(" ", start - around, start) + 1 or start - around
    if last - end > around:
        last = max(text.rfind(" ", end, end + around), end)
    parts, at = ([("… ", False)] if first > min(row.sentence.start, start) else []), first
    for span in row.spans:
        parts += [(text[at : span.start], False), (text[span.start : span.end], True)]
        at = span.end
    parts += [(text[at:last], False), (" …" if last < max(row.sentence.end, end) else "", False)]
    return [(part.replace("\n", " "), itself) for part, itself in parts if part]
