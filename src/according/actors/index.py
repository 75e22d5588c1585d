"""The named actors of a report by what all spellings and parts of their names share, so that not everybody is asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from according.actors.members import Member, first_letters, is_body, is_person, letters
from according.actors.names import marks


class Index:
    """The persons and bodies of a report by their names."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._members: dict[str, dict[str, Member]] = {}

    def add(self, member: Member) -> None:
        """Takes in a member under the name it has now."""
        for mark in _marks(member.name or "", asked=False):
            self._members.setdefault(mark, {})[member.actor] = member

    def persons(self, name: str) -> Iterable[Member]:
        """The persons whose name it can be, in no order."""
        return (member for member in self._near(name) if is_person(name, member))

    def bodies(self, name: str) -> Iterable[Member]:
        """The bodies whose name it can be, in no order."""
        return (member for member in self._near(name) if is_body(name, member))

    def _near(self, name: str) -> Iterable[Member]:
        found: dict[str, Member] = {}
        for mark in _marks(name, asked=True):
            found.update(self._members.get(mark, {}))
        return found.values()


@lru_cache(maxsize=65536)
def _marks(name: str, *, asked: bool) -> frozenset[str]:
    """What a name is found by: its words as they sound, and the letters that stand for it."""
    short = {f"@{found}" for found in (letters(name), first_letters(name)) if found}
    return marks(name, asked=asked) | short
