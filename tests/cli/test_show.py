"""`show` and `forget`."""

import json

import pytest

from according.record import Filter, open_record


@pytest.fixture
def ids(record):
    """The ids of the rows of one report, by what they are."""
    with open_record(record) as book:
        (report,) = book.reports(Filter(outlet="phare"))
        wanted = Filter(report=report.id)
        return {
            "report": report.id,
            "statement": book.statements(Filter(report=report.id, kind="mixed"))[0].id,
            "figure": book.figures(Filter(report=report.id, category="killed"))[0].id,
            "mention": book.mentions(wanted)[0].id,
            "mark": book.marks(Filter(report=report.id, kind="dateline"))[0].id,
        }


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        (
            "statement",
            [
                'sentence      "We have found 12 survivors so far," Commander Ana Ruiz told reporters, adding that the harbour '
                'master had warned of [["about 30 missing" before dawn]].',
                "chain         outlet: Le Phare ← speaker: Ana Ruiz ← speaker: the harbour master",
                "rule          statements/fake",
                "cue           warned (warn)",
            ],
        ),
        (
            "figure",
            ["number        ≥ 14 (at_least)", "as of         2031-03-02 (rests on: expression)", "rule          figures/fake"],
        ),
        ("mention", ["stands for    2031-03-02", "rule          times/fake"]),
        ("mark", ["kind          dateline", "names         PORT ELSE"]),
        (
            "report",
            [
                "outlet        Le Phare",
                "published     2031-03-04",
                "date rests on prefix [[2031-03-04]] (dating/fake)",
                "found at      b.txt",
                "left out      names: this is a reading made by hand",
                "أكدت الهيئة أن العبارة كانت تحمل 60 راكبا.",
            ],
        ),
    ],
)
def test_what_is_shown(run, ids, kind, lines):
    shown = run("show", ids[kind]).stdout.splitlines()
    assert shown[0] == f"{kind:<14}{ids[kind]}"
    assert [line for line in lines if line not in shown] == []


def test_the_beginning_of_an_id_is_enough(run, ids):
    assert json.loads(run("show", ids["figure"][:12], "--format", "json").stdout)["id"] == ids["figure"]
    assert "A209" in run("show", "s").stderr
    assert "A208" in run("show", "s00000000").stderr


def test_the_page_of_a_report(run, ids, tmp_path):
    page = tmp_path / "page.html"
    assert run("show", ids["report"], "--html", page).exit_code == 0
    assert "Ferry sinks off Port Else" in page.read_text("utf-8")
    assert "b.txt" in page.read_text("utf-8")
    assert "A430" in run("show", ids["figure"], "--html", page).stderr
    assert "A431" in run("show", ids["report"], "--html", tmp_path / "no" / "page.html").stderr


def test_a_report_is_forgotten_with_its_rows(run, tmp_path):
    from fake_reading import fake_reading

    path = tmp_path / "a.record"
    with open_record(path, create=True) as book:
        book.add([fake_reading()])
    key = fake_reading().report.id
    assert run("forget", key, "--record", path).stdout == "Forgot 1 report.\n"
    with open_record(path) as book:
        assert [book.count(name) for name in ("reports", "statements", "figures")] == [0, 0, 0]
    again = run("forget", key, "--record", path)
    assert (again.exit_code, again.stderr[:16]) == (2, "according: A208 ")
