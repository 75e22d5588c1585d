"""Reports of games: what sounds like attacks, visits and defeats in them is told of nobody; police and courts still are."""

from __future__ import annotations

import pytest
from said_events import found

GAMES = {
    "en": (
        "The coach praised the side after the match. Lund beat Oslo in the cup on Sunday. "
        "The captain shot at the post. The goalkeeper repelled two attacks. Lund travelled to Bergen for the championship."
    ),
    "fr": (
        "L'entraîneur a loué les joueurs après le match. Lund a battu Oslo en coupe dimanche. "
        "Le capitaine a tiré sur le poteau. Le gardien a repoussé deux attaques. Lund s'est rendu à Bergen pour le championnat."
    ),
}
COURTS = {
    "en": "The police arrested two fans. The match went on. The court fined the coach. The prosecutor accused the club.",
    "fr": "La police a arrêté deux supporters. Le match a continué. Le tribunal a condamné le club. Le juge a accusé le chef.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_of_games_tells_no_assaults_and_visits(language: str) -> None:
    assert not {row.type for row in found(GAMES[language], language)} & {"ASSAULT", "CONSULT", "COERCE"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_of_police_and_courts_does(language: str) -> None:
    assert "COERCE" in {row.type for row in found(COURTS[language], language)}


def test_a_death_penalty_is_no_game() -> None:
    assert [row.type for row in found("The prosecutor demanded the death penalty.", "en")] == ["REQUEST"]


MISHAPS = {
    "en": "A coach and a lorry were in a collision near Oslo. Nine passengers were injured. Two cars were destroyed.",
    "fr": "Un car a percuté un camion près d'Oslo. Neuf passagers ont été blessés. Deux maisons ont été détruites.",
}
STRIKES = {
    "en": "A missile struck a coach near Oslo. Nine passengers were injured.",
    "fr": "Un missile a frappé un car près d'Oslo. Neuf passagers ont été blessés.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nobody_assaults_in_a_report_of_an_accident(language: str) -> None:
    assert "ASSAULT" not in {row.type for row in found(MISHAPS[language], language)}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_of_a_strike_tells_who_was_hurt(language: str) -> None:
    rows = [row for row in found(STRIKES[language], language) if row.type == "ASSAULT"]
    assert any("pass" in party.surface for row in rows for party in row.recipients)
