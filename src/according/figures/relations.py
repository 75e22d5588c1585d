"""Whom a figure counts, what it is a part of, and what it tells again."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from msgspec.structs import replace

from according.actors import world
from according.actors.words import words as name_words
from according.figures.category import is_part
from according.figures.lexicon import categories
from according.figures.scene import Counted, Scene
from according.model import Figure, Report, identified

ARMED: Final = frozenset({"soldiers", "police", "fighters"})
AGAIN: Final = ("figures/one_pronoun", "figures/one_definite")  # rules of rows that name somebody again
NEAR: Final = 600  # characters to the person who is named again


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


def side(scene: Scene, first: int, last: int) -> str | None:
    """The state whose people or things are counted, where the counted words name just one: 'Kenyan soldiers'."""
    words, language = scene.words, scene.language
    end = min(last + 3, scene.last)
    while not language.head_last and last + 1 < end and _describes(scene, last + 1):
        last += 1  # 'soldats kényans'
    of = words.text[words.starts[first] : words.ends[last]] if first <= last else ""
    signs = (hit.sign for hit in world.hits(name_words(of), language.name))
    states = {sign.code for sign in signs if isinstance(sign, world.State) and sign.kind != "seat"}
    return world.states()[states.pop()] if len(states) == 1 else None


def _describes(scene: Scene, at: int) -> bool:
    """Whether a word behind a noun can go on with it."""
    low = scene.words.low
    alone = at not in scene.taken and low[at] not in scene.language.stops and low[at] not in scene.language.links
    return alone and low[at].isalpha() and low[at] not in scene.digits.joiners and not scene.language.cues.at(low, at)


def fine(scene: Scene, category: str, first: int, last: int) -> str | None:
    """A finer label: by the words from a number to what it counts, a word shortly before it, or what happened."""
    words = scene.language.fine.get(category)
    if words is None:
        return None
    near = [*range(first, min(last + 3, scene.last)), *range(first - 1, max(scene.first, first - 4) - 1, -1)]
    told = [hit.first for hit in scene.hits if any(cue.category == category for cue in hit.cues)]
    for at in (*near, *sorted(told, key=lambda at: abs(at - first))):
        if label := words.at(scene.words.low, at):
            return str(label[1])
    return None


def with_parts(scene: Scene, rows: list[Figure]) -> list[Figure]:
    """The figures of a sentence, parts with the id of their whole."""
    numbered = {number.span for number in scene.numbers}
    by_span = {row.number_span: row for row in rows if row.number_span in numbered}
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
    return _listed(scene, [found.get(row.number_span, row) for row in rows])


def _listed(scene: Scene, rows: list[Figure]) -> list[Figure]:
    """Parts in a list behind 'including', also persons without a number: 'eight died, including a guard and two clerks'."""
    words, found = scene.words, []
    for row in rows:
        first = bisect_left(words.starts, row.number_span.start)
        opened = _opened(scene, first)
        wholes = [other for other in rows if opened is not None and other.number_span.end <= words.starts[opened]]
        whole = max((other for other in wholes if _holds(other, row)), key=lambda other: other.number_span, default=None)
        found.append(replace(row, part_of=whole.part_of or whole.id) if whole and row.part_of is None else row)
    return found


def _opened(scene: Scene, first: int) -> int | None:
    """Where a list of parts opens in front of a word, with nothing that happens in between."""
    for at in range(first - 1, scene.first, -1):
        if scene.words.low[at] in {";", ")"} or any(hit.first == at for hit in scene.hits):
            return None
        if scene.language.parts.at(scene.words.low, at):
            return at
    return None


def _holds(whole: Figure, part: Figure) -> bool:
    """Whether a count can hold another of its kind."""
    values = (whole.value or whole.high or 0, part.value or part.low or 0)
    return whole.category == part.category and values[0] > values[1]


def _goes_on(scene: Scene, index: int) -> bool:
    """Whether a number goes on with a list of parts: 'including 3,600 children and 2,300 women'."""
    low = scene.words.low
    start = max(scene.counted[index - 1].last, scene.numbers[index - 1].last) + 1
    between = low[start : scene.phrase_first(scene.numbers[index])]
    return len(between) <= 2 and all(scene.language.coordination.at(between, at) for at in range(len(between)))


def with_duplicates(report: Report, rows: list[Figure]) -> tuple[Figure, ...]:
    """The figures in order of the text; one told again (in a repeated passage, or the same count) names the first."""
    first: dict[tuple[object, ...], Figure] = {}
    alone: list[Figure] = []
    repeats = [span for mark in report.marks if mark.kind == "repeat" for span in mark.spans]
    found = []
    for row in sorted(rows, key=lambda row: (row.number_span, row.spans)):
        again = any(start <= row.number_span.start and row.number_span.end <= end for start, end in repeats)
        key = (row.value, row.low, row.high, row.category, row.of_whom, row.bound)
        told = first.setdefault(key, row)
        counted = categories()[row.category]["counts"] == "persons" and row.category != "other_count"
        same = told is not row and (again or (counted and _alike(told, row)))
        who = None if same else _same_person(alone, row)
        found.append(replace(row, duplicate_of=told.id) if same else replace(row, duplicate_of=who.id) if who else row)
        if row.category == "killed" and row.rule.startswith("figures/one_"):
            alone.append(row)
    return tuple(identified(row) for row in found)


def _same_person(alone: list[Figure], row: Figure) -> Figure | None:
    """The person told before whom 'the driver' or 'he' names again: the last one of an earlier sentence."""
    if row.rule not in AGAIN or row.category != "killed":
        return None
    earlier = [one for one in alone if one.sentence != row.sentence and (row.rule != AGAIN[1] or one.rule not in AGAIN)]
    near = [one for one in earlier if row.number_span.start - one.number_span.end < NEAR]
    return near[-1] if near else None


def _alike(told: Figure, row: Figure) -> bool:
    """Whether two counts of persons are one claim: a number large enough not to meet by chance, or the same words counted."""
    value = row.value if row.value is not None else row.high or 0
    return value > 20 or (told.of or "").lower() == (row.of or "").lower()
