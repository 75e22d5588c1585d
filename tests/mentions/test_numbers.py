"""Numbers of all shapes: what is read, what it is worth, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from according import languages
from according.errors import LanguageError
from according.mentions import numbers
from according.mentions.number_words import NumberWords
from according.mentions.words import Words

CASES = Path(__file__).parent / "numbers.tsv"
READ = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")][1:]

LEFT_ALONE = [
    ("en", "On October 7, 2023 at 10:30, in 2024, on 7 and 8 October, on Oct. 7."),
    ("en", "The F-16, COVID-19, the G20, Resolution 2334, Channel 12, Article 5, +44, #7."),
    ("en", "at 5 pm, in the 1990s, 24/7, 9/11, 1987-88"),
    ("en", "no one, one another, one of the guards, this one, a one-way street"),
    ("en", "1. Open the door.\n2. Close it."),
    ("en", "the 1948-occupied lands"),
    ("en", "Phase two and stage three."),
    ("en", f"The key {'9' * 5000} or {'9' * 400}.5 or 1{',000' * 200}."),
    ("fr", "le 7 octobre 2023, vendredi 3 novembre, les 3 et 5 janvier, en 2024"),
    ("fr", "à 20h30, vers 14 heures, le 1er mai"),
    ("fr", "un homme, une femme, l'un des gardes, quelqu'un, un jour"),
    ("fr", "la résolution 2334, l'article 5, la COVID-19"),
]


@pytest.mark.parametrize(("language", "text", "expected"), READ)
def test_numbers_are_read(language: str, text: str, expected: str) -> None:
    got = []
    for number in numbers.find(text, language=language):
        value = f"{number.low}..{number.high}" if number.value is None else str(number.value)
        got.append(f"{text[number.span.start : number.span.end]} = {value} {number.bound}")
    assert got == expected.split(" | ")


@pytest.mark.parametrize(("language", "text"), LEFT_ALONE)
def test_what_is_no_number_is_left_alone(language: str, text: str) -> None:
    found = [number for number in numbers.find(text, language=language) if number.kind != "ordinal"]
    assert [text[number.span.start : number.span.end] for number in found] == []


def test_a_phrase_holds_the_bound_words() -> None:
    text = "They saw no fewer than 300 boats and between 2 and 5 carts."
    phrases = [text[n.phrase.start : n.phrase.end] for n in numbers.find(text, language="en")]
    assert phrases == ["no fewer than 300", "between 2 and 5"]


def test_money_has_a_currency() -> None:
    assert [n.unit for n in numbers.find("3 million euros, $5, 7 boats", language="en")] == ["EUR", "USD", None]


def test_a_language_without_number_words_gives_none() -> None:
    assert numbers.find("12 boats", language="xx") == ()
    assert numbers.find("12 boats", language=None) == ()


SEPARATORS = {"en": [",", "\u00a0", "\u202f", "\u2009"], "fr": [" ", "\u00a0", "\u202f", "\u2009", "."]}


@given(some.integers(2, 999_999_999), some.sampled_from(["en", "fr"]), some.data())
def test_grouped_digits_are_read_back(value: int, language: str, data: some.DataObject) -> None:
    separator = data.draw(some.sampled_from(SEPARATORS[language]))
    written = f"{value:,}".replace(",", separator)
    text = f"({written}) {'boats' if language == 'en' else 'barques'}"
    found = numbers.find(text, language=language)
    if 1800 <= value <= 2100 and len(written) == 4:
        return
    assert [(n.value, text[n.span.start : n.span.end]) for n in found] == [(value, written)]


def english(value: int) -> str:
    small = [word for word in languages.toml("en", "numbers.toml")["words"] if word != "fourty"]
    if value < 20:
        return str(small[value])
    if value < 100:
        tens = str(small[18 + value // 10])
        return tens if value % 10 == 0 else f"{tens}-{small[value % 10]}"
    if value < 1000:
        rest = f" and {english(value % 100)}" if value % 100 else ""
        return f"{english(value // 100)} hundred{rest}"
    rest = f" {english(value % 1000)}" if value % 1000 else ""
    return f"{english(value // 1000)} thousand{rest}"


def french(value: int) -> str:
    names = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
    tens = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
    if value < 17:
        return names[value]
    if value < 20:
        return f"dix-{names[value - 10]}"
    if value < 100:
        base = 60 if 60 <= value < 80 else 80 if value >= 80 else value - value % 10
        rest = value - base
        if rest == 0:
            return "quatre-vingts" if base == 80 else tens[base]
        joined = " et " if rest in {1, 11} and base != 80 else "-"
        return f"{tens[base]}{joined}{french(rest)}"
    if value < 1000:
        head = "cent" if value < 200 else f"{names[value // 100]} cent"
        return f"{head} {french(value % 100)}" if value % 100 else head
    head = "mille" if value < 2000 else f"{french(value // 1000)} mille"
    return f"{head} {french(value % 1000)}" if value % 1000 else head


@given(some.integers(2, 999_999))
def test_spelled_numbers_are_read_back(value: int) -> None:
    for language, written in (("en", english(value)), ("fr", french(value))):
        found = numbers.find(f"{written} .", language=language)
        assert [(n.value, n.span.end) for n in found] == [(value, len(written))], written


@given(some.text(alphabet="12.,:/- $%€onehundrdtwcisqmàé\n'’\u202f()", max_size=60), some.sampled_from(["en", "fr"]))
def test_any_text_gives_numbers_that_stand_in_it(text: str, language: str) -> None:
    last = 0
    for number in numbers.find(text, language=language):
        assert last <= number.span.start < number.span.end <= len(text)
        assert number.phrase.start <= number.span.start
        assert number.phrase.end >= number.span.end
        assert (number.value is None) == (number.bound == "range")
        last = number.span.end


@given(some.text(max_size=80))
def test_words_stand_in_the_text(text: str) -> None:
    words = Words(text, "fr")
    assert all(words.low[i] == text[words.starts[i] : words.ends[i]].lower() for i in range(len(words)))


def test_a_bound_outside_the_list_is_an_error_with_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    data = {**languages.toml("en", "numbers.toml"), "bounds": {"roughly": ["about"]}}
    monkeypatch.setattr(languages, "toml", lambda *_: data)
    with pytest.raises(LanguageError, match=r"en/numbers.toml \[bounds.roughly\]"):
        NumberWords("en")
