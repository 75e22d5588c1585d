"""Lines of timelines and of lists of meetings: their columns, their options, their pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from according.cli import columns
from according.cli.output import ROWS_ON_SCREEN, Column, fitting, note, write
from according.cli.pictures import Row, draw
from according.cli.reasons import DAYS, counted_words, days_words
from according.model import GAP, Entry, Report, Told, Who
from according.record import Filter, Record
from according.web.words import chain_words, shortened

SAID: Final = 120  # characters of what was said, in a table
BEFORE: Final = 40  # of a sentence before the words that tell an event
SOURCES: Final = 3  # that a table names for a line


def day_words(line: Entry) -> str:
    """When: a day; in brackets where it is only the report's own."""
    if line.day is None:
        return "?"
    return f"({line.day})" if line.precision == "report" else line.day


def what_words(line: Entry) -> str:
    """What it is: ``CONSULT (phone)``, ``said (deny)``, ``figure (killed)``."""
    if line.what == "event":
        return line.type + (f" ({line.mode})" if line.mode else "")
    return f"{'said' if line.what == 'statement' else 'figure'} ({line.type})"


def names(people: Iterable[Who]) -> str:
    """Actors by name."""
    return ", ".join(one.name for one in people)


def other_side(line: Entry, asked: frozenset[str]) -> str:
    """Whoever else has a part in it."""
    return names(one for one in dict.fromkeys((*line.who, *line.whom)) if one.actor not in asked)


def said_words(line: Entry) -> str:
    """What was said; for an event or a figure the sentence that tells it, cut around its words."""
    told = line.told[0]
    if line.what == "statement" or not told.sentence:
        return shortened(line.words, SAID)
    sentence = " ".join(told.sentence.split())
    at = max(0, sentence.find(" ".join(told.words.partition(GAP)[0].split())) - BEFORE)
    start = sentence.rfind(" ", 0, at) + 1 if len(sentence) > SAID else 0
    return ("… " if start else "") + shortened(sentence[start:], SAID)


def source_words(told: Told) -> str:
    """According to whom, outermost first: ``Harbour Post ← coast guard``."""
    links = [link.who or link.surface or "not named" for link in told.chain if link.role != "outlet"]
    chain = [told.outlet or "?", *links]
    return " ← ".join(who for k, who in enumerate(chain) if k == 0 or who != chain[k - 1])


def sources_words(line: Entry) -> str:
    """According to whom, a few of them."""
    sources = list(dict.fromkeys(map(source_words, line.told)))
    more = f"; and {len(sources) - SOURCES} more" if len(sources) > SOURCES else ""
    return "; ".join(sources[:SOURCES]) + more


def status_words(line: Entry) -> str:
    """The status, with numbers where rows differ: ``asserted 2, denied 1``."""
    if len(line.status) < 2:
        return "".join(line.status)
    counts = Counter(told.status for told in line.told)
    return ", ".join(f"{status} {counts[status]}" for status in line.status)


def first_id(line: Entry) -> str:
    """The id of the first row, with how many more there are."""
    more = len(line.told) - 1
    return line.told[0].id + (f" +{more}" if more else "")


#: Columns that end the table of every list of lines.
ENDING: Final = [Column("according to", sources_words, wide=20), Column("reports", lambda line: line.reports)]

CELLS: Final = [
    *columns.fields("day", "precision", "what"),
    Column("part", lambda line: "; ".join(line.part) or None),
    *columns.fields("type", "mode"),
    Column("who", lambda line: "; ".join(one.name for one in line.who)),
    Column("who_keys", lambda line: " ".join(one.actor or "?" for one in line.who)),
    Column("whom", lambda line: "; ".join(one.name for one in line.whom)),
    Column("whom_keys", lambda line: " ".join(one.actor or "?" for one in line.whom)),
    Column("words", lambda line: line.words),
    Column("sentence", lambda line: line.told[0].sentence),
    Column("status", status_words),
    Column("place", lambda line: "; ".join(line.places) or None),
    Column("according_to", lambda line: "; ".join(dict.fromkeys(chain_words(told.chain) for told in line.told))),
    Column("outlets", lambda line: "; ".join(line.outlets)),
    *columns.fields("reports", "texts"),
    Column("rows", lambda line: len(line.told)),
    Column("published", lambda line: "; ".join(sorted({told.published for told in line.told if told.published}))),
    Column("ids", lambda line: " ".join(told.id for told in line.told)),
    Column("report_ids", lambda line: " ".join(dict.fromkeys(told.report for told in line.told))),
]


def show(
    lines: Sequence[Entry],
    *,
    form: str,
    limit: int | None,
    for_spreadsheet: bool,
    table: Sequence[Column],
    cells: Sequence[Column] = CELLS,
) -> int:
    """How many lines went to stdout."""
    if limit is None and form == "table":
        unknown = sum(line.day is None for line in lines[:ROWS_ON_SCREEN])
        if 0 < unknown < len(lines):
            note(f"Of {unknown} line{'s' * (unknown != 1)} no day is known: they stand at the end.")
    cut = fitting(lines[:limit] if limit else lines, form=form, limit=limit)
    return write(cut, form=form, table=table, cells=cells, for_spreadsheet=for_spreadsheet)


def left_undated(asked: Mapping[str, Any], lines: Callable[[Mapping[str, Any]], Sequence[Entry]]) -> None:
    """Says how many lines of unknown day a period leaves out, if one was asked for; ``lines`` are those that pass filters."""
    if not asked.keys() & set(DAYS):
        return
    unknown = sum(line.day is None for line in lines({name: value for name, value in asked.items() if name not in DAYS}))
    if unknown:
        note(f"{unknown} line{'s' * (unknown != 1)} of unknown day {'are' if unknown != 1 else 'is'} in no period: left out.")


def valuer(lines: Sequence[Entry]) -> Callable[[str, Mapping[str, Any]], str]:
    """The values that some lines have in a filter's field, in words."""

    def values(name: str, others: Mapping[str, Any]) -> str:  # noqa: ARG001 - lines are few: all are told
        if name in DAYS:
            days = sorted(line.day for line in lines if line.day)
            return days_words([(day, 1) for day in (*days[:1], *days[-1:])], sum(line.day is None for line in lines))
        return counted_words(value for line in lines for value in _values(line, name))

    return values


def _values(line: Entry, name: str) -> Iterator[str]:
    shown: dict[str, Iterable[str | None]] = {
        "outlet": line.outlets,
        "actor": {one.name for one in (*line.who, *line.whom)},
        "with": {one.name for one in (*line.who, *line.whom)},
        "language": {told.language for told in line.told},
        "event": (line.type,) if line.what == "event" else (),
        "mode": (line.mode,),
        "status": line.status,
        "place": line.places,
        "what": (f"{line.what}s",),
        "as": line.part,
    }
    return (value for value in shown.get(name, ()) if value)


def plot(record: Record, lines: Sequence[Entry], rows: Iterable[Row], picture: Path, *, title: str) -> None:
    """Draws the rows of some lines, those of one line under one mark."""
    groups = {told.id: str(number) for number, line in enumerate(lines) for told in line.told}
    look: Callable[[str], Report] = columns.looker(record)
    draw(((row, look(row.report), groups[row.id]) for row in rows if row.id in groups), picture, title=title)


def wanted(filters: Mapping[str, Any], *fields: str) -> Filter:
    """The filters that ask rows and reports themselves."""
    return Filter(**{name: filters.get(name) for name in fields})
