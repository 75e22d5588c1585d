"""Who takes part and where: names behind titles, and places that only say whose somebody is."""

from __future__ import annotations

import pytest
from said_events import found


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Le roi du Maroc a reçu la chancelière allemande Angela Merkel.", {"Mohammed VI", "Angela Merkel"}),
        (
            "fr",
            "Une rencontre du président américain Donald Trump avec Kim Jong-un s'est tenue à Oslo.",
            {"Donald Trump", "Kim Jong-un"},
        ),
        ("fr", "M. Doran a rencontré Mme Weil à Berne.", {"Doran", "Weil"}),
        ("fr", "Selon la police, M. Doran a menacé le maire.", {"Doran", None}),
        ("en", "Mr. Doran held talks with Mrs. Weil.", {"Doran", "Weil"}),
    ],
)
def test_whoever_is_named_behind_a_title_is_the_party(language: str, text: str, names: set[str | None]) -> None:
    (row,) = found(text, language, "2018-03-12")
    assert {party.name for party in (*row.actors, *row.recipients)} == names


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("en", "The foreign ministers of Spain and Morocco met in Lisbon on Friday.", "Lisbon"),
        ("fr", "Les ministres de l'Espagne et du Maroc se sont rencontrés vendredi à Genève.", "Geneva"),
        ("en", "The foreign ministers of Spain and Morocco met on Friday.", None),
        ("en", "The minister urged Amman to stop.", None),
        ("fr", "Le ministre a menacé Paris.", None),
        ("en", "The army bombed Rafah on Monday.", "Rafah"),
        ("fr", "L'armée a bombardé la ville de Rafah.", "Rafah"),
        ("en", "Protesters in Tunis blocked a road.", "Tunis"),
        ("en", "Clashes between Chad and Sudan went on.", None),
        ("en", "The minister praised the president and agreements reached between Iran and Oman.", None),
        ("en", "During the president's visit to Muscat, agreements were reached between Iran and Oman.", "Muscat"),
    ],
)
def test_a_place_that_says_whose_somebody_is_is_not_where_it_was(language: str, text: str, place: str | None) -> None:
    assert found(text, language, "2018-03-12")[0].place == place


def test_a_little_more_than_an_hour_negates_nothing() -> None:
    assert found("Le président a reçu, durant un peu plus d'une heure, la reine.", "fr")[0].status == "asserted"
    assert found("Le président ne reçoit plus la reine.", "fr")[0].status == "negated"


@pytest.mark.parametrize(
    ("language", "text", "actors"),
    [
        ("en", "The presidents of Kenya and Uganda met on Monday.", ["person:william-ruto", "person:yoweri-museveni"]),
        ("fr", "Les dirigeants turc et allemand se sont entretenus.", ["state:TUR/officials", "state:DEU/officials"]),
        ("en", "Turkish and German leaders met in Geneva.", ["state:TUR/officials", "state:DEU/officials"]),
        ("fr", "Les gouvernements turc et allemand ont signé un accord.", ["state:TUR", "state:DEU"]),
    ],
)
def test_those_who_share_a_phrase_take_part_each(language: str, text: str, actors: list[str]) -> None:
    assert [party.actor for party in found(text, language, "2024-03-05")[0].actors] == actors


@pytest.mark.parametrize(
    ("language", "text", "actor"),
    [
        ("en", "Omar Haddad's running mate accused the press of lying.", "Omar Haddad's running mate"),
        ("fr", "Le colistier d'Omar Haddad a accusé la presse de mentir.", "Le colistier d'Omar Haddad"),
    ],
)
def test_whose_somebody_is_does_not_act(language: str, text: str, actor: str) -> None:
    assert [party.surface for party in found(text, language)[0].actors] == [actor]
