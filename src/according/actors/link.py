"""Which actor a party of another row is: the mention of an actor that stands where the party stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from according.model import ActorMention, Party, Statement


def linked(statements: Iterable[Statement], mentions: Sequence[ActorMention]) -> tuple[Statement, ...]:
    """Statements whose speakers and addressees name their actor; the names they resolve to stay as they are."""
    by_head = sorted(mentions, key=_start)
    return tuple(
        msgspec.structs.replace(row, speaker=_of_party(row.speaker, by_head), addressee=_of_party(row.addressee, by_head))
        for row in statements
    )


def _of_party(party: Party | None, mentions: Sequence[ActorMention]) -> Party | None:
    """The party with its actor; unchanged where no mention stands there, or it has one."""
    if party is None or party.actor or not party.spans:
        return party
    found = _mention_of(party, mentions)
    return msgspec.structs.replace(party, actor=found.actor) if found else party


def mention_of(party: Party, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The mention whose head stands in a party's words and shares most of them; the first of equal ones."""
    return _mention_of(party, sorted(mentions, key=_start))


def _mention_of(party: Party, mentions: Sequence[ActorMention]) -> ActorMention | None:
    """The same, of mentions in the order of their heads."""
    start, end = party.spans[0].start, party.spans[-1].end
    first, last = bisect_left(mentions, start, key=_start), bisect_left(mentions, end, key=_start)
    inside = [row for row in mentions[first:last] if row.head.end <= end]
    return min(inside, key=lambda row: (_apart(row, start, end), row.spans), default=None)


def _start(row: ActorMention) -> int:
    return row.head.start


def _apart(row: ActorMention, start: int, end: int) -> int:
    return abs(row.spans[0].start - start) + abs(row.spans[-1].end - end)
