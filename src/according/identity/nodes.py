"""What all reports say of one key: its names, its state, its offices."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Final, NamedTuple

LONGEST: Final = 80  # letters of a name; what is longer is a list that was taken for one


class Facts(NamedTuple):
    """What one report says of one actor: a row of `Record.facts_of_actors`."""

    actor: str
    name: str | None
    type: str
    country: str | None
    sector: str | None
    office: str | None
    spelt: str | None  # the name as it stands there
    report: str
    outlet: str | None
    day: str | None
    mentions: int


def order(row: Facts) -> tuple[str, ...]:
    """What rows are sorted by, whatever the order of the reports."""
    return tuple("" if value is None else str(value) for value in row)


class Node:
    """An actor key with everything that is said of it; complete before anything is asked of it."""

    def __init__(self, actor: str) -> None:
        self.actor = actor
        self.rows: list[Facts] = []

    @cached_property
    def names(self) -> list[str]:
        """Its names, the most frequent first."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            for name in {row.name, row.spelt} - {None}:
                if len(str(name)) <= LONGEST and "\n" not in str(name):
                    counts[str(name)] += row.mentions
        return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]

    def most(self, field: str) -> str | None:
        """The value that most mentions give a field."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            value = getattr(row, field)
            if value:
                counts[value] += row.mentions
        return min(counts, key=lambda value: (-counts[value], value), default=None)

    @cached_property
    def country(self) -> str | None:
        """The state that most mentions give it."""
        return self.most("country")

    @cached_property
    def office(self) -> str | None:
        """The office that most mentions give it."""
        return self.most("office")

    @cached_property
    def offices(self) -> frozenset[str]:
        """All offices that reports give it."""
        return frozenset(row.office for row in self.rows if row.office)

    @cached_property
    def person(self) -> bool:
        """Whether it is one human being."""
        return self.most("type") == "person"

    @property
    def local(self) -> bool:
        """Whether only its report knows it."""
        return not self.actor.startswith(("person:", "body:", "state:", "name:", "place:", "group:"))
