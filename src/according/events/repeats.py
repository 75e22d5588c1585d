"""The same event told twice in one report, and the casualty figures that belong to an event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from according.model import Event, Figure, Party, digest

CASUALTIES: Final = frozenset(
    {"killed", "wounded", "casualties", "missing", "abducted", "arrested", "displaced", "detained", "released", "hostages"}
)
HARM: Final = frozenset({"ASSAULT", "COERCE", "RETREAT", "SANCTION", "PROTEST"})
SHORT: Final = 3  # letters: shorter words are no names


def with_figures(events: Sequence[Event], figures: Sequence[Figure]) -> list[Event]:
    """The events with the casualty figures of their sentence; each figure goes to the nearest event of harm before or at it."""
    found: dict[int, list[str]] = {}
    for figure in figures:
        if figure.category not in CASUALTIES:
            continue
        inside = [
            i
            for i, row in enumerate(events)
            if row.sentence.start <= figure.number_span.start < row.sentence.end and row.type in HARM
        ]
        if inside:
            near = min(inside, key=lambda i: abs(events[i].spans[0].start - figure.number_span.start))
            found.setdefault(near, []).append(figure.id)
    return [replace(row, figures=tuple(found[i])) if i in found else row for i, row in enumerate(events)]


def with_identity(events: Sequence[Event]) -> list[Event]:
    """The events with the id that mentions of one event share: type, status, day and the parties agree."""
    known: list[tuple[Event, str]] = []
    made: list[Event] = []
    for row in events:
        same = next((name for before, name in known if _same(before, row)), None)
        name = same or "v" + digest(row.report, row.id)
        known.append((row, name))
        made.append(replace(row, event=name))
    return made


def _same(a: Event, b: Event) -> bool:
    if a.type != b.type or (a.mode and b.mode and a.mode != b.mode) or not _agree(a.date, b.date, a, b):
        return False
    if "negated" in (a.status, b.status) and a.status != b.status:
        return False
    actors, recipients = _shared(a.actors, b.actors), _shared(a.recipients, b.recipients)
    if actors is False or recipients is False:
        return False
    reciprocal = len(a.actors) > 1 or len(b.actors) > 1
    return (actors is True and recipients is True) or (actors is True and reciprocal and not (a.recipients or b.recipients))


def _agree(a: str | None, b: str | None, first: Event, second: Event) -> bool:
    told = first.date_precision != "report" and second.date_precision != "report"
    return not (told and a and b) or a == b


def _shared(a: Sequence[Party], b: Sequence[Party]) -> bool | None:
    """Whether two sides share a party; None where one of them is empty."""
    if not a or not b:
        return None
    if any(p.actor and p.actor == q.actor for p in a for q in b):
        return True
    return bool(_names(a) & _names(b))


def _names(parties: Sequence[Party]) -> set[str]:
    words = (word for party in parties for word in (party.name or party.surface).lower().split())
    return {word.strip("'’.,") for word in words if len(word) > SHORT}
