"""The rows of a report as a page lists them: statements, events by what they tell, figures, actors, places, times, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from according.model import ActorMention, Event, Figure, Mark, Mention, Party, Place, Reading, Report, Statement
from according.web.layers import Numbers, mark_words, place_key, place_words, time_key
from according.web.words import (
    STATUSES,
    chain_words,
    code_words,
    event_words,
    label_words,
    number_words,
    party_words,
    status_words,
    when_words,
)

Row = dict[str, Any]
PLAIN: Final = ("neutral", "asserted")  # what is said of a statement only where it is otherwise
BARE: Final = ("pronoun", "seat")  # forms of mentions that are no names


def lists(reading: Reading, numbers: Numbers) -> Row:
    """What the page lists beside the text, by section."""
    report = reading.report
    statements = {row.id: row for row in reading.statements}
    return {
        "statements": [_statement(row, numbers) for row in reading.statements],
        "events": [[_event(row, group, numbers, statements) for row in group] for group in _told(reading.events)],
        "figures": [_figure(row, numbers, report) for row in reading.figures],
        "actors": list(_actors(reading, numbers)),
        "places": list(_places(reading.places, numbers)),
        "times": list(_times(reading.mentions, numbers)),
        "marks": [_mark(row) for row in report.marks],
        "statuses": statuses(reading.events),
        "told": len(reading.events),
    }


def _ref(row: str, numbers: Numbers, **more: str) -> Row:
    """A link to a row: its id and what it is called."""
    return {"id": row, "number": numbers.rows[row], **more}


def _refs(rows: Iterable[str], numbers: Numbers) -> list[Row]:
    return [_ref(row, numbers) for row in rows if row in numbers.rows]


# --- statements and figures -----------------------------------------------------------------------------------------


def _statement(row: Statement, numbers: Numbers) -> Row:
    marked = (t for t in (row.stance, row.modality) if t not in PLAIN)
    traits = [row.kind, label_words(row.cue_class or ""), *marked, *row.hedges]
    return {
        **_ref(row.id, numbers),
        "speaker": _party(row.speaker, numbers)
        if row.speaker
        else {"name": "not named", "words": "", "actor": None, "implicit": False},
        "addressee": _party(row.addressee, numbers) if row.addressee else None,
        "cue": row.cue,
        "said": row.surface,
        "traits": ", ".join(trait for trait in traits if trait),
        "chain": chain_words(row.chain),
        "inside": _refs(filter(None, [row.parent]), numbers),
        "same": _refs(filter(None, [row.duplicate_of]), numbers),
        "rule": row.rule,
    }


def _figure(row: Figure, numbers: Numbers, report: Report) -> Row:
    whom = ", ".join(filter(None, (label_words(row.of_whom or ""), row.side)))
    return {
        **_ref(row.id, numbers),
        "value": number_words(row),
        "category": label_words(row.category) + (f" ({whom})" if whom else ""),
        "words": " ".join(filter(None, (row.surface, row.of))),
        "place": row.place,
        "as_of": row.as_of or "unknown",
        "who": party_words(row.attributed_to) or report.outlet or "the outlet",
        "chain": chain_words(row.chain),
        "inside": _refs(filter(None, [row.statement]), numbers),
        "same": _refs(filter(None, [row.duplicate_of]), numbers),
        "whole": _refs(filter(None, [row.part_of]), numbers),
        "parts": _refs(row.sum_of, numbers),
        "rule": row.rule,
    }


# --- events ---------------------------------------------------------------------------------------------------------


def _told(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The mentions of each event, those first that begin first in the text."""
    groups: dict[str, list[Event]] = {}
    for row in sorted(events, key=lambda row: (row.spans, row.id)):
        groups.setdefault(row.event or row.id, []).append(row)
    yield from groups.values()


def _event(row: Event, group: Sequence[Event], numbers: Numbers, statements: Mapping[str, Statement]) -> Row:
    said = statements.get(row.statement or "")
    act = said is not None and any(cue.start <= row.spans[0].start < cue.end for cue in said.cue_spans)
    return {
        **_ref(row.id, numbers),
        "what": event_words(row.type, row.mode),
        "code": code_words(row.type, row.mode),
        "contexts": ", ".join(map(label_words, row.contexts)),
        "status": row.status,
        "status_words": status_words(row.status),
        "actors": [_party(party, numbers) for party in row.actors],
        "recipients": [_party(party, numbers) for party in row.recipients],
        "when": when_words(row),
        "place": row.place,
        "words": row.surface,
        "chain": chain_words(row.chain),
        "statement": _refs(filter(None, [row.statement]), numbers),
        "act": act,
        "figures": _refs(row.figures, numbers),
        "others": [_ref(other.id, numbers, status=other.status) for other in group if other.id != row.id],
        "rule": row.rule,
    }


def _party(party: Party, numbers: Numbers) -> Row:
    """Somebody with the words of the report where these differ, and the number of the actor."""
    name = party_words(party) or "?"
    words = " ".join(party.surface.split())
    actor = numbers.actors.get(party.actor or "")
    return {"name": name, "words": words if words and words != name else "", "actor": actor, "implicit": party.implicit}


def statuses(events: Iterable[Event]) -> list[Row]:
    """The statuses that occur, with how often."""
    counts = Counter(row.status for row in events)
    return [
        {"name": name, "words": status_words(name), "meaning": meaning, "count": counts[name]}
        for name, meaning in STATUSES.items()
        if counts[name]
    ]


# --- actors, places, times, marks -----------------------------------------------------------------------------------


def _actors(reading: Reading, numbers: Numbers) -> Iterator[Row]:
    """Who acts in the report, those with most mentions first."""
    by_key: dict[str, list[ActorMention]] = {}
    for row in sorted(reading.actors, key=lambda row: (row.spans, row.id)):
        by_key.setdefault(row.actor, []).append(row)
    for key, rows in sorted(by_key.items(), key=lambda pair: (-len(pair[1]), pair[1][0].spans, pair[0])):
        yield {
            "key": key,
            "number": numbers.actors[key],
            "name": _best_name(rows),
            "traits": ", ".join(_traits(rows)),
            "offices": list(dict.fromkeys(row.office for row in rows if row.office)),
            "spellings": _spellings(rows),
            "count": len(rows),
            "does": _refs((row.id for row in reading.events if _among(key, row.actors)), numbers),
            "done_to": _refs((row.id for row in reading.events if _among(key, row.recipients)), numbers),
            "says": _refs((row.id for row in reading.statements if row.speaker and row.speaker.actor == key), numbers),
            "reasons": ", ".join(dict.fromkeys(row.reason for row in rows if row.reason)),
        }


def _among(key: str, parties: Iterable[Party]) -> bool:
    return any(party.actor == key for party in parties)


def _best_name(rows: Sequence[ActorMention]) -> str:
    """The name that the rows resolve to, else the longest words that are no pronoun."""
    named = Counter(row.name for row in rows if row.name)
    if named:
        return min(named, key=lambda name: (-named[name], -len(name), name))
    words = [" ".join(row.surface.split()) for row in rows if row.form not in BARE] or [row.surface for row in rows]
    return max(words, key=len)


def _traits(rows: Sequence[ActorMention]) -> Iterator[str]:
    kinds = Counter(row.type for row in rows if row.type != "unknown")
    if kinds:
        yield label_words(min(kinds, key=lambda kind: (-kinds[kind], kind)))
    yield from dict.fromkeys(row.country for row in rows if row.country)
    yield from dict.fromkeys(row.sector for row in rows if row.sector)


def _spellings(rows: Sequence[ActorMention]) -> list[Row]:
    """The words for somebody, names before descriptions before pronouns, each with its places."""
    order = ("name", "demonym", "description", "seat", "pronoun")
    spelt = sorted(rows, key=lambda row: (order.index(row.form), row.spans))
    found: dict[tuple[str, str], list[str]] = {}
    for row in spelt:
        words = " ".join(row.surface.split())
        found.setdefault((row.form, words.lower() if row.form == "pronoun" else words), []).append(row.id)
    return [{"words": words, "form": form, "mentions": ids} for (form, words), ids in found.items()]


def _places(rows: Sequence[Place], numbers: Numbers) -> Iterator[Row]:
    for _, found in groupby(sorted(rows, key=lambda row: (_count(numbers, row.id), row.spans)), key=place_key):
        same = list(found)
        first = same[0]
        point = "" if first.lat is None else f"{'' if first.exact else 'in '}{first.lat:.2f} {first.lon:.2f}"
        uses = ", ".join(dict.fromkeys("demonym" if row.kind == "demonym" else label_words(row.use) for row in same))
        yield {
            "number": numbers.rows[first.id],
            "name": place_words(first),
            "traits": " · ".join(filter(None, (uses, point))),
            "spellings": _surfaces(same),
        }


def _times(rows: Sequence[Mention], numbers: Numbers) -> Iterator[Row]:
    times = sorted((row for row in rows if row.kind == "time"), key=lambda row: (_count(numbers, row.id), row.spans))
    for _, found in groupby(times, key=time_key):
        same = list(found)
        name, kind = same[0].value or "not resolved", same[0].type.lower()
        yield {"number": numbers.rows[same[0].id], "name": name, "traits": kind, "spellings": _surfaces(same)}


def _count(numbers: Numbers, row: str) -> int:
    return int(numbers.rows[row][1:])


def _surfaces(rows: Iterable[Place | Mention]) -> list[Row]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(" ".join(row.surface.split()), []).append(row.id)
    return [{"words": words, "form": "", "mentions": ids} for words, ids in found.items()]


def _mark(row: Mark) -> Row:
    return {"kind": mark_words(row), "name": row.name, "text": row.surface, "rule": row.rule}
