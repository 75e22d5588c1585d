"""Whom somebody means: keys, names in any spelling, surnames, offices."""

from __future__ import annotations

import pytest

from according.errors import UsageError
from according.identity.called import called, one
from according.model import Actor, Name, Office

ANA = Actor(
    id="name:n-rs",
    names=(Name("Ana Ruiz", "Latin"), Name("Ana Ruiz López", "Latin")),
    kind="person",
    country="ESP",
    offices=(Office(title="foreign minister", source="One"),),
    mentions=9,
    keys=("name:n-rs", "r1:n-rs"),
)
CARLA = Actor(id="name:krl-rs", names=(Name("Carla Ruiz", "Latin"),), kind="person", mentions=2, keys=("name:krl-rs",))
BASHIR = Actor(
    id="name:bshr-hmd",
    names=(Name("Bashir Hamdan", "Latin"),),
    kind="person",
    country="JOR",
    offices=(Office(title="foreign minister", source="Two"), Office(title="mayor (Port Else)", source="Two")),
    mentions=3,
    keys=("name:bshr-hmd",),
)
FRONT = Actor(id="body:front", names=(Name("Harbour Front", "Latin"),), kind="armed_group", mentions=5, keys=("body:front",))
KNOWN = (ANA, FRONT, BASHIR, CARLA)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("name:n-rs", [ANA]),
        ("r1:n-rs", [ANA]),
        ("Ana Ruiz", [ANA]),
        ("ana RUIZ lopez", [ANA]),
        ("Anna Rouiz", [ANA]),
        ("Bachir Hamdane", [BASHIR]),
        ("بشير حمدان", [BASHIR]),
        ("Hamdan", [BASHIR]),
        ("Ruiz", [ANA, CARLA]),
        ("harbour front", [FRONT]),
        ("Front", []),  # a body is not found by one word of its name
        ("mayor", [BASHIR]),
        ("foreign minister", [ANA, BASHIR]),
        ("the Jordanian foreign minister", [BASHIR]),
        ("le ministre jordanien des Affaires étrangères", [BASHIR]),
        ("Zoe Ruiz", []),
        ("José Manuel Albares", []),  # he held Ana Ruiz's office: his name asks for him alone
        ("an", []),
        ("", []),
        ("  ", []),
        ("…", []),
    ],
)
def test_who_is_meant(wanted: str, found: list[Actor]) -> None:
    assert list(called(wanted, KNOWN)) == found


@pytest.mark.parametrize(
    ("wanted", "country", "office"),
    [
        ("US secretary of state", "USA", "foreign minister"),
        ("le secrétaire d'État américain", "USA", "foreign minister"),
        ("le chef de la diplomatie américaine", "USA", "foreign minister"),
        ("US secretary of defense", "USA", "defence minister"),
        ("the British chancellor", "GBR", "finance minister"),
        ("the German chancellor", "DEU", "prime minister"),
        ("the Vatican's secretary of state", "VAT", "head of government"),
    ],
)
def test_titles_are_read_as_their_state_means_them(wanted: str, country: str, office: str) -> None:
    offices = ("foreign minister", "defence minister", "finance minister", "prime minister", "head of government")
    known = [
        Actor(
            id=f"name:{land}-{title}",
            names=(Name("Lee", "Latin"),),
            kind="person",
            country=land,
            offices=(Office(title=title, source="One"),),
            mentions=1,
        )
        for land in ("USA", "GBR", "DEU", "VAT")
        for title in offices
    ]
    assert [actor.id for actor in called(wanted, known)] == [f"name:{country}-{office}"]


def test_several_are_listed_with_their_keys() -> None:
    with pytest.raises(UsageError, match=r"A443 2 actors may be meant by 'Ruiz': name:n-rs = Ana Ruiz \(person, ESP, foreign"):
        one("Ruiz", KNOWN)


def test_nobody_gets_a_hint() -> None:
    with pytest.raises(UsageError, match=r"A442 .*Did you mean Bashir Hamdan"):
        one("Bashir Hamadeh", KNOWN)
    with pytest.raises(UsageError, match=r"A442 no actor of the record is called 'Xyz'\. `according actors`"):
        one("Xyz", KNOWN)
