"""Who 'the two sides' are: those who met last, ``Oslo and Lima held talks. The two sides agreed to …``."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec.structs import replace

from according.events.claims import ACTS
from according.events.match import Draft
from according.events.tree import Scene
from according.model import Event, Party

REACH: Final = 6  # sentences from a meeting to one that takes its two sides up
#: What two who met do next; an attack after talks may be anybody's.
TOGETHER: Final = ACTS | {"CONSULT", "COOPERATE", "AID"}
UNREAL: Final = frozenset({"negated", "denied", "hypothetical"})
BARE: Final = frozenset({"det", "nummod", "case", "punct", "amod", "mark", "cc"})
AMONG: Final = frozenset({"of", "de", "between", "entre"})
PAIR: Final = 2


class Meeting(NamedTuple):
    """Those who met, the day on which they did if the sentence tells it, and where in the report it stands."""

    who: tuple[Party, ...]
    day: str | None
    at: int


class Sides:
    """The meeting of two that was told last."""

    def __init__(self) -> None:
        self.last: Meeting | None = None
        self.at = 0

    def next(self) -> None:
        """Goes on to the next sentence."""
        self.at += 1

    def heard(self, row: Event) -> None:
        """Keeps a meeting of two whom the report tells apart; one of more, or of others, takes its place."""
        if row.type != "CONSULT" or row.status in UNREAL or (self.last and self.last.at == self.at):
            return  # of several in a sentence the first is what it tells
        known = {party.actor: party for party in (*row.actors, *row.recipients) if party.actor}
        if known:
            who = tuple(known.values()) if len(known) == PAIR else ()
            day = row.date if row.date_precision == "day" and row.status != "planned" else None
            self.last = Meeting(who, day, self.at)

    def meant(self, scene: Scene, draft: Draft) -> Meeting | None:
        """The meeting whose two sides are the one actor of a draft, if they are."""
        if self.last is None or not self.last.who or self.at - self.last.at > REACH:
            return None
        if draft.type not in TOGETHER or len(draft.actors) != 1 or not _are_two(scene, draft.actors[0]):
            return None
        if not _acting(scene, draft, draft.actors[0]):
            return None
        states = all(is_state(party) for party in self.last.who)
        return self.last if states or scene.lemmas[draft.actors[0]] in scene.lexicon.words["sides"] else None


def is_state(party: Party) -> bool:
    """Whether a party is a state as a whole."""
    return (party.actor or "").startswith("state:") and "/" not in (party.actor or "")


def as_both(actors: tuple[Party, ...], meeting: Meeting) -> tuple[Party, ...]:
    """The two of a meeting, named in the words of the one party that stands for them."""
    words = actors[0]
    return tuple(replace(party, spans=words.spans, surface=words.surface, implicit=False) for party in meeting.who)


def _acting(scene: Scene, draft: Draft, i: int) -> bool:
    """Whether the two act: as subject, by whom, whose or between whom; 'with the two sides' is somebody else."""
    top, case = scene.tokens[i], scene.case(i)
    if scene.relations[i] == "nsubj" or i in scene.slot(draft.at, "subj") or top.deprel in ("nmod:poss", "obl:agent"):
        return True
    return case in AMONG or case in scene.lexicon.words["agent"]


def _are_two(scene: Scene, i: int) -> bool:
    """``the two sides``, ``both ministers``, ``les deux pays``: two of a kind and nothing else about them."""
    words, kids = scene.lexicon.words, scene.kids[i]
    if scene.lemmas[i] not in words["sides"] | words["side_states"]:
        return False
    plain = all((scene.relations[k] in BARE and scene.tokens[k].upos != "ADJ") or scene.lower[k] in words["two"] for k in kids)
    return plain and any(scene.lower[k] in words["two"] for k in kids)
