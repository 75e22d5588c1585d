"""A DuckDB connection to a record file, and every way in which the file can say no, in words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from according.record import refusals, schema

FORMAT = "according-record"

Connection = duckdb.DuckDBPyConnection


def connect(path: Path, *, write: bool, create: bool, memory: str, threads: int) -> Connection:
    """An open connection to a record that has our schema; a RecordError says why not."""
    new = not _look(path, create=create)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": memory,
        "threads": threads,
        "preserve_insertion_order": False,  # every query of ours names its order
        "autoinstall_known_extensions": False,  # nothing is ever fetched
        "autoload_known_extensions": False,
    }
    if not write:
        config["temp_directory"] = tempfile.gettempdir()  # the record may lie where nobody may write
    try:
        with said(path, write=write):
            connection = duckdb.connect(str(path), read_only=not write, config=config)
            _verified(connection, path, create=create)
    except BaseException:
        if new:  # a disk too full for a new record would keep an empty file
            for file in (path, path.with_name(path.name + ".wal")):
                file.unlink(missing_ok=True)
        raise
    return connection


def _look(path: Path, *, create: bool) -> bool:
    """Whether the file is there; raises what can be said before the database is asked."""
    try:
        if path.is_dir():
            raise refusals.foreign(path)
        there = path.exists()
    except PermissionError as error:
        raise refusals.forbidden(path) from error
    if not there and not (create and path.parent.is_dir()):
        raise refusals.missing(path) if not create else refusals.no_folder(path)
    if there and path.stat().st_size == 0:
        raise refusals.foreign(path)
    return there


def _verified(connection: Connection, path: Path, *, create: bool) -> None:
    try:
        _verify(connection, path, create=create)
    except BaseException:
        with suppress(duckdb.Error):
            connection.close()
        raise


def _verify(connection: Connection, path: Path, *, create: bool) -> None:
    """Our schema, in our version; it is made where the file is new."""
    names = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not names and create:
        _set_up(connection)
        return
    if "meta" not in names:
        raise refusals.foreign(path)
    try:
        meta = dict(connection.execute('SELECT "key", "value" FROM meta').fetchall())
    except duckdb.Error as error:  # a table of that name, but not ours
        raise refusals.foreign(path) from error
    if meta.get("format") != FORMAT:
        raise refusals.foreign(path)
    if meta.get("schema") != str(schema.VERSION):
        raise refusals.other_schema(path, str(meta.get("schema")), schema.VERSION)


def _set_up(connection: Connection) -> None:
    connection.execute("BEGIN")
    for table in schema.TABLES.values():
        connection.execute(schema.declaration(table))
    rows = [("format", FORMAT), ("schema", str(schema.VERSION))]
    connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
    connection.execute("COMMIT")


@contextmanager
def said(path: Path, *, write: bool = True) -> Iterator[None]:
    """What the database or the file system says inside becomes a RecordError in words."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        # the temporary files that a small memory limit asks for can fill a disk as well
        raise (refusals.full(path) if _means(error, "No space left", "disk") else refusals.too_big(path)) from error
    except duckdb.Error as error:
        raise _in_words(path, error, write=write) from error
    except RuntimeError as error:  # what Ctrl-C becomes inside the database
        if "interrupted" in str(error).casefold():
            raise KeyboardInterrupt from error
        raise


def _in_words(path: Path, error: duckdb.Error, *, write: bool) -> Exception:
    if _means(error, "Could not set lock", "different configuration", "already open", "being used by another process"):
        return refusals.in_use(path) if write else refusals.locked(path)
    if _means(error, "No space left", "disk full", "not enough space", "disk quota"):
        return refusals.full(path)
    if _means(error, "Permission denied", "Read-only file system", "Access is denied"):
        return refusals.forbidden(path)
    if _means(error, "Trying to read a database file with version"):
        return refusals.newer_database(path)
    if _means(error, "not a valid DuckDB database"):
        return refusals.foreign(path)
    if _means(error, "Connection already closed", "connection closed"):
        return refusals.closed(path)
    return refusals.failed(path, error)


def _means(error: Exception, *words: str) -> bool:
    text = str(error).casefold()
    return any(word.casefold() in text for word in words)
