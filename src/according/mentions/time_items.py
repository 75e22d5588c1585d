"""A text as a row of items for the time patterns: each item is a word, a number, a sign or a phrase of the lexicon."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from according.mentions.time_words import Classes, TimeWords, folded

_FORMS = r"""
 (?P<iso>(?<![\d-])\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T\x20]\d\d:\d\d(?::\d\d)?Z?)?(?!\d))
|(?P<slash>(?<![\d./-])(?:\d{{1,2}}(?P<sign>[/.-])\d{{1,2}}(?P=sign)(?:\d{{4}}|\d\d)|\d{{4}}/\d{{1,2}}/\d{{1,2}})(?![\d/-]|\.\d))
|(?P<clock>(?<!\d)(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?|[hH][0-5]\d)(?!\d))
|(?P<big>\d{{1,3}}(?:[,\u202f\u00a0{space}]\d{{3}})+(?!\d)(?:\.\d+)?|\d+[.,]\d+)
|(?P<number>\d+[^\W\d_]*)
|(?P<word>[^\W\d_]+(?:\u200c[^\W\d_]+)*)
|(?P<break>\n)
|(?P<mark>[^\w\s])
"""
_DIGITS = re.compile(r"\d+")


class Items(Struct):
    """The items of a text, in order: a character each for the patterns, and where and what they are."""

    codes: str
    starts: list[int]
    ends: list[int]
    values: list[Classes]


@cache
def _tokens(*, spaced: bool) -> re.Pattern[str]:
    return re.compile(_FORMS.format(space=r"\x20" if spaced else ""), re.VERBOSE)


def _date(text: str, day_first: bool | None) -> Classes:
    """Year, month and day of a date in numbers; what its order leaves open is left out."""
    first, second, third = (int(part) for part in _DIGITS.findall(text)[:3])
    if first > 31:
        return {"year": first, "month": second, "day": third} if second <= 12 and third <= 31 else {}
    year = third if third > 99 else third + (2000 if third < 70 else 1900)
    if first > 12 or (day_first and second <= 12):
        return {"year": year, "month": second, "day": first} if second <= 12 and first <= 31 else {}
    if second > 12 or day_first is False:
        return {"year": year, "month": first, "day": second} if second <= 31 else {}
    return {"year": year, "month": first, "day": second} if first == second else {"year": year}


def _number(text: str, words: TimeWords) -> tuple[tuple[str, ...], Classes]:
    """The classes and values of a number with what is glued to it: 7, 2023, 7th, 1980s, 24h."""
    digits = _DIGITS.match(text)
    assert digits is not None
    value, suffix = int(digits.group()[:15]), folded(text[digits.end() :])
    if suffix:
        meaning = words.suffixes.get(suffix, "")
        if meaning == "ordinal":
            return (
                (("day", "ordinal"), {"day": value, "ordinal": value}) if 0 < value < 32 else (("ordinal",), {"ordinal": value})
            )
        if meaning == "decade" and value % 10 == 0 and (value < 100 or 1000 <= value < 2200):
            return ("decade",), {"decade": value}
        if meaning.startswith("unit:"):
            return ("span",), {"span": value, "unit": meaning[5:]}
        return (), {}
    if digits.end() <= 2 and 0 < value < 32:
        return ("num", "day"), {"num": value, "day": value}
    if digits.end() == 4 and 1600 <= value < 2100:
        return ("num", "year"), {"num": value, "year": value}
    return ("num",), {"num": value}


def _shaped(kind: str, text: str, words: TimeWords) -> tuple[tuple[str, ...], Classes]:
    """The classes and values of a token by its form alone."""
    if kind == "number":
        return _number(text, words)
    if kind == "iso":
        year, month, day = (int(part) for part in _DIGITS.findall(text)[:3])
        return ("iso",), {"iso": text, "year": year, "month": month, "day": day}
    if kind == "slash":
        found = _date(text, words.day_first)
        return (("slash",), {"slash": text, **found}) if found else ((), {})
    if kind == "clock":
        return ("clock",), {"clock": text}
    if kind == "big":
        plain = re.sub(r"[^\d.,]|,(?=\d{3}(?!\d))", "", text).replace(",", ".")
        return ("num",), {"num": float(plain) if plain.count(".") < 2 else None}
    if kind == "break":
        return ("break", "stop"), {}
    return (), {}


def items(text: str, words: TimeWords) -> Items:
    """The items of a text: phrases of the lexicon are one item each."""
    found = [(m.lastgroup or "", m.group(), m.start(), m.end()) for m in _tokens(spaced=words.spaced_thousands).finditer(text)]
    lowered = [folded(token[1]) for token in found]
    plain, past, future = (words.shapes[frozenset((name,))] for name in ("plain", "past", "future"))
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Classes] = []
    index, total = 0, len(found)
    while index < total:
        kind, surface, start, end = found[index]
        word = key = lowered[index]
        index += 1
        for rest in words.phrases.get(word, ()):
            if tuple(lowered[index : index + len(rest)]) == rest:
                index += len(rest)
                end = found[index - 1][3]
                key = " ".join((word, *rest))
                break
        entry = (words.upper if surface[0].isupper() else words.lower).get(key)
        if entry is not None:
            code, value = entry
        elif kind in ("word", "mark"):
            code, value = plain, _NONE
            if words.past_endings and word.endswith(words.past_endings):
                code = past
            elif words.future_endings and surface.islower() and word.endswith(words.future_endings):
                code = future
        else:
            classes, value = _shaped(kind, surface, words)
            code = words.shapes[frozenset(classes)]
        codes.append(code)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Items("".join(codes), starts, ends, values)


_NONE: Classes = {}
