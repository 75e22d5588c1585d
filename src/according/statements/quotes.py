"""Quoted stretches of a text: every shape of mark, mismatched ones, and quotes that run over paragraphs unclosed."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from according.model import Span

MARKS: Final = re.compile("[«»“”„\"‘’']")
DOUBLED: Final = re.compile(r"(?<!')''(?!')|``")
FILLER: Final = "\u2060"
LONGEST: Final = 3_000  # a quote that is not closed within this many characters ends with its paragraph
BREAK: Final = re.compile(r"\n")
INSIDE: Final = re.compile(r"\s*[^\W_]|\s*[\[(…]")


@dataclass(frozen=True)
class Quoted:
    """A quoted stretch with its marks; ``open_end`` where its paragraph ends before the quote does."""

    start: int
    end: int
    open_end: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def quoted(text: str, pairs: Mapping[str, str]) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of a text, in order."""
    received, text = text, DOUBLED.sub(_as_one, text)
    marks = [found.start() for found in MARKS.finditer(text)]
    breaks = [found.start() for found in BREAK.finditer(text)]
    found: list[Quoted] = []
    at, i = -1, 0
    while i < len(marks):
        start = marks[i]
        if start < at or not _opens(text, start, pairs):
            i += 1
            continue
        later = (marks[k] for k in range(i + 1, len(marks)))
        quote = _closed(text, start, later, pairs[text[start]], _line_end(breaks, start, len(text)))
        if quote:
            found.append(_widened(quote, text, received))
            at = quote.end
        i += 1
    return tuple(found)


def _as_one(found: re.Match[str]) -> str:
    """Two single marks that stand for a double one, as that and a filler on its outer side."""
    opens = INSIDE.match(found.string[found.end() : found.end() + 2]) and not found.string[found.end()].isspace()
    return f'{FILLER}"' if opens else f'"{FILLER}'


def _widened(quote: Quoted, text: str, received: str) -> Quoted:
    """A quote with both halves of doubled marks."""
    if text is received:
        return quote
    start = quote.start - (text[quote.start - 1 : quote.start] == FILLER)
    return Quoted(start, quote.end + (text[quote.end : quote.end + 1] == FILLER), quote.open_end)


def _opens(text: str, at: int, pairs: Mapping[str, str]) -> bool:
    """Whether a mark can open a quote: nothing of a word before it, a word after it."""
    if text[at] not in pairs:
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 3]
    if text[at] in "«“":
        return True
    return (
        not (before.isalnum() or (before in (".", ",", "”") and before))
        and bool(INSIDE.match(after))
        and not after[:1].isspace()
    )


def _closed(text: str, start: int, marks: Iterable[int], closing: str, line_end: int) -> Quoted | None:
    """The quote that a mark opens: to its closing mark, or to the end of its paragraph where a new one opens first."""
    single = text[start] in "‘'"
    best: int | None = None
    for at in marks:
        if at - start > LONGEST or (at > line_end and (single or text[at] in '“«"')):
            break
        if text[at] == text[start] and text[start] in "“«" and at > line_end:
            break
        if text[at] in closing and _closes(text, at, single=single):
            if at > line_end and text[start] == '"':
                break
            best = at
            if not single or text[at - 1] in ".,!?;…" or text[at] == "”":
                break
            if not _may_be_apostrophe(text, at):
                break
    if best is not None:
        return Quoted(start, best + 1)
    if single or (text[start] == '"' and line_end - start > LONGEST):
        return None
    end = line_end
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, open_end=True) if end - start > 12 else None


def _closes(text: str, at: int, *, single: bool) -> bool:
    after = text[at + 1 : at + 2]
    if text[at] in "»”":
        return True
    if text[at] == '"':
        return not after.isalnum() or not text[at - 1 : at].isspace()
    return not after.isalnum() and (not single or not text[at - 1 : at].isspace())


def _may_be_apostrophe(text: str, at: int) -> bool:
    """A plural possessive: ``the groups’ reply``."""
    return text[at - 1] in "sxz" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()


def _line_end(breaks: Sequence[int], at: int, size: int) -> int:
    place = bisect.bisect_left(breaks, at)
    return breaks[place] if place < len(breaks) else size


def covering(quotes: Sequence[Quoted], at: int) -> int:
    """The index of the quote that covers a position; -1 where none does."""
    place = bisect.bisect_right(quotes, at, key=lambda quote: quote.start) - 1
    return place if place >= 0 and at < quotes[place].end else -1


def touching(quotes: Sequence[Quoted], start: int, end: int) -> Sequence[Quoted]:
    """The quotes that share a sign with a stretch, in order."""
    first = bisect.bisect_right(quotes, start, key=lambda quote: quote.end)
    return quotes[first : bisect.bisect_left(quotes, end, key=lambda quote: quote.start)]
