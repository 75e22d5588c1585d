"""Pictures of events, for the commands that list some."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from according.cli.options import Command
from according.cli.output import note, unwritable
from according.errors import UsageError
from according.model import Event, Report

ENDINGS = (".html", ".svg")


def plot_option(function: Command) -> Command:
    """Where to draw the events; the command gets a path ``picture``, or None."""
    return click.option(
        "--plot",
        "picture",
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Draw the events on days, to FILE.html (a page with every sentence) or FILE.svg.",
    )(function)


def draw_events(
    rows: Iterable[tuple[Event, Report]] | Iterable[tuple[Event, Report, str | None]], picture: Path, *, title: str
) -> None:
    """Draws mentions of events with their reports, and with what those of one event share, to a file named by the user."""
    if picture.suffix.lower() not in ENDINGS:
        raise UsageError("A433", "a picture of events is .html or .svg", where=str(picture), do="Name a file that ends so.")
    from according.web.timeline import Told
    from according.web.timeline import picture as drawn
    from according.web.timeline_page import timeline_page

    told = [Told(*row) for row in rows]
    text = (drawn if picture.suffix.lower() == ".svg" else timeline_page)(told, title=title)
    try:
        picture.write_text(text, encoding="utf-8")
    except OSError as error:
        raise unwritable(picture, error) from error
    note(f"Wrote {picture}.")
