"""Keys that are one actor: joined one by one, each time with a reason, never against a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from according.actors.names import key, same


class Groups:
    """Sets of keys, each with the reasons that made it."""

    def __init__(
        self, keys: Iterable[str], states: Mapping[str, str] | None = None, names: Mapping[str, str] | None = None
    ) -> None:
        self._root = {key: key for key in keys}
        self._members = {key: {key} for key in self._root}
        self._apart: set[frozenset[str]] = set()
        self._states = states or {}  # the state that each person belongs to
        self._names = names or {}  # the name of each person whom reports name in full
        self._why: dict[str, list[str]] = {}  # by the first key of the two that were joined

    def root(self, key: str) -> str:
        """The key that stands for a group."""
        while self._root[key] != key:
            key = self._root[key]
        return key

    def decide(self, a: str, b: str, verdict: str, reason: str) -> None:
        """Takes a judgement of the user: ``yes`` joins, ``no`` keeps apart for good."""
        if verdict == "no":
            self._apart.add(frozenset((a, b)))
        elif verdict == "yes":
            self.join(a, b, reason, sure=True)

    def join(self, a: str, b: str, reason: str, *, sure: bool = False) -> bool:
        """Joins two groups unless the user said that they are different; if not ``sure``, unless tables or states do."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return False
        if any(frozenset((x, y)) in self._apart for x in self._members[first] for y in self._members[second]):
            return False
        if not sure and self._clash(first, second):
            return False
        self._root[second] = first
        self._members[first] |= self._members.pop(second)
        pair = sorted((a, b))
        self._why.setdefault(pair[0], []).append(f"{' = '.join(pair)}: {reason}")
        return True

    def _clash(self, first: str, second: str) -> bool:
        """Whether two groups hold two actors of the tables, people of two states, or two whom only the consonants make one."""
        both = self._members[first] | self._members[second]
        known = [key for key in both if key.startswith(("person:", "body:"))]
        if len(known) > 1 or len({self._states[key] for key in both if key in self._states}) > 1:
            return True
        one, other = ([self._names[x] for x in self._members[group] if x in self._names] for group in (first, second))
        return any(key(a) == key(b) and not same(a, b) for a, b in product(one, other))

    def all(self) -> list[list[str]]:
        """The groups, sorted."""
        return sorted(sorted(keys) for keys in self._members.values())

    def reasons(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Why the keys of a group are one."""
        return tuple(sorted(why for key in keys for why in self._why.get(key, ())))
