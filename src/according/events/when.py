"""When and where an event was: the time and place in its own clause, the day of the statement that it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from according.events.claims import ACTS
from according.events.match import Draft
from according.events.outlook import verb_of
from according.events.tree import Scene
from according.model import Mention, Place, Report, Span

CHAIN: Final = 4  # verbs above a trigger whose time may be its own
PRECISION: Final = {4: "year", 7: "month", 10: "day"}
YEAR: Final = 4  # letters of a bare year
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

    @staticmethod
    def precision(day: str) -> str:
        """How exact a date is: day, month, year or interval."""
        return _precision(day)

    def days(self, span: Span) -> list[str]:
        """The days that a stretch of the text names, in order."""
        inside = self.rows[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        return [iso for row in inside if (iso := _iso(row)) and "/" not in iso]

    def day(self, scene: Scene, draft: Draft) -> Day:
        """The day of an event: the expression in its clause, else that of the report."""
        sentence = scene.sentence
        inside = self.rows[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        dated = [(row, iso) for row in inside if (iso := _iso(row))]
        own = [(row, iso) for row, iso in dated if _same_clause(scene, draft, row.spans[0], year=len(iso) == YEAR)]
        if own:
            row, iso = own[0]
            iso = self._since(scene, row, iso)
            return Day(iso, _precision(iso))
        day = self.report.published
        return Day(day, "report") if day else Day(None, None)

    def _since(self, scene: Scene, row: Mention, iso: str) -> str:
        """``since 7 October`` lasts to the day of the report."""
        at = next((i for i, token in enumerate(scene.tokens) if token.start >= row.spans[0].start), None)
        until = self.report.published or self.report.reference_date
        if at is None or "/" in iso or not until:
            return iso
        near = (at, scene.tokens[at].head)
        since = scene.lexicon.words["since"]
        return f"{iso}/{until}" if any(scene.case(k) in since for k in near) else iso


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


def _carriers(scene: Scene, draft: Draft) -> set[int]:
    """The words of a trigger and the verbs above that go on at the same time: ``condemning …, he said on Friday``."""
    found = {draft.at, verb_of(scene, draft), *draft.trigger, *draft.joined}
    at = scene.climb(verb_of(scene, draft))
    for _ in range(CHAIN):
        above, relation = scene.tokens[at].head, scene.relations[at]
        finite = "VerbForm=Fin" in scene.tokens[at].feats
        if above == at or (relation == "advcl" and finite) or not _goes_on(scene, draft, at, relation):
            break
        found.add(above)
        at = above
    return found


def _goes_on(scene: Scene, draft: Draft, at: int, relation: str) -> bool:
    """Whether the clause above tells the time of this one too."""
    if relation == "ccomp":  # 'he said on Friday that Rome would help': an act is done when it is said
        return draft.type in ACTS
    if relation == "obl":
        return scene.case(at) in scene.lexicon.words["occasion"]
    return relation in ("xcomp", "advcl", "parataxis", "obj", "nsubj") and (relation != "parataxis" or draft.type in ACTS)


def _same_clause(scene: Scene, draft: Draft, span: Span, *, year: bool = False) -> bool:
    """Whether an expression stands in the clause of a trigger: going up from it one meets no other verb first.

    A bare year after a noun is the noun's: ``withdrew from the 1967 borders``.
    """
    at = next((i for i, token in enumerate(scene.tokens) if token.start < span.end and token.end > span.start), None)
    if at is None:
        return False
    carriers = _carriers(scene, draft)
    words = scene.lexicon.words
    if year and scene.tokens[at].head not in carriers and scene.case(at) not in words["occasion"] | words["since"]:
        return False
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
