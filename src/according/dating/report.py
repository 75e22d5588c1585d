"""The date of a report from all its evidence: the surest word for it wins, limits are kept where nothing says it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from datetime import timedelta

from msgspec import Struct, structs

from according.dating import calendar as days
from according.dating import events, evidence
from according.mentions.times import Expression
from according.model import Basis, Mark, Report, Span
from according.reports.draft import Draft
from according.reports.marks import dates as printed

CLOSE = 160  # characters between an event and the weekday that tells it
FRESH = 3  # days for which an outlet tells a sudden event by its weekday alone
RECENT = 3  # days for which an outlet opens with the weekday, day and month of what it tells
#: Kinds of events that are told as news on the days after they begin; the others are named in passing for years.
TOLD = frozenset({"war", "operation", "attack", "coup", "disaster", "accident", "death"})
HEAD = 3  # lines in which a text may state its own date
PLAIN_LINE = 60


class Found(Struct, frozen=True, kw_only=True):
    """What the evidence says: a day or limits, on what basis, and the words."""

    basis: Basis
    rule: str
    published: datetime.date | None = None
    low: datetime.date | None = None
    high: datetime.date | None = None
    reference: datetime.date | None = None
    spans: tuple[Span, ...] = ()


def date(draft: Draft, expressions: Sequence[Expression]) -> Report:
    """The report with its date, limits, basis and reference date; unknown stays unknown.

    In order of trust: the date that came with it, the page's own metadata, a date printed before the text, one stated
    in it, what events and weekdays let one infer, and mere limits. A printed date that an event of the text contradicts
    is not believed; a crawl date is an upper limit and nothing more.
    """
    report = draft.report
    words = evidence.body(report, expressions)
    known = events.named(report.text)
    happened = max((clue.day for clue in evidence.known_events(known)), default=None)
    outer = (
        _given(draft.given) or _page(draft, happened) or _printed(report, happened) or _stated(report, expressions, happened)
    )
    return _dated(report, outer or _limits(report, words, known))


def _dated(report: Report, found: Found | None) -> Report:
    if found is None:
        return report
    low, high = found.low or found.published, found.high or found.published
    reference = found.published or found.reference
    return structs.replace(
        report,
        published=_iso(found.published),
        not_before=_iso(low),
        not_after=_iso(high),
        basis=found.basis,
        date_spans=found.spans,
        date_rule=found.rule,
        reference_date=_iso(reference),
    )


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _given(day: str | None) -> Found | None:
    published = days.parse(day)
    return Found(basis="given", rule="dating/given", published=published) if published else None


def _page(draft: Draft, happened: datetime.date | None) -> Found | None:
    """The day in the page's own data; a guess from its text must not contradict the text."""
    page = draft.page
    published = days.parse(page.day) if page else None
    if page is None or published is None or (page.where == "guess" and happened and published < happened):
        return None
    return Found(basis="page_metadata", rule=f"dating/page_{page.where}", published=published)


def _printed(report: Report, happened: datetime.date | None) -> Found | None:
    """A date in front of the text, or beside a label such as 'published'."""
    for mark in report.marks:
        if mark.kind == "date_prefix" and (published := _day_in(report, mark)) and not (happened and published < happened):
            basis: Basis = "stated" if mark.fine == "published" else "prefix"
            return Found(basis=basis, rule="dating/prefix", published=published, spans=mark.spans)
    return None


def _day_in(report: Report, mark: Mark) -> datetime.date | None:
    start, end = mark.spans[0]
    return days.parse(printed.day(report.text[start:end]))


def _stated(report: Report, expressions: Sequence[Expression], happened: datetime.date | None) -> Found | None:
    """A full date in a dateline, or one that fills a line near the top."""
    lines = [mark.spans[0] for mark in report.marks if mark.kind == "dateline"]
    skipped = [span for mark in report.marks if mark.kind == "page_furniture" for span in mark.spans]
    for e in expressions:
        if not e.full or any(s <= e.span.start < t for s, t in skipped):
            continue
        inside = any(start <= e.span.start and e.span.end <= end for start, end in lines)
        day = days.made(e.year, e.month, e.day)
        if day and (inside or _own_line(report.text, e.span)) and not (happened and day < happened):
            return Found(basis="stated", rule="dating/stated", published=day, spans=(e.span,))
    return None


def _own_line(text: str, span: Span) -> bool:
    """Whether an expression stands alone on one of the first lines."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    first_lines = sum(1 for part in text[:start].split("\n") if part.strip())
    return first_lines < HEAD and len(line.strip()) - (span.end - span.start) <= 12 and len(line) < PLAIN_LINE


def _limits(report: Report, words: Sequence[Expression], known: Sequence[events.Named]) -> Found | None:
    """What the text lets one infer about its date, within the limits that it and its crawl date set."""
    high, high_spans = _crawled(report)
    clues = [*evidence.known_events(known), *evidence.full_days(words), *evidence.years(words)]
    clues = [clue for clue in clues if high is None or clue.day <= high]
    lower = max((clue.day for clue in clues), default=None)
    by_weekday = [clue for clue in evidence.weekday_dates(words, lower) if high is None or clue.day <= high]
    best = max([*clues, *by_weekday], key=lambda clue: clue.day, default=None)
    if best is None:
        return Found(basis="bound", rule="dating/crawl_date", high=high, spans=high_spans) if high else None
    fresh = _fresh(report.text, words, known, best.day)
    if fresh:
        return _within(fresh, high)
    if best in by_weekday and best.spans[0].start < evidence.LEAD and _recent(words):
        return _within(
            Found(
                basis="inferred",
                rule=best.rule,
                low=best.day,
                high=best.day + timedelta(days=RECENT),
                reference=best.day,
                spans=best.spans,
            ),
            high,
        )
    return Found(basis="bound", rule=best.rule, low=best.day, high=high, spans=(*best.spans, *high_spans))


def _within(found: Found, high: datetime.date | None) -> Found:
    """The finding, its window cut at an upper limit."""
    if high is None or found.high is None or found.high <= high:
        return found
    return structs.replace(found, high=high, reference=min(found.reference or high, high))


def _crawled(report: Report) -> tuple[datetime.date | None, tuple[Span, ...]]:
    """The earliest day on which the page is known to have been seen."""
    marks = [mark for mark in report.marks if mark.kind == "page_furniture" and mark.fine == "crawl_date"]
    seen = [(day, mark.spans) for mark in marks if (day := _day_in(report, mark))]
    return min(seen, default=(None, ()))


def _recent(words: Sequence[Expression]) -> bool:
    """Whether no word of the text looks back over months or years from its own day."""
    return not any(e.kind == "offset" and e.unit in ("month", "year") and e.direction == -1 and e.amount for e in words)


def _fresh(text: str, words: Sequence[Expression], known: Sequence[events.Named], latest: datetime.date) -> Found | None:
    """A sudden event told by its weekday in the same paragraph, and by no date: the report is of these days."""
    for item in known:
        event = item.event
        if (
            not event.sudden
            or event.kind not in TOLD
            or latest > event.start + timedelta(days=FRESH)
            or _distant(words, event.start)
        ):
            continue
        for e in words:
            if e.weekday == event.start.isoweekday() and _event_day(e, words):
                near = next((span for span in item.spans if _together(text, span, e.span)), None)
                if near:
                    return _window(event.start, words, (e.span, near))
    return None


def _event_day(e: Expression, words: Sequence[Expression]) -> bool:
    """Whether a bare weekday tells what just happened: it names the hour of the day, or hours are all that has passed."""
    if e.kind != "date" or e.month or e.tense == "future":
        return False
    beside = (other for other in words if other.kind == "offset" and other.amount == 0)
    if any(max(e.span.start, other.span.start) - min(e.span.end, other.span.end) <= 2 for other in beside):
        return False  # 'today, Saturday' is the report's own day
    return bool(e.part) or any(other.kind == "duration" and other.unit == "hour" and other.amount is None for other in words)


def _window(start: datetime.date, words: Sequence[Expression], spans: tuple[Span, ...]) -> Found:
    """The days after an event; a text that says 'today' beside the weekday was written after it."""
    later = any(e.kind == "offset" and e.unit == "day" and e.amount is not None and e.amount <= 1 for e in words)
    reference = start + timedelta(days=1 if later else 0)
    return Found(
        basis="inferred",
        rule="dating/fresh_event",
        low=start,
        high=start + timedelta(days=FRESH),
        reference=reference,
        spans=tuple(sorted(spans)),
    )


def _distant(words: Sequence[Expression], start: datetime.date) -> bool:
    """Whether the text looks back on the event: it names its date, or counts weeks, months or years back."""
    for e in words:
        if e.month == start.month and e.day == start.day:
            return True
        if e.kind == "date" and (e.month or e.quarter or e.season) and e.tense != "future" and not e.year:
            return True
        if e.kind in ("shift", "offset") and e.unit in ("week", "month", "year") and (e.direction or 0) < 0:
            return True
    return False


def _together(text: str, a: Span, b: Span) -> bool:
    """Whether two stretches stand close by in one paragraph."""
    first, second = sorted((a, b))
    return second.start - first.end <= CLOSE and "\n" not in text[first.end : second.start]
