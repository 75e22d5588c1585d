"""Which rows a filter leaves, as a table of cases over three small reports."""

from __future__ import annotations

from typing import Any

import pytest
from record_samples import reading

from according.errors import RecordError, UsageError
from according.record import Filter, filters, open_record

REPORTS = {
    "a": reading(outlet="Le Courrier de Brévannes", day="2031-05-13"),
    "b": reading(outlet="L’Écho", day="2031-06-01", source="b"),
    "c": reading(outlet=None, day=None, language="en"),
}

#: filter, reports that are left, number of statements, number of figures
CASES: list[tuple[dict[str, Any], str, int, int]] = [
    ({}, "abc", 6, 6),
    ({"outlet": "courrier DE brevannes"}, "a", 2, 2),
    ({"outlet": "l'echo"}, "b", 2, 2),
    ({"language": "EN"}, "c", 2, 2),
    ({"since": "2031-05-13"}, "ab", 4, 4),
    ({"since": "2031-05-14"}, "b", 2, 2),
    ({"until": "2031-05"}, "a", 2, 2),
    ({"since": "2031", "until": "2031"}, "ab", 4, 4),
    ({"until": "2030"}, "", 0, 0),
    ({"speaker": "elodie MARCHAND"}, "abc", 3, 3),
    ({"speaker": "Fire"}, "abc", 3, 3),
    ({"speaker": "nobody"}, "", 0, 0),
    ({"category": "wounded"}, "abc", 3, 3),
    ({"category": "wounded", "outlet": "écho"}, "b", 1, 1),
    ({"of_whom": "civilians"}, "abc", 3, 3),
    ({"place": "brevannes"}, "abc", 0, 3),
    ({"text": "ORAGE avait"}, "abc", 3, 3),
    ({"text": "الطريق"}, "abc", 0, 0),
    ({"text": "100%_"}, "", 0, 0),
    ({"kind": "mixed"}, "abc", 3, 3),
    ({"cue_class": "claim"}, "abc", 3, 3),
    ({"stance": "distancing", "speaker": "marchand"}, "", 0, 0),
    ({"stance": "distancing", "language": "en"}, "c", 1, 1),
    ({"report": REPORTS["c"].report.id[:8]}, "c", 2, 2),
    ({"limit": 1}, "a", 1, 1),
    ({"speaker": "'; DROP TABLE reports; --"}, "", 0, 0),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with open_record(tmp_path_factory.mktemp("filters") / "a.record", create=True) as opened:
        opened.add(REPORTS.values())
        yield opened


@pytest.mark.parametrize(("asked", "left", "statements", "figures"), CASES)
def test_filter(record: Any, asked: dict[str, Any], left: str, statements: int, figures: int) -> None:
    wanted = Filter(**asked)
    names = {made.report.id: name for name, made in REPORTS.items()}
    assert "".join(names[report.id] for report in record.reports(wanted)) == left
    assert len(record.statements(wanted)) == statements
    assert len(record.figures(wanted)) == figures
    if wanted.limit is None:
        assert record.count("reports", wanted) == len(left)
        assert record.count("statements", wanted) == statements


@pytest.mark.parametrize(
    ("asked", "number"),
    [({}, 6), ({"kind": "time"}, 3), ({"place": "brevannes"}, 3), ({"text": "mar"}, 3), ({"language": "en"}, 2)],
)
def test_filter_of_mentions(record: Any, asked: dict[str, Any], number: int) -> None:
    assert len(record.mentions(Filter(**asked))) == number


def test_tables_without_filters(record: Any) -> None:
    assert record.count("origins") == record.count("origins", Filter()) == 3
    with pytest.raises(UsageError, match="A423"):
        record.count("origins", Filter(outlet="x"))
    with pytest.raises(UsageError, match="A421"):
        record.count("nothing")


@pytest.mark.parametrize(
    ("rows", "asked", "code"),
    [
        ("statements", {"kind": "loud"}, "A421"),
        ("statements", {"stance": "angry"}, "A421"),
        ("figures", {"of_whom": "cats"}, "A421"),
        ("figures", {"since": "last week"}, "A422"),
        ("figures", {"until": "13/05/2031"}, "A422"),
        ("figures", {"since": "2031-13"}, "A422"),
        ("figures", {"since": "2031-02-30"}, "A422"),
        ("figures", {"since": "0000"}, "A422"),
        ("mentions", {"category": "killed"}, "A423"),
        ("marks", {"speaker": "x"}, "A423"),
        ("reports", {"limit": 0}, "A426"),
    ],
)
def test_a_question_without_an_answer_is_refused_in_words(record: Any, rows: str, asked: dict[str, Any], code: str) -> None:
    with pytest.raises(UsageError) as found:
        getattr(record, rows)(Filter(**asked))
    assert found.value.code == code


@pytest.mark.parametrize(("rows", "field", "value"), [("statements", "kind", "mixed"), ("figures", "category", "wounded")])
def test_closed_lists_are_asked_whatever_the_case(record: Any, rows: str, field: str, value: str) -> None:
    found = [getattr(record, rows)(Filter(**{field: word})) for word in (value, value.upper(), value.title())]
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_bytes_that_are_no_text_are_found_nowhere(record: Any) -> None:
    assert record.reports(Filter(text="\udcff")) == []
    assert record.figures(Filter(report="r\udcff")) == []
    with pytest.raises(RecordError, match="A208"):
        record.get("r\udcff")


def test_the_closed_lists_are_those_of_the_figures() -> None:
    from according.figures.lexicon import POPULATIONS, categories

    assert set(filters.POPULATIONS) == POPULATIONS
    assert filters.categories() == tuple(categories())


def test_an_unknown_category_names_the_closed_list(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("according.record.filters.categories", lambda: ("killed", "wounded"))
    with pytest.raises(UsageError, match="killed, wounded"):
        record.figures(Filter(category="dead"))
    assert record.figures(Filter(category="killed")) == []
