"""Several of one kind in one phrase, each of its own state or body: ``the Kenyan and Ugandan presidents``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from according.actors import world
from according.actors.members import Draft
from according.actors.nouns import Phrase, Table, phrase
from according.actors.phrase import office_at
from according.actors.titles import Titles
from according.actors.world import Body, Hit, State
from according.model import Span

#: How the first of several states hangs on what is theirs.
OWNED: Final = frozenset({"amod", "compound", "nmod", "flat"})
OF: Final = frozenset({"", "of", "'s", "de", "d'", "d’", "du", "des"})
LONGEST: Final = 16  # words from the first to the last of such a phrase


def joint(table: Table, titles: Titles, number: int) -> Iterator[Draft]:
    """The plural nouns of a sentence that are of several states or bodies, a draft for each of these."""
    tops = {table.top(inside): hit for hit in table.hits if (inside := _tokens(table, hit))}
    for head, token in enumerate(table.tokens):
        if token.upos != "NOUN" or "Number=Sing" in token.feats or head in tops:
            continue
        owners = _owners(table, head, tops)
        if len(owners) > 1:
            yield from _each(table, titles, number, head, [(i, tops[i]) for i in owners])


def _tokens(table: Table, hit: Hit) -> list[int]:
    return table.tokens_in(table.span_of(hit)) if isinstance(hit.sign, State | Body) else []


def _owners(table: Table, head: int, tops: dict[int, Hit]) -> list[int]:
    """The coordinated states or bodies that a noun is of; in French an adjective may hang on the noun beside the first."""
    inside = phrase(table, head)
    first = next(
        (i for i in sorted(tops) if inside.first <= i < inside.end and _owns(table, i, head)),
        next((i for i in sorted(tops) if i in table.kids[head] and _owns(table, i, head)), None),
    )
    if first is None:
        return []
    bare = (k for k in table.kids[head] if table.relation(k) == "conj" and table.tokens[k].upos == "ADJ")
    joined = [k for k in chain(table.kids[first], bare) if k in tops and table.relation(k) == "conj"]
    if any(table.case(k) not in OF for k in joined) or not joined:
        return []
    whole = sorted({first, *joined})
    return whole if max(*whole, head) - min(*whole, head) <= LONGEST else []


def _owns(table: Table, i: int, head: int) -> bool:
    """Whether a name says whose a noun is, directly or as the last word of its office: *foreign ministers of Oman*."""
    above = table.tokens[i].head
    near = above == head or (table.relation(above) in OWNED and table.tokens[above].head == head)
    return near and i != head and table.relation(i) in OWNED and table.case(i) in OF


def _each(table: Table, titles: Titles, number: int, head: int, owners: Sequence[tuple[int, Hit]]) -> Iterator[Draft]:
    """A draft for each of several: the words that all of them share, and its own."""
    own = [_own(table, hit) for _, hit in owners]
    found = phrase(table, head)
    before = [k for k in table.kids[head] if k < head and table.relation(k) in ("det", "amod", "compound", "nummod")]
    first, end = min(found.first, own[0][0], *before), max(found.end, own[-1][1])
    between = {i for a, b in own for i in range(a, b)}
    links = {k for i, _ in owners for k in table.kids[i] if table.relation(k) in ("case", "cc", "punct")}
    links |= {i for i in range(own[0][0], own[-1][1]) if i not in between and i != head}
    shared = [i for i in range(first, end) if i not in between | links]
    whole = Phrase(table, first, end, head)
    one = _one(whole, shared, titles, [hit for _, hit in owners])
    for (a, b), (_, hit) in zip(own, owners, strict=True):
        assert isinstance(hit.sign, State | Body)
        kept = sorted({*shared, *range(a, b)})
        yield Draft(whole, None, "description", number, of=hit.sign, one=one, pieces=_spans(table, kept))


def _own(table: Table, hit: Hit) -> tuple[int, int]:
    """The words of one state with its article and preposition."""
    inside = table.tokens_in(table.span_of(hit))
    top = table.top(inside)
    first = inside[0]
    while first - 1 in table.kids[top] and table.relation(first - 1) in ("case", "det"):
        first -= 1
    return first, inside[-1] + 1


def _one(whole: Phrase, shared: Sequence[int], titles: Titles, hits: Sequence[Hit]) -> str:
    """The singular of a noun of which each state has one: an office of one person, a government; '' for others."""
    word = Draft(whole, None, "description", 0).word
    single = titles.singular.get(word, word)
    if single in titles.sets["officials"] or word in titles.sets["officials"]:
        return ""
    countries = [hit.sign.code if isinstance(hit.sign, State) else "" for hit in hits if isinstance(hit.sign, State | Body)]
    spans = _spans(whole.table, shared)
    bare = [word.plain for word in whole.words if any(a <= word.start < b for a, b in spans)]
    held = all(set(office_at(bare, titles, code or None)) & world.single_offices() for code in countries)
    return single if held or single in titles.sets["governing"] else ""


def _spans(table: Table, kept: Sequence[int]) -> tuple[Span, ...]:
    """The stretches that some words make."""
    found: list[list[int]] = []
    for i in kept:
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return tuple(Span(table.tokens[run[0]].start, table.tokens[run[-1]].end) for run in found)
