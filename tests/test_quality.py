"""No score falls: own gold always, the shared sets where ACCORDING_GOLD is there (see benchmarks/score.py)."""

from __future__ import annotations

import pytest

import score
from according.model import Reading
from own import BY_FILE, own_scores


def test_own_gold_stays_above_its_floors(readings: list[Reading]) -> None:
    pinned = {key: floor for key, floor in score.floors()["quick"].items() if key.startswith("samples: ")}
    assert pinned, "tests/floors.json pins no floor for the samples"
    found = {f"samples: {key}": value for key, value in own_scores(readings).items()}
    assert not score.below(found, pinned)


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
