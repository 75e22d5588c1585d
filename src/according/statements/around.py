"""The content that stands before a cue, or on both sides of it."""

from __future__ import annotations

from typing import Final

from according.statements import phrases
from according.statements.ends import DASHES, end_of
from according.statements.site import Content, Range, Site
from according.statements.units import Unit
from according.statements.voice import hears

REACH: Final = 14  # words between a cue and the second part of its content


def before(at: Site) -> Content | None:
    """The content that stands before the cue, with what goes on after it: ``P1, he said, P2``."""
    unit, cue = at.unit, at.hit.cue
    if not cue.takes("clause", "quote"):
        return None
    last = at.left - 1
    if last > at.floor and unit.words[last] in at.lexicon.sets["as"] and unit.words[last - 1] == ",":
        last -= 1
    if last <= at.floor or (unit.words[last] not in {",", "?", "!", "…", *DASHES} and not unit.closes[last]):
        return None
    end = last if unit.words[last] in {",", *DASHES} and not unit.closes[last] else last + 1
    start = _clause_start(at, end)
    if end <= start:
        return None
    is_quote = unit.quote[end - 1] >= 0 and unit.quote[end - 1] != unit.quote[at.hit.at]
    rest = _rest(at, is_quote=is_quote)
    told = at.who is not None and at.who[0] < at.hit.first and at.lexicon.speech["words"]["told_inverted"]
    if not is_quote and told and rest is None and not (at.left and unit.words[at.left - 1] in at.lexicon.sets["as"]):
        return None
    if not is_quote and rest is None and (_has_object(at) or _adverbial(at, start, end)):
        return None
    words = [k for piece in ((start, end), rest) if piece for k in range(*piece)]
    verbal = any(unit.has(k, "VERB", "AUX") for k in words)
    if not is_quote and (not cue.takes("clause") or not verbal or _subordinate(at, start)):
        return None
    if is_quote and not verbal and any(unit.quote[k] < 0 and not unit.is_mark(k) for k in range(start, end)):
        return None
    ranges = [(start, end)] if rest is None else [(start, end), rest]
    return Content(ranges, "clause", _addressee(at))


def _has_object(at: Site) -> bool:
    """Whether the cue has an object of its own behind it, so that what stands before is no content."""
    unit, hit = at.unit, at.hit
    if hit.cue.takes("to"):
        return False
    comma = next((k for k in range(at.right, at.limit) if unit.words[k] == ","), at.limit)
    return any(hit.last < kid < comma and unit.relation(kid) in ("obj", "ccomp", "xcomp") for kid in _own_kids(at))


def _own_kids(at: Site) -> list[int]:
    """The words that hang on the cue, its subject and times apart."""
    unit, who = at.unit, at.who or (0, 0)
    return [
        kid
        for kid in unit.kids[at.hit.at]
        if not who[0] <= kid < who[1] and unit.words[kid] not in at.lexicon.sets["days"] and not unit.is_mark(kid)
    ]


def _adverbial(at: Site, start: int, end: int) -> bool:
    """Whether the words before are only an adverbial: ``By signing the deal, the town showed``."""
    unit = at.unit
    return unit.has(start, "ADP") and not any(unit.finite(k) for k in range(start, end))


def _subordinate(at: Site, start: int) -> bool:
    """Whether the words before are only a subordinate clause of the cue's own sentence: ``As the war went on, he said``."""
    unit = at.unit
    if at.right < at.limit and unit.words[at.right] not in (",",) and at.right == at.hit.last + 1 and at.hit.pronoun is None:
        comma = next((k for k in range(at.right, at.limit) if unit.words[k] == ","), at.limit)
        rest = range(at.right, comma)
        if any(unit.finite(k) for k in rest):
            return True
    return unit.has(start, "SCONJ") and not any(unit.words[k] == "," for k in range(start, at.left - 1))


def _clause_start(at: Site, end: int) -> int:
    """Where the content before a cue begins: with the sentence, or after an earlier cue's clause."""
    unit = at.unit
    start = at.floor
    for other, _ in at.others:
        if other.at < at.hit.at and unit.quote[other.at] == unit.quote[at.hit.at] and other.shape != "gerund":
            for k in range(other.last + 1, end):
                if unit.words[k] in (";",) or (unit.words[k] == "." and unit.quote[k] < 0):
                    start = k + 1
    quote = unit.quote[end - 1]
    if quote >= 0 and quote != unit.quote[at.hit.at]:
        first = next(k for k in range(end) if unit.quote[k] == quote)
        outside = [k for k in range(start, first) if not unit.is_mark(k)]
        own_cue = any(start <= other.at < first for other, _ in at.others)
        if not outside or own_cue or unit.words[first - 1] == ":" or not any(unit.finite(k) for k in range(start, end)):
            return first
    return start


def _rest(at: Site, *, is_quote: bool) -> Range | None:
    """The second part of a content that a cue interrupts."""
    unit, lexicon = at.unit, at.lexicon
    comma = next(
        (
            k
            for k in range(at.right, min(at.limit, at.right + REACH))
            if unit.words[k] in {",", ":", *DASHES} or (unit.opens[k] and (k == at.right or not unit.has(k - 1, "DET", "ADP")))
        ),
        None,
    )
    if comma is None:
        return None
    if any(unit.finite(k) for k in range(at.right, comma)):
        return None
    first = comma if unit.opens[comma] else comma + 1
    if is_quote:
        first = next((k for k in range(comma, min(comma + REACH, at.limit)) if unit.opens[k] or unit.finite(k)), first)
    if first >= at.limit:
        return None
    if unit.has(first, "CCONJ") and first + 1 < at.limit and unit.opens[first + 1]:
        first += 1
    if unit.opens[first]:
        return first, end_of(at, first)
    if is_quote or unit.words[comma] == ":":
        return None
    joined = _joins(at, first)
    if (
        (unit.has(first, "SCONJ", "CCONJ") and not joined)
        or unit.words[first] in lexicon.sets["relatives"]
        or first in {o.first for o, _ in at.others}
    ):
        return None
    first += joined
    end = end_of(at, first)
    if at.who and at.who[0] > at.hit.last and at.who[0] <= _above(unit, first, end) < at.who[1]:
        return None  # 'said the mayor, a lawyer who …'
    return (first, end) if any(unit.finite(k) for k in range(first, end)) and not _participial(at, first) else None


def _joins(at: Site, first: int) -> bool:
    """Whether a clause with a subject of its own is joined: ``…, the mayor said, and ten are missing``."""
    unit = at.unit
    if unit.words[first] not in at.lexicon.sets["joining"]:
        return False
    if any(other.first > first for other, _ in at.others):
        return False
    subject = next((k for k in range(first + 1, at.limit) if unit.relation(k) == "nsubj"), None)
    verb = next((k for k in range(first + 1, at.limit) if unit.finite(k)), None)
    return subject is not None and verb is not None and subject < verb and not unit.has(subject, "PRON")


def _above(unit: Unit, first: int, end: int) -> int:
    """The word that a stretch of words hangs on."""
    return next((unit.heads[k] for k in range(first, end) if not first <= unit.heads[k] < end and not unit.is_mark(k)), -1)


def _participial(at: Site, i: int) -> bool:
    """Whether a present participle stands here: ``…, she said, adding that …``."""
    token = at.unit.tokens[i]
    said = any("gerund" in form.shape for form in at.lexicon.forms.get(at.unit.words[i], ()))
    return said or "VerbForm=Ger" in token.feats or ("VerbForm=Part" in token.feats and "Tense=Pres" in token.feats)


def _addressee(at: Site) -> Range | None:
    """Whom the words go to, after a cue that follows its content: ``…, he told reporters``, ``a-t-il dit à la presse``."""
    unit, lexicon = at.unit, at.lexicon
    k = at.right
    if k >= at.limit:
        return None
    if (at.hit.cue.takes("to") and at.right == at.hit.last + 1) or unit.words[k] in lexicon.sets["to"]:
        k += unit.words[k] in lexicon.sets["to"]
        found = phrases.starting_at(unit, k, limit=at.limit) if k < at.limit else None
        return found if found and hears(unit, lexicon, found) else None
    return None
