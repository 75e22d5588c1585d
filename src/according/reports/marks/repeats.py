"""Passages printed a second time in one report: word for word, or nearly so with the same numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from according.model import Span
from according.reports.marks.lexicon import folded
from according.reports.marks.sheet import Found, Line, Sheet, trimmed

PARAGRAPH = 50  # characters of a paragraph that counts when it is printed again
SENTENCE = 70  # and of a single sentence
WORDS = 20  # words of a paragraph that is compared with others for near equality
ALIKE = 0.75  # share of three-word runs that near-equal paragraphs have in common
_END = re.compile(r"[.!?؟।。](?:[\"'”’»)\]]{0,2})(?:\s+|(?=[^\W\d_a-z]))")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")


def find(sheet: Sheet) -> Iterator[Found]:
    """The second and later printings; `first` is where the passage stood first."""
    seen: dict[str, Span] = {}
    sentences: dict[str, Span] = {}
    left: list[Line] = []
    for line in sheet.content():
        key = _key(line.text)
        if len(key) < PARAGRAPH:
            continue
        if key in seen:
            yield _repeat(Span(line.start, line.end), seen[key], "repeat_paragraph", None)
            continue
        seen[key] = Span(line.start, line.end)
        again = list(_sentences(line, sentences))
        yield from again
        if not again:
            left.append(line)
    yield from _near(left)


def _key(text: str) -> str:
    return _SPACE.sub(" ", text).casefold().strip()


def _repeat(span: Span, first: Span, rule: str, fine: str | None) -> Found:
    return Found(span.start, span.end, "repeat", fine, None, (first,), f"marks/{rule}")


def _sentences(line: Line, seen: dict[str, Span]) -> Iterator[Found]:
    text, start = line.text, 0
    new: dict[str, Span] = {}
    stops = [found.end() for found in _END.finditer(text)]
    for stop in [*stops, len(text)] if not stops or stops[-1] < len(text) else stops:
        span = trimmed(text, start, stop)
        start = stop
        if span.end - span.start < SENTENCE:
            continue
        key = folded(text[span.start : span.end])
        here = Span(line.start + span.start, line.start + span.end)
        if key in seen or key in new:
            yield _repeat(here, seen.get(key) or new[key], "repeat_sentence", "sentence")
        else:
            new[key] = here
    seen.update(new)


def _near(lines: list[Line]) -> Iterator[Found]:
    """Long paragraphs that share most of their three-word runs with an earlier one and say the same numbers."""
    owner: dict[tuple[str, str, str], int] = {}
    runs: list[frozenset[tuple[str, str, str]]] = []
    for number, line in enumerate(lines):
        words = _WORD.findall(line.text.casefold())
        run = frozenset(zip(words, words[1:], words[2:], strict=False)) if len(words) >= WORDS else frozenset()
        runs.append(run)
        shared = Counter(owner[three] for three in sorted(run) if three in owner)
        if shared:
            earlier, count = min(shared.items(), key=lambda pair: (-pair[1], pair[0]))
            common = len(run & runs[earlier]) if count >= len(run) * ALIKE / 2 else 0
            if common >= ALIKE * len(run | runs[earlier]) and _numbers(line) == _numbers(lines[earlier]):
                yield _repeat(Span(line.start, line.end), Span(lines[earlier].start, lines[earlier].end), "repeat_near", "near")
                continue
        for three in run:
            owner.setdefault(three, number)


def _numbers(line: Line) -> list[str]:
    return sorted(_NUMBER.findall(line.text))
