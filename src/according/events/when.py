"""When and where an event was: the time and place in its own clause, the day of the statement that it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from according.events.match import Draft
from according.events.status import verb_of
from according.events.tree import Scene
from according.model import Mention, Place, Report, Span

PRECISION: Final = {4: "year", 7: "month", 10: "day"}
SAME_CLAUSE: Final = frozenset(
    {"obl", "advmod", "nmod", "obj", "nummod", "compound", "flat", "appos", "amod", "det", "case", "conj", "dep", "nsubj"}
)


class Day(NamedTuple):
    """A date and how exact it is; 'report' where only the report's own day is known."""

    date: str | None
    precision: str | None


class Clock:
    """The times of a report by place."""

    def __init__(self, report: Report, times: Sequence[Mention]) -> None:
        kept = [row for row in times if row.kind == "time" and row.type in ("DATE", "TIME") and row.spans]
        self.rows = sorted(kept, key=lambda row: row.spans)
        self.starts = [row.spans[0].start for row in self.rows]
        self.report = report

    def day(self, scene: Scene, draft: Draft) -> Day:
        """The day of an event: the expression in its clause, else that of the report."""
        sentence = scene.sentence
        inside = self.rows[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        dated = [(row, iso) for row in inside if (iso := _iso(row))]
        own = [iso for row, iso in dated if _same_clause(scene, draft, row.spans[0])]
        if own:
            return Day(own[0], _precision(own[0]))
        day = self.report.published
        return Day(day, "report") if day else Day(None, None)


def _iso(row: Mention) -> str | None:
    """A day, month, year or interval out of a TIMEX3 value; nothing for PRESENT_REF, seasons and weeks."""
    value = (row.value or "").partition("T")[0]
    return (
        value
        if len(value) in PRECISION and value[:4].isdigit() and value.replace("-", "").isdigit()
        else value
        if "/" in value
        else None
    )


def _precision(value: str) -> str:
    return "interval" if "/" in value else PRECISION[len(value)]


def _same_clause(scene: Scene, draft: Draft, span: Span) -> bool:
    """Whether an expression stands in the clause of a trigger: going up from it one meets no other verb first."""
    at = next((i for i, token in enumerate(scene.tokens) if token.start < span.end and token.end > span.start), None)
    if at is None:
        return False
    carriers = {draft.at, verb_of(scene, draft), *draft.trigger, *draft.joined}
    while True:
        if at in carriers:
            return True
        if scene.tokens[at].head == at or scene.relations[at] not in SAME_CLAUSE:
            return False
        at = scene.tokens[at].head


class Map:
    """The places of a report by position."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.rows = sorted((row for row in places if row.spans and row.kind == "place"), key=lambda row: row.spans)
        self.starts = [row.spans[0].start for row in self.rows]

    def place(self, scene: Scene, draft: Draft, parties: Sequence[Span]) -> str | None:
        """Where an event was: a place in its clause that is no party."""
        sentence = scene.sentence
        inside = self.rows[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        located = [row for row in inside if row.use == "location"]
        for row in located:
            if _same_clause(scene, draft, row.spans[0]):
                return row.name or row.surface
        named = [row for row in located if any(s.start <= row.spans[0].start < s.end for s in parties)]
        return (named[0].name or named[0].surface) if named else None
