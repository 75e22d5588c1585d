"""`figures --series` and `--plot`."""

import csv
import io
import json

import pytest

from according.model import Figure, Reading, Report, Span, digest, identified
from according.record import open_record


@pytest.fixture(scope="module")
def toll(tmp_path_factory):
    """A record with two running totals."""
    text = "The death toll reached 28. The death toll reached 31."
    path = tmp_path_factory.mktemp("toll") / "toll.record"

    def figure(number, *, day):
        start = text.index(number)
        span = Span(start, start + len(number))
        row = Figure(
            report="r0123456789abcdef", spans=(span,), surface=number, rule="figures/test", number_span=span, number=number,
            value=int(number), category="killed", cumulative=True, as_of=day, as_of_basis="expression", place="Karda",
            sentence=Span(0, len(text)),
        )  # fmt: skip
        return identified(row)

    rows = (figure("28", day="2031-05-01"), figure("31", day="2031-05-02"))
    report = Report(id="r0123456789abcdef", text=text, text_hash=digest(text), outlet="Harbour News", language="en")
    with open_record(path, create=True) as book:
        book.add([Reading(report=report, figures=rows)])
    return path


def test_a_row_for_every_day(run, toll):
    done = run("figures", "--place", "karda", "--series", "--record", toll, "--format", "json")
    assert done.exit_code == 0, done.output
    days = json.loads(done.stdout)
    assert [(day["day"], day["lowest"]["low"], day["highest"]["source"]) for day in days] == [
        ("2031-05-01", 28, "Harbour News"),
        ("2031-05-02", 31, "Harbour News"),
    ]


def test_csv_and_table(run, toll):
    rows = list(csv.DictReader(io.StringIO(run("figures", "--series", "--record", toll, "--format", "csv").stdout)))
    assert [row["highest"] for row in rows] == ["28", "31"]
    assert run("figures", "--series", "--record", toll).stdout.count("Harbour News") == 4


def test_nothing_in_a_series_is_said(run, toll):
    done = run("figures", "--series", "incident", "--record", toll)
    assert done.exit_code == 0
    assert "incident" in done.stderr


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<svg"), ("b.PNG", b"\x89PNG")])
def test_a_picture(run, toll, tmp_path, name, start):
    done = run("figures", "--plot", tmp_path / name, "--record", toll)
    assert done.exit_code == 0, done.output
    assert (tmp_path / name).read_bytes().startswith(start)
    assert name in done.stderr


def test_another_kind_of_picture_is_refused(run, toll, tmp_path):
    done = run("figures", "--plot", tmp_path / "a.jpg", "--record", toll)
    assert done.exit_code == 2
    assert "A433" in done.stderr
