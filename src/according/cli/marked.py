"""Text with stretches marked by brackets, for screens and pipes alike."""

from __future__ import annotations

from collections.abc import Iterable

OPEN, CLOSE = "[[", "]]"


def marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with ``[[`` and ``]]`` around each span; spans are half-open and do not overlap."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [text[at:start], OPEN, text[start:end], CLOSE]
        at = end
    return "".join([*parts, text[at:]])
