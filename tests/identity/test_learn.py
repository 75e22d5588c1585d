"""Who is who across reports: spellings, offices of the time, judgements; and the order of reports says nothing."""

from __future__ import annotations

import random

import pytest

from according.actors.phrase import spelling_key
from according.errors import UsageError
from according.identity.learn import Facts, learn
from according.identity.verdicts import judgement, key_of, two_keys
from according.model import Actor

BELGIUM = {"country": "BEL", "sector": "GOV", "type": "person"}


def facts(actor: str, name: str | None, **more: object) -> Facts:
    row = {
        "type": "person",
        "country": None,
        "sector": None,
        "office": None,
        "spelt": name,
        "report": "r1",
        "outlet": "A",
        "day": "2024-03-01",
    }
    return Facts(actor=actor, name=name, mentions=1, **(row | more))  # type: ignore[arg-type]


ROWS = [
    facts("name:n-rs", "Ana Ruiz", report="r1", country="ESP", office="minister"),
    facts("name:n-rs-lps", "Ana Ruiz López", report="r2", country="ESP", day="2024-03-02", outlet="B"),
    facts("name:n-rs-2", "Ana Rouiss", report="r3", country="TUN"),
    facts("r4:ruiz", "Ruiz", report="r4", country="ESP", office="minister"),
    facts("r5:ruiz", "Ruiz", report="r5"),
    facts("name:fd-kr", "Fadi Khoury", report="r6", country="LBN", office="foreign minister", day="2031-05-01"),
    facts("r7:lbn-minister", None, report="r7", country="LBN", office="foreign minister", day="2031-05-20"),
    facts("body:hamas", "Hamas", report="r1", type="armed_group", country="PSE", sector="REB"),
]


def by_key(found: tuple[Actor, ...]) -> dict[str, Actor]:
    return {key: actor for actor in found for key in actor.keys}


def test_spellings_and_offices_meet_and_states_keep_apart() -> None:
    found = by_key(learn(ROWS))
    assert found["name:n-rs"] is found["name:n-rs-lps"]
    assert found["name:n-rs"] is found["r4:ruiz"]
    assert found["name:n-rs"] is not found["name:n-rs-2"]
    assert found["r5:ruiz"] is not found["name:n-rs"]
    assert found["r7:lbn-minister"] is found["name:fd-kr"]


def test_every_merge_says_why() -> None:
    actor = by_key(learn(ROWS))["name:n-rs"]
    assert len(actor.reasons) == len(actor.keys) - 1
    assert any("a shorter form of the name" in reason for reason in actor.reasons)
    assert any("the surname and the office of minister" in reason for reason in actor.reasons)


def test_offices_come_with_days_and_outlets() -> None:
    actor = by_key(
        learn([*ROWS, facts("name:n-rs", "Ana Ruiz", office="minister", report="r9", day="2024-05-09", outlet="C")])
    )["name:n-rs"]
    office = next(office for office in actor.offices if office.title == "minister")
    assert (office.start, office.end, office.source) == ("2024-03-01", "2024-05-09", "A, C")
    assert (actor.first, actor.last, actor.reports, actor.outlets) == ("2024-03-01", "2024-05-09", 4, ("A", "B", "C"))


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reports_says_nothing(seed: int) -> None:
    shuffled = random.Random(seed).sample(ROWS, len(ROWS))
    assert learn(shuffled) == learn(ROWS)


def test_judgements_join_and_keep_apart() -> None:
    apart = by_key(learn(ROWS, [judgement("name:n-rs", "name:n-rs-lps", "no")]))
    assert apart["name:n-rs"] is not apart["name:n-rs-lps"]
    joined = by_key(learn(ROWS, [judgement("name:n-rs-2", "name:n-rs", "yes", note="she moved")]))
    assert joined["name:n-rs"] is joined["name:n-rs-2"]
    assert any("you said so" in reason for reason in joined["name:n-rs"].reasons)


def test_a_later_judgement_takes_the_place_of_an_earlier_one() -> None:
    assert judgement("a", "b", "yes").id == judgement("b", "a", "no").id


def test_what_was_made_one_is_parted_by_its_keys() -> None:
    a, b = "name:n-rs-2", "name:n-rs"
    found = learn(ROWS, [judgement(a, b, "yes")])
    assert two_keys(a, b, found) == (a, b)
    name = by_key(found)[a].names[0].text
    with pytest.raises(UsageError, match=f"A441.*keys.*{a}"):
        two_keys(name, name, found)


def test_actors_are_found_by_name_or_key() -> None:
    found = learn(ROWS)
    assert key_of("body:hamas", found) == "body:hamas"
    assert key_of("hamas", found) == "body:hamas"
    with pytest.raises(UsageError, match="A442"):
        key_of("Nobody Atall", found)
    with pytest.raises(UsageError, match="A441"):
        judgement("a", "a", "yes")


def one(rows: list[Facts], a: str, b: str) -> bool:
    """Whether two keys are one actor."""
    found = by_key(learn(rows))
    return found[a] is found[b]


def test_a_shorter_name_that_fits_two_longer_ones_is_neither() -> None:
    rows = [facts("name:a", "Ali Fadavi"), facts("name:b", "Ali Reza Fadavi"), facts("name:c", "Ali Akbar Fadavi")]
    assert one(rows[:2], "name:a", "name:b")
    assert not any(one(rows, x, y) for x, y in (("name:a", "name:b"), ("name:a", "name:c"), ("name:b", "name:c")))


def test_a_shorter_name_with_a_surname_of_many_needs_a_state() -> None:
    rows = [facts("name:a", "Mike Johnson", country="USA"), facts("name:b", "Michael Simon Johnson")]
    assert not one(rows, "name:a", "name:b")
    assert one([rows[0], facts("name:b", "Michael Simon Johnson", country="USA")], "name:a", "name:b")


def test_two_persons_of_the_tables_never_meet() -> None:
    rows = [
        facts("person:ana-ruiz", "Ana Ruiz"),
        facts("person:ana-ruiz-sol", "Ana Maria Ruiz"),
        facts("name:n", "Ana M. Ruiz"),
    ]
    assert not one(rows, "person:ana-ruiz", "person:ana-ruiz-sol")


def test_a_chain_of_names_does_not_join_two_states() -> None:
    rows = [
        facts("name:a", "Omar Saleh", country="EGY"),
        facts("name:b", "Omar Saleh Amin"),
        facts("name:c", "Omar Amin", country="MAR"),
    ]
    assert not one(rows, "name:a", "name:c")


OFFICE = {"country": "NOR", "office": "foreign minister"}


@pytest.mark.parametrize(
    ("day", "who"),
    [("2031-01-20", "name:a"), ("2031-03-20", None), ("2031-05-20", "name:b"), ("2035-01-01", None)],
)
def test_an_office_is_whose_the_reports_before_and_after_say(day: str, who: str | None) -> None:
    rows = [
        facts("name:a", "Ana Ruiz", day="2031-01-10", **OFFICE),
        facts("name:a", "Ana Ruiz", day="2031-02-10", report="r2", **OFFICE),
        facts("name:b", "Eva Holm", day="2031-05-10", report="r3", **OFFICE),
        facts("r4:nor-minister", None, day=day, report="r4", **OFFICE),
    ]
    found = by_key(learn(rows))
    assert found.get("r4:nor-minister") is (found[who] if who else None)


def test_a_leader_may_be_anybodys() -> None:
    leader = {"country": "PSE", "office": "leader", "day": "2031-01-10"}
    rows = [facts("name:a", "Ana Ruiz", **leader), facts("r2:pse-chief", None, report="r2", **leader)]
    assert "r2:pse-chief" not in by_key(learn(rows))


def test_initials_meet_the_only_body_of_that_name() -> None:
    body = {"type": "organisation"}
    rows = [
        facts("name:nwo", "NWFO", **body),
        facts("name:north", "North Water and Forest Office", report="r2", **body),
        facts("name:new", "New World Film Orchestra", report="r3", **body),
    ]
    assert one(rows[:2], "name:nwo", "name:north")
    assert not one(rows, "name:nwo", "name:north")


def test_a_list_that_was_taken_for_a_name_is_none() -> None:
    rows = [facts("body:hamas", "Hamas", spelt="1. A headline\n2. Another headline about them", type="armed_group")]
    assert [name.text for name in learn(rows)[0].names] == ["Hamas"]


def test_a_judgement_holds_along_a_chain() -> None:
    rows = [facts("name:a", "Ana Ruiz"), facts("name:b", "Ana Ruiz López"), facts("name:c", "Ana Ruíz")]
    found = by_key(learn(rows, [judgement("name:b", "name:c", "no")]))
    assert found["name:b"] is not found["name:c"]


def test_names_that_share_their_consonants_alone_are_two_people() -> None:
    """Reports that spell one name differently are joined with the reason; other vowels make another person."""
    names = ("Hassan Alimi", "Hussein Alimi", "Hossein Alimi", "Ana Ruiz", "Anna Ruis")
    rows = [facts(spelling_key(name), name, report=f"r{k}") for k, name in enumerate(names)]
    assert one(rows, "name:hussein-alimi", "name:hossein-alimi")
    assert not one(rows, "name:hassan-alimi", "name:hussein-alimi")
    joined = by_key(learn(rows))["name:ana-ruiz"]
    assert joined.keys == ("name:ana-ruiz", "name:anna-ruis")
    assert "spellings of one name" in joined.reasons[0]
    assert two_keys("Ana Ruiz", "Anna Ruis", learn(rows)) == joined.keys
    apart = by_key(learn(rows, [judgement(*joined.keys, "no")]))
    assert apart[joined.keys[0]] is not apart[joined.keys[1]]
