"""Which rows stand on one line: a table of pairs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from dossier_samples import reading

import according

MET, VISITED, PHONED = "Ana Ruiz met Paul Weber.", "Ana Ruiz visited Paul Weber.", "Ana Ruiz phoned Paul Weber."
ACCUSED, PROMISED, FRIEND = "Ana Ruiz accused Paul Weber.", "Ana Ruiz promised rain.", "Ana Ruiz met a friend."
SAME: dict[str, Any] = {"when": "2031-05-02"}

#: What two outlets tell, and on how many lines it stands.
PAIRS = [
    pytest.param((MET, SAME), (MET, SAME), 1, id="same day, type and parties"),
    pytest.param((MET, SAME), (MET, {}), 2, id="the day told, and the report's own day, which is another"),
    pytest.param((MET, {"when": "2031-05-04"}), (MET, {}), 1, id="the day told is the other report's own day"),
    pytest.param((MET, SAME), (MET, {"when": "2031-05"}), 2, id="a day and its month"),
    pytest.param((MET, SAME), (VISITED, SAME), 1, id="a visit is a meeting, on whatever side the parties stand"),
    pytest.param((PHONED, SAME), (VISITED, SAME), 2, id="a call and a visit"),
    pytest.param((PHONED, SAME), (MET, SAME), 1, id="a call is how they met, where no place is told"),
    pytest.param((PHONED, SAME), (MET, SAME | {"place": "Lima"}), 2, id="a call, and a meeting in a place"),
    pytest.param((MET, SAME), (MET, SAME | {"place": "Lima"}), 1, id="one of two tells the place"),
    pytest.param((MET, SAME), ("Ana Ruiz met Lea Brandt.", SAME), 2, id="another party"),
    pytest.param((MET, SAME), ("Ana Ruiz will meet Paul Weber.", SAME), 2, id="a plan is another type"),
    pytest.param((ACCUSED, SAME), (ACCUSED, SAME | {"status": "denied"}), 1, id="told and denied"),
    pytest.param((ACCUSED, SAME), (ACCUSED, SAME | {"status": "hypothetical"}), 2, id="told and possible"),
    pytest.param((ACCUSED, SAME), (MET, SAME), 2, id="another type"),
    pytest.param((ACCUSED, {}), (ACCUSED, {}), 1, id="one text that two outlets carry"),
    pytest.param((ACCUSED, {}), (ACCUSED, {"more": "It rains."}), 2, id="a day that neither of two texts tells"),
    pytest.param(
        (ACCUSED, {"when": "2031-05-04"}), (ACCUSED, {"more": "It rains."}), 2, id="a day that one of two texts tells"
    ),
    pytest.param((MET, {}), (MET, {"more": "It rains."}), 1, id="meetings on the day of their reports"),
    pytest.param((PROMISED, SAME), (PROMISED, SAME), 2, id="one party alone"),
    pytest.param((FRIEND, SAME), (FRIEND, SAME), 2, id="a party that nobody knows"),
    pytest.param((MET, {"day": None}), (MET, {"day": None}), 2, id="days that nobody tells"),
]


def timeline(path: Path, *told: tuple[str, dict[str, Any]], **more: Any) -> tuple[according.Entry, ...]:
    with according.open_record(path / "a.record", create=True) as record:
        for number, (sentence, fields) in enumerate(told):
            asked = {"day": "2031-05-04"} | fields
            record.add([reading(f"Outlet {number}", asked.pop("day"), sentence, **asked)])
        return record.timeline("Ana Ruiz", **more)


@pytest.mark.parametrize(("first", "second", "lines"), PAIRS)
def test_pairs(tmp_path: Path, first: Any, second: Any, lines: int) -> None:
    found = timeline(tmp_path, first, second)
    assert len(found) == lines
    assert sum(line.reports for line in found) == 2
    assert sorted(outlet for line in found for outlet in line.outlets) == ["Outlet 0", "Outlet 1"]


@pytest.mark.parametrize(("first", "second", "lines"), PAIRS)
def test_each_row_has_its_line_when_asked(tmp_path: Path, first: Any, second: Any, lines: int) -> None:  # noqa: ARG001
    found = timeline(tmp_path, first, second, each=True)
    assert [line.reports for line in found] == [1, 1]
    assert len({line.told[0].id for line in found}) == 2


def test_a_line_shows_who_contradicts_and_counts_texts(tmp_path: Path) -> None:
    (line,) = timeline(tmp_path, (ACCUSED, SAME), (ACCUSED, SAME), (ACCUSED, SAME | {"status": "denied"}))
    assert line.status == ("asserted", "denied")
    assert sorted(str(row.status) for row in line.told) == ["asserted", "asserted", "denied"]
    assert (line.reports, line.texts, len(line.outlets)) == (3, 1, 3)
    assert {row.sentence for row in line.told} == {ACCUSED}


def test_mentions_of_one_event_share_a_line_whatever_they_name(tmp_path: Path) -> None:
    with according.open_record(tmp_path / "a.record", create=True) as record:
        record.add([reading("One", "2031-05-04", ACCUSED, FRIEND, ACCUSED, event="v1")])
        (line,) = record.timeline("Ana Ruiz")
    assert (line.reports, len(line.told)) == (1, 3)
    assert [who.name for who in line.whom] == ["Paul Weber"]


def test_a_mode_joins_those_without_unless_there_are_two(tmp_path: Path) -> None:
    one = timeline(tmp_path, (MET, SAME), (PHONED, SAME))
    assert [line.mode for line in one] == ["phone"]
    (tmp_path / "b").mkdir()
    three = timeline(tmp_path / "b", (MET, SAME), (PHONED, SAME), (VISITED, SAME))
    assert sorted(str(line.mode) for line in three) == ["None", "phone", "visit"]
