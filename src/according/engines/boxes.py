"""Items in boxes, closed by number or by size, so that memory stays flat whatever comes in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from according.errors import InputError
from according.model import Received

Item = Received | InputError


def size(item: Item) -> int:
    """How many code points of text or page an item holds."""
    return len(item.text or "") + len(item.html or "") if isinstance(item, Received) else 0


def boxes(items: Iterable[Item], *, count: int, room: int) -> Iterator[list[Item]]:
    """Items in order, at most ``count`` and at most ``room`` code points together; a larger item gets a box of its own."""
    box: list[Item] = []
    filled = 0
    for item in items:
        needs = size(item)
        if box and (len(box) >= count or filled + needs > room):
            yield box
            box, filled = [], 0
        box.append(item)
        filled += needs
    if box:
        yield box
