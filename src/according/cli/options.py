"""Options that several commands share: the record, the filters, the format; and the reason when nothing is found."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from according.cli.output import FORMATS, ROWS_ON_SCREEN, Column, fitting, note, write
from according.cli.reasons import flag, why_empty
from according.record import Filter, Record, open_record

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_RECORD: Final = "according.record"

#: Filters that every table has.
COMMON: Final = ("outlet", "language", "since", "until", "speaker", "category", "of_whom", "place", "text")

_FILTERS: Final[dict[str, str]] = {
    "report": "Rows of one report: its id, or how it begins.",
    "outlet": "Reports of an outlet: a part of its name.",
    "language": "Reports in a language: its ISO 639-1 code (en, fr).",
    "since": "Reports from this date on: YYYY-MM-DD, YYYY-MM or YYYY.",
    "until": "Reports up to this date and with it.",
    "speaker": "What somebody said: a part of the speaker's name.",
    "category": "With figures of a category: killed, wounded, displaced…",
    "of_whom": "With figures of children, women, civilians…",
    "place": "That hold for a place: a part of its name.",
    "text": "Whose text holds these words.",
    "kind": "Statements of a kind: direct, mixed, indirect, reported or naming.",
    "cue_class": "Statements by the class of their cue.",
    "event": "Events of a PLOVER type: ASSAULT, CONSULT, ACCUSE…",
    "mode": "Events of a PLOVER mode: phone, arrest, aerial…",
    "status": "Events by status: asserted, claimed, denied, planned, hypothetical, negated or background.",
    "actor": "Events in which somebody acts: a part of the name.",
    "recipient": "Events that are done to somebody: a part of the name.",
    "stance": "Statements by the outlet's distance: neutral, endorsing, distancing or expressive.",
}


def record_option(function: Command) -> Command:
    """Which record file."""
    return click.option(
        "--record",
        "-r",
        "record_file",
        type=click.Path(dir_okay=False, readable=False, path_type=Path),  # a record that may not be read is one error, A205
        default=DEFAULT_RECORD,
        envvar="ACCORDING_RECORD",
        show_default=True,
        show_envvar=True,
        help="The record file.",
    )(function)


def processes_option(function: Command) -> Command:
    """How many processes."""
    return click.option(
        "--processes",
        "-p",
        type=click.IntRange(min=1),
        help="Processes that read side by side; the result is the same. Without it: as many as there are cores, at most 2.",
    )(function)


def map_option(function: Command) -> Command:
    """Names of columns; the command gets them as a dictionary ``mapping``."""
    return click.option(
        "--map",
        "mapping",
        metavar="FIELD=COLUMN",
        multiple=True,
        callback=_mapping,
        help="In .jsonl and .csv, where a field stands: text=body. Fields: id, text, html, date, lang, outlet, title, url.",
    )(function)


def _mapping(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:  # noqa: ARG001
    pairs = [value.partition("=") for value in values]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise click.BadParameter(f"{field + sign + column!r} is not FIELD=COLUMN, such as text=body.")
    return {field: column for field, _, column in pairs}


def grammar_option(function: Command) -> Command:
    """Pipelines of the user's own; the command gets them as a dictionary ``grammars``."""
    return click.option(
        "--grammar",
        "grammars",
        metavar="LANGUAGE=PACKAGE_OR_PATH",
        multiple=True,
        callback=_grammars,
        help="A spaCy pipeline with Universal Dependencies to read a language with, instead of ours: en=my_pipeline.",
    )(function)


def _grammars(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:  # noqa: ARG001
    pairs = [value.partition("=") for value in values]
    for language, sign, source in pairs:
        if not (re.fullmatch("[a-z]{2,3}", language) and source):
            raise click.BadParameter(f"{language + sign + source!r} is not LANGUAGE=PACKAGE_OR_PATH, such as en=my_pipeline.")
    return {language: source for language, _, source in pairs}


def roster_option(function: Command) -> Command:
    """People and bodies of the user's own; worker processes find them by the environment."""
    return click.option(
        "--roster",
        "rosters",
        metavar="FILE",
        multiple=True,
        expose_value=False,
        callback=_rosters,
        help="People and bodies of your own, with offices and dates: CSV or FollowTheMoney JSON.",
    )(function)


def _rosters(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> None:  # noqa: ARG001
    if values:
        from according.actors import rosters

        for value in values:
            rosters.load(Path(value))
        os.environ[rosters.VARIABLE] = os.pathsep.join(str(Path(value).absolute()) for value in values)


def quiet_option(function: Command) -> Command:
    """Whether to tell how far it is."""
    return click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; errors are named all the same.")(
        function
    )


def filter_options(*names: str) -> Callable[[Command], Command]:
    """Filters by name; the command gets those that were given as one dictionary ``filters``."""

    def added(function: Command) -> Command:
        for name in reversed(names):
            metavar = "DATE" if name in ("since", "until") else name.upper()
            function = click.option(flag(name), f"filter_{name}", metavar=metavar, help=_FILTERS[name])(function)
        return function

    return added


def format_options(function: Command) -> Command:
    """How rows are shown, and how many."""
    function = click.option(
        "--for-spreadsheet",
        is_flag=True,
        help="In CSV, put an apostrophe before text that a spreadsheet would take for a formula (= + - @).",
    )(function)
    function = click.option(
        "--limit",
        type=click.IntRange(min=0),
        help=f"The first rows only; 0 for all. Without it: {ROWS_ON_SCREEN} in a table, all in the other formats.",
    )(function)
    choice = click.Choice(FORMATS)
    return click.option(
        "--format", "-f", "form", type=choice, default="table", show_default=True, help="json is one array, jsonl a row a line."
    )(function)


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """The filters that were given, by their names in `Filter`."""
    return {key.removeprefix("filter_"): value for key, value in values.items() if value is not None}


def most(limit: int | None, form: str) -> int | None:
    """How many rows to ask for, None for all: for a table that nobody cut, one more than are shown."""
    if limit is None and form == "table":
        return ROWS_ON_SCREEN + 1
    return limit or None


def reading(record_file: Path) -> AbstractContextManager[Record]:
    """The record, opened for reading."""
    return open_record(record_file)


def list_rows(
    record: Record,
    what: str,
    values: Mapping[str, Any],
    *,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    table: Sequence[Column],
    cells: Sequence[Column],
    beside: Sequence[Column] = (),
) -> None:
    """Shows the rows of one kind that pass the filters, or says why there are none."""
    filters = given(values)
    rows = getattr(record, f"iter_{what}s")(Filter(**filters, limit=most(limit, form)))
    shown = fitting(rows, form=form, limit=limit)
    if not write(shown, form=form, table=table, cells=cells, beside=beside, for_spreadsheet=for_spreadsheet):
        note(why_empty(record, what, filters))
