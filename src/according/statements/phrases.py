"""Noun phrases by their words: where one begins and ends, and what its head is."""

from __future__ import annotations

from typing import Final

from according.statements.lexicon import Lexicon
from according.statements.units import Unit

INNER: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "X", "SYM"})
HEADS: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "SYM"})
DASHES: Final = frozenset("-‑'’\"“”«»‘/&.")


def inside(unit: Unit, i: int) -> bool:
    """Whether a word can stand inside a noun phrase, verbs and clause words apart."""
    token = unit.tokens[i]
    if token.upos in INNER or (unit.words[i] in ("'s", "s") and token.upos == "PART"):
        return True
    if token.upos == "PRON":
        return "Poss=Yes" in token.feats or unit.relation(i) in ("nmod", "det")
    if token.upos == "PUNCT":
        return (token.text in DASHES and unit.quote[i] < 0) or token.text in "()[]"
    if token.upos == "ADV":
        return unit.relation(i) in ("advmod", "fixed") and not unit.words[i].endswith("ly")
    if token.upos == "CCONJ":
        return unit.has(i - 1, "PROPN", "NOUN", "ADJ", "PUNCT") and unit.has(i + 1, "PROPN", "NOUN", "ADJ", "DET", "PRON")
    return token.upos == "VERB" and unit.relation(i) == "amod"


def ending_at(unit: Unit, lexicon: Lexicon, last: int, *, floor: int = 0) -> tuple[int, int] | None:
    """The noun phrase whose last word is ``last``, as (first, end); None where there is none."""
    while last >= floor and unit.words[last] in (")", "]"):
        opening = next((k for k in range(last, floor - 1, -1) if unit.words[k] in ("(", "[")), None)
        if opening is None or opening <= floor:
            return None
        found = ending_at(unit, lexicon, opening - 1, floor=floor)
        return (found[0], last + 1) if found else None
    if last < floor or not unit.has(last, *HEADS) or unit.finite(last):
        return None
    if unit.has(last, "PRON"):
        return last, last + 1
    first = last
    while first - 1 >= floor and inside(unit, first - 1) and not unit.opens[first]:
        first -= 1
    first = _without_lead(unit, lexicon, first, last)
    wider = _over_participle(unit, lexicon, first, floor)
    if wider is not None:
        return wider, last + 1
    return (first, last + 1) if first <= last else None


def _over_participle(unit: Unit, lexicon: Lexicon, first: int, floor: int) -> int | None:
    """The beginning of ``a poll held among 900 voters``, from that of its last part."""
    k = first - 1
    while k > floor and (unit.has(k, "ADP", "ADV") or unit.words[k] in lexicon.sets["to"]):
        k -= 1
    if k <= floor or not unit.has(k, "VERB") or unit.finite(k) or unit.infinitive(k) or not unit.has(k - 1, "NOUN", "PROPN"):
        return None
    found = ending_at(unit, lexicon, k - 1, floor=floor)
    return found[0] if found and found[0] < first else None


def _without_lead(unit: Unit, lexicon: Lexicon, first: int, last: int) -> int:
    """Past what stands before the phrase itself: an adverbial (``On Friday the mayor``), a conjunction, a mark."""
    while first < last and (unit.has(first, "CCONJ", "PUNCT", "ADV") or unit.words[first] in lexicon.sets["openers"]):
        first += 1
    if not unit.has(first, "ADP"):
        return first
    for k in range(first + 1, last + 1):
        fresh = unit.has(k, "DET") or (unit.has(k, "PROPN", "PRON") and unit.has(k - 1, "NOUN"))
        if fresh and not unit.has(k - 1, "ADP", "ADJ", "DET") and k > first + 1:
            return k
    return first + 1 if unit.words[first] not in lexicon.sets["by"] else last + 1


def starting_at(unit: Unit, first: int, *, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a word, with appositions in commas, as (first, end)."""
    if first >= limit or not (unit.has(first, "DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "X") or unit.opens[first]):
        return None
    if unit.has(first, "PRON") and "Poss=Yes" not in unit.tokens[first].feats:
        return first, first + 1
    end = _run(unit, first, limit)
    if not any(unit.has(k, *HEADS) for k in range(first, end)):
        return None
    while end < limit and unit.words[end] == "," and _apposition(unit, end + 1, limit):
        after = _run(unit, end + 1, limit)
        if after < limit and unit.words[after] != "," and not unit.is_mark(after):
            break
        end = after
    return first, end


def source(unit: Unit, first: int, *, limit: int) -> tuple[int, int] | None:
    """The phrase after ``according to``: with an apposition only if the clause does not need it as its subject."""
    found = starting_at(unit, first, limit=limit)
    if not found or not any(unit.words[k] == "," for k in range(*found)):
        return found
    end = found[1]
    if end < limit - 1 and unit.words[end] == "," and not unit.finite(end + 1) and not unit.has(end + 1, "AUX"):
        return found
    comma = next(k for k in range(*found) if unit.words[k] == ",")
    return (first, comma) if end < limit else found


def _run(unit: Unit, first: int, limit: int) -> int:
    """The end of the words that hang together from ``first``."""
    end = first + 1
    while end < limit and inside(unit, end) and not unit.opens[end]:
        if (unit.has(end, "DET", "PRON") and unit.has(end - 1, "NOUN", "PROPN")) or _adverbial(unit, end):
            break
        end += 1
    while end > first + 1 and (
        (unit.is_mark(end - 1) and unit.words[end - 1] not in (")", "]")) or unit.has(end - 1, "ADP", "CCONJ", "ADV")
    ):
        end -= 1
    return end


def _adverbial(unit: Unit, i: int) -> bool:
    """Whether a preposition opens something that hangs on a verb, not on a noun."""
    if not unit.has(i, "ADP"):
        return False
    head = unit.heads[i]
    return unit.relation(head) in ("obl", "advmod", "advcl")


def _apposition(unit: Unit, first: int, limit: int) -> bool:
    """Whether a noun phrase in apposition begins: a determiner, a number or a noun after the comma."""
    return first < limit and unit.has(first, "DET", "NOUN", "PROPN", "ADJ") and unit.quote[first] < 0


def head_of(unit: Unit, first: int, end: int) -> int:
    """The head of a phrase: the word that hangs outside of it, else its last name or noun before a preposition."""
    for i in range(first, end):
        if unit.has(i, "NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") and not first <= unit.heads[i] < end:
            return i
    for i in range(first, end):
        if unit.has(i, "NOUN", "PROPN", "PRON") and not unit.has(i + 1, "NOUN", "PROPN"):
            return i
    return end - 1


def range_of(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """The words of a stretch of text."""
    inside = [k for k, token in enumerate(unit.tokens) if start < token.end and token.start < end]
    return (inside[0], inside[-1] + 1) if inside else (0, 1)


def joined(unit: Unit, first: int, end: int) -> list[tuple[int, int]]:
    """The parts of a phrase joined at its head: ``the mayor and Ana Ruiz``; the phrase alone where nothing joins it."""
    head = head_of(unit, first, end)
    if any(unit.words[k] == "," for k in range(first, head)):
        return [(first, end)]
    for k in range(head + 1, end - 1):
        if unit.has(k, "CCONJ"):
            other = head_of(unit, k + 1, end)
            more = any(unit.words[i] == "," for i in range(first, k)) and "Definite=Ind" in unit.tokens[k + 1].feats
            if unit.relation(other) == "conj" and unit.heads[other] == head and not more:
                return [(first, k), (k + 1, end)]  # not 'Ana Ruiz, a pilot and a former miner'
            sides = (range(first, k), range(k + 1, end))
            if not unit.tokens[k].entity and all(any(unit.tokens[i].entity.endswith("PER") for i in side) for side in sides):
                return [(first, k), (k + 1, end)]
    return [(first, end)]
