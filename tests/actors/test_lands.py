"""A state that no table has is one actor in all reports, by what it has; a person with a government stays a person."""

from __future__ import annotations

import pytest

from according import pipeline
from according.identity.learn import Facts, learn
from according.model import Reading, Received

CASES = [
    (
        "en",
        "The army of Ostrava Minor left. Drelmark's defence ministry spoke. Drelmark denied it.",
        {"Drelmark": "place:drelmark"},
    ),
    ("en", "The Drelmarkan army left. Drelmark denied it.", {"Drelmark": "place:drelmark"}),
    ("fr", "L'armée drelmarkienne est partie. Le Drelmark a démenti.", {"Le Drelmark": "place:drelmark"}),
    ("fr", "Le ministère drelmarkien de la Santé a parlé. Le Drelmark a démenti.", {"Le Drelmark": "place:drelmark"}),
    ("en", "Ivo Kessel spoke. Kessel's foreign minister left. Kessel denied it.", {"Kessel": "name:ivo-kessel"}),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_who_has_a_ministry_or_an_army_is_a_land(language: str, text: str, wanted: dict[str, str]) -> None:
    made = pipeline.read_report(Received(text=text, language=language, date="2031-03-12"), layers=["actors"])
    assert isinstance(made, Reading)
    found = {row.surface: row.actor for row in made.actors}
    assert {name: found.get(name) for name in wanted} == wanted


def test_a_bare_name_is_the_land_that_other_reports_tell_of() -> None:
    rest = ("A", "2031-03-12", 1)
    rows = [
        Facts("place:drelmark", "Drelmark", "government", None, "GOV", None, "Drelmark", "r1", *rest),
        *(Facts(f"r{k}:drlmrk", "Drelmark", "person", None, None, None, "Drelmark", f"r{k}", *rest) for k in (2, 3)),
        Facts("r4:drlmrk", "Drelmark", "person", "NOR", None, "minister", "Drelmark", "r4", *rest),
    ]
    land, other = learn(rows)
    assert (land.id, land.kind, land.reports) == ("place:drelmark", "government", 3)
    assert "the name of a land in other reports" in land.reasons[0]
    assert other.keys == ("r4:drlmrk",)
