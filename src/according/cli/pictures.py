"""Pictures of events, for the commands that list some."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from according.cli.options import Command
from according.cli.output import keep
from according.errors import UsageError
from according.model import Event, Figure, Report, Statement

ENDINGS: Final = (".html", ".svg")
Row = Event | Statement | Figure


def plot_option(function: Command) -> Command:
    """Where to draw the events; the command gets a path ``picture``, or None."""
    return click.option(
        "--plot",
        "picture",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Draw them on their days, to FILE.html (a page with every sentence) or FILE.svg.",
    )(function)


def draw(rows: Iterable[tuple[Row, Report, str | None]], picture: Path, *, title: str) -> None:
    """Draws rows with their reports, and with what those share that tell the same, to a file named by the user."""
    if picture.suffix.lower() not in ENDINGS:
        raise UsageError("A433", "a picture of days is .html or .svg", where=str(picture), do="Name a file that ends so.")
    from according.web.moments import Item
    from according.web.timeline import picture as drawn
    from according.web.timeline_page import timeline_page

    told = [Item(*row) for row in rows]
    text = (drawn if picture.suffix.lower() == ".svg" else timeline_page)(told, title=title)
    keep(picture, text.encode())
