"""Numerals that are no numbers: dates, years, clock times, list numbers, and parts of names."""

from __future__ import annotations

import re
from typing import Final

from according.mentions.number_words import NumberWords
from according.mentions.words import Words

PAIR: Final = re.compile(r"(?<![\d-])(\d{1,3})[-–](\d{1,3})(?![\d-])")
SIDE: Final = re.compile(r"\d\d?(?:\.5)?")  # of a score
ROW: Final = re.compile(r"\d+[-–]\d+[-–]\d+")  # a record of games, a telephone number, a day
REACH: Final = 200  # characters of an address that are looked at
ADDRESS: Final = re.compile(r"://|\bwww\.")
YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")


def is_name_or_date(words: Words, lexicon: NumberWords, first: int, last: int, value: float, kind: str) -> bool:
    """Whether a numeral counts nothing, by what stands around it."""
    if _touches_letters(words, lexicon, first, last):
        return True
    if last + 1 < len(words) and words.low[last + 1] in lexicon.eras and words.digits[first]:
        return words.text[words.starts[last + 1] : words.ends[last + 1]].isupper()  # 61 AH
    if _in_date(words, lexicon, first, last, value) or _clock(words, lexicon, first, last, value):
        return True
    if kind == "ordinal":
        return False
    if not words.digits[first]:
        return first == last and _label(words, lexicon, first) and _ends(words, lexicon, last)
    if _is_score_in_words(words, lexicon, first):
        return True
    return _label(words, lexicon, first) or _year(words, lexicon, first, last, value) or _list_number(words, first, last)


def _touches_letters(words: Words, lexicon: NumberWords, first: int, last: int) -> bool:
    """F-16, COVID-19, 1948-occupied, 10:30, 7/10, 2.0.1, #7: something is glued to the numeral."""
    text, start, end = words.text, words.starts[first], words.ends[last]
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in {"_", "#", "@", "/", ":", "\\", "=", "&", "+"} and (before != ":" or text[start - 2 : start - 1].isdigit()):
        return before != "/" or text[start - 2 : start - 1].isalnum()
    if _in_chain(text, start, end):
        return True
    if before.isalpha() or (before in {"-", "‑", "."} and text[start - 2 : start - 1].isalpha() and words.digits[first]):
        return not (before == "." and text[start - 2 : start - 1].islower())
    if before in {"-", "–", "‑"} and YEAR.fullmatch(text, max(0, start - 5), start - 1) and end - start < 3:
        return True  # 1987-88
    if _is_score(text, start, end):
        return True
    if after == "&" and text[end + 1 : end + 2].isdigit():
        return True  # 5&4: holes of golf
    if after in {"\ufe0f", "\u20e3"}:
        return True  # a keycap sign
    if after in {"/", ":", "_", "."} and text[end + 1 : end + 2].isdigit():
        return True
    if last + 1 >= len(words):
        return False
    if after in {"-", "‑"} and text[end + 1 : end + 2].isalpha():
        glued = words.low[last + 1]
        return glued not in lexicon.glued and glued not in lexicon.months and glued not in lexicon.joints
    return after.isalpha() and not _unit_glued(words, lexicon, last + 1)


def _in_chain(text: str, start: int, end: int) -> bool:
    """Whether a numeral is a part of a web address, a telephone number or another row of digits."""
    numeral = text[start:end]
    if any(sign.isdigit() and not sign.isascii() for sign in numeral):
        return True  # digits of another script count nothing here
    if len(numeral) > 1 and numeral[0] == "0" and numeral.isdigit():
        return True
    before = text[max(0, start - 8) : start].split()
    if before and before[-1].isdigit() and before[-1][0] == "0" and len(before[-1]) > 1:
        return True  # 0800 555 111
    if text[start - 1 : start] not in {"-", "–", "/", "_", "."} and text[end : end + 1] not in {"-", "–", "/", "_", "."}:
        return False
    head = max(start - REACH, 0)
    head += max(text[head:start].rfind(" "), text[head:start].rfind("\n")) + 1
    if ADDRESS.search(text, head, start):
        return True
    return any(found.start() <= start and end <= found.end() for found in ROW.finditer(text, max(head, start - 30), end + 30))


def _is_score(text: str, start: int, end: int) -> bool:
    """Whether a numeral is a side of a score: '2-2', '3–0'; a rising pair may be a range."""
    places = (start, *(at for at in (start - 2, start - 3, start - 4) if at >= 0))
    found = next((match for at in places if (match := PAIR.match(text, at))), None)
    if found is None or not found.start() <= start < end <= found.end():
        return False
    return int(found[1]) >= int(found[2]) and not text[found.start() - 1 : found.start()].isalnum()


def _is_score_in_words(words: Words, lexicon: NumberWords, first: int) -> bool:
    """Whether a numeral is a side of a score: 'won 3 to 1', 'menait 1 à 0'; what falls 'from 5 to 3' is none."""
    for left in (first, first - 2):
        if left < 1 or left + 2 >= len(words) or not (words.digits[left] and words.digits[left + 2]):
            continue
        sides = [words.low[at].replace(lexicon.decimal, ".") for at in (left, left + 2)]
        short = all(SIDE.fullmatch(side) for side in sides)
        if short and words.low[left + 1] in lexicon.score_joints and float(sides[0]) > float(sides[1]):
            return words.low[left - 1] not in lexicon.changes | lexicon.of
    return False


def _unit_glued(words: Words, lexicon: NumberWords, index: int) -> bool:
    low = words.low[index]
    return low in lexicon.units or low in lexicon.currencies or low in lexicon.glued or not low.isascii()


def _in_date(words: Words, lexicon: NumberWords, first: int, last: int, value: float) -> bool:
    """A day beside its month or weekday: October 7, le 7 et le 8 octobre, vendredi 3."""
    if not 0 < value <= 31 or last > first + 1:
        return False
    before = words.low[first - 1] if first else ""
    if before == "." and first > 1 and words.low[first - 2] in lexicon.months and words.digits[first]:
        return True  # Oct. 7
    if before in lexicon.months and words.near(first - 1):
        return words.digits[first] and (words.capital(first - 1) or len(before) > 3)
    if before in lexicon.weekdays and words.digits[first]:
        return True
    at = last + 1
    for at in range(last + 1, min(last + 7, len(words))):
        low = words.low[at]
        if low in lexicon.months:
            return words.capital(at) or len(low) > 3 or words.digits[first]
        if not (low in lexicon.date_glue or (words.digits[at] and low.isdigit() and int(low) <= 31)):
            return False
    return False


def _clock(words: Words, lexicon: NumberWords, first: int, last: int, value: float) -> bool:
    """10 am, 20h30, à 14 heures."""
    if not 0 <= value <= 24 and not (value == int(value) and value <= 2400 and value % 100 < 60):
        return False
    after = words.low[last + 1] if last + 1 < len(words) else ""
    if after in lexicon.clock_after and words.digits[first] and not (after == "h" and _period(words, first)):
        return after != "h" or words.gap(last) == "" or value <= 24
    if after in {"a", "p"} and words.low[last + 2 : last + 4] == [".", "m"]:
        return True
    return (
        value <= 24
        and after in lexicon.clock_words
        and bool(lexicon.clock_before.before(words.low, first))
        and not _period(words, first)
    )


def _period(words: Words, first: int) -> bool:
    """'de 24 heures' and 'après 24 heures' are lengths, not hours of the day."""
    return words.low[first] in {"24", "48", "72"}


def _label(words: Words, lexicon: NumberWords, first: int) -> bool:
    """Article 5, resolution 2334, Channel 12, No. 7."""
    if first == 0:
        return False
    before = words.low[first - 1]
    if before in {".", "°"} and first > 1 and words.low[first - 2] in lexicon.labels and len(words.low[first - 2]) < 4:
        return True
    return before in lexicon.labels and words.near(first - 1) and "\n" not in words.gap(first - 1)


def _ends(words: Words, lexicon: NumberWords, last: int) -> bool:
    """Whether nothing that could be counted follows: 'phase two began', not 'class two boys left' ('goals two and three')."""
    after = words.low[last + 1] if last + 1 < len(words) else "."
    return not after.isalpha() or after in lexicon.joiners or after in lexicon.one_stops


def _year(words: Words, lexicon: NumberWords, first: int, last: int, value: float) -> bool:
    """A bare number of four digits that is said as a year."""
    text = words.text[words.starts[first] : words.ends[last]]
    if first != last or not text.isdigit() or len(text) != 4 or not 1800 <= value <= 2100:
        return False
    if lexicon.bounds.before(words.low, first):
        return False
    after = words.low[last + 1] if last + 1 < len(words) else ""
    before = words.low[first - 1] if first else ""
    if words.gap(last) == "" and after == "s":
        return True
    if before in lexicon.year_before or before in lexicon.months:
        return True
    return not after.isalpha() or words.capital(last + 1) or len(after) < 4 or "\n" in words.gap(last)


def _list_number(words: Words, first: int, last: int) -> bool:
    """A number at the head of a line with a full stop or bracket behind it: '1. …', '2) …'; also '…: 1) tea, 2) salt'."""
    bracket = words.text[words.ends[last] : words.ends[last] + 1] == ")" and words.ends[last] - words.starts[first] < 3
    if bracket and "(" not in words.text[max(0, words.starts[first] - 40) : words.starts[first]].rpartition(")")[2]:
        return True
    head = words.text[max(0, words.starts[first] - 3) : words.starts[first]]
    if first and "\n" not in head:
        return False
    end = words.ends[last]
    return words.text[end : end + 2] in {". ", ") ", ".\t", ")\t"} and first == last
