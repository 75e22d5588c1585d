"""Words per CPU second of each room and of the whole, and peak memory: `make bench`.

    python benchmarks/speed.py [--reports N] [--processes N] [--json FILE]

Machines drift, so each speed also stands as a ratio to spaCy's blank tokenizer, measured on the same texts in the same run.
Texts are those of $ACCORDING_GOLD's corpora where they are there, else the sample reports over and over with a number
put in front. Memory is the sum over the process tree of `according read`, sampled from /proc (Linux): pages that processes
share count in each of them (RSS), or are shared out among them (PSS), which is what the machine has to have.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from according import actors, dating, events, figures, grammar, pipeline, reports, statements
from according.mentions import places, times
from according.model import Received
from score import ROOT, data_folder, module

CORPORA = ("nexis", "fignews", "tehrantimes", "almayadeen")


def texts(count: int) -> list[dict[str, Any]]:
    """Rows for `annotate` and `read`: ``count`` reports of the dev corpora in turn, or of the samples."""
    gold = data_folder()
    if gold:
        sets = [module(gold, "inputs").reports(name) for name in CORPORA]
        rows = [rows[i] for i in range(max(map(len, sets))) for rows in sets if i < len(rows)]
        return rows[:count]
    samples = [path.read_text("utf-8") for path in sorted((ROOT / "samples" / "reports").glob("0*.txt"))]
    return [{"id": str(i), "text": f"{samples[i % len(samples)]}\n\n{i}"} for i in range(count)]


def words(text: str) -> int:
    """Words between white space."""
    return len(text.split())


class Clock:
    """CPU seconds by room."""

    def __init__(self) -> None:
        """Start with no room timed."""
        self.seconds: dict[str, float] = {}

    def time(self, room: str, call: Callable[[], Any]) -> Any:
        """What the call gives; its CPU seconds are added to the room's."""
        start = time.process_time()
        found = call()
        self.seconds[room] = self.seconds.get(room, 0.0) + time.process_time() - start
        return found


def one_report(row: dict[str, Any], clock: Clock) -> int:
    """The words of a report that went through every room."""
    received = Received(text=row["text"], source_id=row["id"], outlet=row.get("outlet"), date=row.get("date"))
    draft = clock.time("reports", lambda: reports.draft(received))
    text, language = draft.report.text, draft.report.language
    if language not in grammar.languages():
        return 0
    expressions = clock.time("mentions (times)", lambda: times.find(text, language=language))
    report = clock.time("dating", lambda: dating.date(draft, expressions))
    resolved = clock.time("dating", lambda: dating.resolve(report, expressions))
    segments = reports.segments(report)
    parsed = clock.time("grammar", lambda: grammar.load(language).parse(text, language=language, segments=segments))
    located = clock.time("mentions (places)", lambda: places.find(report, parsed))
    made = clock.time("statements", lambda: statements.drafted(report, parsed))
    cast = clock.time("actors", lambda: actors.find(report, parsed, made.speech if made else actors.SILENT))
    said = clock.time("statements", lambda: statements.named(made, cast) if made else ())
    counted = clock.time("figures", lambda: figures.find(report, parsed, said, resolved, located))
    clock.time("events", lambda: events.find(report, parsed, said, resolved, located, counted, cast))
    return words(text)


def rooms(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Words per CPU second by room, one thread, and the ratio of the blank tokenizer's speed to each."""
    import spacy

    pipeline.read_report(Received(text="Rain fell, she said. It was the 3rd day."))  # loads what is loaded once
    pipeline.read_report(Received(text="Il a plu hier, a déclaré la mairie de la ville."))
    blank = spacy.blank("en")
    clock, total = Clock(), 0
    for row in rows:
        counted = one_report(row, clock)
        total += counted
        if counted:
            clock.time("blank tokenizer", lambda text=row["text"]: blank.tokenizer(text[:1_000_000]))
    clock.seconds["whole"] = sum(seconds for room, seconds in clock.seconds.items() if room != "blank tokenizer")
    speeds = {room: total / seconds for room, seconds in clock.seconds.items() if seconds}
    return {room: {"words_per_cpu_second": round(speed), "blank_over_this": round(speeds["blank tokenizer"] / speed, 2)}
            for room, speed in speeds.items()}  # fmt: skip


def tree_memory(root: int) -> tuple[int, int]:
    """Resident bytes of a process and everything below it: shared pages counted in each, and shared out (PSS)."""
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        fields = proc_fields(status)
        process = int(fields.get("Pid", "0"))
        parents[process] = int(fields.get("PPid", "0"))
        sizes[process] = size(fields, "VmRSS")
    family = {root}
    while grown := {child for child, parent in parents.items() if parent in family and child not in family}:
        family |= grown
    shares = [proc_fields(Path(f"/proc/{process}/smaps_rollup")) for process in family]
    return sum(sizes.get(process, 0) for process in family), sum(size(fields, "Pss") for fields in shares)


def proc_fields(file: Path) -> dict[str, str]:
    """The fields of a file of /proc; none where the process is gone meanwhile."""
    try:
        return dict(line.split(":", 1) for line in file.read_text().splitlines() if ":" in line)
    except OSError:
        return {}


def size(fields: dict[str, str], name: str) -> int:
    """A field in kB, as bytes."""
    return int(fields.get(name, "0 kB").split()[0]) * 1024


def read_all(rows: list[dict[str, Any]], *, processes: int) -> dict[str, Any]:
    """Peak memory and wall time of `according read` on all rows."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reports.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        command = [sys.executable, "-m", "according", "read", str(source), "--record", f"{folder}/bench.record", "--quiet"]
        start = time.monotonic()
        process = subprocess.Popen([*command, "--processes", str(processes)])
        peak, shared_out = watched(process)
        record = Path(folder) / "bench.record"
        seconds = round(time.monotonic() - start)
        return {
            "reports": len(rows),
            "processes": processes,
            "peak_memory_mb": round(peak / 1e6),
            "peak_memory_shared_out_mb": round(shared_out / 1e6),
            "wall_seconds": seconds,
            "record_mb": round(record.stat().st_size / 1e6, 1),
            "exit": process.returncode,
        }


def watched(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """The peak memory of a running process tree, in bytes, once it has ended: by RSS and by PSS."""
    peak, shared_out, done = 0, 0, threading.Event()
    threading.Thread(target=lambda: (process.wait(), done.set()), daemon=True).start()
    while not done.wait(0.25):
        resident, own = tree_memory(process.pid)
        peak, shared_out = max(peak, resident), max(shared_out, own)
    return peak, shared_out


def main() -> int:
    """The exit status: 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--timed", type=int, default=120, help="reports for the speed of the rooms")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    found: dict[str, Any] = {"rooms": rooms(texts(options.timed))}
    print(f"{'room':18} words per CPU second   blank tokenizer ÷ this")
    for room, row in found["rooms"].items():
        print(f"{room:18} {row['words_per_cpu_second']:>20,} {row['blank_over_this']:>24}")
    found["read"] = read_all(texts(options.reports), processes=options.processes)
    print("read:", ", ".join(f"{key} {value}" for key, value in found["read"].items()))
    if options.json:
        Path(options.json).write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
