"""`make demo`: read the sample reports into a record, show what was found, and say what to try next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RECORD = ROOT / "demo.record"

STEPS = [
    ("Reports: language, outlet, and a date with what it rests on", ["reports"]),
    ("Figures of people killed, each according to whom", ["figures", "--category", "killed"]),
    ("What the two foreign ministers said", ["statements", "--speaker", "Kessel", "--limit", "6"]),
    ("The same in French", ["statements", "--language", "fr", "--limit", "6"]),
    ("Who did what to whom, and with what status", ["events", "--limit", "8"]),
    ("Who acts and speaks", ["actors", "--limit", "8"]),
    ("What the record has on one actor, by day", ["timeline", "Clara Oyen", "--limit", "8"]),
    ("Who met whom, according to which outlets", ["meetings", "--limit", "6"]),
    ("What was left out, and why", ["check"]),
]

NEXT = """
Try next (BIN is .venv/bin):
  BIN/according search bridge --record demo.record
  BIN/according figures --category displaced --format csv --record demo.record
  BIN/according show ID --record demo.record             any id from the tables above
  BIN/according show REPORT-ID --html page.html --record demo.record
  BIN/according timeline "Ivo Kessel" --plot kessel.html --record demo.record
  BIN/according read YOUR-FOLDER --record your.record
"""


def according(*arguments: str) -> None:
    """Run a command as a user would; stop where it fails."""
    shown = " ".join(f'"{part}"' if " " in part else part for part in arguments)
    print(f"\n$ according {shown}", flush=True)
    subprocess.run([sys.executable, "-m", "according", *arguments], cwd=ROOT, check=True)


def main() -> None:
    """A record of the samples, made anew."""
    for old in (RECORD, *ROOT.glob("demo.record.*")):
        old.unlink(missing_ok=True)
    according("read", "samples/reports", "--record", RECORD.name)
    for title, command in STEPS:
        print(f"\n— {title}")
        according(*command, "--record", RECORD.name)
    print(NEXT)


if __name__ == "__main__":
    main()
