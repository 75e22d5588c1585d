"""Where a content ends: with its sentence, or where the outlet or another cue goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from according.statements.cues import Hit
from according.statements.site import Range, Site
from according.statements.units import Unit

DASHES: Final = frozenset({"—", "–", "-", "--", "―"})
ASIDES: Final = frozenset({",", *DASHES})
CONTENT: Final = frozenset({"ccomp", "xcomp", "obj", "obl"})
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
    return min(limit, _aside(at, start, limit))


def _aside(at: Site, start: int, limit: int) -> int:
    """The comma or dash before words that hang on the cue itself, so that the outlet says them: ``…, while aid is blocked``."""
    unit, i = at.unit, at.hit.at
    inner = next((kid for kid in unit.kids[i] if start <= kid < limit and unit.relation(kid) in CONTENT), None)
    if inner is None:
        return limit
    for kid in unit.kids[i]:
        edge = unit.low[kid]
        mark = edge - 1 if unit.words[edge - 1] in ASIDES else edge
        if kid > inner and start < mark < limit and edge > inner and _leaves(at, kid, mark, limit) and _holds(at, start, mark):
            return mark
    return limit


def _holds(at: Site, start: int, end: int) -> bool:
    """Whether what is left can be the content: it has a verb where the cue takes no noun phrase."""
    return at.hit.cue.takes("np", "as", "obj") or any(at.unit.has(k, "VERB", "AUX") for k in range(start, end))


def _leaves(at: Site, kid: int, mark: int, limit: int) -> bool:
    """Whether a part of the cue's own clause goes on after its content: an adverbial clause behind a comma, a second verb."""
    unit, edge = at.unit, at.unit.low[kid]
    if unit.quote[mark] >= 0 and unit.quote[mark] != unit.quote[at.hit.at]:
        return False
    if unit.relation(kid) == "conj":
        return _second_verb(at, kid, edge, limit)
    own = unit.words[edge] in at.lexicon.sets["conditions"]  # 'threatens to resign if …': the speaker's condition
    aside = unit.relation(kid) in ("advcl", "parataxis") or (unit.relation(kid) == "advmod" and unit.finite(kid))
    return unit.words[mark] in ASIDES and aside and not own


def _second_verb(at: Site, kid: int, edge: int, limit: int) -> bool:
    """Whether a verb is joined to the cue: finite, with its subject first or in the tense of the cue, and nothing quoted."""
    unit = at.unit
    group = [kid, *(k for k in unit.kids[kid] if unit.relation(k) in ("aux", "cop"))]
    if not any(unit.finite(k) for k in group):
        return False
    subject = next((k for k in unit.kids[kid] if unit.relation(k) in ("nsubj", "expl")), None)
    if subject is not None:
        return unit.low[subject] <= edge + 2 and not any(unit.opens[edge:limit])
    relative = any(unit.words[k] in at.lexicon.sets["relatives"] and unit.has(k, "PRON") for k in range(at.right, edge))
    return not relative and _tense(unit, group) == _tense(unit, [at.hit.at, *at.hit.parts])


def _tense(unit: Unit, words: Sequence[int]) -> str:
    """The tense of the finite word among some."""
    feats = next((unit.tokens[k].feats for k in words if unit.finite(k)), "")
    return next((feat for feat in feats.split("|") if feat.startswith("Tense=")), "")


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
    if own and before > start and (unit.words[before] in DASHES or (unit.words[before] == ";" and unit.quote[before] < 0)):
        return before  # 'police spoke of 12 dead; the opposition said …'
    while before > start and (
        unit.words[before] in lexicon.sets["cutting"]
        or unit.has(before, "CCONJ")
        or unit.words[before] in lexicon.sets["by_gerund"]
        or (unit.words[before] in lexicon.sets["that"] and unit.words[before - 1] in lexicon.sets["cutting"])
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
