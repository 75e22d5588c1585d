"""`according forget`."""

from __future__ import annotations

from pathlib import Path

import click

from according.cli.options import record_option
from according.cli.output import counted
from according.record import open_record


@click.command("forget")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@record_option
def command(*, ids: tuple[str, ...], record_file: Path) -> None:
    """Take reports out of a record, with all their rows.

    ID is the id of a report, or how it begins. The file that the report came from stays as it is.

    \b
    Example:
      according forget r3f2c9a4410be77d1 --record week.record
    """
    with open_record(record_file, write=True) as record:
        for row_id in ids:
            record.forget(row_id)
    click.echo(f"Forgot {counted(len(ids), 'report')}.")
