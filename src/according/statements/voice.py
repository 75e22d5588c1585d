"""Who can speak and who can be spoken to: people, organisations, papers, media."""

from __future__ import annotations

from typing import Final

from according.statements import phrases
from according.statements.lexicon import Lexicon
from according.statements.units import Unit

Range = tuple[int, int]
#: The lists of nouns that can speak.
VOICES: Final = ("persons", "persons_m", "persons_f", "humans", "organisations", "media", "documents", "groups")


def has_voice(unit: Unit, lexicon: Lexicon, who: Range) -> bool:
    """Whether a phrase names a person, an organisation, a paper or a medium."""
    sets = lexicon.sets
    head = phrases.head_of(unit, *who)
    endings = tuple(lexicon.speech["speakers"]["person_endings"])
    endings += tuple(ending + "s" for ending in endings)
    lists = [sets[name] for name in VOICES]
    for k in range(who[0], who[1]):
        if k + 1 < who[1] and unit.words[k + 1] in ("'s", "'") and k < head:
            continue
        if unit.has(k, "PROPN") and (k == head or unit.heads[k] == head or unit.words[head] == unit.words[k]):
            return True
        word = unit.words[k]
        if unit.has(k, "ADP") and k > head and not (word in lexicon.sets["of"] and _counts(unit, lexicon, head)):
            break
        if k > who[0] and unit.tokens[k].text[:1].isupper() and not unit.has(k, "PRON", "DET", "ADP", "AUX"):
            return True
        if word.endswith(endings) and len(word) > 4 and word not in sets["not_persons"] and unit.has(k, "NOUN", "ADJ"):
            return True
        if any(
            word in words or word.removesuffix("s") in words or (word.endswith("ies") and word[:-3] + "y" in words)
            for words in lists
        ):
            return True
    return False


def _counts(unit: Unit, lexicon: Lexicon, head: int) -> bool:
    """Whether a head only counts those who speak: ``a number of officials``, ``two of the ministers``."""
    return unit.words[head] in lexicon.sets["quantities"] or unit.has(head, "NUM", "PRON", "DET", "SYM")


def hears(unit: Unit, lexicon: Lexicon, who: Range) -> bool:
    """Whether a phrase can be an addressee: ``to the court``, ``à la presse``; not ``at the time``, ``à Moscou``."""
    first, head = who[0], phrases.head_of(unit, *who)
    if unit.has(first, "PRON") and who[1] - first == 1:
        return True
    if unit.tokens[head].entity.endswith("LOC"):
        return not (first and unit.words[first - 1] in lexicon.sets["locative"])
    return unit.tokens[head].entity[2:] in ("PER", "ORG") or has_voice(unit, lexicon, (first, head + 1))


def is_somebody(unit: Unit, lexicon: Lexicon, who: Range) -> bool:
    """Whether the head of a phrase is a person, an organisation or a medium, no paper and no thing."""
    head, sets = phrases.head_of(unit, *who), lexicon.sets
    word = unit.words[head]
    lists = sets["persons"] | sets["persons_m"] | sets["persons_f"] | sets["humans"] | sets["media"] | sets["groups"]
    return unit.tokens[head].entity[2:] in ("PER", "ORG") or word in lists or word.removesuffix("s") in lists
