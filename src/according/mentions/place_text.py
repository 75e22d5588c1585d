"""A text as the search for places sees it: words, which of them hang together, and what the grammar calls names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from according.knowledge.gazetteer import fold
from according.model import Sentence, Span

_WORD: Final = re.compile(
    r"(?P<elided>\b(?:[dlcjmstDLCJST]|[qQ]u|jusqu|lorsqu)['’])(?=\w)|"
    r"(?P<dotted>[A-Z]\.(?:[A-Z]\.)*(?:[A-Z][a-z]+\.|(?<=[A-Z]\.[A-Z]\.)))|"
    r"(?P<word>[^\W\d_\u0640]+(?:['’](?!s\b)[^\W\d_]+)*)"
)
_GAPS: Final = frozenset({"", " ", "-", "‑", "\u00a0", "\u202f", "\u200c", "  "})
_SAINTS: Final = frozenset({"St", "Ste", "Mt", "Ft"})


class Word(NamedTuple):
    """A word of the text."""

    start: int
    end: int
    surface: str
    low: str  # folded
    capital: bool
    joins: bool  # nothing but a space or a hyphen stands between it and the next word
    after: str  # the first characters up to the next word
    elided: bool = False


def words_of(text: str) -> list[Word]:
    """The words of a text in order; where a text has no capitals at all (headlines of an index), every word may be a name."""
    found = list(_WORD.finditer(text))
    bare = text.islower()
    row = []
    for k, match in enumerate(found):
        end = match.end()
        after = found[k + 1].start() if k + 1 < len(found) else len(text)
        surface = match.group()
        gap = text[end:after]
        joins = gap in _GAPS or (gap == ". " and surface in _SAINTS)
        row.append(
            Word(
                match.start(),
                end,
                surface,
                fold(surface),
                bare or surface[0].isupper(),
                joins,
                gap[:3],
                match.lastgroup == "elided",
            )
        )
    return row


class Entity(NamedTuple):
    """A name that the grammar found."""

    start: int
    end: int
    label: str  # PER, ORG, LOC …


class Entities:
    """The names that the grammar found in a report, looked up by place."""

    def __init__(self, sentences: Sequence[Sentence], text: str = "") -> None:
        self.known = bool(sentences)
        self.rows: list[Entity] = []
        for sentence in sentences:
            self.rows += _entities(sentence)
        self._starts = [entity.start for entity in self.rows]
        self.persons: set[str] = set()  # words of the names of persons that have more than one
        self.bodies: set[str] = set()  # and of bodies' names of one word
        self.located: set[str] = set()  # names that are called a place at least once
        for entity in self.rows:
            self._note(entity, text)

    def _note(self, entity: Entity, text: str) -> None:
        parts = fold(text[entity.start : entity.end]).split()
        if entity.label == "PER" and len(parts) > 1:
            self.persons.update(parts)
        elif entity.label == "ORG" and len(parts) == 1:
            self.bodies.update(parts)
        elif entity.label == "LOC":
            self.located.add(" ".join(parts))

    def over(self, start: int, end: int) -> Entity | None:
        """The name that a stretch of text stands in or overlaps."""
        k = bisect_right(self._starts, start) - 1
        if k >= 0 and self.rows[k].end > start:
            return self.rows[k]
        if k + 1 < len(self.rows) and self.rows[k + 1].start < end:
            return self.rows[k + 1]
        return None


def _entities(sentence: Sentence) -> list[Entity]:
    rows: list[Entity] = []
    inside = ""
    for token in sentence.tokens:
        mark, _, label = token.entity.partition("-")
        if mark == "I" and label == inside and rows:
            rows[-1] = rows[-1]._replace(end=token.end)
        elif label:
            rows.append(Entity(token.start, token.end, label))
        inside = label
    return rows


class Roles:
    """What a word does in its sentence, looked up by place."""

    def __init__(self, sentences: Sequence[Sentence], parties: frozenset[str]) -> None:
        self._sentences, self._parties = sentences, parties
        self._starts = [sentence.start for sentence in sentences]

    def acts(self, span: Span, *, seat: bool) -> bool:
        """Whether the words act: the subject of an active verb, the agent of a passive one; of a capital, also a party.

        A capital is a party behind 'between' or 'with', or where something is its own: ``Paris's offer``.
        """
        k = bisect_right(self._starts, span.start) - 1
        if k < 0:
            return False
        tokens = self._sentences[k].tokens
        inside = [i for i, token in enumerate(tokens) if token.start >= span.start and token.end <= span.end]
        heads = [i for i in inside if tokens[i].head not in inside or tokens[i].head == i]
        sentence = self._sentences[k]
        return any(_acts(sentence, i) or (seat and self._party(sentence, i)) for i in heads)

    def _party(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        if token.relation == "conj" and token.head != index:
            return self._party(sentence, token.head)
        cases = [fold(sentence.tokens[kid].text) for kid in sentence.children(index) if sentence.tokens[kid].relation == "case"]
        return any(case in self._parties for case in cases)


def _acts(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    relation = token.deprel
    if relation == "conj":
        return token.head != index and _acts(sentence, token.head)
    if relation == "obl:agent":
        return True
    return relation == "nsubj" and sentence.tokens[token.head].upos == "VERB"
