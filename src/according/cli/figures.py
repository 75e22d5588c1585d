"""`according figures`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from according.cli import columns
from according.cli.options import COMMON, filter_options, format_options, list_rows, reading, record_option


@click.command("figures")
@record_option
@filter_options("report", *COMMON, "stance")
@click.option("--chain", is_flag=True, help="In a table, show the whole chain: outlet ← agency ← document ← speaker.")
@format_options
def command(*, record_file: Path, form: str, limit: int | None, for_spreadsheet: bool, chain: bool, **filters: Any) -> None:
    """List how many, of whom, as of when, according to whom.

    \b
    Example:
      according figures --record week.record --category killed --of-whom children
      according figures --category wounded --format csv > wounded.csv
    """
    with reading(record_file) as record:
        look = columns.looker(record)
        list_rows(
            record,
            "figure",
            filters,
            form=form,
            limit=limit,
            for_spreadsheet=for_spreadsheet,
            table=columns.figures(look, chain=chain),
            cells=columns.figure_cells(look),
            beside=columns.beside(look),
        )
