"""A cue in its sentence with all that bounds its content, and the contents that are found there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from according.statements.cues import Hit
from according.statements.lexicon import Lexicon
from according.statements.units import Unit

Range = tuple[int, int]


@dataclass
class Content:
    """Words of a content, as ranges, with what its frame adds: an addressee, further words of the cue."""

    ranges: list[Range]
    form: str  # clause, inf, np, as, quote
    addressee: Range | None = None
    extra: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Site:
    """A cue in its sentence with everything that bounds its content."""

    unit: Unit
    lexicon: Lexicon
    hit: Hit
    who: Range | None
    others: Sequence[tuple[Hit, Range | None]]
    floor: int
    limit: int

    @property
    def left(self) -> int:
        """Where the cue with its subject begins."""
        who, hit = self.who, self.hit
        return who[0] if who and who[1] <= hit.first and hit.first - who[1] <= 1 and hit.shape != "gerund" else hit.first

    @property
    def right(self) -> int:
        """Where the cue with its subject ends."""
        who, hit = self.who, self.hit
        return max(hit.last + 1, who[1]) if who and who[0] > hit.last and hit.shape == "finite" else hit.last + 1


def inserted(unit: Unit, hit: Hit, who: Range | None) -> bool:
    """Whether a cue inside quotation marks is the outlet's: ``« Le pont, a déclaré la ministre, est sûr »``."""
    inverted = hit.pronoun is not None or (who is not None and who[0] > hit.last)
    return inverted and hit.first > 0 and unit.words[hit.first - 1] == "," and unit.quote[hit.first - 1] == unit.quote[hit.at]


def site(unit: Unit, lexicon: Lexicon, hit: Hit, who: Range | None, others: Sequence[tuple[Hit, Range | None]]) -> Site:
    """The cue with the bounds of its clause: its sentence, or the quote that it stands in."""
    floor, limit = 0, unit.last_word()
    if unit.quote[hit.at] >= 0 and inserted(unit, hit, who):
        whole = [i for i, quote in enumerate(unit.quote) if quote == unit.quote[hit.at]]
        floor, limit = whole[0], whole[-1] + 1
    elif unit.quote[hit.at] >= 0:
        inside = [
            i for i, quote in enumerate(unit.quote) if quote == unit.quote[hit.at] and not unit.opens[i] and not unit.closes[i]
        ]
        floor, limit = inside[0], inside[-1] + 1
    return Site(unit, lexicon, hit, who, others, floor, limit)


def after_relative(at: Site, start: int, k: int) -> bool:
    """Whether a relative pronoun stands between two places."""
    return any(at.unit.words[j] in at.lexicon.sets["relatives"] for j in range(start, k))


def is_preposition(at: Site, i: int, preposition: str) -> bool:
    """Whether a preposition stands at a place, contracted with an article or not."""
    if i >= at.limit:
        return False
    word = at.unit.words[i]
    return word == preposition or at.lexicon.speech["words"]["contractions"].get(word) == preposition


def opens_infinitive(at: Site, place: int) -> bool:
    """Whether an infinitive begins here, with or without its marker."""
    unit, lexicon = at.unit, at.lexicon
    k = place
    endings = tuple(lexicon.speech["words"]["infinitive_endings"]) or ("\0",)
    if unit.words[k] in lexicon.sets["infinitive"]:
        k += 1
    elif not lexicon.speech["words"]["bare_infinitives"]:
        return False
    for _ in range(4):
        if k >= at.limit:
            return False
        if unit.infinitive(k) or (k > place and unit.has(k, "NOUN", "ADJ", "X") and unit.words[k].endswith(endings)):
            return True
        if not (
            unit.has(k, "ADV", "PART")
            or unit.words[k] in lexicon.sets["clitics"]
            or unit.words[k] in lexicon.sets["negations"]
            or unit.opens[k]
        ):
            return False
        k += 1
    return False


def trim(unit: Unit, first: int, end: int) -> Range:
    """A range without commas and links at its ends; quotation marks stay."""
    while (
        first < end
        and unit.is_mark(first)
        and not unit.opens[first]
        and not unit.closes[first]
        and unit.words[first] not in "([$£€#@"
    ):
        first += 1
    while end > first and (
        (unit.is_mark(end - 1) and unit.quote[end - 1] < 0 and unit.words[end - 1] not in (")", "]", "%", "?", "!", "…"))
        or unit.has(end - 1, "CCONJ")
    ):
        end -= 1
    return first, end
