"""A series drawn: one line for every source, bars for bounds, hollow marks where the text does not say the day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final, NamedTuple

from according.figures.series import Count, Day
from according.web.words import in_picture

WIDTH: Final = 960  # of the drawing, with its margins
HEIGHT: Final = 540
LEFT: Final = 90
RIGHT: Final = 250
TOP: Final = 46
BOTTOM: Final = 56
SHOWN: Final = 8  # sources with a line of their own; the rest share the last
COLOURS: Final = ("#1b6ca8", "#c8553d", "#3c8d53", "#8a4fa3", "#b8860b", "#3aa0a0", "#a8326d", "#5b6270", "#9a9a9a")
OTHERS: Final = "other sources"
UP: Final = frozenset({"at_least", "more_than"})  # bounds that are open above
DOWN: Final = frozenset({"at_most", "fewer_than", "nearly"})
ARROW: Final = 14  # pixels of a bar that has no end


class Line(NamedTuple):
    """A straight line; dashed where it is a grid."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0


class Dot(NamedTuple):
    """A mark of a count, hollow where its day is that of the report."""

    x: float
    y: float
    colour: str
    hollow: bool
    note: str


class Text(NamedTuple):
    """Words, with their anchor: start, middle or end."""

    x: float
    y: float
    words: str
    anchor: str = "start"
    size: int = 12
    colour: str = "#333333"


Shape = Line | Dot | Text


class Scale:
    """Days and numbers as places of a picture."""

    def __init__(self, days: Sequence[Day]) -> None:
        self.first, self.last = (date.fromisoformat(days[at].day) for at in (0, -1))
        self.span = max(1, (self.last - self.first).days)
        self.top = max(1.0, float(max(day.highest.high for day in days)))

    def x(self, day: str | date) -> float:
        """A day from the left."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first).days / self.span

    def y(self, number: float) -> float:
        """A number from above."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * float(number) / (self.top * 1.05)

    def numbers(self) -> list[float]:
        """Round numbers for the axis, at most six."""
        step = 10 ** floor(log10(self.top))
        step = next(step * part for part in (0.1, 0.2, 0.5, 1, 2, 5) if self.top / (step * part) <= 6)
        return [step * k for k in range(floor(self.top / step) + 1)]

    def ticks(self) -> list[date]:
        """Days for the axis, at most seven, the first among them."""
        step = max(1, ceil(self.span / 6))
        return [self.first + timedelta(days=k) for k in range(0, self.span + 1, step)]


def shapes(days: Sequence[Day], *, title: str) -> list[Shape]:
    """What a picture of a series is made of; nothing but its title where there are no days."""
    found: list[Shape] = [Text(LEFT, 26, title, size=15)]
    if not days:
        return found
    scale = Scale(days)
    found += _axes(scale)
    groups = _groups(days)
    for nr, (source, told) in enumerate(groups):
        colour = COLOURS[nr]
        found += _line(scale, told, colour) if source != OTHERS else []
        found += [shape for count in told for shape in _count(scale, count, colour)]
        found += [Dot(WIDTH - RIGHT + 24, TOP + 18 * nr, colour, False, source)]
        found += [Text(WIDTH - RIGHT + 34, TOP + 18 * nr + 4, _short(source), size=11)]
    below = TOP + 18 * len(groups) + 10
    found += [Dot(WIDTH - RIGHT + 24, below, "#333333", True, "")]
    found += [Text(WIDTH - RIGHT + 34, below + 4, "hollow: day of the report", size=11)]
    return found


def _groups(days: Sequence[Day]) -> list[tuple[str, list[Count]]]:
    """The counts of each source, those with most counts first; small sources together."""
    by: dict[str, list[Count]] = {}
    for day in days:
        for count in day.counts:
            by.setdefault(count.source, []).append(count)
    ordered = sorted(by.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rest = [count for _, told in ordered[SHOWN:] for count in told]
    return ordered[:SHOWN] + ([(OTHERS, rest)] if rest else [])


def _axes(scale: Scale) -> list[Shape]:
    found: list[Shape] = []
    for number in scale.numbers():
        y = scale.y(number)
        found += [Line(LEFT, y, WIDTH - RIGHT, y, "#dddddd"), Text(LEFT - 8, y + 4, f"{number:,.10g}", "end", 11)]
    for day in scale.ticks():
        x = scale.x(day)
        found += [Line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5, "#888888")]
        found += [Text(x, HEIGHT - BOTTOM + 20, str(day), "middle", 11)]
    return found


def _line(scale: Scale, told: Sequence[Count], colour: str) -> list[Shape]:
    places = [(scale.x(count.day), scale.y(count.low)) for count in told]
    return [Line(*a, *b, colour, 1.4) for a, b in pairwise(places)]


def _count(scale: Scale, count: Count, colour: str) -> list[Shape]:
    """A mark with its bar: the range, or a short bar towards where a bound is open."""
    x, low, high = scale.x(count.day), scale.y(count.low), scale.y(count.high)
    found: list[Shape] = []
    if count.high > count.low:
        found.append(Line(x, low, x, high, colour, 3))
    elif count.bound in UP:
        found.append(Line(x, low, x, low - ARROW, colour, 2))
    elif count.bound in DOWN:
        found.append(Line(x, low, x, low + ARROW, colour, 2))
    found.append(Dot(x, low, colour, not count.dated, f"{count.day}: {count.words} ({count.source})"))
    return found


def _short(words: str) -> str:
    return words if len(words) <= 36 else words[:35].rstrip() + "…"


def svg(found: Iterable[Shape]) -> str:
    """Shapes as an SVG picture; marks tell their count where the pointer rests."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *(_element(shape) for shape in found),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _element(shape: Shape) -> str:
    if isinstance(shape, Line):
        x, y, x2, y2, colour, width = shape
        return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'
    if isinstance(shape, Dot):
        fill = "#ffffff" if shape.hollow else shape.colour
        note = f"<title>{in_picture(shape.note)}</title>" if shape.note else ""
        head = f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="4" fill="{fill}" stroke="{shape.colour}" stroke-width="1.5">'
        return f"{head}{note}</circle>"
    words = in_picture(shape.words)
    place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" text-anchor="{shape.anchor}" font-size="{shape.size}" fill="{shape.colour}"'
    return f"<text {place}>{words}</text>"
