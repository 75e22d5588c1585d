"""No score falls: own gold always, the shared sets where ACCORDING_GOLD is there (see benchmarks/score.py)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import score
from according.model import FURNITURE, Reading

GOLD = tomllib.loads((Path(__file__).parent / "gold" / "samples.toml").read_text("utf-8"))["report"]
BY_FILE = {row["file"]: row for row in GOLD}


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"that", "que", "qu"}


def same(a: str, b: str, *, share: float = 0.5) -> bool:
    """Whether two stretches share at least that part of their words."""
    one, two = words(a), words(b)
    return bool(one | two) and len(one & two) / len(one | two) >= share


def f1(found: list[Any], gold: list[Any], right: Any) -> tuple[int, int, int]:
    """Matches one to one, predictions, gold."""
    left, hits = list(gold), 0
    for row in found:
        for candidate in left:
            if right(row, candidate):
                left.remove(candidate)
                hits += 1
                break
    return hits, len(found), len(gold)


def statement_right(row: Any, gold: list[str]) -> bool:
    content, cue, speaker = gold
    said_by = row.speaker.surface if row.speaker else ""
    return same(row.surface, content) and bool(words(row.cue) & words(cue)) and bool(words(said_by) & words(speaker))


def figure_right(row: Any, gold: list[Any]) -> bool:
    number, value, bound, category, who = gold
    said_by = row.attributed_to.surface if row.attributed_to else ""
    by = bool(words(said_by) & words(who)) if who else not said_by
    return (row.number, row.value, row.bound, row.category) == (number, value, bound, category) and by


def number_right(row: Any, gold: list[Any]) -> bool:
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
                "statements": f1(list(reading.statements), gold["statements"], statement_right),
                "figures": f1(persons, gold["figures"], number_right),
                "figures with source": f1(persons, gold["figures"], figure_right),
                "furniture": furniture_right(reading, gold["furniture"]),
            }
            for key, part in parts.items():
                totals[key] = [a + b for a, b in zip(totals.get(key, [0, 0, 0]), part, strict=True)]
    return {f"samples: {key}": round(2 * hits / (found + gold), 4) for key, (hits, found, gold) in totals.items()}


def test_own_gold_stays_above_its_floors(readings: list[Reading]) -> None:
    pinned = {key: floor for key, floor in score.floors()["quick"].items() if key.startswith("samples: ")}
    assert pinned, "tests/floors.json pins no floor for the samples"
    assert not score.below(own_scores(readings), pinned)


@pytest.mark.parametrize("file", sorted(BY_FILE))
def test_sample_has_its_language_outlet_and_date(readings: list[Reading], file: str) -> None:
    gold = BY_FILE[file]
    report = next(reading.report for reading in readings if reading.origin == file)
    assert report.language == gold["language"]
    if "outlet" in gold:
        assert report.outlet == gold["outlet"]
    if "agency" in gold:
        assert report.agency == gold["agency"]
    if "published" in gold:
        assert report.published == gold["published"]
    if "basis" in gold:
        assert report.basis == gold["basis"]
    assert report.published != gold.get("not_published", "never")


def test_repeats_are_marked(readings: list[Reading]) -> None:
    for reading in readings:
        repeats = [mark.surface for mark in reading.report.marks if mark.kind == "repeat"]
        assert repeats == BY_FILE.get(str(reading.origin), {}).get("repeats", [])


@pytest.mark.skipif(not score.data_folder(), reason="ACCORDING_GOLD names no data folder: the shared sets are not scored")
def test_shared_sets_stay_above_their_floors() -> None:
    pinned = {key: floor for key, floor in score.floors()["quick"].items() if not key.startswith("samples: ")}
    found = {f"{name}: {key}": value for name, scores in score.run_all(quick=True) for key, value in scores.items()}
    assert pinned
    assert not score.below(found, pinned)
