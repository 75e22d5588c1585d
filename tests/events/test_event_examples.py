"""Every row of events.tsv has an example of its own: it gives one event of its type and mode."""

from __future__ import annotations

from functools import cache

import pytest

from according import events, grammar, languages, reports
from according.events.lexicon import lexicon
from according.model import Event, Received

ROWS = [
    (language, number, row) for language in ("en", "fr") for number, row in enumerate(languages.table(language, "events.tsv"))
]


@cache
def found(text: str, language: str) -> tuple[Event, ...]:
    """The events of a text, without statements, times and places."""
    report = reports.draft(Received(text=text, language=language)).report
    sentences = grammar.load(language).parse(text, language=language, segments=reports.segments(report))
    return events.find(report, sentences)


@pytest.mark.parametrize(
    ("language", "number", "row"), ROWS, ids=lambda value: value["lemmas"] if isinstance(value, dict) else str(value)
)
def test_an_example_gives_the_event_of_its_row(language: str, number: int, row: dict[str, str]) -> None:
    rows = found(row["example"], language)
    assert [event.type for event in rows] == [row["type"]], f"row {number + 1} of {language}/events.tsv"
    if row["mode"] != "-":
        assert rows[0].mode == row["mode"]
    assert rows[0].ontology == "PLOVER 0.8"


def test_both_languages_are_about_equally_deep() -> None:
    depth = {language: sum(map(len, lexicon(language).entries.values())) for language in ("en", "fr")}
    assert min(depth.values()) > 900
    assert min(depth.values()) / max(depth.values()) > 0.7


@pytest.mark.parametrize("part", ["classes", "light", "words"])
def test_both_languages_have_the_same_lists(part: str) -> None:
    english, french = (languages.toml(language, "events.toml")[part] for language in ("en", "fr"))
    only = {"illness", "film", "system", "help", "cooperation", "effect", "martial", "charge", "request", "release", "exercise"}
    only |= {"judges", "feeling", "none", "workers", "labour", "institution"}
    assert set(english) ^ set(french) <= only
