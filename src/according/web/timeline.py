"""Events drawn on days: a lane for every type, a bar as long as the time is known, a sign for what is not asserted.

A square is a day that the text tells, a disc the day of the report where it tells none, a longer bar a month, a year or
the time between two days. What lies long before or after the days of the reports stands at the sides, what has no day at
the right end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from according.model import EventStatus
from according.web.moments import FIGURES, OTHER, STATEMENTS, Item, Moment, evidence, lane_words, moments, note, quads, summary
from according.web.words import SIGNS, STATUSES, in_picture

WIDTH: Final = 1180  # of the drawing
LEFT: Final = 200  # of it for the names of lanes
SIDE: Final = 84  # for what lies long before, long after, or has no day
MARK: Final = 16
DROP: Final = 5  # a quotation mark hangs high
STEP: Final = 20  # from one row of marks to the next
ROWS: Final = 24  # of marks in a lane; the list has what goes beyond
PAD: Final = 7  # days before and after the reports that are drawn to scale, at least
LONG: Final = 31  # days: what lasts longer does not stretch the scale
UNDATED: Final = 45  # days around the middle event, where no report has a day
TICKS: Final = 10
LABEL: Final = 66  # how wide a day is written
AXIS: Final = 66  # where the days stand
ABOVE: Final = 36  # the room of the title
CLASSES: Final = {
    "verbal cooperation": "vc",
    "material cooperation": "mc",
    "verbal conflict": "vx",
    "material conflict": "mx",
    OTHER: "ot",
    STATEMENTS: "st",
    FIGURES: "fi",
}


class Box(NamedTuple):
    """A mark in its lane."""

    number: int  # its place in the list of moments, from 1
    moment: Moment
    x: float
    width: float
    row: int


# --- places of marks ------------------------------------------------------------------------------------------------


class Scale:
    """Days as places from the left, with room at the sides for what lies far off."""

    def __init__(self, found: Sequence[Moment]) -> None:
        spans = [days for moment in found if (days := moment.days)]
        low, high = _window(found, spans)
        inside = [days for days in spans if days[0] <= high and days[1] >= low]
        inside = [days for days in inside if (days[1] - days[0]).days <= LONG] or inside
        self.first = max(low, min((days[0] for days in inside), default=low))
        self.last = min(high, max((days[1] for days in inside), default=high))
        self.before = sorted({days[0] for days in spans if days[1] < self.first})
        self.after = sorted({days[0] for days in spans if days[0] > self.last})
        self.undated = len(spans) < len(found)
        self.left = LEFT + SIDE * bool(self.before)
        self.right = WIDTH - 10 - SIDE * (bool(self.after) + self.undated)
        self.day = (self.right - self.left) / ((self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + self.day * (day - self.first).days

    def place(self, moment: Moment) -> tuple[float, float, float]:
        """Where a mark may begin, how wide it is at least, and where its time ends."""
        days = moment.days
        if days is None:
            at = float(WIDTH - 10 - SIDE)
            return at + 6, MARK, at + SIDE
        if days[1] < self.first:
            return self._aside(days[0], self.before, LEFT)
        if days[0] > self.last:
            return self._aside(days[0], self.after, self.right)
        start, end = self.x(max(days[0], self.first)), self.x(min(days[1], self.last) + timedelta(days=1))
        width = MARK if days[0] == days[1] else max(MARK, end - start - 2)
        return min(start + 1, self.right - MARK), width, end

    @staticmethod
    def _aside(day: date, days: Sequence[date], left: float) -> tuple[float, float, float]:
        """A place at a side: in the order of the days, not to scale."""
        return left + 6 + (SIDE - 12 - MARK) * days.index(day) / max(1, len(days) - 1), MARK, left + SIDE - 6

    def ticks(self) -> list[date]:
        """Days for the axis: every day, every Monday, the first of months or of years."""
        every = [self.first + timedelta(days=k) for k in range((self.last - self.first).days + 1)]
        mondays = [day for day in every if day.weekday() == 0]
        months = [day for day in every if day.day == 1]
        years = [day for day in months if day.month == 1]
        fitting = (days for days in (every, mondays, months, years) if TICKS // 2 <= len(days) <= TICKS)
        step = -(-len(every) // TICKS)
        return next(fitting, every[::step])


def _window(found: Sequence[Moment], spans: Sequence[tuple[date, date]]) -> tuple[date, date]:
    """The days that are drawn to scale: those of the reports, and half as many on both sides."""
    told = {item.report.published or item.report.reference_date for moment in found for item in moment.items}
    days = sorted(date.fromisoformat(day) for day in told if day)
    if not days:
        middle = sorted(start for start, _ in spans)[len(spans) // 2] if spans else date(2000, 1, 1)
        return _moved(middle, -UNDATED), _moved(middle, UNDATED)
    pad = max(PAD, (days[-1] - days[0]).days // 2)
    return _moved(days[0], -pad), _moved(days[-1], pad)


def _moved(day: date, by: int) -> date:
    return date.fromordinal(min(max(1, day.toordinal() + by), date.max.toordinal()))


def boxes(found: Sequence[tuple[int, Moment]], scale: Scale) -> Iterator[Box]:
    """Marks of one lane, beside one another within their day, then in rows; those that last longer below the others."""
    ends: list[float] = []
    placed = sorted(((*scale.place(moment), number, moment) for number, moment in found), key=lambda item: item[1:2] + item[:1])
    for start, least, limit, number, moment in placed:
        width = max(least, _wide(moment))
        free = (row for row, end in enumerate(ends) if max(start, end + 3) + width <= max(start + width, limit))
        row = next(free, len(ends))
        x = max(start, ends[row] + 3) if row < len(ends) else start
        ends[row : row + 1] = [x + width]
        yield Box(number, moment, x, width, row)


# --- the drawing ----------------------------------------------------------------------------------------------------


def picture(items: Iterable[Item], *, title: str) -> str:
    """Rows on their days as an SVG picture that needs nothing else; a mark tells its evidence where the pointer rests."""
    return drawn(moments(items), title=title, linked=False)


def drawn(found: Sequence[Moment], *, title: str, linked: bool) -> str:
    """A picture of marks, each a link to ``#row-NUMBER`` if it stands in a page."""
    above = ABOVE if linked else 0  # a page has the title in its head
    scale, lines, y = Scale(found), [], AXIS + 12.0
    for quad, name, inside in _lanes(found):
        if quad:
            lines.append(f'<text class="quad {CLASSES[quad]}" x="4" y="{y + 14:g}">{in_picture(quad.capitalize())}</text>')
            lines.append(f'<line class="grid" x1="0" y1="{y:g}" x2="{WIDTH}" y2="{y:g}"/>')
        y += 22 if quad else 0
        lane, y = _lane(name, list(boxes(inside, scale)), y, linked=linked)
        lines += lane
    frame = [*_axis(scale, y)] if found else ['<text class="quiet" x="4" y="70">There is nothing to draw.</text>']
    height = y + 74
    size = f'viewBox="0 {above} {WIDTH} {height - above:g}" width="{WIDTH}" height="{height - above:g}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" {size} role="group" aria-label="{in_picture(title)}">',
            f"<style>\n{_style()}</style>",
            f'<rect class="paper" width="{WIDTH}" height="{height:g}"/>',
            *([] if linked else [f'<text class="big" x="4" y="22">{in_picture(title)}</text>']),
            *([] if linked else [f'<text class="quiet" x="4" y="{ABOVE}">{in_picture(summary(found))}</text>']),
            *frame,
            *lines,
            *_legend(y + 34),
            "</svg>\n",
        ]
    )


@cache
def _style() -> str:
    return (Path(__file__).parent / "templates" / "picture.css").read_text("utf-8")


def _lanes(found: Sequence[Moment]) -> Iterator[tuple[str, str, list[tuple[int, Moment]]]]:
    """The types that occur in the order of the ontology, each with its marks; a class stands before its first type."""
    lanes: dict[str, list[tuple[int, Moment]]] = {}
    for number, moment in enumerate(found, 1):
        lanes.setdefault(moment.fact.lane, []).append((number, moment))
    classes, types = list(CLASSES), list(quads())

    def order(lane: str) -> tuple[int, int, str]:
        quad = lanes[lane][0][1].fact.quad
        return classes.index(quad), types.index(lane) if lane in types else 0, lane

    last = ""
    for lane in sorted(lanes, key=order):
        quad = lanes[lane][0][1].fact.quad
        yield ("" if quad in (last, lane) else quad), lane, lanes[lane]
        last = quad


def _lane(name: str, inside: Sequence[Box], y: float, *, linked: bool) -> tuple[list[str], float]:
    rows = min(ROWS, max(box.row for box in inside) + 1)
    hidden = sum(box.row >= ROWS for box in inside)
    colour = CLASSES[inside[0].moment.fact.quad]
    words = in_picture(lane_words(name).capitalize())
    whole = name in (STATEMENTS, FIGURES)  # a class without types
    count = f"{'' if whole else in_picture(name) + ' '}{len(inside)}"
    found = [
        f'<text class="{"quad" if whole else "type"}" x="{4 if whole else 14}" y="{y + 13:g}">{words}</text>',
        f'<text class="quiet" x="14" y="{y + 28:g}" font-size="10">{count}</text>',
        f'<g class="{colour}">',
        *(_mark(box, y, linked=linked) for box in inside if box.row < ROWS),
        "</g>",
    ]
    bottom = y + max(STEP * rows, 32) + 8
    if hidden:
        found.append(f'<text class="quiet end" x="{WIDTH - 10}" y="{bottom + 6:g}">and {hidden} more, in the list</text>')
        bottom += 14
    return [*found, f'<line class="grid" x1="{LEFT}" y1="{bottom - 4:g}" x2="{WIDTH}" y2="{bottom - 4:g}"/>'], bottom


def _mark(box: Box, y: float, *, linked: bool) -> str:
    """A mark: its form says how exactly the day is known, its edge and its sign the status."""
    told, top = box.moment.fact, y + STEP * box.row
    form = f'<rect x="{box.x:.1f}" y="{top:g}" width="{box.width:.1f}" height="{MARK}" rx="{_round(box.moment)}"/>'
    sign = _sign(box.x + _wide(box.moment) / 2, top + 12.5, told.status, _times(box.moment))
    name = note(box.moment) if linked else f"{note(box.moment)}\n{evidence(box.moment)}"
    shape = f"<title>{in_picture(name)}</title>{form}{sign}"
    look = f"mark s-{told.status or 'none'}"
    if linked:
        return f'<a class="{look} q-{CLASSES[told.quad]}" href="#row-{box.number}" data-r="{box.number}">{shape}</a>'
    return f'<g class="{look}">{shape}</g>'


def _sign(x: float, y: float, status: EventStatus | None, times: str) -> str:
    """The sign of a status and how often it is told, in the middle of a mark."""
    sign = SIGNS[status or "asserted"]
    drop = DROP if sign == "“" else 0
    number = f'<tspan dy="{-drop}">{times}</tspan>' if drop and times else times
    return f'<text x="{x:.1f}" y="{y + drop:g}">{sign}{number}</text>' if sign or times else ""


def _times(moment: Moment) -> str:
    return str(len(moment.items)) if len(moment.items) > 1 else ""


def _wide(moment: Moment) -> float:
    """The room for the sign and the number of a mark."""
    signs = len(SIGNS[moment.fact.status or "asserted"]) + len(_times(moment))
    return max(MARK, 8.0 * signs + 6)


def _round(moment: Moment) -> int:
    told = moment.fact
    return MARK // 2 if told.precision == "report" or not told.day else 2


def _axis(scale: Scale, bottom: float) -> Iterator[str]:
    """Days above the lanes, and the edges of the sides."""
    for day in scale.ticks():
        x = scale.x(day)
        middle = x + (scale.day / 2 if scale.day > LABEL else 0)
        middle = min(max(middle, scale.left + LABEL / 2), scale.right - LABEL / 2)
        yield f'<line class="grid" x1="{x:.1f}" y1="{AXIS + 6}" x2="{x:.1f}" y2="{bottom:g}"/>'
        yield f'<text class="quiet mid" x="{middle:.1f}" y="{AXIS}">{day}</text>'
    sides = (
        (LEFT, SIDE, "earlier", scale.before[:1]),
        (scale.right, 0, "later", scale.after[-1:]),
        (WIDTH - 10 - SIDE, 0, "no day", ["none told"] if scale.undated else []),
    )
    for left, edge, name, words in sides:
        for word in words:
            x = left + edge
            yield f'<line class="grid" stroke-dasharray="3 3" x1="{x:g}" y1="{AXIS - 26}" x2="{x:g}" y2="{bottom:g}"/>'
            yield f'<text class="quiet mid" x="{left + SIDE / 2:g}" y="{AXIS - 14}">{name}</text>'
            yield f'<text class="quiet mid" x="{left + SIDE / 2:g}" y="{AXIS}">{word}</text>'


def _legend(y: float) -> Iterator[str]:
    """What forms, numbers and signs mean."""
    x = 4.0
    forms = (
        (2, MARK, "", "day told"),
        (MARK // 2, MARK, "", "day of the report"),
        (2, 40, "", "month, year, or between two days"),
        (2, MARK, "3", "told three times"),
    )
    for round_by, width, times, words in forms:
        form = f'<rect x="{x:g}" y="{y - 12:g}" width="{width}" height="{MARK}" rx="{round_by}"/>'
        yield f'<g class="mark s-asserted ot">{form}{_sign(x + width / 2, y + 0.5, None, times)}</g>'
        yield f'<text x="{x + width + 5:g}" y="{y + 1:g}">{words}</text>'
        x += width + 24 + 6.4 * len(words)
    x, y = 4.0, y + 24
    statuses: list[EventStatus] = list(STATUSES)
    for status in statuses:
        form = f'<rect x="{x:g}" y="{y - 12:g}" width="{MARK}" height="{MARK}" rx="2"/>'
        yield f'<g class="mark s-{status} ot">{form}{_sign(x + MARK / 2, y + 0.5, status, "")}</g>'
        yield f'<text x="{x + MARK + 5:g}" y="{y + 1:g}">{status}</text>'
        x += MARK + 24 + 6.6 * len(status)
