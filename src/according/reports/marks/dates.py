"""Dates as pages print them: in front of a text, on a line of their own, behind a label."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from according.reports.marks.lexicon import evened, folded, load, longest_first

_CLOCK = (
    r"(?:[\s,|–—-]*(?:(?:{between})\s+)?\d{{1,2}}\s?[:.h]\s?\d{{2}}(?::\d{{2}})?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:GMT|UTC|[A-Z]{{2,4}}T)(?:\s?[+-]\d{{1,2}}(?::?\d{{2}})?)?\)?)?)?"
)
_TIME = r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?(?:\s*\(?[A-Z]{3,4}\)?)?"
_NUMERIC = r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DAY_FIRST = r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<c>\d{4})"


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    words = load()
    month = rf"(?:{longest_first(words.months)})\.?"
    weekday = rf"(?:(?:{longest_first(words.words['dates.weekdays'])})\.?,?\s+)?"
    between = longest_first(words.words["dates.between"])
    clock = _CLOCK.format(between=between)
    ordinal = r"(?:er|st|nd|rd|th|º|ª|\.)?"
    year = r"(?P<{0}>\d{{4}})"
    written = (
        rf"(?:{between}\s+)?(?P<d1>\d{{1,2}}){ordinal}[\s-](?:de\s+)?(?P<m1>{month})(?:/(?:{month}))?,?[\s-](?:de[l]?\s+)?"
    )
    turned = rf"(?P<m2>{month})\s+(?P<d2>\d{{1,2}}){ordinal},?\s+"
    whole = "|".join([_NUMERIC, _DAY_FIRST, written + year.format("y1"), turned + year.format("y2")])
    short = rf"(?P<d1>\d{{1,2}}){ordinal}\s(?:de\s+)?(?P<m1>{month})|(?P<m2>{month})\s+(?P<d2>\d{{1,2}}){ordinal}"
    flags = re.IGNORECASE
    return {
        "date": re.compile(rf"(?:{between}\s+)?{weekday}(?:{whole})(?!\d){clock}", flags),
        "short": re.compile(rf"{weekday}(?:{short})(?!\d){clock}", flags),
        "clock": re.compile(rf"(?:{between}\s+)?{_TIME}", flags),
        "label": re.compile(rf"(?:{longest_first(words.words['dates.labels'])})\s*[:：-]?\s+", flags),
        "weekday": re.compile(rf"(?:{longest_first(words.words['dates.weekdays'])})\.?", flags),
    }


def date_at(text: str, position: int = 0) -> int | None:
    """Where a full date (day, month and year, with its clock time) that begins at the position ends."""
    found = _grammar()["date"].match(evened(text[position : position + 80]))
    return position + found.end() if found else None


def label_at(text: str, position: int = 0) -> int | None:
    """Where a label such as 'Published on' that begins at the position ends."""
    found = _grammar()["label"].match(evened(text[position : position + 40]))
    return position + found.end() if found else None


def short_date(text: str) -> bool:
    """Whether the text is a day and a month without a year, or a weekday."""
    plain = evened(text.strip(" ,.()"))
    return bool(len(plain) < 40 and (_grammar()["short"].fullmatch(plain) or _grammar()["weekday"].fullmatch(plain)))


def full_date(text: str) -> bool:
    """Whether the text is a full date and nothing else."""
    plain = evened(text.strip(" ,.[]|•·-–—"))
    return bool(len(plain) < 80 and _grammar()["date"].fullmatch(plain))


def stamp(text: str) -> bool:
    """Whether a line is a mere time stamp: '10:24', 'today 09:18', '3 hours ago', '20 Aug 16:41'."""
    if len(text) > 60 or not any(letter.isdigit() for letter in text):
        return False
    plain = folded(text)
    for word in _longest("dates.today"):
        if plain.startswith(word):
            plain = plain.removeprefix(word).strip(" ,|-")
            break
    if not plain or short_date(plain) or _grammar()["clock"].fullmatch(plain):
        return True
    return re.sub(r"\d+\s*", "", plain).startswith(_longest("dates.ago"))


@cache
def _longest(name: str) -> tuple[str, ...]:
    return tuple(sorted(load().words[name], key=lambda word: (-len(word), word)))


def day(text: str) -> str | None:
    """The ISO day of a printed date: of 'Published on 14 March 2022 at 10:20' → '2022-03-14'; None where it is not certain."""
    plain = evened(text.strip())
    found = _grammar()["date"].match(plain, label_at(plain) or 0)
    if found is None:
        return None
    part = {key: value for key, value in found.groupdict().items() if value}
    if "c" in part:
        first, second = int(part["a"]), int(part["b"])
        if first <= 12 and second <= 12 and first != second:
            return None  # 03/04/2022 is two days
        numbers = (int(part["c"]), min(first, second) if max(first, second) > 12 else second, max(first, second))
    elif "y" in part:
        numbers = (int(part["y"]), int(part["m"]), int(part["d"]))
    else:
        which = "1" if "y1" in part else "2"
        numbers = (int(part["y" + which]), load().months[folded(part["m" + which])], int(part["d" + which]))
    try:
        return date(*numbers).isoformat()
    except ValueError:
        return None
