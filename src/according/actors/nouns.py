"""Noun phrases of a sentence that may denote an actor: their words, their head, and what the tables know in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from according.actors import world
from according.actors.titles import Titles, load
from according.actors.words import Word, plain, words
from according.actors.world import Body, Hit, Person, State
from according.model import Sentence, Span, Token

#: Relations of words that stay inside the phrase of their head.
INNER: Final = frozenset({"det", "amod", "compound", "flat", "nummod", "fixed", "goeswith", "case", "nmod", "clf"})
#: Relations that open something else, before a noun too.
CLAUSES: Final = frozenset({"case", "cc", "conj", "appos", "acl", "advcl", "parataxis", "cop", "nsubj"})
NAMED: Final = frozenset({"PER", "ORG"})
STARTS: Final = attrgetter("start")
ENDS: Final = attrgetter("end")


class Phrase(NamedTuple):
    """A noun phrase: its words (first, end, head, indices in the sentence), the sentence's table, and a part of a word."""

    table: Table
    first: int
    end: int
    head: int
    part: Span | None = None  # 'il' in '-t-il'

    @property
    def span(self) -> Span:
        """Where it stands."""
        if self.part:
            return self.part
        tokens = self.table.tokens
        return Span(tokens[self.first].start, tokens[self.end - 1].end)

    @property
    def words(self) -> list[Word]:
        """Its words as names are matched."""
        return self.table.words_between(*self.span)

    def hits(self) -> list[Hit]:
        """The names of the tables in it, counted from its first word."""
        table, span = self.table, self.span
        if not table.hits:
            return []
        first, end = table.word_range(*span)
        inside = [h for h in table.hits if first <= h.first and h.end <= end]
        return [Hit(h.first - first, h.end - first, h.sign) for h in inside]


class Table:
    """A sentence with its tree, its words as names are matched, and what the tables know among them."""

    __slots__ = ("entities", "hits", "kids", "known", "language", "sentence", "states", "text", "tokens", "words")

    def __init__(self, sentence: Sentence, text: str, language: str) -> None:
        self.sentence, self.text, self.language = sentence, text, language
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self.kids[token.head].append(i)
        self.words = words(text[sentence.start : sentence.end], sentence.start)
        self.hits = world.hits(self.words, language)
        self.entities = tuple(entities(self.tokens))
        self.hits = [hit for hit in self.hits if not self._in_a_name(hit)]
        self.states = {i for hit in self.hits if isinstance(hit.sign, State) for i in self.tokens_in(self.span_of(hit))}
        self.known = {i for hit in self.hits if isinstance(hit.sign, Body | Person) for i in self.tokens_in(self.span_of(hit))}

    def _in_a_name(self, hit: Hit) -> bool:
        """Whether the name of a state is a given name or surname: Georgia Mills, Giselle Maurice; not *Kenya's* Ruto."""
        if not (isinstance(hit.sign, State) and hit.sign.kind in ("name", "seat")):
            return False
        inside = self.tokens_in(self.span_of(hit))
        around = ((a, b) for a, b, tag in self.entities if tag == "PER" and b - a > 1)
        first, end = next(((a, b) for a, b in around if inside and a <= inside[0] and inside[-1] < b), (0, 0))
        rest = [i for i in range(first, end) if i not in inside]
        known = {i for h in self.hits if isinstance(h.sign, Person) for i in self.tokens_in(self.span_of(h))}
        titles = load(self.language)
        return bool(rest) and not any(i in known or (titles and is_title(titles, self.tokens[i].text)) for i in rest)

    def stands_for_a_state(self, hit: Hit) -> bool:
        """Whether a name of a state can be nothing else: a demonym, a place where something is."""
        if not isinstance(hit.sign, State):
            return False
        inside = self.tokens_in(self.span_of(hit))
        if hit.sign.kind != "name" or len(inside) != 1:
            return True
        return self.tokens[inside[0]].entity[2:] == "LOC" and bool(self.case(inside[0]))

    def span_of(self, hit: Hit) -> Span:
        """Where a known name stands."""
        return Span(self.words[hit.first].start, self.words[hit.end - 1].end)

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words of a stretch."""
        first, last = self.word_range(start, end)
        return self.words[first:last]

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the first word of a stretch and of the first one behind it."""
        return bisect_left(self.words, start, key=STARTS), bisect_right(self.words, end, key=ENDS)

    def tokens_in(self, span: Span) -> list[int]:
        """The tokens that touch a stretch."""
        return list(range(bisect_right(self.tokens, span.start, key=ENDS), bisect_left(self.tokens, span.end, key=STARTS)))

    def top(self, indices: Sequence[int]) -> int:
        """The word of some that hangs outside of them."""
        inside = set(indices)
        return next((i for i in indices if self.tokens[i].head not in inside or self.tokens[i].head == i), indices[0])

    def relation(self, i: int) -> str:
        """The relation of a word without its subtype."""
        return self.tokens[i].relation

    def case(self, i: int) -> str:
        """The preposition of a word, in lower case."""
        return next((self.tokens[k].text.lower() for k in self.kids[i] if self.relation(k) == "case" and k < i), "")


def is_title(titles: Titles, word: str) -> bool:
    """Whether a word is an office or what stands before names: President, Mr."""
    low = plain(word)
    return (low,) in titles.honorifics or low in titles.offices or bool(titles.sector_at([low], 0))


def entities(tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """The names that the grammar found: (first, end, PER, ORG, LOC, …)."""
    i = 0
    while i < len(tokens):
        tag = tokens[i].entity
        if not tag:
            i += 1
            continue
        end = i + 1
        while end < len(tokens) and tokens[end].entity == f"I-{tag[2:]}":
            end += 1
        yield i, end, tag[2:]
        i = end


def heads(table: Table, titles: Titles) -> Iterator[tuple[int, str]]:
    """The words of a sentence that may head an actor's phrase, and how they are known: name, known, noun."""
    seen: set[int] = set()
    taken = {i for hit in table.hits if not _demonym(hit) for i in table.tokens_in(table.span_of(hit))}
    for first, end, tag in table.entities:
        if tag in NAMED:
            taken |= set(range(first, end))
            top = _above(table, table.top(list(range(first, end))))
            if top not in seen:
                seen.add(top)
                yield top, "name"
    for hit in table.hits:
        inside = table.tokens_in(table.span_of(hit))
        if inside:
            top = _above(table, table.top(inside))
            bare = table.relation(top) in ("amod", "compound", "flat") or (
                table.relation(top) == "nmod" and not table.kids[top]
            )
            if top not in seen and not (_demonym(hit) and bare):
                seen.add(top)
                yield top, "known"
    for i, token in enumerate(table.tokens):
        noun = token.upos in ("NOUN", "PROPN") and token.relation not in ("compound", "flat", "fixed")
        if noun and i not in seen and i not in taken and is_role(table, i, titles):
            seen.add(i)
            yield i, "noun"


def _demonym(hit: Hit) -> bool:
    return isinstance(hit.sign, State) and hit.sign.kind == "demonym"


def _above(table: Table, i: int) -> int:
    """The head of the phrase that a name is the last part of: ``Prime Minister | Ana Ruiz`` hangs on either."""
    tokens = table.tokens
    while tokens[i].relation in ("flat", "fixed", "compound", "goeswith") and tokens[i].head != i:
        i = tokens[i].head
    return i


def is_role(table: Table, i: int, titles: Titles) -> bool:
    """Whether a noun (with what stands before it) is a term for an actor, and not for a thing."""
    start = max(0, i - 3)
    low = [_plain(table.tokens[k]) for k in range(start, i + 1)]
    singular = titles.singular.get(low[-1], low[-1])
    if singular != low[-1] and "Number=Sing" in table.tokens[i].feats:
        return False  # 'au cours de' is no court
    if singular != low[-1] and singular in titles.sets["generic"] | titles.sets["states"]:
        return True
    for k in range(len(low)):
        at = titles.sector_at(low, k)
        if at and k + at[0] == len(low):
            return not {low[-1], titles.singular.get(low[-1], "")} & titles.sets["things"]
    if singular in titles.sets["things"]:
        return False
    ends = any((size := (titles.office_at(low, k) or (0,))[0]) > 1 and k + size == len(low) for k in range(len(low)))
    after = [_plain(table.tokens[k]) for k in range(i, min(i + 6, len(table.tokens))) if k not in table.states or k == i][:5]
    opens = titles.office_at(after, 0)
    if ends or (opens and opens[0] > 1):
        return True
    at = titles.sector_at(after, 0)
    return (bool(at) and after[0] not in titles.sets["things"]) or low[-1] in titles.sets["generic"] | titles.sets[
        "loaded"
    ] | titles.sets["counterparts"]


def _plain(token: Token) -> str:
    return plain(token.text.strip("'’"))


def phrase(table: Table, head: int) -> Phrase:
    """The noun phrase of a head: its words in one stretch, without clauses, coordination and what stands after a comma."""
    inside = {head}
    for i in _below(table, head):
        inside.add(i)
    first, end = head, head + 1
    while first - 1 in inside:
        first -= 1
    while end in inside:
        end += 1
    tokens = table.tokens
    while first < head and (tokens[first].relation in LEADS or tokens[first].upos in ("ADP", "SCONJ") or _opens(tokens[first])):
        first += 1
    while end > head + 1 and tokens[end - 1].relation in ("case", "punct", "cc"):
        end -= 1
    return Phrase(table, first, end, head)


def _opens(token: Token) -> bool:
    return token.upos == "PUNCT" and token.text not in ('"', "“", "«", "'", "‘")


LEADS: Final = frozenset({"case", "cc", "punct", "mark"})


def _below(table: Table, head: int) -> Iterator[int]:
    """The words below a head that belong to its phrase; what stands before it stays whole (``the 74-year-old man``)."""
    tokens = table.tokens
    stack = [(i, i < head) for i in table.kids[head]]
    while stack:
        i, before = stack.pop()
        relation = tokens[i].relation
        ahead = before and i < head and relation not in CLAUSES
        inside = relation in INNER or tokens[i].upos == "PART" or _apposed(table, i, head) or _joins(table, i, head)
        deeper = tokens[i].head != head and before and ahead
        if inside or deeper:
            yield i
            stack += [(k, before) for k in table.kids[i]]


def _apposed(table: Table, i: int, head: int) -> bool:
    """Whether a name follows an office or a kind of body without a comma: ``the mayor Ana Ruiz``, ``the group Tawhid``."""
    token = table.tokens[i]
    close = 0 < i - head <= 3 and table.tokens[i - 1].text not in (",", "(", "–", "—", ":")
    named = token.entity[2:] in NAMED or i in table.known
    return close and named and token.relation in ("appos", "flat", "nmod", "compound", "dep") and not table.case(i)


def _joins(table: Table, i: int, head: int) -> bool:
    """Hyphens and quotation marks inside a phrase, and a name that is coordinated in itself."""
    token = table.tokens[i]
    if token.relation == "punct":
        return token.text in ("-", "‑", "–", '"', "“", "”", "«", "»", "'", "’", "‘")
    return token.relation in ("conj", "cc") and bool(table.tokens[head].entity) and token.entity[:2] == "I-"


def is_actor_place(table: Table, top: int, *, seat: bool = False) -> bool:
    """Whether the name of a state or its seat acts there: a subject, object, agent or owner, not where something is."""
    relation = table.tokens[top].deprel
    case = table.case(top)
    if relation.startswith(("nsubj", "obj", "iobj")) or relation in ("nmod:poss", "obl:agent", "root", "vocative"):
        return True
    if relation.startswith("obl"):
        return case in BESIDE or (not seat and case in AIMED)
    if relation.startswith("nmod"):
        return case in BESIDE or case in OWNED or (not seat and (case in AIMED or case in ("to", "à", "au", "aux")))
    if relation == "appos" and not case:
        return True
    if relation in ("conj", "appos"):
        above = table.tokens[top].head
        return bool(case in BESIDE) if case else is_actor_place(table, above, seat=seat) if above != top else True
    return False


#: Prepositions before somebody who takes part, and, after a noun, before somebody it belongs to or is meant for.
BESIDE: Final = frozenset("with by against between among avec par contre entre parmi".split())
AIMED: Final = frozenset("on upon at toward towards sur envers vis-à-vis".split())  # of what is done to a state
OWNED: Final = frozenset("of for pour de d' du des d’".split())
