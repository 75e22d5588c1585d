"""Events on days as one self-contained page: the picture, and every event with its sentences below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from according.model import Event
from according.web.lists import statuses
from according.web.moments import Item, Moment, moments, sentence, summary
from according.web.page import rendered
from according.web.timeline import CLASSES, drawn
from according.web.words import chain_words, day_words, status_words


def timeline_page(items: Iterable[Item], *, title: str) -> str:
    """A page of HTML that needs nothing else: lanes of rows on days, with sentence, outlet and chain of every one."""
    found = moments(items)
    return rendered(
        "timeline",
        title=title,
        summary=summary(found),
        drawing=drawn(found, title=title, linked=True),
        statuses=statuses(item.row for moment in found for item in moment.items[:1] if isinstance(item.row, Event)),
        classes=list(_classes(found)),
        moments=list(_by_day(found)),
    )


def _classes(found: Sequence[Moment]) -> Iterator[dict[str, Any]]:
    counts = Counter(moment.fact.quad for moment in found)
    for words, name in CLASSES.items():
        if counts[words]:
            yield {"name": name, "words": words, "count": counts[words]}


def _by_day(found: Sequence[Moment]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    numbered = list(enumerate(found, 1))
    for day, rows in groupby(numbered, key=lambda row: row[1].fact.day or "Unknown day"):
        yield day, [_row(number, moment) for number, moment in rows]


def _row(number: int, moment: Moment) -> dict[str, Any]:
    told = moment.fact
    return {
        **told._asdict(),
        "number": number,
        "quad": CLASSES[told.quad],
        "status": told.status or "none",
        "status_words": status_words(told.status) if told.status else "",
        "told": [_told(item) for item in moment.items],
    }


def _told(item: Item) -> dict[str, Any]:
    report = item.report
    return {
        "sentence": sentence(item),
        "language": report.language,
        "chain": chain_words(item.row.chain) or f"outlet: {report.outlet or 'unknown'}",
        "day": f"report of {day_words(report)}",
        "report": report.id,
        "id": item.row.id,
    }
