"""What the world tables tell about a phrase: the states it names, and the gender of a given name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from according import knowledge
from according.statements.lexicon import plain

STATES: Final = "states.tsv"
GIVEN: Final = "given_names.tsv"
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
