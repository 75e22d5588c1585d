"""`read`: what is written, skipped and named, and what survives Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from according.cli import progress, read
from according.record import open_record

pytestmark = pytest.mark.usefixtures("fake_reader")
ENGINES = str(Path(__file__).resolve().parent.parent / "engines")


def held(path):
    with open_record(path) as book:
        return sorted(report.text for report in book.iter_reports())


def test_a_folder_is_read_once(run, folder, tmp_path):
    book = tmp_path / "a.record"
    first = run("read", folder, "--record", book)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout == f"Read 5 reports.\nThe record {book} holds 5 reports.\n"
    (folder / "new.txt").write_text("One more.")
    assert run("read", folder, "--record", book).stdout.startswith("Read 1 report, skipped 5 that the record had.\n")
    assert run("read", folder, "--record", book, "--again").stdout.startswith("Read 6 reports.\n")
    assert len(held(book)) == 6


def test_the_same_report_twice_in_one_run(run, folder, tmp_path):
    (folder / "copy.txt").write_text((folder / "0.txt").read_text())
    book = tmp_path / "a.record"
    assert "Read 5 reports, skipped 1 " in run("read", folder, "--record", book).stdout
    with open_record(book) as record:
        places = {record.origins(report.id) for report in record.iter_reports()}
    assert ("0.txt", "copy.txt") in places


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run, folder, tmp_path):
    (folder / "2.txt").write_text("raise")
    (folder / "3.txt").write_bytes(b"")
    (folder / "rows.jsonl").write_text('{"text": "a row"}\n{not json\n{"text": "b row", "date": "soon"}\n')
    done = run("read", folder, tmp_path / "missing", "--record", tmp_path / "a.record")
    assert done.exit_code == 1
    named = done.stderr.splitlines()
    assert sorted(line.partition(": A")[0] for line in named) == ["not read"] * 4 + ["note"]
    assert [place for place in ("2.txt", "3.txt", "rows.jsonl:2", "missing") if f"{place}: " not in done.stderr] == []
    assert "Read 5 reports, 4 inputs could not be read." in done.stdout
    assert "a row" in held(tmp_path / "a.record")


def test_quiet_still_names_errors(run, folder, tmp_path):
    (folder / "2.txt").write_text("raise")
    done = run("read", folder, "--record", tmp_path / "a.record", "--quiet")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("not read: A190 2.txt")


def test_standard_input_and_mapped_columns(run, tmp_path):
    book = tmp_path / "a.record"
    done = run("read", "-", "--record", book, "--map", "text=body", input='{"body": "from a pipe"}\n')
    assert done.exit_code == 0, done.output
    assert held(book) == ["from a pipe"]
    assert run("read", "-", "--record", book, "--map", "text", input="").exit_code == 2
    assert "A41" in run("read", "-", "--record", book, "--map", "body=text", input="").stderr


def test_two_processes_write_the_same_record(run, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(f'{{"id": "{n}", "text": "report {n}"}}\n' for n in range(60)))
    for processes in (1, 2):
        assert run("read", rows, "--record", tmp_path / f"{processes}.record", "--processes", processes).exit_code == 0
    with open_record(tmp_path / "1.record") as one, open_record(tmp_path / "2.record") as two:
        for table in ("reports", "origins", "readings"):
            assert list(one.rows(table)) == list(two.rows(table))


def test_a_refused_row_costs_its_report_only(run, folder, tmp_path, monkeypatch):
    from fake_reading import fake_reading
    from msgspec.structs import replace

    from according.model import Reading

    good = fake_reading()
    bad = replace(good, statements=(replace(good.statements[0], surface="not what stands there"),))
    other = fake_reading(outlet="Le Phare", origin="other.txt")
    assert isinstance(bad, Reading)
    monkeypatch.setattr(read, "map_reports", lambda items, **_: (r for r in [*list(items)[:0], bad, other]))
    done = run("read", folder, "--record", tmp_path / "a.record")
    assert done.exit_code == 1
    assert "A192 harbour.txt: its rows were refused (A207" in done.stderr
    assert held(tmp_path / "a.record") == [other.report.text]


def test_a_record_that_cannot_be_opened(run, folder, tmp_path):
    (tmp_path / "other.record").write_text("something else")
    done = run("read", folder, "--record", tmp_path / "other.record")
    assert (done.exit_code, done.stderr[:16]) == (2, "according: A202 ")
    assert (tmp_path / "other.record").read_text() == "something else"


STOPPED = """
import sys
sys.path.insert(0, {engines!r})
import fake_work
from functools import partial
from according.cli import main, read
from according.engines.local import map_reports
read.map_reports = partial(map_reports, work=fake_work.count_letters)
if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize("processes", [1, 2])
def test_ctrl_c_keeps_what_was_read(tmp_path, processes):
    rows, book, script, sign = (tmp_path / name for name in ("rows.jsonl", "a.record", "script.py", "waiting"))
    rows.write_text("".join(f'{{"text": "{f"wait {sign}" if n == 30 else f"report {n}"}"}}\n' for n in range(60)))
    script.write_text(STOPPED.format(engines=ENGINES))
    words = [sys.executable, str(script), "read", str(rows), "--record", str(book), "--processes", str(processes)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, start_new_session=True, **pipes) as process:
        while not sign.exists():
            assert process.poll() is None
            time.sleep(0.05)
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        out, noise = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in noise
    assert out.startswith(f"Stopped. Read {len(held(book))} reports.\n")
    assert 0 < len(held(book)) <= 30


@pytest.mark.parametrize(
    ("done", "total", "rate", "words"),
    [
        (0, None, None, "read 0 reports"),
        (1, None, 0.5, "read 1 report, 0.5 a second"),
        (150, 1000, 15.0, "read 150 of 1,000 reports, 15.0 a second, about 57 s left"),
        (10, 10_000, 0.1, "read 10 of 10,000 reports, 0.1 a second, about 27 h 45 min left"),
        (10, 100, 1.0, "read 10 of 100 reports, 1.0 a second, about 1 min 30 s left"),
        (10, 100, 0.0, "read 10 of 100 reports, 0.0 a second"),
        (12, 10, 6.0, "read 12 reports, 6.0 a second"),
    ],
)
def test_progress_in_words(done, total, rate, words):
    assert progress.progress_words(done, total, rate) == words


def test_the_pace_leaves_out_the_start_and_forgets_the_past(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    pace = progress.Pace()
    rates = []
    for clock[0], done in ((0.0, 0), (20.0, 1), (21.0, 11), (30.0, 101), (80.0, 151), (90.0, 161)):
        rates.append(pace.rate(done))
    assert rates[:4] == [None, None, 10.0, 10.0]
    assert rates[-1] == 1.0


def test_how_many_reports_to_expect(folder):
    (folder / "rows.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n')
    (folder / "rows.csv").write_text('text,title\n"two\nlines",x\nb,y\n')
    (folder / "picture.png").write_bytes(b"\x89PNG")
    assert progress.expected([str(folder)]) == 9
    assert progress.expected([str(folder / "missing")]) in (0, 1)
    assert progress.expected(["-"]) is None


def test_plain_lines_come_now_and_then(capsys, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: clock[0])
    shown = progress.Progress(100)
    for clock[0], done in ((1.0, 10), (6.0, 60), (7.0, 70)):
        shown.update(done)
    assert capsys.readouterr().err == "read 60 of 100 reports, 10.0 a second, about 4 s left\n"


def test_a_terminal_gets_a_bar(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with progress.start([str(folder)], quiet=False) as shown:
        assert isinstance(shown, progress.Bar)
        shown.update(2)
        shown.say("not read: A103 \x1b[31m a\nb.txt")
    assert "\\x1b[31m a\\nb.txt" in capsys.readouterr().err


def test_a_report_found_at_a_second_place_is_noted_even_when_nothing_is_new(run, tmp_path):
    book = tmp_path / "a.record"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same text.")
        assert run("read", tmp_path / name, "--record", book).exit_code == 0
    with open_record(book) as record:
        (report,) = record.iter_reports()
        assert record.origins(report.id) == ("a.txt", "b.txt")


def test_a_broken_lexicon_ends_the_run_and_keeps_what_was_read(run, folder, tmp_path):
    (folder / "3.txt").write_text("lexicon")
    done = run("read", folder, "--record", tmp_path / "a.record")
    assert (done.exit_code, done.stderr[:16]) == (2, "according: A302 ")
    assert len(held(tmp_path / "a.record")) == 3


def test_trouble_with_the_record_ends_the_run_with_one_line(run, tmp_path, monkeypatch):
    from according.record import Record, refusals

    def full(self, _):
        raise refusals.full(self.path)

    monkeypatch.setattr(Record, "add", full)
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(f'{{"text": "report {n}"}}\n' for n in range(60)))
    done = run("read", rows, "--record", tmp_path / "a.record", "--processes", 2)
    assert done.exit_code == 2
    assert [line[:16] for line in done.stderr.splitlines()] == ["according: A206 "]
