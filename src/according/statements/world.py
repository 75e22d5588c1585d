"""What the world tables tell about a phrase: the states it names, and the gender of a given name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from according import knowledge
from according.actors import world as actors
from according.statements.lexicon import plain

STATES: Final = "states.tsv"
GIVEN: Final = "given_names.tsv"
BODIES: Final = "organisations.tsv"
OFFICES: Final = "offices.tsv"
STATE_OFFICES: Final = frozenset(
    {"supreme_leader", "monarch", "president", "vice_president", "prime_minister", "foreign_minister", "defence_minister"}
)
HYPHENS: Final = str.maketrans({"-": " ", "‑": " "})
UNITED_STATES: Final = re.compile(r"\bUS(?:A)?\b")  # not the pronoun


class Sign(NamedTuple):
    """A way to name a state: its words, its code, and whether they are a name, a seat or a demonym."""

    words: tuple[str, ...]
    state: str
    kind: str


@cache
def _signs(endings: tuple[str, ...]) -> dict[str, tuple[Sign, ...]]:
    """The signs of all states by their first word, longest first."""
    found: dict[str, set[Sign]] = {}
    for row in knowledge.table(STATES):
        names = [(name, "name") for column in ("en", "fr") for name in row[column].split("|")]
        names += [(name, "seat") for name in row["seats"].split("|") if name]
        names += [
            (name + end, "demonym")
            for c in ("demonyms_en", "demonyms_fr")
            for name in row[c].split("|")
            if name
            for end in endings
        ]
        for name, kind in names:
            words = tuple(split(name))
            found.setdefault(words[0], set()).add(Sign(words, row["iso3"], kind))
    return {
        first: tuple(sorted(signs, key=lambda s: (-len(s.words), s.kind == "demonym", s))) for first, signs in found.items()
    }


@cache
def _names() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in knowledge.table(STATES)}


@cache
def _given() -> dict[str, str]:
    return {row["name"]: row["gender"] for row in knowledge.table(GIVEN)}


def split(name: str) -> list[str]:
    """The words of a name in lower case, hyphens and elided articles apart."""
    return plain(UNITED_STATES.sub("u.s.", name)).translate(HYPHENS).replace("d'", "d' ").replace("l'", "l' ").split()


def signs(words: Sequence[str], endings: tuple[str, ...]) -> Iterator[tuple[int, Sign]]:
    """The states that words name, with the place of the first word of each name."""
    table = _signs(endings)
    k = 0
    while k < len(words):
        sign = next((s for s in table.get(words[k], ()) if tuple(words[k : k + len(s.words)]) == s.words), None)
        if sign:
            yield k, sign
        k += len(sign.words) if sign else 1


def state_of(name: str, endings: tuple[str, ...]) -> str | None:
    """The short name of the state that a phrase is the name or the seat of, and nothing more."""
    words = split(name)
    for at, sign in signs(words, endings):
        if at == 0 and len(sign.words) == len(words) and sign.kind != "demonym":
            return _names()[sign.state]
    return None


def is_state(name: str) -> bool:
    """Whether a name is the short name of a state."""
    return name in _names().values()


def short_name(state: str) -> str:
    """The name of a state by its code."""
    return _names()[state]


def gender(name: str) -> str:
    """The usual gender of a given name at the head of a longer one: m, f or ''."""
    words = split(name)
    return _given().get(words[0], "") if len(words) > 1 else ""


@cache
def _aliases() -> dict[str, str]:
    """What the world tables call bodies and persons, by every other name of theirs; names that two share are left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for row in (*knowledge.table(BODIES), *knowledge.table(OFFICES)):
        for alias in filter(None, (row["name"], *row["aliases"].split("|"))):
            if found.setdefault(_folded(alias), row["name"]) != row["name"]:
                shared.add(_folded(alias))
    return {alias: name for alias, name in found.items() if alias not in shared}


def _folded(name: str) -> str:
    """A name as it is looked up: capitals count in short ones (WHO, Fatah's PA), not in others."""
    return name if name.isupper() else " ".join(split(name))


def known_as(name: str) -> str | None:
    """The name that the world tables give a body or person called exactly so."""
    found = _aliases().get(_folded(name))
    return None if found and found.isupper() and len(found) < len(name) else found


@cache
def _origins() -> dict[str, frozenset[str]]:
    return {row["name"]: frozenset({row["country"]}) for row in knowledge.table(OFFICES)}


def countries(name: str) -> frozenset[str]:
    """The state that a person serves by the world tables, as a set of one or none."""
    return _origins().get(known_as(name) or name, frozenset())


def in_office(surname: str, day: str) -> str | None:
    """The one person of a high office on a day who has a surname, by the user's roster first."""
    person = actors.surnamed(surname, day)
    return person.name if person else None


def holder(office: str, state: str, day: str) -> str | None:
    """Who held an office of a state on a day, by the user's roster first; None where nobody or more than one is known."""
    person = actors.holder(office, state, day) if office in STATE_OFFICES else None
    return person.name if person else None


@cache
def _demonyms() -> dict[str, str]:
    return {row["iso3"]: row["demonyms_en"].split("|")[0] for row in knowledge.table(STATES)}


def demonym(state: str) -> str:
    """The English demonym of a state by its code; its name where it has none."""
    return _demonyms()[state] or _names()[state]
