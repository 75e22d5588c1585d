"""Meetings to come are found among what is promised, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest

import according


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ana Ruiz will meet Paul Weber in Oslo on Friday.", ["AGREE"]),
        ("Ana Ruiz met Paul Weber in Oslo on Friday.", ["CONSULT"]),
        ("Ana Ruiz will help the farmers of Oslo.", []),
        ("Ana Ruiz rencontrera Paul Weber à Oslo vendredi.", ["AGREE"]),
        ("Ana Ruiz a rencontré Paul Weber à Oslo vendredi.", ["CONSULT"]),
        ("Ana Ruiz aidera les agriculteurs d'Oslo.", []),
    ],
)
def test_meetings_to_come(tmp_path: Path, text: str, types: list[str]) -> None:
    (tmp_path / "a.csv").write_text(f'text,date\n"{text}",2031-05-04\n', "utf-8")
    according.read(tmp_path / "a.csv", record=tmp_path / "a.record")
    with according.open_record(tmp_path / "a.record") as record:
        lines = record.meetings()
        assert [line.type for line in lines] == types
        for line in lines:
            assert {"Ana Ruiz", "Paul Weber"} <= {who.name for who in (*line.who, *line.whom)}
            assert ("planned" in line.status) is (line.type == "AGREE")
