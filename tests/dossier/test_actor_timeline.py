"""Timelines and meetings of a record: who is meant, in what order, in which period."""

from __future__ import annotations

from pathlib import Path

import pytest
from dossier_samples import COUNTED, SAID, actor_of, reading

import according
from according.dossier.spans import days, within
from according.errors import UsageError

MET, LATER = "Ana Ruiz met Paul Weber.", "Ana Ruiz will meet Paul Weber."


@pytest.fixture
def record(tmp_path: Path):
    """Five reports on three people; one has no day."""
    with according.open_record(tmp_path / "a.record", create=True) as book:
        book.add(
            [
                reading("One", "2031-05-04", MET, SAID, when="2031-05-02", office="foreign minister"),
                reading("Two", "2031-05-03", MET, COUNTED, when="2031-05-02"),
                reading("Two", "2031-05-01", LATER, "Ana Ruiz accused Paul Weber.", when="2031-05"),
                reading("Three", "2031-06-01", "Ana Ruiz met Lea Brandt."),
                reading(None, None, "Ana Ruiz phoned Paul Weber.", SAID),
            ]
        )
        yield book


def test_days_in_order_and_the_unknown_at_the_end(record: according.Record) -> None:
    lines = record.timeline("Ana Ruiz")
    assert [(line.day, line.what, line.type) for line in lines] == [
        ("2031-05", "event", "AGREE"),
        ("2031-05", "event", "ACCUSE"),
        ("2031-05-02", "event", "CONSULT"),
        ("2031-05-03", "figure", "other_count"),
        ("2031-05-04", "statement", "tell"),
        ("2031-06-01", "event", "CONSULT"),
        (None, "event", "CONSULT"),
        (None, "statement", "tell"),
    ]
    assert [line.precision for line in lines][3:5] == ["report", "report"]
    assert [who.name for who in lines[4].whom] == ["Lea Brandt"]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"what": ["events"]}, 5),
        ({"what": ["statements", "figures"]}, 3),
        ({"part": "speaker"}, 2),
        ({"part": "recipient"}, 0),
        ({"since": "2031-05-03"}, 5),  # of the month it may be
        ({"until": "2031-05-02"}, 3),
        ({"since": "2031-06"}, 1),
        ({"since": "2030", "until": "2030"}, 0),
        ({"filter": according.Filter(outlet="two")}, 4),
        ({"filter": according.Filter(status="planned")}, 1),
        ({"filter": according.Filter(event="CONSULT"), "each": True}, 4),
    ],
)
def test_questions(record: according.Record, asked: dict[str, object], count: int) -> None:
    assert len(record.timeline("Ana Ruiz", **asked)) == count  # type: ignore[arg-type]


def test_somebody_to_whom_something_is_done_or_said(record: according.Record) -> None:
    assert [line.part for line in record.timeline("Lea Brandt")] == [("addressee",), ("actor",), ("addressee",)]
    assert [line.part for line in record.timeline("Paul Weber", filter=according.Filter(event="ACCUSE"))] == [("recipient",)]


def test_several_are_followed_together(record: according.Record) -> None:
    both = record.timeline("Lea Brandt", "Paul Weber")
    assert len(both) == len(record.timeline("Lea Brandt")) + len(record.timeline("Paul Weber"))


def test_meetings(record: according.Record) -> None:
    assert [(line.type, line.mode, line.reports) for line in record.meetings()] == [
        ("AGREE", None, 1),
        ("CONSULT", None, 2),
        ("CONSULT", None, 1),
        ("CONSULT", "phone", 1),
    ]
    assert [line.day for line in record.meetings(actor="Brandt")] == ["2031-06-01"]
    assert len(record.meetings(actor="Ana Ruiz", other="Paul Weber")) == 3
    assert record.meetings(actor="Paul Weber", other="Lea Brandt") == ()
    assert record.meetings(actor="Ana Ruiz", other=actor_of("Ana Ruiz")) == ()  # nobody meets himself
    assert len(record.meetings(since="2031-05-10")) == 2  # the plan for May, and the one in June


def test_who_is_meant(record: according.Record) -> None:
    with pytest.raises(UsageError, match=r"A442.*Did you mean Lea Brandt"):
        record.timeline("Bea Brandt Lea")
    with pytest.raises(UsageError, match="A421"):
        record.timeline("Ana Ruiz", part="hero")
    with pytest.raises(UsageError, match="A421"):
        record.timeline("Ana Ruiz", what=["meetings"])
    with pytest.raises(UsageError, match="A422"):
        record.timeline("Ana Ruiz", since="soon")
    assert [actor.id for actor in record.who_is_who("the foreign minister")] == [
        actor_of("Ana Ruiz"),
        actor_of("Paul Weber"),
        actor_of("Lea Brandt"),
    ]


def test_decisions_are_heeded(tmp_path: Path) -> None:
    from according import identity

    with according.open_record(tmp_path / "b.record", create=True) as book:
        book.add([reading("One", "2031-05-04", MET), reading("Two", "2031-05-05", "Ana Ruiz met Lea Brandt.")])
        paul, lea = actor_of("Paul Weber"), actor_of("Lea Brandt")
        assert len(book.timeline(paul)) == 1
        book.judge([identity.judgement(paul, lea, "yes")])
        assert len(book.timeline(paul)) == 2
        assert {who.name for line in book.timeline(lea) for who in line.who} == {"Ana Ruiz", "Lea Brandt"}


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    made = [
        reading("One", "2031-05-04", MET, when="2031-05-02"),
        reading("Two", "2031-05-03", MET, when="2031-05-02"),
        reading("Three", "2031-05-03", "Ana Ruiz visited Paul Weber.", when="2031-05-02"),
    ]
    lines = []
    for number, order in enumerate((made, made[::-1])):
        with according.open_record(tmp_path / f"{number}.record", create=True) as book:
            for one in order:
                book.add([one])
            lines.append(book.timeline("Ana Ruiz"))
    assert lines[0] == lines[1]


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2024-05-31", ("2024-05-31", "2024-05-31")),
        ("2024-05-31T10:00", ("2024-05-31", "2024-05-31")),
        ("2024-05-30/2024-06", ("2024-05-30", "2024-06-30")),
        ("2024-06-02/2024-05-30", ("2024-05-30", "2024-06-02")),
        ("2024-02-30", None),
        ("2024-W10", None),
        ("/", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_days(when: str | None, found: tuple[str, str] | None) -> None:
    assert days(when) == found


@pytest.mark.parametrize(
    ("when", "since", "until", "inside"),
    [
        ("2024-05", "2024-05-20", None, True),
        ("2024-05", None, "2024-05-01", True),
        ("2024-05", "2024-06", None, False),
        ("2023-10-07/2024-05-01", "2024", "2024", True),
        (None, "2024", None, False),
        (None, None, None, True),
    ],
)
def test_periods(when: str | None, since: str | None, until: str | None, inside: bool) -> None:
    assert within(when, since, until) is inside


def test_an_act_and_its_statement_share_a_line(tmp_path: Path) -> None:
    text = "Ana Ruiz called on Paul Weber to leave Oslo. Ana Ruiz said Paul Weber was late."
    found = according.read_text(text, language="en", outlet="One", date="2031-05-04")
    with according.open_record(tmp_path / "b.record", create=True) as book:
        book.add([found])
        lines = book.timeline("Ana Ruiz")
        every = book.timeline("Ana Ruiz", each=True)
        said = book.timeline("Ana Ruiz", what=["statements"])
    assert [(line.what, line.type) for line in lines] == [("event", "REQUEST"), ("statement", "say")]
    assert len(every) == len(lines) + 1
    assert len(said) == 2
