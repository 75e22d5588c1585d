"""Ministries by their field and state, with one key in all languages: ``the Iranian foreign ministry`` is one body."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from according import languages
from according.actors import world
from according.actors.words import plain, words
from according.actors.world import Body, Hit, State

#: Words between the words of a ministry's name.
SMALL: Final = frozenset("the of for and s de des du d la le l les et a à".split())


class Ministry(NamedTuple):
    """A ministry of a state: the key it has in all reports, and its name as English reports have it."""

    actor: str
    name: str


@cache
def _fields(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words of ministries without articles and prepositions, and their field; the longest first."""
    given = languages.toml(language, "titles.toml").get("ministries", {})
    rows = ((tuple(word.plain for word in words(name)), field) for name, field in given.items())
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def field(low: Sequence[str], language: str, hits: Sequence[Hit] = ()) -> str | None:
    """The field of the ministry that words name (``Foreign``), states and small words left out; None where they name none."""
    taken = {k for hit in hits if isinstance(hit.sign, State) for k in range(hit.first, hit.end)}
    bare = [plain(word) for k, word in enumerate(low) if k not in taken and word not in SMALL]
    for phrase, name in _fields(language):
        size = len(phrase)
        if any(tuple(bare[k : k + size]) == phrase for k in range(len(bare) - size + 1)):
            return name
    return None


def of_state(name: str, code: str) -> Body | Ministry:
    """The ministry of a field and a state: the body that the tables have under that name, else its key."""
    demonym = world.demonyms(code)[0]
    for one in (f"{demonym} {name} Ministry", f"{demonym} Ministry of {name}"):
        body = world.bodies_by_plain().get(plain(one))
        if body and body.country == code:
            return body
    return Ministry(f"state:{code}/{name.lower()}-ministry", f"{demonym} {name} Ministry")
