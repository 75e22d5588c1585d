"""What a report prints twice: the statements of a repeated passage name those of the passage that stood first."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from according.model import Report, Span, Spans, Statement


def told_again(report: Report, rows: Sequence[Statement]) -> tuple[Statement, ...]:
    """The rows, those of a repeated passage with `duplicate_of`: the same words behind the same cue, in the same order."""
    duplicates: dict[str, str] = {}
    for mark in report.marks:
        if mark.kind == "repeat":
            earlier, later = _within(rows, mark.first), _within(rows, mark.spans)
            for row in later:
                twin = next((other for other in earlier if _says(other) == _says(row)), None)
                if twin is not None:
                    earlier.remove(twin)
                    duplicates[row.id] = duplicates.get(twin.id, twin.id)
    if not duplicates:
        return tuple(rows)
    return tuple(msgspec.structs.replace(row, duplicate_of=duplicates.get(row.id)) for row in rows)


def _within(rows: Sequence[Statement], spans: Spans) -> list[Statement]:
    return [row for row in rows if any(_inside(row.spans[0], span) for span in spans)]


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _says(row: Statement) -> tuple[str, ...]:
    """Words and cue, white space and case aside."""
    return tuple(" ".join(part.casefold().split()) for part in (row.surface, row.cue, row.kind))
