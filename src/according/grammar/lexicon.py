"""Names that the world tables know: states and places, bodies, outlets and agencies, and demonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from according import knowledge, languages

SAME_SIGN = str.maketrans("’‐‑", "'--")
BEGIN = re.compile(r"\w+")
# Table, its columns of names (xx stands for the language), and the kind of name; a table that is not there has none.
TABLES = (
    ("states.tsv", ("name", "xx"), "LOC"),
    ("places.tsv", ("xx",), "LOC"),
    ("agencies.tsv", ("name", "aliases"), "ORG"),
    ("outlets.tsv", ("name", "aliases"), "ORG"),
    ("organisations.tsv", ("name", "aliases"), "ORG"),
    ("states.tsv", ("demonyms_xx", "peoples_xx"), "NORP"),
    ("places.tsv", ("demonyms_xx",), "NORP"),
    ("peoples.tsv", ("xx",), "NORP"),
)
SURE = frozenset({"states.tsv", "agencies.tsv", "outlets.tsv"})


class Found(NamedTuple):
    """A name of the tables among words: first word, end, kind."""

    first: int
    end: int
    kind: str


class Names:
    """Names by the letters that they begin with; the first table that has a name says its kind."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        kinds: dict[str, str] = {}
        for name, kind in entries:
            kinds.setdefault(name.translate(SAME_SIGN), kind)
        self._by_begin: dict[str, list[tuple[str, str]]] = {}
        for name, kind in sorted(kinds.items(), key=lambda entry: (-len(entry[0]), entry)):
            if begin := BEGIN.match(name):
                self._by_begin.setdefault(begin[0], []).append((name, kind))

    def find(self, line: str, spans: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """The names among the words that stand in a line at the spans, from left to right; the longest where several begin."""
        ends, at = {end: k for k, (_, end) in enumerate(spans, start=1)}, 0
        while at < len(spans):
            start = spans[at][0]
            begin = BEGIN.match(line, start)
            found = None
            for name, kind in self._by_begin.get(begin[0], ()) if begin else ():
                end = ends.get(start + len(name))
                if end is not None and line.startswith(name, start):
                    found = Found(at, end, kind)
                    break
            if found:
                yield found
            at = found.end if found else at + 1


@cache
def known_names(language: str) -> Names:
    """The names of the world tables in a language."""
    return Names(_entries(language, TABLES))


@cache
def sure_names(language: str) -> Names:
    """Those that are names without a model to say so: of states, agencies and outlets."""
    return Names(_entries(language, [table for table in TABLES if table[0] in SURE and table[2] != "NORP"]))


def _entries(language: str, tables: Iterable[tuple[str, Sequence[str], str]]) -> Iterator[tuple[str, str]]:
    for name, columns, kind in tables:
        for row in knowledge.table(name) if (knowledge.FOLDER / name).is_file() else ():
            for column in columns:
                for cell in filter(None, row.get(column.replace("xx", language), "").split("|")):
                    yield from ((form, kind) for form in (_forms(cell, language) if kind == "NORP" else (cell,)))


def _forms(name: str, language: str) -> Iterator[str]:
    """A demonym with its endings, small as the table has it and with a capital."""
    data = languages.toml(language, "places.toml")
    forms = [name + ending for ending in data.get("demonym_endings", ("",))]
    forms += [name.removesuffix(old) + new for old, new in data.get("demonym_shifts", ()) if name.endswith(old)]
    for form in forms:
        yield form
        yield form[0].upper() + form[1:]
