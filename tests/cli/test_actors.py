"""`according actors`: the list, and decisions that stay."""

from __future__ import annotations

import csv
import json

import pytest

from according import identity
from according.model import ActorMention, Span, identified
from according.record import open_record

TOLD = (("One", "name:n-rs", "Ana Ruiz"), ("Two", "name:ns", "Carla Weiss"), ("=Two", "name:n-rs", "Ana Ruiz"))
WHO = {"type": "person", "country": "ESP", "sector": "GOV", "office": "minister", "form": "description", "rule": "actors/name"}


@pytest.fixture
def cast(tmp_path):
    """A record with two actors that two reports name."""
    from fake_reading import fake_reading
    from msgspec.structs import replace

    path = tmp_path / "cast.record"
    with open_record(path, create=True) as book:
        for outlet, actor, name in (
            ("One", "name:n-rs", "Ana Ruiz"),
            ("Two", "name:ns", "Carla Weiss"),
            ("=Two", "name:n-rs", "Ana Ruiz"),
        ):
            reading = fake_reading(outlet=outlet, origin=outlet)
            span = Span(0, 4)
            stands = {"report": reading.report.id, "spans": (span,), "surface": reading.report.text[:4], "head": span}
            row = ActorMention(actor=actor, name=name, **stands, **WHO)
            book.add([replace(reading, actors=(identified(row),))])
    return path


def test_the_list(run, cast):
    shown = json.loads(run("actors", "--record", cast, "--format", "json").stdout)
    assert [(actor["id"], actor["mentions"]) for actor in shown] == [("name:n-rs", 2), ("name:ns", 1)]
    assert shown[0]["names"] == [{"text": "Ana Ruiz", "script": "Latin"}]
    rows = list(csv.DictReader(run("actors", "--record", cast, "--format", "csv", "--name", "weiss").stdout.splitlines()))
    assert [row["name"] for row in rows] == ["Carla Weiss"]
    assert "Ana Ruiz" in run("actors", "--record", cast).stdout


def test_decisions_stay(run, cast):
    assert "one actor" in run("actors", "same", "Ana Ruiz", "Carla Weiss", "--record", cast).stdout
    assert len(json.loads(run("actors", "--record", cast, "--format", "json").stdout)) == 1
    with open_record(cast) as book:
        assert len(book.judgements()) == 1
        assert identity.keys(book)["name:ns"].id == "name:n-rs"
    run("actors", "different", "name:n-rs", "name:ns", "--note", "two people", "--record", cast)
    assert len(json.loads(run("actors", "--record", cast, "--format", "json").stdout)) == 2


def test_decisions_that_contradict_each_other_are_named(run, cast):
    from fake_reading import fake_reading
    from msgspec.structs import replace

    with open_record(cast, write=True) as book:
        reading = fake_reading(outlet="Three", origin="Three")
        stands = {"report": reading.report.id, "spans": (Span(0, 4),), "surface": reading.report.text[:4], "head": Span(0, 4)}
        book.add([replace(reading, actors=(identified(ActorMention(actor="name:m", name="Mia Lund", **stands, **WHO)),))])
    assert run("actors", "same", "name:n-rs", "name:ns", "--record", cast).stderr == ""
    assert run("actors", "same", "name:ns", "name:m", "--record", cast).stderr == ""
    done = run("actors", "different", "name:n-rs", "name:m", "--record", cast)
    assert (done.exit_code, done.stderr.count("same name:")) == (0, 1)
    assert "Without effect now" in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("same", "Ana Ruiz"), "A444"),
        (("alike", "a", "b"), "A444"),
        (("same", "Ana Ruiz", "Nobody"), "A442"),
        (("same", "Ana Ruiz", "Ana Ruiz"), "A441"),
    ],
)
def test_decisions_that_are_none(run, cast, words, code):
    done = run("actors", *words, "--record", cast)
    assert done.exit_code == 2
    assert code in done.stderr


@pytest.mark.parametrize(
    ("words", "reason"),
    [(("--country", "FRA"), "--country 'FRA'"), (("--name", "Weiss", "--kind", "person", "--sector", "MIL"), "--sector 'MIL'")],
)
def test_an_empty_list_says_why(run, cast, words, reason):
    assert reason in run("actors", "--record", cast, *words).stderr
