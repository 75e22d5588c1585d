"""The day of an event that its own clause does not tell: that of its statement, of its speaker, of its other mentions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from according.events.claims import ACTS
from according.events.when import Clock
from according.model import Event, Party, Sentence, Span, Statement

NEXT: Final = 2  # sentences after a meeting that may tell its day: 'The meeting took place on Wednesday'


def dated(
    events: Sequence[Event], statements: Sequence[Statement], sentences: Sequence[Sentence], clock: Clock, talks: frozenset[str]
) -> list[Event]:
    """The events with the days that other places of the report tell; a day of their own stays.

    First other mentions of the same event and the sentence after a meeting, then the occasion of the statement an act stands
    in, at last the one day on which its speaker is said to have spoken or met somebody.
    """
    made = _shared([_after(row, sentences, clock, talks) for row in events])
    by_id = {row.id: row for row in statements}
    made = [_on_occasion(row, by_id, clock) for row in made]
    spoken = _days_of_speakers(made, by_id)
    return _shared([_spoken(row, by_id, spoken) for row in made])


def _open(row: Event) -> bool:
    return row.date is None or row.date_precision == "report"


def _with(row: Event, day: str) -> Event:
    return replace(row, date=day, date_precision=Clock.precision(day))


def _shared(events: Sequence[Event]) -> list[Event]:
    """What one mention of an event tells of its day holds for all."""
    days: dict[str, str] = {}
    for row in events:
        if not _open(row) and row.event and row.date:
            days.setdefault(row.event, row.date)
    return [_with(row, days[row.event]) if _open(row) and row.event in days else row for row in events]


def _after(row: Event, sentences: Sequence[Sentence], clock: Clock, talks: frozenset[str]) -> Event:
    """A meeting with the day that one of the next sentences gives to 'the meeting'."""
    if row.type != "CONSULT" or not _open(row):
        return row
    place = next((i for i, sentence in enumerate(sentences) if sentence.start == row.sentence.start), None)
    for sentence in sentences[place + 1 : place + 1 + NEXT] if place is not None else ():
        if any(token.lemma.lower() in talks for token in sentence.tokens):
            days = clock.days(Span(sentence.start, sentence.end))
            if len(days) == 1:
                return _with(row, days[0])
    return row


def _on_occasion(row: Event, statements: Mapping[str, Statement], clock: Clock) -> Event:
    """An act with the day of the occasion that its statement was made at."""
    statement = statements.get(row.statement or "")
    if statement is None or row.type not in ACTS or not _open(row):
        return row
    days = [day for span in statement.occasion for day in clock.days(span)]
    return _with(row, days[0]) if len(set(days)) == 1 else row


def _days_of_speakers(events: Sequence[Event], statements: Mapping[str, Statement]) -> dict[str, set[str]]:
    """For each speaker the days on which the report says that he spoke or met somebody."""
    found: dict[str, set[str]] = {}
    for row in events:
        if _open(row) or not row.date or row.status == "planned":
            continue
        statement = statements.get(row.statement or "")
        who = {_key(party) for party in row.actors} if row.type == "CONSULT" else set()
        if statement is not None and row.type in ACTS:
            who.add(_key(statement.speaker))
        for key in who - {""}:
            found.setdefault(key, set()).add(row.date)
    return found


def _spoken(row: Event, statements: Mapping[str, Statement], days: Mapping[str, set[str]]) -> Event:
    """An act in a statement with the only day on which its speaker is said to have spoken."""
    statement = statements.get(row.statement or "")
    if statement is None or row.type not in ACTS or row.status not in ("asserted", "planned") or not _open(row):
        return row
    known = days.get(_key(statement.speaker), set())
    return _with(row, next(iter(known))) if len(known) == 1 else row


def _key(party: Party | None) -> str:
    if party is None:
        return ""
    return (party.name or party.surface).lower().split()[-1] if (party.name or party.surface).strip() else ""
