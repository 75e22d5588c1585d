"""Who the parties of events are: the mention of an actor that stands where the party stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from according.model import ActorMention, Party, Span

JOINT: Final = "actors/joint"  # the rule of those who share a phrase
BACK: Final = 12  # mentions before a word that may still hold it: they nest


class Cast:
    """The actors of a report by place."""

    def __init__(self, mentions: Sequence[ActorMention]) -> None:
        self.rows = sorted(mentions, key=lambda row: (row.spans[0], row.head))
        self.starts = [row.spans[0].start for row in self.rows]
        self.joint: dict[Span, list[ActorMention]] = {}  # those who share a phrase, by its noun
        for row in mentions:
            if row.rule == JOINT:
                self.joint.setdefault(row.head, []).append(row)

    def known(self, party: Party, head: Span) -> Party:
        """The party with the name, country and sector of the actor whose mention has the same head, or holds it."""
        row = self._at(head, party.spans[0])
        if row is None:
            return party
        return _as(party, row)

    def each(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """The parties, those apart who share a phrase: ``the Kenyan and Ugandan presidents`` are two."""
        told: list[Party] = []
        for party in parties:
            rows = self._sharing(party)
            told += [_as(party, row) for row in rows] or [party]
        return tuple(told)

    def _sharing(self, party: Party) -> Sequence[ActorMention]:
        """The mentions that share the phrase of a party."""
        for start, end in party.spans:
            for head, rows in self.joint.items():
                if start <= head.start < end and party.actor in {row.actor for row in rows}:
                    return rows
        return ()

    def _at(self, head: Span, party: Span) -> ActorMention | None:
        end = bisect_right(self.starts, head.start)
        near = self.rows[max(0, end - BACK) : end]
        same = [row for row in near if row.head.start <= head.start < row.head.end]
        if same:
            return min(same, key=lambda row: (row.head.end - row.head.start, row.spans))
        whole = [
            row
            for row in near
            if row.spans[0].start <= head.start < row.spans[-1].end and party.start <= row.head.start < party.end
        ]
        titled = [row for row in near if row.form == "name" and _title_of(row, party)]
        titled += [row for row in self.rows[end : end + 1] if _addressed(row, head, party)]
        return min(whole or titled, key=lambda row: (row.spans[-1].end - row.spans[0].start, row.spans), default=None)


def _as(party: Party, row: ActorMention) -> Party:
    return replace(party, name=row.name, actor=row.actor, country=row.country, sector=row.sector)


def _title_of(row: ActorMention, party: Span) -> bool:
    """Whether a party is the title that stands before somebody's name: ``la chancelière`` of ``la chancelière Anne Weil``."""
    return row.type == "person" and row.spans[0].start <= party.start < party.end <= row.head.start < row.spans[-1].end


def _addressed(row: ActorMention, head: Span, party: Span) -> bool:
    """Whether somebody's name is the next word of the party: ``M. Doran``."""
    return row.form == "name" and row.type == "person" and row.spans[0].start == head.end + 1 and row.head.end <= party.end
