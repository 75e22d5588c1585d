"""What is marked in the text of a report: a label for every stretch, and the pieces that a page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from according.model import FURNITURE, ActorMention, Event, Figure, Mark, Mention, Place, Reading, Span, Statement
from according.web.segments import Label, Segment, lines, segments
from according.web.words import (
    chain_words,
    code_words,
    event_words,
    label_words,
    number_words,
    party_words,
    status_words,
    when_words,
    who_words,
)

NAMED: Final = ("furniture", "background", "repeat", "heading")  # marks that say in the text what they are
BADGED: Final = ("content", "figure", "event")  # rows with a number before them; the others have an anchor only
ANCHORED: Final = ("actor", "place", "time")
LINE: Final = ""  # the kind of the label of a line
DOER: Final = "doer"  # words for those who take part in an event: seen when the event is chosen
TARGET: Final = "target"
ROLES: Final = {DOER: "a", TARGET: "r"}
MARKED: Final = "marked: "


class Piece(Struct, frozen=True):
    """A segment as the page shows it."""

    text: str
    classes: str
    rows: str  # numbers of the rows that it belongs to, the shortest first
    tip: str
    badges: tuple[str, ...]  # rows that begin here, the outer ones first
    anchors: tuple[str, ...]  # mentions that begin here
    label: str  # the mark that begins here


class Numbers(Struct, frozen=True):
    """What rows are called on the page: S1, S2 … for statements, F1 … for figures, E1 … for events, in order of the text;
    A1 … for actors, P1 … for places, T1 … for times, which share a number where they are the same."""

    rows: Mapping[str, str]  # by the id of the row or mention
    actors: Mapping[str, str]  # by the key of the actor


def numbered(reading: Reading) -> Numbers:
    """Numbers for all rows of a report."""
    named: dict[str, str] = {}
    rows: Sequence[Statement | Figure | Event]
    for letter, rows in (("S", reading.statements), ("F", reading.figures), ("E", reading.events)):
        ordered = sorted(rows, key=lambda row: (row.spans, row.id))
        named.update({row.id: f"{letter}{number}" for number, row in enumerate(ordered, 1)})
    actors = _shared(((row.actor, row) for row in reading.actors), "A", named)
    _shared(((place_key(row), row) for row in reading.places), "P", named)
    _shared(((time_key(row), row) for row in reading.mentions if row.kind == "time"), "T", named)
    return Numbers(named, actors)


def _shared(keyed: Iterable[tuple[str, ActorMention | Place | Mention]], letter: str, named: dict[str, str]) -> dict[str, str]:
    """Numbers by key, in the order of the text; ``named`` gets those of the mentions."""
    found: dict[str, str] = {}
    for key, row in sorted(keyed, key=lambda pair: (pair[1].spans, pair[1].id)):
        named[row.id] = found.setdefault(key, f"{letter}{len(found) + 1}")
    return found


def place_key(row: Place) -> str:
    """What mentions of one place share."""
    return row.place or f"{row.kind} {row.name or row.surface}"


def time_key(row: Mention) -> str:
    """What mentions of one time share."""
    return f"{row.type} {row.value}" if row.value else f"{row.type}? {row.surface}"


def text_labels(reading: Reading, numbers: Numbers) -> Iterator[Label]:
    """Everything that is shown in the text."""
    named = numbers.rows
    for mark in reading.report.marks:
        kind = "furniture" if mark.kind in FURNITURE else mark.kind
        yield from _stretch(mark.spans, kind, mark.id, _mark_note(mark))
    for row in reading.statements:
        yield from _statement(row, named[row.id])
    for figure in reading.figures:
        yield from _stretch(figure.spans, "figure", figure.id, _figure_note(figure, named[figure.id]))
    for event in reading.events:
        yield from _event(event, named[event.id])
    for actor in reading.actors:
        yield from _stretch(actor.spans, "actor", actor.id, _actor_note(actor, named[actor.id]))
    for place in reading.places:
        yield from _stretch(place.spans, "place", place.id, f"{named[place.id]} · {place_words(place)}")
    for mention in reading.mentions:
        if mention.kind == "time":
            note = f"{named[mention.id]} · time: {mention.value or 'not resolved'}"
            yield from _stretch(mention.spans, "time", mention.id, note)


def _stretch(spans: Iterable[Span], kind: str, row: str, note: str) -> Iterator[Label]:
    yield from (Label(span.start, span.end, kind, row, note) for span in spans)


def _statement(row: Statement, number: str) -> Iterator[Label]:
    speaker = party_words(row.speaker) or "somebody not named"
    note = f"{number} · {speaker} · {row.cue or 'no cue'} · {row.kind}\n{chain_words(row.chain)}"
    yield from _stretch(row.spans, "content", row.id, note)
    yield from _stretch(row.cue_spans, "cue", row.id, f"{number} · cue" + (f" ({row.cue_class})" if row.cue_class else ""))
    if row.speaker:
        name = f": {row.speaker.name}" if row.speaker.name and row.speaker.name != row.speaker.surface else ""
        yield from _stretch(row.speaker.spans, "speaker", row.id, f"{number} · speaker{name}")


def _event(row: Event, number: str) -> Iterator[Label]:
    parts = (number, f"{event_words(row.type, row.mode)} ({code_words(row.type, row.mode)})", status_words(row.status))
    told = " · ".join((*parts, who_words(row), when_words(row), *filter(None, (row.place,))))
    yield from _stretch(row.spans, f"event s-{row.status}", row.id, f"{told}\n{chain_words(row.chain)}".rstrip())
    for kind, parties in ((DOER, row.actors), (TARGET, row.recipients)):
        for party in parties:
            yield from _stretch(party.spans, kind, row.id, "")


def _figure_note(row: Figure, number: str) -> str:
    what = label_words(row.category) + (f" ({row.of_whom})" if row.of_whom else "")
    parts = [number, f"{number_words(row)} {what}", row.place, f"as of {row.as_of}" if row.as_of else "as of when: unknown"]
    return " · ".join(part for part in parts if part) + f"\n{chain_words(row.chain)}"


def _actor_note(row: ActorMention, number: str) -> str:
    traits = (label_words(row.type), row.country, row.sector, row.office)
    return " · ".join((number, row.name or row.surface, *filter(None, traits)))


def place_words(row: Place) -> str:
    """Which place it is: ``Rafah (city, PSE)``."""
    traits = ", ".join(filter(None, (row.feature and label_words(row.feature), row.country)))
    return (row.name or row.surface) + (f" ({traits})" if traits else "")


def mark_words(mark: Mark) -> str:
    """The kind of a mark with its finer label."""
    return ", ".join(label_words(part) for part in (mark.kind, mark.fine) if part)


def _mark_note(mark: Mark) -> str:
    return MARKED + mark_words(mark) + (f" ({mark.name})" if mark.name else "")


# --- pieces ---------------------------------------------------------------------------------------------------------


def paragraphs(text: str, labels: Sequence[Label], numbers: Numbers) -> Iterator[list[Piece]]:
    """The lines of a text in pieces; one pass over all of it, because some reports have thousands of lines."""
    marked = [Label(start, end, LINE, str(start), "") for start, end in lines(text)]
    found = segments(0, len(text), [*labels, *marked])
    begun: set[str] = set()  # a row in several parts has one number, before its first part
    for line, inside in groupby(found, key=lambda segment: [label.row for label in segment.labels if label.kind == LINE]):
        if line:
            yield [_piece(text, segment, numbers.rows, begun) for segment in inside]


def _piece(text: str, segment: Segment, named: Mapping[str, str], begun: set[str]) -> Piece:
    labels = sorted((label for label in segment.labels if label.kind != LINE), key=_first)
    starts = [label for label in sorted(segment.starts, key=lambda label: -label.end) if label.row not in begun]
    begun.update(label.row for label in starts if label.kind.partition(" ")[0] in (*BADGED, *ANCHORED))
    marks = (label.note.removeprefix(MARKED).partition(" (")[0] for label in starts if label.kind in NAMED)
    rows = (named[label.row] + ROLES.get(label.kind, "") for label in labels if label.row in named)
    return Piece(
        text=text[segment.start : segment.end],
        classes=" ".join(dict.fromkeys(label.kind for label in labels if label.kind not in ROLES)),
        rows=" ".join(dict.fromkeys(rows)),
        tip=_tip(labels),
        badges=_begun(starts, BADGED),
        anchors=_begun(starts, ANCHORED),
        label="; ".join(marks),
    )


def _first(label: Label) -> tuple[int, bool]:
    """The order in which labels of one stretch are told: the shortest first, an event before its cue."""
    return label.end - label.start, not label.kind.startswith("event")


def _tip(labels: Sequence[Label]) -> str:
    """The notes of labels, the shortest label first; of a statement around the others only which one and whose it is."""
    lines = [line for label in labels[:1] for line in label.note.splitlines()]
    for label in labels[1:]:
        found = label.note.splitlines()
        lines += ["in " + " · ".join(found[0].split(" · ")[:2])] if found and label.kind == "content" else found
    return "\n".join(dict.fromkeys(lines))


def _begun(starts: Iterable[Label], kinds: Sequence[str]) -> tuple[str, ...]:
    """The rows of some kinds that begin with a segment."""
    return tuple(dict.fromkeys(label.row for label in starts if label.kind.partition(" ")[0] in kinds))
