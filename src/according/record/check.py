"""A whole record at a glance: what it holds in which language, what was left out and why, and whether every row holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import duckdb

from according import knowledge, languages
from according.model import FURNITURE, Finding
from according.record import schema
from according.record.filters import DAY
from according.version import __version__

Connection = duckdb.DuckDBPyConnection

EXAMPLES: Final = 3
LONG: Final = 500_000  # characters of a text whose rows are not looked at one by one: it would take minutes
FEW: Final = 5  # words: a text of fewer seldom says anything
KINDS: Final = ("statements", "figures", "events", "actors", "places", "mentions", "marks")
SAYING: Final = ("statements", "figures", "events")  # rows without which a report has said nothing
GRAMMAR: Final = "grammar"

_SOME = f"list_slice(list_sort(list(reports.id)), 1, {EXAMPLES})"
_LANGUAGE = "coalesce(reports.language, 'unknown')"
_WITHOUT = " AND ".join(f"reports.id NOT IN (SELECT report FROM {kind})" for kind in SAYING)  # noqa: S608
_SKIPPED = ", ".join(f"'{kind}'" for kind in sorted(FURNITURE))
_FURNITURE = f"""(SELECT coalesce(sum(list_sum(list_transform(spans, lambda s: s."end" - s.start))), 0) FROM marks
    WHERE marks.report = reports.id AND marks.kind IN ({_SKIPPED}))"""  # noqa: S608
_UNDATED: Final = """CASE
    WHEN not_before IS NOT NULL AND not_after IS NOT NULL THEN 'only the days before and after it are known'
    WHEN not_after IS NOT NULL THEN 'only the latest day is known'
    WHEN not_before IS NOT NULL THEN 'only the earliest day is known'
    ELSE 'nothing tells its day: hand it over with the report (field date)'
END"""
#: Why nothing was found in a report, the first that holds.
_WHY: Final = f"""CASE
    WHEN reports.language IS NULL THEN 'its language is not known'
    WHEN left_out.why IS NOT NULL THEN left_out.why
    WHEN NOT regexp_matches(reports.text, '\\S') THEN 'the text is empty'
    WHEN {_FURNITURE} >= 0.9 * length(reports.text) THEN 'the text is page furniture'
    WHEN length(regexp_split_to_array(trim(reports.text), '\\s+')) < {FEW} THEN 'fewer than {FEW} words'
    ELSE 'read to its end: no reporting verb or quotation, no figure, no event was found in it'
END"""

#: Why a report that has other rows has none of a kind.
_KINDLESS: Final = {
    "statements": "no reporting verb or quotation was found in it",
    "figures": "no number that counts something was found in it",
    "events": "no word that tells an event was found in it",
}


def check(connection: Connection) -> Iterator[Finding]:
    """The findings in order: reports, rows, what was left out, dates, outlets, reports without rows, evidence, versions."""
    yield from _reports(connection)
    yield from _rows(connection)
    yield from left_out(connection)
    yield from _without(connection, "dates", "without a day of publication", "reports.published IS NULL", _UNDATED)
    yield from _without(connection, "outlets", "without an outlet", "reports.outlet IS NULL", "NULL")
    yield from _silent(connection)
    yield from _evidence(connection)
    yield from _versions(connection)


def _asked(connection: Connection, sql: str) -> list[tuple[Any, ...]]:
    return connection.cursor().execute(sql).fetchall()


def _reports(connection: Connection) -> Iterator[Finding]:
    days = f"min({DAY})::VARCHAR || ' to ' || max({DAY})::VARCHAR"
    for number, outlets, span in _asked(connection, f"SELECT count(*), count(DISTINCT outlet), {days} FROM reports"):  # noqa: S608
        why = f"{outlets} outlet{'s' * (outlets != 1)}" + (f", {span}" if span else "")
        yield Finding(part="reports", what="in the record", reports=number, why=why)
    sql = f"SELECT {_LANGUAGE}, count(*), count(DISTINCT text_hash) FROM reports GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608
    for language, number, texts in _asked(connection, sql):
        differ = f"{texts} different text{'s' * (texts != 1)}" if texts != number else None
        yield Finding(part="reports", what="in a language", language=language, reports=number, why=differ)


def _rows(connection: Connection) -> Iterator[Finding]:
    for kind in KINDS:
        sql = f"""SELECT {_LANGUAGE} AS language, count(DISTINCT report), count(report) FROM reports
            LEFT JOIN {kind} ON report = reports.id GROUP BY 1 ORDER BY count(DISTINCT reports.id) DESC, 1"""  # noqa: S608
        for language, reports, rows in _asked(connection, sql):
            yield Finding(part="rows", what=kind, language=language, reports=reports, rows=rows)


def left_out(connection: Connection) -> Iterator[Finding]:
    """What reading left out, by step, language and reason."""
    sql = f"""SELECT room, {_LANGUAGE}, reason, count(DISTINCT reports.id) AS number, {_SOME}
        FROM omissions JOIN reports ON reports.id = report GROUP BY 1, 2, 3 ORDER BY number DESC, 1, 2, 3"""  # noqa: S608
    for room, language, reason, number, some in _asked(connection, sql):
        yield _finding("left out", room, language, number, some, reason, problem=True)


def _finding(
    part: str, what: str, language: str | None, reports: int, some: list[str], why: str | None, *, problem: bool = False
) -> Finding:
    return Finding(part=part, what=what, language=language, reports=reports, examples=tuple(some), why=why, problem=problem)


def _without(connection: Connection, part: str, what: str, condition: str, why: str) -> Iterator[Finding]:
    sql = f"""SELECT {why}, {_LANGUAGE}, count(*) AS number, {_SOME} FROM reports WHERE {condition}
        GROUP BY 1, 2 ORDER BY number DESC, 1, 2"""  # noqa: S608
    for reason, language, number, some in _asked(connection, sql):
        yield _finding(part, what, language, number, some, reason)


def _silent(connection: Connection) -> Iterator[Finding]:
    """Reports in which nothing was found, then those that have rows of other kinds but none of one."""
    yield from _lacking(connection, "no statement, figure or event", _WHY, _WITHOUT, (GRAMMAR,))
    for kind, why in _KINDLESS.items():
        without = f"reports.id NOT IN (SELECT report FROM {kind}) AND NOT ({_WITHOUT})"  # noqa: S608
        told = f"coalesce(left_out.why, '{why}')"
        yield from _lacking(connection, f"no {kind.removesuffix('s')}", told, without, (GRAMMAR, kind))


def _lacking(connection: Connection, what: str, why: str, without: str, rooms: tuple[str, ...]) -> Iterator[Finding]:
    steps = ", ".join(f"'{room}'" for room in rooms)
    sql = f"""WITH left_out AS (SELECT report, min(reason) AS why FROM omissions WHERE room IN ({steps}) GROUP BY report)
        SELECT {why} AS why, {_LANGUAGE}, count(*) AS number, {_SOME} FROM reports
        LEFT JOIN left_out ON left_out.report = reports.id WHERE {without} GROUP BY 1, 2 ORDER BY number DESC, 1, 2"""  # noqa: S608
    for reason, language, number, some in _asked(connection, sql):
        yield _finding("nothing found", what, language, number, some, reason)


# --- whether every row holds ----------------------------------------------------------------------------------------

#: The text of a row's spans, as `model.quote` gives it.
_QUOTED = (
    """array_to_string(list_transform({0}.spans, lambda s: substring(reports.text, s.start + 1, s."end" - s.start)), ' … ')"""
)
#: Columns that name a row of another table.
_POINTERS: Final = (
    ("statements", "parent", "statements"),
    ("figures", "statement", "statements"),
    ("figures", "part_of", "figures"),
    ("events", "statement", "statements"),
)


def _evidence(connection: Connection) -> Iterator[Finding]:
    """Rows that do not show the text of their spans, whose report is missing, or that point at a row that is not there."""
    seen = broken = 0
    for table in schema.QUOTING:
        name, words = table.name, _QUOTED.format(table.name)
        bad = f"reports.id IS NULL OR {words} IS DISTINCT FROM {name}.surface"
        sql = f"""SELECT count(*), count(*) FILTER ({bad}), list_slice(list_sort(list({name}.id) FILTER ({bad})), 1, {EXAMPLES})
            FROM {name} LEFT JOIN reports ON reports.id = {name}.report
            WHERE coalesce(length(reports.text), 0) <= {LONG}"""  # noqa: S608
        for number, wrong, some in _asked(connection, sql):
            seen, broken = seen + number, broken + wrong
            if wrong:
                yield _broken(name, "its words are not the text of its spans, or its report is missing", wrong, some)
    for name, column, target in _POINTERS:
        sql = f"""SELECT count(*), list_slice(list_sort(list(id)), 1, {EXAMPLES}) FROM {name}
            WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {target})"""  # noqa: S608
        for wrong, some in _asked(connection, sql):
            broken += wrong
            if wrong:
                yield _broken(name, f"{column} names a row of {target} that is not there", wrong, some)
    if not broken:
        yield Finding(part="evidence", what="every row shows its words", rows=seen, why=_long(connection))


def _long(connection: Connection) -> str | None:
    ((number,),) = _asked(connection, f"SELECT count(*) FROM reports WHERE length(text) > {LONG}")  # noqa: S608
    return f"{number} longer than {LONG:,} characters not looked at" if number else None


def _broken(table: str, why: str, rows: int, some: list[str]) -> Finding:
    why += ": `according read --again` reads its report anew"
    return Finding(part="evidence", what=table, rows=rows, why=why, examples=tuple(some), problem=True)


# --- versions -------------------------------------------------------------------------------------------------------


def _versions(connection: Connection) -> Iterator[Finding]:
    """With what reports were read, by language; and whether that is what is installed."""
    yield Finding(part="versions", what=f"schema {schema.VERSION}")
    sql = "SELECT DISTINCT ontology FROM events ORDER BY 1"
    for (ontology,) in _asked(connection, sql):
        yield Finding(part="versions", what=f"ontology {ontology}")
    of = f"CASE WHEN key IN ('according', 'knowledge') THEN NULL ELSE {_LANGUAGE} END"  # the same for all languages
    sql = f"""SELECT key, value, {of}, count(*) AS number, {_SOME} FROM (
            SELECT report, unnest(map_entries(versions), recursive := true) FROM readings
        ) JOIN reports ON reports.id = report GROUP BY 1, 2, 3 ORDER BY 1, 3, number DESC, 2"""  # noqa: S608
    for name, value, language, number, some in _asked(connection, sql):
        ours = installed(name, language)
        differs = ours is not None and ours != value
        why = f"{ours} is installed: `according read --again` reads anew" if differs else None
        yield _finding("versions", f"{name} {value}", language, number, some if differs else [], why)
    sql = f"""SELECT count(*), {_SOME} FROM reports WHERE id NOT IN (SELECT report FROM readings)"""  # noqa: S608
    for number, some in _asked(connection, sql):
        if number:
            why = "with what they were read is not noted: `according read --again` reads them anew"
            yield _finding("versions", "unknown", None, number, some, why, problem=True)


def installed(name: str, language: str | None) -> str | None:
    """The version of a part of the software that would read a report of a language today; None where it cannot be told."""
    if name == "according":
        return __version__
    if name == "knowledge":
        return knowledge.version()
    if name == "lexicon" and language in languages.available():
        return languages.version(str(language))
    return None
