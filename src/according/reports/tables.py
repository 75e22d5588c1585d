"""CSV and TSV -> reports: a heading, then one report a row; commas, semicolons, tabs or bars between the cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Final

from according.errors import InputError
from according.model import Received
from according.reports import streams
from according.reports.rows import NO_TEXT, Rows

BETWEEN: Final = ",;\t|"


def read(chunks: Iterable[bytes], names: Mapping[str, str], *, where: str, origin: str) -> Iterator[Received | InputError]:
    """The reports of a table, and an error for each row that is none."""
    csv.field_size_limit(streams.LARGEST)
    rows = Rows(names, where=where, origin=origin)
    feed = _Feed(streams.lines(chunks, where=where))
    first = next(feed, None)
    while first is not None and not first.strip():
        first = next(feed, None)
    if first is None:
        yield from feed.errors or [InputError("A103", "is empty", where=where, do="Nothing to read in it.")]
        return
    feed.put_back(first)
    reader = csv.reader(feed, delimiter=_delimiter(first, names), strict=True)
    try:
        heading = [cell.strip() for cell in next(reader)]
    except csv.Error as error:
        yield _broken(rows, feed.number, error)
        return
    if not {names["text"], names["html"]} & set(heading):
        yield _no_column(heading, names, where=where)
        return
    yield from _body(reader, heading, feed, rows)
    yield from rows.rest()


class _Feed(Iterator[str]):
    """The lines of a table for the csv module; lines that cannot be read are kept aside as errors."""

    def __init__(self, lines: Iterator[streams.Line]) -> None:
        self.lines, self.number, self.errors, self._kept = lines, 0, list[InputError](), list[str]()

    def __next__(self) -> str:
        if self._kept:
            return self._kept.pop()
        line = next(self.lines)
        self.number = line.number
        if line.error:
            self.errors.append(line.error)
        return line.text or "\n"

    def put_back(self, text: str) -> None:
        """Makes a line the next one again."""
        self._kept.append(text)

    def taken(self) -> list[InputError]:
        """The errors since the last call."""
        errors, self.errors = self.errors, []
        return errors


def _body(reader: Iterator[list[str]], heading: list[str], feed: _Feed, rows: Rows) -> Iterator[Received | InputError]:
    while True:
        start = feed.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            yield from feed.taken()
            return
        except csv.Error as error:
            yield from feed.taken() or [_broken(rows, start, error)]
            continue
        yield from feed.taken()
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(heading):
            what = f"has {len(cells)} cells under {len(heading)} headings"
            yield InputError("A113", what, where=rows.place(start), do="Put cells that hold the separator in quotation marks.")
        else:
            yield from rows.report(dict(zip_longest(heading, cells)), line=start)


def _delimiter(first: str, names: Mapping[str, str]) -> str:
    """The separator under which the heading holds the columns that are asked for, else the most frequent one."""
    wanted = set(names.values())

    def fit(mark: str) -> tuple[int, int]:
        cells = {cell.strip().strip('"') for cell in first.split(mark)}
        return len(cells & wanted), first.count(mark)

    return max(BETWEEN, key=fit)


def _no_column(heading: list[str], names: Mapping[str, str], *, where: str) -> InputError:
    shown = ", ".join(repr(cell[:30]) for cell in heading[:8])
    what = f"has no column {names['text']!r} or {names['html']!r}; its columns are {shown}"
    return InputError(NO_TEXT, what, where=where, do="Name the column that holds the text with a mapping.")


def _broken(rows: Rows, line: int, error: csv.Error) -> InputError:
    reason, do = str(error), "Look for a quotation mark that is not closed."
    if "new-line character" in reason:  # Python's advice is for programmers
        reason, do = "its lines end in CR alone", "Save it with lines that end in LF or CR LF."
    return InputError("A113", f"is not a row of a table ({reason})", where=rows.place(line), do=do)
