"""Why a list came out empty: which filter leaves nothing, what values there are instead, what reading left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from according.model import Finding
from according.record import Filter, Record

NO_REPORTS: Final = "The record holds no reports: `according read` fills it."
LISTED: Final = 8  # values that a reason names
DAYS: Final = ("since", "until")

#: The steps of reading that make rows of a kind.
ROOMS: Final = {
    "statement": ("grammar", "statements"),
    "figure": ("grammar", "figures"),
    "event": ("grammar", "events"),
    "place": ("grammar", "places"),
    "actor": ("grammar", "actors"),
}

Filters = Mapping[str, Any]
Values = Sequence[tuple[str, int]]


def flag(name: str) -> str:
    """A filter as it is written on the command line."""
    return f"--{name.replace('_', '-')}"


def option(name: str, value: Any) -> str:
    """A filter with its value or values."""
    return " ".join(f"{flag(name)} {one!r}" for one in (value if isinstance(value, tuple) else (value,)))


def why_empty(record: Record, what: str, filters: Filters) -> str:
    """Why no rows of a kind (``figure``) pass the filters."""
    if not record.count("reports"):
        return NO_REPORTS
    left = left_out(record.left_out(), ROOMS.get(what, ()), filters.get("language"))
    if not record.count(f"{what}s"):
        return " ".join([f"The record holds reports, but no {what}s.", *left])

    def count(some: Filters) -> int:
        return record.count(f"{what}s", Filter(**some))

    def values(name: str, others: Filters) -> str:
        if name == "report":
            there = record.count("reports", Filter(report=filters[name]))
            return "it has none" if there else "no report's id begins so"
        if name in DAYS:
            undated = count(others) - count({**others, "since": "0001"})
            return days_words(record.values(f"{what}s", name, Filter(**others)), undated)
        return values_words(record.values(f"{what}s", name, Filter(**others)))

    return " ".join([excluded(f"{what} of the record", f"{what}s", filters, count, values), *left])


def no_actors(record: Record) -> str:
    """Why a record with reports names nobody."""
    left = left_out(record.left_out(), ROOMS["actor"], None)
    older = "" if left else " `according read --again` finds them in reports of an older version."
    return " ".join(["The record holds reports, but no actors." + older, *left])


def excluded(
    one: str, many: str, filters: Filters, count: Callable[[Filters], int], values: Callable[[str, Filters], str]
) -> str:
    """Which filter lets nothing pass: alone, or after those before it; and what there is instead.

    ``count`` is the number of rows that pass some filters, ``values`` are the values of a filter's field in words among the
    rows that pass others ('' where it has none to list).
    """
    alone = [name for name in filters if not count({name: filters[name]})]
    if alone:
        return "\n".join(f"No {one} passes {option(name, filters[name])}{_there(values(name, {}))}." for name in alone)
    passed: dict[str, Any] = {}
    steps = []
    for name, value in filters.items():
        left = count({**passed, name: value})
        if not left:
            steps.append(f"{option(name, value)} none of these" + _among(values(name, passed)))
            break
        steps.append(f"{option(name, value)} leaves {left:,}")
        passed[name] = value
    without = ((name, count({k: v for k, v in filters.items() if k != name})) for name in filters)
    others = "".join(f" Without {option(name, filters[name])} there {_are(left)}." for name, left in without if left)
    return f"Each filter has its {many}, but none passes all of them: {', '.join(steps)}.{others}"


def _are(number: int) -> str:
    return "is 1" if number == 1 else f"are {number:,}"


def _there(words: str) -> str:
    return f": {words}" if words else ""


def _among(words: str) -> str:
    return f" ({words})" if words else ""


def values_words(values: Values) -> str:
    """Values with their numbers: ``there are asserted 12, claimed 7``."""
    if not values:
        return ""
    more = f" and {len(values) - LISTED} more" if len(values) > LISTED else ""
    return "there are " + ", ".join(f"{value} {number:,}" for value, number in values[:LISTED]) + more


def counted_words(values: Iterable[str]) -> str:
    """Values in words with how often they occur, the most frequent first."""
    return values_words(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def days_words(values: Values, undated: int) -> str:
    """The first and the last day: ``the days are 2024-05-01 to 2024-05-31; of 3 no day is known``."""
    unknown = f"of {undated:,} no day is known" if undated else ""
    if not values:
        return unknown
    first, last = values[0][0], values[-1][0]
    span = f"all are of {first}" if first == last else f"the days are {first} to {last}"
    return "; ".join(filter(None, (span, unknown)))


def left_out(found: Sequence[Finding], rooms: Sequence[str], language: str | None) -> list[str]:
    """What reading left out of rows of a kind, a sentence for each reason; with a language, of its reports alone."""
    told: dict[tuple[str, str], int] = {}
    for finding in found:
        if finding.what in rooms and language in (None, finding.language):
            key = (finding.language or "unknown", finding.why or "")
            told[key] = max(told.get(key, 0), finding.reports or 0)
    return [
        f"Of {number:,} report{'s' * (number != 1)} in {known} they were left out: {why}."
        for (known, why), number in told.items()
    ]
