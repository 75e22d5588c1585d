"""Sentences of our own with types, parties and status: English with the boundary rules of PLOVER, French as deep."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from said_events import found, reading

from according.model import Party

#: The share of the cases that must be right; a parser may read a few of them otherwise.
FLOORS = {"types": 0.93, "actors": 0.92, "recipients": 0.9, "status": 0.93}


def _cases(language: str) -> list[dict[str, str]]:
    lines = (Path(__file__).parent / f"cases_{language}.tsv").read_text("utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def _are(parties: Sequence[Party], heads: str) -> bool:
    wanted = [] if heads == "-" else heads.split("|")
    named = all(any(head.lower() in party.surface.lower() for party in parties) for head in wanted)
    return named and len(parties) == len(wanted)


def _right(case: dict[str, str], language: str) -> dict[str, bool]:
    rows = found(case["text"], language)
    first = rows[0] if rows else None
    return {
        "types": [row.type for row in rows] == ([] if case["types"] == "-" else case["types"].split("|")),
        "actors": _are(first.actors if first else (), case["actors"]),
        "recipients": _are(first.recipients if first else (), case["recipients"]),
        "status": (first.status if first else "-") == case["status"],
    }


@pytest.mark.parametrize("language", ["en", "fr"])
def test_cases(language: str) -> None:
    cases = _cases(language)
    verdicts = [_right(case, language) for case in cases]
    wrong = [case["text"] for case, verdict in zip(cases, verdicts, strict=True) if not all(verdict.values())]
    for field, floor in FLOORS.items():
        assert sum(verdict[field] for verdict in verdicts) / len(cases) >= floor, (field, wrong)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_are_enough_cases(language: str) -> None:
    assert len(_cases(language)) >= 110


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_are_cases_of_no_event(language: str) -> None:
    assert sum(case["types"] == "-" for case in _cases(language)) >= 10


def test_a_claim_names_its_statement_and_chain() -> None:
    text = "The army shelled the market, the governor said on Monday."
    made = reading(text, "en", "2031-03-04")
    (event,) = made.events
    assert (event.status, event.statement) == ("claimed", made.statements[0].id)
    assert event.chain[-1].role == "speaker"


def test_an_accusation_points_at_its_statement() -> None:
    made = reading("The envoy accused the junta of shelling a school.", "en")
    event = made.events[0]
    assert (event.type, event.status) == ("ACCUSE", "asserted")
    assert event.statement in {row.id for row in made.statements}


def test_a_day_in_the_clause_is_the_day_of_the_event() -> None:
    (event,) = found("Police arrested two students on Monday.", "en", "2031-03-05")
    assert (event.date, event.date_precision) == ("2031-03-03", "day")


def test_without_a_time_the_day_is_that_of_the_report() -> None:
    (event,) = found("La police a arrêté deux étudiants.", "fr", "2031-03-05")
    assert (event.date, event.date_precision) == ("2031-03-05", "report")


def test_one_event_told_twice_has_one_id() -> None:
    text = "The army bombed the port of Sirte on Monday. Residents fled. The army bombed Sirte from the air."
    first, *rest = [row for row in found(text, "en", "2031-03-05") if row.type == "ASSAULT"]
    assert rest
    assert {row.event for row in rest} == {first.event}


def test_casualty_figures_belong_to_their_event() -> None:
    made = reading("The army shelled a market, killing 14 people.", "en")
    killed = next(row for row in made.figures if row.category == "killed")
    assert [killed.id in row.figures for row in made.events].count(True) == 1
