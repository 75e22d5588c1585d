"""States that no table has, by what they have: a ministry, a minister, an army; so are they places, and not persons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from according.actors import ministries, world
from according.actors.nouns import Table, phrase
from according.actors.phrase import known_place, office_at
from according.actors.titles import Titles
from according.actors.words import plain

OWNED: Final = frozenset({"army", "navy", "air force", "armed forces", "embassy", "presidency"})  # what states have
STEM: Final = 4  # letters that an adjective shares with the name of its land
ENDING: Final = 5  # letters of such an adjective beyond them
OF: Final = frozenset({"of", "de", "d'", "d’", "du"})  # before whose it is
VOWELS: Final = "aeiouy"


def lands(tables: Sequence[Table], titles: Titles, day: str | None) -> dict[str, str]:
    """The lands of a report that no table has, whose ministries and armies it names: in plain form and as written."""
    people = {
        plain(t.tokens[i].text) for t in tables for a, b, tag in t.entities if tag == "PER" and b - a > 1 for i in range(a, b)
    }
    alone = {plain(t.tokens[i].text): t.tokens[i].text for t in reversed(tables) for i in range(len(t.tokens)) if _lone(t, i)}
    names = {low: name for low, name in alone.items() if low not in people}
    owners = {plain(table.tokens[i].text) for table in tables for i in _owners(table, titles)}
    owners |= {plain(name) for table in tables for name in _by_adjective(table, names, titles)}
    sets = titles.sets
    owners -= sets["states"] | sets["populations"] | sets["bodies"] | sets["generic"] | sets["place_nouns"]
    return {x: name for x, name in names.items() if x in owners and not known_place(name) and world.surnamed(name, day) is None}


def land_of(table: Table, places: Sequence[int], known: dict[str, str]) -> str | None:
    """The land that one of some words names, or whose adjective it is: ``Ardenan``, ``ardénien`` of Ardena."""
    for i in places:
        word = plain(table.tokens[i].text)
        if word in known:
            return known[word]
        name = _of_adjective(table, i, known)
        if name:
            return known[name]
    return None


def _of_adjective(table: Table, i: int, names: Iterable[str]) -> str | None:
    """The land whose adjective a word may be, by its first letters."""
    word = plain(table.tokens[i].text) if table.relation(i) in ("amod", "compound") else ""
    for name in names if word else ():
        stem = name.rstrip(VOWELS)
        if len(stem) >= STEM and word.startswith(stem) and len(stem) < len(word) <= len(stem) + ENDING:
            return name
    return None


def _lone(table: Table, i: int) -> bool:
    """Whether a word is a whole name that no table has."""
    token = table.tokens[i]
    named = token.upos == "PROPN" and token.text[:1].isupper() and not token.text.isupper()
    if not named or i in table.states or i in table.known or table.relation(i) in ("flat", "compound"):
        return False
    beside = (k for k in table.kids[i] if abs(k - i) == 1)
    return not any(table.relation(k) in ("flat", "compound") or table.tokens[k].upos == "PROPN" for k in beside)


def _owners(table: Table, titles: Titles) -> Iterator[int]:
    """The single names to which a ministry, a minister or an army belongs."""
    for i in range(len(table.tokens)):
        if _lone(table, i) and table.tokens[i].entity[2:] in ("PER", "LOC"):
            top = table.tokens[i].head if table.relation(i) == "conj" else i
            above = table.tokens[top].head
            heads = (above, table.tokens[above].head) if table.relation(above) == "nmod" else (above,)
            if table.relation(top) == "nmod" and any(_of_state(table, top, head, titles) for head in heads):
                yield i


def _by_adjective(table: Table, names: Iterable[str], titles: Titles) -> Iterator[str]:
    """The names whose adjective stands beside a ministry or an army: ``the Ardenan army``."""
    for i, token in enumerate(table.tokens):
        name = _of_adjective(table, i, names) if token.upos in ("ADJ", "PROPN") else None
        if name and _of_state(table, i, token.head, titles, of=True):
            yield name


def _of_state(table: Table, name: int, head: int, titles: Titles, *, of: bool = False) -> bool:
    """Whether only a state has what a name stands beside; a person has a government too: ``Ruiz's government``."""
    owned = table.tokens[name].deprel == "nmod:poss"
    whole = phrase(table, head)
    before = [word.plain for word in whole.words if not table.tokens[name].start <= word.start < table.tokens[name].end]
    word = plain(table.tokens[head].text)
    field = ministries.field(before, table.language) is not None
    offices = office_at(before, titles, None)
    minister = any(office.endswith("_minister") for office in offices) and word not in titles.sets["bodies"]
    role = titles.roles.get((word,)) in OWNED or (word in titles.sets["governing"] - titles.sets["states"] and not owned)
    return (of or owned or table.case(name) in OF) and (field or minister or role)
