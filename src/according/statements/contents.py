"""What is said: the clause, infinitive, noun phrase or quote that a cue governs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from according.statements import phrases
from according.statements.around import before
from according.statements.ends import end_of
from according.statements.lexicon import Lexicon
from according.statements.site import Content, Range, Site, after_relative, is_preposition, opens_infinitive, trim
from according.statements.units import Unit
from according.statements.voice import hears

REACH: Final = 14  # words that may stand between a cue and its complementizer
OBJECT: Final = 22  # words that an object may have before its infinitive or complement
SUBJECT_STARTS: Final = ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "X")
Places = Sequence[tuple[int, Range | None]]  # where a content may begin, and the addressee before it


def content(at: Site) -> Content | None:
    """The content of a cue; None where it governs none here."""
    inverted = at.right > at.hit.last + 1 or at.hit.pronoun is not None
    found = None
    ready = _ready(at)
    first = inverted or (at.left > at.floor and (_quote_before(at) or _clause_before(at)))
    if at.hit.shape != "gerund" and not ready and first:
        found = before(at)
    found = found or _after(at) or (None if at.hit.shape == "gerund" else before(at))
    if not found:
        return None
    found.ranges = [trim(at.unit, *piece) for piece in found.ranges]
    found.ranges = [(first, end) for first, end in found.ranges if first < end]
    return found if found.ranges else None


def _ready(at: Site) -> bool:
    """Whether a content plainly begins right behind the cue: ``…, the mayor said that``, ``… states: "…"``."""
    unit, k = at.unit, at.right
    return k < at.limit and (
        unit.words[k] in at.lexicon.sets["that"] or (unit.words[k] == ":" and unit.opens[min(k + 1, unit.size - 1)])
    )


def _quote_before(at: Site) -> bool:
    k = at.left - 1
    return at.unit.closes[k] or (at.unit.words[k] == "," and k > 0 and at.unit.closes[k - 1])


def _clause_before(at: Site) -> bool:
    """Whether a clause stands before the cue and a quote goes on with it: ``It was shut, he said, "for days"``."""
    unit, comma = at.unit, at.right
    goes_on = comma + 1 < at.limit and unit.words[comma] == "," and unit.opens[comma + 1]
    return goes_on and any(
        unit.relation(kid) == "ccomp" and any(unit.finite(k) for k in range(unit.low[kid], unit.high[kid] + 1))
        for kid in unit.kids[at.hit.at]
        if at.floor <= kid < at.left
    )


def _after(at: Site) -> Content | None:
    """The content that follows the cue, by the frames that the cue takes."""
    cue = at.hit.cue
    places = list(_places(at))
    if cue.takes("clause", "quote"):
        found = _marked(at, places)
        if found:
            return found
    for finder in (_infinitive, _whom, _complement, _object):
        found = finder(at, places)
        if found:
            return found
    if cue.takes("clause") and at.lexicon.speech["words"]["bare_clauses"]:
        found = _bare(at, places)
        if found:
            return found
    return _noun_phrase(at, places)


def _places(at: Site) -> Iterator[tuple[int, Range | None]]:
    """Where the content may begin: after the cue, and after each addressee or adverbial that follows it."""
    unit, lexicon = at.unit, at.lexicon
    place, addressee = at.right, None
    if at.hit.cue.takes("to") and place < at.limit and not _opens_clause(unit, lexicon, place):
        found = phrases.starting_at(unit, place, limit=at.limit)
        if found and not unit.opens[place]:
            addressee, place = found, found[1]
    yield place, addressee
    for _ in range(5):
        if place >= at.limit or place - at.right > REACH:
            return
        step = _step(at, place)
        if step is None:
            return
        place, whom = step
        addressee = addressee or whom
        yield place, addressee


def _step(at: Site, place: int) -> tuple[int, Range | None] | None:
    """Past one addressee, adverb or adverbial after the cue, with the addressee; None where the content must begin."""
    unit, lexicon = at.unit, at.lexicon
    word = unit.words[place]
    if word in lexicon.sets["to"] and not unit.infinitive(place + 1):
        found = phrases.starting_at(unit, place + 1, limit=at.limit)
        if not found:
            return None
        heard = hears(unit, lexicon, found)
        if not heard and "Definite=Ind" in unit.tokens[found[0]].feats:
            return None  # 'agreed to a truce that …'
        return found[1], found if heard else None
    if unit.has(place, "ADV") and word not in lexicon.sets["complementizers"]:
        return place + 1, None
    found = phrases.starting_at(unit, place, limit=at.limit)
    told = found and at.hit.cue.takes("to", "np", "whom")  # not 'is assessing a claim that …'
    if told and found and found[1] < at.limit and unit.words[found[1]] in lexicon.sets["that"] and not unit.has(place, "PRON"):
        return found[1], None
    if unit.has(place, "ADP"):
        if any(is_preposition(at, place, preposition) for preposition in at.hit.cue.prepositions("np")):
            return None
        found = phrases.starting_at(unit, place + 1, limit=at.limit)
        return (found[1], None) if found else None
    if word in lexicon.sets["days"] or (unit.has(place, "PROPN", "NOUN") and unit.relation(place) in ("obl", "nmod", "advmod")):
        return (max(place, unit.high[place]) + 1 if unit.low[place] == place else place + 1), None
    if word == "," and _comma_pair(at, place):
        return _comma_pair(at, place), None
    return None


def _comma_pair(at: Site, comma: int) -> int:
    """Past words in commas that end before a complementizer or quote: ``said, in a speech, that …``; 0 where there are none."""
    unit = at.unit
    for k in range(comma + 1, min(comma + REACH, at.limit - 1)):
        if unit.finite(k):
            return 0
        if unit.words[k] == ",":
            following = k + 1
            ready = unit.words[following] in at.lexicon.sets["that"] or unit.opens[following]
            return following if ready or (at.hit.cue.takes("inf") and opens_infinitive(at, following)) else 0
    return 0


def _opens_clause(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    return unit.words[i] in lexicon.sets["complementizers"] or unit.words[i] == ":"


def _marked(at: Site, places: Places) -> Content | None:
    """A clause with a complementizer, or a quote."""
    unit, lexicon = at.unit, at.lexicon
    for place, addressee in places:
        if place >= at.limit and not (place < unit.size and unit.words[place] == ":"):
            continue
        word = unit.words[place]
        if word in ":," and place + 1 < unit.size and (word == ":" or unit.opens[place + 1]):
            if word == ":" and not unit.opens[place + 1] and not at.hit.cue.takes("clause"):
                return None
            return Content([(place + 1, end_of(at, place + 1))], "clause", addressee)
        if unit.opens[place]:
            return Content([(place, end_of(at, place))], "quote" if not at.hit.cue.takes("clause") else "clause", addressee)
        if at.hit.cue.takes("clause") and word in lexicon.sets["complementizers"] and _is_complementizer(at, place):
            return Content([(place, end_of(at, place))], "clause", addressee)
    return None


def _is_complementizer(at: Site, place: int) -> bool:
    """``that`` and its like open a clause: something finite follows."""
    unit = at.unit
    if unit.words[place] == "s'" and unit.words[place + 1] not in at.lexicon.pronouns:
        return False
    if unit.words[place] in at.lexicon.sets["that"] and place == at.right and at.limit - place > 3:
        return True
    return any(unit.finite(k) or unit.has(k, "VERB", "AUX") for k in range(place + 1, min(at.limit, place + 40)))


def _infinitive(at: Site, places: Places) -> Content | None:
    if not at.hit.cue.takes("inf"):
        return None
    for place, addressee in places:
        if place < at.limit and opens_infinitive(at, place):
            return Content([(place, end_of(at, place))], "inf", addressee)
    return None


def _whom(at: Site, _places: Places) -> Content | None:
    """``urged both sides to end the war``: the object is the addressee, the infinitive the content."""
    unit, lexicon = at.unit, at.lexicon
    for preposition in at.hit.cue.prepositions("whom"):
        start, extra = at.right, []
        if preposition:
            if not is_preposition(at, start, preposition):
                continue
            start, extra = start + 1, [start]
        elif start < at.limit and unit.words[start] in lexicon.sets["to"] and lexicon.speech["words"]["bare_infinitives"]:
            start += 1
        for k in range(start, min(start + OBJECT, at.limit)):
            if unit.finite(k) and not unit.has(k, "NOUN", "PROPN") and not after_relative(at, start, k):
                break
            if unit.words[k] in lexicon.sets["infinitive"] and opens_infinitive(at, k) and not unit.closes[k]:
                addressee = trim(unit, start, k)
                return Content([(k, end_of(at, k))], "inf", addressee if addressee[0] < addressee[1] else None, extra)
    return None


def _complement(at: Site, _places: Places) -> Content | None:
    """``described the raid as a success``: object and complement are the content."""
    unit, start = at.unit, at.right
    for preposition in at.hit.cue.prepositions("as"):
        if start >= at.limit:
            return None
        if not preposition:
            if _predicates(at, start):
                return Content([(start, end_of(at, start))], "as")
            continue
        for k in range(start, min(start + OBJECT, at.limit - 1)):
            if unit.finite(k) and not after_relative(at, start, k):
                break
            if (
                k == start
                and is_preposition(at, k, preposition)
                and at.left
                and unit.words[at.left - 1] in {*at.lexicon.sets["relatives"], "what"}
            ):
                return Content([(start, end_of(at, k + 1))], "as")
            clause = unit.relation(k) == "mark" and unit.finite(unit.heads[k])  # 'described the fire as it spread'
            if k > start and is_preposition(at, k, preposition) and unit.quote[k] == unit.quote[start] and not clause:
                return Content([(start, end_of(at, k + 1))], "as")
    return None


def _predicates(at: Site, start: int) -> bool:
    """Whether a predicate follows the object (or the reflexive verb itself)."""
    unit, hit = at.unit, at.hit
    if hit.cue.reflexive:
        return (
            unit.has(start, "ADJ")
            or unit.relation(start) == "xcomp"
            or (unit.has(start, "NOUN", "VERB") and not unit.infinitive(start))
        )
    kids = [
        kid
        for kid in unit.kids[hit.at]
        if kid > start and unit.relation(kid) == "xcomp" and unit.has(kid, "NOUN", "ADJ", "PROPN")
    ]
    quote = next((k for k in range(start, min(start + 12, at.limit)) if unit.opens[k]), None)
    found = phrases.starting_at(unit, start, limit=at.limit)
    if (
        found
        and found[1] < at.limit
        and unit.has(found[1], "DET", "ADJ", "PROPN")
        and unit.words[found[1]] not in at.lexicon.sets["days"]
    ):
        return not any(unit.finite(k) for k in range(found[1], at.limit))
    return bool(kids) or (quote is not None and not any(unit.finite(k) for k in range(start, quote)))


def _object(at: Site, _places: Places) -> Content | None:
    """``accused the rebels of shelling``: the noun phrase after the preposition is the content."""
    unit, start = at.unit, at.right
    for preposition in at.hit.cue.prepositions("obj"):
        if start < at.limit and unit.has(start, "ADP"):
            continue
        for k in range(start, min(start + OBJECT, at.limit - 1)):
            if unit.finite(k) and not after_relative(at, start, k):
                break
            if k > start and is_preposition(at, k, preposition) and not _inner(at, k):
                return Content([(k + 1, end_of(at, k + 1))], "np", None, [k])
    return None


def _inner(at: Site, k: int) -> bool:
    """Whether a preposition belongs to the noun before it: ``les chefs de la ville``, where a content would have no article."""
    unit = at.unit
    nominal = unit.has(k - 1, "NOUN") and unit.heads[unit.heads[k]] == k - 1
    of = unit.words[k] in at.lexicon.sets["of"]
    return (
        nominal
        and of
        and not unit.infinitive(k + 1)
        and (unit.words[k] in at.lexicon.speech["words"]["contractions"] or unit.has(k + 1, "DET"))
    )


def _bare(at: Site, places: Places) -> Content | None:
    """A clause without complementizer: a subject and its finite verb, nothing that closes a clause in between."""
    unit, lexicon = at.unit, at.lexicon
    for place, addressee in places:
        if place >= at.limit or not (
            unit.has(place, *SUBJECT_STARTS) or (unit.has(place, "ADV", "ADP") and unit.has(place + 1, "NUM"))
        ):
            continue
        if place == at.right and unit.words[place] in lexicon.sets["reflexives"]:
            continue
        for k in range(place, min(place + 40, at.limit)):
            if unit.finite(k) and k > place:
                return Content([(place, end_of(at, place))], "clause", addressee)
            if unit.words[k] in (":", ";") or (
                unit.words[k] in lexicon.sets["relatives"] and k > place and unit.has(k, "PRON", "SCONJ")
            ):
                break
            if unit.words[k] == "," and not _apposed(at, k):
                break
    start = at.right
    capital = all(unit.tokens[k].text[:1].isupper() or unit.is_mark(k) for k in range(start, at.limit))
    return Content([(start, at.limit)], "clause") if at.limit - start > 3 and capital and at.left < at.hit.first else None


def _apposed(at: Site, comma: int) -> bool:
    """Whether a comma opens an apposition that another closes before the verb."""
    unit = at.unit
    for k in range(comma + 1, min(comma + REACH, at.limit - 1)):
        if unit.words[k] == ",":
            return unit.finite(k + 1) or unit.has(k + 1, "AUX", "ADV")
        if unit.finite(k) and not after_relative(at, comma, k):
            return bool(unit.words[comma + 1] in at.lexicon.sets["relatives"])
    return False


def _noun_phrase(at: Site, places: Places) -> Content | None:
    """``stressed the need …``, ``called for calm``: a noun phrase, after a preposition that the cue then takes."""
    unit, lexicon = at.unit, at.lexicon
    for preposition in at.hit.cue.prepositions("np"):
        start, extra = at.right, []
        if preposition:
            if not is_preposition(at, start, preposition):
                continue
            start, extra = start + 1, [start]
        if not preposition and places[-1][1] is not None and not at.hit.cue.takes("to"):
            start = next(place for place, addressee in places if addressee is not None)
        if start >= at.limit or not (
            (unit.has(start, "ADP") and unit.has(start + 1, "NUM"))
            or unit.has(start, "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB", "X")
            or unit.opens[start]
            or _possessive(unit, start)
            or _partitive(at, start)
        ):
            continue
        if unit.has(start, "ADV") and start + 1 < at.limit and unit.finite(start + 1):
            continue
        if unit.words[start] in lexicon.sets["days"] or (
            unit.has(start, "VERB") and not preposition and unit.relation(start) != "amod"
        ):
            continue
        end = end_of(at, start, clause=False)
        if any(unit.has(k, "NOUN", "PROPN", "NUM", "VERB", "ADJ") for k in range(start, end)):
            return Content([(start, end)], "np", None, extra)
    return None


def _possessive(unit: Unit, i: int) -> bool:
    return unit.has(i, "PRON") and "Poss=Yes" in unit.tokens[i].feats


def _partitive(at: Site, i: int) -> bool:
    """A French article that looks like a preposition: ``sollicite de l'aide``, ``des mesures``."""
    return at.lexicon.speech["words"]["contractions"].get(at.unit.words[i]) == "de" or at.unit.words[i] == "de"
