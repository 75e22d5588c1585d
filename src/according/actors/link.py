"""Which actor a party of another row is: the mention of an actor that stands where the party stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from according.model import ActorMention, Party, Statement


def linked(statements: Iterable[Statement], mentions: Sequence[ActorMention]) -> tuple[Statement, ...]:
    """Statements whose speakers and addressees name their actor; the names they resolve to stay as they are."""
    return tuple(
        msgspec.structs.replace(row, speaker=of_party(row.speaker, mentions), addressee=of_party(row.addressee, mentions))
        for row in statements
    )


def of_party(party: Party | None, mentions: Sequence[ActorMention]) -> Party | None:
    """The party with its actor; unchanged where no mention stands there, or it has one."""
    if party is None or party.actor or not party.spans:
        return party
    found = mention_of(party, mentions)
    return msgspec.structs.replace(party, actor=found.actor) if found else party


def mention_of(party: Party, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The mention whose head stands in a party's words and shares most of them; the first of equal ones."""
    start, end = party.spans[0].start, party.spans[-1].end
    inside = [row for row in mentions if start <= row.head.start and row.head.end <= end]
    return min(inside, key=lambda row: (_apart(row, start, end), row.spans), default=None)


def _apart(row: ActorMention, start: int, end: int) -> int:
    return abs(row.spans[0].start - start) + abs(row.spans[-1].end - end)
