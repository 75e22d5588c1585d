"""`timeline`, `meetings` and `check` on the command line."""

from __future__ import annotations

import csv
import json

import pytest
from dossier_samples import COUNTED, SAID, actor_of, reading

from according.record import open_record

MET, LATER, CALLED = "Ana Ruiz met Paul Weber.", "Ana Ruiz will meet Paul Weber.", "Ana Ruiz phoned Paul Weber."
ANA, PAUL = actor_of("Ana Ruiz"), actor_of("Paul Weber")


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """A record with six reports; one is in a language without a grammar, one has neither day nor outlet."""
    path = tmp_path_factory.mktemp("people") / "people.record"
    with open_record(path, create=True) as book:
        book.add(
            [
                reading("=One", "2031-05-04", MET, SAID, when="2031-05-02", office="foreign minister", place="Port\x1b Else"),
                reading("Two", "2031-05-03", MET, COUNTED, when="2031-05-02"),
                reading("Two", "2031-05-01", LATER),
                reading("Three", "2031-06-01", "Ana Ruiz met Lea Brandt.", status="denied"),
                reading(None, None, CALLED),
                reading(
                    "Four", "2031-06-02", language="ar", omissions=("grammar", "events"), more="أكدت الهيئة أن العبارة وصلت"
                ),
            ]
        )
    return path


def rows(done, form):
    if form == "csv":
        return list(csv.DictReader(done.stdout.splitlines()))
    return json.loads(done.stdout) if form == "json" else [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_a_timeline(run, people, form):
    done = run("timeline", "Anna Rouiz", "--record", people, "--format", form)
    assert (done.exit_code, done.stderr) == (0, "")
    found = rows(done, form)
    assert [row["what"] for row in found] == ["event", "event", "figure", "statement", "event", "event"]
    assert [row["day"] or None for row in found][1:] == ["2031-05-02", "2031-05-03", "2031-05-04", "2031-06-01", None]
    met = found[1]
    assert int(met["reports"]) == 2
    ids = met["ids"].split() if form == "csv" else [told["id"] for told in met["told"]]
    with open_record(people) as book:
        assert {book.get(key).type for key in ids} == {"CONSULT"}


def test_a_timeline_for_eyes(run, people):
    done = run("timeline", "Ana Ruiz", "--record", people)
    assert "2031-05-02" in done.stdout
    assert "(2031-05-03)" in done.stdout  # the report's own day
    assert done.stdout.splitlines()[-1].split()[1] == "?"
    assert done.stderr == "Of 1 line no day is known: they stand at the end.\n"
    each = run("timeline", ANA, "--each", "--record", people)
    assert len(each.stdout.splitlines()) == len(done.stdout.splitlines()) + 1


def test_meetings_by_outlet_and_plans(run, people):
    found = rows(run("meetings", "--record", people, "--format", "csv"), "csv")
    assert [(row["how"], row["planned"], row["reports"], row["outlets"]) for row in found] == [
        ("meeting", "true", "1", "Two"),
        ("meeting", "false", "2", "Two; =One"),
        ("meeting", "false", "1", "Three"),
        ("call", "false", "1", ""),
    ]
    assert rows(run("meetings", "--actor", "Brandt", "--with", ANA, "--record", people, "-f", "json"), "json")[0]["status"] == [
        "denied"
    ]
    shown = run("meetings", "--record", people, "--for-spreadsheet", "-f", "csv").stdout
    assert "planned" in run("meetings", "--record", people).stdout
    assert "\x1b" not in run("meetings", "--record", people).stdout
    assert "Two; =One" in shown


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            "timeline Ruiz --status negated",
            "No line on Ana Ruiz passes --status 'negated': there are asserted 2, denied 1, planned 1.",
        ),
        (
            "timeline Ruiz --as recipient",
            "No line on Ana Ruiz passes --as 'recipient': there are actor 4, source 1, speaker 1.",
        ),
        (
            "timeline Ruiz --until 2030",
            "1 line of unknown day is in no period: left out.\n"
            "No line on Ana Ruiz passes --until '2030': the days are 2031-05-01 to 2031-06-01; of 1 no day is known.",
        ),
        (
            "timeline Weber --what events --outlet three",
            "No line on Paul Weber passes --outlet 'three': there are Two 2, =One 1.",
        ),
        (
            "timeline Ruiz --what figures --status asserted",
            "Each filter has its lines on Ana Ruiz, but none passes all of them: --status 'asserted' leaves 2, --what "
            "'figures' none of these (there are events 4, figures 1, statements 1). Without --status 'asserted' there is 1. "
            "Without --what 'figures' there are 2.",
        ),
        ("meetings --mode visit", "No meeting of the record passes --mode 'visit': there are phone 1."),
        (
            "meetings --actor Weber --with Brandt",
            "Each filter has its meetings, but none passes all of them: --actor 'Weber' leaves 3, --with 'Brandt' none of "
            "these (there are Ana Ruiz 4, Paul Weber 3, Lea Brandt 1). Without --actor 'Weber' there is 1. Without --with "
            "'Brandt' there are 3.",
        ),
        (
            "events --language ar",
            "No event of the record passes --language 'ar': there are en 5. "
            "Of 1 report in ar they were left out: there is no grammar for ar.",
        ),
    ],
)
def test_why_there_are_none(run, people, words, reason):
    done = run(*words.split(), "--record", people)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.strip() == reason


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("timeline", "Nobody Atall"), "A442"),
        (("timeline", "foreign minister"), "A443"),
        (("timeline", ""), "A442"),
        (("meetings", "--actor", "Ana Ruiz", "--with", "Xyz"), "A442"),
        (("timeline", "Ana Ruiz", "--since", "soon"), "A422"),
        (("timeline", "Ana Ruiz", "--event", "PARTY"), "A421"),
        (("timeline", "Ana Ruiz", "--plot", "a.gif"), "A433"),
    ],
)
def test_errors(run, people, words, code):
    done = run(*words, "--record", people)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"according: {code} " in done.stderr


@pytest.mark.parametrize("ending", ["html", "svg"])
def test_pictures(run, people, tmp_path, ending):
    for command in (("timeline", "Ana Ruiz"), ("meetings", "--actor", "Ana Ruiz")):
        picture = tmp_path / f"{command[0]}.{ending}"
        done = run(*command, "--plot", picture, "--record", people)
        assert f"Wrote {picture}." in done.stderr
        assert "Ana Ruiz" in picture.read_text("utf-8")


def test_somebody_who_only_is_named(run, tmp_path):
    with open_record(tmp_path / "a.record", create=True) as book:
        one = reading("One", "2031-05-04", MET)
        book.add([type(one)(report=one.report, actors=one.actors)])
    done = run("timeline", "Ana Ruiz", "--record", tmp_path / "a.record")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("Ana Ruiz is named in reports, but does, says and counts nothing there")
    done = run("meetings", "--record", tmp_path / "a.record")
    assert done.stderr == "The record holds reports, but no meeting, visit or call.\n"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_check(run, people, form):
    done = run("check", people, "--format", form)
    assert done.exit_code == 1  # something was left out
    found = rows(done, form)
    parts = dict.fromkeys(row["part"] for row in found)
    assert list(parts) == ["reports", "rows", "left out", "dates", "outlets", "nothing found", "evidence", "versions"]
    left = [row for row in found if row["part"] == "left out"]
    assert [(row["what"], row["language"], int(row["reports"])) for row in left] == [("events", "ar", 1), ("grammar", "ar", 1)]
    silent = {row["what"]: row["why"] for row in found if row["part"] == "nothing found"}
    assert silent["no statement, figure or event"] == "there is no grammar for ar"
    assert silent["no statement"] == "no reporting verb or quotation was found in it"


def test_check_for_eyes(run, people, tmp_path):
    done = run("check", "--record", people)
    assert (done.exit_code, done.stderr) == (1, "")
    first = done.stdout.splitlines()
    assert first[0].split()[:3] == ["language", "reports", "statements"]
    assert {line.split()[0] for line in first[1:3]} == {"en", "ar"}
    assert "there is no grammar for ar" in done.stdout
    open_record(tmp_path / "empty.record", create=True).close()
    empty = run("check", tmp_path / "empty.record")
    assert (empty.exit_code, empty.stderr) == (0, "The record holds no reports: `according read` fills it.\n")
    assert run("check", tmp_path / "none.record").exit_code == 2


@pytest.mark.parametrize(("width", "terminal", "blocks"), [(60, True, True), (60, False, False), (200, True, False)])
def test_narrow_terminals_get_blocks_and_pipes_whole_tables(run, people, monkeypatch, width, terminal, blocks):
    import io

    from rich.console import Console

    from according.cli import output

    screen = io.StringIO()
    made = Console(file=screen, width=width, force_terminal=terminal, color_system=None, highlight=False)
    monkeypatch.setattr(output, "console", lambda: made)
    run("timeline", "Ana Ruiz", "--record", people)
    lines = screen.getvalue().splitlines()
    assert (lines[0].split()[0] == "id") is not blocks
    assert any(line.split() == ["when", "2031-05-02"] for line in lines) is blocks
    assert "=One" in screen.getvalue()
    if terminal:
        assert max(map(len, lines)) <= width
