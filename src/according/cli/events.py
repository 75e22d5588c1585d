"""`according events`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from according.cli import columns
from according.cli.options import filter_options, format_options, given, list_rows, reading, record_option
from according.cli.pictures import draw, plot_option
from according.record import Filter

FILTERS: Final = ("report", "event", "mode", "status", "actor", "recipient", "outlet", "language", "since", "until")


@click.command("events")
@record_option
@filter_options(*FILTERS, "speaker", "place", "text", "stance")
@click.option("--chain", is_flag=True, help="In a table, show the whole chain: outlet ← agency ← document ← speaker.")
@plot_option
@format_options
def command(
    *,
    record_file: Path,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    chain: bool,
    picture: Path | None,
    **filters: Any,
) -> None:
    """List who did what to whom in PLOVER, when, where, and whether it is asserted, claimed, planned or denied.

    \b
    Example:
      according events --record week.record --event CONSULT --actor minister
      according events --event ASSAULT --status asserted --format csv > attacks.csv
      according events --record week.record --actor minister --plot minister.html
    """
    with reading(record_file) as record:
        look = columns.outliner(record)
        if picture:
            wanted, whole = given(filters), columns.looker(record)
            rows = ((row, whole(row.report), None) for row in record.iter_events(Filter(**wanted, limit=limit or None)))
            draw(rows, picture, title="Events: " + (", ".join(map(str, wanted.values())) or record_file.name))
        list_rows(
            record,
            "event",
            filters,
            form=form,
            limit=limit,
            for_spreadsheet=for_spreadsheet,
            table=columns.events(look, chain=chain),
            cells=columns.event_cells(look),
            beside=columns.beside(look),
        )
