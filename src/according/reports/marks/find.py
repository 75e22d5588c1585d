"""All marks of a text, in the order in which they are looked for."""

from __future__ import annotations

from according.model import Mark, Span, identified, quote
from according.reports.marks import (
    background,
    datelines,
    furniture,
    headings,
    joins,
    mastheads,
    nexis,
    prefixes,
    repeats,
    tails,
)
from according.reports.marks.credits import mark as mark_credits
from according.reports.marks.sheet import Found, Sheet


def find(text: str, *, report: str, language: str | None = None, title: str | None = None) -> tuple[Mark, ...]:
    """The marks of a report's text, sorted by span; furniture marks never overlap one another.

    `report` is the report's id; `language` an ISO 639-1 code, where known (only explainers need it); `title` the
    headline, where it was given. Nothing is cut: a mark only says what a span is.
    """
    sheet = Sheet(text)
    nexis.mark(sheet)
    tails.labels(sheet)
    furniture.mark(sheet)
    mastheads.mark(sheet)
    prefixes.mark(sheet)
    datelines.mark(sheet)
    mark_credits(sheet)
    prefixes.tag(sheet)
    tails.mark(sheet)
    found = [*sheet.found, *repeats.find(sheet), *headings.find(sheet, title=title)]
    found += background.find(sheet, language=language)
    found += joins.find(text)
    found.sort(key=lambda mark: (mark.start, mark.end, mark.kind))
    return tuple(_row(text, report, mark) for mark in found)


def _row(text: str, report: str, found: Found) -> Mark:
    spans = (Span(found.start, found.end),)
    return identified(
        Mark(
            report=report,
            spans=spans,
            surface=quote(text, spans),
            rule=found.rule,
            kind=found.kind,
            fine=found.fine,
            name=found.name,
            first=found.first,
        )
    )
