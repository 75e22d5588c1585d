"""Lines that belong to the page: weather, share buttons, comment forms, related articles, cookies, copyright.

A line counts where its words can be nothing else, or where it stands in the block of short lines in front of the text
or behind it. A sentence of the text that merely speaks of related articles is longer than such a line, or ends as a
sentence does, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from according.reports.marks.dates import full_date, label_at, stamp
from according.reports.marks.lexicon import Entry, beginning, load, uncounted
from according.reports.marks.sheet import Line, Sheet

SHORT = 120  # characters of a line of an edge block
TITLE = 160  # characters of a title of another article
TOP = 14  # lines of the block in front of the text
_DEGREES = r"[+−-]?\d{1,3}(?:[.,]\d)?\s?(?:°\s?[CF]?|º\s?[CF]?|℃|℉|[CF])"
_WEATHER = re.compile(rf"{_DEGREES}(?:\s*[/|-]\s*(?:{_DEGREES}|\d{{1,3}}))?")
_LINK = re.compile(r"(?:https?://|www\.)\S+|pic\.twitter\.com/\S+|t\.co/\S+")
_PROPER = re.compile(r"[^\W\d_]+(?:[\s'’-][^\W\d_]+){0,3}")
_READING = re.compile(r"\d+\s*\w{1,8}\.?(?:\s\w+){0,2}")
_COUNTS = re.compile(r"[\d.,]+\s?[KkMm]?")


def mark(sheet: Sheet) -> None:
    """Marks the lines of the page around the text."""
    lines = sheet.lines
    top, bottom = _edges(lines)
    _weather(sheet, lines, top)
    for line in lines:
        if line.left and (entry := _entry(line, edge=line.index < top or line.index >= bottom)):
            sheet.take(line, "page_furniture", fine=entry.fine, rule="marks/page_line")
            if entry.opens:
                _titles(sheet, lines, line.index, bottom)
    _stamps(sheet, lines, top, bottom)
    _tags(sheet, lines)
    _sandwiched(sheet, lines, bottom)


def _entry(line: Line, *, edge: bool) -> Entry | None:
    lexicon = load()
    if len(line) > 600:
        return None
    text = line.text
    if len(text) <= 120:
        entry = lexicon.lines.get(line.fold) or lexicon.lines.get(uncounted(line.fold))
        if entry and (entry.anywhere or edge):
            return entry
        if _LINK.fullmatch(text):
            return Entry("link", True)
    begun = beginning(lexicon, text)
    return begun if begun and (begun.anywhere or edge) else None


def _edges(lines: list[Line]) -> tuple[int, int]:
    """How many lines stand in front of the text, and where the block behind it begins."""
    top = 0
    while top < min(len(lines), TOP) and _edge_line(lines[top]):
        top += 1
    bottom = len(lines)
    while bottom > 0 and _edge_line(lines[bottom - 1]):
        bottom -= 1
    if top == len(lines):  # nothing but short lines: there is no text that they could stand around
        top, bottom = min(top, 3), max(bottom, len(lines) - 3)
    return top, bottom


def _edge_line(line: Line) -> bool:
    return (len(line) <= SHORT and not (len(line) > 40 and line.ended)) or _entry(line, edge=False) is not None


def _weather(sheet: Sheet, lines: list[Line], top: int) -> None:
    """A temperature, the town beside it and the day on which the page was fetched."""
    words = load().words["weather.words"]
    block = [line for line in lines[:TOP] if _WEATHER.fullmatch(line.text) or (line.index < top and line.fold in words)]
    if not any(_WEATHER.fullmatch(line.text) for line in block):
        return
    for line in block:
        sheet.take(line, "page_furniture", fine="weather", rule="marks/weather")
    near = range(max(0, block[0].index - 2), min(top, block[-1].index + 4))
    for line in (lines[index] for index in near):
        if line.left and full_date(line.text):
            sheet.take(line, "page_furniture", fine="crawl_date", rule="marks/weather")
    for line in (lines[index] for index in near):
        if line.left and not line.ended and len(line) <= 30 and _PROPER.fullmatch(line.text) and _beside(lines, line.index):
            sheet.take(line, "page_furniture", fine="weather", rule="marks/weather")


def _beside(lines: list[Line], index: int) -> bool:
    """Whether the line stands directly between or beside marked lines, not in front of the text."""
    following = lines[index + 1] if index + 1 < len(lines) else lines[index]
    return not following.left or (index > 0 and not lines[index - 1].left and bool(_WEATHER.fullmatch(following.text)))


def _titles(sheet: Sheet, lines: list[Line], opener: int, bottom: int) -> None:
    """The titles of other articles below 'Related articles': up to the end of the page, or the one line set under it."""
    ends = opener + 1
    while ends < len(lines) and _title(lines[ends]) and not _entry(lines[ends], edge=True):
        ends += 1
    run = lines[opener + 1 : ends]
    if opener + 1 >= bottom or ends == len(lines) or not _text_line(lines[ends]):
        taken: Iterable[Line] = run
    else:
        taken = run[:1] if len(run) == 1 and len(run[0]) > 25 and run[0].gap <= lines[ends].gap else ()
    for line in taken:
        sheet.take(line, "page_furniture", fine="related_articles", rule="marks/titles")


def _title(line: Line) -> bool:
    return line.left and len(line) <= TITLE and line.text.rstrip()[-1] not in ".。।:;,"


def _text_line(line: Line) -> bool:
    return line.left and len(line) > 60 and _entry(line, edge=True) is None


def _stamps(sheet: Sheet, lines: list[Line], top: int, bottom: int) -> None:
    """Time stamps, counts and reading times in the edge blocks; below the text also full dates beside other furniture."""
    for line in [*lines[:top], *lines[max(bottom, top) :]]:
        if not line.left or len(line) > 60:
            continue
        if stamp(line.text) and _touches(lines, line.index):
            sheet.take(line, "page_furniture", fine="timestamp", rule="marks/stamp")
        elif _COUNTS.fullmatch(line.text) and _touches(lines, line.index):
            sheet.take(line, "page_furniture", fine="views", rule="marks/stamp")
        elif _READING.fullmatch(line.text) and (entry := load().lines.get(uncounted(line.fold))) and not entry.anywhere:
            sheet.take(line, "page_furniture", fine=entry.fine, rule="marks/stamp")
        elif line.index >= bottom and full_date(line.text) and not label_at(line.text) and _touches(lines, line.index):
            sheet.take(line, "page_furniture", fine="timestamp", rule="marks/stamp")


def _touches(lines: list[Line], index: int) -> bool:
    """Whether a neighbour is furniture, or as short a stamp."""
    near = [lines[other] for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return any(not line.left or stamp(line.text) or full_date(line.text) for line in near)


def _tags(sheet: Sheet, lines: list[Line]) -> None:
    """A list of key words behind the text: very short lines set wider apart than the paragraphs."""
    gaps = sorted(line.gap for line in lines if len(line) > 100)
    usual = gaps[len(gaps) // 2] if gaps else 0
    after = max((line.index for line in lines if not line.left), default=-1)
    run: list[Line] = []
    for line in [*lines[len(lines) // 3 :], None]:
        if line is not None and line.left and len(line) <= 45 and not line.ended and line.gap > max(1, usual):
            run.append(line)
            continue
        if len(run) >= 3 and run[-1].index < after:
            for tag in run:
                sheet.take(tag, "page_furniture", fine="tags", rule="marks/tags")
        run = []


def _sandwiched(sheet: Sheet, lines: list[Line], bottom: int) -> None:
    """One or two lines about the outlet between a copyright line at the very end and other furniture."""
    rest = [line for line in lines[max(bottom, 1) :] if line.left]
    if rest and len(rest) <= 2 and not lines[-1].left and not lines[rest[0].index - 1].left and rest[0].index > bottom:
        for line in rest:
            sheet.take(line, "page_furniture", fine="about", rule="marks/about")
