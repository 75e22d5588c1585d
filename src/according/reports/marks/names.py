"""Outlets and agencies by their names: who a tag, a dateline or a credit names."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from according import knowledge
from according.errors import bad_lexicon
from according.reports.marks.lexicon import folded, load

_ADDED = re.compile(r"\s*\((?:[^()]{1,30})\)$")  # 'The Guardian (London)'


_TITLED = {"fars", "mehr", "safa", "wafa", "sana"}  # agencies that are no abbreviations


class Publisher(Struct, frozen=True):
    """An outlet or an agency as the tables know it."""

    name: str
    kind: str
    country: str
    wire: bool


@cache
def publishers() -> dict[str, Publisher]:
    """Outlets and agencies by folded name and alias; where a name is both, the agency stands."""
    found: dict[str, Publisher] = {}
    for file, wire in (("agencies.tsv", True), ("outlets.tsv", False)):
        for number, row in enumerate(knowledge.table(file), 2):
            if not row["name"] or not re.fullmatch(r"[A-Z]{3}", row["country"]) or not row["source"]:
                raise bad_lexicon(f"knowledge/{file}", f"row {number}", "needs a name, a country of three letters and a source")
            publisher = Publisher(row["name"], row["kind"], row["country"], wire)
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    found.setdefault(folded(name), publisher)
    return found


def known(name: str, *, cased: bool = True) -> Publisher | None:
    """The publisher of that name; `cased` refuses a name of Latin letters that is written small ('time', 'trend')."""
    plain = name.strip()
    if len(plain) > 60 or not plain:
        return None
    if cased and not any(letter.isupper() for letter in plain) and plain.isascii() and plain != "dpa":
        return None
    table = publishers()
    return table.get(folded(plain)) or table.get(folded(_ADDED.sub("", plain)))


def agency(name: str) -> Publisher | None:
    """The agency of that name, written as agencies are (short Latin names in capitals)."""
    found = known(name)
    if found is None or not found.wire:
        return None
    plain = name.strip(" ().-–—/")
    short = len(plain) <= 4 and plain.isascii()  # 'Map' and 'Una' are words, 'MAP' is an agency
    return None if short and plain not in {plain.upper(), found.name} and plain.casefold() not in _TITLED else found


def certain(name: str) -> bool:
    """Whether a name can hardly be anything else: more than one word, or written with a capital."""
    plain = name.strip()
    return len(plain.split()) > 1 or plain[:1].isupper()


def place(name: str) -> bool:
    """Whether reports are datelined from a town of that name."""
    return folded(name) in load().places
