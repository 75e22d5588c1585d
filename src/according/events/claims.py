"""Who vouches for an event: the statement it stands in or points at, its chain, and whose side it is told for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from according.events.match import Draft
from according.events.stretches import Stretches
from according.model import Chain, EventStatus, Link, Report, Span, Spans, Statement, quote

ACTS: Final = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


class Claim(NamedTuple):
    """The statement of an event, its chain and its status."""

    statement: Statement | None
    chain: Chain
    status: EventStatus


class Hint(NamedTuple):
    """What the sentence tells of who vouches for an event: words of hearsay, whoever denies it, the verb he does it by."""

    hedge: Spans = ()
    voice: Spans = ()
    verb: Spans = ()


NO_HINT: Final = Hint()


class Claims:
    """The statements of a report by place."""

    def __init__(self, report: Report, statements: Sequence[Statement]) -> None:
        attributed = [row for row in statements if row.status == "attributed"]
        self.rows = sorted(attributed, key=lambda row: (row.sentence, row.id))
        self.by_id = {row.id: row for row in statements}
        self.contents = Stretches((span, k) for k, row in enumerate(self.rows) for span in row.spans)
        self.cues = Stretches((span, k) for k, row in enumerate(self.rows) for span in row.cue_spans)
        outlet = Link(role="outlet", who=report.outlet)
        self.report = report
        self.own: Chain = (outlet, Link(role="agency", who=report.agency)) if report.agency else (outlet,)

    def around(self, span: Span) -> Statement | None:
        """The innermost statement whose content holds a stretch; none in the outlet's own words."""
        holding = (self.rows[k] for k in sorted(self.contents.holding(span.start, span.end), reverse=True))
        found = [row for row in holding if not _inside(span, row.gloss_spans)]
        return min(found, key=lambda row: (sum(end - start for start, end in row.spans), row.spans), default=None)

    def performed(self, trigger: Spans) -> Statement | None:
        """The statement whose cue is the trigger: to accuse is to say something."""
        found = [k for span in trigger for k in self.cues.holding(span.end - 1, span.start + 1)]
        return self.rows[max(found)] if found else None

    def claim(self, draft: Draft, trigger: Spans, actors: Sequence[Span], hint: Hint = NO_HINT) -> Claim:
        """Who vouches for an event and what that makes of its status; the hint tells who does where no statement says it."""
        said = self.performed(trigger)
        if said is not None:
            outer = self.by_id.get(said.parent) if said.parent else None
            status = draft.status if outer is None else _claimed(draft, outer, actors)
            return Claim(said, said.chain, status)  # type: ignore[arg-type]
        row = self.around(trigger[0])
        if row is None or (row.cue_class == "deny" and draft.status == "asserted"):
            return self._hinted(draft, hint)
        return Claim(row, row.chain, _claimed(draft, row, actors))

    def _hinted(self, draft: Draft, hint: Hint) -> Claim:
        """The claim of an event outside all statements: the outlet's, that of whoever denies it, or of somebody unnamed."""
        said = self.performed(hint.verb) if hint.verb else None
        if said is not None:
            return Claim(said, said.chain, draft.status)  # type: ignore[arg-type]
        spans = hint.voice or hint.hedge
        surface = quote(self.report.text, spans)
        link = (Link(role="speaker", who=surface if hint.voice else None, spans=spans, surface=surface),) if spans else ()
        return Claim(None, (*self.own, *link), draft.status)  # type: ignore[arg-type]

    def cue(self, span: Span) -> Spans:
        """The words of saying of the statement that a stretch stands in."""
        row = self.around(span)
        return row.cue_spans if row is not None else ()


def _claimed(draft: Draft, row: Statement, actors: Sequence[Span]) -> EventStatus:
    """The status inside a statement: claimed, unless the speaker acts by saying it, or it did not happen yet."""
    if draft.type in ACTS and draft.status in ("asserted", "planned") and (not actors or own_side(draft, row, actors)):
        return "asserted"
    return "claimed" if draft.status == "asserted" else draft.status  # type: ignore[return-value]


def own_side(draft: Draft, row: Statement, actors: Sequence[Span]) -> bool:
    """Whether the speaker of a statement is among the actors: as a pronoun, or by the same words."""
    speaker = row.speaker
    if speaker is None:
        return False
    return draft.own or any(_overlap(a, b) for a in actors for b in speaker.spans)


def _inside(span: Span, spans: Spans) -> bool:
    return any(start <= span.start and span.end <= end for start, end in spans)


def _overlap(a: Span, b: Span) -> bool:
    return min(a.end, b.end) > max(a.start, b.start)
