"""`according places`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from according.cli import columns
from according.cli.options import filter_options, format_options, list_rows, reading, record_option


@click.command("places")
@record_option
@filter_options("report", "outlet", "language", "since", "until", "place", "text")
@format_options
def command(*, record_file: Path, form: str, limit: int | None, for_spreadsheet: bool, **filters: Any) -> None:
    """List the places that reports name, with country and coordinates.

    \b
    Example:
      according places --record week.record --place Rafah
      according places --since 2024-05 --format csv > places.csv
    """
    with reading(record_file) as record:
        look = columns.outliner(record)
        list_rows(
            record,
            "place",
            filters,
            form=form,
            limit=limit,
            for_spreadsheet=for_spreadsheet,
            table=columns.PLACES,
            cells=columns.place_cells(look),
            beside=columns.beside(look),
        )
