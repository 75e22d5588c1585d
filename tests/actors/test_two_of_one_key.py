"""People whose names only differ in vowels are two, and stay two inside a report."""

from __future__ import annotations

import pytest

from according import pipeline
from according.actors.names import same
from according.model import Reading, Received


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Hassan Weil met Hussein Weil in Oslo. Hussein Weil left. Hassan Weil stayed.", ("Hassan Weil", "Hussein Weil")),
        ("fr", "Maria Doran a rencontré Mario Doran à Berne. Maria Doran est partie.", ("Maria Doran", "Mario Doran")),
    ],
)
def test_two_names_of_one_key_are_two_actors(language: str, text: str, names: tuple[str, str]) -> None:
    made = pipeline.read_report(Received(text=text, language=language, date="2031-03-12"), layers=["actors"])
    assert isinstance(made, Reading)
    found = {row.actor: row.name for row in made.actors if row.form == "name" and row.type == "person"}
    assert sorted(found.values(), key=str) == sorted(names)


@pytest.mark.parametrize(
    ("a", "b", "one"), [("Mario Lund", "Maria Lund", False), ("Mario Lund", "Marío Lund", True), ("Lund", "Maria Lund", False)]
)
def test_names_of_a_man_and_of_a_woman_are_not_one(a: str, b: str, one: bool) -> None:
    assert bool(same(a, b)) is one
