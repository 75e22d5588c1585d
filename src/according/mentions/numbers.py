"""The numbers of a text: what is written, what it is worth, and how it is bounded.

Numerals of all shapes are read (``9 220``, ``1.5 million``, ``neuf mille``, ``une dizaine``, ``hundreds``, ``two thirds``,
``between 200 and 250``, ``one in five``); dates, clock times, years, list numbers and numbers inside names are not numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from according import languages
from according.mentions.number_filters import is_name_or_date
from according.mentions.number_words import FILE, NumberWords, number_words
from according.mentions.words import Words
from according.model import Bound, Span

Kind = Literal["cardinal", "collective", "vague", "fraction", "percent", "money", "ordinal"]

LONGEST: Final = 40  # characters of a numeral in digits; a longer one counts nothing (a key, a serial, a broken page)


class Number(Struct, frozen=True, kw_only=True):
    """A number of a text: its numeral, the phrase with its bound words, and what they are worth."""

    span: Span
    phrase: Span
    kind: Kind
    value: float | int | None  # None for a range
    low: float | int | None = None
    high: float | int | None = None
    bound: Bound = "exact"
    bound_span: Span | None = None
    vague: bool = False
    unit: str | None = None  # the currency, an ISO 4217 code
    first: int  # its first and last word in `Words`
    last: int


class _Raw(NamedTuple):
    """A numeral before its surroundings are looked at: word indices, value, kind, and the multiplier it ended with."""

    first: int
    last: int
    value: float | int
    kind: Kind
    scale: int = 1
    start: int | None = None  # where the numeral begins inside its first word


def find(text: str, *, language: str | None) -> tuple[Number, ...]:
    """The numbers of a text in order; none where the language has no numbers.toml."""
    if not languages.exists(language, FILE):
        return ()
    return find_in(Words(text, str(language)), language=str(language))


def find_in(words: Words, *, language: str) -> tuple[Number, ...]:
    """The numbers among the words of a text that was cut before."""
    lexicon = number_words(language)
    found = list(_numerals(words, lexicon))
    return tuple(_dress(number, words, lexicon) for number in _ranges(found, words, lexicon))


# --- numerals --------------------------------------------------------------------------------------------------------


def _numerals(words: Words, lexicon: NumberWords) -> Iterator[_Raw]:
    index, total = 0, len(words)
    while index < total:
        raw = _numeral_at(words, lexicon, index)
        if raw is None:
            mask = lexicon.masks.at(words.low, index)
            index += mask[0] if mask else 1
            continue
        if not is_name_or_date(words, lexicon, raw.first, raw.last, raw.value, raw.kind):
            yield raw
        index = raw.last + 1


def _numeral_at(words: Words, lexicon: NumberWords, index: int) -> _Raw | None:
    """The numeral that begins at a word, by the most specific reading that fits."""
    low = words.low[index]
    if words.digits[index]:
        if len(low) > LONGEST:
            return None
        return _share(words, lexicon, _digits(words, lexicon, index))
    if low not in lexicon.openers or lexicon.masks.at(words.low, index):
        return None
    return (
        _fraction(words, lexicon, index)
        or _vague(words, lexicon, index)
        or _article(words, lexicon, index)
        or _share(words, lexicon, _spelled(words, lexicon, index))
        or (_Raw(index, index, lexicon.ordinals[low], "ordinal") if low in lexicon.ordinals else None)
    )


def _digits(words: Words, lexicon: NumberWords, index: int) -> _Raw:
    """A numeral in digits with its multipliers: 1.5 million, 9 mille, 15k."""
    spaced = _spaced(words, lexicon, index)
    if spaced > index:
        digits = words.text[words.starts[index] : words.ends[spaced]].replace(" ", "")
        return _multiplied(words, lexicon, _Raw(index, spaced, int(digits), "cardinal"))
    value = _worth(words.text[words.starts[index] : words.ends[index]], words, lexicon, index)
    after = index + 1
    if after < len(words) and words.gap(index) == "":
        suffix = words.low[after]
        if suffix in lexicon.ordinal_endings and isinstance(value, int):
            return _Raw(index, after, value, "ordinal")
        scale = lexicon.abbreviations.get(suffix)
        if scale and _abbreviates(words, lexicon, index, scale):
            return _Raw(index, after, _plain(value * scale), "cardinal", scale)
    return _multiplied(words, lexicon, _Raw(index, index, value, "cardinal"))


def _spaced(words: Words, lexicon: NumberWords, index: int) -> int:
    """The last word of a numeral whose thousands stand apart: 9 220; behind a month two numbers meet (On May 9 220 boats)."""
    low, last = words.low, index
    if not lexicon.spaced or len(low[index]) > 3 or not low[index].isdigit() or low[index][0] == "0":
        return index
    if index and (low[index - 1] in lexicon.months or low[index - 1] in lexicon.labels):
        return index
    while last + 1 < len(words) and words.gap(last) == " " and len(low[last + 1]) == 3 and low[last + 1].isdigit():
        last += 1
    return last


def _abbreviates(words: Words, lexicon: NumberWords, index: int, scale: int) -> bool:
    """Whether a letter glued to digits multiplies: $3bn, 15k, 2.3m people; '5m' alone are metres."""
    if scale != 10**6:
        return True
    money = _symbol_before(words, lexicon, index) or _money_after(words, lexicon, index + 2)
    return bool(money) or (index + 2 < len(words) and words.low[index + 2] in lexicon.abbreviated)


def _worth(numeral: str, words: Words, lexicon: NumberWords, index: int) -> float | int:
    """The value of digits; a separator in front of exactly three digits of a bare count parts thousands."""
    other = "," if lexicon.decimal == "." else "."
    whole, mark, rest = numeral.partition(lexicon.decimal)
    if mark and len(rest) == 3 and whole not in {"0", ""} and whole.isdigit() and not _measured(words, lexicon, index):
        return int(whole + rest)
    if not mark and numeral.count(other) == 1 and len(numeral.partition(other)[2]) != 3:
        whole, mark, rest = numeral.partition(other)
    digits = "".join(filter(str.isdigit, whole))
    return _plain(float(f"{digits}.{rest}")) if mark else int(digits)


def _measured(words: Words, lexicon: NumberWords, index: int) -> bool:
    """Whether what follows a numeral makes a decimal likely: a multiplier, a unit, a currency, per cent, or nothing."""
    if index + 1 >= len(words):
        return True
    low = words.low[index + 1]
    known = low in lexicon.multipliers or low in lexicon.units or low in lexicon.currencies
    return known or not low[0].isalpha() or bool(lexicon.percent.at(words.low, index + 1))


def _multiplied(words: Words, lexicon: NumberWords, raw: _Raw) -> _Raw:
    """The numeral with the multipliers and collectives behind it: two hundred thousand, 2 dozen, two and a half million."""
    first, last, value, kind, scale, start = raw
    half = lexicon.and_half.at(words.low, last + 1)
    if half and words.near(last):
        last, value = last + half[0], value + 0.5
    while last + 1 < len(words) and words.near(last):
        low = words.low[last + 1]
        factor = lexicon.multipliers.get(low)
        beyond = words.low[last + 2] if last + 2 < len(words) else ""
        if low in lexicon.others and beyond in lexicon.multipliers and beyond not in lexicon.bare:  # six autres millions
            last, factor = last + 1, lexicon.multipliers[beyond]
        if factor:
            last, value, scale = last + 1, _plain(value * factor), scale * factor
        elif low in lexicon.collectives and kind == "cardinal":
            last, value, kind = last + 1, _plain(value * lexicon.collectives[low]), "collective"
        else:
            break
    half = lexicon.and_half.at(words.low, last + 1) if scale > 1 else None
    if half:
        last, value = last + half[0], _plain(value + scale / 2)
    return _Raw(first, last, value, kind, scale, start)


def _spelled(words: Words, lexicon: NumberWords, index: int) -> _Raw | None:
    """A numeral in words: twenty-four, deux cent mille, quatre-vingt-dix."""
    total, current, last, scale, at = 0, None, index - 1, 1, index
    previous = 0  # what was read last: a small number, or a multiplier
    while at < len(words) and (at == index or words.near(at - 1)):
        step = at
        if at > index and words.low[at] in lexicon.joiners and words.near(at) and _joins(words, lexicon, at + 1, previous):
            step = at + 1
        small = lexicon.small.at(words.low, step)
        factor = lexicon.multipliers.get(words.low[step]) if step < len(words) else None
        if small and _continues(lexicon, current, previous, small[1]):
            current, previous, at = (current or 0) + small[1], small[1], step + small[0]
        elif factor and step == at and (current is not None or words.low[step] in lexicon.bare or total):
            if factor == 100 and (current or 1) < 100:
                current = (current or 1) * 100
            elif factor > 100 and (current is not None or not total):
                total, current, scale = total + (current or 1) * factor, None, factor
            elif factor > 100:
                total, scale = total * factor, scale * factor
            else:
                break
            previous, at = factor, step + 1
        else:
            break
        last = at - 1
    if last < index:
        return None
    value = total + (current or 0)
    if last == index and words.low[index] in lexicon.ones:
        return _one(words, lexicon, index)
    return _multiplied(words, lexicon, _Raw(index, last, value, "cardinal", scale if current is None else 1))


def _joins(words: Words, lexicon: NumberWords, index: int, previous: int) -> bool:
    """Whether 'and' goes on with a number: behind a hundred or more, or between tens and units where the language does so."""
    small = lexicon.small.at(words.low, index)
    if not small:
        return False
    if previous >= 100:
        return not lexicon.tens_with_teens
    return bool(lexicon.tens_with_teens) and previous >= 20 and previous % 10 == 0 and small[1] in {1, 11}


def _continues(lexicon: NumberWords, current: int | None, previous: int, small: int) -> bool:
    """Whether a small number goes on with what was read: twenty + four, soixante + douze, hundred + five."""
    if current is None or previous == 100:
        return small > 0 or current is None
    if previous == 10 and lexicon.tens_with_teens:  # dix-sept, soixante-dix-huit
        return 7 <= small <= 9
    limit = 20 if previous in lexicon.tens_with_teens else 10
    return 20 <= previous < 100 and previous % 10 == 0 and 0 < small < limit


def _one(words: Words, lexicon: NumberWords, index: int) -> _Raw | None:
    """'One' where it counts: behind a bound, or in front of a word that can be counted; never the article or pronoun."""
    raw = _Raw(index, index, 1, "cardinal")
    if lexicon.bounds.before(words.low, index) or _share(words, lexicon, raw) != raw:
        return raw
    if index + 1 >= len(words) or not words.near(index) or not lexicon.one_stops:
        return None
    after, before = words.low[index + 1], words.low[index - 1] if index else ""
    if after in lexicon.one_stops or before in lexicon.one_before or not after.isalpha():
        return None
    return raw


def _article(words: Words, lexicon: NumberWords, index: int) -> _Raw | None:
    """An article that stands for one: a hundred, un million, une dizaine; half a million."""
    half = lexicon.half.at(words.low, index)
    last = index + (half[0] if half else 1)
    if last >= len(words) or not (half or words.low[index] in lexicon.articles) or not words.near(last - 1):
        return None
    low, part = words.low[last], 0.5 if half else 1
    if low in lexicon.collectives:
        raw = _Raw(index, last, _plain(lexicon.collectives[low] * part), "collective")
        return _multiplied(words, lexicon, raw._replace(kind="collective"))
    if low in lexicon.multipliers and low not in lexicon.bare:
        scale = lexicon.multipliers[low]
        return _multiplied(words, lexicon, _Raw(index, last, _plain(part * scale), "cardinal", scale))
    return None


def _vague(words: Words, lexicon: NumberWords, index: int) -> _Raw | None:
    """A plural without a number: hundreds, tens of thousands, several hundred, plusieurs dizaines de milliers."""
    lead = lexicon.quantifiers.at(words.low, index)
    at = index + (lead[0] if lead else 0)
    if at >= len(words):
        return None
    low = words.low[at]
    unit = lexicon.vague.get(low) or (lexicon.multipliers.get(low) or lexicon.collectives.get(low) if lead else None)
    if not unit or (low in lexicon.vague_needs and not lead and not _followed(words, at, lexicon.vague_needs[low])):
        return None
    last = at
    while last + 2 < len(words) and words.low[last + 1] in lexicon.of and words.low[last + 2] in lexicon.vague:
        last, unit = last + 2, unit * lexicon.vague[words.low[last + 2]]
    while lead and last + 1 < len(words) and words.low[last + 1] in lexicon.multipliers:
        last, unit = last + 1, unit * lexicon.multipliers[words.low[last + 1]]
    return _Raw(index, last, 2 * unit, "vague")


def _followed(words: Words, index: int, options: list[str]) -> bool:
    return index + 1 < len(words) and words.low[index + 1] in options


def _fraction(words: Words, lexicon: NumberWords, index: int) -> _Raw | None:
    """A fraction in words; a half or a third only where a whole follows or a bound stands in front."""
    found = lexicon.fractions.at(words.low, index)
    if found:
        return _Raw(index, index + found[0] - 1, found[1], "fraction")
    found = lexicon.strict_fractions.at(words.low, index)
    if not found:
        return None
    after = index + found[0]
    whole = after < len(words) and words.low[after] in lexicon.half_before
    if whole or (lexicon.bounds.before(words.low, index) and not lexicon.half.at(words.low, index + 1)):
        return _Raw(index, after - 1, found[1], "fraction")
    return None


def _share(words: Words, lexicon: NumberWords, raw: _Raw | None) -> _Raw | None:
    """One in five, un enfant sur cinq, nine out of ten: the share, where a larger number follows."""
    if raw is None:
        return None
    for at in range(raw.last + 1, min(raw.last + 4, len(words))):
        joint = lexicon.shares.at(words.low, at)
        if joint:
            return _share_of(words, lexicon, raw, at + joint[0], joint[1]) or raw
        if not words.low[at].isalpha():
            break
    return raw


def _share_of(words: Words, lexicon: NumberWords, raw: _Raw, at: int, only_one: bool) -> _Raw | None:
    if at >= len(words) or raw.kind != "cardinal" or (only_one and raw.value != 1):
        return None
    whole = _digits(words, lexicon, at) if words.digits[at] else _spelled(words, lexicon, at)
    if whole is None or whole.kind != "cardinal" or not 0 < raw.value < whole.value <= 1000:
        return None
    after = words.low[whole.last + 1] if whole.last + 1 < len(words) else ""
    if lexicon.units.get(after) == "duration" or after in lexicon.months:
        return None
    return _Raw(raw.first, whole.last, round(raw.value / whole.value, 9), "fraction")


# --- ranges, bounds, units -------------------------------------------------------------------------------------------


def _ranges(found: list[_Raw], words: Words, lexicon: NumberWords) -> Iterator[Number]:
    index = 0
    while index < len(found):
        raw = found[index]
        after = found[index + 1] if index + 1 < len(found) else None
        if after and _shares_scale(raw, after, words, lexicon):
            raw = raw._replace(value=_plain(raw.value * after.scale), scale=after.scale)
        if after and _is_range(raw, after, words, lexicon):
            low = _plain(raw.value * after.scale) if raw.scale == 1 and after.scale > 1 and raw.value < 1000 else raw.value
            yield _number(words, raw.first, after.last, None, after.kind, low=low, high=after.value, bound="range")
            index += 2
            continue
        bound: Bound = "at_least" if raw.kind == "vague" else "approx" if raw.kind == "collective" else "exact"
        yield _number(words, raw.first, raw.last, raw.value, raw.kind, bound=bound)
        index += 1


def _shares_scale(raw: _Raw, after: _Raw, words: Words, lexicon: NumberWords) -> bool:
    """Whether a numeral takes the multiplier of its whole: 'some 1.5 of the 2.4 million'."""
    between = words.low[raw.last + 1 : after.first]
    whole = 0 < len(between) <= 2 and between[0] in lexicon.half_before
    part = raw.scale == 1 and after.scale > 1 and raw.value != int(raw.value)
    return whole and part and raw.value * after.scale < after.value


def _is_range(raw: _Raw, after: _Raw, words: Words, lexicon: NumberWords) -> bool:
    """Whether two numerals are the ends of one range: 40 to 60, 14-17, between 40 and nearly 60."""
    if (
        raw.kind not in {"cardinal", "vague", "collective"}
        or after.kind != raw.kind
        or raw.value >= after.value * max(after.scale, 1)
    ):
        return False
    between = words.low[raw.last + 1 : after.first]
    gap = words.text[words.ends[raw.last] : words.starts[after.first]]
    if not between:
        return gap in {"-", "‑", "–"} and raw.value < after.value
    if _between_before(words, lexicon, raw.first):
        joint = between[0] in lexicon.between_joints
        return joint and (len(between) == 1 or bool(lexicon.bounds.at(between, 1)))
    joint = len(between) == 1 and between[0] in lexicon.joints
    return joint and raw.value < after.value and not _changes(words, lexicon, raw.first)


def _changes(words: Words, lexicon: NumberWords, first: int) -> bool:
    """Whether a word of change stands shortly in front, in the same clause: 'rose from 40 to 60' is two numbers."""
    for at in range(first - 1, max(-1, first - 6), -1):
        if not words.low[at][0].isalnum():
            return False
        if words.low[at] in lexicon.changes:
            return True
    return False


def _between_before(words: Words, lexicon: NumberWords, first: int) -> int:
    """How many words 'between' and a bound behind it take in front of a numeral; 0 where there is none."""
    bound = lexicon.bounds.before(words.low, first)
    for skip in (0, bound[0] if bound else 0):
        found = lexicon.between.before(words.low, first - skip)
        if found:
            return skip + found[0]
    return 0


def _number(
    words: Words,
    first: int,
    last: int,
    value: float | int | None,
    kind: Kind,
    *,
    low: float | int | None = None,
    high: float | int | None = None,
    bound: Bound = "exact",
) -> Number:
    span = Span(words.starts[first], words.ends[last])
    return Number(
        span=span,
        phrase=span,
        kind=kind,
        value=value,
        low=low,
        high=high,
        bound=bound,
        vague=kind == "vague",
        first=first,
        last=last,
    )


def _dress(number: Number, words: Words, lexicon: NumberWords) -> Number:
    """The number with its currency, per cent and bound."""
    return _bounded(_with_unit(number, words, lexicon), words, lexicon)


def _with_unit(number: Number, words: Words, lexicon: NumberWords) -> Number:
    after = number.last + 1
    percent = lexicon.percent.at(words.low, after)
    if percent and number.kind == "cardinal":
        last = number.last + percent[0]
        share = {
            key: _plain(round(part / 100, 9)) for key in ("value", "low", "high") if (part := getattr(number, key)) is not None
        }
        end = words.ends[last]
        return replace(
            number, kind="percent", last=last, span=Span(number.span.start, end), phrase=Span(number.phrase.start, end), **share
        )
    symbol = _symbol_before(words, lexicon, number.first)
    unit = symbol or _money_after(words, lexicon, after)
    if not unit or number.kind == "ordinal":
        return number
    start = words.starts[number.first - 1] if symbol else number.phrase.start
    return replace(number, kind="money", unit=unit, phrase=Span(start, number.phrase.end))


def _symbol_before(words: Words, lexicon: NumberWords, first: int) -> str | None:
    if first == 0 or words.gap(first - 1) not in {"", " ", "\u00a0"}:
        return None
    shortened = words.low[first - 1] == "." and first > 1 and words.gap(first - 2) == ""  # Rs. 500
    return lexicon.symbols.get(words.low[first - 2 if shortened else first - 1])


def _money_after(words: Words, lexicon: NumberWords, after: int) -> str | None:
    """The currency behind a numeral: 3 million (US) dollars, 11 milliards de dollars, 30 €."""
    for at in range(after, min(after + 3, len(words))):
        low = words.low[at]
        unit = lexicon.currencies.get(low) or lexicon.symbols.get(low)
        if unit:
            return unit
        if not (low in lexicon.of or words.capital(at)):
            return None
    return None


def _bounded(number: Number, words: Words, lexicon: NumberWords) -> Number:
    """The number with the bound words right before it (over a filler) or behind it; a cue covers one number only."""
    if number.bound == "range":
        width = _between_before(words, lexicon, number.first)
        start = words.starts[number.first - width] if width else number.phrase.start
        return replace(number, phrase=Span(start, number.phrase.end))
    first = number.first - (1 if number.kind == "money" and number.phrase.start < number.span.start else 0)
    for _ in range(3):
        found = lexicon.bounds.before(words.low, first)
        if found:
            cue = Span(words.starts[first - found[0]], words.ends[first - 1])
            return replace(number, bound=found[1], bound_span=cue, phrase=Span(cue.start, number.phrase.end))
        filler = lexicon.fillers.before(words.low, first)
        if not filler:
            break
        first -= filler[0]
    return _bounded_after(number, words, lexicon)


def _bounded_after(number: Number, words: Words, lexicon: NumberWords) -> Number:
    for at in (number.last + 1, number.last + 2):
        found = lexicon.bounds_after.at(words.low, at)
        if found and number.bound == "exact":
            cue = Span(words.starts[at], words.ends[at + found[0] - 1])
            following = at + found[0]
            if following < len(words) and words.digits[following]:
                return number  # the cue belongs to the next number
            end = cue.end if at == number.last + 1 else number.phrase.end
            return replace(number, bound=found[1], bound_span=cue, phrase=Span(number.phrase.start, end))
        if at < len(words) and not words.low[at].isalpha():
            break
    return number


def _plain(value: float | int) -> float | int:
    """A whole number as an integer; floating-point dust is swept away."""
    value = value if isinstance(value, int) else float(f"{round(value, 9):.12g}")
    return int(value) if value == int(value) else value
