"""Actors out of what all reports say of them: one function of the set of reports, never of their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from according.actors import world
from according.identity.candidates import pairs
from according.identity.groups import Groups
from according.identity.nodes import Facts, Node, order
from according.model import Actor, Judgement, Name, Office


def learn(facts: Iterable[Facts], judgements: Sequence[Judgement] = ()) -> tuple[Actor, ...]:
    """The actors that reports name, those with the most mentions first; each says why its keys are one."""
    nodes: dict[str, Node] = {}
    for row in sorted(facts, key=order):
        nodes.setdefault(row.actor, Node(row.actor)).rows.append(row)
    people = {key: node for key, node in nodes.items() if node.person}
    states = {key: node.country for key, node in people.items() if node.country}
    groups = Groups(nodes, states, {key: node.names[0] for key, node in people.items() if node.names and not node.local})
    for verdict in sorted(judgements, key=lambda j: (j.verdict != "no", j.id)):
        if verdict.kind == "same_actor" and verdict.a in nodes and verdict.b in nodes:
            groups.decide(verdict.a, verdict.b, verdict.verdict, f"you said so ({verdict.id})")
    for pair in pairs(nodes):
        groups.join(pair.a, pair.b, pair.reason)
    held = {one.actor: one for one in reversed(world.people().values())}  # of two with one key the first
    named = (keys for keys in groups.all() if any(nodes[key].names for key in keys))
    found = [_actor([nodes[key] for key in keys], groups.reasons(keys), held) for keys in named]
    return tuple(sorted(found, key=lambda a: (-a.mentions, a.id)))


# --- what is shown ----------------------------------------------------------------------------------------------------


def _actor(nodes: Sequence[Node], reasons: tuple[str, ...], people: Mapping[str, world.Person]) -> Actor:
    whole = Node(min((node.actor for node in nodes), key=_rank))
    whole.rows = sorted((row for node in nodes for row in node.rows), key=order)
    days = sorted({row.day for row in whole.rows if row.day})
    return Actor(
        id=whole.actor,
        names=tuple(Name(name, script(name)) for name in whole.names),
        kind=_kind(whole, nodes),
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


def _kind(whole: Node, nodes: Sequence[Node]) -> str:
    """What sort of actor it is: a land whatever a report takes its bare name for, else what most mentions give."""
    first = next((node for node in nodes if node.actor == whole.actor and node.actor.startswith("place:")), whole)
    return first.most("type") or "unknown"


def _rank(key: str) -> tuple[int, str]:
    kinds = ("person:", "body:", "state:", "place:", "group:", "name:")
    return next((k for k, prefix in enumerate(kinds) if key.startswith(prefix)), len(kinds)), key


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
