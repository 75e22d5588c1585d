"""All errors of the record in one place, with their codes."""

from __future__ import annotations

from pathlib import Path

from according.errors import RecordError, UsageError


def missing(path: Path) -> RecordError:
    """There is no such file."""
    return RecordError(
        "A201", "there is no such record", where=str(path), do="Make one with `according read PATH --record FILE`."
    )


def no_folder(path: Path) -> RecordError:
    """There is no folder to make it in."""
    return RecordError("A201", "there is no such folder", where=str(path.parent), do="Make the folder first, or name another.")


def foreign(path: Path) -> RecordError:
    """The file is something else."""
    return RecordError(
        "A202", "this file is not a record", where=str(path), do="Name another file; this one was left as it is."
    )


def other_schema(path: Path, found: str, ours: int) -> RecordError:
    """The file has another schema version."""
    newer = found.isdigit() and int(found) > ours
    do = (
        "Update according to open it."
        if newer
        else "Read the reports again into a new record, or open it with the version that wrote it."
    )
    return RecordError(
        "A203", f"this record has schema {found}, this version of according reads {ours}", where=str(path), do=do
    )


def newer_database(path: Path) -> RecordError:
    """The file format is beyond the installed DuckDB."""
    return RecordError(
        "A203",
        "this file was written by another version of DuckDB",
        where=str(path),
        do="Update according and duckdb to open it.",
    )


def locked(path: Path) -> RecordError:
    """Somebody else has it open in a way that excludes us."""
    return RecordError(
        "A204", "the record is open for writing elsewhere", where=str(path), do="Try again when the other program is done."
    )


def in_use(path: Path) -> RecordError:
    """Readers have it open, or a writer."""
    return RecordError(
        "A204",
        "the record is open elsewhere, so it cannot be written now",
        where=str(path),
        do="Try again when the other program is done.",
    )


def forbidden(path: Path) -> RecordError:
    """The file system says no."""
    return RecordError(
        "A205",
        "no permission to open the record",
        where=str(path),
        do="Check who owns the file and its folder, or name another place.",
    )


def full(path: Path) -> RecordError:
    """The disk is full."""
    return RecordError(
        "A206",
        "the disk is full",
        where=str(path),
        do="Free some space and go on: what was written before is safe, reports already in are skipped.",
    )


def refused(row: str, what: str) -> RecordError:
    """A row without its evidence."""
    return RecordError("A207", f"the row was refused: {what}", where=row, do="Nothing of this batch was written.")


def unknown(row_id: str) -> RecordError:
    """No row has that id."""
    return RecordError("A208", f"no row has an id that begins with {row_id!r}", do="List ids with `according reports`.")


def ambiguous(row_id: str, found: list[str]) -> RecordError:
    """Several rows have ids that begin like that."""
    return RecordError("A209", f"several ids begin with {row_id!r}: {', '.join(found)} …", do="Give more of the id.")


def not_a_report(row_id: str) -> RecordError:
    """A row that is no report cannot be taken out alone."""
    return RecordError("A208", f"{row_id} is no report", do="Only whole reports can be forgotten; their ids begin with r.")


def reading_only(path: Path) -> RecordError:
    """The record was opened for reading."""
    return RecordError("A210", "the record is open for reading only", where=str(path), do="Open it with write=True.")


def failed(path: Path, error: Exception) -> RecordError:
    """The database said something else."""
    said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return RecordError(
        "A211", f"the database failed ({said})", where=str(path), do="The record is as it was before this step; try again."
    )


def too_big(path: Path) -> RecordError:
    """The work did not fit into the memory limit."""
    return RecordError(
        "A212", "this did not fit into the memory limit", where=str(path), do="Open the record with a higher memory limit."
    )


def closed(path: Path) -> RecordError:
    """The record was closed."""
    return RecordError("A213", "the record is closed", where=str(path), do="Open it again.")


# --- questions ------------------------------------------------------------------------------------------------------


def not_in_list(field: str, value: str, allowed: tuple[str, ...]) -> UsageError:
    """A value outside a closed list."""
    return UsageError("A421", f"there is no {field} {value!r}", do=f"Choose one of: {', '.join(allowed)}.")


def not_a_day(field: str, value: str) -> UsageError:
    """Not an ISO day, month or year."""
    return UsageError("A422", f"{field} is not a date: {value!r}", do="Write 2024-05-31, 2024-05 or 2024.")


def no_such_filter(field: str, rows: str) -> UsageError:
    """A filter that these rows do not have."""
    return UsageError("A423", f"{rows} cannot be filtered by {field}", do="See the filters in `--help`.")


def no_words(words: str) -> UsageError:
    """Nothing to look for."""
    return UsageError("A424", f"there is no word to look for in {words!r}", do='Write words, "a phrase" or begin*.')


def no_extra(package: str, extra: str) -> UsageError:
    """An optional package is not installed."""
    return UsageError("A425", f"this needs {package}", do=f'Install it with: pip install "according[{extra}]".')


def bad_limit(limit: int) -> UsageError:
    """A limit below one."""
    return UsageError("A426", f"the limit is {limit}", do="Give 1 or more, or none for all rows.")
