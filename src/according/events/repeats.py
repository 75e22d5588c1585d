"""The same event told twice in one report, and the casualty figures that belong to an event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from according.events.claims import ACTS
from according.model import Event, Figure, Party, Span, digest

CASUALTIES: Final = frozenset(
    {"killed", "wounded", "casualties", "missing", "abducted", "arrested", "displaced", "detained", "released", "hostages"}
)
HARM: Final = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "PROTEST"})
ANY: Final = "any"  # day
MEETING: Final = "CONSULT"
UNREAL: Final = frozenset({"negated", "hypothetical", "planned"})
BACK: Final = 3  # sentences with events in which a definite noun finds the event that it means
KEPT: Final = 20  # events
_WORD: Final = re.compile(r"[^\W_]+")
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


class Wording(NamedTuple):
    """How a trigger tells its event: by which frame of the lexicon, as 'the attack', as 'another attack'."""

    frame: str = ""  # '' of a noun, which may stand for any verb of its type
    anaphor: bool = False
    effect: bool = False  # 'the attack killed nine': what it did names other people than it was made on
    further: bool = False


PLAIN: Final = Wording()


def with_identity(events: Sequence[Event], wordings: Mapping[str, Wording]) -> list[Event]:
    """The events with the id that mentions of one event share: type, status, day and the parties agree.

    A definite noun without parties of its own is the event of its type told last: ``the attack``, ``the talks``.
    """
    known, recent = _Known(), _Recent()
    made: list[Event] = []
    for row in events:
        wording = wordings.get(row.id, PLAIN)
        told = _told(row, wording)
        same = None if wording.further else known.name(told)
        if same is None and wording.anaphor and not wording.further:
            same = recent.name(row, told, effect=wording.effect)
        name = same or "v" + digest(row.report, row.id)
        known.add(told, name)
        recent.add(row, told, name)
        made.append(replace(row, event=name))
    return made


class _Recent:
    """The events of the last sentences, nearest first."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, _Told, str]] = []
        self.starts: list[int] = []  # of the sentences that tell events

    def add(self, row: Event, told: _Told, name: str) -> None:
        """Takes in an event."""
        if not self.starts or self.starts[-1] != row.sentence.start:
            self.starts.append(row.sentence.start)
        self.rows = [*self.rows[-KEPT:], (len(self.starts), told, name)]

    def name(self, row: Event, told: _Told, *, effect: bool) -> str | None:
        """The id of the nearest event that a definite noun can mean."""
        now = len(self.starts) + (not self.starts or self.starts[-1] != row.sentence.start)
        for at, other, name in reversed(self.rows):
            if now - at > BACK:
                return None
            if other.type == told.type and other.kind == told.kind and _fits(other, told, effect=effect):
                return name
        return None


def _fits(a: _Told, b: _Told, *, effect: bool) -> bool:
    """Whether a definite noun tells nothing of an event that the mention before did not tell."""
    same = (not b.mode or a.mode == b.mode) and not (a.day and b.day and a.day != b.day)
    known = not b.actors.size or _shared(a.actors, b.actors) is True
    return same and known and (effect or not b.recipients.size or _shared(a.recipients, b.recipients) is True)


class _Side(NamedTuple):
    """Who stands on one side of an event: keys of actors, words of names, and how many they are."""

    keys: frozenset[str]
    words: frozenset[str]
    size: int
    parties: tuple[tuple[str | None, frozenset[str]], ...] = ()  # each with its key and the words of its name


class _Told(NamedTuple):
    """All of an event that decides which others are the same."""

    type: str
    kind: str  # real, or what else its status says
    frame: str
    sentence: int
    mode: str | None
    day: str | None  # none where it is only the report's
    actors: _Side
    recipients: _Side


def _told(row: Event, wording: Wording) -> _Told:
    day = row.date if row.date_precision != "report" else None
    kind = row.status if row.status in UNREAL else "real"
    sides = _side(row.actors), _side(row.recipients)
    return _Told(row.type, kind, wording.frame, row.sentence.start, row.mode or None, day or None, *sides)


def _side(parties: Sequence[Party]) -> _Side:
    each = tuple((party.actor, _proper(party)) for party in parties)
    named = frozenset(word for party in parties for word in _words(party))
    return _Side(frozenset(party.actor for party in parties if party.actor), named, len(parties), each)


def _words(party: Party) -> frozenset[str]:
    found = _WORD.findall((party.name or party.surface).lower())
    return frozenset(word for word in found if len(word) > SHORT)


def _proper(party: Party) -> frozenset[str]:
    """The words of a name, without the common nouns of a description: not ``his counterparts``."""
    found = _WORD.findall(party.name or party.surface)
    return frozenset(word.lower() for word in found if len(word) > SHORT and word[0].isupper())


def _all_shared(a: _Side, b: _Side) -> bool:
    """Whether all of the smaller side stand on the other one: who met whom."""
    few, many = sorted((a, b), key=lambda side: side.size)
    return all(any((key and key == other) or bool(words & said) for other, said in many.parties) for key, words in few.parties)


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
        """The id of the first event that is the same; of a meeting told of one side alone, the only one it had."""
        found = [next((other for other in self.by_actor.get(key, ()) if _same(other, told)), None) for key in _asked(told)]
        first = min((self.order[other] for other in found if other), default=None)
        if first is not None or told.type != MEETING:
            return first[1] if first else None
        partly = {self.order[other][1] for key in _asked(told) for other in self.by_actor.get(key, ()) if _partly(other, told)}
        return next(iter(partly)) if len(partly) == 1 else None


def _partly(a: _Told, b: _Told) -> bool:
    """Whether one of two meetings names only one of those whom the other one names: ``his talks``."""
    if a.mode and b.mode and a.mode != b.mode:
        return False
    few = min(a.actors.size + a.recipients.size, b.actors.size + b.recipients.size)
    recipients = _shared(a.recipients, b.recipients)
    return few == 1 and recipients is not False and _shared(a.actors, b.actors) is True


def _keys(told: _Told) -> Iterator[tuple[str, ...]]:
    """What an event may share with others: an actor, or a word of its name."""
    for what, names in (("key", told.actors.keys), ("word", told.actors.words)):
        for name in sorted(names):
            yield (told.type, told.kind, what, name)


def _asked(told: _Told) -> Iterator[tuple[str | None, ...]]:
    """Where the events stand that can be the same: those of the day and of no day, or all."""
    for key in _keys(told):
        yield from ((told.day, *key), (None, *key)) if told.day else ((ANY, *key),)


def _same(a: _Told, b: _Told) -> bool:
    """Whether two events are one, whose type, negation and day agree."""
    if a.mode and b.mode and a.mode != b.mode:
        return False
    if a.frame and b.frame and a.frame != b.frame and (a.sentence == b.sentence or a.type in ACTS or not (a.day and b.day)):
        return False  # another verb tells another act, unless their days are one
    actors, recipients = _shared(a.actors, b.actors), _shared(a.recipients, b.recipients)
    if recipients is True:
        return actors is True
    together = min(a.actors.size, b.actors.size) > 1 and not (a.recipients.size or b.recipients.size)
    return together and _all_shared(a.actors, b.actors)


def _shared(a: _Side, b: _Side) -> bool | None:
    """Whether two sides share a party; None where one of them is empty."""
    if not a.size or not b.size:
        return None
    if not a.keys.isdisjoint(b.keys):
        return True
    if a.keys and b.keys:  # known to be others: 'the rebels', 'armed rebels' may be one all the same
        return bool(a.words and b.words) and (a.words <= b.words or b.words <= a.words)
    return not a.words.isdisjoint(b.words)
