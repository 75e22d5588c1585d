"""A count through time, and the picture of it."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ElementTree
import zlib

import pytest

from according.figures import series
from according.model import Figure, Party, Report, Span, digest, identified
from according.web import plot, raster

SVG = "{http://www.w3.org/2000/svg}"
HARBOUR = Report(id="r1", text="…", text_hash=digest("…"), outlet="Harbour News", published="2031-05-08")


def figure(value: int | None, **fields: object) -> Figure:
    known: dict[str, object] = {"category": "killed", "cumulative": True, **fields}
    span = Span(value or 0, (value or 0) + 2)
    row = Figure(
        report="r1", spans=(span,), surface=f"{value}", rule="figures/test", number_span=span, number=f"{value}", value=value,
        sentence=Span(0, 9), **known,  # type: ignore[arg-type]
    )  # fmt: skip
    return identified(row)


def days(*rows: Figure, kind: series.Kind = "total") -> list[series.Day]:
    return series.days(series.counts(((row, HARBOUR) for row in rows), kind=kind))


def test_a_day_has_its_lowest_and_its_highest_count_with_their_sources() -> None:
    ministry = Party(surface="the health ministry")
    told = (figure(31, as_of="2031-05-07", as_of_basis="expression"), figure(28, as_of="2031-05-07", attributed_to=ministry))
    (day,) = days(*told)
    assert (day.day, day.lowest.low, day.highest.high) == ("2031-05-07", 28, 31)
    assert (day.lowest.source, day.highest.source) == ("the health ministry", "Harbour News")
    assert (day.lowest.dated, day.highest.dated) == (False, True)


def test_a_count_without_a_day_stands_on_that_of_its_report() -> None:
    (day,) = days(figure(28))
    assert (day.day, day.lowest.dated) == ("2031-05-08", False)


@pytest.mark.parametrize(
    "fields", [{"part_of": "f1"}, {"sum_of": ("f1", "f2")}, {"duplicate_of": "f1"}, {"vague": True}, {"cumulative": False}]
)
def test_what_is_no_count_of_its_own_is_left_out(fields: dict[str, object]) -> None:
    assert days(figure(28, **fields)) == []


def test_what_a_speaker_denies_is_not_counted() -> None:
    rows = [(figure(28, statement="s1"), HARBOUR), (figure(31, statement="s2"), HARBOUR), (figure(35), HARBOUR)]
    assert [count.low for count in series.counts(rows, denied=frozenset({"s1"}))] == [31, 35]


def test_incidents_are_a_series_of_their_own() -> None:
    assert [day.lowest.low for day in days(figure(3, cumulative=False), figure(900), kind="incident")] == [3]


def test_a_range_has_both_its_ends() -> None:
    (day,) = days(figure(None, low=20, high=30, bound="range"))
    assert (day.lowest.low, day.highest.high) == (20, 30)


SOME = (
    figure(28, as_of="2031-05-01", as_of_basis="expression"),
    figure(31, as_of="2031-05-02", bound="at_least"),
    figure(None, low=33, high=36, bound="range", as_of="2031-06-03"),
)


def test_the_picture_has_a_mark_for_every_count_hollow_where_the_day_is_the_reports() -> None:
    root = ElementTree.fromstring(plot.svg(plot.shapes(days(*SOME), title="killed & hurt")))
    notes = [(row.get("fill"), "".join(row.itertext())) for row in root.iter(f"{SVG}circle")]
    hollow = [fill == "#ffffff" for fill, note in notes if note.startswith("2031-")]
    assert hollow == [False, True, True]
    assert "killed & hurt" in {row.text for row in root.iter(f"{SVG}text")}


def test_a_picture_without_days_has_its_title_alone() -> None:
    assert len(plot.shapes([], title="killed")) == 1


def test_many_sources_share_the_last_line() -> None:
    rows = [figure(20 + k, attributed_to=Party(surface=f"source {k}"), as_of=f"2031-05-{k + 1:02}") for k in range(12)]
    words = {shape.words for shape in plot.shapes(days(*rows), title="") if isinstance(shape, plot.Text)}
    assert plot.OTHERS in words
    assert sum(word.startswith("source") for word in words) == plot.SHOWN


def test_the_png_can_be_read_and_is_not_empty() -> None:
    data = raster.png(plot.shapes(days(*SOME), title="Tués à Gaza…"))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert (width, height) == (raster.SCALE * plot.WIDTH, raster.SCALE * plot.HEIGHT)
    start = data.index(b"IDAT")
    (size,) = struct.unpack(">I", data[start - 4 : start])
    dots = zlib.decompress(data[start + 4 : start + 4 + size])
    assert len(dots) == height * (3 * width + 1)
    assert set(dots) - {0, 255}


def test_every_sign_has_its_letter() -> None:
    assert len(raster.LETTERS) == 5 * 95
