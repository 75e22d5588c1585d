"""`according check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from according.cli.columns import fields
from according.cli.options import reading, record_option
from according.cli.output import FORMATS, Column, note, write
from according.cli.reasons import NO_REPORTS
from according.model import Finding

PROBLEMS: Final = 1  # the exit status where something was left out or does not hold

TABLE: Final = [
    Column("about", lambda finding: finding.part),
    Column("what", lambda finding: finding.what, wide=True),
    Column("language", lambda finding: finding.language or ""),
    Column("reports", lambda finding: "" if finding.reports is None else f"{finding.reports:,}"),
    Column("rows", lambda finding: "" if finding.rows is None else f"{finding.rows:,}"),
    Column("why", lambda finding: finding.why or "", wide=True),
    Column("such as", lambda finding: finding.examples[0] if finding.examples else ""),
]
CELLS: Final = [
    *fields("part", "what", "language", "reports"),
    *fields("rows", "why"),
    Column("examples", lambda finding: " ".join(finding.examples)),
    Column("problem", lambda finding: str(finding.problem).lower()),
]


@click.command("check")
@click.argument("record_named", metavar="[RECORD]", required=False, type=click.Path(dir_okay=False, path_type=Path))
@record_option
@click.option(
    "--format", "-f", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="json is one array."
)
@click.option("--for-spreadsheet", is_flag=True, help="In CSV, put an apostrophe before text that looks like a formula.")
@click.pass_context
def command(ctx: click.Context, *, record_named: Path | None, record_file: Path, form: str, for_spreadsheet: bool) -> None:
    """Check a whole record: what it holds in which language, what was left out and why, whether every row holds.

    The exit status is 1 where something was left out of a report or a row does not show its evidence, else 0.

    \b
    Example:
      according check week.record
      according check --record week.record --format csv > check.csv
    """
    with reading(record_named or record_file) as record:
        found = record.check()
        if form == "table":
            _tables(found)
        else:
            write(found, form=form, table=TABLE, cells=CELLS, for_spreadsheet=for_spreadsheet)
        if not record.count("reports"):
            note(NO_REPORTS)
    ctx.exit(PROBLEMS if any(finding.problem for finding in found) else 0)


def _tables(found: Sequence[Finding]) -> None:
    """What there is in each language as one table, the rest below it."""
    languages = list(dict.fromkeys(finding.language for finding in found if finding.part == "rows"))
    kinds = list(dict.fromkeys(finding.what for finding in found if finding.part == "rows"))
    rows = {(finding.language, finding.what): finding for finding in found if finding.part == "rows"}

    def shown(kind: str) -> Column:
        return Column(kind, lambda language: _share(rows[language, kind], reports.get(language) or 0))

    reports = {f.language: f.reports for f in found if f.part == "reports" and f.language}
    table = [
        Column("language", lambda language: language),
        Column("reports", lambda language: f"{reports.get(language) or 0:,}"),
        *map(shown, kinds),
    ]
    if write(languages, form="table", table=table, cells=table):
        click.echo()
    write(
        [finding for finding in found if finding.part != "rows" and not _tabled(finding)], form="table", table=TABLE, cells=()
    )


def _tabled(finding: Finding) -> bool:
    return finding.part == "reports" and finding.language is not None and finding.why is None


def _share(finding: Finding, reports: int) -> str:
    """Rows of a kind, and in how many reports where some have none: ``61 in 10``."""
    return f"{finding.rows:,}" + (f" in {finding.reports:,}" if finding.rows and finding.reports != reports else "")
