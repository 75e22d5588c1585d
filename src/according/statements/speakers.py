"""Who governs a cue: the full noun phrase, on either side of it."""

from __future__ import annotations

from collections.abc import Sequence

from according.statements import phrases
from according.statements.cues import Hit
from according.statements.lexicon import Lexicon
from according.statements.units import Unit

Range = tuple[int, int]  # words [first, end)


def speaker(unit: Unit, lexicon: Lexicon, hit: Hit, before: Sequence[tuple[Hit, Range | None]]) -> Range | None:
    """The words of whoever governs a finite cue; for a participle its controller; None where nobody is named."""
    return _without_day(unit, lexicon, _with_antecedent(unit, lexicon, _governor(unit, lexicon, hit, before)))


def _without_day(unit: Unit, lexicon: Lexicon, found: Range | None) -> Range | None:
    """``The mayor on Friday said``: the day is none of the mayor's."""
    if found is None or found[1] - found[0] < 3 or unit.words[found[1] - 1] not in lexicon.sets["days"]:
        return found
    end = found[1] - 1 - unit.has(found[1] - 2, "ADP")
    return (found[0], end) if unit.has(end - 1, "NOUN", "PROPN") else found


def _with_antecedent(unit: Unit, lexicon: Lexicon, found: Range | None) -> Range | None:
    """``villagers who lost land say``: a relative clause that the tree gives as the subject belongs to the noun before it."""
    if found is None or found[0] < 1 or found[0] >= found[1]:  # nobody, or a phrase of which nothing is left
        return found
    if unit.words[found[0]] not in lexicon.sets["relatives"] or not unit.has(found[0], "PRON"):
        return found
    if not any(unit.finite(k) for k in range(found[0] + 1, found[1])):
        return found
    last = found[0] - 2 if unit.words[found[0] - 1] == "," else found[0] - 1
    whole = phrases.ending_at(unit, lexicon, last) if last >= 0 else None
    return (whole[0], found[1]) if whole else found


def _governor(unit: Unit, lexicon: Lexicon, hit: Hit, before: Sequence[tuple[Hit, Range | None]]) -> Range | None:
    if hit.pronoun is not None:
        left = _left(unit, lexicon, hit.first)
        return left if left and not _final(unit, left) else (hit.pronoun, hit.pronoun + 1)
    if hit.shape == "gerund":
        own = next((kid for kid in unit.kids[hit.at] if unit.relation(kid) == "nsubj" and kid < hit.first), None)
        found = _bounded(unit, lexicon, own, hit) if own is not None and not _elsewhere(unit, own, hit.at) else None
        if found:
            return found  # 'with the mayor warning that …'
        return controller(unit, lexicon, hit, before)
    if hit.shape == "shared":
        return before[-1][1] if before else None
    if hit.first and unit.words[hit.first - 1] in lexicon.sets["relatives"] and unit.has(hit.first - 1, "PRON"):
        after = phrases.starting_at(unit, hit.last + 1, limit=unit.size)
        if unit.relation(hit.first - 1) == "obj" and after and unit.words[hit.first - 1] in lexicon.sets["that"]:
            return after  # 'ce qu'a déclaré la ministre'
        return _relative(unit, lexicon, hit)
    return (
        _relative(unit, lexicon, hit)
        or _incise(unit, hit)
        or _tree(unit, lexicon, hit)
        or _left(unit, lexicon, hit.first)
        or _right(unit, lexicon, hit)
        or _opening(unit, lexicon, hit)
        or _shared(unit, lexicon, hit, before)
    )


def _final(unit: Unit, found: Range) -> bool:
    """Whether a phrase ends a clause of its own, so that it is not the subject of what follows."""
    return found[1] < unit.size and unit.is_mark(found[1])


def _tree(unit: Unit, lexicon: Lexicon, hit: Hit) -> Range | None:
    """The subject that the tree gives, if it stands where a subject can stand."""
    for i in (hit.at, *hit.parts):
        for kid in sorted(unit.kids[i], key=lambda kid: abs(kid - hit.first)):
            if unit.relation(kid) != "nsubj" or hit.first <= kid <= hit.last or _elsewhere(unit, kid, hit.at):
                continue
            if unit.words[kid] in lexicon.sets["relatives"] and unit.has(kid, "PRON"):
                continue
            if kid < hit.first and _cut_off(unit, lexicon, hit, kid):
                continue
            found = _bounded(unit, lexicon, kid, hit)
            if found:
                return found
    return None


def _cut_off(unit: Unit, lexicon: Lexicon, hit: Hit, kid: int) -> bool:
    """Whether one comma alone parts a subject from its cue, and another stands behind: ``The road is shut, said the mayor``."""
    k = hit.first - 1
    alone = unit.words[k] == "," and not any(unit.words[j] == "," for j in range(kid, k))
    return alone and _right(unit, lexicon, hit) is not None


def _elsewhere(unit: Unit, i: int, at: int) -> bool:
    """Whether a word stands in another quote than the cue, a quoted name apart."""
    quote = unit.quote[i]
    return quote >= 0 and quote != unit.quote[at] and unit.quote.count(quote) > 8


def _bounded(unit: Unit, lexicon: Lexicon, head: int, hit: Hit) -> Range | None:
    """The phrase of a subject, without what the tree wrongly hangs on it."""
    first, end = unit.low[head], unit.high[head] + 1
    if head < hit.first:
        end = min(end, hit.first)
        for k in range(head - 1, first - 1, -1):
            if (
                unit.finite(k)
                or unit.words[k] in (":", ";")
                or unit.closes[k]
                or (unit.has(k, "SCONJ") and unit.words[k] != "that")
            ):
                first = k + 1
                break
        if any(
            unit.finite(k) and unit.quote[k] == unit.quote[hit.at] and not _in_relative(unit, lexicon, k, head)
            for k in range(head + 1, hit.first)
        ):
            return None
    else:
        first = max(first, hit.last + 1)
        wider = phrases.starting_at(unit, first, limit=unit.size)
        end = min(max(end, wider[1] if wider else end), _stop(unit, lexicon, head, unit.size))
    for k in range(head - 1, first, -1):
        if unit.words[k] == "," and not unit.has(k - 1, "ADJ"):
            first = k + 1
            break
    first, end = _trimmed(unit, first, end)
    if not first <= head < end:
        return None
    near = phrases.ending_at(unit, lexicon, end - 1) if end == hit.first else None
    return (min(first, near[0]), end) if near and head - first < 2 else (first, end)


def _in_relative(unit: Unit, lexicon: Lexicon, k: int, head: int) -> bool:
    return any(unit.words[j] in lexicon.sets["relatives"] for j in range(head + 1, k + 1))


def _stop(unit: Unit, lexicon: Lexicon, first: int, limit: int) -> int:
    """Where a phrase after its verb must end: at a quote, a colon, a full stop."""
    for k in range(first + 1, limit):
        if unit.words[k] in (":", ";", ".", "—", "–") or unit.opens[k] or unit.words[k] in ("“", "«", '"'):
            return k
        if unit.words[k] == "," and k + 1 < limit and _participle(unit, k + 1):
            return k
        if unit.has(k, "ADP") and set(unit.words[k + 1 : k + 3]) & lexicon.sets["speech_nouns"]:
            return k  # 'said the mayor in a statement'
    return limit


def _participle(unit: Unit, k: int) -> bool:
    """Whether a present participle opens what goes on: ``said the mayor, adding that …``."""
    feats = unit.tokens[k].feats
    return unit.has(k, "VERB") and ("VerbForm=Ger" in feats or ("VerbForm=Part" in feats and "Tense=Pres" in feats))


def _trimmed(unit: Unit, first: int, end: int) -> Range:
    while first < end and ((unit.is_mark(first) and unit.words[first] not in "([") or unit.has(first, "CCONJ", "ADV", "SCONJ")):
        first += 1
    while end > first and unit.is_mark(end - 1) and unit.words[end - 1] not in ")]" and not _closes_name(unit, first, end - 1):
        end -= 1
    return first, end


def _closes_name(unit: Unit, first: int, k: int) -> bool:
    """Whether a quotation mark ends a name inside a phrase: ``the group "Free Harbour"``."""
    return unit.closes[k] and any(unit.opens[i] for i in range(first, k))


def _relative(unit: Unit, lexicon: Lexicon, hit: Hit) -> Range | None:
    """The antecedent of ``who`` or ``qui`` before the cue."""
    k = hit.first - 1
    if k < 1 or unit.words[k] not in lexicon.sets["relatives"] or unit.has(k, "SCONJ", "DET"):
        return None
    last = k - 2 if unit.words[k - 1] == "," else k - 1
    head = unit.heads[hit.at]
    if unit.relation(hit.at) == "acl" and 0 <= head <= last and unit.has(head, "NOUN", "PROPN"):
        first = head
        while first and phrases.inside(unit, first - 1) and not unit.has(first - 1, "ADP", "CCONJ"):
            first -= 1
        return first, last + 1
    return phrases.ending_at(unit, lexicon, last) if last >= 0 else None


def _left(unit: Unit, lexicon: Lexicon, first: int) -> Range | None:
    """The noun phrase right before the cue, over an apposition or words in commas."""
    e = first - 1
    if e < 0 or unit.closes[e]:
        return None
    if unit.words[e] in (",", "—", "–", "-", "--", "―"):
        mark = unit.words[e]
        opening = next((k for k in range(e - 1, -1, -1) if unit.words[k] == mark), None)
        if opening is None or opening < 1 or unit.closes[opening - 1] or e - opening > 30:
            return None
        found = phrases.ending_at(unit, lexicon, opening - 1)
        if not found or any(unit.finite(k) for k in range(opening, e) if not _in_relative(unit, lexicon, k, opening)):
            return None
        apposed = unit.has(opening + 1, "DET", "NOUN", "PROPN", "ADJ", "NUM") or unit.tokens[opening + 1].text[:1].isupper()
        return (found[0], e) if apposed else found
    found = phrases.ending_at(unit, lexicon, e)
    if found and found[0] > 1 and unit.words[found[0] - 1] == "," and unit.has(e, "NOUN", "PROPN"):
        wider = _apposed(unit, found)
        return wider or found
    return found


def _apposed(unit: Unit, found: Range) -> Range | None:
    """``The minister, Ali Reza said`` is not one phrase: only a tree that says so joins over one comma."""
    head = phrases.head_of(unit, *found)
    up = unit.heads[head]
    return (
        (unit.low[up], found[1]) if unit.relation(head) == "appos" and up < found[0] and unit.has(up, "NOUN", "PROPN") else None
    )


def _right(unit: Unit, lexicon: Lexicon, hit: Hit) -> Range | None:
    """The noun phrase right after the cue, when the content stands before: ``…, said the mayor``."""
    before = hit.first - 1
    if (
        hit.first
        and unit.words[before] not in (",", "?", "!", "…")
        and not unit.closes[before]
        and unit.words[before] not in lexicon.sets["as"]
    ):
        return None
    start = hit.last + 1
    while start < unit.size - 1 and (unit.words[start] in lexicon.sets["days"] or unit.has(start, "ADV")):
        start += 1
    found = phrases.starting_at(unit, start, limit=unit.size)
    if found and before >= 0 and unit.words[before] == "," and not unit.closes[max(0, before - 1)] and hit.first == 0:
        return None
    return found


def _incise(unit: Unit, hit: Hit) -> Range | None:
    """The subject after a cue that interrupts a clause: ``The bridge, said the mayor, is old``."""
    if not hit.first or unit.words[hit.first - 1] != "," or not hit.cue.takes("clause", "quote"):
        return None
    found = phrases.starting_at(unit, hit.last + 1, limit=unit.size)
    if not found or found[1] + 2 >= unit.size or unit.words[found[1]] != ",":
        return None
    goes_on = any(unit.finite(k) and unit.quote[k] == unit.quote[hit.at] for k in (found[1] + 1, found[1] + 2))
    return found if goes_on and not unit.has(found[1] + 1, "PRON", "CCONJ", "SCONJ") else None


def _opening(unit: Unit, lexicon: Lexicon, hit: Hit) -> Range | None:
    """All words from the beginning of the clause to the cue, where a tagger took part of a subject for something else."""
    start = next((k + 1 for k in range(hit.first - 1, -1, -1) if unit.is_mark(k) and unit.words[k] not in "-'’"), 0)
    if (
        not 0 < hit.first - start <= 12
        or not unit.has(start, "DET", "PROPN", "NOUN", "ADJ")
        or unit.words[start] in lexicon.sets["conjunctions"]
    ):
        return None
    if any(unit.finite(k) or unit.has(k, "SCONJ") for k in range(start, hit.first)):
        return None
    return (start, hit.first) if any(unit.has(k, "NOUN", "PROPN") for k in range(start, hit.first)) else None


def _shared(unit: Unit, lexicon: Lexicon, hit: Hit, before: Sequence[tuple[Hit, Range | None]]) -> Range | None:
    """The subject of an earlier cue or verb, for a verb that is joined to it."""
    previous = unit.words[hit.first - 1] if hit.first else ""
    if previous not in lexicon.sets["conjunctions"] and previous != ",":
        return None
    return before[-1][1] if before else _main_subject(unit, lexicon, hit)


def controller(unit: Unit, lexicon: Lexicon, hit: Hit, before: Sequence[tuple[Hit, Range | None]]) -> Range | None:
    """Who acts in a participle: the paper it stands at, the speaker of the cue before, else the main subject."""
    k = hit.first - 1
    if k >= 0 and unit.words[k] in lexicon.sets["speech_nouns"]:
        return phrases.ending_at(unit, lexicon, k)
    if unit.relation(hit.at) == "acl" and k >= 0 and unit.words[k] != ",":
        found = phrases.ending_at(unit, lexicon, k)
        if found and (unit.tokens[k].entity or unit.heads[hit.at] == k):
            return found
    for earlier, who in reversed(before):
        if who and unit.quote[earlier.at] == unit.quote[hit.at]:
            return who
    return _main_subject(unit, lexicon, hit)


def _main_subject(unit: Unit, lexicon: Lexicon, hit: Hit) -> Range | None:
    """The subject of the clause that a participle belongs to."""
    i = unit.heads[hit.at]
    for _ in range(4):
        for kid in unit.kids[i]:
            if unit.relation(kid) == "nsubj" and unit.words[kid] not in lexicon.sets["relatives"]:
                first, end = unit.low[kid], unit.high[kid] + 1
                if first > hit.last or end <= hit.first:
                    return _trimmed(unit, first, end)
        i = unit.heads[i]
    for k in range(hit.first - 1, -1, -1):
        if unit.finite(k):
            while k and (unit.has(k - 1, "AUX", "ADV") or unit.finite(k - 1)):
                k -= 1
            found = _left(unit, lexicon, k)
            if found and unit.words[found[0]] not in lexicon.sets["relatives"]:
                return found
    return None
