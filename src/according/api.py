"""What Python programs use: read reports into a record, or one text into its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct

from according import pipeline
from according.engines.intake import Intake
from according.engines.local import map_reports
from according.errors import InputError, InputNote, UsageError
from according.model import Reading, Received
from according.record import open_record
from according.reports import receive
from according.reports.rows import day


class Summary(Struct, frozen=True, kw_only=True):
    """What a call of `read` did."""

    read: int  # reports written to the record
    skipped: int  # reports that were there before
    failed: tuple[InputError, ...]  # inputs that could not be read, each with its reason
    noted: tuple[InputNote, ...] = ()  # what was ignored in inputs that were read


def read(
    *paths: str | Path,
    record: str | Path,
    processes: int = 1,
    again: bool = False,
    mapping: Mapping[str, str] | None = None,
    grammars: Mapping[str, str] | None = None,
    batch: int = 50,
) -> Summary:
    """A summary of what was read from files or folders into a record file, which is made where it is missing.

    ``mapping`` renames fields of JSON Lines and CSV (our field → their column). A report that is there already is skipped,
    or read anew with ``again``. ``grammars`` are spaCy pipelines with Universal Dependencies to use instead of our models
    (language → package or folder); `LanguageError` A304 to A306 where one cannot be used. Every ``batch`` reports are one
    transaction. Raises `RecordError` for the record alone; an input that cannot be read is a part of the summary.
    """
    pipeline.check_grammars(grammars or {})
    with open_record(record, write=True, create=True) as book:
        intake = Intake(book, again=again)
        results = map_reports(
            intake.new(receive(paths, mapping=mapping)), processes=processes, work=pipeline.reader(grammars or {})
        )
        while chunk := list(islice(results, max(1, batch))):
            intake.keep(chunk)
    return Summary(read=intake.read, skipped=intake.skipped, failed=tuple(intake.failed), noted=tuple(intake.noted))


def read_text(
    text: str,
    *,
    outlet: str | None = None,
    date: str | None = None,
    language: str | None = None,
    grammars: Mapping[str, str] | None = None,
) -> Reading:
    """All rows of one text, without a record; ``date`` is an ISO 8601 day, ``grammars`` are as in `read`.

    Raises `InputError` where it holds no text.
    """
    if re.search("[\0\ud800-\udfff]", text):
        raise InputError("A105", "holds NUL characters or halves of surrogate pairs, which text has not", do="Take them out.")
    if date is not None and day(date) is None:
        raise UsageError("A422", f"date is not a date: {date!r}", do="Write 2024-05-31.")
    work = pipeline.reader(grammars or {})
    reading = work(Received(text=text, outlet=outlet, date=day(date), language=language))
    if isinstance(reading, InputError):
        raise reading
    return reading
