"""Headings: a headline above the text and sub-headings between paragraphs, set as a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.reports.marks.lexicon import folded
from according.reports.marks.sheet import FINAL, Found, Line, Sheet

HEADING, HEADLINE = 90, 200  # characters
BODY = 90  # characters of the paragraph that must follow
_WORD = re.compile(r"[^\W_][\w’'.-]*")


def find(sheet: Sheet, *, title: str | None) -> Iterator[Found]:
    """Headline and sub-headings among the lines that are left."""
    lines = sheet.content()
    long = sum(len(line) >= BODY for line in lines)
    head = _head(lines)
    for number, line in enumerate(lines[:-1]):
        following = lines[number + 1]
        if following.text[0].islower():  # a line that was broken in the middle of a sentence
            continue
        fine = None
        if title and number <= head and len(line) <= 2 * HEADLINE and folded(line.text) == folded(title):
            fine = "title"
        elif number <= head:  # short lines above the text: a kicker, the headline
            fine = ("title" if number == head else "kicker") if _headline(line, lines[head + 1]) else None
        elif long >= 2 and _heading(line, following, lines[number - 1]):
            fine = "subheading"
        if fine:
            yield Found(line.start, line.end, "heading", fine, None, (), f"marks/{fine}")


def _head(lines: list[Line]) -> int:
    """The place of the last of at most three short lines above the text."""
    for number, line in enumerate(lines[1:4]):
        if len(line) >= BODY:
            return number
    return 0


def _headline(line: Line, following: Line) -> bool:
    long = len(following) >= BODY // 2 and len(following) > len(line) / 2
    return len(line) <= HEADLINE and long and _shaped(line, words=18)


def _heading(line: Line, following: Line, before: Line) -> bool:
    return len(line) <= HEADING and len(following) >= BODY and len(before) >= BODY // 2 and _shaped(line, words=14)


def _shaped(line: Line, *, words: int) -> bool:
    """No sentence: no stop at the end, or title case throughout; no speech, no list."""
    text = line.text
    found = _WORD.findall(text)
    if not 0 < len(found) <= words or text[0] in "-–—•*\"“«'‘„>(" or text[0].islower() or text[-1] in ",;:":
        return False
    if not line.ended:
        return text[-1] not in "…"
    return (text[-1] == "?" and len(found) <= 12) or (text[-1] in FINAL and _title_case(found))


def _title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) >= 4]
    return len(words) >= 4 and len(long) >= 3 and all(word[0].isupper() or word[0].isdigit() for word in long)
