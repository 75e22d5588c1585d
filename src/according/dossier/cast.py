"""The actors of a record as lines of a timeline name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from according import identity
from according.identity.called import one
from according.model import Actor, Party, Who
from according.record import Record


class Cast:
    """Who is who in a record, looked up once."""

    def __init__(self, record: Record) -> None:
        self.actors: tuple[Actor, ...] = identity.actors(record)
        self._by_key = {key: actor for actor in self.actors for key in actor.keys}

    def named(self, wanted: Iterable[str]) -> tuple[Actor, ...]:
        """The actors somebody asks for, by key, name or office; UsageError A442 or A443 where it is nobody or not clear."""
        return tuple(dict.fromkeys(one(asked, self.actors) for asked in wanted))

    def who(self, parties: Iterable[Party | None]) -> tuple[Who, ...]:
        """Parties of a row as the actors that they are across reports, each once."""
        return tuple(dict.fromkeys(self._who(party) for party in parties if party is not None))

    def _who(self, party: Party) -> Who:
        actor = self._by_key.get(party.actor or "")
        if actor is None:
            return Who(actor=party.actor, name=party.name or party.surface or "(implicit)")
        return Who(actor=actor.id, name=actor.names[0].text)


def keys_of(actors: Sequence[Actor]) -> frozenset[str]:
    """All keys by which rows may name some actors."""
    return frozenset(key for actor in actors for key in actor.keys)
