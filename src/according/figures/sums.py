"""How many died in all where a sentence counts them one by one: '3 militants and 2 soldiers were killed' are five.

A sum is no number of the text: its row says so (`sum_of` names the rows that were added, its spans are theirs), and it stands
beside them, never in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from msgspec.structs import replace

from according.figures import tree
from according.figures.scene import Scene
from according.model import GAP, Bound, Figure, Span, identified, quote

SUMMED: Final = frozenset({"killed", "wounded"})
APART: Final = frozenset({"soldiers", "police", "fighters", "civilians", "journalists"})  # nobody is two of these
BEFORE: Final = 2  # words around a count where 'also' or 'another' speaks of it
BEHIND: Final = 4
MANY: Final = 100  # dead: more are the count of a war, to which nothing is added from the next sentence
#: Bounds that a sum keeps, where all parts allow it.
LOOSE: Final[tuple[tuple[Bound, Bound], ...]] = (("at_least", "more_than"), ("at_most", "fewer_than"))


class Told(NamedTuple):
    """A figure with the words that it stands on: from its number (with bound) to the last word counted."""

    row: Figure
    first: int
    last: int


def of(scene: Scene, told: Iterable[Told]) -> list[Figure]:
    """The sums of a sentence."""
    found: list[Figure] = []
    ordered = sorted((one for one in told if _can_add(one.row)), key=lambda one: (one.row.category, one.first))
    for _, same in groupby(ordered, key=lambda one: one.row.category):
        found += [_sum(scene, group) for group in _groups(scene, list(same)) if not _is_breakdown(group)]
    return found


def on_top(scene: Scene, told: Sequence[Told], found: Sequence[Figure], before: Sequence[Figure]) -> list[Figure]:
    """The sums of a count with one that comes on top of it: 'Two guards were killed. A driver was also killed.'"""
    added: list[Figure] = []
    for one in sorted(told, key=lambda one: one.first):
        if one.row.category != "killed" or not _can_add(one.row) or not _is_more(scene, one):
            continue
        earlier = [row for row in (*before, *found, *added) if row.number_span.start < one.row.number_span.start]
        total = max((row for row in earlier if _is_small(row)), key=_least, default=None)
        if total and _is_small(one.row) and one.row.id not in total.sum_of:
            added.append(_sum(scene, [Told(total, 0, 0), one]))
    return added


def _is_more(scene: Scene, one: Told) -> bool:
    """Whether a word at a count says that it comes on top: another, also, two more."""
    places = range(max(scene.first, one.first - BEFORE), min(one.last + BEHIND, scene.last))
    return any(scene.language.more.at(scene.words.low, at) for at in places)


def _is_small(row: Figure) -> bool:
    """Whether a row counts the dead of one incident, not of a war."""
    return row.category == "killed" and row.part_of is None and not row.cumulative and 0 < _most(row) < MANY


def _can_add(row: Figure) -> bool:
    number = row.value if row.value is not None else row.low
    return row.category in SUMMED and row.part_of is None and row.duplicate_of is None and isinstance(number, int)


def _groups(scene: Scene, told: Sequence[Told]) -> Iterable[list[Told]]:
    """The runs of figures that are coordinated with one another; a list ends with 'and'."""
    group: list[Told] = []
    sure = False
    for one in told:
        link = _link(scene, group[-1], one) if group else None
        if link is None:
            if sure:
                yield group
            group, sure = [], False
        group.append(one)
        sure = sure or link == "and" or (link == "comma" and _are_apart(group[-2].row, one.row))
    if sure:
        yield group


def _are_apart(a: Figure, b: Figure) -> bool:
    """Whether two counts cannot hold the same persons, so that a comma joins them: 'two soldiers, one civilian killed'."""
    return {a.of_whom, b.of_whom} <= APART and a.of_whom != b.of_whom


def _link(scene: Scene, a: Told, b: Told) -> str | None:
    """How two figures are joined: by 'and', by a comma, or not at all."""
    low, language = scene.words.low, scene.language
    between = range(a.last + 1, b.first)
    if not between:
        return None
    if language.accompanied.before(low, b.first):
        return "and"
    at, link = between.start, "comma"
    while at < between.stop:
        found = language.adding.at(low, at)
        if not found:
            return _conjoined(scene, a, b)
        link = "and" if low[at] != "," else link
        at += found[0]
    return link


def _conjoined(scene: Scene, a: Told, b: Told) -> str | None:
    """How the tree coordinates what two figures count, whatever stands behind the first."""
    words, joint = scene.words, scene.language.adding.before(scene.words.low, b.first)
    if scene.tree is None or not joint:
        return None
    one, other = (tree.at(scene.tree, words.starts[told.first], words.ends[told.last]) for told in (a, b))
    joined = one is not None and other is not None and other in tree.conjuncts(scene.tree, one)
    return ("comma" if words.low[b.first - 1] == "," else "and") if joined else None


def _is_breakdown(group: Sequence[Told]) -> bool:
    """Whether the first is what the others add up to: '12 people, 3 women and 9 men, were killed'."""
    numbers = [one.row.value for one in group]
    return len(group) > 2 and None not in numbers and numbers[0] == sum(number or 0 for number in numbers[1:])


def _sum(scene: Scene, group: Sequence[Told]) -> Figure:
    rows = [one.row for one in group]
    low = sum(_least(row) for row in rows)
    high = sum(_most(row) for row in rows)
    text = scene.words.text
    span = Span(rows[0].number_span.start, rows[-1].number_span.end)
    spans = tuple(span for row in rows for span in row.spans)
    row = replace(
        rows[0],
        spans=spans,
        surface=quote(text, spans),
        rule="figures/sum",
        number_span=span,
        number=text[span.start : span.end],
        value=low if low == high else None,
        low=None if low == high else low,
        high=None if low == high else high,
        bound=_bound(rows) if low == high else "range",
        of_whom=_same(row.of_whom for row in rows),
        side=_same(row.side for row in rows),
        of=GAP.join(row.of or row.number for row in rows),
        vague=any(row.vague for row in rows),
        cumulative=all(row.cumulative for row in rows),
        sum_of=tuple(part for row in rows for part in (row.sum_of or (row.id,))),
    )
    return identified(row)


def _same(values: Iterable[str | None]) -> str | None:
    """What all have in common."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _least(row: Figure) -> int:
    return int(row.value if row.value is not None else row.low or 0)


def _most(row: Figure) -> int:
    return int(row.value if row.value is not None else row.high or 0)


def _bound(rows: Sequence[Figure]) -> Bound:
    """The bound of a sum: exact where all are, a bound of one side where none of the other side disturbs it."""
    bounds = {row.bound for row in rows} - {"exact"}
    if not bounds:
        return "exact"
    if len(bounds) == 1:
        return rows[0].bound if rows[0].bound != "exact" else next(iter(bounds))
    return next((kept[0] for kept in LOOSE if bounds <= set(kept)), "approx")
