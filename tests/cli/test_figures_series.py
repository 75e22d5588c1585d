"""`figures --series` and `--plot`."""

import csv
import io
import json

import pytest

from according.model import Figure, Party, Reading, Report, Span, Statement, digest, identified
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


@pytest.fixture(scope="module")
def denial(tmp_path_factory):
    """A record with a count that the one named as its speaker denies."""
    text = "Ana Ruiz denied that 28 had died."
    path = tmp_path_factory.mktemp("denial") / "denial.record"
    ana = Party(spans=(Span(0, 8),), surface="Ana Ruiz", name="Ana Ruiz")
    said = identified(
        Statement(
            report="r0123456789abcdef", spans=(Span(16, 32),), surface=text[16:32], rule="statements/test", kind="indirect",
            cue_spans=(Span(9, 15),), cue="denied", cue_class="deny", speaker=ana, sentence=Span(0, len(text)),
        )
    )  # fmt: skip
    count = identified(
        Figure(
            report="r0123456789abcdef", spans=(Span(21, 23),), surface="28", rule="figures/test", number_span=Span(21, 23),
            number="28", value=28, category="killed", cumulative=True, as_of="2031-05-01", statement=said.id,
            attributed_to=ana, sentence=Span(0, len(text)),
        )
    )  # fmt: skip
    report = Report(id="r0123456789abcdef", text=text, text_hash=digest(text), language="en")
    with open_record(path, create=True) as book:
        book.add([Reading(report=report, statements=(said,), figures=(count,))])
    return path


def test_a_denied_count_is_marked_and_in_no_series(run, denial):
    assert "Ana Ruiz (denies it)" in run("figures", "--record", denial).stdout
    (row,) = json.loads(run("figures", "--record", denial, "--format", "json").stdout)
    assert row["denied"] is True
    (cells,) = csv.DictReader(io.StringIO(run("figures", "--record", denial, "--format", "csv").stdout))
    assert cells["denied"] == "true"
    assert json.loads(run("figures", "--series", "--record", denial, "--format", "json").stdout) == []
