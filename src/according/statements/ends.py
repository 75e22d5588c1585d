"""Where a content ends: with its sentence, or where the outlet or another cue goes on."""

from __future__ import annotations

from typing import Final

from according.statements.cues import Hit
from according.statements.site import Range, Site
from according.statements.units import Unit

DASHES: Final = frozenset({"—", "–", "-", "--", "―"})
STOPS: Final = frozenset(".?!")


def end_of(at: Site, start: int, *, clause: bool = True) -> int:
    """Where a content that begins at ``start`` ends: with its sentence, or where the outlet or another cue goes on."""
    unit, hit = at.unit, at.hit
    limit = at.limit if start < at.limit else unit.size
    limit = min(limit, _own_clause(at, start, limit))
    high = unit.high[hit.at]
    if unit.relation(hit.at) == "acl" and unit.heads[hit.at] < hit.at and start < high < limit - 1 and unit.finite(high + 1):
        limit = high + 1
    for k in range(start + 1, limit - 1):
        if unit.words[k] in STOPS and unit.opens[k + 1] and unit.quote[k] < 0:
            limit = k
            break
    if hit.shape == "gerund" and hit.first <= at.floor + 2:
        limit = min(limit, _main_clause(at, start, limit))
    if (
        unit.relation(hit.at) == "acl"
        and unit.heads[hit.at] < hit.at
        and unit.words[hit.first - 1] in at.lexicon.sets["relatives"]
    ):
        limit = min(limit, _main_verb(at, start, limit))
    for other, who in at.others:
        if start < other.first < limit and unit.quote[other.at] == unit.quote[hit.at]:
            limit = min(limit, _cut(at, other, who, start, limit))
    if not clause:
        limit = _phrase_end(at, start, limit)
    return limit


def _own_clause(at: Site, start: int, limit: int) -> int:
    """The comma after a subordinate clause: ``When the mayor said the road was open, people left``."""
    unit, i = at.unit, at.hit.at
    high = unit.high[i]
    subordinate = at.hit.first <= start < high and unit.relation(i) in ("advcl", "acl") and unit.heads[i] > i
    return high + 1 if subordinate and high + 1 < unit.size and unit.words[high + 1] == "," else limit


def _main_clause(at: Site, start: int, limit: int) -> int:
    """The comma before the main clause that a leading participle belongs to."""
    unit = at.unit
    for other, who in at.others:
        if other.shape == "finite" and other.first > start and who and who[0] > start:
            comma = who[0] - 1
            if unit.words[comma] == ",":
                return comma
    head = unit.heads[at.hit.at]
    subjects = [unit.low[kid] for kid in unit.kids[head] if unit.relation(kid) == "nsubj" and unit.low[kid] > start]
    if subjects and unit.words[subjects[0] - 1] == ",":
        return subjects[0] - 1
    return limit


def _main_verb(at: Site, start: int, limit: int) -> int:
    """The comma after which the sentence goes on with its main verb, for a cue in a relative clause."""
    unit = at.unit
    for k in range(start, limit - 1):
        if unit.words[k] == "," and unit.quote[k] < 0 and unit.finite(k + 1) and unit.heads[at.hit.at] in unit.kids[k + 1]:
            return k
    return limit


def _cut(at: Site, other: Hit, who: Range | None, start: int, limit: int) -> int:
    """Where another cue of the same sentence takes over from a content, or ``limit`` where it stands inside it."""
    unit, lexicon = at.unit, at.lexicon
    own = who is not None and start < who[0] and who[1] <= other.first + 1 and who[1] > start
    edge = who[0] if own and who else other.first
    before = edge - 1
    joined = False
    if own and before > start and unit.words[before] in DASHES:
        return before
    while before > start and (
        unit.words[before] in lexicon.sets["cutting"]
        or unit.has(before, "CCONJ")
        or unit.words[before] in lexicon.sets["by_gerund"]
    ):
        joined = True
        before -= 1
    comma = before > start and unit.words[before] in (",", ";", "—", "–")
    if other.shape == "gerund":
        return before if comma else (before + 1 if joined else limit)
    if own:
        return (before if comma else before + 1) if joined and (comma or _above(unit, other.at, at.hit.at)) else limit
    if joined and other.shape in ("finite", "shared") and (who == at.who or who is None):
        return before if comma else before + 1
    return limit


def _above(unit: Unit, low: int, high: int) -> bool:
    """Whether one word hangs on another."""
    for _ in range(unit.size):
        up = unit.heads[low]
        if up == high:
            return True
        if up == low:
            return False
        low = up
    return False


def _phrase_end(at: Site, start: int, limit: int) -> int:
    """The end of a noun phrase with all that hangs on it: where a new finite clause without a link begins."""
    unit, lexicon = at.unit, at.lexicon
    linked, edge = False, None
    for k in range(start + 1, limit):
        if unit.quote[k] >= 0 and unit.quote[k] != unit.quote[at.hit.at]:
            continue
        word = unit.words[k]
        if word in lexicon.sets["relatives"] or word in lexicon.sets["complementizers"] or unit.has(k, "SCONJ"):
            linked = True
        elif word == "," or unit.has(k, "CCONJ"):
            if edge is None or unit.words[edge] != ",":
                edge = k
            if word == ",":
                linked = False
                edge = k
        elif unit.finite(k) and not linked and edge is not None:
            return edge
    return limit
