"""What goes into a record comes out of it, row for row, in whatever order it was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import TEXT, reading, readings

from according.errors import RecordError
from according.model import Judgement, Reading, Span, identified
from according.record import Filter, Record, open_record, schema


def without_origin(found: Reading) -> Reading:
    return msgspec.structs.replace(found, origin=None)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with open_record(tmp_path_factory.mktemp("rows") / "a.record", create=True) as opened:
        yield opened


def dump(record: Record) -> dict[str, list[str]]:
    return {name: record.rows(name) for name in schema.TABLES}


@given(readings())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_row_comes_out_as_it_went_in(record: Record, made: Reading) -> None:
    record.add([made])
    found = record.reading(made.report.id)
    assert found == made
    assert msgspec.json.encode(found.figures) == msgspec.json.encode(made.figures)  # 3 is not 3.0
    for row in (*made.report.marks, *made.mentions, *made.statements, *made.figures, *made.events):
        assert record.get(row.id) == row


@given(st.lists(readings(), min_size=2, max_size=4, unique_by=lambda made: made.report.id), st.randoms())
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_two_records_of_the_same_readings_are_equal_row_for_row(
    tmp_path_factory: pytest.TempPathFactory, made: list[Reading], random: Any
) -> None:
    folder = tmp_path_factory.mktemp("order")
    shuffled = random.sample(made, len(made))
    with open_record(folder / "a", create=True) as one, open_record(folder / "b", create=True) as two:
        one.add(made)
        for each in shuffled:
            two.add([each])
        assert dump(one) == dump(two)


def test_rows_come_by_day_report_and_span(record: Record) -> None:
    dated = [reading(day=day, source="order") for day in ("2030-01-02", None, "2030-01-01", "2030-01-02")]
    record.add(dated)
    mine = [found for found in record.reports() if found.source_id == "order"]
    assert [found.published for found in mine] == ["2030-01-01", "2030-01-02", None]
    assert record.statements() == list(record.iter_statements())
    starts = [row.spans[0].start for row in record.statements(Filter(report=mine[0].id))]
    assert starts == sorted(starts)


def test_a_report_that_comes_again_is_replaced_and_its_places_add_up(tmp_path: Path) -> None:
    old = reading(origin="a.txt")
    new = msgspec.structs.replace(reading(origin="b.txt"), figures=old.figures[:1], versions={"according": "0.2.0"})
    with open_record(tmp_path / "a", create=True) as record:
        record.add([old])
        record.add([new])
        assert record.reading(old.report.id) == without_origin(new)
        assert record.origins(old.report.id) == ("a.txt", "b.txt")
        assert record.versions(old.report.id) == {"according": "0.2.0"}
        assert record.count("figures") == 1
        assert record.count("reports") == 1
        record.add([old, new])  # twice in one call: the last one counts
        assert record.count("figures") == 1
        record.found_at([(old.report.id, "c.txt"), (old.report.id, "a.txt")])
        assert record.origins(old.report.id) == ("a.txt", "b.txt", "c.txt")


def test_one_text_from_two_outlets_is_two_reports(tmp_path: Path) -> None:
    one, two = reading(outlet="Le Courrier"), reading(outlet="L'Écho")
    assert one.report.text_hash == two.report.text_hash
    with open_record(tmp_path / "a", create=True) as record:
        record.add([one, two])
        assert record.count("reports") == 2
        assert record.count("statements") == 4
        assert record.known([one.report.id, two.report.id, "r0"]) == {one.report.id, two.report.id}


def test_a_forgotten_report_leaves_no_row(tmp_path: Path) -> None:
    one, two = reading(day="2030-01-01"), reading(day="2030-01-02")
    with open_record(tmp_path / "a", create=True) as record:
        record.add([one])
        before = dump(record)
        record.add([two])
        assert record.forget(two.report.id[:9]) == two.report
        assert dump(record) == before
        for wanted in (two.report.id, one.statements[0].id, "x"):
            with pytest.raises(RecordError, match="A208"):
                record.forget(wanted)
        record.add([two])
        with pytest.raises(RecordError, match="A209"):
            record.forget("r")


def test_judgements_outlive_their_reports(tmp_path: Path) -> None:
    made, verdict = reading(), Judgement(id="j1", kind="same_actor", a="x", b="y", verdict="no")
    with open_record(tmp_path / "a", create=True) as record:
        record.add([made])
        record.judge([verdict])
        record.forget(made.report.id)
        assert record.judgements() == [verdict]
        changed = msgspec.structs.replace(verdict, verdict="yes")
        record.judge([changed])
        assert record.judgements() == [changed]


def test_a_row_shows_its_sentence(tmp_path: Path) -> None:
    made = reading()
    with open_record(tmp_path / "a", create=True) as record:
        record.add([made])
        for row in (*made.figures, *made.statements, *made.mentions, *made.report.marks):
            around = record.excerpt(row)
            assert TEXT[around.start :].startswith(around.text)
            assert [around.text[s.start : s.end] for s in around.spans] == [TEXT[s.start : s.end] for s in row.spans]
        assert record.excerpt(made.figures[1]).text == "The fire brigade said that 3 people were missing."
        assert record.report_of(made.figures[0]) == made.report
        assert record.omissions() == list(made.omissions) == record.omissions(made.report.id)


# --- what is refused --------------------------------------------------------------------------------------------------


def _with(kind: str, place: int, /, **changes: Any) -> Reading:
    """The sample with one row changed, its id made right."""
    made = reading()
    rows = list(getattr(made, kind))
    rows[place] = identified(msgspec.structs.replace(rows[place], **changes))
    return msgspec.structs.replace(made, **{kind: tuple(rows)})


def _report(**changes: Any) -> Reading:
    made = reading()
    return msgspec.structs.replace(made, report=msgspec.structs.replace(made.report, **changes))


_made = reading()
_speaker = _made.statements[0].speaker
_other = msgspec.structs.replace(_made.mentions[0], id="m0000")
REFUSED = {
    "surface": (lambda: _with("figures", 0, surface="au moins 15"), "is not the text of its spans"),
    "cue": (lambda: _with("statements", 0, cue="said"), "cue"),
    "number": (lambda: _with("figures", 0, number="15"), "number"),
    "speaker": (
        lambda: _with("statements", 0, speaker=msgspec.structs.replace(_speaker, surface="Le maire")),
        "party",
    ),
    "party": (lambda: _with("statements", 0, speaker=msgspec.structs.replace(_speaker, spans=(), surface="")), "implicit"),
    "chain": (
        lambda: _with("figures", 0, chain=(msgspec.structs.replace(_made.figures[0].chain[0], surface="X"),)),
        "chain",
    ),
    "none": (lambda: _with("mentions", 0, spans=(), surface=""), "no spans"),
    "empty": (lambda: _with("mentions", 0, spans=(Span(3, 3),), surface=""), "empty or outside"),
    "outside": (lambda: _with("mentions", 0, spans=(Span(0, 9999),), surface=TEXT), "empty or outside"),
    "negative": (lambda: _with("mentions", 0, spans=(Span(-3, 2),), surface=""), "empty or outside"),
    "unsorted": (lambda: _with("statements", 0, quoted_spans=(Span(9, 12), Span(2, 4))), "not in order"),
    "sentence": (lambda: _with("figures", 0, sentence=Span(5, 5)), "sentence"),
    "rule": (lambda: _with("figures", 0, rule=""), "no rule"),
    "id": (lambda: msgspec.structs.replace(_made, mentions=(_other,)), "its id should be"),
    "twice": (lambda: msgspec.structs.replace(_made, mentions=_made.mentions * 2), "same id"),
    "report": (lambda: _with("mentions", 0, report="r0"), "among the rows of"),
    "statement": (lambda: _with("figures", 0, statement="s0"), "statement names"),
    "parent": (lambda: _with("statements", 0, parent="s0"), "parent names"),
    "itself": (lambda: _with("statements", 0, parent=_made.statements[0].id), "parent names"),
    "part_of": (lambda: _with("figures", 0, part_of=_made.statements[0].id), "part_of names"),
    "duplicate_of": (lambda: _with("figures", 0, duplicate_of="f0"), "duplicate_of names"),
    "kind": (lambda: _with("mentions", 0, kind="colour"), "colour"),
    "nan": (lambda: _with("figures", 0, value=float("nan")), "cannot be kept"),
    "huge": (lambda: _with("figures", 0, value=10**400), "too large"),
    "day": (lambda: _report(published="2031-5-13"), "published is not a day"),
    "date_spans": (lambda: _report(date_spans=(Span(0, 9999),)), "date_spans"),
    "surrogate": (lambda: _report(title="\ud800"), "surrogates"),
    "omission": (
        lambda: msgspec.structs.replace(_made, omissions=(msgspec.structs.replace(_made.omissions[0], report="r0"),)),
        "",
    ),
}


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with open_record(tmp_path_factory.mktemp("strict") / "a.record", create=True) as opened:
        opened.add([reading(day="2030-01-01")])
        yield opened, dump(opened)


@pytest.mark.parametrize("case", REFUSED)
def test_a_row_without_its_evidence_is_refused_and_nothing_is_written(strict: Any, case: str) -> None:
    (record, before), (make, said) = strict, REFUSED[case]
    with pytest.raises(RecordError) as refusal:
        record.add([reading(day="2030-01-02"), make()])
    assert refusal.value.code == "A207"
    assert said in str(refusal.value)
    assert refusal.value.where
    assert record.known([reading(day="2030-01-02").report.id]) == set()
    assert record.count("figures") == len(before["figures"])


def test_refusals_leave_the_record_as_it_was(strict: Any) -> None:
    record, before = strict
    assert dump(record) == before
    record.add([reading(day="2030-01-03")])  # and it still takes what is right
    record.forget(reading(day="2030-01-03").report.id)
    assert dump(record) == before
