"""`according actors`."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from according import identity, knowledge
from according.actors.words import plain
from according.cli.options import format_options, most, reading, record_option
from according.cli.output import Column, fitting, note, write
from according.cli.reasons import NO_REPORTS, Filters, counted_words, excluded, no_actors
from according.errors import UsageError
from according.identity.verdicts import judgement, two_keys, without_effect
from according.model import Actor, Office
from according.record import Record, open_record

VERDICTS: Final = {"same": "yes", "different": "no"}


def _tenure(office: Office) -> str:
    days = "" if not (office.start or office.end) else f" {office.start or '…'} – {office.end or '…'}"
    return f"{office.title}{days} ({office.source})"


def _names(actor: Actor) -> str:
    return "; ".join(name.text for name in actor.names[1:])


TABLE: Final = [
    Column("actor", lambda a: a.names[0].text, wide=True),
    Column("kind", lambda a: a.kind),
    Column("country", lambda a: a.country or ""),
    Column("sector", lambda a: a.sector or ""),
    Column("mentions", lambda a: a.mentions),
    Column("reports", lambda a: a.reports),
    Column("offices", lambda a: "; ".join(dict.fromkeys(o.title for o in a.offices)), wide=True),
    Column("also called", _names, wide=True),
]
CELLS: Final = [
    Column("id", lambda a: a.id),
    Column("name", lambda a: a.names[0].text),
    *TABLE[1:6],
    Column("offices", lambda a: "; ".join(map(_tenure, a.offices))),
    Column("names", lambda a: "; ".join(name.text for name in a.names)),
    Column("outlets", lambda a: "; ".join(a.outlets)),
    Column("first", lambda a: a.first),
    Column("last", lambda a: a.last),
    Column("keys", lambda a: " ".join(a.keys)),
    Column("reasons", lambda a: "; ".join(a.reasons)),
]


@click.command("actors")
@click.argument("verdict", metavar="[same|different A B]", nargs=-1)
@record_option
@click.option("--name", metavar="NAME", help="Actors with this in one of their names.")
@click.option(
    "--kind", metavar="KIND", help="Actors of a kind: person, government, armed_group, organisation, media, population, group…"
)
@click.option("--country", metavar="COUNTRY", help="Actors of a state: its ISO 3166 code, ESP or ES.")
@click.option("--sector", metavar="SECTOR", help="Actors of a part of society: a code of PLOVER such as GOV, MIL, REB, CVL.")
@click.option("--note", "why", metavar="TEXT", help="With same or different: why, in your words.")
@format_options
def command(
    *,
    verdict: tuple[str, ...],
    record_file: Path,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    why: str | None,
    **filters: Any,
) -> None:
    """List who acts and speaks in the reports: names in all spellings, offices as reports give them, and why they are one.

    'same A B' and 'different A B' keep your decision on two actors, by name or key, in the record: every later list heeds it.

    \b
    Example:
      according actors --record week.record --country IRN --kind person
      according actors same 'Ali Bagheri' 'Ali Baqeri Kani' --record week.record
      according actors different 'Ana Ruiz' 'Anna Ruis' --note 'two ministers' --record week.record
    """
    if verdict:
        _decide(verdict, record_file, why)
        return
    with reading(record_file) as record:
        found = identity.actors(record)
        rows = [actor for actor in found if _passes(actor, filters)]
        shown = fitting(rows[: most(limit, form)], form=form, limit=limit)
        if not write(shown, form=form, table=TABLE, cells=CELLS, for_spreadsheet=for_spreadsheet):
            note(_why_empty(record, found, filters))


def _passes(actor: Actor, filters: dict[str, str | None]) -> bool:
    name, kind, country, sector = (filters[key] for key in ("name", "kind", "country", "sector"))
    return (
        (name is None or any(plain(name) in plain(known.text) for known in actor.names))
        and (kind is None or actor.kind == kind.lower())
        and (country is None or actor.country == _alpha_3(country.upper()))
        and (sector is None or actor.sector == sector.upper())
    )


def _alpha_3(code: str) -> str:
    """The code of a state of three letters, for one of two as well: ``ES`` is ``ESP``."""
    return next((row["iso3"] for row in knowledge.table("states.tsv") if row["iso2"] == code), code)


def _why_empty(record: Record, found: tuple[Actor, ...], filters: dict[str, str | None]) -> str:
    if not record.count("reports"):
        return NO_REPORTS
    if not found:
        return no_actors(record)

    def passing(some: Filters) -> list[Actor]:
        return [actor for actor in found if _passes(actor, dict.fromkeys(filters) | dict(some))]

    def values(name: str, others: Filters) -> str:
        return counted_words(value for actor in passing(others) if name != "name" and (value := getattr(actor, name)))

    given = {name: value for name, value in filters.items() if value is not None}
    return excluded("actor of the record", "actors", given, lambda some: len(passing(some)), values)


def _decide(words: tuple[str, ...], record_file: Path, why: str | None) -> None:
    if len(words) != 3 or words[0] not in VERDICTS:
        raise UsageError(
            "A444", f"{' '.join(words)!r} is no decision", do="Write: according actors same A B, or different A B."
        )
    with open_record(record_file, write=True) as record:
        known = identity.actors(record)
        a, b = two_keys(words[1], words[2], known)
        record.judge([judgement(a, b, "yes" if words[0] == "same" else "no", note=why)])
        lost = without_effect(identity.actors(record), record.judgements())
    click.echo(f"Noted: {a} and {b} are {'one actor' if words[0] == 'same' else 'two actors'}.")
    if lost:
        pairs = "; ".join(f"same {one.a} {one.b}" for one in lost)
        note(f"Your decisions contradict each other. Without effect now: {pairs}. The opposite decision takes one back.")
