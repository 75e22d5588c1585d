"""Who is who inside a report: names, surnames, offices by date, counterparts, groups, pronouns."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from according import pipeline
from according.model import FURNITURE, Reading, Received, identified, quote

LINES = [line for line in Path(__file__).with_name("cast.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(text: str, language: str, date: str | None) -> Reading:
    found = pipeline.read_report(Received(text=text, language=language, date=date), layers=["actors"])
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}: {row['text'][:40]}")
def test_cast(row: dict[str, str]) -> None:
    reading = read(row["text"], row["language"], row["date"] or None)
    found: dict[str, list[str]] = {}
    for mention in reading.actors:
        found.setdefault(mention.surface, []).append(mention.actor)
    for wanted in row["mentions"].split(" | "):
        phrase, _, actor = wanted.partition(" = ")
        if phrase.startswith("!"):
            assert phrase[1:] not in found, found
        else:
            keys = [key.replace(f"{reading.report.id}:", "*") for key in found.get(phrase, [])]
            assert actor in keys, (phrase, found)


@pytest.mark.parametrize("row", ROWS[::5], ids=lambda row: row["language"])
def test_every_mention_shows_its_evidence(row: dict[str, str]) -> None:
    reading = read(row["text"], row["language"], row["date"] or None)
    heads = [(mention.head, mention.spans if mention.rule == "actors/joint" else ()) for mention in reading.actors]
    assert len(heads) == len(set(heads))
    for mention in reading.actors:
        assert quote(reading.report.text, mention.spans) == mention.surface
        assert mention.spans[0].start <= mention.head.start < mention.head.end <= mention.spans[-1].end
        assert identified(mention).id == mention.id


@pytest.mark.parametrize("text", ["The lawyer Chad Larsen left.", "The engineer Jordan Miles met Giselle Maurice."])
def test_a_name_like_that_of_a_state_gives_nobody_its_country(text: str) -> None:
    assert {mention.country for mention in read(text, "en", "2030-05-05").actors} == {None}


def test_who_may_be_either_of_two_has_what_both_have() -> None:
    text = "Finance minister Omar Haddad met interior minister Salim Haddad. Haddad left."
    (one,) = (mention for mention in read(text, "en", None).actors if mention.surface == "Haddad")
    assert (one.sector, one.office, one.reason) == ("GOV", None, "2 in this report are so named")


def test_marked_stretches_name_nobody() -> None:
    reading = read("Share on Facebook\n\nThe mayor of Lisbon resigned on Monday, her office said.", "en", "2024-05-05")
    marks = [span for mark in reading.report.marks if mark.kind in FURNITURE for span in mark.spans]
    assert not any(m.start <= row.head.start < m.end for row in reading.actors for m in marks)


def test_speakers_name_their_actor() -> None:
    found = pipeline.read_report(Received(text="Foreign Minister Hakan Fidan said talks would go on.", date="2024-03-05"))
    assert isinstance(found, Reading)
    assert [row.speaker.actor for row in found.statements if row.speaker] == ["person:hakan-fidan"]


def test_a_language_without_titles_has_no_actors() -> None:
    assert read("الرئيس قال", "ar", None).actors == ()
