"""According to whom a figure is told, and as of when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from according.figures.scene import Scene
from according.mentions.numbers import Number
from according.model import Chain, Link, Mention, Party, Report, Span, Spans, Statement, quote

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}(?:-\d{2})?$")


class Source(NamedTuple):
    """Who gives a figure: the statement it stands in, its speaker and the chain."""

    statement: str | None
    party: Party | None
    chain: Chain


class AsOf(NamedTuple):
    """The day that a figure holds for, with what that rests on, and whether it counts from a start on."""

    day: str | None
    basis: Literal["expression", "segment", "report", "none"]
    spans: Spans
    cumulative: bool


BLOCK: Final = 4096  # characters: statements are looked up by place


class Times:
    """The time expressions of a report by place."""

    def __init__(self, times: Sequence[Mention]) -> None:
        self.rows = sorted((row for row in times if row.spans), key=lambda row: row.spans)
        self.starts = [row.spans[0].start for row in self.rows]

    def within(self, span: Span) -> list[Mention]:
        """The expressions that begin in a stretch of the text."""
        return self.rows[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def around(self, span: Span) -> list[Mention]:
        """The expressions that may hold a stretch: the few that begin at it or shortly before."""
        end = bisect_right(self.starts, span.start)
        return self.rows[max(0, end - 3) : end]


class Statements:
    """The statements of a report by place: the innermost one whose content holds a number and does not gloss it."""

    def __init__(self, report: Report, statements: Sequence[Statement]) -> None:
        self.report = report
        self.near: dict[int, list[Statement]] = {}
        for row in statements:
            for block in sorted({at for start, end in row.spans for at in range(start // BLOCK, end // BLOCK + 1)}):
                self.near.setdefault(block, []).append(row)
        outlet = Link(role="outlet", who=report.outlet)
        self.own: Chain = (outlet, Link(role="agency", who=report.agency)) if report.agency else (outlet,)

    def around(self, span: Span) -> Statement | None:
        """The innermost statement around a number; none where it stands in the outlet's own words."""
        found = [row for row in self._near(span) if _inside(span, row.spans) and not _inside(span, row.gloss_spans)]
        return min(found, key=lambda row: (sum(end - start for start, end in row.spans), row.spans), default=None)

    def source(self, scene: Scene, number: Number) -> Source:
        """Who gives a figure: the speaker of its statement, 'according to …' in its sentence, else the outlet."""
        row = self.around(number.span)
        if row is not None and row.status == "attributed":
            return Source(row.id, row.speaker, row.chain)
        if row is None:
            named = according_to(self.report.text, scene)
            if named and not self._glossed(number.span):
                speaker = Link(role="speaker", who=named.name or named.surface, spans=named.spans, surface=named.surface)
                return Source(None, named, (*self.own, speaker))
        return Source(None, None, self.own)

    def _near(self, span: Span) -> list[Statement]:
        return self.near.get(span.start // BLOCK, [])

    def _glossed(self, span: Span) -> bool:
        return any(_inside(span, row.gloss_spans) for row in self._near(span))


def _inside(span: Span, spans: Spans) -> bool:
    return any(start <= span.start and span.end <= end for start, end in spans)


def according_to(text: str, scene: Scene) -> Party | None:
    """The party behind 'according to' in a sentence, up to the next comma or full stop."""
    words = scene.words
    for index in range(scene.first, scene.last):
        found = scene.language.according.at(words.low, index)
        if not found:
            continue
        first = last = index + found[0]
        while last < scene.last and (words.low[last][0].isalnum() or words.low[last] in {"'", "’", "-"}) and last - first < 14:
            last += 1
        if last > first and not any(place in scene.taken for place in range(first, last)):
            span = Span(words.starts[first], words.ends[last - 1])
            return Party(spans=(span,), surface=quote(text, (span,)))
    return None


def as_of(report: Report, scene: Scene, number: Number, times: Times, *, dated: bool) -> AsOf:
    """The day of a figure: a day told in its sentence, else the report's; a vague count without either has none."""
    cumulative = _cumulative(scene, number)
    near = times.within(scene.span)
    starts = [row for row in near if _since(scene, row)]
    days = [
        row
        for row in near
        if row not in starts and row.type in {"DATE", "TIME"} and (row.value is None or DAY.match(row.value))
    ]
    present = [row for row in near if row.value == "PRESENT_REF"]
    if dated and days and not present and not starts:
        best = min(days, key=lambda row: (_distance(row.spans[0], number.span), row.spans))
        return AsOf(best.value[:10] if best.value else None, "expression", best.spans, cumulative)
    spans = (present or starts)[0].spans if present or starts else ()
    if report.reference_date is None or (not spans and (number.vague or _future(scene, number))):
        return AsOf(None, "none", spans, cumulative or bool(spans))
    return AsOf(report.reference_date, "report", spans, cumulative or bool(spans))


def _distance(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _since(scene: Scene, row: Mention) -> bool:
    """Whether a time is the start of a count: 'since October 7', 'depuis le 7 octobre'."""
    words = scene.words
    for index in reversed(
        [index for index in range(scene.first, scene.last) if words.starts[index] < row.spans[0].start][-12:]
    ):
        if words.low[index] in scene.language.since:
            return True
        if index in scene.taken or any(hit.first <= index <= hit.last for hit in scene.hits):
            return False
    return False


def _future(scene: Scene, number: Number) -> bool:
    """Whether a count is announced, not told: 'will see the release of 50'."""
    return any(scene.words.low[index] in scene.language.future for index in range(scene.first, number.first))


def _cumulative(scene: Scene, number: Number) -> bool:
    """Whether a number counts from some beginning on; a word for a total speaks of the numbers behind it, if there are any."""
    low, language = scene.words.low, scene.language
    last = max((other.first for other in scene.numbers), default=0)
    for at in range(scene.first, scene.last):
        if language.cumulative.at(low, at):
            ahead = language.totals.at(low, at) and at < last
            if not ahead or at < number.first:
                return True
    return False
