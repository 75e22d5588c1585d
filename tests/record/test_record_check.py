"""What `check` finds in a record, and which values it has."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from record_samples import reading, readings

from according.model import Finding, Mark, Omission, Reading, Report, Span, identified
from according.record import Filter, Record, open_record
from according.record.filters import OWN


def bare(text: str, **fields: object) -> object:
    """A reading without rows."""
    one = reading(source=text)
    report = replace(one.report, id="r" + text[:3].encode().hex(), text=text, marks=(), date_spans=(), **fields)
    marks = fields.get("marks", ())
    return replace(
        one,
        report=replace(report, marks=marks),
        mentions=(),
        places=(),
        statements=(),
        figures=(),
        omissions=tuple(fields.get("omissions", ())),
    )


def findings(path: Path, *readings: object) -> dict[str, list[Finding]]:
    with open_record(path / "a.record", create=True) as record:
        record.add(readings)  # type: ignore[arg-type]
        return by_part(record)


def by_part(record: Record) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in record.check():
        found.setdefault(finding.part, []).append(finding)
    return found


def test_an_empty_record(tmp_path: Path) -> None:
    found = findings(tmp_path)
    assert [finding.reports for finding in found["reports"]] == [0]
    assert not any(finding.problem for part in found.values() for finding in part)


def test_rows_by_language(tmp_path: Path) -> None:
    found = findings(tmp_path, reading(), reading(outlet="Second"), reading(language="en", source="x"))
    counts = {(f.what, f.language): (f.reports, f.rows) for f in found["rows"]}
    assert counts["statements", "fr"] == (2, 4)
    assert counts["figures", "en"] == (1, 2)
    assert counts["events", "fr"] == (0, 0)
    assert [(f.language, f.reports, f.why) for f in found["reports"][1:]] == [("fr", 2, "1 different text"), ("en", 1, None)]
    assert [(f.what, f.reports, f.why, f.problem) for f in found["left out"]] == [
        ("grammar", 2, "no model for one paragraph", True),
        ("grammar", 1, "no model for one paragraph", True),
    ]
    assert [(f.what, f.language, f.reports, f.why) for f in found["nothing found"]] == [
        ("no event", "fr", 2, "no model for one paragraph"),
        ("no event", "en", 1, "no model for one paragraph"),
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("  \n", "the text is empty"),
        ("Rain again.", "fewer than 5 words"),
        ("Rain fell on the harbour and the ferries all night long.", "read to its end"),
    ],
)
def test_why_nothing_was_found(tmp_path: Path, text: str, why: str) -> None:
    (finding,) = findings(tmp_path, bare(text))["nothing found"]
    assert (finding.reports, len(finding.examples), finding.problem) == (1, 1, False)
    assert str(finding.why).startswith(why)


def test_furniture_and_omissions_are_told_first(tmp_path: Path) -> None:
    text = "Subscribe to our newsletter and read all about the harbour."
    one = bare(text)
    report: Report = one.report  # type: ignore[attr-defined]
    span = (Span(0, len(text)),)
    mark = identified(Mark(report=report.id, spans=span, surface=text, rule="test/hand", kind="page_furniture"))
    furnished = replace(one, report=replace(report, marks=(mark,)))  # type: ignore[type-var]
    other = bare("أكدت الهيئة أن العبارة وصلت إلى الميناء")
    unread = replace(
        other,  # type: ignore[type-var]
        report=replace(other.report, language="ar"),  # type: ignore[attr-defined]
        omissions=(Omission(report=other.report.id, room="grammar", reason="there is no grammar model for language ar"),),  # type: ignore[attr-defined]
    )
    found = findings(tmp_path, furnished, unread)
    assert {(f.language, f.why) for f in found["nothing found"]} == {
        ("fr", "the text is page furniture"),
        ("ar", "there is no grammar model for language ar"),
    }
    assert [(f.what, f.language, f.problem) for f in found["left out"]] == [("grammar", "ar", True)]


def test_reports_without_day_or_outlet(tmp_path: Path) -> None:
    undated = replace(reading(day=None), omissions=())
    bound = replace(reading(day=None, source="b"), omissions=())
    bound = replace(bound, report=replace(bound.report, not_after="2031-05-20"))
    found = findings(tmp_path, undated, bound, replace(reading(outlet=None), omissions=()))
    assert {(f.reports, str(f.why).partition(":")[0]) for f in found["dates"]} == {
        (1, "nothing tells its day"),
        (1, "only the latest day is known"),
    }
    assert [(f.what, f.reports) for f in found["outlets"]] == [("without an outlet", 1)]


def test_rows_that_do_not_hold(tmp_path: Path) -> None:
    path = tmp_path / "a.record"
    with open_record(path, create=True) as record:
        record.add([reading()])
    with duckdb.connect(str(path)) as raw:  # what no writer of ours would do
        raw.execute("UPDATE mentions SET surface = 'mercredi' WHERE surface = 'mardi'")
        raw.execute("DELETE FROM statements WHERE cue = 'said'")
    with open_record(path) as record:
        broken = by_part(record)["evidence"]
    assert [(f.what, f.rows, f.problem) for f in broken] == [("mentions", 1, True), ("figures", 1, True)]
    assert all(len(f.examples) == 1 for f in broken)


def test_versions_say_what_is_installed_now(tmp_path: Path) -> None:
    found = findings(tmp_path, reading())
    told = {f.what: f.why for f in found["versions"]}
    assert told["schema 3"] is None
    assert "is installed" in str(told["according 0.1.0"]) or told["according 0.1.0"] is None
    old = replace(reading(source="old"), versions={"according": "0.0.1", "grammar": "fr-0.0.1"})
    (tmp_path / "b").mkdir()
    told = {f.what: f.why for f in findings(tmp_path / "b", old)["versions"]}
    assert "is installed: `according read --again`" in str(told["according 0.0.1"])
    assert told["grammar fr-0.0.1"] is None


@pytest.mark.parametrize(
    ("kind", "field", "found"),
    [
        ("statements", "cue_class", [("claim", 1), ("say", 1)]),
        ("statements", "outlet", [("Le Courrier de Brévannes", 2)]),
        ("statements", "category", [("missing", 1), ("wounded", 1)]),
        ("figures", "stance", [("distancing", 1), ("neutral", 1)]),
        ("figures", "since", [("2031-05-13", 2), ("2031-05-13", 2)]),
        ("reports", "text", []),
        ("events", "status", []),
    ],
)
def test_values(tmp_path: Path, kind: str, field: str, found: list[tuple[str, int]]) -> None:
    with open_record(tmp_path / "a.record", create=True) as record:
        record.add([reading()])
        assert record.values(kind, field) == found
        assert record.values("figures", "category", Filter(text="missing")) == [("missing", 1)]


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(readings(), max_size=3, unique_by=lambda one: one.report.id))
def test_whatever_a_writer_accepts_holds(tmp_path_factory: pytest.TempPathFactory, made: list[Reading]) -> None:
    path = tmp_path_factory.mktemp("any") / "a.record"
    with open_record(path, create=True) as record:
        record.add(made)
        found = list(record.check())
        assert not any("not the text" in str(f.why) for f in found)
        assert sum(f.reports or 0 for f in found if f.part == "reports" and f.language is None) == len(made)
        for kind, fields in OWN.items():
            for field in fields:
                record.values(kind, field)
