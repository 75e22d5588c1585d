"""`according statements`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from according.cli import columns
from according.cli.options import COMMON, filter_options, format_options, list_rows, reading, record_option


@click.command("statements")
@record_option
@filter_options("report", *COMMON, "kind", "cue_class", "stance")
@click.option("--chain", is_flag=True, help="In a table, show the whole chain: outlet ← agency ← document ← speaker.")
@format_options
def command(*, record_file: Path, form: str, limit: int | None, for_spreadsheet: bool, chain: bool, **filters: Any) -> None:
    """List who said what, according to whom.

    \b
    Example:
      according statements --record week.record --speaker minister --chain
      according statements --stance distancing --format csv > statements.csv
    """
    with reading(record_file) as record:
        look = columns.outliner(record)
        list_rows(
            record,
            "statement",
            filters,
            form=form,
            limit=limit,
            for_spreadsheet=for_spreadsheet,
            table=columns.statements(look, chain=chain),
            cells=columns.statement_cells(look),
            beside=columns.beside(look),
        )
