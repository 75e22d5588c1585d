"""Quotes whose cue stands elsewhere: further parts of a quote, a name with a colon, the speaker of the sentence before."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
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
    made = list(found)
    starts = [unit.start for unit in units]
    for quote in quotes:
        if _taken(made, quote):
            continue
        index = bisect.bisect_right(starts, quote.start) - 1
        if index < 0 or quote.start >= units[index].end or not _is_speech(text, quote):
            continue
        unit = units[index]
        draft = _colon(index, unit, lexicon, quote)
        if draft is None and _alone(unit, quote):
            if _joined(units, made, index, quote):
                continue
            draft = _from_before(units, made, index, quote)
        if draft:
            made.append(draft)
    return made


def _taken(made: Sequence[Draft], quote: Quoted) -> bool:
    """Whether a statement holds the quote; one inside the quote does not."""
    return any(
        span.start < quote.end and quote.start < span.end
        for draft in made
        if not any(quote.start <= cue.start < quote.end for cue in draft.cue_spans)
        for span in draft.content
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


def _joined(units: Sequence[Unit], made: Sequence[Draft], index: int, quote: Quoted) -> bool:
    """Adds a quote to the direct statement right before it; whether there is one."""
    for draft in made:
        if draft.form not in ("clause", "quote") or draft.speaker is None:
            continue
        near = draft.unit == index - 1 or (_end_unit(units, draft) >= index - 1 and draft.unit < index)
        if not near or draft.rule == "statements/according" or not _closed_with_quote(units, draft):
            continue
        if units[draft.unit].paragraph in (units[index].paragraph, units[index].paragraph - 1):
            draft.content.append(quote.span)
            return True
    return False


def _end_unit(units: Sequence[Unit], draft: Draft) -> int:
    return next((k for k in range(len(units) - 1, -1, -1) if units[k].start < draft.end), draft.unit)


def _closed_with_quote(units: Sequence[Unit], draft: Draft) -> bool:
    """Whether a statement is direct: its last word is quoted."""
    unit = units[_end_unit(units, draft)]
    return any(
        token.end <= draft.end < token.end + 3 and unit.quote[i] >= 0
        for i, token in enumerate(unit.tokens)
        if token.start < draft.end
    )


def _from_before(units: Sequence[Unit], made: Sequence[Draft], index: int, quote: Quoted) -> Draft | None:
    """A quote with the speaker of the sentence before."""
    before = [draft for draft in made if draft.unit == index - 1 and draft.speaker and draft.form != "as"]
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
