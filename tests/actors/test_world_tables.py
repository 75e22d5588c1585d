"""The tables of offices, bodies and outlets: dates, offices held by two, names of two, and states that lack somebody."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from according import knowledge, languages
from according.actors import world
from according.actors.names import key, parts, same
from according.actors.titles import SECTORS
from according.actors.words import plain

OFFICES = knowledge.table("offices.tsv")
STATES = {row["iso3"] for row in knowledge.table("states.tsv")}
BODIES = knowledge.table("organisations.tsv")
CODES = STATES | world.STATELESS
DAY = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
#: Held by several persons of some states at a time: spokespeople, leaders of oppositions, speakers of two chambers.
SHARED = {
    "defence_ministry_spokesperson",
    "foreign_ministry_spokesperson",
    "government_spokesperson",
    "opposition_leader",
    "speaker",
}
#: Offices that two persons held, or claimed, at the same time.
BOTH = {
    ("president", "CIV", "Laurent Gbagbo", "Alassane Ouattara"),
    ("president", "RUS", "Mikhail Gorbachev", "Boris Yeltsin"),
}
#: Persons whose names are spelt alike; both are found by the spelling that the table gives first.
HOMONYMS = {("Amina Mohamed", "Amina Mohammed")}
HEADS = {"chief_executive", "head_of_government", "head_of_state", "leader", "monarch", "pope", "president", "prime_minister"}
#: Names of the table that are no state of its own, or whose heads change every half year.
HEADLESS = {"ESH", "PRI", "SMR"}


def test_rows_are_well_formed() -> None:
    kinds = {row["office"] for row in knowledge.table("office_kinds.tsv")}
    names = {row["name"] for row in BODIES} | {row["name"] for row in knowledge.table("outlets.tsv")}
    for row in OFFICES:
        assert row["office"] in kinds, row
        assert row["country"] in STATES, row
        assert not row["of"] or row["of"] in names, row
        assert DAY.fullmatch(row["start"]), row
        assert DAY.fullmatch(row["end"]), row
        assert row["note"] in ("", "acting"), row
        assert row["source"], row
        assert not row["end"] or row["start"] <= row["end"] + "-99", row


def test_aliases_stand_once_and_name_one_person() -> None:
    seen: set[str] = set()
    owner: dict[str, str] = {}
    for row in OFFICES:
        assert not (row["aliases"] and row["name"] in seen), row
        seen.add(row["name"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            assert name == name.strip()
            assert owner.setdefault(name, row["name"]) == row["name"], name


def test_nobody_stands_there_in_two_spellings() -> None:
    found = defaultdict(set)
    for one in world.people().values():
        for name in one.names:
            if len(parts(name)) > 1:
                found[key(name)].add(one.name)
    alike = {pair for names in found.values() for pair in combinations(sorted(names), 2) if _spelt_alike(pair)}
    assert alike == HOMONYMS


def _spelt_alike(pair: tuple[str, str]) -> bool:
    a, b = (world.people()[name] for name in pair)
    return any(same(x, y) for x in a.names for y in b.names if min(len(parts(x)), len(parts(y))) > 1)


def test_everybody_is_found_by_name_and_has_a_key() -> None:
    people = world.people()
    assert [name for name in people if (found := world.person(name)) is None or found[0].name != name] == []
    assert len({one.actor for one in people.values()}) == len(people)


def overlaps() -> Iterator[tuple[str, str, str, str]]:
    """Two persons who hold a single office of a state or body on the same days, as far as the days are known."""
    held = defaultdict(list)
    for row in OFFICES:
        if row["office"] in world.single_offices() - SHARED:
            held[row["office"], row["of"] or row["country"]].append(row)
    for (office, of), rows in held.items():
        for a, b in combinations(sorted(rows, key=lambda row: row["start"]), 2):
            end = (a["end"] or "9999")[: len(b["start"])]
            if a["name"] != b["name"] and b["start"] and end > b["start"][: len(end)]:
                yield office, of, a["name"], b["name"]


def test_single_offices_have_one_holder() -> None:
    assert set(overlaps()) == BOTH


def test_every_state_has_had_a_head() -> None:
    have = {row["country"] for row in OFFICES if not row["of"] and row["office"] in HEADS}
    regional = {row["country"] for row in OFFICES if row["office"] == "regional_president"}
    assert STATES - have - regional == HEADLESS


@pytest.mark.parametrize(("office", "least"), [("foreign_minister", 170), ("defence_minister", 95), ("president", 140)])
def test_offices_that_reports_name_are_known_for_most_states(office: str, least: int) -> None:
    assert len({row["country"] for row in OFFICES if row["office"] == office and not row["of"]}) >= least


@pytest.mark.parametrize("table", ["organisations.tsv", "outlets.tsv", "agencies.tsv"])
def test_names_of_bodies_are_of_one(table: str) -> None:
    owner: dict[str, str] = {}
    for row in knowledge.table(table):
        assert not row["country"] or row["country"] in CODES, row
        assert row["source"], row
        assert row.get("sector", "") in SECTORS | {""}, row
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            assert owner.setdefault(plain(name), row["name"]) == row["name"], name


def test_kinds_of_offices_are_known_to_the_languages() -> None:
    kinds = knowledge.table("office_kinds.tsv")
    assert {row["single"] for row in kinds} <= {"yes", "no"}
    assert {row["sector"] for row in kinds} <= SECTORS
    offices = {language: set(languages.toml(language, "titles.toml")["offices"]) for language in ("en", "fr")}
    meant = knowledge.table("office_titles.tsv")
    assert offices["en"] == offices["fr"] <= {row["office"] for row in kinds} | {row["title"] for row in meant}


def test_titles_that_differ_by_state_mean_an_office_everywhere() -> None:
    rows = knowledge.table("office_titles.tsv")
    kinds = {row["office"] for row in knowledge.table("office_kinds.tsv")}
    assert {row["office"] for row in rows} <= kinds
    assert {row["title"] for row in rows} == {row["title"] for row in rows if not row["country"]}
    assert not {row["title"] for row in rows} & kinds
    assert {row["country"] for row in rows} <= STATES | {""}
    assert len({(row["title"], row["country"]) for row in rows}) == len(rows)
