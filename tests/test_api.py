"""What Python programs use."""

from __future__ import annotations

from pathlib import Path

import pytest

import according
from according.errors import AccordingError

TEXT = "The ferry sails again, the harbour master said on Monday."
SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "reports"


def test_read_says_what_was_read_skipped_and_failed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text("At least 12 people died, the mayor said.", "utf-8")
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "rows.jsonl").write_text('{"id": 1, "text": "Nobody came.", "date": "soon"}\n{bad\n', "utf-8")
    first = according.read(tmp_path / "in", record=tmp_path / "x.record")
    assert (first.read, first.skipped) == (2, 0)
    assert sorted(error.code for error in first.failed) == ["A103", "A110"]
    assert [note.code for note in first.noted] == ["A120"]
    again = according.read(tmp_path / "in", record=tmp_path / "x.record")
    assert (again.read, again.skipped) == (0, 2)
    anew = according.read(tmp_path / "in", record=tmp_path / "x.record", again=True)
    assert (anew.read, anew.skipped) == (2, 0)


def test_mapping_names_the_columns(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("body,when,source\nRain fell on Karsa all night.,2024-03-11,Harbour Post\n", "utf-8")
    mapping = {"text": "body", "date": "when", "outlet": "source"}
    according.read(tmp_path / "posts.csv", record=tmp_path / "x.record", mapping=mapping)
    with according.open_record(tmp_path / "x.record") as record:
        (report,) = record.reports()
    assert (report.outlet, report.published, report.basis) == ("Harbour Post", "2024-03-11", "given")


def test_rows_are_typed_and_carry_their_chain(tmp_path: Path) -> None:
    according.read(SAMPLES / "01_harbour_post.txt", record=tmp_path / "x.record")
    with according.open_record(tmp_path / "x.record") as record:
        figure = record.figures(according.Filter(category="killed"))[0]
        assert isinstance(figure, according.Figure)
        assert (figure.value, figure.bound, [link.role for link in figure.chain]) == (12, "at_least", ["outlet", "speaker"])
        assert record.get(figure.id) == figure
        table = record.table("figures")
        assert "category" in table.column_names
        assert table.num_rows == record.count("figures")


def test_read_text_gives_the_rows_of_one_text() -> None:
    reading = according.read_text("Trois personnes sont mortes, selon la mairie.", date="2024-03-11")
    assert reading.report.language == "fr"
    assert [(figure.value, figure.category) for figure in reading.figures] == [(3, "killed")]


def test_read_text_refuses_an_empty_text() -> None:
    with pytest.raises(according.InputError, match="A112"):
        according.read_text(" \n ")


def test_a_misspelt_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="reed"):
        according.reed  # noqa: B018


@pytest.mark.parametrize(
    ("text", "date", "code"),
    [("a\0b", None, "A105"), ("a \ud800", None, "A105"), (TEXT, "soon", "A422"), (TEXT, "2031-02-30", "A422")],
)
def test_read_text_refuses_what_is_no_text_and_what_is_no_day(text: str, date: str | None, code: str) -> None:
    with pytest.raises(AccordingError) as found:
        according.read_text(text, date=date)
    assert found.value.code == code


def test_the_date_of_a_text_is_its_day() -> None:
    assert according.read_text(TEXT, language="en", date="2031-05-12T23:10:00Z").report.published == "2031-05-12"


def test_the_smallest_batch_is_one_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert according.read(tmp_path / "a.txt", record=tmp_path / "a.record", batch=0).read == 1
