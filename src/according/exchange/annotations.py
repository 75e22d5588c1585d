"""Standoff annotation: one JSON Lines file a layer, for people who keep their own store.

The rows are those of the evaluators (documents, statements, figures, times; the grammar is CoNLL-U): one row per prediction,
offsets in code points of the report's text, `doc` or `id` the id that came with the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

import msgspec

from according.errors import UsageError
from according.grammar import conllu
from according.model import ActorMention, Event, Figure, Link, Mark, Party, Place, Reading, Span, Spans, Statement

#: Layers that the contract names and that are not built yet.
TO_COME: Final = ("stories",)
PART: Final = ".part"  # of a file that is being written
JOIN: Final = "join"  # where two sentences stand without a space: no kind of mark in the contract, so a list of its own


def _name(reading: Reading) -> str:
    return reading.report.source_id or reading.report.id


def _party(party: Party | None) -> list[Any]:
    return [list(span) for span in party.spans] if party else []


def _first(spans: Spans) -> Any:
    return list(spans[0]) if spans else None


def _link(link: Link) -> dict[str, Any]:
    return {"role": link.role, "who": link.who, "span": _first(link.spans)}


def _mark(mark: Mark, span: Span) -> dict[str, Any]:
    return {"span": span, "kind": mark.kind, "fine": mark.fine, "name": mark.name}


def document_row(reading: Reading) -> dict[str, Any]:
    """Language, outlet, date with bounds and basis, marks, title, and the text that all offsets refer to."""
    report = reading.report
    return {
        "id": _name(reading),
        "report": report.id,
        "lang": report.language,
        "outlet": report.outlet,
        "agency": report.agency,
        "published": report.published,
        "date": report.published,
        "not_before": report.not_before,
        "not_after": report.not_after,
        "basis": report.basis,
        "reference_date": report.reference_date,
        "title": report.title,
        "url": report.url,
        "marks": [_mark(mark, span) for mark in report.marks for span in mark.spans if mark.kind != JOIN],
        "joins": [span for mark in report.marks for span in mark.spans if mark.kind == JOIN],
        "omissions": [{"room": omission.room, "reason": omission.reason} for omission in reading.omissions],
        "text": report.text,
    }


def statement_row(row: Statement) -> dict[str, Any]:
    """A statement as the evaluators read it."""
    return {
        "sid": row.id,
        "type": row.kind,
        "content_spans": row.spans,
        "content": row.surface,
        "cue_spans": row.cue_spans,
        "cue_span": _first(row.cue_spans),
        "cue": row.cue,
        "speaker_spans": _party(row.speaker),
        "speaker_span": _first(row.speaker.spans) if row.speaker else None,
        "speaker": row.speaker.surface if row.speaker else None,
        "speaker_name": (row.speaker.name or row.speaker.surface or None) if row.speaker else None,
        "addressee_spans": _party(row.addressee),
        "quoted_spans": row.quoted_spans,
        "gloss_spans": row.gloss_spans,
        "cue_class": row.cue_class,
        "stance": row.stance,
        "modality": row.modality,
        "hedges": row.hedges,
        "chain": [_link(link) for link in row.chain],
        "parent": row.parent,
        "status": row.status,
        "duplicate_of": row.duplicate_of,
        "rule": row.rule,
    }


def statements_row(reading: Reading) -> dict[str, Any]:
    """All statements of one report; sentences that go on after one and say nowhere whose words they are stand apart."""
    quotes = [statement_row(row) for row in reading.statements if row.status == "attributed"]
    unattributed = [statement_row(row) for row in reading.statements if row.status != "attributed"]
    return {"id": _name(reading), "quotes": quotes, "unattributed": unattributed}


def _as_written(who: Party) -> str:
    """A party's name; a body named after its state (``Iran (officials)``) as the report writes it, a pronoun apart."""
    first, _, rest = who.surface.partition(" ")
    named_by_state = bool(who.name and who.name.endswith(")") and rest)
    return who.name or who.surface if not named_by_state else who.surface if first[:1].isupper() and len(first) > 3 else rest


def figure_row(row: Figure, *, doc: str) -> dict[str, Any]:
    """A figure as the evaluators read it; the value of a range is ``[low, high]``."""
    who = row.attributed_to
    return {
        "id": row.id,
        "doc": doc,
        "span": row.spans[0],
        "num_span": row.number_span,
        "text": row.surface,
        "value": [row.low, row.high] if row.bound == "range" else row.value,
        "low": row.low,
        "high": row.high,
        "bound": row.bound,
        "category": row.category,
        "of_whom": row.of_whom,
        "side": row.side,
        "of": row.of,
        "fine": row.fine,
        "unit": row.unit,
        "place": row.place,
        "attributed_to": _as_written(who) if who else None,
        "as_of": row.as_of,
        "as_of_basis": row.as_of_basis,
        "chain": [_link(link) for link in row.chain],
        "statement": row.statement,
        "part_of": row.part_of,
        "sum_of": row.sum_of,
        "duplicate_of": row.duplicate_of,
        "vague": row.vague,
        "cumulative": row.cumulative,
        "rule": row.rule,
    }


def _documents(reading: Reading) -> Iterator[Any]:
    yield document_row(reading)


def _statements(reading: Reading) -> Iterator[Any]:
    yield statements_row(reading)


def _figures(reading: Reading) -> Iterator[Any]:
    yield from (figure_row(row, doc=_name(reading)) for row in reading.figures)


def _times(reading: Reading) -> Iterator[Any]:
    for row in reading.mentions:
        if row.kind == "time":
            shown = {"id": row.id, "doc": _name(reading), "span": row.spans[0], "text": row.surface, "type": row.type}
            yield shown | {"value": row.value, "anchor": row.anchor, "rule": row.rule}


def place_row(row: Place, *, doc: str) -> dict[str, Any]:
    """A place as the evaluators read it."""
    return {
        "id": row.id,
        "doc": doc,
        "span": row.spans[0],
        "text": row.surface,
        "kind": row.kind,
        "use": row.use,
        "place": row.place,
        "name": row.name,
        "feature": row.feature,
        "country": row.country,
        "alt_country": row.alt_country,
        "lat": row.lat,
        "lon": row.lon,
        "exact": row.exact,
        "rule": row.rule,
    }


#: How the evaluators call what is finer here.
COARSE: Final = {"ministry": "organisation", "armed_group": "organisation", "media": "organisation", "population": "group"}


def actor_row(row: ActorMention, *, doc: str) -> dict[str, Any]:
    """A mention of an actor as the evaluators read it: an ``id`` would be that of a phrase; ``kind`` is the finer type."""
    return {
        "mention": row.id,
        "doc": doc,
        "span": row.spans[0],
        "text": row.surface,
        "head": row.head,
        "form": row.form,
        "actor": row.actor,
        "name": row.name,
        "type": COARSE.get(row.type, row.type),
        "kind": row.type,
        "country_iso3": row.country,
        "sector": row.sector,
        "office": row.office,
        "reason": row.reason,
        "rule": row.rule,
    }


def _actors(reading: Reading) -> Iterator[Any]:
    yield from (actor_row(row, doc=_name(reading)) for row in reading.actors)


def _places(reading: Reading) -> Iterator[Any]:
    yield from (place_row(row, doc=_name(reading)) for row in reading.places)


def _participant(party: Party) -> dict[str, Any]:
    shown = {"span": _first(party.spans), "text": party.surface or party.name, "name": party.name or party.surface or None}
    return shown | {"country_iso3": party.country, "sector": party.sector, "actor": party.actor, "implicit": party.implicit}


def event_row(row: Event, *, doc: str) -> dict[str, Any]:
    """An event mention as the evaluators read it; a date that is only the report's stands as ``reported``."""
    told = row.date_precision != "report"
    claimed = row.statement is not None and row.status != "asserted" and row.chain and row.chain[-1].role == "speaker"
    return {
        "id": row.id,
        "doc": doc,
        "event": row.event,
        "trigger_span": [row.spans[0].start, row.spans[-1].end],
        "trigger_spans": row.spans,
        "trigger": row.surface,
        "sentence_span": row.sentence,
        "type": row.type,
        "mode": row.mode,
        "contexts": row.contexts,
        "ontology": row.ontology,
        "actors": [_participant(party) for party in row.actors],
        "recipients": [_participant(party) for party in row.recipients],
        "place": row.place,
        "date": row.date if told else None,
        "date_precision": row.date_precision if told else None,
        "reported": None if told else row.date,
        "status": row.status,
        "attributed_to": row.chain[-1].who if claimed else None,
        "statement": row.statement,
        "chain": [_link(link) for link in row.chain],
        "figures": row.figures,
        "rule": row.rule,
    }


def _events(reading: Reading) -> Iterator[Any]:
    yield from (event_row(row, doc=_name(reading)) for row in reading.events)


def _json_lines(rows: Callable[[Reading], Iterator[Any]]) -> Callable[[Reading], bytes]:
    return lambda reading: b"".join(msgspec.json.encode(row) + b"\n" for row in rows(reading))


def _grammar(reading: Reading) -> bytes:
    name = _name(reading).replace("\r", " ").replace("\n", " ")  # a comment of CoNLL-U ends with its line
    return conllu(name, reading.report.text, reading.sentences).encode()


#: A layer's file and what a report adds to it.
LAYERS: Final[dict[str, tuple[str, Callable[[Reading], bytes]]]] = {
    "documents": ("documents.jsonl", _json_lines(_documents)),
    "grammar": ("grammar.conllu", _grammar),
    "statements": ("statements.jsonl", _json_lines(_statements)),
    "figures": ("figures.jsonl", _json_lines(_figures)),
    "times": ("times.jsonl", _json_lines(_times)),
    "places": ("places.jsonl", _json_lines(_places)),
    "actors": ("actors.jsonl", _json_lines(_actors)),
    "events": ("events.jsonl", _json_lines(_events)),
}


def check_layers(names: Iterable[str]) -> tuple[str, ...]:
    """The layers asked for, each once; a layer that is not built yet or unknown is refused by name."""
    asked = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    for name in asked:
        if name in TO_COME:
            raise UsageError("A413", f"the layer {name} is not built yet", do=f"Layers that are: {', '.join(LAYERS)}.")
        if name not in LAYERS:
            raise UsageError("A411", f"there is no layer {name}", do=f"Layers: {', '.join(LAYERS)}.")
    if not asked:
        raise UsageError("A412", "no layer was named", do=f"Name one or more of {', '.join(LAYERS)}.")
    return asked


def annotate(readings: Iterable[Reading], *, layers: Sequence[str], out: Path) -> int:
    """How many reports were written to one file a layer in the folder ``out`` (made where missing).

    Files that were there are replaced when all is written, not before: the reports may be read from one of them.
    """
    asked = check_layers(layers)
    out.mkdir(parents=True, exist_ok=True)
    files = [out / LAYERS[layer][0] for layer in asked]
    parts = [file.with_name(file.name + PART) for file in files]
    try:
        written = _written(readings, {part: LAYERS[layer][1] for part, layer in zip(parts, asked, strict=True)})
        for part, file in zip(parts, files, strict=True):
            part.replace(file)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
    return written


def _written(readings: Iterable[Reading], files: Mapping[Path, Callable[[Reading], bytes]]) -> int:
    with ExitStack() as stack:
        handles = [(stack.enter_context(file.open("wb")), rows) for file, rows in files.items()]
        written = 0
        for reading in readings:
            for handle, rows in handles:
                handle.write(rows(reading))
            written += 1
    return written
