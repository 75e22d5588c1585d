"""`according annotate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import click

from according import pipeline
from according.cli import progress
from according.cli.options import grammar_option, map_option, processes_option, quiet_option, roster_option
from according.cli.output import counted, unwritable, visible
from according.engines.local import default_processes, map_reports
from according.errors import InputError, InputNote
from according.exchange.annotations import LAYERS, annotate, check_layers
from according.model import Reading
from according.reports import receive


@click.command("annotate")
@click.argument("paths", metavar="REPORTS.jsonl...", nargs=-1, required=True)
@click.option("--layers", required=True, metavar="LAYER,...", help=f"What to write: {', '.join(LAYERS)}.")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the files, one a layer; it is made where it is missing, files of these names are replaced.",
)
@processes_option
@map_option
@grammar_option
@roster_option
@quiet_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    layers: str,
    out: Path,
    processes: int | None,
    mapping: dict[str, str],
    grammars: dict[str, str],
    quiet: bool,
) -> None:
    """Write standoff annotation, without a record: one file a layer, offsets in code points of the text.

    REPORTS.jsonl has rows {id, text or html, date, lang, outlet, title, url}, all but the text optional; each row is a report
    of its own. Folders, other kinds of files and - for the standard input are read as by `according read`.

    Exit status: 0 all was annotated, 1 some input could not be read, 2 wrong usage, 130 stopped.

    \b
    Example:
      according annotate reports.jsonl --layers statements,figures --out annotation
    """
    asked = check_layers(layers.split(","))
    found = receive(paths, mapping=mapping)
    pipeline.check_grammars(grammars)
    work = pipeline.reader(grammars, layers=asked)
    results = map_reports(found, processes=processes or default_processes(), work=work)
    errors: list[InputError] = []
    with progress.start(paths, quiet=quiet) as shown, closing(results):
        try:
            written = annotate(_readings(results, errors, shown), layers=asked, out=out)
        except OSError as error:
            raise unwritable(out, error) from error
    if not quiet:
        click.echo(visible(f"Annotated {counted(written, 'report')}: {', '.join(asked)} in {out}."))
    ctx.exit(1 if errors else 0)


def _readings(results: Iterable[Reading | InputError], errors: list[InputError], shown: progress.Progress) -> Iterator[Reading]:
    """The readings; what could not be read is named and collected, notes are only named."""
    for done, result in enumerate(results, 1):
        if isinstance(result, Reading):
            yield result
        elif isinstance(result, InputNote):
            shown.say(f"note: {result}")
        else:
            errors.append(result)
            shown.say(f"not read: {result}")
        shown.update(done)
