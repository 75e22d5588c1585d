"""Which values the rows of a record have in a field, so that an empty answer can say what there is."""

from __future__ import annotations

from typing import Final

import duckdb

from according.record.filters import DAY, Filter, condition, home_of

Connection = duckdb.DuckDBPyConnection


def _named(party: str) -> str:
    return f"coalesce({party}.name, {party}.surface)"


def _all_named(parties: str) -> str:
    return f"unnest(list_transform({parties}, lambda p: {_named('p')}))"


#: What a field shows of the rows that answer for it; fields of words alone have no list.
_SHOWN: Final[dict[tuple[str, str], str]] = {
    ("reports", "outlet"): "reports.outlet",
    ("reports", "language"): "reports.language",
    ("reports", "since"): f"{DAY}::VARCHAR",
    ("reports", "until"): f"{DAY}::VARCHAR",
    ("statements", "speaker"): _named("statements.speaker"),
    ("statements", "kind"): "statements.kind",
    ("statements", "cue_class"): "statements.cue_class",
    ("statements", "stance"): "statements.stance",
    ("figures", "speaker"): _named("figures.attributed_to"),
    ("figures", "category"): "figures.category",
    ("figures", "of_whom"): "figures.of_whom",
    ("figures", "place"): "figures.place",
    ("places", "kind"): "places.kind",
    ("places", "place"): "coalesce(places.name, places.surface)",
    ("mentions", "kind"): "mentions.kind",
    ("marks", "kind"): "marks.kind",
    ("events", "event"): "events.type",
    ("events", "mode"): "events.mode",
    ("events", "status"): "events.status",
    ("events", "actor"): _all_named("events.actors"),
    ("events", "recipient"): _all_named("events.recipients"),
    ("events", "place"): "events.place",
}


def of(connection: Connection, kind: str, field: str, wanted: Filter) -> list[tuple[str, int]]:
    """Values with the number of rows that have them, the most frequent first; for a day the first and the last one.

    A field that other rows answer for (the speaker of an event) is counted there, whatever else is wanted.
    """
    where = home_of(field, kind)
    shown = _SHOWN.get((where, field))
    if shown is None:
        return []
    rows = kind if where == "reports" else where
    asked = condition(wanted if rows == kind else None, rows)
    joined = rows if rows == "reports" else f"{rows} JOIN reports ON reports.id = {rows}.report"
    order = "value" if field in ("since", "until") else "number DESC, value"
    sql = (
        f"SELECT value, count(*) AS number FROM (SELECT {shown} AS value FROM {joined} WHERE {asked.sql}) "  # noqa: S608
        f"WHERE value IS NOT NULL GROUP BY value ORDER BY {order}"
    )
    found = connection.cursor().execute(sql, asked.values).fetchall()
    return [found[0], found[-1]] if found and field in ("since", "until") else found
