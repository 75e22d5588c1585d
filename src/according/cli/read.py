"""`according read`."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import click

from according.cli import STOPPED, progress
from according.cli.options import grammar_option, map_option, processes_option, quiet_option, record_option, roster_option
from according.cli.output import counted, visible
from according.engines.intake import Intake
from according.engines.local import Results, default_processes, map_reports
from according.errors import InputError, InputNote, LanguageError
from according.model import Reading
from according.pipeline import check_grammars, reader
from according.record import open_record
from according.reports import receive

BATCH: Final = 50  # reports written together
BATCH_SECONDS: Final = 5.0


@click.command("read")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@record_option
@click.option("--again", is_flag=True, help="Read reports anew that the record has already, with today's models.")
@processes_option
@map_option
@grammar_option
@roster_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    record_file: Path,
    again: bool,
    processes: int | None,
    mapping: dict[str, str],
    grammars: dict[str, str],
    quiet: bool,
) -> None:
    """Read reports into a record, which is made where it is missing.

    PATH is a file, a folder (read with its subfolders) or - for the standard input. Files: .txt and .html hold one report
    each, .jsonl and .csv one in each row. A report that the record has already is skipped. What is read is written every
    few seconds: Ctrl-C loses nothing of it.

    Exit status: 0 all was read, 1 some input could not be read, 2 wrong usage or trouble with the record, 130 stopped.

    \b
    Example:
      according read reports/ --record week.record
      according read posts.csv --record week.record --map text=body --map outlet=source
      zcat posts.jsonl.gz | according read - --record week.record
    """
    check_grammars(grammars)
    with open_record(record_file, write=True, create=True) as record:
        intake = Intake(record, again=again)
        found = receive(paths, mapping=mapping)
        work = {"work": reader(grammars)} if grammars else {}
        results = map_reports(intake.new(found), processes=processes or default_processes(), **work)
        with progress.start(paths, quiet=quiet) as shown, closing(results):
            stopped = _run(intake, results, shown)
        if not quiet:
            _summary(intake, record_file, record.count("reports"), stopped=stopped)
    ctx.exit(STOPPED if stopped else 1 if intake.failed else 0)


def _run(intake: Intake, results: Results, shown: progress.Progress) -> bool:
    """Whether Ctrl-C ended it; whatever was read by then is written."""
    batch = _Batch(intake, shown)
    try:
        for result in results:
            batch.add(result)
        batch.write()
    except KeyboardInterrupt:
        shown.say("Stopping: what was read is being written.")
        batch.write()
        return True
    except LanguageError:
        batch.write()
        raise
    return False


class _Batch:
    """Results that wait to be written together."""

    def __init__(self, intake: Intake, shown: progress.Progress) -> None:
        self.intake, self.shown = intake, shown
        self.results: list[Reading | InputError] = []
        self.written = time.monotonic()

    def add(self, result: Reading | InputError) -> None:
        """Takes a result; writes when there are enough or the last time is some seconds ago."""
        self.results.append(result)
        if len(self.results) >= BATCH or time.monotonic() - self.written >= BATCH_SECONDS:
            self.write()
        self.shown.update(self.intake.done + len(self.results))

    def write(self) -> None:
        """Writes what waits, undisturbed, and names what could not be read."""
        with _undisturbed():
            errors = self.intake.keep(self.results)
            self.results = []
        self.written = time.monotonic()
        for error in errors:
            self.shown.say(("note: " if isinstance(error, InputNote) else "not read: ") + str(error))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Holds Ctrl-C back until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[Any] = []
    before = signal.signal(signal.SIGINT, lambda *_: pressed.append(True))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _summary(intake: Intake, record_file: Path, total: int, *, stopped: bool) -> None:
    """What was done, on stdout."""
    done = [f"{'Stopped. ' if stopped else ''}Read {counted(intake.read, 'report')}"]
    if intake.skipped:
        done.append(f"skipped {intake.skipped:,} that the record had")
    if intake.failed:
        done.append(f"{counted(len(intake.failed), 'input')} could not be read")
    click.echo(", ".join(done) + ".")
    rows = [counted(number, kind.removesuffix("s")) for kind, number in intake.rows.items() if number]
    if rows:
        click.echo(f"Found {', '.join(rows)}.")
    for reason, number in sorted(intake.omitted.items()):
        click.echo(visible(f"Left out in {counted(number, 'report')}: {reason}."))
    click.echo(visible(f"The record {record_file} holds {counted(total, 'report')}."))
