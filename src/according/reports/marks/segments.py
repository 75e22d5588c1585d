"""What is left of a report when its furniture is left out: the paragraphs to be parsed."""

from __future__ import annotations

from according.model import FURNITURE, Report, Span, Spans
from according.reports.marks.sheet import Sheet, trimmed


def segments(report: Report) -> Spans:
    """The paragraphs of a report without furniture, in order; every other character that shows is in exactly one."""
    furniture = sorted(span for mark in report.marks if mark.kind in FURNITURE for span in mark.spans)
    found: list[Span] = []
    at = 0
    for line in Sheet(report.text).lines:
        start = line.start
        while at < len(furniture) and furniture[at].end <= start:
            at += 1
        here = at
        while here < len(furniture) and furniture[here].start < line.end:
            found.append(trimmed(report.text, start, max(start, furniture[here].start)))
            start = max(start, furniture[here].end)
            here += 1
        found.append(trimmed(report.text, min(start, line.end), line.end))
    return tuple(span for span in found if span.start < span.end)
