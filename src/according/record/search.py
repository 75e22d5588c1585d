"""Words in reports and statements, found without regard to case and accents.

The index is an SQLite FTS5 file beside the record. It is derived from the record and holds no text: it is brought in
step before every search, report by report, by comparing the hashes of their rows, and made anew where it is missing
or broken. It never decides what is in the record.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb
from msgspec import Struct

from according.model import GAP, Span, Spans
from according.record import refusals
from according.record.filters import Filter, condition

SUFFIX = ".search"
KINDS = ("reports", "statements")
#: Changes when the index is built in another way.
_BUILD = "1"
# Vowel signs of Arabic, Hebrew and Indic scripts belong to words; without Mn and Mc they would cut them.
_FTS = "fts5(text, title, {0}tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'\")"
_TABLES = (
    "CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT)",
    "CREATE TABLE read (report TEXT PRIMARY KEY, rows_hash TEXT) WITHOUT ROWID",
    "CREATE TABLE docs (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT, row TEXT, report TEXT)",
    "CREATE INDEX docs_report ON docs (report)",
    "CREATE VIRTUAL TABLE words USING " + _FTS.format("content='', "),
)
_BLOCK = 200
_AROUND = 90  # characters of a snippet on each side of the first word found

T = TypeVar("T")
Connection = duckdb.DuckDBPyConnection


class Hit(Struct, frozen=True):
    """A report or statement that has the words, best first; all positions are code points."""

    kind: str  # reports or statements
    id: str
    report: str
    snippet: str
    start: int  # where the snippet begins in the report's text; -1 when only the title has the words
    spans: Spans  # every word found, in the report's text
    marked: Spans  # those in the snippet, counted in the snippet


class _Found(NamedTuple):
    kind: str
    id: str
    report: str


class _Stand(NamedTuple):
    """A text that was found, and where its parts stand in the report."""

    text: str
    title: str
    spans: Spans


def query(words: str) -> str:
    """What somebody typed as an FTS5 query: all words, "phrases" and begin*; never a syntax error."""
    plain = re.sub("[“”„«»]", '"', words.replace("\0", " ")).encode("utf-8", "replace").decode()
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"?|([^\s"]+)', plain):
        term = phrase or word
        if any(unicodedata.category(char)[0] in "LN" for char in term):
            terms.append(f'"{term.rstrip("*") if word else term}"' + ("*" if word.endswith("*") else ""))
    if not terms:
        raise refusals.no_words(words)
    return " ".join(dict.fromkeys(terms))  # a word that is asked for again asks nothing new


def find(index: sqlite3.Connection, record: Connection, words: str, *, wanted: Filter, kinds: tuple[str, ...]) -> Iterator[Hit]:
    """The hits that a filter leaves, best first; the index must be in step."""
    asked = query(words)
    left = wanted.limit
    for block in _blocks(_ranked(index, asked, words, kinds), _BLOCK):
        allowed = _allowed(record, block, wanted, kinds)
        chosen = [found for found in block if found.id in allowed][:left]
        yield from _shown(record, asked, chosen)
        if left is not None:
            left -= len(chosen)
            if left <= 0:
                return


def _blocks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while block := list(islice(rest, size)):
        yield block


def _ranked(index: sqlite3.Connection, asked: str, words: str, kinds: tuple[str, ...]) -> Iterator[_Found]:
    for kind in kinds:
        if kind not in KINDS:
            raise refusals.not_in_list("kind of rows", kind, KINDS)
    marks = ", ".join("?" for _ in kinds)
    sql = (
        "SELECT docs.kind, docs.row, docs.report FROM words JOIN docs ON docs.id = words.rowid "  # noqa: S608
        f"WHERE words MATCH ? AND docs.kind IN ({marks}) ORDER BY bm25(words), docs.row"
    )
    try:
        yield from (_Found(*row) for row in index.execute(sql, (asked, *kinds)))
    except sqlite3.OperationalError as error:  # too many words for FTS5
        raise refusals.no_words(words) from error


def _allowed(record: Connection, block: list[_Found], wanted: Filter, kinds: tuple[str, ...]) -> set[str]:
    """The ids of a block that are in the record and that the filter leaves."""
    allowed: set[str] = set()
    for kind in kinds:
        ids = [found.id for found in block if found.kind == kind]
        asked = condition(wanted, kind)
        joined = "" if kind == "reports" else f" JOIN reports ON reports.id = {kind}.report"
        sql = f"SELECT {kind}.id FROM {kind}{joined} WHERE {kind}.id IN (SELECT unnest($ids::VARCHAR[])) AND {asked.sql}"  # noqa: S608
        if ids:
            allowed |= {key for (key,) in record.cursor().execute(sql, {**asked.values, "ids": ids}).fetchall()}
    return allowed


# --- what is shown --------------------------------------------------------------------------------------------------


def _shown(record: Connection, asked: str, block: list[_Found]) -> Iterator[Hit]:
    texts = _texts(record, {found.report for found in block})
    stands = _stands(record, block, texts)
    for found, stand, places in zip(block, stands, _places(asked, stands), strict=True):
        spans = tuple(part for start, end in places for part in _in_report(stand, start, end))
        yield _hit(found, stand, texts[found.report][0], spans)


def _texts(record: Connection, reports: set[str]) -> dict[str, tuple[str, str]]:
    sql = "SELECT id, text, coalesce(title, '') FROM reports WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    return {key: (text, title) for key, text, title in record.cursor().execute(sql, [sorted(reports)]).fetchall()}


def _stands(record: Connection, block: list[_Found], texts: dict[str, tuple[str, str]]) -> list[_Stand]:
    ids = [found.id for found in block if found.kind == "statements"]
    sql = "SELECT id, surface, spans FROM statements WHERE id IN (SELECT unnest(?::VARCHAR[]))"
    said = record.cursor().execute(sql, [ids]).fetchall() if ids else []
    stands = {key: _Stand(text, "", tuple(Span(span["start"], span["end"]) for span in spans)) for key, text, spans in said}
    stands |= {key: _Stand(text, title, (Span(0, len(text)),)) for key, (text, title) in texts.items()}
    return [stands[found.id] for found in block]


def _places(asked: str, stands: list[_Stand]) -> list[list[Span]]:
    """Where the words stand in each text: the same query, asked of these few texts alone."""
    signs = [_unused(stands), _unused(stands, 1)]
    few = sqlite3.connect(":memory:")
    try:
        few.execute(f"CREATE VIRTUAL TABLE few USING {_FTS.format('')}")
        rows = ((number, _searchable(stand.text), _searchable(stand.title)) for number, stand in enumerate(stands))
        few.executemany("INSERT INTO few (rowid, text, title) VALUES (?, ?, ?)", rows)
        sql = "SELECT rowid, highlight(few, 0, ?, ?) FROM few WHERE few MATCH ?"
        shown = dict(few.execute(sql, (*signs, asked)).fetchall())
    finally:
        few.close()
    return [_between(shown.get(number, ""), *signs) for number in range(len(stands))]


def _unused(stands: list[_Stand], skip: int = 0) -> str:
    """A character that no text has."""
    free = (sign for sign in map(chr, range(0xE000, 0xF8FF)) if all(sign not in stand.text for stand in stands))
    return next(islice(free, skip, None), chr(0xF0000 + skip))


def _between(text: str, opening: str, closing: str) -> list[Span]:
    """The stretches between two signs, counted without the signs."""
    spans, at = [], 0
    for part in text.split(opening)[:1]:
        at = len(part)
    for part in text.split(opening)[1:]:
        inside, _, after = part.partition(closing)
        spans.append(Span(at, at + len(inside)))
        at += len(inside) + len(after)
    return spans


def _in_report(stand: _Stand, start: int, end: int) -> Iterator[Span]:
    """A stretch of a broken text as stretches of the report."""
    offset = 0
    for span in stand.spans:
        size = span.end - span.start
        low, high = max(start - offset, 0), min(end - offset, size)
        if low < high:
            yield Span(span.start + low, span.start + high)
        offset += size + len(GAP)


def _hit(found: _Found, stand: _Stand, text: str, spans: Spans) -> Hit:
    if not spans:
        return Hit(found.kind, found.id, found.report, stand.title or stand.text[: 2 * _AROUND], -1, (), ())
    first, last = stand.spans[0].start, stand.spans[-1].end
    start = max(first, spans[0].start - _AROUND)
    end = min(last, max(spans[0].end, start + 2 * _AROUND))
    if start > first and (space := text.find(" ", start, spans[0].start)) >= 0:
        start = space + 1  # whole words
    if end < last and (space := text.rfind(" ", spans[0].end, end)) >= 0:
        end = space
    marked = tuple(Span(s.start - start, s.end - start) for s in spans if start <= s.start and s.end <= end)
    return Hit(found.kind, found.id, found.report, text[start:end], start, spans, marked)


# --- keeping in step ------------------------------------------------------------------------------------------------


def opened(path: Path, record: Connection) -> sqlite3.Connection:
    """The index of a record, in step with it; a temporary one where its file cannot be written or read."""
    file = path.with_name(path.name + SUFFIX)
    for _ in range(2):
        index = None
        try:
            index = _connected(str(file))
            keep_in_step(index, record)
            return index
        except sqlite3.DatabaseError as error:
            if index is not None:
                index.close()
            if isinstance(error, sqlite3.OperationalError):  # locked, read-only, full: the file is not at fault
                break
            with suppress(OSError):  # not a database, or a broken one
                file.unlink()
    index = _connected("")
    keep_in_step(index, record)
    return index


def _connected(name: str) -> sqlite3.Connection:
    return sqlite3.connect(name, isolation_level=None, timeout=60, check_same_thread=False)


def keep_in_step(index: sqlite3.Connection, record: Connection) -> None:
    """Takes in what the record has and the index has not, and takes out what it has no more."""
    if _state(index) == _fingerprint(record):
        return
    index.execute("BEGIN IMMEDIATE")
    try:
        if _state(index) is None or _mostly_gone(index):
            _make(index)
        gone, new = _difference(index, record)
        _take_out(index, gone)
        for block in _blocks(new, _BLOCK):
            _take_in(index, record, block)
        index.execute("INSERT OR REPLACE INTO info VALUES ('state', ?)", [_fingerprint(record)])
        index.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            index.execute("ROLLBACK")
        raise


def _fingerprint(record: Connection) -> str:
    """What the record holds, in a few letters: the same for the same rows, whatever the order of writing."""
    found = record.cursor().execute("SELECT count(*), coalesce(bit_xor(rows_hash), 0) FROM readings").fetchall()[0]
    return f"{_BUILD}:{found[0]}:{found[1]}"


def _state(index: sqlite3.Connection) -> str | None:
    """The fingerprint that the index was made for, None where there is no index of our build."""
    if not index.execute("SELECT 1 FROM sqlite_master WHERE name = 'info'").fetchone():
        return None
    found = index.execute("SELECT value FROM info WHERE key = 'state'").fetchone()
    return str(found[0]) if found and str(found[0]).startswith(f"{_BUILD}:") else None


def _mostly_gone(index: sqlite3.Connection) -> bool:
    """Whether most of the indexed texts have left the record; their words stay in the index until it is made anew."""
    sql = "SELECT (SELECT count(*) FROM docs), coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'docs'"
    alive, ever = index.execute(sql).fetchone()
    return bool(ever > 2 * alive)


def _make(index: sqlite3.Connection) -> None:
    for name in ("words", "docs", "read", "info"):
        index.execute(f"DROP TABLE IF EXISTS {name}")
    for sql in _TABLES:
        index.execute(sql)


def _difference(index: sqlite3.Connection, record: Connection) -> tuple[list[str], list[str]]:
    """Reports to take out and reports to take in, from one pass over both lists in order."""
    theirs = _stream(record.cursor().execute("SELECT report, rows_hash::VARCHAR FROM readings ORDER BY report"))
    ours = iter(index.execute("SELECT report, rows_hash FROM read ORDER BY report"))
    gone, new = [], []
    left, right = next(ours, None), next(theirs, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(ours, None), next(theirs, None)
        elif right is None or (left is not None and left[0] <= right[0]):
            assert left is not None
            gone.append(left[0])
            left = next(ours, None)
        else:
            new.append(right[0])
            right = next(theirs, None)
    return gone, new


def _stream(cursor: Connection) -> Iterator[tuple[str, str]]:
    while page := cursor.fetchmany(1000):
        yield from page


def _take_out(index: sqlite3.Connection, reports: list[str]) -> None:
    index.executemany("DELETE FROM docs WHERE report = ?", ((key,) for key in reports))
    index.executemany("DELETE FROM read WHERE report = ?", ((key,) for key in reports))


def _take_in(index: sqlite3.Connection, record: Connection, reports: list[str]) -> None:
    chosen = "IN (SELECT unnest(?::VARCHAR[])) ORDER BY 1"
    ask = record.cursor().execute
    rows = ask(f"SELECT id, id, text, coalesce(title, '') FROM reports WHERE id {chosen}", [reports]).fetchall()  # noqa: S608
    said = ask(f"SELECT id, report, surface, '' FROM statements WHERE report {chosen}", [reports]).fetchall()  # noqa: S608
    for kind, found in (("reports", rows), ("statements", said)):
        for key, report, text, title in found:
            sql = "INSERT INTO docs (kind, row, report) VALUES (?, ?, ?)"
            number = index.execute(sql, (kind, key, report)).lastrowid
            values = (number, _searchable(text), _searchable(title))
            index.execute("INSERT INTO words (rowid, text, title) VALUES (?, ?, ?)", values)
    hashes = ask(f"SELECT report, rows_hash::VARCHAR FROM readings WHERE report {chosen}", [reports]).fetchall()  # noqa: S608
    index.executemany("INSERT OR REPLACE INTO read VALUES (?, ?)", hashes)


def _searchable(text: str) -> str:
    return text.replace("\0", " ")
