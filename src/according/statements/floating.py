"""Quotes whose cue stands elsewhere: further parts of a quote, a name with a colon, the speaker of the sentence before."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from according.model import Span
from according.statements import phrases
from according.statements.drafts import Draft, stretch
from according.statements.lexicon import Lexicon
from according.statements.quotes import Quoted
from according.statements.units import Unit
from according.statements.voice import has_voice

SHORT: Final = 3  # words; what is shorter and no sentence is a scare quote


def floating(
    text: str, units: Sequence[Unit], lexicon: Lexicon, quotes: Sequence[Quoted], found: Sequence[Draft]
) -> list[Draft]:
    """All drafts, with the quotes that no cue took: joined to their statement, or statements of their own."""
    made = _Made(units, found)
    for quote in quotes:
        if made.taken(quote):
            continue
        index = made.unit_at(quote.start)
        if index < 0 or quote.start >= units[index].end or not _is_speech(text, quote):
            continue
        unit = units[index]
        draft = _colon(index, unit, lexicon, quote)
        if draft is None and _alone(unit, quote):
            if _joined(units, made, index, quote):
                continue
            draft = _from_before(units, made, index, quote)
        if draft:
            made.add(draft)
    return made.drafts


class _Made:
    """Drafts by the sentences they stand in and go on to, so that each quote asks its neighbours alone."""

    def __init__(self, units: Sequence[Unit], drafts: Sequence[Draft]) -> None:
        self.units = units
        self.drafts: list[Draft] = []
        self.starts = [unit.start for unit in units]
        self._at: dict[int, set[int]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Takes in a draft."""
        self.drafts.append(draft)
        own = range(draft.unit, max(draft.unit, self.end_unit(draft)) + 1)
        self._place(len(self.drafts) - 1, (*own, *self._units(draft.content)))

    def join(self, place: int, quote: Quoted) -> None:
        """Adds a quote to the content of a draft."""
        draft = self.drafts[place]
        before = self.end_unit(draft)
        draft.content.append(quote.span)
        self._place(place, (*range(before, self.end_unit(draft) + 1), *self._units([quote.span])))

    def _place(self, place: int, found: Iterable[int]) -> None:
        for index in found:
            self._at.setdefault(index, set()).add(place)

    def _units(self, spans: Iterable[Span]) -> Iterator[int]:
        for span in spans:
            yield from range(self.unit_at(span.start), self.unit_at(span.end) + 1)

    def unit_at(self, at: int) -> int:
        """The last sentence that begins at or before a position; -1 where none does."""
        return bisect.bisect_right(self.starts, at) - 1

    def near(self, *indices: int) -> list[int]:
        """The places of the drafts that may touch some sentences, in order."""
        return sorted({place for index in indices for place in self._at.get(index, ())})

    def end_unit(self, draft: Draft) -> int:
        """The sentence in which a draft ends."""
        place = bisect.bisect_left(self.starts, draft.end) - 1
        return place if place >= 0 else draft.unit

    def taken(self, quote: Quoted) -> bool:
        """Whether a statement holds the quote; one inside the quote does not."""
        return any(
            span.start < quote.end and quote.start < span.end
            for place in self.near(*self._units([quote.span]))
            if not any(quote.start <= cue.start < quote.end for cue in self.drafts[place].cue_spans)
            for span in self.drafts[place].content
        )


def _is_speech(text: str, quote: Quoted) -> bool:
    """Whether a quote is a sentence, not a title or a scare quote."""
    inner = text[quote.start + 1 : quote.end - 1].strip(" '\"“”‘’«»\u00a0\u202f")
    return len(inner.split()) > SHORT or inner[-1:] in (".", "!", "?", ",")


def _alone(unit: Unit, quote: Quoted) -> bool:
    """Whether a sentence is nothing but (its part of) a quote."""
    return all(
        (token.start >= quote.start and token.end <= quote.end) or unit.is_mark(i) for i, token in enumerate(unit.tokens)
    )


def _colon(index: int, unit: Unit, lexicon: Lexicon, quote: Quoted) -> Draft | None:
    """``Name: "…"`` at the beginning of a sentence."""
    first = next((i for i, token in enumerate(unit.tokens) if token.start == quote.start), 0)
    if first < 2 or unit.words[first - 1] != ":" or any(unit.finite(k) for k in range(first)):
        return None
    who = phrases.ending_at(unit, lexicon, first - 2)
    if not who or not has_voice(unit, lexicon, who):
        return None
    return Draft(
        unit=index,
        cue=None,
        rule="statements/colon",
        content=[quote.span],
        form="quote",
        cue_spans=[stretch(unit, (first - 1, first))],
        speaker=stretch(unit, who),
        speaker_head=unit.words[phrases.head_of(unit, *who)],
        speaker_unit=index,
    )


def _joined(units: Sequence[Unit], made: _Made, index: int, quote: Quoted) -> bool:
    """Adds a quote to the direct statement right before it; whether there is one."""
    for place in made.near(index - 1):
        draft = made.drafts[place]
        if draft.form not in ("clause", "quote") or draft.speaker is None:
            continue
        near = draft.unit == index - 1 or (made.end_unit(draft) >= index - 1 and draft.unit < index)
        if not near or draft.rule == "statements/according" or not _closed_with_quote(units[made.end_unit(draft)], draft):
            continue
        if units[draft.unit].paragraph in (units[index].paragraph, units[index].paragraph - 1):
            made.join(place, quote)
            return True
    return False


def _closed_with_quote(unit: Unit, draft: Draft) -> bool:
    """Whether a statement is direct: the last word of it, in its last sentence, is quoted."""
    return any(
        token.end <= draft.end < token.end + 3 and unit.quote[i] >= 0
        for i, token in enumerate(unit.tokens)
        if token.start < draft.end
    )


def _from_before(units: Sequence[Unit], made: _Made, index: int, quote: Quoted) -> Draft | None:
    """A quote with the speaker of the sentence before."""
    near = (made.drafts[place] for place in made.near(index - 1))
    before = [draft for draft in near if draft.unit == index - 1 and draft.speaker and draft.form != "as"]
    if not before or units[index - 1].paragraph not in (units[index].paragraph, units[index].paragraph - 1):
        return None
    last = max(before, key=lambda draft: (draft.end, draft.start))
    return Draft(
        unit=index,
        cue=None,
        rule="statements/quote-after",
        content=[Span(quote.start, quote.end)],
        form="quote",
        speaker=last.speaker,
        speaker_head=last.speaker_head,
        speaker_unit=last.speaker_unit,
    )
