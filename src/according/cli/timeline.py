"""`according timeline`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from according.cli import entries
from according.cli.options import filter_options, format_options, given, reading, record_option
from according.cli.output import Column, note
from according.cli.pictures import plot_option
from according.cli.reasons import DAYS, NO_REPORTS, excluded, no_actors
from according.dossier.cast import Cast, keys_of
from according.dossier.fold import PARTS
from according.dossier.timeline import KINDS, timeline
from according.model import Actor, Entry
from according.record import Record

#: Filters that rows and their reports answer, and how the other ones are called in Python.
OF_ROWS: Final = ("outlet", "language", "event", "mode", "status", "place")


@click.command("timeline")
@click.argument("actors", metavar="ACTOR...", nargs=-1, required=True)
@record_option
@click.option(
    "--what", type=click.Choice(KINDS), multiple=True, help="Events, statements or figures alone; may be given twice."
)
@click.option("--as", "part", type=click.Choice(PARTS), help="Only where the actor has this part.")
@filter_options(*DAYS, *OF_ROWS)
@click.option("--each", is_flag=True, help="A line for every row; without it, rows of one day, type and parties share one.")
@plot_option
@format_options
def command(
    *,
    actors: tuple[str, ...],
    record_file: Path,
    what: tuple[str, ...],
    part: str | None,
    each: bool,
    picture: Path | None,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    **filters: Any,
) -> None:
    """List everything a record has on one actor in the order of the day: what was done, said and counted.

    ACTOR is a name in any spelling or script, a surname, an office, or a key of `according actors`; several actors are
    followed together. --since and --until ask the day of the line itself. A day in brackets is only the report's own.

    \b
    Example:
      according timeline 'Ana Ruiz' --record week.record
      according timeline 'foreign minister' --what events --as actor --since 2024-03
      according timeline body:united-nations --format csv > un.csv
    """
    asked = given(filters) | ({"what": what} if what else {}) | ({"as": part} if part else {})
    with reading(record_file) as record:
        if not record.count("reports"):
            note(NO_REPORTS)
            return
        cast = Cast(record)
        if not cast.actors:
            note(no_actors(record))
            return
        people = cast.named(actors)
        lines = _lines(record, people, cast, asked, each=each)
        if picture:
            _plot(record, lines, people, asked, picture)
        shown = entries.show(lines, form=form, limit=limit, for_spreadsheet=for_spreadsheet, table=_table(keys_of(people)))
        entries.left_undated(asked, lambda some: _lines(record, people, cast, some, each=each))
        if not shown:
            note(_why_empty(record, people, cast, asked))


def _lines(
    record: Record, people: tuple[Actor, ...], cast: Cast, asked: Mapping[str, Any], *, each: bool = False
) -> tuple[Entry, ...]:
    """The lines that pass what was asked."""
    return timeline(
        record,
        *(person.id for person in people),
        what=asked.get("what", KINDS),
        part=asked.get("as"),
        since=asked.get("since"),
        until=asked.get("until"),
        each=each,
        filter=entries.wanted(asked, *OF_ROWS),
        cast=cast,
    )


def _plot(record: Record, lines: tuple[Entry, ...], people: tuple[Actor, ...], asked: Mapping[str, Any], picture: Path) -> None:
    keys, title = keys_of(people), ", ".join(person.names[0].text for person in people)
    kinds = {f"{line.what}s" for line in lines}
    rows = (row for kind in KINDS if kind in kinds for row in record.naming(kind, keys, entries.wanted(asked, *OF_ROWS)))
    entries.plot(record, lines, rows, picture, title=title)


def _table(keys: frozenset[str]) -> list[Column]:
    return [
        Column("id", entries.first_id),
        Column("when", entries.day_words),
        Column("what", entries.what_words, wide=16),
        Column("as", lambda line: "; ".join(line.part)),
        Column("other side", lambda line: entries.other_side(line, keys), wide=16),
        Column("words", entries.said_words, wide=44),
        Column("status", entries.status_words, wide=True),
        *entries.ENDING,
    ]


def _why_empty(record: Record, people: tuple[Actor, ...], cast: Cast, asked: Mapping[str, Any]) -> str:
    name = " and ".join(person.names[0].text for person in people)
    whole = _lines(record, people, cast, {})
    if not whole:
        return f"{name} is named in reports, but does, says and counts nothing there, and nothing is done or said to them."

    def count(some: Mapping[str, Any]) -> int:
        return len(_lines(record, people, cast, some))

    return excluded(f"line on {name}", f"lines on {name}", asked, count, entries.valuer(whole))
