"""Which actors of a record may be one, and why: spellings, surnames with an office, offices by the day, initials of bodies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from according.actors import world
from according.actors.members import BODY_TYPES, acronym, first_letters
from according.actors.names import is_part, key, parts, same, surname
from according.actors.world import slug
from according.identity.nodes import Node

NEAR: Final = 366  # days between reports of which one names the holder of an office and the other only the office
NAMES: Final = 6  # spellings of an actor that are compared
BLOCK: Final = 400  # actors with one surname that are compared with each other
SHORTER: Final = "a shorter form of the name"
ACRONYM: Final = 4  # letters of initials that are enough where no report gives them with the name


class Pair(NamedTuple):
    """Two keys that may be one actor; the weight says how sure that is (0 first)."""

    weight: int
    a: str
    b: str
    reason: str


def pairs(nodes: dict[str, Node]) -> list[Pair]:
    """The pairs of keys that may be one actor, the surest first."""
    people = [node for node in nodes.values() if node.person]
    bodies = [node for node in nodes.values() if _is_body(node)]
    found = [*_by_name(people), *_by_office(people), *_by_initials(bodies), *_of_lands(nodes)]
    return sorted({pair for pair in found if pair.a != pair.b})


def _pair(weight: int, a: Node, b: Node, reason: str) -> Pair:
    first, second = sorted((a.actor, b.actor))
    return Pair(weight, first, second, reason)


# --- names ------------------------------------------------------------------------------------------------------------


def _by_name(people: Sequence[Node]) -> Iterator[Pair]:
    blocks: dict[str, list[Node]] = {}
    for node in people:
        if node.names:
            for found in sorted({word for name in node.names[:NAMES] for word in _blocks(name)}):
                blocks.setdefault(found, []).append(node)
    alike: dict[tuple[str, str], Pair] = {}
    for _, block in sorted(blocks.items()):
        for pair in _spelt_alike([node for node in block if not node.local][:BLOCK]):
            alike.setdefault((pair.a, pair.b), pair)
        yield from _surname_alone(block)
    yield from _without_forks(alike)


def _blocks(name: str) -> set[str]:
    """The keys of the words of a name by which others with one of them are found: all but the given name."""
    words = key(name).split()
    return {surname(name), *words[1:], *words[: 1 if len(words) == 1 else 0]} - {""}


def _spelt_alike(block: Sequence[Node]) -> Iterator[Pair]:
    for k, a in enumerate(block):
        for b in block[k + 1 :]:
            reason = _alike(a, b) if _may_be_one(a, b) else None
            if reason:
                weight = 1 if reason.startswith(SHORTER) else 0
                if weight and world.of_many(a.names[0]) and not (a.country and a.country == b.country):
                    continue  # Mike Johnson need not be Michael Simon Johnson
                yield _pair(weight, a, b, f"{reason}: {a.names[0]}, {b.names[0]}")


def _alike(a: Node, b: Node) -> str | None:
    """Why two full names are one; with somebody the tables know the surname must agree (Abbas is not Abbas Zadeh)."""
    known = a.actor.startswith("person:") or b.actor.startswith("person:")
    for x in a.names[:NAMES]:
        for y in b.names[:NAMES]:
            reason = same(x, y) if _full(x, y) and not (known and surname(x) != surname(y)) else None
            if reason:
                return reason
    return None


def _without_forks(alike: dict[tuple[str, str], Pair]) -> Iterator[Pair]:
    """The pairs without shorter names that fit two longer ones which are not each other's: nobody knows whose they are."""
    longer: dict[str, set[str]] = {}
    for (a, b), pair in alike.items():
        longer.setdefault(a, set()).add(b)
        longer.setdefault(b, set()).add(a)
        if pair.weight == 0:
            yield pair
    for (a, b), pair in sorted(alike.items()):
        if pair.weight and not any(_forks(one, longer, alike) for one in (a, b)):
            yield pair


def _forks(one: str, beside: dict[str, set[str]], alike: dict[tuple[str, str], Pair]) -> bool:
    others = sorted(beside[one])
    return any((x, y) not in alike for k, x in enumerate(others) for y in others[k + 1 :])


def _full(a: str, b: str) -> bool:
    return len(parts(a)) > 1 and len(parts(b)) > 1


def _may_be_one(a: Node, b: Node) -> bool:
    """Whether nothing speaks against it: the tables know both, or they belong to two states."""
    if a.actor.startswith("person:") and b.actor.startswith("person:"):
        return False
    return len({a.country, b.country} - {None}) < 2


def _surname_alone(block: Sequence[Node]) -> Iterator[Pair]:
    """A surname that one report leaves alone, with an office that only one bearer has, of the same state where it says one."""
    full = [node for node in block if not node.local]
    for node in block:
        office, country = node.office, node.country
        if not node.local or not office or (country is None and office.replace(" ", "_") not in state_offices()):
            continue
        fits = [one for one in full if country in (None, one.country) and office in one.offices]
        fits = [one for one in fits if is_part(node.names[0], one.names[0])]
        if len(fits) == 1:
            yield _pair(2, node, fits[0], f"the surname and the office of {office}")


# --- offices ----------------------------------------------------------------------------------------------------------


@cache
def state_offices() -> frozenset[str]:
    """The offices that one person of a state holds at a time; a leader or spokesperson is mostly one of some body."""
    held: dict[str, list[bool]] = {}
    for one in world.people().values():
        for tenure in one.tenures:
            held.setdefault(tenure.office, []).append(not tenure.of)
    mostly = {office for office, states in held.items() if 2 * sum(states) > len(states)}
    return frozenset(world.single_offices() & mostly)


def _by_office(people: Sequence[Node]) -> Iterator[Pair]:
    """An office that a report leaves without a name, and the one whom the reports before and after it call so."""
    held: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for node in people:
        for row in node.rows if node.names and not node.local else ():
            if row.office and row.country and row.day and row.office.replace(" ", "_") in state_offices():
                held.setdefault((row.office, row.country), []).append((_number(row.day), node.actor))
    for days in held.values():
        days.sort()
    for node in people:
        row = node.rows[0]
        if node.names or not node.local or not row.day:
            continue
        who = _holder(held.get((row.office or "", row.country or ""), []), _number(row.day))
        if who:
            first, second = sorted((node.actor, who))
            yield Pair(3, first, second, f"the office of {row.office}, in reports of the time")


def _holder(days: Sequence[tuple[int, str]], day: int) -> str | None:
    """Whom the reports nearest to a day, before and after it, give an office; None where they differ or are far away."""
    before = days[: bisect_right(days, (day, "\U0010ffff"))]
    after = days[bisect_left(days, (day, "")) :]
    near = {one for at, one in _nearest(before, last=True) + _nearest(after) if abs(at - day) <= NEAR}
    return near.pop() if len(near) == 1 else None


def _nearest(days: Sequence[tuple[int, str]], *, last: bool = False) -> list[tuple[int, str]]:
    """All that stands on the nearest day."""
    if not days:
        return []
    at = days[-1 if last else 0][0]
    if last:
        return list(days[bisect_left(days, (at, "")) :])
    return list(days[: bisect_right(days, (at, "\U0010ffff"))])


@cache
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


# --- lands ---------------------------------------------------------------------------------------------------------------


def _of_lands(nodes: dict[str, Node]) -> Iterator[Pair]:
    """A single name that one report says nothing of, and the land that others name so: whose ministry or army they tell of."""
    for node in nodes.values():
        alone = node.names and " " not in node.names[0] and not (node.office or node.country)
        if alone and (node.local or node.actor.startswith("name:")) and node.most("type") in ("person", "organisation"):
            land = nodes.get(f"place:{slug(node.names[0])}")
            if land and land.most("type") == "government":
                yield _pair(1, node, land, f"the name of a land in other reports: {node.names[0]}")


# --- bodies -----------------------------------------------------------------------------------------------------------


def _is_body(node: Node) -> bool:
    return node.actor.startswith(("name:", "body:")) and node.most("type") in BODY_TYPES


def _by_initials(bodies: Sequence[Node]) -> Iterator[Pair]:
    """Initials that one report leaves alone, and the only body of the record with such a name."""
    named = [(name, node) for node in bodies if node.actor.startswith("name:") for name in node.names[:NAMES]]
    short = [(name, node) for name, node in named if _initials(name)]
    whole: dict[str, list[Node]] = {}
    for node in bodies:
        for letters in sorted({first_letters(name) for name in _whole(node) if len(name.split()) > 1}):
            whole.setdefault(letters, []).append(node)
    for name, node in short:
        letters = name.replace(".", "")
        fits = {one.actor: one for one in whole.get(letters, ()) if one.actor != node.actor}
        one = next(iter(fits.values()), None)
        if one is None or len(fits) > 1 or len({node.country, one.country} - {None}) > 1:
            continue
        if len(letters) >= ACRONYM or name in one.names:
            long = next(x for x in _whole(one) if first_letters(x) == letters)
            yield _pair(1, node, one, f"its initials: {name}, {long}")


def _whole(node: Node) -> list[str]:
    """The names of a body that initials are made of; of one that the tables know, only the name it has there."""
    return node.names[:NAMES] if node.actor.startswith("name:") else [row.name for row in node.rows[:1] if row.name]


def _initials(name: str) -> bool:
    return acronym(name, " ".join(name.replace(".", "")))
