"""Order, bounds and accidents of the local engine."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake_work
import pytest

from according.engines import local
from according.engines.local import AHEAD, PARCEL_REPORTS, map_reports
from according.errors import InputError, LanguageError
from according.model import Reading, Received


def reports(count, **troubles):
    """Numbered reports, some of which ask for trouble: t3='raise' makes the fourth raise."""
    texts = [troubles.get(f"t{i}", "x" * (i % 7 + 1)) for i in range(count)]
    return [Received(text=text, source_id=str(i), origin=f"file-{i}.txt") for i, text in enumerate(texts)]


def short(result):
    return str(result) if isinstance(result, InputError) else result


def run(items, processes, work=fake_work.count_letters):
    return [short(result) for result in map_reports(items, processes=processes, work=work)]


def test_any_number_of_processes_gives_the_same_in_the_same_order():
    items = reports(60, t5="refuse", t11="raise", t30="recurse")
    items.insert(20, InputError("A103", "holds no text", where="empty.txt"))
    alone = run(items, 1)
    assert [r.report.source_id for r in alone if isinstance(r, Reading)] == [str(i) for i in range(60) if i not in (5, 11, 30)]
    assert alone[5] == "A101 file-5.txt: is refused."
    assert alone[11].startswith("A190 file-11.txt 11: reading it failed with ValueError at fake_work.py:")
    assert alone[20] == "A103 empty.txt: holds no text."
    assert "RecursionError" in alone[31]
    assert run(items, 2) == alone


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_wrong_with_all_reports_ends_the_run(processes):
    with pytest.raises(LanguageError, match="say"):
        run(reports(40, t21="lexicon"), processes)


def test_a_killed_worker_costs_one_report():
    results = run(reports(40, t21="die"), 2)
    assert len(results) == 40
    assert [i for i, r in enumerate(results) if isinstance(r, str)] == [21]
    assert results[21].startswith("A191 file-21.txt 21: ")


def test_few_reports_are_read_here():
    assert {r.report.text for r in run(reports(5), 4, fake_work.process_id)} == {str(os.getpid())}


def test_workers_are_other_processes_with_one_thread():
    read_by = {r.report.text for r in run(reports(40), 2, fake_work.process_id)}
    assert str(os.getpid()) not in read_by
    assert 1 <= len(read_by) <= 2
    assert {r.report.text for r in run(reports(20), 2, fake_work.threads)} == {"1"}


def test_workers_are_replaced_now_and_then(monkeypatch):
    monkeypatch.setattr(local, "RENEWED", 3)
    results = run(reports(120), 2, fake_work.process_id)
    assert len(results) == 120
    assert len({r.report.text for r in results}) >= 3
    assert [r.report.id for r in results] == [item.id for item in reports(120)]


@pytest.mark.parametrize("processes", [1, 2])
def test_only_a_few_reports_are_taken_ahead(processes):
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield Received(text="x", source_id=str(taken))

    results = map_reports(endless(), processes=processes, work=fake_work.count_letters)
    for _ in range(30):
        next(results)
    assert taken <= 30 + (AHEAD * processes + 2) * PARCEL_REPORTS
    results.close()


def test_large_reports_are_not_piled_up():
    taken = 0

    def large():
        nonlocal taken
        while True:
            taken += 1
            yield Received(text="x" * 5_000_000, source_id=str(taken))

    results = map_reports(large(), processes=2, work=fake_work.process_id)
    next(results)
    assert taken <= 16 + 4
    results.close()


def test_a_number_of_more_than_64_bits_comes_through_as_it_is():
    items = [Received(text="9", source_id=str(n)) for n in range(3)]
    side_by_side = list(map_reports(items, processes=2, work=fake_work.huge_number))
    assert [result.figures[0].value for result in side_by_side] == [10**30] * 3


SCRIPT = """
import sys, time
sys.path.insert(0, {folder!r})
import fake_work
from according.engines.local import map_reports
from according.model import Received

def items():
    for i in range(40):
        yield Received(text="wait " + sys.argv[1] if i == 20 else "x", source_id=str(i))

if __name__ == "__main__":
    try:
        for result in map_reports(items(), processes=2, work=fake_work.count_letters):
            print("read", flush=True)
    except KeyboardInterrupt:
        print("stopped", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
@pytest.mark.parametrize(("accident", "last"), [(signal.SIGINT, "stopped"), (signal.SIGKILL, "read")])
def test_nothing_is_left_running(tmp_path, accident, last):
    """Ctrl-C reaches the whole group; a kill reaches the main process alone. The pipes close when the last process ends."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(folder=str(Path(__file__).parent)))
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, str(script), str(tmp_path / "sign")], start_new_session=True, **pipes) as process:
        assert process.stdout.readline() == "read\n"
        (os.killpg if accident == signal.SIGINT else os.kill)(process.pid, accident)
        asked = time.monotonic()
        out, noise = process.communicate(timeout=20)
        assert time.monotonic() - asked < 10
    assert out.splitlines()[-1:] in ([last], [])
    assert accident == signal.SIGKILL or noise == ""


def test_workers_that_cannot_start_are_told_apart_from_killing_reports(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(folder=str(Path(__file__).parent)).replace('if __name__ == "__main__":', "if True:"))
    done = subprocess.run([sys.executable, str(script), str(tmp_path / "sign")], capture_output=True, text=True, timeout=60)
    assert "A490" in done.stderr
