"""Figures by tables of cases, with the words alone and with the tree of a sentence; sources, days, parts, repeats."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from according import figures, grammar, languages, reports
from according.errors import LanguageError
from according.figures.lexicon import Categories, categories
from according.model import (
    Figure,
    Link,
    Mark,
    Mention,
    Party,
    Report,
    Sentence,
    Span,
    Statement,
    digest,
    identified,
    quote,
)

CASES = Path(__file__).parent / "cases.tsv"
TABLE = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")][1:]
TEXTS = [(row[0], row[1], row[2]) for row in TABLE]


def report(text: str, language: str, **known: object) -> Report:
    return Report(id="r1", text=text, text_hash=digest(text), language=language, **known)  # type: ignore[arg-type]


def read(text: str, language: str, *, tree: bool = False, **known: object) -> tuple[Figure, ...]:
    row = report(text, language, **known)
    return figures.find(row, parse(row) if tree else (), (), ())


def parse(row: Report) -> tuple[Sentence, ...]:
    language = str(row.language)
    if language not in grammar.languages():
        pytest.skip(f"no grammar model for {language}")
    return grammar.load(language).parse(row.text, language=language, segments=reports.segments(row))


def shown(rows: tuple[Figure, ...]) -> list[str]:
    return [
        f"{f'[{row.value}]' if row.sum_of else row.number} = {row.category}{f' ({row.of_whom})' if row.of_whom else ''}"
        f"{' +' if row.part_of else ''}"
        for row in rows
    ]


TREES = [
    ("en", "The toll rose to 24 dead, up from 19 the day before.", "24 = killed | 19 = killed"),
    ("en", "Of the dead, at least five were children.", "five = killed"),
    ("en", "A further 46 people were being treated in hospital.", "46 = wounded"),
    ("en", "The rate is 12 per 1,000 births.", "12 = rate"),
    ("en", "The Group of Seven met in the port.", ""),
    ("en", "A reported 230 children were killed in the flood.", "230 = killed (children)"),
    ("en", "A number of soldiers were killed in the flood.", ""),
    ("en", "Nearly half of the valley's 2.3 million people fled.", "half = share | 2.3 million = population"),
    ("fr", "Le bilan est passé à 24 morts, contre 19 la veille.", "24 = killed | 19 = killed"),
    ("fr", "Le taux est de 12 pour 1 000 naissances.", "12 = rate"),
    ("fr", "Un certain nombre de soldats ont été tués.", ""),
]


@pytest.mark.parametrize(("language", "text", "expected"), TREES)
def test_kinds_that_need_a_second_look(language: str, text: str, expected: str) -> None:
    assert shown(read(text, language)) == [case for case in expected.split(" | ") if case]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS)
def test_words_alone(language: str, text: str, expected: str) -> None:
    assert shown(read(text, language)) == [case for case in expected.split(" | ") if case]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS)
def test_words_with_a_tree(language: str, text: str, expected: str) -> None:
    assert shown(read(text, language, tree=True)) == [case for case in expected.split(" | ") if case]


def examples() -> list[tuple[str, str, str, str]]:
    found = []
    for language in ("en", "fr"):
        for name, entry in languages.toml(language, "categories.toml")["categories"].items():
            for example in entry.get("example", ()):
                numeral = re.search(r"\[(.+?)\]", example)
                assert numeral, example
                found.append((language, name, example.replace("[", "").replace("]", ""), numeral[1]))
    return found


@pytest.mark.parametrize(("language", "name", "text", "numeral"), examples())
def test_every_example_of_the_lexicon_holds(language: str, name: str, text: str, numeral: str) -> None:
    found = {row.number: row.category for row in read(text, language)}
    assert found.get(numeral) == name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_category_of_things_and_persons_has_words(language: str) -> None:
    named = set(languages.toml(language, "categories.toml")["categories"])
    assert {name for name, row in categories().items() if row["counts"] != "measures"} == named


@pytest.mark.parametrize(("language", "text", "_"), TEXTS)
def test_rows_show_their_evidence(language: str, text: str, _: str) -> None:
    for row in read(text, language):
        assert row.surface == quote(text, row.spans)
        assert row.number == text[row.number_span.start : row.number_span.end]
        assert row.id == identified(row).id
        assert row.rule.startswith("figures/")
        assert row.category in categories()


# --- sources ---------------------------------------------------------------------------------------------------------

SAID = "Mira Sol said that 30 people, where 20 huts stand, had died. Another 12 are missing."


def said(text: str, **fields: object) -> Statement:
    content = Span(text.index("that"), text.index(" Another"))
    row = Statement(
        report="r1",
        spans=(content,),
        surface=quote(text, (content,)),
        rule="statements/test",
        kind="indirect",
        speaker=Party(spans=(Span(0, 8),), surface="Mira Sol"),
        chain=(Link(role="outlet"), Link(role="speaker", who="Mira Sol")),
        sentence=Span(0, content.end),
        **fields,  # type: ignore[arg-type]
    )
    return identified(row)


def test_a_figure_inside_a_statement_is_its_speakers() -> None:
    gloss = Span(SAID.index("where"), SAID.index(", had"))
    row = said(SAID, gloss_spans=(gloss,))
    found = figures.find(report(SAID, "en", outlet="Harbour News"), (), (row,), ())
    by = {figure.number: figure for figure in found}
    assert by["30"].statement == row.id
    assert by["30"].attributed_to == row.speaker
    assert by["30"].chain == row.chain
    assert by["20"].statement is None
    assert by["20"].attributed_to is None
    assert by["12"].chain == (Link(role="outlet", who="Harbour News"),)


def test_according_to_names_the_source() -> None:
    for language, text in (
        ("en", "According to the coast guard, 30 people died."),
        ("fr", "Selon les garde-côtes, 30 personnes sont mortes."),
    ):
        (row,) = read(text, language)
        assert row.attributed_to is not None
        assert row.attributed_to.surface in {"the coast guard", "les garde-côtes"}
        assert [link.role for link in row.chain] == ["outlet", "speaker"]


def test_an_agency_stands_in_the_chain() -> None:
    (row,) = read("The flood killed 30 people.", "en", outlet="Harbour News", agency="Wire")
    assert [(link.role, link.who) for link in row.chain] == [("outlet", "Harbour News"), ("agency", "Wire")]


# --- days ------------------------------------------------------------------------------------------------------------


def time(text: str, words: str, value: str | None, kind: str = "DATE") -> Mention:
    start = text.index(words)
    span = Span(start, start + len(words))
    return Mention(report="r1", spans=(span,), surface=words, rule="mentions/test", kind="time", type=kind, value=value)


@pytest.mark.parametrize(
    ("text", "words", "value", "day", "basis", "cumulative"),
    [
        ("The flood killed 30 people on Friday.", "Friday", "2023-05-05", "2023-05-05", "expression", False),
        ("The flood has killed 30 people since May 1.", "May 1", "2023-05-01", "2023-05-08", "report", True),
        ("The flood has killed 30 people so far.", "so far", "PRESENT_REF", "2023-05-08", "report", True),
        ("The flood killed 30 people.", "flood", None, None, "expression", False),
    ],
)
def test_the_day_of_a_figure(text: str, words: str, value: str | None, day: str | None, basis: str, cumulative: bool) -> None:
    row = report(text, "en", reference_date="2023-05-08")
    (figure,) = figures.find(row, (), (), (time(text, words, value),))
    assert (figure.as_of, figure.as_of_basis, figure.cumulative) == (day, basis, cumulative)


def test_the_reports_day_is_the_last_resort() -> None:
    (row,) = read("The flood killed 30 people.", "en", reference_date="2023-05-08")
    assert (row.as_of, row.as_of_basis) == ("2023-05-08", "report")
    (row,) = read("The flood killed 30 people.", "en")
    assert (row.as_of, row.as_of_basis) == (None, "none")


def test_a_number_of_a_date_is_no_figure_and_a_length_is() -> None:
    text = "They met on the ninth of 5 and, three days ago, 30 people died."
    times = (time(text, "the ninth of 5", "2023-05-09"), time(text, "three days ago", "2023-05-05"))
    found = figures.find(report(text, "en"), (), (), times)
    assert [row.number for row in found] == ["three", "30"]


# --- told again ------------------------------------------------------------------------------------------------------


def test_the_same_count_told_again_names_the_first() -> None:
    first, second = read("The flood killed 300 people. Later the town said that the flood killed 300 people.", "en")
    assert second.duplicate_of == first.id
    assert first.duplicate_of is None


def test_a_repeated_passage_is_no_second_source() -> None:
    text = "They fired 8 rockets.\n\nThey fired 8 rockets."
    span = Span(23, len(text))
    mark = Mark(
        report="r1", spans=(span,), surface=quote(text, (span,)), rule="marks/test", kind="repeat", first=(Span(0, 21),)
    )
    plain = read(text, "en")
    marked = read(text, "en", marks=(mark,))
    assert [row.duplicate_of for row in plain] == [None, None]
    assert [row.duplicate_of for row in marked] == [None, plain[0].id]


def test_page_furniture_holds_no_figures() -> None:
    text = "71 people like this\n\nThe flood killed 30 people."
    span = Span(0, 19)
    mark = Mark(report="r1", spans=(span,), surface=quote(text, (span,)), rule="marks/test", kind="page_furniture")
    assert [row.number for row in read(text, "en", marks=(mark,))] == ["30"]


def test_a_language_without_lexicon_gives_no_figures() -> None:
    assert read("12 boats", "xx") == ()


def test_a_category_outside_the_list_is_an_error_with_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    data = languages.toml("en", "categories.toml")
    wrong = {**data, "categories": {**data["categories"], "boats": {"nouns": ["boats"]}}}
    monkeypatch.setattr(languages, "toml", lambda *_: wrong)
    with pytest.raises(LanguageError, match=r"en/categories.toml \[categories.boats\]"):
        Categories("en")


def test_a_stretch_without_sentences_is_read_in_pieces() -> None:
    text = "12 people killed and 40 wounded, " * 300
    rows = read(text, "en")
    assert len(rows) == 600
    assert {row.category for row in rows} == {"killed", "wounded"}
    assert max(row.sentence.end - row.sentence.start for row in rows) <= 400


DEATHS = [line.split("\t") for line in CASES.with_name("deaths.tsv").read_text("utf-8").splitlines()[2:]]


@pytest.mark.parametrize(("language", "text", "expected"), DEATHS)
def test_how_many_died(language: str, text: str, expected: str) -> None:
    assert shown(read(text, language, tree=True)) == [case for case in expected.split(" | ") if case]


def test_a_sum_names_its_parts_and_their_words() -> None:
    text = "At least three guards and between 20 and 30 clerks were killed."
    first, total, second = read(text, "en")
    assert total.sum_of == (first.id, second.id)
    assert total.spans == (*first.spans, *second.spans)
    assert total.rule == "figures/sum"
    assert (total.value, total.low, total.high, total.bound) == (None, 23, 33, "range")


@pytest.mark.parametrize(
    ("language", "text", "number", "fine"),
    [
        ("en", "The quake had a magnitude of 5.1.", "5.1", "magnitude"),
        ("en", "The storm flattened 400 houses and two schools.", "400", "houses"),
        ("en", "The storm flattened 400 houses and two schools.", "two", "schools"),
        ("en", "The court had 12 men executed in June.", "12", "executed"),
        ("en", "The farm lost 64 goats.", "64", "animals"),
        ("en", "The blast killed 19 people.", "19", None),
        ("fr", "Le séisme de magnitude 5,1 a rasé 400 maisons.", "5,1", "magnitude"),
        ("fr", "Le séisme de magnitude 5,1 a rasé 400 maisons.", "400", "houses"),
        ("fr", "Douze hommes ont été exécutés en juin.", "Douze", "executed"),
        ("fr", "L'explosion a tué 19 personnes.", "19", None),
    ],
)
def test_a_finer_label(language: str, text: str, number: str, fine: str | None) -> None:
    assert {row.number: row.fine for row in read(text, language)}[number] == fine


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("en", "The raid killed 12 Kenyan soldiers.", "Kenya"),
        ("en", "The raid killed 12 soldiers.", None),
        ("fr", "Le raid a tué 12 soldats kényans.", "Kenya"),
        ("fr", "Le raid a tué 12 soldats.", None),
    ],
)
def test_whose_people_are_counted(language: str, text: str, side: str | None) -> None:
    assert read(text, language)[0].side == side


@pytest.mark.parametrize("text", ["1-", "12 killed and ", "including 3 and ", "a man and ", "5 of the 6 million "])
def test_the_work_grows_with_the_length_alone(text: str) -> None:
    def work(times: int) -> int:
        row, calls = report(text * times, "en"), 0

        def count(frame: object, event: str, arg: object) -> None:  # noqa: ARG001
            nonlocal calls
            calls += event in {"call", "c_call"}

        sys.setprofile(count)
        try:
            figures.find(row, (), (), ())
        finally:
            sys.setprofile(None)
        return calls

    work(10)
    assert work(300) < 2.6 * work(150)
