"""How far a long run has come: a bar with rate and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import click

from according.cli.output import as_line, counted
from according.reports.files import kind

EVERY: Final = 5.0  # seconds between plain lines
WINDOW: Final = 30.0  # seconds over which the rate is taken


def expected(paths: Iterable[str]) -> int | None:
    """How many reports files and folders seem to hold; None where that cannot be told without reading them (pipes, .gz)."""
    total = 0
    for path in paths:
        for file in _files(Path(path)):
            count = _reports_in(file)
            if count is None:
                return None
            total += count
    return total


def _files(path: Path) -> Iterator[Path]:
    if str(path) == "-" or not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith(".") and kind(Path(name)))


def _reports_in(path: Path) -> int | None:
    if str(path) == "-" or path.suffix == ".gz":
        return None
    holds = kind(path)
    try:
        if holds == "jsonl":
            return _lines(path)
        return _table_rows(path) if holds == "table" else 1
    except (OSError, ValueError, csv.Error):
        return 1  # it will be one error


def _lines(path: Path) -> int:
    with path.open("rb") as handle:
        return sum(piece.count(b"\n") for piece in iter(lambda: handle.read(1 << 20), b""))


def _table_rows(path: Path) -> int:
    with path.open(encoding="utf-8", errors="replace", newline="") as handle:
        return max(0, sum(1 for _ in csv.reader(handle)) - 1)


class Pace:
    """How fast it goes: over the last half minute, and not counting the time before the first report (models load then)."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def rate(self, done: int) -> float | None:
        """Reports a second; None as long as nothing can be said."""
        now = time.monotonic()
        if done and (not self._seen or now - self._seen[-1][0] >= 1.0):
            self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[1][0] > WINDOW:
            self._seen.popleft()
        if not self._seen or now - self._seen[0][0] < 1.0:
            return None
        since, before = self._seen[0]
        return (done - before) / (now - since)


class Progress:
    """Plain lines on stderr; nothing at all when quiet."""

    def __init__(self, total: int | None, *, quiet: bool = False) -> None:
        self.total, self.quiet = total, quiet
        self.told = time.monotonic()
        self.pace = Pace()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        pass

    def update(self, done: int) -> None:
        """Tells how far it is, where the last word is some seconds ago."""
        now, rate = time.monotonic(), self.pace.rate(done)
        if not self.quiet and now - self.told >= EVERY:
            self.told = now
            click.echo(progress_words(done, self.total, rate), err=True)

    def say(self, text: str) -> None:
        """A line that stays."""
        click.echo(as_line(text), err=True)


class Bar(Progress):
    """A bar on a terminal."""

    def __init__(self, total: int | None) -> None:
        super().__init__(total)
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as RichProgress

        columns = (TextColumn("reading"), BarColumn(bar_width=30), TextColumn("{task.fields[words]}"))
        self._bar = RichProgress(*columns, console=Console(stderr=True, highlight=False, markup=False), transient=True)
        self._task = self._bar.add_task("reading", total=total, words="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *error: Any) -> None:
        self._bar.stop()

    def update(self, done: int) -> None:
        """Moves the bar."""
        words = progress_words(done, self.total, self.pace.rate(done)).removeprefix("read ")
        self._bar.update(self._task, completed=done, words=words)

    def say(self, text: str) -> None:
        """A line above the bar."""
        from rich.text import Text

        self._bar.console.print(Text(as_line(text)), soft_wrap=True)


def progress_words(done: int, total: int | None, rate: float | None) -> str:
    """How far it is: ``read 150 of 1,000 reports, 12.3 a second, about 1 min 9 s left``."""
    of = f"{done:,} of {counted(total, 'report')}" if total and total >= done else counted(done, "report")
    words = f"read {of}" + (f", {rate:.1f} a second" if rate is not None else "")
    if total and total > done and rate:
        words += f", about {_time((total - done) / rate)} left"
    return words


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def start(paths: Iterable[str], *, quiet: bool) -> Progress:
    """The progress of a run over some paths, in the way that suits stderr."""
    if quiet:
        return Progress(None, quiet=True)
    total = expected(paths)
    return Bar(total) if sys.stderr.isatty() else Progress(total)
