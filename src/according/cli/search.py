"""`according search`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from according.cli import columns
from according.cli.marked import marked
from according.cli.options import COMMON, filter_options, format_options, given, most, reading, record_option
from according.cli.output import Column, fitting, note, write
from according.cli.reasons import NO_REPORTS, Filters, excluded
from according.record import Filter, Hit, Record
from according.web.words import day_words

KINDS = ("reports", "statements")


@click.command("search")
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@record_option
@click.option("--only", type=click.Choice(KINDS), help="Look in reports or in statements only.")
@filter_options("report", *COMMON)
@format_options
def command(
    *,
    words: tuple[str, ...],
    record_file: Path,
    only: str | None,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    **filters: Any,
) -> None:
    """Find reports and statements that have all the words, best first.

    Case and accents do not count. A "phrase" in quotation marks is found as it is, begin* finds all words that begin so.

    \b
    Example:
      according search ceasefire talks --record week.record
      according search '"state of emergency"' --language en --only statements
      according search evacu* --outlet courier --format jsonl
    """
    asked = " ".join(words)
    kinds = (only,) if only else KINDS
    wanted = given(filters)
    with reading(record_file) as record:
        look = columns.outliner(record)
        hits = record.search(asked, filter=Filter(**wanted, limit=most(limit, form)), kinds=kinds)
        shown = write(
            fitting(hits, form=form, limit=limit),
            form=form,
            table=_table(look),
            cells=_cells(look),
            beside=columns.beside(look),
            for_spreadsheet=for_spreadsheet,
        )
        if not shown:
            note(_why_empty(record, asked, kinds, wanted))


def _why_empty(record: Record, words: str, kinds: tuple[str, ...], filters: Filters) -> str:
    if not record.count("reports"):
        return NO_REPORTS

    def count(some: Filters) -> int:
        return len(record.search(words, filter=Filter(**some), kinds=kinds))

    if not count({}):
        return f"No {' and no '.join(kind.removesuffix('s') for kind in kinds)} of the record has all of the words {words!r}."
    return excluded(f"hit for {words!r}", "hits", filters, count, lambda name, others: "")  # noqa: ARG005


def _table(look: columns.Look) -> list[Column]:
    return [
        Column("id", lambda hit: hit.id),
        Column("date", lambda hit: day_words(look(hit.report))),
        Column("outlet", lambda hit: look(hit.report).outlet or "?"),
        Column("words", _snippet, wide=True),
    ]


def _cells(look: columns.Look) -> list[Column]:
    return [
        Column("id", lambda hit: hit.id),
        Column("kind", lambda hit: hit.kind.removesuffix("s")),
        Column("report", lambda hit: hit.report),
        Column("outlet", lambda hit: look(hit.report).outlet),
        Column("published", lambda hit: look(hit.report).published),
        Column("snippet", lambda hit: hit.snippet),
        Column("start", lambda hit: hit.spans[0].start if hit.spans else None),
        Column("end", lambda hit: hit.spans[0].end if hit.spans else None),
    ]


def _snippet(hit: Hit) -> str:
    return marked(hit.snippet, hit.marked)
