"""What the words around an event make of it, and who vouches for it: a table of sentences for each language."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from said_events import reading

from according.model import Event

FLOOR = 0.95  # of the sentences; a parser may read a few of them otherwise


def _cases(language: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / f"status_{language}.tsv").read_text("utf-8").splitlines()
    kept = (line for line in lines if not line.startswith("#"))
    return list(csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE))


def _event(case: dict[str, str], language: str) -> Event | None:
    rows = reading(case["text"], language, "2031-03-05").events
    return next((row for row in rows if case["trigger"] in row.surface), None)


def _vouched(row: Event, voice: str) -> bool:
    """Whether the last link of the chain is whom a case names."""
    link = row.chain[-1]
    if voice == "-":
        return link.role in ("outlet", "agency")
    if voice == "?":
        return link.role == "speaker" and link.who is None and bool(link.spans)
    return voice in link.surface or voice in (link.who or "")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_status(language: str) -> None:
    cases = _cases(language)
    rows = [_event(case, language) for case in cases]
    told = [row.status if row is not None else "-" for row in rows]
    wrong = [(case["text"], status) for case, status in zip(cases, told, strict=True) if status != case["status"]]
    assert len(cases) >= 170
    assert 1 - len(wrong) / len(cases) >= FLOOR, wrong


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_vouches(language: str) -> None:
    pairs = [(case, row) for case in _cases(language) if (row := _event(case, language)) is not None]
    wrong = [case["text"] for case, row in pairs if row.status == case["status"] and not _vouched(row, case["voice"])]
    assert not wrong


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Police denied that officers killed eleven miners.", "en"),
        ("La police a démenti que des agents aient tué onze mineurs.", "fr"),
    ],
)
def test_a_denial_is_an_act_and_what_is_denied_is_told_with_its_statement(text: str, language: str) -> None:
    made = reading(text, language)
    assert [(row.type, row.status) for row in made.events] == [("REJECT", "asserted"), ("ASSAULT", "denied")]
    assert {row.statement for row in made.events} == {made.statements[0].id}
