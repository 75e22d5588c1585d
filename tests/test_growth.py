"""Long reports: the work of a room grows as the report does, not as its square. Calls are counted, no clock is read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from according import actors, grammar, reports, statements
from according.actors.members import Member
from according.actors.memory import Memory
from according.events import repeats
from according.events.claims import Claims
from according.model import Event, Figure, Party, Received, Report, Sentence, Span, Statement

TIMES = 4  # how much longer the long report is
MOST = 7  # a room that looks at each pair of rows makes some 16 times the calls
PASSAGE = (
    'Ana Ruiz met Karim Holm in Norvik. "We will not close the harbour before May," Ana Ruiz said. The envoy thanked her.\n\n'
    '"The plan is not accepted, Karim Holm said. He added that the road was open.\n\n'
)


def calls(work: Callable[[], Any]) -> int:
    """How many functions some work calls, and how often its generators go on."""
    count = 0

    def seen(*_: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], Any], size: int) -> float:
    """How much more work a report is that is so many times longer."""
    work(1)  # loads what is loaded once
    return calls(lambda: work(TIMES * size)) / calls(lambda: work(size))


@cache
def parsed() -> tuple[Sentence, ...]:
    """The sentences of the passage."""
    report = report_of(PASSAGE)
    return grammar.load("en").parse(PASSAGE, language="en", segments=reports.segments(report))


@cache
def report_of(text: str) -> Report:
    """A report with no marks of repeats, so that its copies count as passages of their own."""
    return replace(reports.draft(Received(text=text, language="en")).report, marks=())


def moved(sentence: Sentence, by: int) -> Sentence:
    """A sentence further on in a text."""
    tokens = tuple(replace(token, start=token.start + by, end=token.end + by) for token in sentence.tokens)
    return Sentence(sentence.start + by, sentence.end + by, tokens)


def long(copies: int) -> tuple[Report, tuple[Sentence, ...]]:
    """The passage so many times."""
    text = PASSAGE * copies
    found = tuple(moved(sentence, k * len(PASSAGE)) for k in range(copies) for sentence in parsed())
    return report_of(text), found


@pytest.fixture(scope="module")
def reports_by_length() -> Callable[[int], tuple[Report, tuple[Sentence, ...]]]:
    """Reports that were made before, so that making them is not counted."""
    made = {copies: long(copies) for copies in (1, 30, 30 * TIMES)}
    return made.__getitem__


def test_statements(reports_by_length: Callable[[int], tuple[Report, tuple[Sentence, ...]]]) -> None:
    assert growth(lambda copies: statements.drafted(*reports_by_length(copies)), 30) < MOST


def test_actors_and_whom_statements_name(reports_by_length: Callable[[int], tuple[Report, tuple[Sentence, ...]]]) -> None:
    assert growth(lambda copies: statements.find(*reports_by_length(copies)), 30) < MOST
    assert growth(lambda copies: actors.find(*reports_by_length(copies)), 30) < MOST


def event(k: int, *, alike: bool) -> Event:
    """An attack; the parties and days are those of all others, or its own."""
    who = ("Norway", "Peru") if alike else (f"Village{k:05}", f"Harbour{k:05}")
    actor, recipient = (Party(spans=(Span(20 * k, 20 * k + 5),), surface=name, name=name) for name in who)
    return Event(
        report="r", spans=(Span(20 * k + 6, 20 * k + 9),), surface="hit", rule="events/verb", id=f"e{k}", type="ASSAULT",
        actors=(actor,), recipients=(recipient,), date=f"{1000 + k}-05-01", date_precision="day",
        sentence=Span(20 * k, 20 * k + 19),
    )  # fmt: skip


@pytest.mark.parametrize("alike", [True, False])
def test_identity_of_events(alike: bool) -> None:
    rows = [event(k, alike=alike) for k in range(100 * TIMES)]
    assert growth(lambda size: repeats.with_identity(rows[:size], {}), 100) < MOST
    assert len({row.event for row in repeats.with_identity(rows, {})}) == len(rows)  # no two are on one day


def test_events_that_are_told_again_are_one() -> None:
    rows = [replace(event(k, alike=True), date="2023-05-01") for k in range(100)]
    assert len({row.event for row in repeats.with_identity(rows, {})}) == 1


def figure(k: int) -> Figure:
    """A count in the sentence of an event."""
    span = Span(20 * k + 12, 20 * k + 14)
    return Figure(
        report="r", spans=(span,), surface="12", rule="figures/killed", id=f"f{k}", number_span=span, number="12", value=12,
        category="killed", sentence=Span(20 * k, 20 * k + 19),
    )  # fmt: skip


def test_figures_of_events() -> None:
    rows, counted = [event(k, alike=True) for k in range(100 * TIMES)], [figure(k) for k in range(100 * TIMES)]
    assert [row.figures for row in repeats.with_figures(rows, counted)] == [(f"f{k}",) for k in range(100 * TIMES)]


def named_one_by_one(names: list[str]) -> int:
    """How many people a report has that names them all, each by the full name and then by the surname."""
    memory = Memory({})
    for name in names:
        if not memory.persons(name):
            memory.member(Member(actor=name, name=name, type="person"))
        assert [one.name for one in memory.persons(name.split()[1])] == [name]
    return len(memory.members)


def test_reports_that_name_many_people() -> None:
    surnames = [f"{a}a{b}o{c}i".capitalize() for a, b, c in product("bdfklmnrst", repeat=3)]
    names = [f"{('Ana', 'Karim', 'Lina')[k % 3]} {surname}" for k, surname in enumerate(surnames[::2])]
    assert named_one_by_one(names) == len(names)  # what is known about names is kept
    assert growth(lambda size: named_one_by_one(names[:size]), 100) < MOST


def quoted(k: int, start: int, end: int) -> Statement:
    """What somebody is quoted with, behind its cue."""
    return Statement(
        report="r", spans=(Span(start, end),), surface="…", rule="statements/quote", id=f"s{k:05}", kind="direct", cue="said",
        cue_spans=(Span(start - 6, start - 2),), sentence=Span(start - 10, end),
    )  # fmt: skip


def test_a_quote_that_runs_through_a_report() -> None:
    def look(size: int) -> None:
        claims = Claims(
            report_of(PASSAGE), [quoted(0, 10, 100 * size), *(quoted(k, 100 * k + 30, 100 * k + 60) for k in range(1, size))]
        )
        for k in range(1, size):
            inside, between = Span(100 * k + 35, 100 * k + 40), Span(100 * k + 62, 100 * k + 65)
            found = (claims.around(inside), claims.around(between), claims.performed((Span(100 * k + 24, 100 * k + 28),)))
            assert [row.id for row in found if row] == [f"s{k:05}", "s00000", f"s{k:05}"]

    assert growth(look, 100) < MOST
