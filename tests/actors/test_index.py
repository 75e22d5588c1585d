"""The index of names loses nobody whom asking every member would find."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from according.actors.index import Index
from according.actors.members import Member, is_body, is_person
from according.actors.memory import Memory

LINES = [Path(__file__).with_name(name).read_text("utf-8").splitlines() for name in ("name_pairs.tsv", "name_pairs_unseen.tsv")]
ROWS = [line.split("\t") for lines in LINES for line in lines if line and not line.startswith("#")]
NAMES = sorted({name for row in ROWS for name in row[:2]})
WORDS = sorted({word for name in NAMES for word in name.split()})

#: Names of words that real names are made of, with initials, ranks and numbers, and any text at all.
letter = st.sampled_from("ABEJMRSابمД")
word = st.one_of(st.sampled_from(WORDS), letter, st.sampled_from(["Jr.", "II", "Sr", "al-", "bin", "Abu", "UN", "3", "17."]))
name = st.one_of(st.lists(word, min_size=1, max_size=4).map(" ".join), st.sampled_from(NAMES), st.text(max_size=12))


def member(called: str, kind: str, key: str = "one") -> Member:
    """Somebody of a name."""
    return Member(actor=key, name=called, type=kind)


def kept(*members: Member) -> Index:
    """An index of members."""
    index = Index()
    for one in members:
        index.add(one)
    return index


@given(name, name)
@example("A B", "A. B.")
@example("B", "Ana B. Ruiz")
@example("Ana B. Ruiz", "B")
@example("Ana R.", "Ana Ruiz")
@example("Ana Ruiz", "Ana R.")
@example("Samira Khoury", "Khoury Samira")
@example("Samira Khoury", "Samira Khoury Lund")
@example("Samira Khoury Lund", "Samira Khoury")
@example("Abu Bakr", "Abubakr")
@example("Ana Ruiz Haddad", "A. R. Haddad")
@example("U.N.", "United Nations")
@example("Carl Lund III", "Carl Lund")
def test_whoever_fits_is_found(asked: str, called: str) -> None:
    person, body = member(called, "person"), member(called, "organisation")
    assert list(kept(person).persons(asked)) == [person] * is_person(asked, person)
    assert list(kept(body).bodies(asked)) == [body] * is_body(asked, body)


def test_the_names_of_the_tables_find_whom_a_plain_scan_finds() -> None:
    members = [member(called, "person", str(k)) for k, called in enumerate(NAMES[::8])]
    index = kept(*members)
    lost = [
        (asked, one.name)
        for asked, one in product(NAMES[::9], members)
        if is_person(asked, one) and one not in list(index.persons(asked))
    ]
    assert lost == []


def test_initials_alone_are_nobody() -> None:
    assert list(kept(member("A. R. Holm", "person")).persons("Ana Ruiz")) == []
    assert not is_person("Ana Ruiz", member("A. R. Holm", "person"))
    assert not is_person("Ali Amin", member("A. Holm Lund", "person"))
    assert is_person("Ana R.", member("Ana Ruiz", "person"))


@pytest.mark.parametrize("asked", ["Ruiz", "Ana Ruiz"])
def test_who_was_renamed_is_found_by_both_names(asked: str) -> None:
    memory = Memory({})
    one = memory.member(member("Ruiz", "person"))
    memory.rename(one, "Ana Ruiz")
    assert memory.persons(asked) == [one]
    assert memory.persons("Holm") == []
