"""Events on days as one self-contained page: the picture, and every event with its sentences below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from according.web.lists import statuses
from according.web.page import rendered
from according.web.timeline import QUADS, Moment, Told, drawn, moments, quads, sentence, summary
from according.web.words import chain_words, code_words, day_words, event_words, status_words, when_words, who_words


def timeline_page(rows: Iterable[Told], *, title: str) -> str:
    """A page of HTML that needs nothing else: lanes of events on days, with sentence, outlet and chain of every mention."""
    found = moments(rows)
    return rendered(
        "timeline",
        title=title,
        summary=summary(found),
        drawing=drawn(found, title=title, linked=True),
        statuses=statuses(moment.event for moment in found),
        classes=list(_classes(found)),
        moments=list(_by_day(found)),
    )


def _classes(found: Sequence[Moment]) -> Iterator[dict[str, Any]]:
    counts = Counter(_quad(moment) for moment in found)
    for words, name in QUADS.items():
        if counts[name]:
            yield {"name": name, "words": words, "count": counts[name]}


def _quad(moment: Moment) -> str:
    return QUADS[quads().get(moment.event.type, "other")]


def _by_day(found: Sequence[Moment]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    numbered = list(enumerate(found, 1))
    for day, rows in groupby(numbered, key=lambda row: row[1].event.date or "Unknown day"):
        yield day, [_row(number, moment) for number, moment in rows]


def _row(number: int, moment: Moment) -> dict[str, Any]:
    event = moment.event
    return {
        "number": number,
        "quad": _quad(moment),
        "what": event_words(event.type, event.mode),
        "code": code_words(event.type, event.mode),
        "status": event.status,
        "status_words": status_words(event.status),
        "who": who_words(event),
        "when": when_words(event),
        "place": event.place,
        "told": [_told(row) for row in moment.told],
    }


def _told(row: Told) -> dict[str, Any]:
    report = row.report
    return {
        "sentence": sentence(row),
        "language": report.language,
        "chain": chain_words(row.event.chain) or f"outlet: {report.outlet or 'unknown'}",
        "day": f"report of {day_words(report)}",
        "report": report.id,
        "id": row.event.id,
    }
