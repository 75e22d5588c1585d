"""Who is in mind at a place of a report: the mentions before it, and those whom the report names later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from according.actors.index import Index
from according.actors.members import BODY_TYPES, Draft, Member, Sighting

REACH: Final = 3  # sentences that a pronoun looks back
SPOKEN: Final = 12  # that one looks back who speaks: between two of his sentences nobody else may be named
NEAR: Final = 3  # sentences back to which 'the official' looks
FOCUS: Final = 4  # mentions of a state from which on a report is about it
JOIN: Final = " + "  # between the names of those who act together
#: What a mention weighs for a pronoun, in half sentences: who speaks and who is the subject stay in mind.
SPEAKS: Final = 3
SUBJECT: Final = 2
FITTING: Final = 4


class Memory:
    """The actors of a report and their mentions, as far as it is read."""

    def __init__(self, genders: Mapping[str, str]) -> None:
        self.genders = genders  # of nouns
        self.members: dict[str, Member] = {}
        self.sightings: list[Sighting] = []  # in the order of their sentences
        self._last: dict[str, Member] = {}  # by key, the one named last at the end
        self._turns: dict[str, int] = {}  # by key: below 0 for those mentioned, the last one first; then in order
        self._names = Index()
        self._as: dict[tuple[str, bool], list[int]] = {}  # places in `sightings`, by actor and whether they are subjects
        self.states: Counter[str] = Counter()  # how often the whole report names each state

    def member(self, member: Member) -> Member:
        """The actor of the report with the key of this one, which is added where there is none."""
        known = self.members.get(member.actor)
        if known is not None:
            return known
        self.members[member.actor] = member
        self._turns[member.actor] = len(self.members)
        self._names.add(member)
        return member

    def rename(self, member: Member, name: str) -> None:
        """Gives an actor a better name; it is found by the one before too."""
        member.name = name
        self._names.add(member)

    def mentioned(self, member: Member) -> bool:
        """Whether the report has named an actor so far."""
        return member.actor in self._last

    def near(self, member: Member, sentence: int) -> bool:
        """Whether an actor was mentioned in the sentences before one."""
        places = [self._as[key][-1] for key in ((member.actor, True), (member.actor, False)) if key in self._as]
        return any(sentence - self.sightings[place].sentence <= NEAR for place in places)

    def persons(self, name: str) -> list[Member]:
        """The persons whose name it can be, in the order of `latest`."""
        return sorted(self._names.persons(name), key=self._turn)

    def bodies(self, name: str) -> list[Member]:
        """The bodies whose name it can be, in the order of `latest`."""
        return sorted(self._names.bodies(name), key=self._turn)

    def _turn(self, member: Member) -> int:
        return self._turns[member.actor]

    def see(self, member: Member, draft: Draft, gender: str = "") -> None:
        """Keeps a mention in mind."""
        if draft.form != "pronoun":
            member.words |= frozenset(draft.low)
            before = draft.named and draft.named.end <= draft.phrase.table.tokens[draft.phrase.head].start
            member.heads |= set() if before else {draft.word}  # 'the group Hamas' is a group, 'the Hamas ministry' no ministry
        self._last.pop(member.actor, None)
        self._last[member.actor] = member
        self._turns[member.actor] = -len(self.sightings) - 1
        subject = draft.speaks or draft.subject
        self._as.setdefault((member.actor, subject), []).append(len(self.sightings))
        self.sightings.append(
            Sighting(
                member,
                draft.sentence,
                draft.span.start,
                draft.speaks,
                subject,
                draft.quoted,
                gender or draft.gender or self.genders.get(draft.word, ""),
            )
        )

    def latest(self) -> Iterator[Member]:
        """The actors so far, the last one first; then those whom only the rest of the report names."""
        yield from reversed(self._last.values())
        yield from (member for actor, member in self.members.items() if actor not in self._last)

    def best(self, before: int, fits: Callable[[Member, Sighting | None], tuple[int, ...] | None]) -> Member | None:
        """The actor whose mention before a position ranks highest; one that the report names later counts where none does.

        Of the mentions of one actor only the last as a subject and the last other one can rank highest.
        """
        best: tuple[tuple[int, ...], int, int] | None = None
        for places in self._as.values():
            place = next((k for k in reversed(places) if self.sightings[k].start < before), None)
            sighting = self.sightings[place] if place is not None else None
            rank = fits(sighting.member, sighting) if sighting else None
            if sighting and place is not None and rank is not None:
                best = max(best or (rank, sighting.start, place), (rank, sighting.start, place))
        if best:
            return self.sightings[best[2]].member
        later = [member for member in self.members.values() if fits(member, None) is not None]
        return later[0] if len(later) == 1 else None

    def focus(self) -> str | None:
        """The state that ``the authorities`` alone are of: the one that the report names far more than any other."""
        (first, most), (_, second) = (*self.states.most_common(2), ("", 0), ("", 0))[:2]
        return first if most >= FOCUS and most >= 3 * second else None

    def pronoun(self, draft: Draft, what: str) -> Member | None:
        """The party before a pronoun that agrees with it; the nearest, who speaks or acts before others."""
        gender, _, number = what.rpartition(".")
        best: tuple[tuple[int, int], Member] | None = None
        reach = SPOKEN if draft.speaks else REACH
        for seen in reversed(self.sightings):
            distance = draft.sentence - seen.sentence
            if distance > reach:
                break
            if seen.start >= draft.span.start or not _agrees(seen, gender, number):
                continue
            weight = SPEAKS * seen.speaks + SUBJECT * seen.subject + _fitting(seen, gender, number)
            weight -= SPEAKS * seen.quoted * (not draft.quoted) + 2 * distance
            if best is None or (weight, seen.start) >= best[0]:  # of two at one place the first
                best = ((weight, seen.start), seen.member)
        return best[1] if best else None

    def together(self, members: Sequence[Member], draft: Draft, report: str) -> None:
        """Persons whom a conjunction joins, as one party for 'they'."""
        names = [member.name for member in members]
        if len(set(names)) == len(names) > 1 and all(member.person and member.name for member in members):
            key = f"{report}:{'+'.join(member.actor.rpartition(':')[2] for member in members)}"
            pair = Member(actor=key, name=JOIN.join(filter(None, names)), type="group", plural=True)
            self.see(self.member(pair), draft)


def _agrees(seen: Sighting, gender: str, number: str) -> bool:
    """Whether a pronoun can stand for somebody: number, gender, person or thing."""
    one = seen.member
    many = one.plural or one.type in ("group", "population")
    if number == "pl":
        return many or is_body(one)
    if many or (number == "person" and not one.person):
        return False
    if gender == "n":
        return not one.person
    return not gender or _gender(seen) in ("", gender)


def _gender(seen: Sighting) -> str:
    """Whether a person is a man or a woman, as far as known; of others what the noun shows."""
    one = seen.member
    return one.gender if one.person and one.name else one.gender or seen.gender


def _fitting(seen: Sighting, gender: str, number: str) -> int:
    """How well a pronoun suits somebody, beyond that it can stand for them."""
    one = seen.member
    if number == "pl":
        return FITTING * (one.plural or one.type in ("group", "population"))
    if gender == "n":
        return FITTING * (is_body(one) or one.type == "government")
    own = _gender(seen)
    alike = one.person or (own == gender != "" and (seen.speaks or seen.subject))
    return FITTING * alike + SUBJECT * (one.person and own == gender != "") + SUBJECT * bool(one.person and one.name)


def is_body(member: Member) -> bool:
    """Whether somebody is a body of people: an organisation, a ministry, an armed group."""
    return member.type in BODY_TYPES
