"""Rows out of the tables, as the structs that went in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, TypeVar

import duckdb
import msgspec
from msgspec import Struct

from according import model
from according.model import Evidence, Mark, Reading, Report, Span, Spans
from according.record import refusals, schema
from according.record.filters import DAY, SENTENCE, Filter, as_text, condition
from according.record.schema import Table

#: So many rows are fetched at once.
PAGE = 500

#: Whether a row names one of some actors (``$keys``) as somebody who acts, speaks, or to whom something is done or said.
NAMING: dict[str, str] = {
    "events": (
        "list_has_any(list_transform(list_concat(events.actors, events.recipients), lambda p: p.actor), $keys::VARCHAR[])"
    ),
    "statements": "list_has_any([statements.speaker.actor, statements.addressee.actor], $keys::VARCHAR[])",
    "figures": (
        "(list_contains($keys::VARCHAR[], figures.attributed_to.actor) OR (figures.attributed_to IS NULL AND figures.statement "
        "IN (SELECT id FROM statements WHERE list_contains($keys::VARCHAR[], statements.speaker.actor))))"
    ),
}

S = TypeVar("S", bound=Struct)
Connection = duckdb.DuckDBPyConnection


class Excerpt(Struct, frozen=True):
    """The sentence (or the line) around a row, with the row's spans counted in it."""

    text: str
    start: int  # where the excerpt begins in the report's text
    spans: Spans


@cache
def _decoder(kind: type[S]) -> msgspec.json.Decoder[S]:
    return msgspec.json.Decoder(kind)


def _pages(connection: Connection, sql: str, values: Any) -> Iterator[list[Any]]:
    """The answer to a query, a page at a time, in a cursor of its own: questions may be nested."""
    cursor = connection.cursor()
    try:
        cursor.execute(sql, values)
        while page := cursor.fetchmany(PAGE):
            yield page
    finally:
        cursor.close()


def _structs(connection: Connection, kind: type[S], sql: str, values: Any) -> Iterator[S]:
    decode = _decoder(kind).decode
    for page in _pages(connection, sql, values):
        for (row,) in page:
            yield decode(row)


def _limit(wanted: Filter | None) -> str:
    return f"LIMIT {int(wanted.limit)}" if wanted is not None and wanted.limit is not None else ""


def rows(
    connection: Connection, table: Table, kind: type[S], wanted: Filter | None, *, keys: Collection[str] | None = None
) -> Iterator[S]:
    """Rows that quote a report, ordered by the report's day and id, then by where they stand; with keys those they name."""
    asked, name = condition(wanted, table.name), table.name
    named = "" if keys is None else f" AND {NAMING[name]}"
    sql = (
        f"SELECT {schema.as_json(table)} FROM {name} JOIN reports ON reports.id = {name}.report WHERE {asked.sql}{named} "  # noqa: S608
        f"ORDER BY {DAY} NULLS LAST, reports.id, {name}.spans, {name}.id {_limit(wanted)}"
    )
    return _structs(connection, kind, sql, asked.values if keys is None else {**asked.values, "keys": sorted(keys)})


def reports(connection: Connection, wanted: Filter | None) -> Iterator[Report]:
    """Reports ordered by day and id; only their ids are held, texts are fetched a page at a time."""
    asked = condition(wanted, "reports")
    sql = f"SELECT id FROM reports WHERE {asked.sql} ORDER BY {DAY} NULLS LAST, id {_limit(wanted)}"  # noqa: S608
    for page in _pages(connection, sql, asked.values):
        ids = [key for (key,) in page]
        found = {report.id: report for report in by_ids(connection, ids)}
        yield from (found[key] for key in ids if key in found)


def by_ids(connection: Connection, ids: list[str]) -> Iterator[Report]:
    """Some reports with their marks, in no particular order."""
    marks: dict[str, list[Mark]] = {}
    for mark in _of_reports(connection, schema.MARKS, Mark, ids):
        marks.setdefault(mark.report, []).append(mark)
    columns = f"{schema.as_json(schema.REPORTS, apart='text')}, text"  # a long text goes through JSON at a price
    sql = f"SELECT {columns} FROM reports WHERE id IN (SELECT unnest($ids::VARCHAR[]))"  # noqa: S608
    for page in _pages(connection, sql, {"ids": ids}):
        for row, text in page:
            report = _decoder(Report).decode(row)
            yield msgspec.structs.replace(report, text=text, marks=tuple(marks.get(report.id, ())))


def outlines(connection: Connection, ids: Collection[str] | None) -> Iterator[Report]:
    """Some reports, or all of them, without text and marks, in no particular order."""
    some = "" if ids is None else " WHERE id IN (SELECT unnest($ids::VARCHAR[]))"
    sql = f"SELECT {schema.as_json(schema.REPORTS, apart='text')} FROM reports{some}"  # noqa: S608
    return _structs(connection, Report, sql, {} if ids is None else {"ids": sorted(ids)})


def sentences(connection: Connection, table: Table, ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """The ids of some rows with the sentences that they stand in, in no particular order."""
    name = table.name
    said, some = SENTENCE.format(name), f"{name}.id IN (SELECT unnest($ids::VARCHAR[]))"
    sql = f"SELECT {name}.id, {said} FROM {name} JOIN reports ON reports.id = report WHERE {some}"  # noqa: S608
    for page in _pages(connection, sql, {"ids": sorted(ids)}):
        yield from page


def _of_reports(connection: Connection, table: Table, kind: type[S], ids: list[str]) -> Iterator[S]:
    """The rows of some reports in the order in which they were made."""
    chosen = "report IN (SELECT unnest($ids::VARCHAR[]))"
    sql = f"SELECT {schema.as_json(table)} FROM {table.name} WHERE {chosen} ORDER BY report, nr"  # noqa: S608
    return _structs(connection, kind, sql, {"ids": ids})


def reading(connection: Connection, report_id: str) -> Reading:
    """All rows of one report as they were written, in their order; sentences are not kept and origins are a question apart."""
    report = next(by_ids(connection, [report_id]), None)
    if report is None:
        raise refusals.unknown(report_id)
    ids = [report_id]
    return Reading(
        report=report,
        mentions=tuple(_of_reports(connection, schema.MENTIONS, model.Mention, ids)),
        places=tuple(_of_reports(connection, schema.PLACES, model.Place, ids)),
        actors=tuple(_of_reports(connection, schema.ACTORS, model.ActorMention, ids)),
        statements=tuple(_of_reports(connection, schema.STATEMENTS, model.Statement, ids)),
        figures=tuple(_of_reports(connection, schema.FIGURES, model.Figure, ids)),
        events=tuple(_of_reports(connection, schema.EVENTS, model.Event, ids)),
        omissions=tuple(_of_reports(connection, schema.OMISSIONS, model.Omission, ids)),
        versions=versions(connection, report_id),
    )


def full_id(connection: Connection, row_id: str) -> str:
    """The id that begins with some letters; RecordError where there is none or more than one."""
    row_id = as_text(row_id)
    table = schema.table_of(row_id)
    if table is None:
        raise refusals.unknown(row_id)
    sql = f"SELECT id FROM {table.name} WHERE starts_with(id, ?) ORDER BY id LIMIT 4"  # noqa: S608
    found = [key for (key,) in connection.cursor().execute(sql, [row_id]).fetchall()]
    if not found:
        raise refusals.unknown(row_id)
    if len(found) > 1 and row_id not in found:
        raise refusals.ambiguous(row_id, found[:3])
    return row_id if row_id in found else found[0]


def get(connection: Connection, row_id: str) -> Report | Evidence:
    """The row with an id, or with the only id that begins so."""
    key = full_id(connection, row_id)
    table = schema.table_of(key)
    if table is schema.REPORTS:
        return next(by_ids(connection, [key]))
    assert table is not None
    assert table.struct is not None
    sql = f"SELECT {schema.as_json(table)} FROM {table.name} WHERE id = $id"  # noqa: S608
    row: Any = next(_structs(connection, table.struct, sql, {"id": key}))
    found: Evidence = row
    return found


def omissions(connection: Connection, report_id: str | None) -> Iterator[model.Omission]:
    """What was left out, of one report or of all, ordered by report."""
    chosen = "true" if report_id is None else "report = $id"
    sql = f"SELECT {schema.as_json(schema.OMISSIONS)} FROM omissions WHERE {chosen} ORDER BY report, nr"  # noqa: S608
    return _structs(connection, model.Omission, sql, {} if report_id is None else {"id": report_id})


def facts_of_actors(connection: Connection) -> list[tuple[Any, ...]]:
    """What each report says of each actor, with the number of mentions.

    An office counts only where words of four letters or more say it: beside the name, in a description. What the tables
    know of a bare name is no report's word.
    """
    before = 'substring(text, spans[1]."start" + 1, head."start" - spans[1]."start")'
    worded = f"actors.form = 'description' OR regexp_matches({before}, '\\p{{L}}{{4,}}')"
    given = f"CASE WHEN {worded} THEN office END AS office"
    spelt = 'CASE WHEN actors.form = \'name\' THEN substring(text, head."start" + 1, head."end" - head."start") END'
    cells = f"actor, name, actors.type, country, sector, {given}, {spelt} AS spelt, report, outlet, {DAY}::VARCHAR AS day"
    sql = f"SELECT {cells}, count(*) FROM actors JOIN reports ON reports.id = report GROUP BY ALL ORDER BY ALL"  # noqa: S608
    return [row for page in _pages(connection, sql, {}) for row in page]


def judgements(connection: Connection) -> Iterator[model.Judgement]:
    """The user's decisions, ordered by id."""
    sql = f"SELECT {schema.as_json(schema.JUDGEMENTS)} FROM judgements ORDER BY id"  # noqa: S608
    return _structs(connection, model.Judgement, sql, {})


def origins(connection: Connection, report_id: str) -> tuple[str, ...]:
    """Every place that a report was found at, sorted."""
    sql = "SELECT origin FROM origins WHERE report = ? ORDER BY origin"
    return tuple(origin for (origin,) in connection.cursor().execute(sql, [report_id]).fetchall())


def versions(connection: Connection, report_id: str) -> dict[str, str]:
    """With what a report was read."""
    found = connection.cursor().execute("SELECT versions FROM readings WHERE report = ?", [report_id]).fetchone()
    return dict(found[0]) if found else {}


def count(connection: Connection, name: str, wanted: Filter | None) -> int:
    """How many rows a table has, or how many a filter leaves."""
    if name not in schema.TABLES:
        raise refusals.not_in_list("table", name, tuple(schema.TABLES))
    sql, values = f"SELECT count(*) FROM {name}", {}  # noqa: S608
    if wanted is not None:
        asked = condition(wanted, name)
        joined = "" if name == "reports" else f" JOIN reports ON reports.id = {name}.report"
        sql, values = f"{sql}{joined} WHERE {asked.sql}", asked.values
    found = connection.cursor().execute(sql, values).fetchone()
    return int(found[0]) if found else 0


def excerpt(row: Evidence, text: str) -> Excerpt:
    """The sentence that a row stands in (for rows without one: the line, at most 200 characters each side)."""
    start, end = row.spans[0].start, max(span.end for span in row.spans)
    sentence: Span | None = getattr(row, "sentence", None)
    if sentence is not None:
        start, end = min(start, sentence.start), max(end, sentence.end)
    else:
        before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        start, end = max(before, start - 200), min(after if after >= 0 else len(text), end + 200)
    return Excerpt(text[start:end], start, tuple(Span(s.start - start, s.end - start) for s in row.spans))
