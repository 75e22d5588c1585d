"""Everything a record has on somebody, in the order of the day: what was done, said and counted, according to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal

from according.dossier.cast import Cast, keys_of
from according.dossier.fold import PARTS, Piece, Stand, event_piece, figure_piece, folded, statement_piece
from according.dossier.spans import within
from according.model import Entry, Event, Figure, Party, Span, Statement
from according.record import Filter, Record, refusals
from according.record.filters import is_day
from according.record.store import NO_FILTER

What = Literal["events", "statements", "figures"]
Row = Event | Statement | Figure
KINDS: Final[tuple[What, ...]] = ("events", "statements", "figures")
OF_EVENTS: Final = frozenset({"event", "mode", "status"})  # filters that statements and figures have not


def timeline(
    record: Record,
    who: str,
    *others: str,
    what: Collection[What] = KINDS,
    part: str | None = None,
    since: str | None = None,
    until: str | None = None,
    each: bool = False,
    filter: Filter = NO_FILTER,  # noqa: A002
    cast: Cast | None = None,
) -> tuple[Entry, ...]:
    """Everything that a record has on one actor, or on several together, those lines last whose day nobody tells.

    ``who`` is a key, a name in any spelling or an office; `UsageError` A442 where nobody is called so, A443 where several
    are. ``what`` leaves some kinds of rows, ``part`` the lines in which the actor is ``actor``, ``recipient``, ``speaker``,
    ``addressee`` or ``source`` (of a figure). ``since`` and ``until`` are ISO days, months or years that the line's own day
    may lie in; lines of an unknown day are left out then. ``filter`` asks the rows and their reports (outlet, language,
    event, mode, status …; the last three leave events alone). Rows that agree in day, type and parties stand on one line
    (see `according.dossier.fold`), and a statement that is itself an event here (``accused``, ``called for``) has the event's
    line; with ``each`` every row stands on its own.
    """
    checked(since, until, part)
    for kind in (what,) if isinstance(what, str) else what:
        if kind not in KINDS:
            raise refusals.not_in_list("what", kind, KINDS)
    cast = cast or Cast(record)
    keys = keys_of(cast.named((who, *others)))
    acts: dict[str, list[Span]] | None = None if each else {}
    found = [piece for kind in KINDS if kind in what for piece in _pieces(record, kind, keys, filter, cast, acts)]
    lines = folded(found, each=each)
    return tuple(line for line in lines if within(line.day, since, until) and (part is None or part in line.part))


def checked(since: str | None, until: str | None, part: str | None = None) -> None:
    """Raises UsageError A421 or A422 where a question can have no answer."""
    for name, value in (("since", since), ("until", until)):
        if value is not None and not is_day(value):
            raise refusals.not_a_day(name, value)
    if part is not None and part not in PARTS:
        raise refusals.not_in_list("part", part, PARTS)


def _pieces(
    record: Record, kind: What, keys: frozenset[str], wanted: Filter, cast: Cast, acts: dict[str, list[Span]] | None
) -> Iterator[Piece]:
    """The lines of a kind; events leave their words in ``acts`` under their statement, and statements heed them."""
    if kind != "events" and any(getattr(wanted, field) is not None for field in OF_EVENTS):
        return
    rows = [row for row in record.naming(kind, keys, wanted) if not _is_act(row, acts or {})]
    for row in rows:
        if acts is not None and isinstance(row, Event) and row.statement:
            acts.setdefault(row.statement, []).extend(row.spans)
    yield from pieces(record, kind, rows, keys, cast)


def _is_act(row: Row, acts: Mapping[str, Sequence[Span]]) -> bool:
    """Whether a statement is told as an event already: its cue is the event's trigger."""
    cue = row.cue_spans if isinstance(row, Statement) else ()
    return any(a.start < b.end and b.start < a.end for a in cue for b in acts.get(row.id, ()))


def pieces(record: Record, kind: What, rows: Sequence[Row], keys: frozenset[str], cast: Cast) -> Iterator[Piece]:
    """Rows of a kind as lines, with the part that an actor with some keys has in each."""
    reports = record.outlines({row.report for row in rows})
    sentences = record.sentences(kind, [row.id for row in rows])
    for row in rows:
        yield _piece(row, Stand(reports[row.report], sentences.get(row.id, "")), keys, cast)


def _piece(row: Row, at: Stand, keys: frozenset[str], cast: Cast) -> Piece:
    if isinstance(row, Event):
        part = _part(keys, actor=row.actors, recipient=row.recipients)
        return event_piece(row, at, who=cast.who(row.actors), whom=cast.who(row.recipients), part=part)
    if isinstance(row, Statement):
        part = _part(keys, speaker=(row.speaker,), addressee=(row.addressee,))
        return statement_piece(row, at, who=cast.who((row.speaker,)), whom=cast.who((row.addressee,)), part=part)
    return figure_piece(row, at, who=cast.who((row.attributed_to,)), part=("source",))


def _part(keys: frozenset[str], **sides: Collection[Party | None]) -> tuple[str, ...]:
    return tuple(name for name, parties in sides.items() if any(party and party.actor in keys for party in parties))
