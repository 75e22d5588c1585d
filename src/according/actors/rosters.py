"""The user's own people and bodies, from CSV or FollowTheMoney JSON: they go before the tables that we ship.

CSV has a heading: ``name`` and, where known, ``aliases`` (parted by |), ``kind``, ``country`` (ISO 3166, two or three letters),
``sector`` (PLOVER), ``office``, ``of`` (the body), ``start``, ``end``. FollowTheMoney is a line of JSON an entity: people,
organisations, and the occupancies of positions. Files are named by ACCORDING_ROSTER (several parted as paths are).
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from according import knowledge
from according.actors import titles, world
from according.actors.words import words
from according.errors import UsageError

VARIABLE: Final = "ACCORDING_ROSTER"
PEOPLE: Final = frozenset({"Person"})
BODIES: Final = {"Organization": "", "PublicBody": "GOV", "Company": "BUS", "LegalEntity": "", "Airline": "BUS"}
DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FIELDS: Final = ("name", "aliases", "kind", "country", "sector", "office", "of", "start", "end")

Row = dict[str, str]  # the fields above


@cache
def rows() -> tuple[Row, ...]:
    """The rows of all rosters that the environment names, in their order."""
    paths = [Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    found = [(path, number, row) for path in paths for number, row in enumerate(load(path), 1)]
    _one_state_each(found)
    return tuple(row for _, _, row in found)


def load(path: Path) -> list[Row]:
    """The rows of one roster; UsageError A445 where it cannot be read, A446 where a row is broken."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise UsageError(
            "A445", f"the roster cannot be read ({error})", where=str(path), do="Name a CSV or JSON file."
        ) from error
    found = _followthemoney(text, path) if text.lstrip()[:1] in ("{", "[") else _csv(text, path)
    checked = [_checked(row, path, number) for number, row in enumerate(found, 1)]
    _one_state_each([(path, number, row) for number, row in enumerate(checked, 1)])
    return checked


def _one_state_each(found: Iterable[tuple[Path, int, Row]]) -> None:
    """UsageError A446 where two rows give one name two states: a key is a name, and one of the two would be lost."""
    states: dict[tuple[str, str], tuple[str, str]] = {}
    for path, number, row in found:
        one = (row["kind"], row["name"])
        state, where = states.setdefault(one, (row["country"], f"row {number}")) if row["country"] else ("", "")
        if state != row["country"]:
            raise UsageError(
                "A446",
                f"row {number} has {row['name']!r} of {row['country']}, whom {where} has of {state}",
                where=str(path),
                do="Give one state, or if they are two, names that differ (a second name, the father's).",
            )


def _checked(row: Row, path: Path, number: int) -> Row:
    row = {field: (row.get(field) or "").strip() for field in FIELDS}
    wrong = None
    if not row["name"]:
        wrong = "has no name"
    elif row["country"] and not (country := iso3(row["country"])):
        wrong = f"has a country that is no code of ISO 3166: {row['country']!r}"
    elif row["sector"] and row["sector"].upper() not in titles.SECTORS:
        wrong = f"has a sector that is none of PLOVER: {row['sector']!r}"
    elif any(row[field] and not DAY.fullmatch(row[field]) for field in ("start", "end")):
        wrong = f"has a date that is no day, month or year: {row['start']!r}, {row['end']!r}"
    elif row["start"] and row["end"] and row["end"] + "-99" < row["start"]:
        wrong = f"ends before it starts: {row['start']!r}, {row['end']!r}"
    if wrong:
        raise UsageError("A446", f"row {number} {wrong}", where=str(path), do="The guide 'rosters' lists the fields.")
    row["country"] = country if row["country"] else ""
    row["sector"] = row["sector"].upper()
    row["kind"] = row["kind"].lower() or "person"
    row["office"] = office_key(row["office"], row["country"]) if row["office"] else ""
    return row


def iso3(code: str) -> str:
    """The three letters of a country; '' for what is none."""
    code = code.strip().upper()
    return code if code in _codes().values() else _codes().get(code, "")


@cache
def _codes() -> dict[str, str]:
    return {row["iso2"]: row["iso3"] for row in knowledge.table("states.tsv")}


def office_key(title: str, country: str = "") -> str:
    """The kind of office that a title names in English or French, in a state; the title itself where it is none of ours."""
    low = [word.plain for word in words(title)]
    for language in ("en", "fr"):
        known = titles.load(language)
        at = known.office_at(low, 0) if known and low else None
        if at and at[0] == len(low):
            return world.office_in(at[1][0], country)
    return title.strip().lower()


# --- formats ----------------------------------------------------------------------------------------------------------


def _csv(text: str, path: Path) -> list[Row]:
    try:
        found = list(csv.DictReader(text.splitlines(), strict=True))
    except csv.Error as error:
        raise UsageError("A445", f"the roster is no CSV ({error})", where=str(path), do="Name a CSV or JSON file.") from error
    return [{str(key): value for key, value in row.items() if isinstance(value, str)} for row in found]


def _followthemoney(text: str, path: Path) -> list[Row]:
    try:
        whole = (
            json.loads(text) if text.lstrip()[:1] == "[" else [json.loads(line) for line in text.splitlines() if line.strip()]
        )
    except ValueError as error:
        raise UsageError("A445", f"the roster is no JSON ({error})", where=str(path), do="Name a CSV or JSON file.") from error
    entities = {str(entity.get("id")): entity for entity in whole if isinstance(entity, dict)}
    posts = [entity for entity in entities.values() if entity.get("schema") == "Occupancy"]
    return [row for entity in entities.values() for row in _entity(entity, posts, entities)]


def _entity(entity: dict[str, Any], posts: Iterable[dict[str, Any]], entities: dict[str, dict[str, Any]]) -> Iterator[Row]:
    schema, names = entity.get("schema"), _values(entity, "name")
    if not names or schema not in PEOPLE | BODIES.keys():
        return
    aliases = "|".join([*names[1:], *_values(entity, "alias"), *_values(entity, "weakAlias")])
    country = next(iter(_values(entity, "country") + _values(entity, "nationality") + _values(entity, "citizenship")), "")
    row = {"name": names[0], "aliases": aliases, "country": country if iso3(country) else "", "kind": "person"}
    if schema not in PEOPLE:
        yield row | {"kind": "organisation", "sector": BODIES[str(schema)]}
        return
    held = [post for post in posts if entity.get("id") in _values(post, "holder")]
    for post in held:
        named = next((_values(entities[one], "name") for one in _values(post, "post") if one in entities), [])
        start, end = (next(iter(_values(post, field)), "")[:10] for field in ("startDate", "endDate"))
        yield row | {"office": next(iter(named), ""), "start": start, "end": end}
    for title in _values(entity, "position") if not held else ():
        yield row | {"office": title}
    if not held and not _values(entity, "position"):
        yield row


def _values(entity: dict[str, Any], field: str) -> list[str]:
    found = (entity.get("properties") or {}).get(field) or []
    return [str(value) for value in (found if isinstance(found, list) else [found])]
