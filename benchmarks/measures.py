"""Measures of our own on shared sets, where no evaluator has them: functions of the data folder and that of predictions."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from parallel import parallel_events

Row = dict[str, Any]

#: India police events: which of our events answers a question of the set.
ANSWERS: Final[dict[str, Callable[[Row], bool]]] = {
    "KILL": lambda event: event["type"] == "ASSAULT",
    "FORCE": lambda event: event["type"] == "ASSAULT" or event.get("mode") == "restrict",  # dispersed
    "ARREST": lambda event: event.get("mode") == "arrest",
}


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file, plain or gzipped."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        yield from map(json.loads, handle)


def language(_gold: Path, out: Path) -> Row:
    """Shares of texts whose language is right."""
    right: dict[str, list[bool]] = {"sentences": [], "first_40": []}
    for row in rows_of(out / "documents.jsonl"):
        named, part = row["id"].split("|")[:2]
        right[part].append(row["lang"] == named)
    return {part: round(sum(hits) / len(hits), 4) for part, hits in right.items()}


def police_questions(gold: Path, out: Path) -> Row:
    """Of the sentences in which the police kill, use force or arrest: those that have such an event, whoever its actor is."""
    found: dict[str, list[Row]] = {}
    for event in rows_of(out / "events.jsonl"):
        found.setdefault(str(event["doc"]), []).append(event)
    hits: dict[str, list[bool]] = {name: [] for name in ANSWERS}
    for row in rows_of(gold / "dev" / "events" / "india_dev.jsonl.gz"):
        for name in {label["code"] for label in row["gold"]} & ANSWERS.keys():
            hits[name].append(any(ANSWERS[name](event) for event in found.get(str(row["id"]), [])))
    return {name.lower(): round(sum(rows) / len(rows), 4) for name, rows in hits.items()}


MEASURES: Final[dict[str, Callable[[Path, Path], Row]]] = {
    "language": language,
    "police_questions": police_questions,
    "parallel_events": parallel_events,
}
