"""Who 'I' and 'we' are in what somebody is quoted with: the speaker, and his side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from according.actors import world
from according.actors.members import BODY_TYPES, Draft, Member, Speech
from according.actors.nouns import Phrase, Table
from according.actors.world import State
from according.model import Span

if TYPE_CHECKING:
    from according.actors.cast import Cast

GOVERNING: Final = frozenset({"GOV", "MIL", "SPY"})  # who speaks for these speaks for the state


def first_persons(cast: Cast, tables: Sequence[Table], speech: Speech) -> Iterator[tuple[Draft, Member, str]]:
    """The first persons in quoted words whose speaker is known, with whom they mean."""
    speakers = sorted((draft.head.start, place) for place, (draft, _, _) in enumerate(cast.found) if draft.speaks)
    starts = [table.sentence.start for table in tables]
    for content, who in speech.said:
        at = bisect_left(speakers, (who.start, -1))
        speaker = cast.found[speakers[at][1]][1] if at < len(speakers) and speakers[at][0] < who.end else None
        if speaker is None:
            continue
        meant = {"sg": speaker if speaker.person else None, "pl": _side(cast, speaker)}
        first = max(0, bisect_right(starts, content.start) - 1)
        for number in range(first, bisect_left(starts, content.end)):
            for draft in _in(tables[number], number, content, speech, cast.titles.first_person):
                one = meant[cast.titles.first_person[draft.word]]
                if one:
                    yield draft, one, "who speaks" if one is speaker else "the side of who speaks"


def _in(table: Table, number: int, content: Span, speech: Speech, pronouns: dict[str, str]) -> Iterator[Draft]:
    """The first persons of a sentence that stand in quoted words of a statement."""
    for i, token in enumerate(table.tokens):
        if (
            token.upos == "PRON"
            and content.start <= token.start < content.end
            and token.relation not in ("det", "nmod", "expl")
        ):
            draft = Draft(Phrase(table, i, i + 1, i), None, "pronoun", number, quoted=True)
            place = bisect_right(speech.quotes, token.start, key=lambda quote: quote.start) - 1
            if draft.word in pronouns and place >= 0 and token.start < speech.quotes[place].end:
                yield draft


def _side(cast: Cast, speaker: Member) -> Member | None:
    """For whom somebody speaks: a body for itself and for its people, the state for those who govern it."""
    if speaker.type in BODY_TYPES or speaker.type == "government" or speaker.plural:
        return speaker
    known = world.people().get(speaker.name or "") if speaker.actor.startswith("person:") else None
    held = known.office(cast.day) if known else None
    body = world.bodies().get(held.of) if held and held.of else None
    if body and body.sector not in GOVERNING:
        return cast.body(body)[0]
    if speaker.country and speaker.sector in GOVERNING:
        return cast.state(State(speaker.country, "name"))[0]
    return None
