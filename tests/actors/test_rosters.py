"""The user's own people and bodies: read, checked, and found before ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from according.actors import rosters
from according.errors import UsageError

CSV = """name,aliases,kind,country,sector,office,of,start,end
Ana Ruiz,Anna Rouiz,person,ES,,chef de la diplomatie,,2031-02-01,
Harbour Front,HF,armed_group,ESP,reb,,,,
"""
ENTITIES = [
    {"id": "p", "schema": "Person", "properties": {"name": ["Ana Ruiz"], "alias": ["A. Ruiz"], "nationality": ["es"]}},
    {"id": "o", "schema": "Position", "properties": {"name": ["Minister of Defence"]}},
    {"id": "h", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["o"], "startDate": ["2031-02-01"]}},
    {"id": "c", "schema": "Company", "properties": {"name": ["Ruiz Shipping"], "country": ["es"]}},
    {"id": "v", "schema": "Vessel", "properties": {"name": ["Ruiz"]}},
]


@pytest.fixture
def write(tmp_path: Path):
    def written(text: str, name: str = "roster.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return written


def test_csv(write) -> None:
    person, body = rosters.load(write(CSV))
    assert (person["country"], person["office"], person["start"], person["end"]) == (
        "ESP",
        "foreign_minister",
        "2031-02-01",
        "",
    )
    assert (body["kind"], body["sector"], body["aliases"]) == ("armed_group", "REB", "HF")


@pytest.mark.parametrize("text", ["\n".join(map(json.dumps, ENTITIES)), json.dumps(ENTITIES)], ids=["lines", "array"])
def test_followthemoney(write, text: str) -> None:
    person, company = rosters.load(write(text, "roster.json"))
    assert (person["name"], person["aliases"], person["office"], person["start"]) == (
        "Ana Ruiz",
        "A. Ruiz",
        "defence_minister",
        "2031-02-01",
    )
    assert (company["kind"], company["sector"], company["country"]) == ("organisation", "BUS", "ESP")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name,country\n,ESP\n", "A446"),
        ("name,country\nAna,Spain\n", "A446"),
        ("name,sector\nAna,QQQ\n", "A446"),
        ("name,start\nAna,last year\n", "A446"),
        ("name,start,end\nAna,2021-05,2020\n", "A446"),
        ("name,country\nAna Lund,NOR\nAna Lund,PER\n", "A446"),
        ('name\n"Ana', "A445"),
        ("{ no json", "A445"),
    ],
)
def test_broken_rosters_are_named(write, text: str, code: str) -> None:
    with pytest.raises(UsageError, match=f"{code}.*roster.csv|roster.csv.*{code}"):
        rosters.load(write(text))


def test_a_year_ends_with_its_last_day_and_one_name_has_several_offices(write) -> None:
    text = "name,country,office,start,end\nAna Lund,NOR,mayor,2019-05,2019\nAna Lund,NO,minister,2020,\nAna Lund,,,,\n"
    assert len(rosters.load(write(text))) == 3


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="A445"):
        rosters.load(tmp_path / "none.csv")


def test_rows_of_a_roster_go_before_ours(write) -> None:
    """In a process of its own: the tables are read once."""
    path = write(CSV)
    code = (
        "from according.actors import phrase\nfrom according import knowledge\nfrom according.actors import world\n"
        "print(phrase('the Spanish foreign minister', date='2031-03-01').name, phrase('HF fighters').country)\n"
        "print(world.holder('foreign_minister', 'ESP', '2031-03-01').name)\n"  # who a speaker is by office
        "print(knowledge.version())"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, **more}, capture_output=True, text=True, check=True
        ).stdout.split()
        for more in ({"ACCORDING_ROSTER": str(path)}, {"ACCORDING_ROSTER": ""})
    ]
    assert answers[0][:3] == ["Ana", "Ruiz", "ESP"]
    assert answers[0][3:5] == ["Ana", "Ruiz"]
    assert answers[0][:3] != answers[1][:3]
    assert answers[0][-1] != answers[1][-1]


def test_speakers_are_those_of_the_roster(write) -> None:
    """Who speaks is asked of the same tables: a body by its short name, an office by its holder."""
    code = (
        "from according import pipeline\nfrom according.model import Received\n"
        "text = 'HF said that it was late. The Spanish foreign minister said that it was early.'\n"
        "found = pipeline.read_report(Received(text=text, language='en', date='2031-03-01'))\n"
        "print([(row.speaker.name, row.speaker.actor) for row in found.statements])"
    )
    env = {**os.environ, "ACCORDING_ROSTER": str(write(CSV))}
    answer = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True).stdout
    assert answer.strip() == "[('Harbour Front', 'body:harbour-front'), ('Ana Ruiz', 'person:ana-ruiz')]"
