"""Promises that hold for every row: its text is its spans' text, its id is stable, the same input gives the same record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according import pipeline
from according.engines.local import map_reports
from according.model import FURNITURE, Evidence, Reading, Received, identified, quote
from according.record import open_record
from according.reports import receive, segments

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "reports"

WHO = "The mayor|Lena Marsh|she|La ministre|un témoin|Officials|the group|وزارة الصحة|Mr O’Neil|ONU".split("|")
SAYS = ' said that | told reporters that |, | a déclaré que | warned of | denied | selon |: “| « | "'.split("|")
WHAT = [
    "at least 12 people were killed",
    "1,5 million de personnes ont fui",
    "9 220 morts",
    "between 40 and 60 houses burned",
    "the talks failed on Friday",
    "une dizaine de blessés depuis le 7 octobre",
    "it was over”",
    "rien n’a changé »",
    'no"',
    "١٢ قتيلا",
]
JOIN = [". ", ".", "\n", "\n\n", " ", ", he added. ", " – ", "\r\n", "\u2028", "\u00a0", "\u200f", "\U0001f600"]
EDGE = [
    "",
    " date 2024-03-11 Harbour Post - ",
    "68.8 F\nKarsa\nMonday, March 11, 2024\n\n",
    "SourceNorthern Wire\n\nLEAVE A REPLY\n",
    "\ufeff",
    "\t",
]

fragments = st.tuples(st.sampled_from(WHO), st.sampled_from(SAYS), st.sampled_from(WHAT), st.sampled_from(JOIN)).map("".join)
bodies = st.lists(fragments, min_size=1, max_size=6).map("".join)
written = st.tuples(st.sampled_from(EDGE), bodies, st.sampled_from(EDGE)).map("".join)
texts = st.one_of(written, st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120).filter(str.strip))


def rows_of(reading: Reading) -> Iterator[Evidence]:
    """Every row of a reading that quotes its report."""
    yield from reading.report.marks
    for part in (reading.mentions, reading.statements, reading.figures, reading.events):
        yield from part


def parts_of(row: Any) -> Iterator[tuple[Any, str]]:
    """The spans inside a row that have a surface of their own."""
    for field in ("cue", "speaker", "addressee", "attributed_to", "number"):
        value = getattr(row, field, None)
        if field == "cue" and value:
            yield row.cue_spans, value
        elif field == "number" and value:
            yield (row.number_span,), value
        elif value:
            yield value.spans, value.surface
    for link in getattr(row, "chain", ()):
        yield link.spans, link.surface


def check(reading: Reading) -> None:
    """Every promise that one reading can break."""
    text = reading.report.text
    for row in rows_of(reading):
        assert row.spans, row
        assert all(0 <= start < end <= len(text) for start, end in row.spans), row
        assert row.surface == quote(text, row.spans), row
        assert row.rule
        assert row.report == reading.report.id
        assert identified(row).id == row.id, row
        for spans, surface in parts_of(row):
            assert surface == quote(text, spans), (surface, row)
        chain = getattr(row, "chain", ())
        assert not chain or chain[0].role == "outlet", row
        assert [link.role for link in chain].count("speaker") <= 1, row
    ids = [row.id for row in rows_of(reading)]
    assert len(ids) == len(set(ids)), "two rows share an id"
    for row in (*reading.statements, *reading.figures):
        assert row.chain, row
    for sentence in reading.sentences:
        assert all(token.text == text[token.start : token.end] for token in sentence.tokens)


def check_segments(reading: Reading) -> None:
    """Every character outside furniture stands in one segment, and in one token of it where the segment has a word."""
    text, covered = reading.report.text, [0] * len(reading.report.text)
    for start, end in segments(reading.report):
        covered[start:end] = [count + 1 for count in covered[start:end]]
    furniture = {i for mark in reading.report.marks if mark.kind in FURNITURE for span in mark.spans for i in range(*span)}
    assert all(covered[i] == (0 if i in furniture else 1) for i in range(len(text)) if not text[i].isspace())
    if reading.sentences:
        parsed = {i for sentence in reading.sentences for token in sentence.tokens for i in range(token.start, token.end)}
        told = (range(*span) for span in segments(reading.report) if any(map(str.isalnum, text[span.start : span.end])))
        assert all(i in parsed for span in told for i in span if not text[i].isspace())


def test_every_row_of_the_samples_shows_its_evidence(readings: list[Reading]) -> None:
    for reading in readings:
        check(reading)
        check_segments(reading)
    assert all(sum(len(getattr(reading, part)) for reading in readings) > 20 for part in ("statements", "figures", "mentions"))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts, language=st.sampled_from([None, "en", "fr"]))
def test_every_row_of_generated_text_shows_its_evidence(text: str, language: str | None) -> None:
    reading = pipeline.read_report(Received(text=text, language=language))
    assert isinstance(reading, Reading)
    assert reading.report.text == text
    check(reading)
    check_segments(reading)
    assert pipeline.read_report(Received(text=text, language=language)) == reading


def test_a_report_reads_the_same_whatever_was_read_before(received: list[Received], readings: list[Reading]) -> None:
    again = [pipeline.read_report(item) for item in reversed(received)]
    assert list(reversed(again)) == readings


def dump(path: Path, items: list[Any], *, processes: int, batch: int) -> dict[str, list[Any]]:
    """All rows of a record made of some inputs."""
    with open_record(path, write=True, create=True) as record:
        found = [item for item in map_reports(iter(items), processes=processes) if isinstance(item, Reading)]
        for i in range(0, len(found), batch):
            record.add(found[i : i + batch])
        return {name: record.rows(name) for name in record.TABLES if name != "meta"}


@pytest.mark.parametrize(("processes", "order", "batch"), [(1, -1, 3), (2, 1, 50), (2, -1, 7)])
def test_order_and_processes_do_not_change_the_record(tmp_path: Path, processes: int, order: int, batch: int) -> None:
    items = list(receive([SAMPLES]))
    expected = dump(tmp_path / "a.record", items, processes=1, batch=50)
    assert expected["statements"]
    assert dump(tmp_path / "b.record", items[::order], processes=processes, batch=batch) == expected
