"""Rows on the screen and in pipes: tables, JSON, JSON Lines, CSV."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import click
import msgspec

from according.errors import UsageError

FORMATS: Final = ("table", "json", "jsonl", "csv")
ROWS_ON_SCREEN: Final = 100  # of a table, where nobody said how many
GAP: Final = 2  # between columns
BROKEN: Final = 12  # columns of a screen below which broken lines cannot be read
PIPE_WIDTH: Final = 160  # columns of a table that does not go to a terminal

Cell = str | int | float | None

# Control characters and those that reverse the text around them: a report must not command the reader's terminal.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_JSON_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Column(NamedTuple):
    """A column: its heading, what it shows of a row, whether its lines may be broken in a table (above 1: to that width)."""

    name: str
    of: Callable[[Any], Any]
    wide: int = False


def visible(text: str) -> str:
    r"""The text with characters that could harm a terminal shown as ``\x1b`` or ``\u202e``; tabs and line ends stay."""
    return _HARMFUL.sub(lambda found: _escaped(found[0]), text)


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def as_line(text: str) -> str:
    """A message on one line whatever names stand in it: files may have line ends in theirs."""
    return visible(text).replace("\n", "\\n")


def one_line(text: str) -> str:
    """The text on one line, harmless."""
    return visible(" ".join(text.split()))


def unwritable(place: object, error: OSError) -> UsageError:
    """The error for a place where nothing can be written."""
    return UsageError("A431", f"cannot be written ({error.strerror or error})", where=str(place), do="Name another place.")


def keep(file: Path, content: bytes) -> None:
    """Writes a page or a picture to a file named by the user, and says so; UsageError A431 where that cannot be done."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise unwritable(file, error) from error
    note(f"Wrote {file}.")


# --- formats --------------------------------------------------------------------------------------------------------


def write(
    rows: Iterable[Any],
    *,
    form: str,
    table: Sequence[Column],
    cells: Sequence[Column],
    beside: Sequence[Column] = (),
    for_spreadsheet: bool = False,
) -> int:
    """How many rows went to stdout: ``table`` are the columns for eyes, ``cells`` those of CSV.

    JSON has the whole row, and ``beside`` it what is known about its report.
    """
    if form == "table":
        return _table(rows, table)
    if form == "csv":
        return _csv(rows, cells, for_spreadsheet=for_spreadsheet)
    return _json(rows, beside, lines=form == "jsonl")


def json_text(row: Any, beside: Sequence[Column] = ()) -> str:
    """A row as JSON on one line, with everything escaped that could harm a terminal; the fields ``beside`` it come last."""
    encoded = msgspec.json.encode(row)
    if beside:
        encoded = encoded[:-1] + b"," + msgspec.json.encode({column.name: column.of(row) for column in beside})[1:]
    return _JSON_ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded.decode())


def _json(rows: Iterable[Any], beside: Sequence[Column], *, lines: bool) -> int:
    """JSON Lines, or one array with a row on each line: both can be read line by line."""
    count = 0
    for count, row in enumerate(rows, 1):
        click.echo(("" if lines else "[" if count == 1 else ",") + json_text(row, beside))
    if not lines:
        click.echo("]" if count else "[]")
    return count


def _csv(rows: Iterable[Any], columns: Sequence[Column], *, for_spreadsheet: bool) -> int:
    """CSV as RFC 4180 has it, with a heading; text stays as it is in the report unless it is meant for a spreadsheet."""
    guard = visible if sys.stdout.isatty() else str
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    count = 0
    for row in rows:
        writer.writerow([_csv_cell(column.of(row), guard, for_spreadsheet) for column in columns])
        count += 1
    return count


def _csv_cell(value: Cell, guard: Callable[[str], str], for_spreadsheet: bool) -> Cell:
    if not isinstance(value, str):
        return value
    return "'" + guard(value) if for_spreadsheet and value.startswith(_FORMULA) else guard(value)


class _Echo:
    """A file that is the stdout of the moment."""

    def write(self, text: str) -> None:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _table(rows: Iterable[Any], columns: Sequence[Column]) -> int:
    """A table for eyes, or a block for each row where the screen is too narrow for one; nothing where there are no rows."""
    cells = [[_shown(column.of(row)) for column in columns] for row in rows]
    if not cells:
        return 0
    screen = console()
    widths = _widths(cells, columns, screen.width)
    needed = sum(widths) + GAP * (len(widths) - 1)
    if needed > screen.width and screen.is_terminal:
        _blocks(cells, columns, screen)
        return len(cells)
    from rich.table import Table
    from rich.text import Text

    screen.width = max(screen.width, needed)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.name, overflow="fold", no_wrap=not column.wide, width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    screen.print(table)
    return table.row_count


def _shown(cell: Cell) -> str:
    return "" if cell is None else one_line(str(cell))


def _widths(cells: Sequence[Sequence[str]], columns: Sequence[Column], room: int) -> list[int]:
    """How wide each column is: whole where its lines may not be broken, the others what is left, by what they lack."""
    from rich.cells import cell_len

    whole = [max(cell_len(c.name), *(cell_len(row[k]) for row in cells)) for k, c in enumerate(columns)]
    least = [min(size, max(c.wide, BROKEN)) if c.wide else size for size, c in zip(whole, columns, strict=True)]
    lacking = [size - given for size, given in zip(whole, least, strict=True)]
    left = max(0, min(room - sum(least) - GAP * (len(columns) - 1), sum(lacking)))
    return [given + left * lack // (sum(lacking) or 1) for given, lack in zip(least, lacking, strict=True)]


def _blocks(cells: Sequence[Sequence[str]], columns: Sequence[Column], screen: Any) -> None:
    """Rows one below the other, each cell on lines of its own under its heading; empty cells are left out."""
    from rich.text import Text

    label = max(len(column.name) for column in columns)
    for row in cells:
        first, *rest = zip(columns, row, strict=True)
        screen.print(Text(first[1], style="bold"))
        for column, cell in rest:
            if cell:
                lines = Text(cell).wrap(screen, max(8, screen.width - label - 4), overflow="fold")
                for number, line in enumerate(lines):
                    head = column.name if number == 0 else ""
                    screen.print(Text.assemble(("  " + head.ljust(label + 2), "dim"), line), soft_wrap=True)


def console() -> Any:
    """A rich console on stdout; wide where it is no terminal."""
    from rich.console import Console

    made = Console(highlight=False, markup=False, emoji=False)
    if not made.is_terminal:
        made.width = PIPE_WIDTH
    return made


def counted(number: int, what: str) -> str:
    """A number with its noun: ``1 report``, ``1,024 reports``."""
    return f"{number:,} {what if number == 1 else what + 's'}"


def note(text: str) -> None:
    """A remark on stderr, so that pipes get rows alone."""
    click.echo(visible(text), err=True)


def fitting(rows: Iterable[Any], *, form: str, limit: int | None) -> Iterable[Any]:
    """The rows, of a table that nobody cut the first alone: as many as people look at, with a remark where there are more."""
    return _screenful(rows) if limit is None and form == "table" else rows


def _screenful(rows: Iterable[Any]) -> Iterator[Any]:
    for number, row in enumerate(rows):
        if number >= ROWS_ON_SCREEN:
            note(f"Only the first {ROWS_ON_SCREEN} are shown: --limit 0 shows all.")
            return
        yield row
