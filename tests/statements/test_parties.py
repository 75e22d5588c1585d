"""Who speaks is whom the cast has there: one name and one key for one mention, over all samples and in small texts."""

from __future__ import annotations

import pytest

from according import pipeline
from according.model import ActorMention, Party, Reading, Received


def parties(reading: Reading) -> list[Party]:
    return [party for row in reading.statements for party in (row.speaker, row.addressee) if party]


def mention(reading: Reading, party: Party) -> ActorMention | None:
    """The mention of the party's actor that stands in its words."""
    spans = (party.spans[0].start, party.spans[-1].end)
    inside = (row for row in reading.actors if spans[0] <= row.head.start < spans[1])
    return next((row for row in inside if row.actor == party.actor), None)


def test_a_party_and_its_mention_have_one_key_and_one_name(readings: list[Reading]) -> None:
    known = 0
    for reading in readings:
        for party in parties(reading):
            if party.actor:
                row = mention(reading, party)
                assert row, party
                assert row.name in (None, party.name), (row, party)
                known += bool(row.name)
    assert known > 50


def test_one_key_has_one_name_in_a_report(readings: list[Reading]) -> None:
    for reading in readings:
        names: dict[str, str] = {}
        for row in reading.actors:
            if row.name:
                assert names.setdefault(row.actor, row.name) == row.name
        for party in parties(reading):
            if party.actor in names:
                assert party.name == names[party.actor]


def test_the_cast_is_the_same_whatever_else_is_asked_for(received: list[Received]) -> None:
    for one in received[:6]:
        found = [pipeline.read_report(one, layers=layers) for layers in (["actors"], ["statements", "actors"])]
        assert all(isinstance(reading, Reading) for reading in found)
        assert len({reading.actors for reading in found if isinstance(reading, Reading)}) == 1


SPEAKERS = [
    ("en", "Captain Lina Haddad left the port. She said it was late.", "name:lina-haddad"),
    ("fr", "La capitaine Lina Haddad a quitté le port. Il est tard, a-t-elle dit.", "name:lina-haddad"),
    ("en", "The foreign minister spoke first. It was late, Foreign Minister Lina Haddad said.", "name:lina-haddad"),
    ("fr", "La Croix-Rouge kényane a fermé le port. Elle a annoncé que tout allait bien.", "body:red-cross/ken"),
    ("en", "The Kenyan Red Cross closed the port. It said that all was well.", "body:red-cross/ken"),
]


@pytest.mark.parametrize(("language", "text", "actor"), SPEAKERS)
def test_who_speaks_is_somebody_of_the_cast(language: str, text: str, actor: str) -> None:
    reading = pipeline.read_report(Received(text=text, language=language, date="2030-05-05"))
    assert isinstance(reading, Reading)
    found = [party for party in parties(reading) if party.actor == actor]
    assert found
