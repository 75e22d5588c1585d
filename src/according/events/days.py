"""The day of an event that its own clause does not tell: that of its statement, of its speaker, of its other mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from msgspec.structs import replace

from according.events.claims import ACTS
from according.events.lexicon import Lexicon
from according.events.when import Clock
from according.model import Event, Party, Sentence, Span, Statement

DAY: Final = 10  # letters of an ISO day
BEFORE: Final = 2  # sentences before one that goes on with what they tell: 'hours later', 'at the meeting'
REACH: Final = 4  # words between a preposition and its noun, between 'hours' and 'later'
MARKS: Final = ("Definite=Def", "PronType=Dem", "Poss=Yes")  # of what was told before
NEXT: Final = 2  # sentences after a meeting that may tell its day: 'The meeting took place on Wednesday'


def dated(
    events: Sequence[Event], statements: Sequence[Statement], sentences: Sequence[Sentence], clock: Clock, lexicon: Lexicon
) -> list[Event]:
    """The events with the days that other places of the report tell; a day of their own stays.

    First other mentions of the same event and the sentence after a meeting, then the occasion of the statement an act stands
    in, at last the one day on which its speaker is said to have spoken or met somebody.
    """
    place = {sentence.start: i for i, sentence in enumerate(sentences)}
    made = _shared([_after(row, sentences, place, clock, lexicon.classes["talks"]) for row in events])
    made = _continued(made, sentences, place, lexicon)
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


def _after(row: Event, sentences: Sequence[Sentence], place: Mapping[int, int], clock: Clock, talks: frozenset[str]) -> Event:
    """A meeting with the day that one of the next sentences gives to 'the meeting'."""
    if row.type != "CONSULT" or not _open(row):
        return row
    at = place.get(row.sentence.start)
    for sentence in sentences[at + 1 : at + 1 + NEXT] if at is not None else ():
        if any(token.lemma.lower() in talks for token in sentence.tokens):
            days = clock.days(Span(sentence.start, sentence.end))
            if len(days) == 1:
                return _with(row, days[0])
    return row


def _continued(
    events: Sequence[Event], sentences: Sequence[Sentence], place: Mapping[int, int], lexicon: Lexicon
) -> list[Event]:
    """The events with the day of what they go on with: ``hours later``, ``at the meeting``, ``in the attack``."""
    made: list[Event] = []
    for row in events:
        at = place.get(row.sentence.start)
        kinds = _taken_up(sentences[at], lexicon) if at is not None and _open(row) else frozenset()
        told = next((k for k in _near(made, at, place) if _told(k, kinds)), None) if kinds and at is not None else None
        made.append(_with(row, told.date) if told is not None and told.date else row)
    return made


def _near(made: Sequence[Event], at: int, place: Mapping[int, int]) -> Iterator[Event]:
    """The events right before a sentence, nearest first."""
    return takewhile(lambda row: at - place.get(row.sentence.start, at - BEFORE - 1) <= BEFORE, reversed(made))


def _told(row: Event, kinds: frozenset[str]) -> bool:
    """Whether an event is of a kind that is taken up, and on a day that the text tells."""
    return not _open(row) and (row.type in kinds or "" in kinds) and len(row.date or "") == DAY


def _taken_up(sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    """Types of events that a sentence takes up by a definite noun; '' for whatever was told last, ``hours later``."""
    found: set[str] = set()
    tokens, words = sentence.tokens, lexicon.words
    kinds = {"CONSULT": lexicon.classes["talks"] | words["meeting"], "ASSAULT": lexicon.classes["assault"]}
    for i, token in enumerate(tokens):
        lemma, before = token.lemma.lower(), tokens[max(0, i - REACH) : i]
        if lemma in words["short"] and any(t.text.lower() in words["later"] for t in tokens[i + 1 : i + REACH]):
            found.add("")
        if token.upos != "NOUN" or not any(mark in t.feats for t in before for mark in MARKS):
            continue
        subject = token.relation == "nsubj" and token.lemma.lower() in kinds["ASSAULT"]  # 'the attack killed nine'
        if subject or any(t.lemma.lower() in words["occasion"] for t in before if t.upos in ("ADP", "ADV", "SCONJ")):
            found.update(kind for kind, listed in kinds.items() if lemma in listed)
    return frozenset(found)


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
    if party.actor:
        return party.actor
    return (party.name or party.surface).lower().split()[-1] if (party.name or party.surface).strip() else ""
