"""Rows that agree in day, type and parties on one line, with all of them as evidence: no claim that they are one event.

First the mentions of one event in one report, which reading has found to be one (`Event.event`); then, across reports, what
has the same day, the same type and the same parties, at least two of them and each known across reports. The day must be told:
where it is only that of the report, it counts for meetings alone (two outlets of one day that tell of an attack may look
back on any attack), and for one text that several outlets carry. What happened, is claimed, denied or negated stands
together, so that a line shows who contradicts; plans and conditions stand apart. A mode joins the line of those that name
none, unless there are several; a call does not join a meeting that has a place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from according.dossier.spans import NEVER, days
from according.model import Entry, Event, Figure, Report, Statement, Told, Who

#: Statuses that stand on one line: whether it happened.
TOLD: Final = frozenset({"asserted", "claimed", "background", "denied", "negated"})
PARTS: Final = ("actor", "recipient", "speaker", "addressee", "source")
KINDS: Final = {"event": 0, "statement": 1, "figure": 2}  # their order on one day
EXACT: Final = {"day": 0, "report": 1, "interval": 2, "month": 3, "year": 4}
CALL: Final = "phone"
MEETING: Final = "CONSULT"  # whoever takes part stands on one side or on both, as reports put it


class Piece(Struct, frozen=True, kw_only=True):
    """One row of the record as a line of its own, and what it has to share with others to stand on theirs."""

    entry: Entry
    unit: str  # one event of one report
    key: Hashable | None  # None where it can only share the line of its unit
    parties: int  # of them known across reports
    order: tuple[str, ...]


def folded(pieces: Iterable[Piece], *, each: bool = False) -> tuple[Entry, ...]:
    """Lines in the order of the day, those of unknown day at the end; with `each` a line for every row."""
    ordered = sorted(pieces, key=lambda piece: piece.order)
    if each:
        return tuple(sorted((piece.entry for piece in ordered), key=_order))
    mentions: dict[str, list[Piece]] = {}
    for piece in ordered:
        mentions.setdefault(piece.unit, []).append(piece)
    lines: dict[Hashable, list[list[Piece]]] = {}
    for unit in mentions.values():
        best = _best(unit)
        lines.setdefault(best.key if best.key is not None else best.unit, []).append(unit)
    made = (_line(group) for units in lines.values() for group in _by_mode(units))
    return tuple(sorted(made, key=_order))


def _best(unit: Sequence[Piece]) -> Piece:
    """The mention that names most parties, of those the one whose day is told most exactly."""
    return min(unit, key=lambda piece: (-piece.parties, EXACT.get(piece.entry.precision or "", 9), piece.order))


def _by_mode(units: Sequence[list[Piece]]) -> Iterable[list[list[Piece]]]:
    """Units with one mode; those without any join them if there is only one, but a call is no meeting in a place."""
    found: dict[str | None, list[list[Piece]]] = {}
    for unit in units:
        found.setdefault(next((piece.entry.mode for piece in unit if piece.entry.mode), None), []).append(unit)
    if CALL in found and any(piece.entry.places for unit in found.get(None, ()) for piece in unit):
        return list(found.values())
    return [list(units)] if len(found.keys() - {None}) <= 1 else list(found.values())


def _line(units: Sequence[list[Piece]]) -> Entry:
    best = min((_best(unit) for unit in units), key=lambda piece: (EXACT.get(piece.entry.precision or "", 9), piece.order))
    pieces = sorted((piece for unit in units for piece in unit), key=lambda piece: piece.order)
    told = tuple(told for piece in pieces for told in piece.entry.told)
    return replace(
        best.entry,
        mode=next((piece.entry.mode for piece in pieces if piece.entry.mode), None),
        part=tuple(part for part in PARTS if any(part in piece.entry.part for piece in pieces)),
        status=_frequent(row.status for row in told),
        places=_frequent(row.place for row in told),
        outlets=tuple(dict.fromkeys(row.outlet for row in told if row.outlet)),
        reports=len({row.report for row in told}),
        texts=len({row.text_hash for row in told}),
        told=told,
    )


def _frequent(values: Iterable[str | None]) -> tuple[str, ...]:
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))


def _order(entry: Entry) -> tuple[object, ...]:
    """By day, the more exact first, events before what was said; of those alike the first told stays first."""
    return (*(days(entry.day) or NEVER), EXACT.get(entry.precision or "", 9), KINDS[entry.what])


# --- rows as pieces -------------------------------------------------------------------------------------------------


class Stand(NamedTuple):
    """Where a row stands: its report, and its sentence in words."""

    report: Report
    sentence: str


def _told(row: Event | Statement | Figure, at: Stand, *, place: str | None, status: str | None) -> Told:
    report = at.report
    return Told(
        id=row.id,
        report=report.id,
        outlet=report.outlet,
        language=report.language,
        published=report.published,
        words=row.surface,
        sentence=at.sentence,
        status=status,
        place=place,
        chain=row.chain,
        text_hash=report.text_hash,
    )


def _piece(entry: Entry, row: Event | Statement | Figure, report: Report, *, unit: str, says: Hashable, least: int) -> Piece:
    """A row with its key: what it says on which day, and who; none where somebody is known in this report alone."""
    named = (*entry.who, *entry.whom)
    known = [who.actor for who in named if who.actor and not who.actor.startswith(f"{report.id}:")]
    whole = len(known) == len(named) and len(set(known)) >= least and entry.day is not None
    order = (report.published or report.reference_date or "~", report.id, f"{row.spans[0].start:09}", row.id)
    return Piece(entry=entry, unit=unit, key=says if whole else None, parties=len(set(known)), order=order)


def event_piece(row: Event, at: Stand, *, who: tuple[Who, ...], whom: tuple[Who, ...], part: tuple[str, ...]) -> Piece:
    """An event as a line of its own."""
    told = _told(row, at, place=row.place, status=row.status)
    entry = _alone(
        told,
        what="event",
        day=row.date,
        precision=row.date_precision,
        part=part,
        type=row.type,
        mode=row.mode,
        who=who,
        whom=whom,
        words=row.surface,
        status=(row.status,),
        places=(row.place,) if row.place else (),
    )
    sides = (_ids(who), _ids(whom)) if whom and row.type != MEETING else (_ids((*who, *whom)),)
    own = row.date_precision == "report" and row.type != MEETING
    says = (
        "event",
        row.type,
        row.date,
        at.report.text_hash if own else None,
        "told" if row.status in TOLD else row.status,
        *sides,
    )
    return _piece(entry, row, at.report, unit=f"{at.report.id} {row.event or row.id}", says=says, least=2)


def statement_piece(row: Statement, at: Stand, *, who: tuple[Who, ...], whom: tuple[Who, ...], part: tuple[str, ...]) -> Piece:
    """A statement as a line of its own, on the day of its report: the day on which it was said at the latest."""
    told = _told(row, at, place=None, status=None)
    entry = _alone(
        told,
        what="statement",
        day=at.report.published,
        precision="report" if at.report.published else None,
        part=part,
        type=row.cue_class or row.kind,
        who=who,
        whom=whom,
        words=row.surface,
    )
    says = ("statement", at.report.published, _ids(who), " ".join(row.surface.lower().split()))
    return _piece(entry, row, at.report, unit=f"{at.report.id} {row.duplicate_of or row.id}", says=says, least=1)


def figure_piece(row: Figure, at: Stand, *, who: tuple[Who, ...], part: tuple[str, ...]) -> Piece:
    """A figure as a line of its own, on the day that it holds for."""
    told = _told(row, at, place=row.place, status=None)
    entry = _alone(
        told,
        what="figure",
        day=row.as_of,
        precision="report" if row.as_of_basis == "report" else _precision(row.as_of),
        part=part,
        type=row.category,
        who=who,
        words=" ".join(filter(None, (row.surface, row.of))),
        places=(row.place,) if row.place else (),
    )
    count = (row.category, row.of_whom, row.value, row.low, row.high, row.bound, row.unit, row.place)
    says = ("figure", row.as_of, _ids(who), *count)
    return _piece(entry, row, at.report, unit=f"{at.report.id} {row.duplicate_of or row.id}", says=says, least=1)


def _alone(told: Told, **fields: Any) -> Entry:
    """A line that one row tells."""
    return Entry(told=(told,), outlets=(told.outlet,) if told.outlet else (), reports=1, texts=1, **fields)


def _ids(who: Iterable[Who]) -> frozenset[str | None]:
    return frozenset(one.actor for one in who)


def _precision(when: str | None) -> str | None:
    if days(when) is None:
        return None
    return "interval" if "/" in str(when) else {4: "year", 7: "month"}.get(len(str(when)), "day")
