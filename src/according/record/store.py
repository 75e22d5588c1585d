"""The record as an object: open it, add readings, ask for rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar

from according import model
from according.model import Evidence, Reading, Report
from according.record import check as checked
from according.record import opening, read, refusals, schema, search, tables, values, write
from according.record.filters import Filter
from according.record.opening import said

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

T = TypeVar("T")

NO_FILTER = Filter()


def open_record(
    path: str | Path, *, write: bool = False, create: bool = False, memory: str = "512MB", threads: int = 2
) -> Record:
    """A record that is open, as `according.open_record` says."""
    return Record.opened(path, write=write, create=create, memory=memory, threads=threads)


class Record:
    """A sourced record; every row shows its evidence. Use it in a `with` block, or close it."""

    schema_version: ClassVar[int] = schema.VERSION
    TABLES: ClassVar[tuple[str, ...]] = tuple(schema.TABLES)

    def __init__(self, path: Path, connection: opening.Connection, *, writing: bool) -> None:
        self.path, self.writing = path, writing
        self._connection = connection
        self._index: sqlite3.Connection | None = None

    @classmethod
    def opened(
        cls, path: str | Path, *, write: bool = False, create: bool = False, memory: str = "512MB", threads: int = 2
    ) -> Self:
        """A record that is open, as `according.open_record` says."""
        path = Path(path)
        connection = opening.connect(path, write=write or create, create=create, memory=memory, threads=threads)
        return cls(path, connection, writing=write or create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; what was added is in it."""
        if self._index is not None:
            self._index.close()
            self._index = None
        with said(self.path):
            self._connection.close()

    def _writable(self) -> opening.Connection:
        if not self.writing:
            raise refusals.reading_only(self.path)
        return self._connection

    # --- in -----------------------------------------------------------------------------------------------------------

    def add(self, readings: Iterable[Reading]) -> None:
        """Writes readings in one transaction: all of them or none.

        A report that is in already is replaced with all its rows; the places it was found at are kept. A RecordError
        names the first row that does not show its evidence.
        """
        connection = self._writable()
        with said(self.path):
            write.add(connection, readings)

    def found_at(self, places: Iterable[tuple[str, str]]) -> None:
        """Notes that reports (ids) were found at places once more, without reading them again."""
        connection = self._writable()
        with said(self.path), write.transaction(connection):
            write.found_at(connection, set(places))

    def forget(self, report_id: str) -> Report:
        """Takes a report out with all its rows, and hands it back; the beginning of its id is enough."""
        connection = self._writable()
        with said(self.path):
            key = read.full_id(connection, report_id)
            if schema.table_of(key) is not schema.REPORTS:
                raise refusals.not_a_report(key)
            report = next(read.by_ids(connection, [key]))
            with write.transaction(connection):
                write.remove(connection, [key])
        return report

    def judge(self, judgements: Iterable[model.Judgement]) -> None:
        """Writes decisions of the user; one with the same id is replaced."""
        connection = self._writable()
        with said(self.path):
            write.judge(connection, judgements)

    # --- out ----------------------------------------------------------------------------------------------------------

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of some report ids that are in the record."""
        with said(self.path):
            return write.known(self._connection.cursor(), ids)

    def reports(self, filter: Filter = NO_FILTER) -> list[Report]:  # noqa: A002
        """Reports with their marks, by day and id."""
        return list(self.iter_reports(filter))

    def iter_reports(self, filter: Filter = NO_FILTER) -> Iterator[Report]:  # noqa: A002
        """Reports, one after another, for records that do not fit into memory."""
        return self._said(read.reports(self._connection, filter))

    def outlines(self, ids: Collection[str] | None = None) -> dict[str, Report]:
        """Some reports, or all of them, by id, without their texts and marks: what is known about them."""
        with said(self.path):
            return {report.id: report for report in read.outlines(self._connection, ids)}

    def marks(self, filter: Filter = NO_FILTER) -> list[model.Mark]:  # noqa: A002
        """Marks, by the report's day and id and by where they stand."""
        return list(self.iter_marks(filter))

    def actors(self, filter: Filter = NO_FILTER) -> list[model.ActorMention]:  # noqa: A002
        """Mentions of actors, by the report's day and id and by where they stand."""
        return list(self.iter_actors(filter))

    def iter_actors(self, filter: Filter = NO_FILTER) -> Iterator[model.ActorMention]:  # noqa: A002
        """Mentions of actors, one after another."""
        return self._said(read.rows(self._connection, schema.ACTORS, model.ActorMention, filter))

    def facts_of_actors(self) -> list[tuple[Any, ...]]:
        """What each report says of each actor, with the number of mentions: the fields of `according.identity.Facts`."""
        with said(self.path):
            return read.facts_of_actors(self._connection)

    def iter_marks(self, filter: Filter = NO_FILTER) -> Iterator[model.Mark]:  # noqa: A002
        """Marks, one after another."""
        return self._said(read.rows(self._connection, schema.MARKS, model.Mark, filter))

    def mentions(self, filter: Filter = NO_FILTER) -> list[model.Mention]:  # noqa: A002
        """Mentions, by the report's day and id and by where they stand."""
        return list(self.iter_mentions(filter))

    def iter_mentions(self, filter: Filter = NO_FILTER) -> Iterator[model.Mention]:  # noqa: A002
        """Mentions, one after another."""
        return self._said(read.rows(self._connection, schema.MENTIONS, model.Mention, filter))

    def places(self, filter: Filter = NO_FILTER) -> list[model.Place]:  # noqa: A002
        """Places, by the report's day and id and by where they stand."""
        return list(self.iter_places(filter))

    def iter_places(self, filter: Filter = NO_FILTER) -> Iterator[model.Place]:  # noqa: A002
        """Places, one after another."""
        return self._said(read.rows(self._connection, schema.PLACES, model.Place, filter))

    def statements(self, filter: Filter = NO_FILTER) -> list[model.Statement]:  # noqa: A002
        """Statements, by the report's day and id and by where they stand."""
        return list(self.iter_statements(filter))

    def iter_statements(self, filter: Filter = NO_FILTER) -> Iterator[model.Statement]:  # noqa: A002
        """Statements, one after another."""
        return self._said(read.rows(self._connection, schema.STATEMENTS, model.Statement, filter))

    def figures(self, filter: Filter = NO_FILTER) -> list[model.Figure]:  # noqa: A002
        """Figures, by the report's day and id and by where they stand."""
        return list(self.iter_figures(filter))

    def iter_figures(self, filter: Filter = NO_FILTER) -> Iterator[model.Figure]:  # noqa: A002
        """Figures, one after another."""
        return self._said(read.rows(self._connection, schema.FIGURES, model.Figure, filter))

    def events(self, filter: Filter = NO_FILTER) -> list[model.Event]:  # noqa: A002
        """Events, by the report's day and id and by where they stand."""
        return list(self.iter_events(filter))

    def iter_events(self, filter: Filter = NO_FILTER) -> Iterator[model.Event]:  # noqa: A002
        """Events, one after another."""
        return self._said(read.rows(self._connection, schema.EVENTS, model.Event, filter))

    def naming(
        self,
        kind: Literal["events", "statements", "figures"],
        keys: Collection[str],
        filter: Filter = NO_FILTER,  # noqa: A002
    ) -> Iterator[Any]:
        """Rows of a kind that name an actor by one of some keys (`Party.actor`): who acts or speaks, to whom, who counts."""
        table = schema.TABLES[kind]
        assert table.struct is not None
        return self._said(read.rows(self._connection, table, table.struct, filter, keys=keys))

    def sentences(self, kind: Literal["events", "statements", "figures"], ids: Collection[str]) -> dict[str, str]:
        """The sentences that some rows of a kind stand in, by the ids of the rows."""
        with said(self.path):
            return dict(read.sentences(self._connection, schema.TABLES[kind], ids))

    def values(self, kind: str, field: str, filter: Filter = NO_FILTER) -> list[tuple[str, int]]:  # noqa: A002
        """The values that rows of a kind have in a field of `Filter`, with their numbers, the most frequent first.

        Empty where a field has none to list (a text). ``since`` and ``until`` give the first and the last day.
        """
        with said(self.path):
            return values.of(self._connection, kind, field, filter)

    def _said(self, rows: Iterator[T]) -> Iterator[T]:
        with said(self.path):
            yield from rows

    def get(self, row_id: str) -> Report | Evidence:
        """The row with an id, or with the only id that begins so: a report or a row of one."""
        with said(self.path):
            return read.get(self._connection, row_id)

    def reading(self, report_id: str) -> Reading:
        """A report with all its rows as they were added, without sentences (no record keeps them) and origin."""
        with said(self.path):
            return read.reading(self._connection, read.full_id(self._connection, report_id))

    def report_of(self, row: Evidence | model.Omission) -> Report:
        """The report that a row stands in."""
        with said(self.path):
            return next(read.by_ids(self._connection, [row.report]))

    def excerpt(self, row: Evidence) -> read.Excerpt:
        """The sentence that a row stands in, with the row's spans counted in it."""
        return read.excerpt(row, self.report_of(row).text)

    def omissions(self, report_id: str | None = None) -> list[model.Omission]:
        """What was left out of one report, or of all."""
        with said(self.path):
            return list(read.omissions(self._connection, report_id))

    def judgements(self) -> list[model.Judgement]:
        """The user's decisions, by id."""
        with said(self.path):
            return list(read.judgements(self._connection))

    def origins(self, report_id: str) -> tuple[str, ...]:
        """Every place that a report was found at, sorted."""
        with said(self.path):
            return read.origins(self._connection, report_id)

    def versions(self, report_id: str) -> dict[str, str]:
        """With what a report was read: software, grammar model, lexicons."""
        with said(self.path):
            return read.versions(self._connection, report_id)

    def count(self, kind: str, filter: Filter | None = None) -> int:  # noqa: A002
        """How many rows a table has; with a filter, how many of its rows pass (not for tables without a filter)."""
        with said(self.path):
            return read.count(self._connection, kind, filter)

    def check(self) -> tuple[model.Finding, ...]:
        """What the record holds in which language, what was left out and why, and whether every row shows its evidence."""
        with said(self.path):
            return tuple(checked.check(self._connection))

    def left_out(self) -> tuple[model.Finding, ...]:
        """What reading left out, by step (`Finding.what`), language and reason, with the number of reports."""
        with said(self.path):
            return tuple(checked.left_out(self._connection))

    def search(
        self,
        words: str,
        *,
        filter: Filter = NO_FILTER,  # noqa: A002
        kinds: tuple[str, ...] = search.KINDS,
    ) -> list[search.Hit]:
        """Reports and statements that have all the words, best first; "a phrase" and begin* are understood.

        Case and accents do not count. `filter` leaves the same rows as elsewhere, its `limit` is the number of hits.
        """
        with said(self.path):
            self.index()
            assert self._index is not None
            return list(search.find(self._index, self._connection, words, wanted=filter, kinds=kinds))

    def index(self) -> None:
        """Brings the search index in step with the record; a search does it too."""
        with said(self.path):
            if self._index is None:
                self._index = search.opened(self.path, self._connection)
            else:
                search.keep_in_step(self._index, self._connection)

    # --- whole tables -------------------------------------------------------------------------------------------------

    def table(self, name: str) -> pyarrow.Table:
        """A table (see the data dictionary) as an Arrow table; needs the extra `arrow`."""
        with said(self.path):
            return tables.arrow(self._connection, name)

    def to_pandas(self, name: str) -> pandas.DataFrame:
        """A table as a pandas DataFrame; needs the extra `pandas`."""
        with said(self.path):
            return tables.to_pandas(self._connection, name)

    def to_polars(self, name: str) -> polars.DataFrame:
        """A table as a Polars DataFrame; needs the extra `polars`."""
        with said(self.path):
            return tables.to_polars(self._connection, name)

    def rows(self, name: str) -> list[str]:
        """Every row of a table as a line of JSON, sorted: two records of the same readings give the same lines."""
        return list(self.iter_rows(name))

    def iter_rows(self, name: str) -> Iterator[str]:
        """The same lines, one after another."""
        return self._said(tables.dump(self._connection, name))
