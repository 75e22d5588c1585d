"""The outlet's name at the head of a text, with the date: 'Harbour Post, 14 March 2022', 'Radio Plaine - 13 mars 2022 - Le'.

The name need not be known: a full date beside it makes it certain, as does a line of its own above a date line under which a
headline follows.
"""

from __future__ import annotations

import re

from according.model import Span
from according.reports.marks import names
from according.reports.marks.dates import date_at, full_date
from according.reports.marks.prefixes import NAME, STOP, starts_sentence
from according.reports.marks.sheet import Line, Sheet

_BETWEEN = re.compile(r"\s*[,:|•·]\s+|\s+(?:[-–—]|--)\s+|\s*[–—|]\s*|\s+\((?=\d)")
HEADLINE, BODY = 140, 90  # characters of a headline under name and date, and of the paragraph under it


def mark(sheet: Sheet) -> None:
    """Marks an outlet's name with the full date behind it, or on the line above a date line."""
    lines = sheet.content()
    if lines and not _on_one_line(sheet, lines[0]):
        _on_two_lines(sheet, lines)


def _on_one_line(sheet: Sheet, line: Line) -> bool:
    text = sheet.text
    for between in _BETWEEN.finditer(text, line.start, min(line.end, line.start + 70)):
        name = text[line.start : between.start()]
        end = date_at(text, between.end())
        if end is None or end > line.end or not _outlet(name):
            continue
        end += text[end : end + 1] == ")"
        stop = STOP.match(text, end, line.end)
        if end < line.end and not (stop and starts_sentence(text, stop.end() - 1)):
            return False
        _take(sheet, line, name, dated=Span(between.end(), stop.end() if stop else end))
        return True
    return False


def _take(sheet: Sheet, line: Line, name: str, *, dated: Span) -> None:
    publisher = names.known(name)
    tag = Span(line.start, dated.start)
    sheet.take(line, "outlet_tag", rule="marks/masthead", name=publisher.name if publisher else name.strip(), span=tag)
    sheet.take(line, "date_prefix", rule="marks/masthead", span=Span(line.start, dated.end))


def _on_two_lines(sheet: Sheet, lines: list[Line]) -> None:
    """A name, a date line and a headline: the name above is no headline, for there is one below."""
    if len(lines) < 4 or not _outlet(lines[0].text) or not full_date(lines[1].text):
        return
    if lines[0].ended or lines[2].ended or len(lines[2]) > HEADLINE or len(lines[3]) < BODY:
        return
    publisher = names.known(lines[0].text)
    sheet.take(lines[0], "outlet_tag", rule="marks/masthead", name=publisher.name if publisher else lines[0].text)
    sheet.take(lines[1], "date_prefix", rule="marks/masthead")


def _outlet(name: str) -> bool:
    """Whether a text can be the name of an outlet: known, or words with capitals that are no town and no agency."""
    publisher = names.known(name)
    if publisher:
        return not publisher.wire
    plain = name.strip()
    return bool(NAME.fullmatch(plain)) and not plain.isupper() and not names.place(plain) and not plain[:1].isdigit()
