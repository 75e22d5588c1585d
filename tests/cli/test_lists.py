"""`reports`, `statements`, `figures`: filters, formats, and why nothing was found."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from fake_reading import fake_reading

from according.model import Omission
from according.record import open_record


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("reports", 3),
        ("reports --outlet phare", 1),
        ("reports --speaker minister", 3),
        ("reports --category money", 0),
        ("statements", 18),
        ("statements --outlet phare", 6),
        ("statements --speaker ruiz --outlet courier", 2),
        ("statements --stance distancing", 3),
        ("statements --kind mixed --limit 2", 2),
        ("statements --since 2031-03 --until 2031", 18),
        ("statements --until 2030", 0),
        ("statements --limit 0", 18),
        ("figures --category killed", 3),
        ("figures --place else", 3),
        ("figures --language fr", 0),
    ],
)
@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "table"])
def test_rows(run, words, count, form):
    done = run(*words.split(), "--format", form)
    assert done.exit_code == 0, done.output
    rows = {
        "json": lambda text: json.loads(text),
        "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
        "csv": lambda text: list(csv.DictReader(io.StringIO(text))),
        "table": lambda text: [line for line in text.splitlines()[1:] if line[:1] in "rsf" and line[1:17].isalnum()],
    }[form](done.stdout)
    assert len(rows) == count
    assert bool(done.stderr) == (count == 0)


def test_json_holds_the_whole_row_and_its_report(run, record):
    rows = json.loads(run("figures", "--category", "killed", "--outlet", "phare", "--format", "json").stdout)
    assert rows[0]["value"] == 14
    assert rows[0]["bound"] == "at_least"
    assert [link["role"] for link in rows[0]["chain"]] == ["outlet", "agency", "speaker"]
    assert (rows[0]["outlet"], rows[0]["published"], rows[0]["language"]) == ("Le Phare", "2031-03-04", "en")
    with open_record(record) as book:
        text = book.get(rows[0]["report"]).text
    ((start, end),) = rows[0]["spans"]
    assert text[start:end] == rows[0]["surface"]


def test_csv_is_rfc_4180_without_nan(run):
    text = run("figures", "--format", "csv").stdout_bytes.decode()
    lines = text.split("\r\n")
    assert lines[0].startswith("id,report,outlet,published,language,value,low,high,bound,category")
    assert lines[-1] == ""
    assert "nan" not in text.lower().split(",")
    assert "None" not in text
    whole = run("reports", "--format", "csv").stdout_bytes.decode()
    texts = [row["text"] for row in csv.DictReader(io.StringIO(whole, newline=""))]
    assert texts[0].count("\n") == 7  # quoted line ends are a part of the cell


def test_formulas_are_kept_unless_a_spreadsheet_asks(run):
    def outlets(*more):
        done = run("reports", "--format", "csv", *more)
        return {row["outlet"] for row in csv.DictReader(io.StringIO(done.stdout))}

    assert "=cmd()" in outlets()
    assert "'=cmd()" in outlets("--for-spreadsheet")
    assert "Le Phare" in outlets("--for-spreadsheet")


@pytest.mark.parametrize("words", ["reports", "statements", "statements --chain", "search ferry"])
@pytest.mark.parametrize("form", ["table", "json", "jsonl"])
def test_a_report_cannot_command_the_terminal(run, words, form):
    shown = run(*words.split(), "--outlet", "=cmd", "--format", form).stdout
    assert "sank" in shown or words == "reports"
    assert not {"\x1b", "\u202e", "\x9b"} & set(shown)


def test_chain_column(run):
    shown = run("statements", "--chain", "--speaker", "harbour master", "--outlet", "courier").stdout
    assert "outlet: The Harbour Courier ← speaker: Ana Ruiz ← speaker: the harbour master" in shown


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            "figures --outlet nobody",
            "No figure of the record passes --outlet 'nobody': there are =cmd() 5, Le Phare 5, The Harbour Courier 5.",
        ),
        (
            "statements --speaker nobody --kind direct",
            "No statement of the record passes --speaker 'nobody': there are Ana Ruiz 6, The minister 3, "
            "a report of the Transport Board 3, the coast guard 3, the harbour master 3.",
        ),
        (
            "statements --speaker nobody --stance endorsing",
            "No statement of the record passes --speaker 'nobody': there are Ana Ruiz 6, The minister 3, "
            "a report of the Transport Board 3, the coast guard 3, the harbour master 3.\n"
            "No statement of the record passes --stance 'endorsing': there are neutral 15, distancing 3.",
        ),
        ("figures --language fr", "No figure of the record passes --language 'fr': there are en 15."),
        (
            "reports --since 2032 --language en",
            "No report of the record passes --since '2032': all are of 2031-03-04.",
        ),
        ("figures --report rff", "No figure of the record passes --report 'rff': no report's id begins so."),
        (
            "figures --category killed --text survivors",
            "Each filter has its figures, but none passes all of them: --category 'killed' leaves 3, --text 'survivors' none "
            "of these. Without --category 'killed' there are 6. Without --text 'survivors' there are 3.",
        ),
        (
            "figures --outlet phare --category killed --of-whom children",
            "No figure of the record passes --of-whom 'children'.",
        ),
        (
            "statements --outlet phare --stance distancing --kind direct",
            "Each filter has its statements, but none passes all of them: --outlet 'phare' leaves 6, --stance 'distancing' "
            "leaves 1, --kind 'direct' none of these (there are indirect 1). Without --stance 'distancing' there is 1. "
            "Without --kind 'direct' there is 1.",
        ),
        ("search ferry --outlet nobody", "No hit for 'ferry' passes --outlet 'nobody'."),
        ("search zeppelin", "No report and no statement of the record has all of the words 'zeppelin'."),
    ],
)
def test_why_nothing_was_found(run, words, reason):
    done = run(*words.split())
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", reason + "\n")


@pytest.mark.parametrize("what", ["events", "places", "actors", "statements", "figures"])
def test_a_record_without_rows_of_a_kind_says_so(run, tmp_path, what):
    bare = fake_reading()
    path = tmp_path / "bare.record"
    with open_record(path, create=True) as book:
        book.add([type(bare)(report=bare.report)])
    older = " `according read --again` finds them in reports of an older version." if what == "actors" else ""
    assert run(what, "--record", path).stderr == f"The record holds reports, but no {what}.{older}\n"
    if what == "actors":
        for words in (["timeline", "Ana Ruiz"], ["meetings", "--with", "Ana Ruiz"]):
            assert run(*words, "--record", path).stderr == f"The record holds reports, but no {what}.{older}\n"
    left = (Omission(report=bare.report.id, room="grammar", reason="there is no grammar model for language xx"),)
    with open_record(path, create=True) as book:
        book.add([type(bare)(report=bare.report, omissions=left)])
    reason = "Of 1 report in en they were left out: there is no grammar model for language xx."
    assert run(what, "--record", path).stderr == f"The record holds reports, but no {what}. {reason}\n"


@pytest.mark.parametrize(
    "words",
    ["reports", "statements --speaker x", "figures", "search word", "events", "actors", "places", "timeline X", "meetings"],
)
def test_an_empty_record_says_so(run, tmp_path, words):
    open_record(tmp_path / "empty.record", create=True).close()
    done = run(*words.split(), "--record", tmp_path / "empty.record")
    assert done.stderr == "The record holds no reports: `according read` fills it.\n"


def test_long_tables_are_cut_and_say_so(run, monkeypatch):
    from according.cli import options, output

    monkeypatch.setattr(output, "ROWS_ON_SCREEN", 5)
    monkeypatch.setattr(options, "ROWS_ON_SCREEN", 5)
    done = run("statements")
    assert len(done.stdout.splitlines()) == 6
    assert done.stderr == "Only the first 5 are shown: --limit 0 shows all.\n"
    assert run("statements", "--limit", "5").stderr == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("statements --kind loud", "A421"),
        ("figures --category apples", "A421"),
        ("reports --since yesterday", "A422"),
        ("search ...", "A424"),
        ("reports --record no-such.record", "A201"),
    ],
)
def test_errors_are_one_line(run, words, code):
    done = run(*words.split())
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(f"according: {code} ")
    assert done.stderr.count("\n") == 1


def test_whoever_stops_reading_is_no_error(record):
    words = [
        sys.executable,
        "-c",
        "from according.cli import main; main()",
        "statements",
        "--record",
        str(record),
        "-f",
        "json",
    ]
    reader, writer = os.pipe()
    os.close(reader)  # nobody reads, as after `head`
    done = subprocess.run(words, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize("words", ["statements --kind REPORTED", "events --status Asserted", "actors --kind PERSON"])
def test_filters_ignore_case(run, words):
    assert run(*words.split(), "-f", "json").stdout == run(*words.lower().split(), "-f", "json").stdout


def test_search_marks_the_words(run):
    assert "[[ferry]]" in run("search", "FERRY", "--only", "statements", "--outlet", "phare").stdout
    hits = [json.loads(line) for line in run("search", "harbour", "mast*", "--format", "jsonl").stdout.splitlines()]
    assert {hit["kind"] for hit in hits} == {"reports", "statements"}
    assert {hit["outlet"] for hit in hits} == {"The Harbour Courier", "Le Phare", "=cmd()"}
