"""`according reports`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from according.cli import columns
from according.cli.options import COMMON, filter_options, format_options, list_rows, reading, record_option


@click.command("reports")
@record_option
@filter_options(*COMMON)
@format_options
def command(*, record_file: Path, form: str, limit: int | None, for_spreadsheet: bool, **filters: Any) -> None:
    """List the reports of a record, oldest first.

    \b
    Example:
      according reports --record week.record --outlet courier --since 2024-05-01
      according reports --category killed --format jsonl | jq -r .url
    """
    with reading(record_file) as record:
        list_rows(
            record,
            "report",
            filters,
            form=form,
            limit=limit,
            for_spreadsheet=for_spreadsheet,
            table=columns.REPORTS,
            cells=columns.REPORT_CELLS,
            beside=columns.beside_report(record),
        )
