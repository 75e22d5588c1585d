"""`according meetings`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from according.cli import entries
from according.cli.options import filter_options, format_options, given, reading, record_option
from according.cli.output import Column, note
from according.cli.pictures import plot_option
from according.cli.reasons import DAYS, NO_REPORTS, ROOMS, excluded, left_out, no_actors
from according.dossier.cast import Cast
from according.dossier.meetings import meetings, planned
from according.model import Entry
from according.record import Record

OF_ROWS: Final = ("mode", "status", "outlet", "language", "place")
HOW: Final = {"phone": "call", "visit": "visit", "multilateral": "conference", "third-party": "mediation"}


@click.command("meetings")
@record_option
@click.option("--actor", metavar="ACTOR", help="Meetings of somebody: a name in any spelling, an office or a key.")
@click.option("--with", "other", metavar="ACTOR", help="Of those, the meetings with somebody.")
@filter_options(*DAYS, *OF_ROWS)
@click.option("--each", is_flag=True, help="A line for every row; without it, rows of one day and participants share one.")
@plot_option
@format_options
def command(
    *,
    record_file: Path,
    actor: str | None,
    other: str | None,
    each: bool,
    picture: Path | None,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    **filters: Any,
) -> None:
    """List who met or called whom, when, where, with what status, according to which outlets.

    Visits, calls, conferences and mediated talks too; what is only to come is marked as planned. --since and --until ask
    the day of the meeting. A day in brackets is only the report's own.

    \b
    Example:
      according meetings --record week.record --actor 'Ana Ruiz'
      according meetings --actor 'foreign minister' --with body:united-nations --since 2024-03
      according meetings --mode phone --format csv > calls.csv
    """
    asked = {name: value for name, value in (("actor", actor), ("with", other)) if value is not None} | given(filters)
    with reading(record_file) as record:
        if not record.count("reports"):
            note(NO_REPORTS)
            return
        cast = Cast(record)
        if not cast.actors and asked.keys() & {"actor", "with"}:
            note(no_actors(record))
            return
        lines = _lines(record, cast, asked, each=each)
        if picture:
            title = "Meetings" + (": " + ", ".join(map(str, asked.values())) if asked else "")
            entries.plot(record, lines, record.iter_events(entries.wanted(asked, *OF_ROWS)), picture, title=title)
        shown = entries.show(lines, form=form, limit=limit, for_spreadsheet=for_spreadsheet, table=TABLE, cells=CELLS)
        entries.left_undated(asked, lambda some: _lines(record, cast, some, each=each))
        if not shown:
            note(_why_empty(record, cast, asked))


def _lines(record: Record, cast: Cast, asked: Mapping[str, Any], *, each: bool = False) -> tuple[Entry, ...]:
    """The meetings that pass what was asked."""
    return meetings(
        record,
        actor=asked.get("actor"),
        other=asked.get("with"),
        since=asked.get("since"),
        until=asked.get("until"),
        each=each,
        filter=entries.wanted(asked, *OF_ROWS),
        cast=cast,
    )


def _how(line: Entry) -> str:
    return HOW.get(line.mode or "", "meeting")


def _status(line: Entry) -> str:
    return "planned" if planned(line) else entries.status_words(line)


TABLE: Final = [
    Column("id", entries.first_id),
    Column("when", entries.day_words),
    Column("how", _how),
    Column("who", lambda line: entries.names(dict.fromkeys((*line.who, *line.whom))), wide=24),
    Column("where", lambda line: "; ".join(line.places), wide=True),
    Column("status", _status, wide=True),
    Column("words", entries.said_words, wide=40),
    *entries.ENDING,
]
CELLS: Final = [
    *entries.CELLS[:2],
    Column("how", _how),
    Column("planned", lambda line: str(planned(line)).lower()),
    *entries.CELLS[4:],
]


def _why_empty(record: Record, cast: Cast, asked: Mapping[str, Any]) -> str:
    whole = _lines(record, cast, {})
    if not whole:
        left = left_out(record.left_out(), ROOMS["event"], None)
        return " ".join(["The record holds reports, but no meeting, visit or call.", *left])

    def count(some: Mapping[str, Any]) -> int:
        return len(_lines(record, cast, some))

    return excluded("meeting of the record", "meetings", asked, count, entries.valuer(whole))
