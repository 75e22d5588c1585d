"""Datelines: where, when and by which agency a text was filed: 'NAIROBI, Oct 12 (Reuters) - ', 'القاهرة - رويترز: '."""

from __future__ import annotations

import re

from according.model import MarkKind, Span
from according.reports.marks import names
from according.reports.marks.dates import date_at, short_date
from according.reports.marks.prefixes import NAME
from according.reports.marks.sheet import Sheet

HEAD = 90  # characters in which a dateline must end
_STOP = re.compile(r"\s+_(?:\s+|$)|\s*(?:--+|[–—−])\s*|\s+-\s+|(?<=[^\W\d_])-\s+|\s-(?=\w)|\s*[:：]\s+|(?<=\))\s+(?=[^\W\d_])")
_PART = re.compile(r"\s*(?:--+|[–—−])\s*|\s+-\s*|\s*-\s+|\s*[,،/()\[\]|:]+\s*")
_CAPITALS = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\W\da-zß-öø-ÿ.’' -]{2,}")
_REGION = re.compile(r"[A-ZÀ-Þ][\w’'.-]+(?:\s(?:of|the|de|du|la|[A-ZÀ-Þ][\w’'.-]+)){0,3}")
_INNER = re.compile(r"[–—]|\s-|-\s")
OPENING = 2  # lines of content among which a dateline in small letters may stand


def mark(sheet: Sheet) -> None:
    """Marks the datelines at the beginnings of lines; weak ones only at the beginning of the text."""
    lines = sheet.content()
    for number, line in enumerate(lines):
        found = _dateline(line.text, opening=number < OPENING)
        if not found and number < OPENING and len(line) <= HEAD // 2 and number + 1 < len(lines):
            found = _whole(line.text, lines[number + 1].text)
        if found:
            end, name, wire_only = found
            publisher = names.known(name) if name else None
            tagged = publisher is not None and not publisher.wire  # 'WASHINGTON (CNN) —' names the outlet itself
            kind: MarkKind = "agency_credit" if wire_only else "outlet_tag" if tagged else "dateline"
            span = Span(line.start, line.start + end)
            fine = "dateline" if tagged else None
            sheet.take(line, kind, rule=f"marks/{kind}", fine=fine, name=name, span=span)


def _whole(text: str, following: str) -> tuple[int, str | None, bool] | None:
    """A dateline on a line of its own: 'HAVANA (AP) --', 'عين اليوم – الرياض'."""
    kinds = [_kind(part) for part in _parts(text) if not short_date(part)]
    if len(kinds) > 1 and set(kinds) <= set("powc") and "p" in kinds and {"o", "w"} & set(kinds):
        publishers = [names.known(part) for part in _parts(text)]
        return len(text), next(found.name for found in publishers if found), False
    end = max((stop.end() for stop in _STOP.finditer(text)), default=0)
    if end == len(text) or text.endswith(("-", "–", "—", "_")):
        return _dateline(f"{text} {following[:HEAD]}", opening=True, within=len(text))
    return None


def _dateline(text: str, *, opening: bool, within: int = 0) -> tuple[int, str | None, bool] | None:
    """End, agency and whether nothing but an agency is named; the longest head that holds nothing else."""
    best = None
    for stop in _STOP.finditer(text, 0, HEAD + 4):
        if stop.end() >= len(text) or stop.start() > (within or HEAD):
            break
        judged = _judged(text[: stop.start()], stop.group(), text[stop.end() :], opening=opening)
        if judged:
            best = (min(stop.end(), within or len(text)), *judged)
        elif best is None and not _may_go_on(text[: stop.start()]):
            break
    return best


def _may_go_on(head: str) -> bool:
    return len(_parts(head)) <= 5


def _parts(head: str) -> list[str]:
    return [part for part in (piece.strip() for piece in _PART.split(head)) if part]


def _judged(head: str, stop: str, rest: str, *, opening: bool) -> tuple[str | None, bool] | None:
    parts = _parts(_dateless(head))
    dated = len(_parts(head)) != len(parts) or any(short_date(part) for part in parts)
    parts = [part for part in parts if not short_date(part) and not _year(part)]
    if not 0 < len(parts) <= 4 or len(rest) < 15:
        return None
    kinds = [_kind(part) for part in parts]
    wire = next((names.known(part).name for part, kind in zip(parts, kinds, strict=True) if kind in "wo"), None)  # type: ignore[union-attr]
    if "?" in kinds or not _begins(rest):
        return None
    colon, dash = ":" in stop or "：" in stop, stop.strip() != ""
    bracketed = _bracketed(head)
    if not wire and dated and dash and NAME.fullmatch(bracketed) and kinds[-1] in "rc" and kinds[0] in "pc":
        return bracketed, False  # a town, a date and a name in brackets: an agency that the table does not know
    if wire:
        if set(kinds) == {"w"}:
            return (wire, True) if dash and not colon and opening and _set_off(head, stop) else None
        placed = bool({"p", "c"} & set(kinds)) or (opening and dash and not colon and f"({bracketed})" in head)
        return (wire, False) if placed and (dash or head.rstrip().endswith(")")) else None
    if colon or not dash or "w" in kinds or "o" in kinds:
        return None
    if "p" not in kinds:
        return (None, False) if dated and "c" in kinds and _set_off(head, stop) else None
    if "r" in kinds and ("," not in head or _INNER.search(head)):  # 'RAMALLAH, West Bank —', but not 'RAMALLAH — Mr Roe —'
        return None
    strong = all(part.isupper() for part, kind in zip(parts, kinds, strict=True) if kind == "p")
    if strong and any(part.upper() != part.lower() for part in parts):
        return None if rest[:40].isupper() else (None, False)
    return (None, False) if opening and (dated or (len(parts) == 1 and _set_off(head, stop) and _long(rest))) else None


def _kind(part: str) -> str:
    """p place, w wire agency, o other outlet, c capitals, r region, ? anything else."""
    if not part[0].isalnum():
        return "?"
    if names.place(part):
        return "p"
    if names.agency(part):
        return "w"
    if (found := names.known(part)) and (part[:1].isupper() or not part.isascii()):
        return "w" if found.wire and not part.isascii() else "o"
    if _CAPITALS.fullmatch(part) and len(part.split()) <= 4 and part.upper() != part.lower():
        return "c"
    return "r" if _REGION.fullmatch(part) else "?"


def _dateless(head: str) -> str:
    """The head without a full date in it."""
    if not any(letter.isdigit() for letter in head):
        return head
    for position in (found.start() for found in re.finditer(r"(?<![\w])\w", head)):
        end = date_at(head, position)
        if end:
            return head[:position] + "," + head[end:]
    return head


def _bracketed(head: str) -> str:
    return head.rpartition("(")[2].partition(")")[0]


def _year(part: str) -> bool:
    return len(part) == 4 and part.isdigit()


def _set_off(head: str, stop: str) -> bool:
    return stop[:1].isspace() or stop[:1] in "–—-−" or head.rstrip().endswith(")")


def _begins(rest: str) -> bool:
    first = rest.lstrip()[:1]
    return bool(first) and not first.islower()


def _long(rest: str) -> bool:
    words = rest.split(maxsplit=8)
    return len(rest) >= 60 and len(words) > 6 and not names.place(words[0].strip(",.:"))
