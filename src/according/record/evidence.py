"""Whether a reading may enter the record: every row shows its evidence, and nothing would get lost on the way.

The checks raise a RecordError that names the first row at fault; a reading that passes can be written and read back as
it is, apart from its sentences, which no record keeps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

import msgspec

from according import model
from according.model import ActorMention, Event, Evidence, Figure, Mark, Party, Reading, Span, Statement
from according.record.refusals import refused

_decoder = msgspec.json.Decoder(Reading)


def check(reading: Reading) -> None:
    """Nothing where every row of a reading shows its evidence; otherwise a RecordError names the row."""
    report = reading.report
    _lossless(reading)
    _days(reading)
    _in_range(report.id, "date_spans", report.date_spans, len(report.text))
    rows = list(rows_of(reading))
    _distinct(rows)
    for row in rows:
        _quotes(row, report.id, report.text)
    _refers(reading)


def rows_of(reading: Reading) -> Iterable[Evidence]:
    """All rows of a reading that quote its report."""
    found = (reading.mentions, reading.places, reading.actors, reading.statements, reading.figures, reading.events)
    return chain(reading.report.marks, *found)


def _lossless(reading: Reading) -> None:
    """Refuses what the tables cannot carry (lone surrogates, NaN, numbers beyond 308 digits), values outside closed lists."""
    bare = msgspec.structs.replace(reading, sentences=())
    try:
        same = _decoder.decode(msgspec.json.encode(bare)) == bare
        for figure in reading.figures:
            _ = [float(number) for number in (figure.value, figure.low, figure.high) if number is not None]
    except (msgspec.MsgspecError, UnicodeError, OverflowError) as error:
        raise refused(reading.report.id, str(error)) from error
    if not same:
        raise refused(reading.report.id, "a number or another value of its rows cannot be kept as it is")


def _days(reading: Reading) -> None:
    report = reading.report
    for name in ("published", "not_before", "not_after", "reference_date"):
        day = getattr(report, name)
        if day is not None and not _is_day(day):
            raise refused(report.id, f"{name} is not a day: {day!r}")


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _distinct(rows: list[Evidence]) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise refused(_named(row), "another row of the report has the same id")
        seen.add(row.id)


def _named(row: Evidence) -> str:
    return f"{type(row).__name__.lower()} {row.id or 'without id'} of {row.report} ({row.rule})"


def _quotes(row: Evidence, report: str, text: str) -> None:
    name = _named(row)
    if row.report != report:
        raise refused(name, f"it stands among the rows of {report}")
    if not row.spans:
        raise refused(name, "it has no spans")
    if not row.rule:
        raise refused(name, "it names no rule")
    for part, spans, surface in _parts(row):
        _in_range(name, part, spans, len(text))
        if surface is not None and model.quote(text, spans) != surface:
            raise refused(name, f"{part}: {_short(surface)} is not the text of its spans, {_short(model.quote(text, spans))}")
    for party in _parties(row):
        if not party.spans and not party.implicit:
            raise refused(name, f"a party has no words and does not say that it is implicit: {party.name!r}")
    if model.identified(row).id != row.id:
        raise refused(name, f"its id should be {model.identified(row).id}")


def _short(text: str) -> str:
    return repr(text if len(text) < 60 else text[:57] + "…")


def _in_range(name: str, part: str, spans: Iterable[Span], size: int) -> None:
    last = 0
    for start, end in spans:
        if not 0 <= start < end <= size:
            raise refused(name, f"{part}: the span {start}–{end} is empty or outside the text of {size} characters")
        if start < last:
            raise refused(name, f"{part}: the spans are not in order")
        last = end


Part = tuple[str, Iterable[Span], str | None]


def _parts(row: Evidence) -> Iterable[Part]:
    """Everything in a row that points into the text: its name, its spans and, where it shows words, these words."""
    yield "spans", row.spans, row.surface
    if isinstance(row, Mark):
        yield "first", row.first, None
    elif isinstance(row, Statement):
        yield from _parts_of_statement(row)
    elif isinstance(row, ActorMention):
        yield "head", (row.head,), None
    elif isinstance(row, Figure):
        yield "number", (row.number_span,), row.number
        yield "place_spans", row.place_spans, None
        yield "as_of_spans", row.as_of_spans, None
        yield "sentence", (row.sentence,), None
    elif isinstance(row, Event):
        yield "sentence", (row.sentence,), None
    for party in _parties(row):
        yield "party", party.spans, party.surface
    for link in getattr(row, "chain", ()):
        yield "chain", link.spans, link.surface


def _parts_of_statement(row: Statement) -> Iterable[Part]:
    yield "cue", row.cue_spans, row.cue
    yield "quoted_spans", row.quoted_spans, None
    yield "gloss_spans", row.gloss_spans, None
    yield "occasion", row.occasion, None
    yield "sentence", (row.sentence,), None


def _parties(row: Evidence) -> Iterable[Party]:
    if isinstance(row, Statement):
        found: tuple[Party | None, ...] = (row.speaker, row.addressee)
    elif isinstance(row, Figure):
        found = (row.attributed_to,)
    elif isinstance(row, Event):
        found = row.actors + row.recipients
    else:
        found = ()
    return (party for party in found if party is not None)


def _refers(reading: Reading) -> None:
    """Refuses references to rows that are not there."""
    statements = {row.id for row in reading.statements}
    figures = {row.id for row in reading.figures}
    known = {"parent": statements, "statement": statements, "part_of": figures}
    for row in rows_of(reading):
        same = statements if isinstance(row, Statement) else figures
        for field, ids in {**known, "duplicate_of": same}.items():
            target = getattr(row, field, None)
            if target is not None and (target not in ids or target == row.id):
                raise refused(_named(row), f"{field} names {target!r}, which is no other row of the report")
        for target in row.figures if isinstance(row, Event) else ():
            if target not in figures:
                raise refused(_named(row), f"figures names {target!r}, which is no row of the report")
    for omission in reading.omissions:
        if omission.report != reading.report.id:
            raise refused(reading.report.id, f"an omission names another report, {omission.report!r}")
