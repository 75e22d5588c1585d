"""Whom a figure counts, what it is a part of, and what it tells again."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from according.figures.category import is_part
from according.figures.lexicon import categories
from according.figures.scene import Counted, Scene
from according.model import Figure, Report, identified
from according.statements import world

ARMED: Final = frozenset({"soldiers", "police", "fighters"})
RETOLD: Final = frozenset({"at_least", "more_than", "nearly", "approx", "exact", "range", "at_most", "fewer_than"})


def population(counted: Counted, category: str) -> str | None:
    """The group of persons counted, by the words at the number; none for mixed groups, things and persons in general."""
    noun = counted.noun
    if noun is None or counted.mixed or noun.population is None:
        return None
    row = categories()[category]
    if row["counts"] == "measures" and category != "share":
        return None
    if category == "troops" and noun.population in ARMED:
        return None
    return noun.population


def side(of: str | None, endings: tuple[str, ...]) -> str | None:
    """The state whose people or things are counted, where the counted words name just one: 'Israeli soldiers'."""
    states = {sign.state for _, sign in world.signs(world.split(of or ""), endings) if sign.kind != "seat"}
    return world.short_name(states.pop()) if len(states) == 1 else None


def with_parts(scene: Scene, rows: list[Figure]) -> list[Figure]:
    """The figures of a sentence, parts with the id of their whole."""
    by_span = {row.number_span: row for row in rows}
    whole: Figure | None = None
    found = dict(by_span)
    for index, number in enumerate(scene.numbers):
        row = by_span.get(number.span)
        if row is None:
            continue
        before = by_span.get(scene.numbers[index - 1].span) if index else None
        if before is not None and (is_part(scene, index) or row.rule.endswith("_bracket")):
            whole = before if found[before.number_span].part_of is None or whole is None else whole
            found[row.number_span] = replace(row, part_of=whole.id)
        elif (
            before is None
            or found[before.number_span].part_of is None
            or row.category != before.category
            or not _goes_on(scene, index)
        ):
            whole = None
        elif whole is not None:
            found[row.number_span] = replace(row, part_of=whole.id)
    return [found[row.number_span] for row in rows]


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a number goes on with a list of parts: 'including 3,600 children and 2,300 women'."""
    low = scene.words.low
    start = max(scene.counted[index - 1].last, scene.numbers[index - 1].last) + 1
    between = low[start : scene.phrase_first(scene.numbers[index])]
    return len(between) <= 2 and all(scene.language.coordination.at(between, at) for at in range(len(between)))


def with_duplicates(report: Report, rows: list[Figure]) -> tuple[Figure, ...]:
    """The figures in order of the text; one told again (in a repeated passage, or the same count) names the first."""
    first: dict[tuple[object, ...], Figure] = {}
    repeats = [span for mark in report.marks if mark.kind == "repeat" for span in mark.spans]
    found = []
    for row in sorted(rows, key=lambda row: (row.number_span, row.spans)):
        again = any(start <= row.number_span.start and row.number_span.end <= end for start, end in repeats)
        key = (row.value, row.low, row.high, row.category, row.of_whom, row.bound)
        told = first.setdefault(key, row)
        counted = categories()[row.category]["counts"] == "persons" and row.category != "other_count"
        same = told is not row and (again or (counted and _alike(told, row)))
        found.append(replace(row, duplicate_of=told.id) if same else row)
    return tuple(identified(row) for row in found)


def _alike(told: Figure, row: Figure) -> bool:
    """Whether two counts of persons are one claim: a number large enough not to meet by chance, or the same words counted."""
    value = row.value if row.value is not None else row.high or 0
    return value > 20 or (told.of or "").lower() == (row.of or "").lower()
