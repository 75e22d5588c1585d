"""Which rows somebody wants to see, and the SQL that says so.

Names are compared without case and accents; outlet, speaker, place and text match any part. A question that the rows
cannot answer by themselves is asked of the rows they belong with: `reports` by category are those with such a figure,
`figures` by stance are those inside such a statement.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any, get_args

from msgspec import Struct

from according import knowledge, model
from according.record import refusals

CATEGORIES_FILE = "figure_categories.tsv"
ONTOLOGY_FILE = "plover.tsv"
POPULATIONS = (
    "children",
    "women",
    "men",
    "civilians",
    "soldiers",
    "police",
    "fighters",
    "medics",
    "journalists",
    "aid_workers",
    "elderly",
    "foreigners",
    "other",
)
_NO_TEXT = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


class Filter(Struct, frozen=True, kw_only=True):
    """Which rows are wanted; None leaves a question open."""

    report: str | None = None  # an id or its beginning
    outlet: str | None = None
    language: str | None = None
    since: str | None = None  # ISO day, month or year; rows of reports without any date are left out
    until: str | None = None
    speaker: str | None = None
    category: str | None = None
    of_whom: str | None = None
    place: str | None = None
    text: str | None = None
    kind: str | None = None
    cue_class: str | None = None
    stance: str | None = None
    event: str | None = None  # a PLOVER type of event
    mode: str | None = None
    status: str | None = None
    actor: str | None = None
    recipient: str | None = None
    limit: int | None = None


class Condition(Struct, frozen=True):
    """A condition in SQL with its named parameters."""

    sql: str
    values: dict[str, Any]


#: The day by which reports are ordered and filtered: the day of publication, or the best estimate of it.
DAY = "coalesce(reports.published, reports.reference_date)"


@cache
def categories() -> tuple[str, ...]:
    """The closed list of figure categories; empty where the table does not exist."""
    if not (knowledge.FOLDER / CATEGORIES_FILE).is_file():
        return ()
    return tuple(row["name"] for row in knowledge.table(CATEGORIES_FILE))


@cache
def event_types() -> tuple[str, ...]:
    """The closed list of event types in PLOVER."""
    return tuple(row["name"] for row in knowledge.table(ONTOLOGY_FILE) if row["kind"] == "event")


@cache
def event_modes() -> tuple[str, ...]:
    """The closed list of modes of events in PLOVER."""
    modes = (mode for row in knowledge.table(ONTOLOGY_FILE) for mode in row["modes"].split("|") if mode)
    return tuple(dict.fromkeys(modes))


def folded(sql: str) -> str:
    """An SQL text without case and accents, with plain apostrophes."""
    return f"translate(strip_accents(lower({sql})), '’ʼ', '''''')"


def as_text(asked: str) -> str:
    """What somebody asked for, with U+FFFD for bytes that are no text: the database takes nothing else."""
    return _NO_TEXT.sub("\ufffd", asked)


def _has(sql: str, parameter: str) -> str:
    known = folded(f"coalesce({sql}, '')")
    return f"contains({known}, {folded(parameter)})"


def _party(column: str, parameter: str) -> str:
    return _has(f"concat_ws(' ', {column}.name, {column}.surface)", parameter)


def _party_list(column: str, parameter: str) -> str:
    return f"len(list_filter({column}, lambda p: {_party('p', parameter)})) > 0"


#: The sentence of a row of a table, in SQL.
SENTENCE = 'substring(reports.text, {0}.sentence.start + 1, {0}.sentence."end" - {0}.sentence.start)'
_NAMED_PLACE = _has("concat_ws(' ', mentions.value, mentions.surface)", "$place")
_IN_PLACE = _has("concat_ws(' ', places.name, places.surface, places.country)", "$place")
_SPOKEN = f"figures.statement IN (SELECT id FROM statements WHERE {_party('statements.speaker', '$speaker')})"  # noqa: S608

#: For every kind of rows, what they can be asked themselves.
OWN: dict[str, dict[str, str]] = {
    "reports": {
        "report": "starts_with(reports.id, $report)",
        "outlet": _has("reports.outlet", "$outlet"),
        "language": "reports.language = lower($language)",
        "since": f"{DAY}::VARCHAR >= $since",
        "until": f"{DAY}::VARCHAR <= $until || '~'",  # '~' sorts after every digit: 2024-05 means to its end
        "place": _has("reports.text", "$place"),
        "text": f"({_has('reports.title', '$text')} OR {_has('reports.text', '$text')})",
    },
    "statements": {
        "speaker": _party("statements.speaker", "$speaker"),
        "kind": "statements.kind = $kind",
        "cue_class": "statements.cue_class = lower($cue_class)",
        "stance": "statements.stance = $stance",
        "place": _has("statements.surface", "$place"),
        "text": _has("statements.surface", "$text"),
    },
    "figures": {
        "speaker": f"({_party('figures.attributed_to', '$speaker')} OR {_SPOKEN})",
        "category": "figures.category = $category",
        "of_whom": "figures.of_whom = $of_whom",
        "place": _has("figures.place", "$place"),
        "text": _has(SENTENCE.format("figures"), "$text"),
    },
    "mentions": {
        "kind": "mentions.kind = $kind",
        "place": f"(mentions.kind = 'place' AND {_NAMED_PLACE})",
        "text": _has("mentions.surface", "$text"),
    },
    "places": {"kind": "places.kind = $kind", "place": _IN_PLACE, "text": _has("places.surface", "$text")},
    "actors": {"text": _has("concat_ws(' ', actors.name, actors.surface)", "$text")},
    "marks": {"kind": "marks.kind = $kind", "text": _has("marks.surface", "$text")},
    "events": {
        "event": "events.type = $event",
        "mode": "events.mode = $mode",
        "status": "events.status = $status",
        "actor": _party_list("events.actors", "$actor"),
        "recipient": _party_list("events.recipients", "$recipient"),
        "place": _has("events.place", "$place"),
        "text": _has(SENTENCE.format("events"), "$text"),
    },
}

#: How one kind of rows is asked through another.
THROUGH: dict[tuple[str, str], str] = {
    ("reports", "statements"): "reports.id IN (SELECT report FROM statements WHERE {0})",
    ("reports", "figures"): "reports.id IN (SELECT report FROM figures WHERE {0})",
    ("figures", "statements"): "figures.statement IN (SELECT id FROM statements WHERE {0})",
    ("statements", "figures"): "statements.id IN (SELECT statement FROM figures WHERE {0})",
    ("events", "statements"): "events.statement IN (SELECT id FROM statements WHERE {0})",
}


def condition(wanted: Filter | None, rows: str) -> Condition:
    """What a filter means for one kind of rows (reports are always joined); UsageError where it cannot mean anything."""
    given = _given(wanted, rows)
    by_home: dict[str, list[str]] = {}
    for field in given:
        by_home.setdefault(home_of(field, rows), []).append(field)
    parts = []
    for home, fields in by_home.items():
        sql = " AND ".join(OWN[home][field] for field in fields)
        parts.append(sql if home in {rows, "reports"} else THROUGH[rows, home].format(sql))
    return Condition(" AND ".join(f"({part})" for part in parts) or "true", given)


def home_of(field: str, rows: str) -> str:
    """The kind of rows that answers a question about some rows."""
    if rows not in OWN:
        raise refusals.no_such_filter(field, rows)
    if field in OWN[rows]:
        return rows
    if field in {"report", "outlet", "language", "since", "until"}:
        return "reports"
    for home in ("statements", "figures"):
        if field in OWN[home] and field not in {"place", "text"} and (rows, home) in THROUGH:
            return home
    raise refusals.no_such_filter(field, rows)


def _given(wanted: Filter | None, rows: str) -> dict[str, str]:
    """The questions of a filter that are not open, checked."""
    if wanted is None:
        return {}
    if wanted.limit is not None and wanted.limit < 1:
        raise refusals.bad_limit(wanted.limit)
    fields = (field for field in Filter.__struct_fields__ if field != "limit")
    given = {field: as_text(value) for field in fields if (value := getattr(wanted, field)) is not None}
    for field, value in given.items():
        if field in {"since", "until"}:
            if not is_day(value):
                raise refusals.not_a_day(field, value)
        elif allowed := _closed(field, rows):
            given[field] = _listed(field, value, allowed)
    return given


def _listed(field: str, value: str, allowed: tuple[str, ...]) -> str:
    """A value as its closed list has it, whatever its case: ``consult``, ``ASSERTED``."""
    found = next((known for known in allowed if known.casefold() == value.casefold()), None)
    if found is None:
        raise refusals.not_in_list(field, value, allowed)
    return found


def is_day(value: str) -> bool:
    """Whether it is a day, a month or a year that the calendar has."""
    try:
        return bool(_DAY.match(value)) and date.fromisoformat(value + "-01-01"[len(value) - 4 :]) is not None
    except ValueError:
        return False


def _closed(field: str, rows: str) -> tuple[str, ...]:
    """The closed list of a field, empty where it is open."""
    if field == "kind":
        kinds = {"mentions": model.MentionKind, "places": model.PlaceKind, "marks": model.MarkKind}
        return get_args(kinds.get(rows, model.StatementKind))
    if field == "stance":
        return get_args(model.Stance)
    if field == "status":
        return get_args(model.EventStatus)
    return {"category": categories(), "of_whom": POPULATIONS, "event": event_types(), "mode": event_modes()}.get(field, ())
