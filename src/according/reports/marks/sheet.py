"""A text as lines from which marks take their part: what is left is the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from according.model import MarkKind, Span, Spans
from according.reports.marks.lexicon import folded

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
#: Ends of sentences in the scripts that we read.
FINAL = ".!?…؟।॥。！？"
CLOSING = "\"'”’“»›)]} \xa0\u202f"


class Found(NamedTuple):
    """A mark before it has an id."""

    start: int
    end: int
    kind: MarkKind
    fine: str | None
    name: str | None
    first: Spans
    rule: str


class Line:
    """A line of the text; `start` and `end` close in on what no furniture mark has taken yet."""

    __slots__ = ("_fold", "_source", "end", "first", "gap", "index", "last", "start")

    def __init__(self, source: str, start: int, end: int, *, index: int, gap: int) -> None:
        self._source = source
        self.start, self.end, self.index, self.gap = start, end, index, gap
        self.first, self.last = start, end  # of the whole line
        self._fold: tuple[int, int, str] | None = None

    @property
    def text(self) -> str:
        """What is left of the line."""
        return self._source[self.start : self.end]

    @property
    def left(self) -> bool:
        """Whether anything is left of the line."""
        return self.start < self.end

    @property
    def fold(self) -> str:
        """The folded text of what is left (of its first 200 characters)."""
        if self._fold is None or self._fold[:2] != (self.start, self.end):
            self._fold = (self.start, self.end, folded(self._source[self.start : min(self.end, self.start + 200)]))
        return self._fold[2]

    @property
    def ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        return self.text.rstrip(CLOSING)[-1:] in tuple(FINAL)

    def __len__(self) -> int:
        return self.end - self.start


class Sheet:
    """The lines of a text and the furniture marks found so far; marks never overlap."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = list(_lines(text))
        self.found: list[Found] = []

    def content(self) -> list[Line]:
        """The lines of which something is left."""
        return [line for line in self.lines if line.left]

    def take(
        self,
        line: Line,
        kind: MarkKind,
        *,
        rule: str,
        fine: str | None = None,
        name: str | None = None,
        span: Span | None = None,
    ) -> None:
        """Marks a span at the head or the tail of what is left of a line (or all of it) as furniture."""
        start, end = trimmed(self.text, *(span or (line.start, line.end)))
        if start >= end:
            return
        self.found.append(Found(start, end, kind, fine, name, (), rule))
        if start <= line.start:
            line.start = trimmed(self.text, min(end, line.end), line.end)[0]
        else:
            line.end = trimmed(self.text, line.start, start)[1]


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _lines(text: str) -> Iterator[Line]:
    start = index = gap = 0
    for stop, following in _breaks(text):
        first, last = trimmed(text, start, stop)
        if first < last:
            yield Line(text, first, last, index=index, gap=gap)
            index, gap = index + 1, 0
        else:
            gap += 1
        start = following


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for found in _BREAK.finditer(text):
        yield found.span()
    yield len(text), len(text)
