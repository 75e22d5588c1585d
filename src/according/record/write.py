"""Rows into the tables: one transaction a call, so that a record holds all of it or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

import duckdb
import msgspec

from according.model import Judgement, Reading
from according.record import schema
from according.record.evidence import check
from according.record.schema import Table

#: So many reports are looked up and handed over together.
BLOCK = 200
#: So much JSON is handed over at once, so that memory does not grow with the number of reports.
BATCH_BYTES = 4_000_000

_INSERTION = {name: schema.insertion(table) for name, table in schema.TABLES.items()}


class _Of(msgspec.Struct, frozen=True):
    """A row of origins."""

    report: str
    origin: str


class _Read(msgspec.Struct, frozen=True):
    """A row of readings."""

    report: str
    versions: dict[str, str]
    rows_hash: int


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside happens or nothing does, whatever interrupts it."""
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _undo(connection)
        raise


def _undo(connection: duckdb.DuckDBPyConnection) -> None:
    with suppress(duckdb.Error):  # it has rolled back by itself, or cannot be used any more: the first error says why
        connection.execute("ROLLBACK")


class Batch:
    """Rows that wait to be written, as JSON, table by table."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._rows: dict[str, list[bytes]] = {name: [] for name in schema.TABLES}
        self._size = 0

    def put(self, table: Table, rows: Iterable[msgspec.Struct]) -> None:
        """Takes rows of one table; their number is their place."""
        waiting = self._rows[table.name]
        for number, row in enumerate(rows, 1):
            waiting.append(b'{"nr":%d,"row":%b}' % (number, msgspec.json.encode(row)))
            self._size += len(waiting[-1])

    def reading(self, reading: Reading) -> None:
        """Takes all rows of one report."""
        report = reading.report
        self.put(schema.REPORTS, [msgspec.structs.replace(report, marks=())])
        self.put(schema.MARKS, report.marks)
        self.put(schema.MENTIONS, reading.mentions)
        self.put(schema.PLACES, reading.places)
        self.put(schema.ACTORS, reading.actors)
        self.put(schema.STATEMENTS, reading.statements)
        self.put(schema.FIGURES, reading.figures)
        self.put(schema.EVENTS, reading.events)
        self.put(schema.OMISSIONS, reading.omissions)
        self.put(schema.READINGS, [_Read(report.id, dict(sorted(reading.versions.items())), rows_hash(reading))])
        if self._size > BATCH_BYTES:
            self.flush()

    def flush(self) -> None:
        """Hands over what waits."""
        for name, rows in self._rows.items():
            if rows:
                self._connection.execute(_INSERTION[name], ["[" + b",".join(rows).decode() + "]"])
                rows.clear()
        self._size = 0


def rows_hash(reading: Reading) -> int:
    """A number that changes when any row of a reading does; its origin and its sentences do not count."""
    bare = msgspec.structs.replace(reading, sentences=(), origin=None, versions=dict(sorted(reading.versions.items())))
    return int.from_bytes(hashlib.blake2b(msgspec.json.encode(bare), digest_size=8).digest(), "big")


def add(connection: duckdb.DuckDBPyConnection, readings: Iterable[Reading]) -> None:
    """Writes readings in one transaction; a report that is there already is replaced, its origins are kept."""
    with transaction(connection):
        places = set[tuple[str, str]]()
        for block in _blocks(readings):
            remove(connection, known(connection, block), keep=("origins",))
            batch = Batch(connection)
            for reading in block.values():
                batch.reading(reading)
            batch.flush()
            places |= {(key, reading.origin) for key, reading in block.items() if reading.origin is not None}
        found_at(connection, places)


def _blocks(readings: Iterable[Reading]) -> Iterator[dict[str, Reading]]:
    """Checked readings by report id, a block at a time; a report that comes again closes the block."""
    block: dict[str, Reading] = {}
    for reading in readings:
        check(reading)
        if reading.report.id in block or len(block) == BLOCK:
            yield block
            block = {}
        block[reading.report.id] = reading
    if block:
        yield block


def found_at(connection: duckdb.DuckDBPyConnection, places: set[tuple[str, str]]) -> None:
    """Notes where reports were found; a place that is known already is not noted twice."""
    reports = sorted({report for report, _ in places})
    sql = "SELECT report, origin FROM origins WHERE report IN (SELECT unnest(?::VARCHAR[]))"
    there = set(connection.execute(sql, [reports]).fetchall())
    batch = Batch(connection)
    batch.put(schema.ORIGINS, (_Of(report, origin) for report, origin in sorted(places - there)))
    batch.flush()


def known(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> set[str]:
    """Those of some report ids that are in the record."""
    sql = "SELECT id FROM reports WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    return {found for (found,) in connection.execute(sql, [sorted(set(ids))]).fetchall()}


def remove(connection: duckdb.DuckDBPyConnection, reports: Iterable[str], *, keep: tuple[str, ...] = ()) -> None:
    """Takes out reports with all their rows, inside a transaction of the caller."""
    ids = sorted(reports)
    for table in (schema.REPORTS, *schema.OF_A_REPORT) if ids else ():
        if table.name not in keep:
            key = "id" if table is schema.REPORTS else "report"
            connection.execute(f"DELETE FROM {table.name} WHERE {key} IN (SELECT unnest(?::VARCHAR[]))", [ids])  # noqa: S608


def judge(connection: duckdb.DuckDBPyConnection, judgements: Iterable[Judgement]) -> None:
    """Writes judgements; one with the same id is replaced."""
    last = {judgement.id: judgement for judgement in judgements}
    with transaction(connection):
        connection.execute("DELETE FROM judgements WHERE id IN (SELECT unnest(?::VARCHAR[]))", [sorted(last)])
        batch = Batch(connection)
        batch.put(schema.JUDGEMENTS, [last[key] for key in sorted(last)])
        batch.flush()
