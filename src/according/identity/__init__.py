"""Who is who across reports: learnt from the whole record and from the user's judgements, whatever the order of the reports."""

from __future__ import annotations

from according.identity.learn import learn
from according.identity.nodes import Facts
from according.identity.verdicts import judgement
from according.model import Actor
from according.record import Record

__all__ = ["Facts", "actors", "judgement", "keys", "learn"]


def actors(record: Record) -> tuple[Actor, ...]:
    """The actors of a record, those with the most mentions first."""
    return learn((Facts(*row) for row in record.facts_of_actors()), record.judgements())


def keys(record: Record) -> dict[str, Actor]:
    """The actor that each key in the rows of a record belongs to (`actors.actor`, `speaker.actor` …)."""
    return {key: actor for actor in actors(record) for key in actor.keys}
