"""What the model gets to see: single lines of plain signs, each with the way back to the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 20_000
LONGEST_WORD = 400  # such a run of signs is data, not language, and a tokenizer's time grows with its square
BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}")
SPACES = re.compile(r"\s{2,}")
# One sign for one sign: the models were trained on these.
SAME_SIGN = {ord(odd): "'" for odd in "’‘ʼ`´"} | {ord(odd): "-" for odd in "‐‑"}
ODD_SPACE = re.compile(r"[^\S ]")


@dataclass(frozen=True)
class Line:
    """A line as the model sees it; ``places`` is where each of its characters stands in the text, None where in step."""

    text: str
    start: int
    places: Sequence[int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that a stretch of the line stands for."""
        if self.places is None:
            return self.start + start, self.start + end
        return self.places[start], self.places[end - 1] + 1


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a stretch of text without white space around them, long ones cut."""
    at = start
    for found in BREAK.finditer(text, start, end):
        yield from _pieces(text, at, found.start())
        at = found.end()
    yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[Line]:
    """The line, cut inside endless words and at white space where it is longer than the model can take."""
    for found in LONG_WORD.finditer(text, start, end):
        yield from _cut(text, start, found.end())
        start = found.end()
    yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Line]:
    """The line, cut at white space where it is longer than the model can take."""
    while end - start > LONGEST:
        cut = max(text.rfind(space, start, start + LONGEST) for space in " \t\u00a0")
        cut = cut if cut > start else start + LONGEST
        yield from _line(text, start, cut)
        start = cut
    yield from _line(text, start, end)


def _line(text: str, start: int, end: int) -> Iterator[Line]:
    """The stretch as one line, or nothing where it is blank."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    plain = ODD_SPACE.sub(" ", text[start:end].translate(SAME_SIGN))
    if not SPACES.search(plain):
        yield Line(plain, start)
        return
    # Several spaces would be a word of their own to the model, and a subject at that.
    kept = [k for k, sign in enumerate(plain) if sign != " " or plain[k - 1] != " "]
    yield Line("".join(plain[k] for k in kept), start, [start + k for k in kept])
