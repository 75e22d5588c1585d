"""What stands around statements: the occasion they were made at, and sentences that go on without a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from according.model import Span
from according.statements.drafts import Draft
from according.statements.lexicon import Lexicon
from according.statements.units import Unit
from according.statements.voice import has_voice

BACK: Final = 3  # sentences back to which an occasion refers
OPENING: Final = 12  # words within which the verb of a continuation stands


def occasions(units: Sequence[Unit], lexicon: Lexicon, drafts: Sequence[Draft]) -> dict[int, Span]:
    """For each statement (its place in the list) the sentence that tells its occasion: ``He made the remark at a meeting``."""
    found: dict[int, Span] = {}
    said: dict[int, list[int]] = {}
    for place, draft in enumerate(drafts):
        said.setdefault(draft.unit, []).append(place)
    for index, unit in enumerate(units):
        if index in said or not _is_occasion(unit, lexicon):
            continue
        last = next((k for k in range(index - 1, max(-1, index - 1 - BACK), -1) if k in said), -1)
        for place in said.get(last, ()):
            if drafts[place].speaker_unit == last:
                found.setdefault(place, Span(unit.start, unit.tokens[unit.last_word() - 1].end))
    return found


def _is_occasion(unit: Unit, lexicon: Lexicon) -> bool:
    text = " ".join(unit.words)
    return any(f" {phrase} " in f" {text} " for phrase in lexicon.speech["occasion"]["phrases"])


def continuations(units: Sequence[Unit], lexicon: Lexicon, drafts: Sequence[Draft]) -> list[tuple[int, Span]]:
    """Sentences right after a statement that may still be the speaker's words, with that statement's place in the list.

    Only a future or conditional of a definite subject counts (``The plan would also …``); nothing says whose words they are.
    """
    found: list[tuple[int, Span]] = []
    said = {draft.unit for draft in drafts}
    reach = {draft.unit: place for place, draft in enumerate(drafts) if draft.form in ("clause", "inf", "np")}
    for index, unit in enumerate(units):
        place = reach.get(index - 1)
        if place is None or index in said or unit.paragraph != units[index - 1].paragraph:
            continue
        if _goes_on(unit, lexicon):
            found.append((place, Span(unit.start, unit.tokens[unit.last_word() - 1].end)))
    return found


def _goes_on(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with a definite thing and an unreal or coming verb, and quotes nothing."""
    if unit.last_word() < 5 or any(quote >= 0 for quote in unit.quote):
        return False
    words = lexicon.sets["continuing"]
    verb = next(
        (k for k in range(1, min(OPENING, unit.size)) if unit.words[k] in words or "Mood=Cnd" in unit.tokens[k].feats), None
    )
    if verb is None or any(unit.finite(k) for k in range(verb)):
        return False
    return unit.words[0] in lexicon.sets["definite"] and not has_voice(unit, lexicon, (0, verb))
