"""Places without grammar: names of the tables and the words around them. The rows of places.tsv are the cases."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from according import knowledge
from according.knowledge import gazetteer
from according.mentions import places
from according.model import Place, Report, Span

ROWS = [line for line in (Path(__file__).parent / "places.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
CASES = [tuple(row.values()) for row in csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE)]


def report(text: str, language: str | None) -> Report:
    return Report(id="r1", text=text, text_hash="h", language=language)


def found(text: str, language: str | None) -> tuple[Place, ...]:
    return places.find(report(text, language))


def shown(row: Place) -> str:
    return f"{'!' if row.kind == 'demonym' else ''}{row.surface}={row.place}"


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_names(language: str, text: str, expected: str) -> None:
    assert "; ".join(map(shown, found(text, language))) == expected


def test_a_language_without_words_of_place_has_no_places() -> None:
    assert not found("Il a plu à Paris.", None)
    assert not found("Es regnete in Berlin.", "xx")


def test_spans_are_the_words() -> None:
    text = "Trains to Kyiv and Odesa stopped."
    for row in found(text, "en"):
        assert [text[start:end] for start, end in row.spans] == [row.surface]
        assert isinstance(row.spans[0], Span)


def test_contested_places_name_the_other_side() -> None:
    (row,) = found("Snow fell on the Golan Heights.", "en")
    assert (row.country, row.alt_country) == ("SYR", "ISR")


def test_our_own_table_has_a_point_for_every_place() -> None:
    rows = knowledge.table("places.tsv")
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
        assert row["source"]
        known = gazetteer.place(row["id"])
        assert row["id"].startswith("x:") or known is not None, row["id"]


def test_every_state_has_a_point() -> None:
    states = {row["iso3"] for row in knowledge.table("states.tsv")}
    assert states == {row["iso3"] for row in knowledge.table("country_points.tsv")}


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Khān Yūnis", "khan yunis"), ("El-Fâcher", "el facher"), ("القُدس", "القدس"), ("St. John’s", "st johns")],
)
def test_folded_names(name: str, folded: str) -> None:
    assert gazetteer.fold(name) == folded


def test_the_big_table_is_found_by_name_and_id() -> None:
    assert [spot.country for spot in gazetteer.named("reykjavik")] == ["ISL"]
    assert not gazetteer.named("reykjavikk")
    assert gazetteer.begins("khan")
    assert not gazetteer.begins("khann")
    assert gazetteer.place("gn2988507") is not None
    assert gazetteer.place("gn0") is None
