"""The frame that LexisNexis sets around a text: outlet, day, Copyright, Section, Length, Byline, Body … End of Document."""

from __future__ import annotations

import re

from according.model import Span
from according.reports.marks import names
from according.reports.marks.dates import date_at
from according.reports.marks.sheet import Line, Sheet

HEAD = 16  # lines in which 'Body' must follow the copyright line
_LENGTH = re.compile(r"Length:\s*\d+\s*words", re.IGNORECASE)
_FOOTER = re.compile(r"(?:Language|Document-Type|Publication-Type|Subject|Load-Date)\s?:")
_HEADER = re.compile(r"(?:Section|Length|Byline|Dateline|Document-Type|Body)\b")
_FIELD = re.compile(
    r"(?:Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|Date and Time|Job Number|Load-Date|"
    r"Document-Type|Publication-Type|Journal Code):"
)
_COVER = re.compile(r"Documents? \(\d+\)|End of Document|Content Type\s+Narrowed by|\d+\.\s.*")


def mark(sheet: Sheet) -> None:
    """Marks headers, footers and cover pages of every document in the text."""
    lines = sheet.content()
    if "Load-Date" not in sheet.text and "Client/Matter" not in sheet.text and "Length:" not in sheet.text:
        return
    for index, line in enumerate(lines):
        if _LENGTH.fullmatch(line.text):
            _header(sheet, lines, index)
        elif line.text == "Classification" and any(_FOOTER.match(after.text) for after in lines[index + 1 : index + 3]):
            _footer(sheet, lines, index)
    _cover(sheet, lines)


def _header(sheet: Sheet, lines: list[Line], length: int) -> None:
    body = next((i for i in range(length, min(length + HEAD, len(lines))) if lines[i].text == "Body"), None)
    if body is None:
        return
    first = length
    while first > 0 and length - first < 8 and not _copyright(lines[first]):
        first -= 1
    if not _copyright(lines[first]):
        first = length
    _above(sheet, lines[max(0, first - 4) : first])
    for line in lines[first : body + 1]:
        label = re.match(r"Highlight:\s*", line.text)
        span = Span(line.start, line.start + label.end()) if label else None  # the standfirst is the outlet's own
        sheet.take(line, "page_furniture", fine="nexis_header", rule="marks/nexis", span=span)


def _copyright(line: Line) -> bool:
    return line.left and line.text.startswith(("Copyright", "©", "(c)"))


def _above(sheet: Sheet, lines: list[Line]) -> None:
    """Outlet, day and edition between the title and the copyright line."""
    dated = next((i for i, line in enumerate(lines) if date_at(line.text) is not None and len(line) < 70), None)
    if dated is None or dated == 0:
        return
    outlet = lines[dated - 1]
    if len(outlet) <= 60:
        found = names.known(outlet.text)
        sheet.take(outlet, "outlet_tag", rule="marks/nexis", name=found.name if found else outlet.text)
    sheet.take(lines[dated], "date_prefix", fine="nexis_date", rule="marks/nexis")
    for line in lines[dated + 1 :]:
        sheet.take(line, "page_furniture", fine="nexis_header", rule="marks/nexis")


def _footer(sheet: Sheet, lines: list[Line], index: int) -> None:
    for line in lines[index:]:
        text = line.text
        sheet.take(line, "page_furniture", fine="nexis_footer", rule="marks/nexis")
        if text == "End of Document":
            break
    above = lines[max(0, index - 12) : index]
    start = next((i for i, line in enumerate(above) if line.left and line.text in {"Graphic", "Correction", "Notes"}), None)
    for line in above[start:] if start is not None else ():
        if line.left and (line.text in {"Graphic", "Notes", "Correction"} or (line.text.isupper() and len(line) < 40)):
            sheet.take(line, "page_furniture", fine="nexis_footer", rule="marks/nexis")


def _cover(sheet: Sheet, lines: list[Line]) -> None:
    cover = any(line.text.startswith("Client/Matter:") for line in lines[:12] if line.left)
    for index, line in enumerate(lines):
        if not line.left:
            continue
        listed = cover and _COVER.fullmatch(line.text) and (index < 4 or _listed(lines, index))
        if listed or _FIELD.match(line.text) or line.text == "End of Document":
            sheet.take(line, "page_furniture", fine="nexis_header", rule="marks/nexis")


def _listed(lines: list[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].text.startswith("Client/Matter:")
