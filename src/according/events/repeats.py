"""The same event told twice in one report, and the casualty figures that belong to an event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from according.model import Event, Figure, Party, Span, digest

CASUALTIES: Final = frozenset(
    {"killed", "wounded", "casualties", "missing", "abducted", "arrested", "displaced", "detained", "released", "hostages"}
)
HARM: Final = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "PROTEST"})
ANY: Final = "any"  # day
SHORT: Final = 3  # letters: shorter words are no names


def with_figures(events: Sequence[Event], figures: Sequence[Figure]) -> list[Event]:
    """The events with the casualty figures of their sentence; each figure goes to the nearest event of harm before or at it."""
    found: dict[int, list[str]] = {}
    harm: dict[Span, list[int]] = {}
    for i, row in enumerate(events):
        if row.type in HARM:
            harm.setdefault(row.sentence, []).append(i)
    sentences = sorted(harm)
    for figure in figures:
        at = figure.number_span.start
        place = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
        if figure.category in CASUALTIES and place >= 0 and at < sentences[place].end:
            near = min(harm[sentences[place]], key=lambda i: abs(events[i].spans[0].start - at))
            found.setdefault(near, []).append(figure.id)
    return [replace(row, figures=tuple(found[i])) if i in found else row for i, row in enumerate(events)]


def with_identity(events: Sequence[Event]) -> list[Event]:
    """The events with the id that mentions of one event share: type, status, day and the parties agree."""
    known = _Known()
    made: list[Event] = []
    for row in events:
        told = _told(row)
        name = known.name(told) or "v" + digest(row.report, row.id)
        known.add(told, name)
        made.append(replace(row, event=name))
    return made


class _Side(NamedTuple):
    """Who stands on one side of an event: keys of actors, words of names, and how many they are."""

    keys: frozenset[str]
    words: frozenset[str]
    size: int


class _Told(NamedTuple):
    """All of an event that decides which others are the same."""

    type: str
    negated: bool
    mode: str | None
    day: str | None  # none where it is only the report's
    actors: _Side
    recipients: _Side


def _told(row: Event) -> _Told:
    day = row.date if row.date_precision != "report" else None
    return _Told(row.type, row.status == "negated", row.mode or None, day or None, _side(row.actors), _side(row.recipients))


def _side(parties: Sequence[Party]) -> _Side:
    words = (word for party in parties for word in (party.name or party.surface).lower().split())
    named = frozenset(word.strip("'’.,") for word in words if len(word) > SHORT)
    return _Side(frozenset(party.actor for party in parties if party.actor), named, len(parties))


class _Known:
    """The events told so far, each kind once, by day and by who acts: the same events share an actor."""

    def __init__(self) -> None:
        self.order: dict[_Told, tuple[int, str]] = {}
        self.by_actor: dict[tuple[str | None, ...], list[_Told]] = {}

    def add(self, told: _Told, name: str) -> None:
        """Takes in an event with the id that its mentions share; the first of its kind stands for all."""
        if told in self.order:
            return
        self.order[told] = (len(self.order), name)
        for key in _keys(told):
            self.by_actor.setdefault((ANY, *key), []).append(told)
            self.by_actor.setdefault((told.day, *key), []).append(told)

    def name(self, told: _Told) -> str | None:
        """The id of the first event that is the same."""
        found = [next((other for other in self.by_actor.get(key, ()) if _same(other, told)), None) for key in _asked(told)]
        return min((self.order[other] for other in found if other), default=(0, None))[1]


def _keys(told: _Told) -> Iterator[tuple[str, ...]]:
    """What an event may share with others: an actor, or a word of its name."""
    for what, names in (("key", told.actors.keys), ("word", told.actors.words)):
        for name in sorted(names):
            yield (told.type, str(told.negated), what, name)


def _asked(told: _Told) -> Iterator[tuple[str | None, ...]]:
    """Where the events stand that can be the same: those of the day and of no day, or all."""
    for key in _keys(told):
        yield from ((told.day, *key), (None, *key)) if told.day else ((ANY, *key),)


def _same(a: _Told, b: _Told) -> bool:
    """Whether two events are one, whose type, negation and day agree."""
    if a.mode and b.mode and a.mode != b.mode:
        return False
    actors, recipients = _shared(a.actors, b.actors), _shared(a.recipients, b.recipients)
    reciprocal = a.actors.size > 1 or b.actors.size > 1
    apart = a.recipients.size or b.recipients.size
    return actors is True and (recipients is True or (reciprocal and not apart))


def _shared(a: _Side, b: _Side) -> bool | None:
    """Whether two sides share a party; None where one of them is empty."""
    if not a.size or not b.size:
        return None
    return not (a.keys.isdisjoint(b.keys) and a.words.isdisjoint(b.words))
