"""Actors out of what all reports say of them: one function of the set of reports, never of their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from according.actors import world
from according.actors.names import is_part, key, parts, same, surname
from according.identity.groups import Groups
from according.model import Actor, Judgement, Name, Office

NEAR: Final = 366  # days between reports of which one names the holder of an office and the other only the office
NAMES: Final = 6  # spellings of an actor that are compared
BLOCK: Final = 400  # actors with one surname that are compared with each other


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


class Node:
    """An actor key with everything that is said of it; what it is asked is worked out once, when all rows are in."""

    def __init__(self, actor: str) -> None:
        self.actor = actor
        self.rows: list[Facts] = []
        self._names: list[str] | None = None
        self._most: dict[str, str | None] = {}

    def names(self) -> list[str]:
        """Its names, the most frequent first."""
        if self._names is None:
            self._names = self._counted_names()
        return self._names

    def _counted_names(self) -> list[str]:
        counts: Counter[str] = Counter()
        for row in self.rows:
            for name in {row.name, row.spelt} - {None}:
                counts[str(name)] += row.mentions
        return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]

    def most(self, field: str) -> str | None:
        """The value that most mentions give a field."""
        if field not in self._most:
            self._most[field] = self._counted(field)
        return self._most[field]

    def _counted(self, field: str) -> str | None:
        counts: Counter[str] = Counter()
        for row in self.rows:
            value = getattr(row, field)
            if value:
                counts[value] += row.mentions
        return min(counts, key=lambda value: (-counts[value], value), default=None)

    @property
    def person(self) -> bool:
        """Whether it is one human being."""
        return self.most("type") == "person"

    @property
    def local(self) -> bool:
        """Whether only its report knows it."""
        return not self.actor.startswith(("person:", "body:", "state:", "name:", "place:", "group:"))


def learn(facts: Iterable[Facts], judgements: Sequence[Judgement] = ()) -> tuple[Actor, ...]:
    """The actors that reports name, those with the most mentions first; each says why its keys are one."""
    nodes: dict[str, Node] = {}
    for row in sorted(facts, key=_order):
        nodes.setdefault(row.actor, Node(row.actor)).rows.append(row)
    groups = Groups(nodes)
    for verdict in sorted(judgements, key=lambda j: (j.verdict != "no", j.id)):
        if verdict.kind == "same_actor" and verdict.a in nodes and verdict.b in nodes:
            groups.decide(verdict.a, verdict.b, verdict.verdict, f"you said so ({verdict.id})")
    for a, b, reason in sorted(_candidates(nodes), key=lambda c: (_strength(c[2]), c[0], c[1])):
        groups.join(a, b, reason)
    people = {one.actor: one for one in reversed(world.people().values())}  # of two with one key the first
    found = [_actor([nodes[key] for key in keys], groups.reasons(keys), people) for keys in groups.all()]
    return tuple(sorted((actor for actor in found if actor.names), key=lambda a: (-a.mentions, a.id)))


def _order(row: Facts) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in row)


def _strength(reason: str) -> int:
    return 1 if "office" in reason else 0


# --- what may be one --------------------------------------------------------------------------------------------------


def _candidates(nodes: dict[str, Node]) -> Iterator[tuple[str, str, str]]:
    """Pairs of keys that may be one actor, and why."""
    blocks: dict[str, list[Node]] = {}
    for node in nodes.values():
        if node.person and node.names():
            for found in sorted({word for name in node.names()[:NAMES] for word in _blocks(name)}):
                blocks.setdefault(found, []).append(node)
    for block in blocks.values():
        yield from _spelt_alike([node for node in block if not node.local][:BLOCK])
        yield from _surname_alone(block)
    yield from _by_office([node for node in nodes.values() if node.person])


def _blocks(name: str) -> set[str]:
    """The keys of the words of a name by which others with one of them are found: all but the given name."""
    words = key(name).split()
    return {surname(name), *words[1:], *words[: 1 if len(words) == 1 else 0]} - {""}


def _spelt_alike(block: Sequence[Node]) -> Iterator[tuple[str, str, str]]:
    for k, a in enumerate(block):
        for b in block[k + 1 :]:
            if _may_be_one(a, b):
                reason = _alike(a, b)
                if reason:
                    yield (*sorted((a.actor, b.actor)), f"{reason}: {a.names()[0]}, {b.names()[0]}")  # type: ignore[misc]


def _alike(a: Node, b: Node) -> str | None:
    """Why two full names are one; with somebody the tables know the surname must agree (Abbas is not Abbas Zadeh)."""
    known = a.actor.startswith("person:") or b.actor.startswith("person:")
    for x in a.names()[:NAMES]:
        for y in b.names()[:NAMES]:
            reason = same(x, y) if _full(x, y) and not (known and surname(x) != surname(y)) else None
            if reason:
                return reason
    return None


def _full(a: str, b: str) -> bool:
    return len(parts(a)) > 1 and len(parts(b)) > 1


def _may_be_one(a: Node, b: Node) -> bool:
    """Whether nothing speaks against it: the tables know both, or they belong to two states."""
    if a.actor.startswith("person:") and b.actor.startswith("person:"):
        return False
    countries = {a.most("country"), b.most("country")} - {None}
    return len(countries) < 2


def _surname_alone(block: Sequence[Node]) -> Iterator[tuple[str, str, str]]:
    """A surname that one report leaves alone, with an office and a state that only one bearer has."""
    full = [node for node in block if not node.local]
    for node in block:
        office, country = node.most("office"), node.most("country")
        if not node.local or not office or not country:
            continue
        fits = [
            one
            for one in full
            if one.most("country") == country and office in _offices(one) and is_part(node.names()[0], one.names()[0])
        ]
        if len(fits) == 1:
            yield node.actor, fits[0].actor, f"the surname and the office of {office}"


def _offices(node: Node) -> set[str]:
    return {row.office for row in node.rows if row.office}


def _by_office(people: Sequence[Node]) -> Iterator[tuple[str, str, str]]:
    """An office that a report leaves without a name, and the one whom reports of the time call so."""
    held: dict[tuple[str, str], list[tuple[str, Node]]] = {}
    for node in people:
        if node.names() and not node.local:
            for row in node.rows:
                if row.office and row.country and row.day and row.office.replace(" ", "_") in world.single_offices():
                    held.setdefault((row.office, row.country), []).append((row.day, node))
    for node in people:
        if node.names() or not node.local:
            continue
        row = node.rows[0]
        days = held.get((row.office or "", row.country or ""), [])
        near = {one.actor for day, one in days if row.day and abs(_number(day) - _number(row.day)) <= NEAR}
        if len(near) == 1:
            yield node.actor, near.pop(), f"the office of {row.office}, in reports of the time"


def _number(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()


# --- what is shown ----------------------------------------------------------------------------------------------------


def _actor(nodes: Sequence[Node], reasons: tuple[str, ...], people: Mapping[str, world.Person]) -> Actor:
    whole = Node(min((node.actor for node in nodes), key=_rank))
    whole.rows = sorted((row for node in nodes for row in node.rows), key=_order)
    days = sorted({row.day for row in whole.rows if row.day})
    return Actor(
        id=whole.actor,
        names=tuple(Name(name, script(name)) for name in whole.names()),
        kind=whole.most("type") or "unknown",
        country=whole.most("country"),
        sector=whole.most("sector"),
        offices=tuple(_tenures(whole, people)),
        mentions=sum(row.mentions for row in whole.rows),
        reports=len({row.report for row in whole.rows}),
        outlets=tuple(sorted({row.outlet for row in whole.rows if row.outlet})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        keys=tuple(sorted(node.actor for node in nodes)),
        reasons=reasons,
    )


def _rank(key: str) -> tuple[int, str]:
    order = ("person:", "body:", "state:", "place:", "group:", "name:")
    return next((k for k, prefix in enumerate(order) if key.startswith(prefix)), len(order)), key


def _tenures(node: Node, people: Mapping[str, world.Person]) -> Iterator[Office]:
    """The offices that reports give, each from the first to the last day, with the outlets; then those of the tables."""
    given: dict[str, list[Facts]] = {}
    for row in node.rows:
        if row.office:
            given.setdefault(row.office, []).append(row)
    for title, rows in sorted(given.items()):
        days = sorted(row.day for row in rows if row.day)
        outlets = sorted({row.outlet or "an unnamed outlet" for row in rows})
        start, end = (days[0], days[-1]) if days else (None, None)
        yield Office(title=title, start=start, end=end, source=", ".join(outlets))
    known = people.get(node.actor)
    for tenure in known.tenures if known else ():
        title = tenure.office.replace("_", " ") + (f" ({tenure.of})" if tenure.of else "")
        yield Office(title=title, start=tenure.start or None, end=tenure.end or None, source="knowledge/offices.tsv")


def script(name: str) -> str:
    """The script a name is written in: Latin, Cyrillic, Arabic, Hebrew or Other."""
    for letter in name:
        for known, first, last in _SCRIPTS:
            if first <= letter <= last:
                return known
    return "Other"


_SCRIPTS: Final = (
    ("Latin", "A", "z"),
    ("Latin", "À", "ɏ"),
    ("Cyrillic", "Ѐ", "ӿ"),
    ("Hebrew", "֐", "׿"),
    ("Arabic", "؀", "ۿ"),
)
