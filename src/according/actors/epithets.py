"""Words by which some reports call a state or a body; who is meant, without a word on whether they are apt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from according import knowledge
from according.actors.words import Word, words

FILE = "epithets.tsv"


@cache
def _table(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in knowledge.table(FILE):
        for name in filter(None, row.get(language, "").split("|")):
            own = tuple(word.plain for word in words(name))
            found.setdefault(own[0], []).append((own, row["who"]))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in found.items()}


def epithet(found: Sequence[Word], language: str) -> str | None:
    """Whom the words of a phrase call by such a word: a code of states.tsv or the name of a body."""
    table = _table(language)
    low = [word.plain for word in found]
    for k, word in enumerate(low):
        for own, who in table.get(word, ()):
            if tuple(low[k : k + len(own)]) == own:
                return who
    return None
