"""Who is who in a record of some thousand reports takes seconds: the time grows with the record, not with its square."""

from __future__ import annotations

import time

from according.identity.learn import Facts, learn

GIVEN = ("Ana", "Bruno", "Carla", "Dario", "Elsa", "Fadi", "Gerda", "Hans", "Ines", "Jon")
SURNAMES = tuple(
    a + b for a in ("Ber", "Kas", "Mor", "Vel", "Tan", "Ros", "Hal", "Dor", "Fen", "Gar") for b in ("gen", "ic", "man")
)


def rows(count: int) -> list[Facts]:
    """What so many reports say: each names two people, and two that only it knows."""
    made = []
    for number in range(count):
        report = f"r{number}"
        rest = ("GOV", None, None, report, f"Outlet {number % 9}", f"2031-{number % 12 + 1:02d}-01", 2)
        for shift in (0, 7):
            place = (number * 31 + shift * 101) % (len(GIVEN) * len(SURNAMES))
            name = f"{GIVEN[place % len(GIVEN)]} {SURNAMES[place // len(GIVEN)]}"
            made.append(Facts(f"name:{name.lower()}", name, "person", None, *rest))
        made += [Facts(f"{report}:{word}", None, "group", None, *rest) for word in ("official", "soldier")]
    return made


def test_thousands_of_reports_take_seconds() -> None:
    few, many = rows(500), rows(4000)
    learn(few)
    start = time.process_time()
    found = learn(many)
    assert time.process_time() - start < 6
    assert {actor.kind for actor in found} == {"person"}
