"""Dates and outlet names that a feed or a page sets in front of a text: ' date 2022-03-14 Harbour Post - The minister'."""

from __future__ import annotations

import re

from according.model import Span
from according.reports.marks import names
from according.reports.marks.dates import date_at, full_date, label_at
from according.reports.marks.sheet import Line, Sheet

_DASH = re.compile(r"\s+(?:[-–—|»]|--)\s+|\s*[–—|]\s*")
STOP = re.compile(r"\s*(?:[-–—|:•]|--)\s+")
#: a name of one to six words that all begin with a capital, a digit or a small linking word
NAME = re.compile(
    r"(?:[\w’'.&-]*[A-ZÀ-ÖØ-Þ0-9][\w’'.&-]*)(?:\s(?:(?:of|and|the|de|du|des|la|le|les|et|en|el|al|der|die|das|und|für|to|in|on|y|&)|"
    r"[\w’'.&-]*[A-ZÀ-ÖØ-Þ0-9][\w’'.&-]*)){0,5}"
)
LONG = 120  # characters of a line of the text itself
TOP = 12  # lines in which the head of a page is looked for


def mark(sheet: Sheet) -> None:
    """Marks the date in front of the text, the outlet tag behind it, and dates on lines of their own above the text."""
    lines = sheet.content()
    if lines:
        _before_text(sheet, lines[0])
    long = 0
    for line in sheet.content()[:TOP]:
        _labelled(sheet, line, above=long < 2)  # a headline and a standfirst may stand above the date
        long += len(line) > LONG
    for line in sheet.content()[-TOP:]:
        _labelled(sheet, line, above=False)


def tag(sheet: Sheet) -> None:
    """Marks an outlet that is known by name in front of the text or behind its headline: 'Harbour Post | …'."""
    lines = sheet.content()
    if not lines:
        return
    first = lines[0]
    _known_tag(sheet, first)
    head, dash, name = _last_part(first)
    if head and dash and not first.ended and (publisher := names.known(name)) and names.certain(name):
        begins = first.end - len(name) - len(dash)
        sheet.take(first, "outlet_tag", rule="marks/title_tag", name=publisher.name, span=Span(begins, first.end))


def _before_text(sheet: Sheet, line: Line) -> None:
    text, start = sheet.text, line.start
    label = label_at(text, start)
    end = date_at(text, label or start)
    if end is None or end >= line.end:
        return
    stop = STOP.match(text, end, line.end)
    after = stop.end() if stop else end
    outlet = _unknown_tag(text, after, line.end)
    iso = text[label or start : end][:4].isdigit()
    certain = outlet is not None or stop is not None or ((label is not None or iso) and starts_sentence(text, end))
    if not certain or (not text[end].isspace() and not stop):
        return
    sheet.take(line, "date_prefix", rule="marks/date_prefix", span=Span(start, end))
    if stop:
        sheet.take(line, "page_furniture", fine="separator", rule="marks/date_prefix", span=Span(line.start, stop.end()))
    if outlet:
        sheet.take(line, "outlet_tag", rule="marks/outlet_tag", name=outlet[0], span=Span(line.start, outlet[1]))


def _unknown_tag(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """The name and the end of a tag 'Name - ' behind a date; the name need not be known."""
    while start < stop and text[start].isspace():
        start += 1
    dash = re.compile(r"\s+(?:[-–—|»]|--)\s+").search(text, start, min(stop, start + 60))
    if dash is None or dash.end() >= stop:
        return None
    name = text[start : dash.start()]
    publisher = names.known(name)
    if publisher:
        return publisher.name, dash.end()
    if NAME.fullmatch(name) and not name.isupper() and len(name.split()) <= 6 and starts_sentence(text, dash.end() - 1):
        return (name, dash.end()) if not names.place(name) else None
    return None


def _known_tag(sheet: Sheet, line: Line) -> None:
    text = line.text
    dash = _DASH.search(text, 0, 60)
    if not dash or dash.end() >= len(text):
        return
    publisher = names.known(text[: dash.start()])
    if publisher and not publisher.wire and names.certain(text[: dash.start()]) and starts_sentence(text, dash.end() - 1):
        span = Span(line.start, line.start + dash.end())
        sheet.take(line, "outlet_tag", rule="marks/known_tag", name=publisher.name, span=span)


def _labelled(sheet: Sheet, line: Line, *, above: bool) -> None:
    """A date line above or below the text: 'Published on 14 March 2022 at 10:20', or the date alone above it."""
    text = line.text
    if len(text) > 160:
        return
    label = label_at(text)
    if label and full_date(_without_tail(text[label:])):
        sheet.take(line, "date_prefix", fine="published", rule="marks/published")
    elif above and full_date(text):
        sheet.take(line, "date_prefix", rule="marks/date_line")


def _without_tail(text: str) -> str:
    """A date without a second one behind it: 'Published 3 May 2024 | Updated 4 May 2024'."""
    end = date_at(text)
    if end is None:
        return text
    rest = text[end:].lstrip(" |,;-–—•·(")
    label = label_at(rest)
    return text[:end] if label and full_date(rest[label:].rstrip(")")) else text


def _last_part(line: Line) -> tuple[str, str, str]:
    text = line.text
    dashes = list(_DASH.finditer(text, max(0, len(text) - 50)))
    if not dashes:
        return text, "", ""
    return text[: dashes[-1].start()], dashes[-1].group(), text[dashes[-1].end() :]


def starts_sentence(text: str, position: int) -> bool:
    """Whether a sentence could begin behind the position: a capital, a quotation mark, a digit, or a letter without case."""
    rest = text[position : position + 4].lstrip()
    return bool(rest) and (rest[0] in "\"“«‘'„" or rest[0].isdigit() or (rest[0].isalpha() and not rest[0].islower()))
