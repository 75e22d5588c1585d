"""What Python programs use: read reports into a record, or one text into its rows; ask a record who did and said what."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import islice
from pathlib import Path

from msgspec import Struct

from according import dossier, identity, pipeline
from according.dossier.timeline import KINDS, What
from according.engines.intake import Intake
from according.engines.local import map_reports
from according.errors import InputError, InputNote, UsageError
from according.identity.called import called
from according.model import Actor, Entry, Reading, Received
from according.record import Filter, store
from according.record.store import NO_FILTER
from according.reports import receive
from according.reports.rows import day


class Summary(Struct, frozen=True, kw_only=True):
    """What a call of `read` did."""

    read: int  # reports written to the record
    skipped: int  # reports that were there before
    failed: tuple[InputError, ...]  # inputs that could not be read, each with its reason
    noted: tuple[InputNote, ...] = ()  # what was ignored in inputs that were read


class Record(store.Record):
    """A sourced record: its rows, who is who in it, and what it has on somebody. Use it in a `with` block, or close it."""

    def who_is_who(self, name: str | None = None) -> tuple[Actor, ...]:
        """The actors across all reports, those with the most mentions first; with a name those who may be meant by it.

        A name may be in any spelling or script, a surname alone, an office, or a key (`Actor.keys`).
        """
        known = identity.actors(self)
        return known if name is None else called(name, known)

    def timeline(
        self,
        who: str,
        *others: str,
        what: Collection[What] = KINDS,
        part: str | None = None,
        since: str | None = None,
        until: str | None = None,
        each: bool = False,
        filter: Filter = NO_FILTER,  # noqa: A002
    ) -> tuple[Entry, ...]:
        """Everything that the record has on an actor, in the order of the day; lines of unknown day come last.

        ``who`` is a key, a name in any spelling, or an office; with ``others`` they are followed together. ``what`` leaves
        events, statements or figures; ``part`` the lines in which the actor is actor, recipient, speaker, addressee or
        source. ``since`` and ``until`` are ISO 8601 days, months or years and ask the day of the line itself. ``filter``
        asks the rows and their reports. Rows that agree in day, type and parties stand on one line with all their evidence
        (`Entry.told`), which does not say that they are one event; with ``each`` every row has its own.
        Raises `UsageError` A442 where nobody is called so, A443 where several are.
        """
        return dossier.timeline(self, who, *others, what=what, part=part, since=since, until=until, each=each, filter=filter)

    def meetings(
        self,
        *,
        actor: str | None = None,
        other: str | None = None,
        since: str | None = None,
        until: str | None = None,
        each: bool = False,
        filter: Filter = NO_FILTER,  # noqa: A002
    ) -> tuple[Entry, ...]:
        """Who met, visited or called whom, in the order of the day: of all, of an actor, or of two with each other.

        Meetings to come have the type AGREE (as PLOVER has it) or the status planned. The arguments are as in `timeline`.
        """
        return dossier.meetings(self, actor=actor, other=other, since=since, until=until, each=each, filter=filter)


def open_record(
    path: str | Path, *, write: bool = False, create: bool = False, memory: str = "512MB", threads: int = 2
) -> Record:
    """A record, open for reading or, with `write` or `create`, for writing; `create` makes it where there is none.

    Many may read at once while nobody writes; one may write while nobody reads. A RecordError says what is in the way:
    no such file, not a record, another schema version, open elsewhere, no permission, a full disk. `memory` and
    `threads` bound what the database takes.
    """
    return Record.opened(path, write=write, create=create, memory=memory, threads=threads)


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
