"""Who met or called whom, when, where, according to which outlets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from according.dossier.cast import Cast, keys_of
from according.dossier.fold import MEETING, folded
from according.dossier.spans import within
from according.dossier.timeline import checked, pieces
from according.model import Entry, Event
from according.record import Filter, Record
from according.record.store import NO_FILTER

TO_COME: Final = ("AGREE", "events/meeting_promised")  # in PLOVER a meeting to come is an agreement: the rule tells which


def meetings(
    record: Record,
    *,
    actor: str | None = None,
    other: str | None = None,
    since: str | None = None,
    until: str | None = None,
    each: bool = False,
    filter: Filter = NO_FILTER,  # noqa: A002
    cast: Cast | None = None,
) -> tuple[Entry, ...]:
    """Meetings, visits, calls and talks by day, those last whose day nobody tells; of an actor, or of two with each other.

    ``actor`` and ``other`` are keys, names in any spelling or offices (`UsageError` A442, A443). Meetings to come have the
    type AGREE, or the status ``planned``. Rows of one day with the same participants stand on one line (see
    `according.dossier.fold`), with ``each`` every row on its own; ``since``, ``until`` and ``filter`` are as in `timeline`.
    """
    checked(since, until)
    cast = cast or Cast(record)
    sides = [keys_of(cast.named((asked,))) for asked in (actor, other) if asked is not None]
    rows = [row for row in _rows(record, sides, filter) if _between(row, sides)]
    found = pieces(record, "events", rows, frozenset().union(*sides), cast)
    return tuple(line for line in folded(found, each=each) if within(line.day, since, until))


def planned(line: Entry) -> bool:
    """Whether a meeting is only to come."""
    return line.type == TO_COME[0] or line.status[:1] == ("planned",)


def _rows(record: Record, sides: list[frozenset[str]], wanted: Filter) -> Iterator[Event]:
    for kind in (MEETING, TO_COME[0]):
        asked = replace(wanted, event=kind)
        found = record.naming("events", sides[0], asked) if sides else record.iter_events(asked)
        yield from (row for row in found if kind == MEETING or row.rule == TO_COME[1])


def _between(row: Event, sides: list[frozenset[str]]) -> bool:
    """Whether every side takes part, each as somebody else."""
    parties = [party.actor for party in (*row.actors, *row.recipients)]
    if len(sides) < 2:
        return True
    first, second = ([k for k, actor in enumerate(parties) if actor in keys] for keys in sides)
    return any(a != b for a in first for b in second)
