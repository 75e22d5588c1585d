"""When somebody spoke: the day beside the words of saying, that of a meeting, and what else was said then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from according.events.claims import ACTS
from according.events.when import Clock, undated, with_day
from according.model import ActorMention, Event, Party, Sentence, Span, Statement

#: Relations that lead from a time up to the words of saying: ``said on Monday``, ``speaking at a rally on Friday``.
UP: Final = frozenset(
    {"obl", "advmod", "nmod", "obj", "nummod", "compound", "flat", "appos", "amod", "det", "nsubj", "conj", "iobj"}
)
GAP: Final = 2  # characters between a description and the name behind it
SHORT: Final = 3  # letters: shorter words are no surnames


class Occasion(NamedTuple):
    """A day on which some people are said to have spoken, and where the text tells it."""

    at: int
    day: str
    who: frozenset[str]


def told(
    events: Sequence[Event],
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    clock: Clock,
    cast: Sequence[ActorMention],
) -> list[Event]:
    """The acts of saying with the day of their statement, else with that of the speech or meeting told last."""
    starts = [sentence.start for sentence in sentences]
    by_id = {row.id: row for row in statements}
    days = {row.id: day for row in statements if (day := _day(row, sentences, starts, clock))}
    known = _Occasions(events, by_id, days, cast)
    return [_acted(row, by_id, days, known) for row in events]


def _acted(row: Event, statements: Mapping[str, Statement], days: Mapping[str, str], known: _Occasions) -> Event:
    statement = statements.get(row.statement or "")
    if row.type not in ACTS or row.status not in ("asserted", "planned") or not undated(row):
        return row
    if statement is None:  # who backs or ignores something says nothing
        return row
    day = days.get(statement.id) or known.day(row.spans[0].start, names(statement.speaker))
    return with_day(row, day) if day else row


class _Occasions:
    """Who spoke when, in the order of the text."""

    def __init__(
        self,
        events: Sequence[Event],
        statements: Mapping[str, Statement],
        days: Mapping[str, str],
        cast: Sequence[ActorMention],
    ) -> None:
        found = [*_spoken(statements, days), *_acts(events, statements), *_meetings(events, cast)]
        self.by_name: dict[str, list[Occasion]] = {}
        self.of: dict[frozenset[str], tuple[list[Occasion], bool]] = {}
        for occasion in sorted(found, key=_order):
            for name in sorted(occasion.who):
                self.by_name.setdefault(name, []).append(occasion)

    def day(self, at: int, who: frozenset[str]) -> str | None:
        """The only day on which somebody spoke, else the one told last before a place of the text."""
        if who not in self.of:
            all_of = sorted({occasion for name in sorted(who) for occasion in self.by_name.get(name, ())}, key=_order)
            self.of[who] = all_of, len({occasion.day for occasion in all_of}) == 1
        found, one = self.of[who]
        if one:
            return found[0].day
        before = bisect_right(found, at, key=lambda occasion: occasion.at)
        return found[before - 1].day if before else None


def _order(occasion: Occasion) -> tuple[int, str, list[str]]:
    return occasion.at, occasion.day, sorted(occasion.who)


def _spoken(statements: Mapping[str, Statement], days: Mapping[str, str]) -> Iterator[Occasion]:
    for row in statements.values():
        if row.id in days and row.parent is None:
            yield Occasion(row.sentence.start, days[row.id], names(row.speaker))


def _acts(events: Sequence[Event], statements: Mapping[str, Statement]) -> Iterator[Occasion]:
    for row in events:
        statement = statements.get(row.statement or "")
        if statement is not None and row.type in ACTS and row.status != "planned" and not undated(row) and row.date:
            yield Occasion(row.spans[0].start, row.date, names(statement.speaker))


def _meetings(events: Sequence[Event], cast: Sequence[ActorMention]) -> Iterator[Occasion]:
    """Those who met; where the meeting names nobody, the persons of its sentence: ``in a phone call on Friday, X and Y …``."""
    persons = sorted((one for one in cast if one.type == "person"), key=lambda one: one.spans[0])
    starts = [one.spans[0].start for one in persons]
    for row in events:
        if row.type != "CONSULT" or row.status == "planned" or undated(row) or not row.date:
            continue
        parties = (*row.actors, *row.recipients)
        ends = [span.end for party in parties for span in party.spans]
        who = [name for party in parties for name in names(party)]
        for one in persons[bisect_left(starts, row.sentence.start) : bisect_left(starts, row.sentence.end)]:
            if not parties or any(0 <= one.head.start - end <= GAP for end in ends):  # 'her counterpart Olav Berg'
                who += _of(one.actor, one.name or one.surface)
        yield Occasion(row.spans[0].start, row.date, frozenset(who))


def names(party: Party | None) -> frozenset[str]:
    """What somebody is known by: the key of the actor, and the last word of the name."""
    return _of(party.actor, party.name or party.surface) if party is not None else frozenset()


def _of(actor: str | None, name: str) -> frozenset[str]:
    last = name.lower().split()[-1:]
    return frozenset({actor or "", *(word for word in last if len(word) > SHORT)} - {""})


def _day(row: Statement, sentences: Sequence[Sentence], starts: Sequence[int], clock: Clock) -> str | None:
    """The day in the clause of the words of saying, outside of what is said."""
    place = bisect_right(starts, row.sentence.start) - 1
    if place < 0 or not row.cue_spans:
        return None
    sentence = sentences[place]
    cue = {i for i, token in enumerate(sentence.tokens) if any(a <= token.start < b for a, b in row.cue_spans)}
    found = [
        day
        for span, day in clock.spans(Span(sentence.start, sentence.end))
        if not any(a <= span.start < b for a, b in row.spans) and _beside(sentence, span, cue)
    ]
    return found[0] if found else None


def _beside(sentence: Sentence, span: Span, cue: set[int]) -> bool:
    """Whether a time hangs on the words of saying, or on what their speaker did then: ``speaking at a rally on Friday``."""
    tokens = sentence.tokens
    inside = {i for i, token in enumerate(tokens) if span.start <= token.start < span.end}
    at = next((i for i in sorted(inside) if tokens[i].head not in inside or tokens[i].head == i), None)
    for _ in tokens:
        if at is None or at in cue:
            return at is not None
        token = tokens[at]
        free = token.relation in UP or (token.relation in ("advcl", "acl") and "VerbForm=Fin" not in token.feats)
        if token.head == at or not free or token.deprel == "acl:relcl":
            return False
        at = token.head
    return False
