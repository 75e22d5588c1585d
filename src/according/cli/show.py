"""`according show`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from according.cli.columns import kind_of
from according.cli.marked import marked
from according.cli.options import reading, record_option
from according.cli.output import json_text, keep, one_line, visible
from according.errors import UsageError
from according.model import ActorMention, Event, Evidence, Figure, Mark, Mention, Party, Place, Report, Span, Statement, quote
from according.record import Record
from according.web.words import chain_words, number_words, party_words

LABEL = 14  # characters of the left column


@click.command("show")
@click.argument("row_id", metavar="ID")
@record_option
@click.option("--format", "-f", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="How.")
@click.option(
    "--html",
    "page_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="For a report, write one self-contained page: its text with statements, events, figures and actors marked.",
)
def command(*, row_id: str, record_file: Path, form: str, page_file: Path | None) -> None:
    """Show one row with its sentence, its chain and the rule that made it.

    ID is the id of a report, mark, mention, place, actor, statement, figure or event, or how it begins. The span of the row
    stands in [[ ]].

    \b
    Example:
      according show s81c2f0a93b1de544 --record week.record
      according show r3f2c --record week.record --html report.html
      according show f5d0 --format json
    """
    with reading(record_file) as record:
        row = record.get(row_id)
        if page_file is not None:
            _write_page(record, row, page_file)
        elif form == "json":
            click.echo(json_text(row))
        else:
            _print(_report_lines(record, row) if isinstance(row, Report) else _row_lines(record, row))
            if isinstance(row, Report):
                click.echo("\n" + visible(row.text))


def _write_page(record: Record, row: Report | Evidence, file: Path) -> None:
    if not isinstance(row, Report):
        what = f"{row.id} is no report, and a page shows a report"
        raise UsageError("A430", what, do=f"Its report is {row.report}.")
    from according.web.page import report_page

    keep(file, report_page(record.reading(row.id), origins=record.origins(row.id)).encode())


def _print(lines: Iterator[tuple[str, Any]]) -> None:
    """Label and value; what is unknown is left out."""
    for label, value in lines:
        if value not in (None, "", (), []):
            click.echo(click.style(f"{label:<{LABEL}}", dim=True) + one_line(str(value)))


# --- a report -------------------------------------------------------------------------------------------------------


def _report_lines(record: Record, report: Report) -> Iterator[tuple[str, Any]]:
    yield "report", report.id
    yield "title", report.title
    yield "outlet", report.outlet or "unknown"
    yield "agency", report.agency
    yield "address", report.url
    yield "language", report.language or "unknown"
    yield "published", report.published or "unknown"
    yield "not before", report.not_before
    yield "not after", report.not_after
    yield "date rests on", _basis(report)
    yield "'today' is", report.reference_date
    yield "found at", ", ".join(record.origins(report.id))
    yield "its own id", report.source_id
    yield "marks", ", ".join(f"{kind} {number}" for kind, number in Counter(mark.kind for mark in report.marks).items())
    rows = record.reading(report.id)
    yield "statements", f"{len(rows.statements)} (according statements --report {report.id})"
    yield "places", f"{len(rows.places)} (according places --report {report.id})"
    yield "figures", f"{len(rows.figures)} (according figures --report {report.id})"
    yield "events", f"{len(rows.events)} (according events --report {report.id})"
    for omission in rows.omissions:
        yield "left out", f"{omission.room}: {omission.reason}"
    yield "read with", _versions(rows.versions)


def _basis(report: Report) -> str:
    words = quote(report.text, report.date_spans)
    parts = (report.basis, f"[[{words}]]" if words else "", f"({report.date_rule})" if report.date_rule else "")
    return " ".join(part for part in parts if part)


def _versions(versions: dict[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())


# --- a row that quotes a report -------------------------------------------------------------------------------------


def _row_lines(record: Record, row: Evidence) -> Iterator[tuple[str, Any]]:
    report, excerpt = record.report_of(row), record.excerpt(row)
    yield "actor" if isinstance(row, ActorMention) else kind_of(row), row.id
    yield "report", report.id
    yield "outlet", report.outlet or "unknown"
    yield "published", report.published or "unknown"
    yield "sentence", marked(excerpt.text, excerpt.spans)
    yield "at", _places(row.spans)
    yield from _details(row)
    yield "chain", chain_words(getattr(row, "chain", ()))
    yield "rule", row.rule
    yield "read with", _versions(record.versions(report.id))


def _details(row: Evidence) -> Iterator[tuple[str, Any]]:
    if isinstance(row, Statement):
        yield from _statement(row)
    elif isinstance(row, Figure):
        yield from _figure(row)
    elif isinstance(row, Event):
        yield from _event(row)
    elif isinstance(row, Mention):
        yield "kind", f"{row.kind} ({row.type})"
        yield "stands for", row.value
        yield "resolved by", row.anchor if row.kind == "time" else None
    elif isinstance(row, Place):
        yield "kind", f"{row.kind} ({row.use})"
        yield "place", f"{row.name} ({row.feature}, {row.place})" if row.name else row.feature
        yield "country", row.country
        yield "also", row.alt_country
        yield (
            "point",
            f"{row.lat} {row.lon}{'' if row.exact else ' (of the place it lies in)'}" if row.lat is not None else None,
        )
    elif isinstance(row, ActorMention):
        yield "who", f"{row.name} ({row.actor})" if row.name else row.actor
        yield "named by", row.form
        yield "kind", row.type
        yield "country", row.country
        yield "sector", row.sector
        yield "office", row.office
        yield "because", row.reason
    elif isinstance(row, Mark):
        yield "kind", " / ".join(filter(None, (row.kind, row.fine)))
        yield "names", row.name
        yield "stood first", _places(row.first)


def _statement(row: Statement) -> Iterator[tuple[str, Any]]:
    yield "speaker", _party(row.speaker) or "not named"
    yield "addressee", _party(row.addressee)
    yield "cue", f"{row.cue} ({row.cue_class})" if row.cue_class else row.cue
    yield "kind", row.kind
    yield "stance", row.stance
    yield "modality", row.modality
    yield "hedges", ", ".join(row.hedges)
    yield "stands in", row.parent
    yield "goes on", "without a cue of its own" if row.status == "continues_unattributed" else None
    yield "same as", row.duplicate_of


def _figure(row: Figure) -> Iterator[tuple[str, Any]]:
    yield "number", f"{number_words(row)} ({row.bound})"
    yield "between", f"{row.low} and {row.high}" if row.low is not None and row.high is not None else None
    yield "category", row.category
    yield "of whom", row.of_whom
    yield "counted", row.of
    yield "unit", row.unit
    yield "where", row.place
    yield "as of", f"{row.as_of or 'unknown'} (rests on: {row.as_of_basis})"
    yield "given by", _party(row.attributed_to)
    yield "in statement", row.statement
    yield "part of", row.part_of
    yield "same as", row.duplicate_of
    yield "vague", "yes: the text has no number" if row.vague else None
    yield "cumulative", "yes: counted since some beginning" if row.cumulative else None


def _event(row: Event) -> Iterator[tuple[str, Any]]:
    yield "event", f"{row.type} ({row.mode})" if row.mode else row.type
    yield "status", row.status
    yield "who", ", ".join(filter(None, map(_party, row.actors))) or "not named"
    yield "to whom", ", ".join(filter(None, map(_party, row.recipients)))
    yield "when", f"{row.date} ({row.date_precision})" if row.date else "unknown"
    yield "where", row.place
    yield "contexts", ", ".join(row.contexts)
    yield "ontology", row.ontology
    yield "in statement", row.statement
    yield "figures", ", ".join(row.figures)
    yield "same event", f"{row.event} (shared by all its mentions)"


def _party(party: Party | None) -> str | None:
    """Somebody by name, with the words of the report where they differ."""
    name = party_words(party)
    return f"{name} ({party.surface!r} here)" if party and party.surface and party.surface != name else name


def _places(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"{span.start}–{span.end}" for span in spans)
