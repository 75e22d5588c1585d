"""The day of an event that its own clause does not tell: that of its statement, of its speaker, of its other mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, takewhile
from typing import Final

from according.events import speeches
from according.events.claims import ACTS
from according.events.lexicon import Lexicon
from according.events.when import DAY, Clock, undated, with_day
from according.model import ActorMention, Event, Sentence, Span, Statement

HELD: Final = frozenset({"asserted", "planned"})
BEFORE: Final = 2  # sentences before one that goes on with what they tell: 'hours later', 'at the meeting'
REACH: Final = 4  # words between a preposition and its noun, between 'hours' and 'later'
MARKS: Final = ("Definite=Def", "PronType=Dem", "Poss=Yes")  # of what was told before
LATER: Final = 8  # sentences after an event that may tell its day by itself: 'The raid took place on Sunday'
NEXT: Final = 2  # sentences after a meeting that may tell its day: 'The meeting took place on Wednesday'


def dated(
    events: Sequence[Event],
    statements: Sequence[Statement],
    sentences: Sequence[Sentence],
    clock: Clock,
    lexicon: Lexicon,
    cast: Sequence[ActorMention] = (),
) -> list[Event]:
    """The events with the days that other places of the report tell; a day of their own stays.

    First other mentions of the same event and the sentence after a meeting, then the occasion of the statement an act stands
    in, at last the day on which its speaker is said to have spoken or met somebody.
    """
    place = {sentence.start: i for i, sentence in enumerate(sentences)}
    made = _shared([_after(row, sentences, place, clock, lexicon) for row in events])
    made = _continued(made, sentences, place, lexicon)
    by_id = {row.id: row for row in statements}
    made = [_on_occasion(row, by_id, clock) for row in made]
    return _shared(speeches.told(made, statements, sentences, clock, cast))


def _shared(events: Sequence[Event]) -> list[Event]:
    """What one mention of an event tells of its day holds for all."""
    days: dict[str, str] = {}
    for row in events:
        if not undated(row) and row.event and row.date:
            days.setdefault(row.event, row.date)
    return [with_day(row, days[row.event]) if undated(row) and row.event in days else row for row in events]


def _after(row: Event, sentences: Sequence[Sentence], place: Mapping[int, int], clock: Clock, lexicon: Lexicon) -> Event:
    """A meeting with the day that a next sentence gives to 'the meeting', a raid with that of 'the raid took place'."""
    if row.type not in ("CONSULT", "ASSAULT") or not undated(row):
        return row
    at = place.get(row.sentence.start)
    for k, sentence in enumerate(sentences[at + 1 : at + 1 + LATER] if at is not None else ()):
        days = clock.spans(Span(sentence.start, sentence.end))
        if len(days) != 1:
            continue
        near = row.type == "CONSULT" and k < NEXT and _talks(sentence, days[0][0], lexicon)
        if near or _takes_place(sentence, lexicon, row.type):
            return with_day(row, days[0][1])
    return row


def _talks(sentence: Sentence, day: Span, lexicon: Lexicon) -> bool:
    """Whether a sentence tells a day of some talks: ``spoke during a meeting in Lima on Wednesday``."""
    tokens = sentence.tokens
    inside = [i for i, token in enumerate(tokens) if day.start <= token.start < day.end]
    above = {tokens[i].head for i in inside} - set(inside)
    found = (i for i, token in enumerate(tokens) if token.lemma.lower() in lexicon.classes["talks"])
    return any(above & {i, *islice(sentence.ancestors(i), REACH)} for i in found)


def _takes_place(sentence: Sentence, lexicon: Lexicon, kind: str) -> bool:
    """Whether a sentence tells when an incident named before was: ``the raid took place on Sunday``."""
    tokens, words = sentence.tokens, lexicon.words
    nouns = words["incidents"] if kind == "ASSAULT" else lexicon.classes["talks"] | words["meeting"]
    for k, token in enumerate(tokens):
        known = any(mark in t.feats for t in tokens[max(0, k - REACH) : k] for mark in MARKS)
        if token.relation == "nsubj" and known and token.lemma.lower() in nouns:
            return tokens[token.head].lemma.lower() in words["happening"]
    return False


def _continued(
    events: Sequence[Event], sentences: Sequence[Sentence], place: Mapping[int, int], lexicon: Lexicon
) -> list[Event]:
    """The events with the day of what they go on with: ``hours later``, ``at the meeting``, ``in the attack``."""
    made: list[Event] = []
    for row in events:
        at = place.get(row.sentence.start)
        kinds = _taken_up(sentences[at], lexicon) if at is not None and undated(row) else frozenset()
        if row.status not in HELD:
            kinds -= {"CONSULT"}  # what somebody claims at a meeting was not done there
        told = next((k for k in _near(made, at, place) if _told(k, kinds)), None) if kinds and at is not None else None
        made.append(with_day(row, told.date) if told is not None and told.date else row)
    return made


def _near(made: Sequence[Event], at: int, place: Mapping[int, int]) -> Iterator[Event]:
    """The events right before a sentence, nearest first."""
    return takewhile(lambda row: at - place.get(row.sentence.start, at - BEFORE - 1) <= BEFORE, reversed(made))


def _told(row: Event, kinds: frozenset[str]) -> bool:
    """Whether an event is of a kind that is taken up, and on a day that the text tells."""
    return not undated(row) and (row.type in kinds or "" in kinds) and len(row.date or "") == DAY


def _taken_up(sentence: Sentence, lexicon: Lexicon) -> frozenset[str]:
    """Types of events that a sentence takes up by a definite noun; '' for whatever was told last, ``hours later``."""
    found: set[str] = set()
    tokens, words = sentence.tokens, lexicon.words
    kinds = {"CONSULT": lexicon.classes["talks"] | words["meeting"], "ASSAULT": lexicon.classes["assault"]}
    for i, token in enumerate(tokens):
        lemma, before = token.lemma.lower(), tokens[max(0, i - REACH) : i]
        behind = any(t.text.lower() in words["later"] for t in tokens[i + 1 : i + REACH])
        if lemma in words["short"] and (behind or any(t.text.lower() in words["within"] for t in before)):
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
    if statement is None or row.type not in ACTS or not undated(row):
        return row
    days = [day for span in statement.occasion for day in clock.days(span)]
    return with_day(row, days[0]) if len(set(days)) == 1 else row
