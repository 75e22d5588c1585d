"""Headlines with a colon between speaker and words: ``Mayor: Bridge will reopen``, ``Le pont rouvrira en mai : préfet``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from according.statements import phrases
from according.statements.drafts import Draft, spread, stretch
from according.statements.lexicon import Lexicon
from according.statements.quotes import Quoted
from according.statements.site import Range, trim
from according.statements.units import Unit
from according.statements.voice import is_somebody

LONGEST: Final = 8  # words of a speaker in a headline
SHORTEST: Final = 3  # words of what is said


def headlines(units: Sequence[Unit], lexicon: Lexicon, quotes: Sequence[Quoted], found: Sequence[Draft]) -> list[Draft]:
    """All drafts, with those of headlines that name their speaker before or behind a colon and hold no other statement."""
    said = {draft.unit for draft in found}
    made = [_headline(index, unit, lexicon, quotes) for index, unit in enumerate(units) if index not in said]
    return [*found, *(draft for draft in made if draft)]


def _headline(index: int, unit: Unit, lexicon: Lexicon, quotes: Sequence[Quoted]) -> Draft | None:
    colons = [k for k in range(1, unit.size - 1) if unit.words[k] == ":" and unit.quote[k] < 0]
    if len(colons) != 1 or unit.tokens[-1].text in (".", ":"):
        return None
    colon = colons[0]
    for who, words in (((0, colon), (colon + 1, unit.size)), ((colon + 1, unit.size), (0, colon))):
        who, words = _bare(unit, *who), trim(unit, *words)
        if _names(unit, lexicon, who) and _tells(unit, words) and not (who < words and _about(unit, lexicon, words)):
            return Draft(
                unit=index,
                cue=None,
                rule="statements/headline",
                content=spread(unit, [words], quotes),
                form="clause",
                cue_spans=[stretch(unit, (colon, colon + 1))],
                speaker=stretch(unit, who),
                speaker_head=unit.words[phrases.head_of(unit, *who)],
                speaker_unit=index,
            )
    return None


def _bare(unit: Unit, first: int, end: int) -> Range:
    """A range without signs at its ends."""
    while first < end and unit.is_mark(first):
        first += 1
    while end > first and unit.is_mark(end - 1) and unit.words[end - 1] not in (")", "]"):
        end -= 1
    return first, end


def _names(unit: Unit, lexicon: Lexicon, who: Range) -> bool:
    """Whether one side of the colon is nothing but somebody who can speak."""
    if not 0 < who[1] - who[0] <= LONGEST or any(unit.has(k, "VERB", "AUX", "CCONJ", "SCONJ") for k in range(*who)):
        return False
    return unit.quote[who[0]] < 0 and is_somebody(unit, lexicon, who)


def _about(unit: Unit, lexicon: Lexicon, words: Range) -> bool:
    """Whether the words after a name tell about its bearer: ``Anna Holm: Mayor leaves office``."""
    if lexicon.pronouns.get(unit.words[words[0]], "")[:1] in ("m", "f"):
        return True
    found = phrases.starting_at(unit, words[0], limit=words[1])
    sets = lexicon.sets
    people = sets["persons"] | sets["persons_m"] | sets["persons_f"] | sets["humans"]
    return found is not None and unit.words[phrases.head_of(unit, *found)] in people


def _tells(unit: Unit, words: Range) -> bool:
    """Whether the other side has a verb and is long enough to say something."""
    return words[1] - words[0] >= SHORTEST and any(unit.has(k, "VERB", "AUX") for k in range(*words))
