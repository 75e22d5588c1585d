"""A paragraph that a report prints twice makes statements that name the first ones."""

from __future__ import annotations

from according.model import Reading


def test_statements_of_a_repeat_name_those_that_stood_first(readings: list[Reading]) -> None:
    reading = next(reading for reading in readings if reading.origin == "11_plains_observer_repeat.txt")
    rows = {row.id: row for row in reading.statements}
    again = [row for row in reading.statements if row.duplicate_of]
    assert [row.cue for row in again] == ["according to"]
    for row in again:
        first = rows[str(row.duplicate_of)]
        assert (first.surface, first.duplicate_of) == (row.surface, None)
        assert first.spans < row.spans
