"""Events of a text of its own, read as a report."""

from __future__ import annotations

from functools import cache

from according import pipeline
from according.model import Event, Reading, Received


@cache
def reading(text: str, language: str, date: str | None = None) -> Reading:
    """All rows of a text."""
    made = pipeline.read_report(Received(text=text, language=language, date=date), layers=["events"])
    assert isinstance(made, Reading)
    return made


def found(text: str, language: str, date: str | None = None) -> tuple[Event, ...]:
    """The events of a text."""
    return reading(text, language, date).events
