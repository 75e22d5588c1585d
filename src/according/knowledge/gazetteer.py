"""Places of the world by name: a big table of cities and regions, and our own table of everything that reports call otherwise.

`gazetteer.gz` is made from GeoNames by a script (`training/places`); `places.tsv` is written by hand and goes before it. The
big table is searched as it lies, so that it costs the memory of its text and no time at the start.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final, NamedTuple

from according.knowledge import FOLDER

FILE: Final = FOLDER / "gazetteer.gz"

_FOLDED: Final = str.maketrans(
    {
        "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ʻ": "", "ʿ": "", "ʾ": "",
        "'": "", "’": "", "‘": "", "`": "", "-": " ", "‑": " ", "–": " ", ".": "", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ھ": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "\u200c": " ",
        "\u200f": "", "\u200e": "",
    }
)  # fmt: skip
_SPACES: Final = re.compile(r"\s+")


def fold(name: str) -> str:
    """A name as the tables compare it: small letters without accents, hyphens and stops; one kind of Arabic letters."""
    plain = name.translate(_FOLDED)
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(ch for ch in apart if not unicodedata.combining(ch)).translate(_FOLDED)
    return _SPACES.sub(" ", plain).strip().lower()


class Spot(NamedTuple):
    """A place: what it is called, what it is, the country it lies in as the United Nations have it, and where it is."""

    id: str
    name: str
    kind: str  # country, region, district, city, area, territory, continent, sea, …
    country: str | None  # ISO 3166 alpha-3; None for what lies in several countries
    region: str  # the code of its first-level region inside the country
    lat: float
    lon: float
    population: int
    other: bool = False  # found by a name that is not its first one


class _Sorted:
    """A table of sorted lines, searched by its first column."""

    def __init__(self, text: bytes) -> None:
        self._text = text

    def _line(self, key: bytes) -> int:
        """Where the first line begins that is not before a key."""
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            start = text.rfind(b"\n", 0, (low + high) // 2) + 1
            end = text.find(b"\n", start)
            if text[start:end] < key:
                low = end + 1
            else:
                high = start
        return low

    def row(self, key: bytes) -> list[str] | None:
        """The cells of the line whose first cell is the key."""
        wanted = key + b"\t"
        start = self._line(wanted)
        if not self._text.startswith(wanted, start):
            return None
        return self._text[start : self._text.find(b"\n", start)].decode().split("\t")

    def begins(self, key: bytes) -> bool:
        """Whether some first cell begins with the key."""
        return self._text.startswith(key, self._line(key))


@cache
def _tables() -> tuple[_Sorted, _Sorted]:
    places, _, names = gzip.decompress(FILE.read_bytes()).partition(b"\f\n")
    return _Sorted(places), _Sorted(names)


@lru_cache(maxsize=1 << 15)
def place(identity: str) -> Spot | None:
    """A place of the big table by its id."""
    row = _tables()[0].row(identity.encode())
    if row is None:
        return None
    number, name, kind, country, region, lat, lon, people = row
    return Spot(number, name, kind, country or None, region, float(lat), float(lon), int(people))


@lru_cache(maxsize=1 << 15)
def named(folded: str) -> tuple[Spot, ...]:
    """The places of the big table that have a folded name."""
    row = _tables()[1].row(folded.encode())
    found = []
    for identity in row[1].split(",") if row else ():
        known = place(identity.removeprefix("~"))
        if known:
            found.append(known._replace(other=identity.startswith("~")))
    return tuple(found)


@lru_cache(maxsize=1 << 15)
def begins(folded: str) -> bool:
    """Whether a name of the big table goes on after these words."""
    return _tables()[1].begins(folded.encode() + b" ")
