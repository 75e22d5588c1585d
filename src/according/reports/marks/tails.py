"""What is glued to a line: links, hashtags, licences, editors' initials, photo credits, 'Read more: …'."""

from __future__ import annotations

import re
from functools import cache

from according.model import Span
from according.reports.marks.lexicon import folded, load, longest_first
from according.reports.marks.sheet import CLOSING, FINAL, Found, Line, Sheet

CAPTION = 120  # a longer line behind 'Photo:' has words of the outlet; then only the label is furniture
_LINKS = re.compile(r"(?:\s*[^\w\s.!?؟।…,;:\"'”’»)\]}]{0,2}\s*(?:\S{0,40}https?://|www\.|pic\.twitter\.com/)\S+)+\s*$")
_TAGS = re.compile(r"(?:\s*#[\w’']+){3,}\s*$")
_INITIALS = re.compile(r"[A-Z]{2}(?:[A-Z]?/[A-Z]{2,3}|[A-Z]?/|[A-Z]?)")


def labels(sheet: Sheet) -> None:
    """Marks lines behind a label: 'Photo: …', 'Read more: …'."""
    for line in sheet.content():
        _labelled(sheet, line)


def mark(sheet: Sheet) -> None:
    """Marks what hangs on the ends of lines."""
    lines = sheet.content()
    for line in lines:
        if line.left:
            _tail(sheet, line, _LINKS, "link")
            _tail(sheet, line, _TAGS, "hashtags")
            _read_more(sheet, line)
    for line in [line for line in lines if line.left][-2:]:
        _licence(sheet, line)
    last = next((line for line in reversed(lines) if line.left), None)
    if last is not None:
        _photo_tail(sheet, last)
        _initials(sheet, last)
    _photo_credits(sheet)  # the only ones in the middle of a line, hence last


def _tail(sheet: Sheet, line: Line, pattern: re.Pattern[str], fine: str) -> None:
    text = line.text
    sign = text.find("#") if fine == "hashtags" else text.rfind("://", max(0, len(text) - 400))
    if sign < 0 and (fine == "hashtags" or "www." not in text[-200:]):
        return
    base = max(0, len(text) - 600)
    found = pattern.search(text[base:])
    if found and found.group().strip() and (fine != "link" or _apart(text[: base + found.start()], found.group())):
        span = Span(line.start + base + found.start(), line.end)
        sheet.take(line, "page_furniture", fine=fine, rule=f"marks/{fine}", span=span)


def _apart(before: str, link: str) -> bool:
    """Whether a link hangs behind a text and is no part of its last sentence ('more at www.…')."""
    ended = not before or before.rstrip(CLOSING)[-1:] in tuple(FINAL + ":：|#")
    last = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return ended or ("://" in link and not (len(last) <= 4 and last.islower() and last.isalpha()))


@cache
def _label(name: str) -> re.Pattern[str]:
    labels = longest_first(load().labels[name].values())
    return re.compile(rf"[^\w\s]{{0,2}}\s?(?:{labels})(?:\s\([^()]{{1,30}}\))?\s*[:：|>»]\s*", re.IGNORECASE)


def _labelled(sheet: Sheet, line: Line) -> None:
    """Lines behind 'Photo:' or 'Read more:'."""
    text = line.text
    if found := _label("photo").match(text):
        long = len(text) > CAPTION
        span = Span(line.start, line.start + found.end()) if long else None
        sheet.take(line, "page_furniture", fine="photo_credit", rule="marks/photo_line", span=span)
    elif len(text) <= 200 and (found := _label("read_more").match(text)):
        sheet.take(line, "page_furniture", fine="read_more", rule="marks/read_more")


def _read_more(sheet: Sheet, line: Line) -> None:
    """'… he said. Read more: Five things to know', and a bare 'READ MORE:' that a link left behind."""
    text = line.text
    base = max(0, len(text) - 170)
    for found in _glued("read_more").finditer(text, base):
        if found.end() == len(text) or text.rstrip()[-1] not in ".。।":
            span = Span(line.start + found.start(), line.end)
            sheet.take(line, "page_furniture", fine="read_more", rule="marks/read_more_tail", span=span)
            return


@cache
def _glued(name: str) -> re.Pattern[str]:
    labels = longest_first(load().labels[name].values())
    return re.compile(rf"(?<=[.!?؟।”\"»)…])\s*(?:{labels})\s*[:：]\s*", re.IGNORECASE)


def _licence(sheet: Sheet, line: Line) -> None:
    text = line.text
    base = max(0, len(text) - 400)
    for pattern in load().tails:
        found = pattern.search(text, base)
        if found:
            sheet.take(
                line, "page_furniture", fine="copyright", rule="marks/licence", span=Span(line.start + found.start(), line.end)
            )
            return


@cache
def _bracketed() -> re.Pattern[str]:
    labels = longest_first(load().labels["photo"].values())
    by = r"\s?[:：/]|\s(?:by|from|via|courtesy)\b"
    return re.compile(rf"[(\[](?:{labels}|photographs?)(?:{by})[^()\[\]\n]{{2,160}}(?:[)\]]|$)", re.IGNORECASE | re.MULTILINE)


def _photo_credits(sheet: Sheet) -> None:
    """'(Photo: …)', '(Photo by Jane Roe/Harbour Post)' inside a line."""
    pattern = _bracketed()
    taken = sorted((mark.start, mark.end) for mark in sheet.found)
    at = 0
    for found in pattern.finditer(sheet.text):
        while at < len(taken) and taken[at][1] <= found.start():
            at += 1
        if at == len(taken) or taken[at][0] >= found.end():
            sheet.found.append(Found(*found.span(), "page_furniture", "photo_credit", None, (), "marks/photo_credit"))


def _photo_tail(sheet: Sheet, line: Line) -> None:
    text = line.text
    base = max(0, len(text) - 160)
    for found in _glued("photo").finditer(text, base):
        if text.rstrip()[-1] not in FINAL:
            sheet.take(
                line,
                "page_furniture",
                fine="photo_credit",
                rule="marks/photo_tail",
                span=Span(line.start + found.start(), line.end),
            )
            return


def _initials(sheet: Sheet, line: Line) -> None:
    """The initials of an editor behind the last sentence: '… of the year. EF/MA'."""
    text = line.text
    before, _, last = text.rpartition(" ")
    before = before.rstrip()
    if (
        len(sheet.text) > 150
        and _INITIALS.fullmatch(last)
        and before.rstrip(CLOSING)[-1:] in tuple(FINAL)
        and not _abbreviated(before)
    ):
        start = line.end - len(last)
        sheet.take(line, "page_furniture", fine="initials", rule="marks/initials", span=Span(start, line.end))


def _abbreviated(before: str) -> bool:
    """Whether the stop is that of an abbreviation: 'in the U.S.'."""
    word = before.rsplit(maxsplit=1)[-1]
    return "." in word[:-1] or folded(word) in load().words["joins.abbreviations"]
