"""Every row of events.tsv has an example of its own: it gives one event of its type and mode."""

from __future__ import annotations

import pytest
from said_events import found

from according import languages
from according.events.lexicon import lexicon

SHARE = 0.98  # of the examples: a parser may read a few of them otherwise


def _right(row: dict[str, str], language: str) -> bool:
    rows = found(row["example"], language)
    return [event.type for event in rows] == [row["type"]] and row["mode"] in ("-", rows[0].mode)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_examples_give_the_event_of_their_row(language: str) -> None:
    rows = languages.table(language, "events.tsv")
    wrong = [row["example"] for row in rows if not _right(row, language)]
    assert len(rows) > 280
    assert 1 - len(wrong) / len(rows) >= SHARE, wrong


def test_both_languages_are_about_equally_deep() -> None:
    depth = {language: sum(map(len, lexicon(language).entries.values())) for language in ("en", "fr")}
    assert min(depth.values()) > 900
    assert min(depth.values()) / max(depth.values()) > 0.7


@pytest.mark.parametrize("part", ["light", "words", "modes", "contexts"])
def test_both_languages_have_the_same_lists(part: str) -> None:
    english, french = (languages.toml(language, "events.toml")[part] for language in ("en", "fr"))
    assert set(english) == set(french)


def test_a_language_without_a_lexicon_has_no_events() -> None:
    assert lexicon("ar") is None
    assert lexicon(None) is None
