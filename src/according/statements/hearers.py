"""To whom words go that name no hearer as the cue's object: ``in a call with her counterpart``, ``s'adressant à la presse``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from according.statements import phrases
from according.statements.cues import Hit
from according.statements.lexicon import Lexicon
from according.statements.units import Unit
from according.statements.voice import hears

Range = tuple[int, int]
REACH: Final = 3  # words between an exchange and the preposition of the other side: 'a phone call late on Friday with'


def hearer(unit: Unit, lexicon: Lexicon, hit: Hit, outside: Sequence[int]) -> Range | None:
    """The words of whoever is spoken to, among the words of a sentence that are no content and no speaker."""
    places = [k for k in outside if unit.quote[k] == unit.quote[hit.at]]
    return _of_cue(unit, lexicon, hit, places) or _of_phrase(unit, lexicon, places) or _of_exchange(unit, lexicon, places)


def _of_cue(unit: Unit, lexicon: Lexicon, hit: Hit, places: Sequence[int]) -> Range | None:
    """What a preposition ties to the cue itself: ``said on Friday to the council``."""
    for kid in unit.kids[hit.at]:
        if kid in places and unit.relation(kid) in ("obl", "iobj"):
            case = next((k for k in unit.kids[kid] if k in places and unit.words[k] in lexicon.sets["to"]), None)
            if case is not None and case < kid:
                return _heard(unit, lexicon, case + 1)
    return None


def _of_phrase(unit: Unit, lexicon: Lexicon, places: Sequence[int]) -> Range | None:
    """What a fixed phrase introduces: ``addressing the parliament``, ``devant le parlement``."""
    for k in places:
        for words in lexicon.hearing:
            if tuple(unit.words[k : k + len(words)]) == words:
                found = _heard(unit, lexicon, k + len(words))
                if found:
                    return found
    return None


def _of_exchange(unit: Unit, lexicon: Lexicon, places: Sequence[int]) -> Range | None:
    """The other side of a letter, call or talk: ``in a letter to the court``, ``lors d'un entretien avec la BBC``."""
    for k in places:
        if unit.words[k] not in lexicon.sets["exchanges"]:
            continue
        for i in range(k + 1, min(k + 2 + REACH, unit.size - 1)):
            if unit.words[i] in lexicon.sets["sides"]:
                found = _heard(unit, lexicon, i + 1)
                if found:
                    return found
            if unit.is_mark(i) or unit.finite(i):
                break
    return None


def _heard(unit: Unit, lexicon: Lexicon, start: int) -> Range | None:
    """The noun phrase from a word on, if it can hear."""
    if start >= unit.size:
        return None
    found = phrases.starting_at(unit, start, limit=unit.size)
    if found is None:
        return None
    end = next((k for k in range(found[0] + 1, found[1]) if unit.words[k] == "," or unit.finite(k)), found[1])
    return (found[0], end) if hears(unit, lexicon, (found[0], end)) else None
