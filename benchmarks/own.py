"""The project's own gold: sample reports annotated by hand in tests/gold/samples.toml, scored without any other data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from according import pipeline
from according.model import FURNITURE, Reading, Received
from according.reports import receive

ROOT = Path(__file__).resolve().parent.parent
GOLD = tomllib.loads((ROOT / "tests" / "gold" / "samples.toml").read_text("utf-8"))["report"]
BY_FILE = {row["file"]: row for row in GOLD}


def words(text: str) -> set[str]:
    """The words of a text, folded, without complementizers."""
    return set(re.findall(r"\w+", text.lower())) - {"that", "que", "qu"}


def same(a: str, b: str, *, share: float = 0.5) -> bool:
    """Whether two stretches share at least that part of their words."""
    one, two = words(a), words(b)
    return bool(one | two) and len(one & two) / len(one | two) >= share


def f1(found: Sequence[Any], gold: Sequence[Any], right: Callable[[Any, Any], bool]) -> tuple[int, int, int]:
    """Matches one to one, predictions, gold."""
    left, hits = list(gold), 0
    for row in found:
        for candidate in left:
            if right(row, candidate):
                left.remove(candidate)
                hits += 1
                break
    return hits, len(found), len(gold)


def statement_right(row: Any, gold: Sequence[str]) -> bool:
    """Whether half of the content's words, the cue and the speaker are the gold's."""
    content, cue, speaker = gold
    said_by = row.speaker.surface if row.speaker else ""
    return same(row.surface, content) and bool(words(row.cue) & words(cue)) and bool(words(said_by) & words(speaker))


def figure_right(row: Any, gold: Sequence[Any]) -> bool:
    """Whether number, value, bound, category and who gives it are the gold's."""
    number, value, bound, category, who = gold
    said_by = row.attributed_to.surface if row.attributed_to else ""
    by = bool(words(said_by) & words(who)) if who else not said_by
    return (row.number, row.value, row.bound, row.category) == (number, value, bound, category) and by


def number_right(row: Any, gold: Sequence[Any]) -> bool:
    """The same, whoever gives it."""
    return (row.number, row.value, row.bound, row.category) == tuple(gold[:4])


PERSONS = {
    "killed",
    "wounded",
    "killed_or_wounded",
    "missing",
    "displaced",
    "detained",
    "hostages",
    "prisoners",
    "released",
    "in_need",
}


def furniture_right(reading: Reading, gold: list[str]) -> tuple[int, int, int]:
    """Characters other than white space: right, marked, gold."""
    text = reading.report.text
    wanted, at = set(), 0
    for part in gold:
        at = text.index(part, at)
        wanted |= set(range(at, at + len(part)))
    marked = {
        i for mark in reading.report.marks if mark.kind in FURNITURE for start, end in mark.spans for i in range(start, end)
    }
    wanted, marked = ({i for i in positions if not text[i].isspace()} for positions in (wanted, marked))
    return len(wanted & marked), len(marked), len(wanted)


def own_scores(readings: list[Reading]) -> dict[str, float]:
    """F1 over the annotated samples, pooled."""
    totals: dict[str, list[int]] = {}
    for reading in readings:
        gold = BY_FILE.get(str(reading.origin).partition(":")[0])
        if gold:
            persons = [row for row in reading.figures if row.category in PERSONS]
            parts = {
                "statements": f1(reading.statements, gold["statements"], statement_right),
                "figures": f1(persons, gold["figures"], number_right),
                "figures with source": f1(persons, gold["figures"], figure_right),
                "furniture": furniture_right(reading, gold["furniture"]),
            }
            for key, part in parts.items():
                totals[key] = [a + b for a, b in zip(totals.get(key, [0, 0, 0]), part, strict=True)]
    return {key: round(2 * hits / (found + gold), 4) for key, (hits, found, gold) in totals.items()}


def readings() -> list[Reading]:
    """The sample reports, read."""
    items = [item for item in receive([ROOT / "samples" / "reports"]) if isinstance(item, Received)]
    found = [pipeline.read_report(item) for item in items]
    return [item for item in found if isinstance(item, Reading)]
