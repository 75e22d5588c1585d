"""One report as one self-contained page: its text with everything that was found in it, and according to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from according.model import FURNITURE, Figure, Mark, Mention, Reading, Report, Span, Statement, quote
from according.web.segments import Label, Segment, lines, segments
from according.web.words import chain_words, day_words, headline, label_words, number_words, party_words

NAMED: Final = ("furniture", "background", "repeat", "heading")  # marks that say in the text what they are
LINE: Final = ""  # the kind of the label of a line
MARKED: Final = "marked: "
TEMPLATES: Final = Path(__file__).parent / "templates"


class Piece(Struct, frozen=True):
    """A segment as the page shows it."""

    text: str
    classes: str
    tip: str
    badges: tuple[str, ...]  # rows that begin here, the outer ones first
    label: str  # the mark that begins here


def report_page(reading: Reading, *, origins: Sequence[str] = ()) -> str:
    """A page of HTML that needs nothing else: no script, no font, no picture, no network."""
    report = reading.report
    numbers = _numbers(reading)
    labels = list(_labels(reading, numbers))
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            heading=headline(report),
            date=day_words(report),
            facts=list(_facts(reading, origins)),
            link=_link(report.url),
            paragraphs=list(_paragraphs(report.text, labels)),
            statements=[_statement(row, numbers) for row in reading.statements],
            figures=[_figure(row, numbers, report) for row in reading.figures],
            marks=[_mark(row) for row in report.marks],
            omissions=reading.omissions,
            numbers=numbers,
        )
    )


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _numbers(reading: Reading) -> dict[str, str]:
    """What rows are called on the page: S1, S2 … for statements and F1, F2 … for figures, in order of the text."""
    named: dict[str, str] = {}
    rows: Sequence[Statement | Figure]
    for letter, rows in (("S", reading.statements), ("F", reading.figures)):
        ordered = sorted(rows, key=lambda row: (row.spans, row.id))
        named.update({row.id: f"{letter}{number}" for number, row in enumerate(ordered, 1)})
    return named


def _link(url: str | None) -> str | None:
    """The address, if following it is harmless."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _facts(reading: Reading, origins: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is known about the report, label and value."""
    report = reading.report
    yield "Outlet", report.outlet or "unknown"
    if report.agency:
        yield "Agency", report.agency
    yield "Published", report.published or "unknown"
    if not report.published and (report.not_before or report.not_after):
        yield "Between", f"{report.not_before or '?'} and {report.not_after or '?'}"
    words = quote(report.text, report.date_spans)
    yield "Date rests on", " ".join(filter(None, (label_words(report.basis), f"“{words}”" if words else "")))
    if report.reference_date and report.reference_date != report.published:
        yield "“Today” is taken as", report.reference_date
    yield "Language", report.language or "unknown"
    if origins:
        yield "Found at", ", ".join(origins)
    yield "Report", report.id
    if reading.versions:
        yield "Read with", ", ".join(f"{name} {version}" for name, version in reading.versions.items())


# --- the text -------------------------------------------------------------------------------------------------------


def _labels(reading: Reading, numbers: dict[str, str]) -> Iterator[Label]:
    """Everything that is shown in the text."""
    for mark in reading.report.marks:
        kind = "furniture" if mark.kind in FURNITURE else mark.kind
        yield from _stretch(mark.spans, kind, mark.id, _mark_words(mark))
    for row in reading.statements:
        yield from _statement_labels(row, numbers[row.id])
    for figure in reading.figures:
        yield from _stretch(figure.spans, "figure", figure.id, _figure_words(figure, numbers[figure.id]))
    for mention in reading.mentions:
        if mention.kind == "time":
            yield from _stretch(mention.spans, "time", mention.id, _time_words(mention))


def _stretch(spans: Iterable[Span], kind: str, row: str, note: str) -> Iterator[Label]:
    yield from (Label(span.start, span.end, kind, row, note) for span in spans)


def _statement_labels(row: Statement, number: str) -> Iterator[Label]:
    speaker = party_words(row.speaker) or "somebody not named"
    note = f"{number} · {speaker} · {row.cue or 'no cue'} · {row.kind}\n{chain_words(row.chain)}"
    yield from _stretch(row.spans, "content", row.id, note)
    yield from _stretch(row.cue_spans, "cue", row.id, f"{number} · cue" + (f" ({row.cue_class})" if row.cue_class else ""))
    if row.speaker:
        name = f": {row.speaker.name}" if row.speaker.name and row.speaker.name != row.speaker.surface else ""
        yield from _stretch(row.speaker.spans, "speaker", row.id, f"{number} · speaker{name}")


def _figure_words(row: Figure, number: str) -> str:
    what = label_words(row.category) + (f" ({row.of_whom})" if row.of_whom else "")
    parts = [number, f"{number_words(row)} {what}", row.place, f"as of {row.as_of}" if row.as_of else "as of when: unknown"]
    return " · ".join(part for part in parts if part) + f"\n{chain_words(row.chain)}"


def _mark_words(mark: Mark) -> str:
    kind = ", ".join(label_words(part) for part in (mark.kind, mark.fine) if part)
    return MARKED + kind + (f" ({mark.name})" if mark.name else "")


def _time_words(mention: Mention) -> str:
    return f"time: {mention.value or 'not resolved'}"


def _paragraphs(text: str, labels: Sequence[Label]) -> Iterator[list[Piece]]:
    """The lines of a text in pieces; one pass over all of it, because some reports have thousands of lines."""
    marked = [Label(start, end, LINE, str(start), "") for start, end in lines(text)]
    found = segments(0, len(text), [*labels, *marked])
    for line, inside in groupby(found, key=lambda segment: [label.row for label in segment.labels if label.kind == LINE]):
        if line:
            yield [_piece(text, segment) for segment in inside]


def _piece(text: str, segment: Segment) -> Piece:
    labels = [label for label in segment.labels if label.kind != LINE]
    kinds = dict.fromkeys(label.kind for label in labels)
    notes = dict.fromkeys(label.note for label in labels)
    starts = sorted(segment.starts, key=lambda label: -label.end)
    badges = dict.fromkeys(label.row for label in starts if label.kind in ("content", "figure"))
    marks = (label.note.removeprefix(MARKED).partition(" (")[0] for label in starts if label.kind in NAMED)
    return Piece(text[segment.start : segment.end], " ".join(kinds), "\n".join(notes), tuple(badges), "; ".join(marks))


# --- the tables -----------------------------------------------------------------------------------------------------


def _statement(row: Statement, numbers: dict[str, str]) -> dict[str, Any]:
    traits = [
        row.kind,
        label_words(row.cue_class or ""),
        *(t for t in (row.stance, row.modality) if t not in _PLAIN),
        *row.hedges,
    ]
    return {
        "id": row.id,
        "number": numbers[row.id],
        "speaker": party_words(row.speaker) or "not named",
        "cue": row.cue,
        "said": row.surface,
        "traits": ", ".join(trait for trait in traits if trait),
        "chain": chain_words(row.chain),
        "inside": numbers.get(row.parent or ""),
        "rule": row.rule,
    }


_PLAIN: Final = ("neutral", "asserted")


def _figure(row: Figure, numbers: dict[str, str], report: Report) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": numbers[row.id],
        "value": number_words(row),
        "category": label_words(row.category) + (f" ({label_words(row.of_whom)})" if row.of_whom else ""),
        "words": " ".join(filter(None, (row.surface, row.of))),
        "place": row.place,
        "as_of": row.as_of or "unknown",
        "who": party_words(row.attributed_to) or report.outlet or "the outlet",
        "chain": chain_words(row.chain),
        "inside": numbers.get(row.statement or ""),
        "rule": row.rule,
    }


def _mark(row: Mark) -> dict[str, Any]:
    kind = ", ".join(label_words(part) for part in (row.kind, row.fine) if part)
    return {"kind": kind, "name": row.name, "text": row.surface, "rule": row.rule}
