"""`according figures`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from according.cli import columns
from according.cli.options import COMMON, filter_options, format_options, given, list_rows, reading, record_option
from according.cli.output import keep, note, write
from according.cli.reasons import why_empty
from according.errors import UsageError
from according.figures import series as through_time
from according.figures.series import Day
from according.record import Filter, Record


@click.command("figures")
@record_option
@filter_options("report", *COMMON, "stance")
@click.option("--chain", is_flag=True, help="In a table, show the whole chain: outlet ← agency ← document ← speaker.")
@click.option(
    "--series",
    type=click.Choice(through_time.KINDS),
    is_flag=False,
    flag_value="total",
    help="A row for every day with its lowest and highest count: running totals (without a word), or incidents.",
)
@click.option(
    "--plot",
    "picture",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the series to FILE.svg or FILE.png.",
)
@format_options
def command(
    *,
    record_file: Path,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    chain: bool,
    series: through_time.Kind | None,
    picture: Path | None,
    **filters: Any,
) -> None:
    """List how many, of whom, as of when, according to whom.

    \b
    Example:
      according figures --record week.record --category killed --of-whom children
      according figures --category wounded --format csv > wounded.csv
      according figures --category killed --place Gaza --series --plot gaza.svg
    """
    with reading(record_file) as record:
        if series or picture:
            _list_days(record, filters, series or "total", picture, form=form, limit=limit, for_spreadsheet=for_spreadsheet)
            return
        look, denied = columns.outliner(record), columns.denials(record)
        list_rows(
            record,
            "figure",
            filters,
            form=form,
            limit=limit,
            for_spreadsheet=for_spreadsheet,
            table=columns.figures(look, denied, chain=chain),
            cells=columns.figure_cells(look, denied),
            beside=columns.beside_figure(look, denied),
        )


def _list_days(
    record: Record,
    filters: dict[str, Any],
    kind: through_time.Kind,
    picture: Path | None,
    *,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
) -> None:
    """Shows a series, and draws it where a file was named."""
    draw = _drawer(picture) if picture else None
    look, denied = columns.outliner(record), columns.denials(record)
    rows = record.iter_figures(Filter(**given(filters)))
    days = through_time.days(through_time.counts(((row, look(row.report)) for row in rows), kind=kind, denied=denied))
    if picture and draw:
        keep(picture, draw(days, _title(filters, kind)))
    shown = days[:limit] if limit else days
    if not write(shown, form=form, table=columns.DAYS, cells=columns.DAY_CELLS, for_spreadsheet=for_spreadsheet):
        some = bool(record.figures(Filter(**given(filters), limit=1)))
        note(f"None of these figures belongs to a series of {kind}s." if some else why_empty(record, "figure", given(filters)))


def _drawer(picture: Path) -> Callable[[Sequence[Day], str], bytes]:
    """What draws days with a title as the bytes of a file, by the ending of its name."""
    from according.web import plot, raster

    if picture.suffix.lower() == ".svg":
        return lambda days, title: plot.svg(plot.shapes(days, title=title)).encode()
    if picture.suffix.lower() == ".png":
        return lambda days, title: raster.png(plot.shapes(days, title=title))
    raise UsageError("A433", "a picture is .svg or .png", where=str(picture), do="Name a file that ends so.")


def _title(filters: dict[str, Any], kind: through_time.Kind) -> str:
    words = [str(value) for value in given(filters).values()]
    return ", ".join([*words, "running totals" if kind == "total" else "incidents"])
