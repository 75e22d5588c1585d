"""The words of a language without a grammar: names of the tables, offices, titles, words for groups, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from according import knowledge, languages
from according.actors import titles as lexicon
from according.actors import world
from according.actors.spelling import ABJAD
from according.actors.words import plain
from according.actors.world import Person, Sign, State

T = TypeVar("T")

WORD: Final = re.compile("(?:[^\\W_]|[\u064b-\u0652\u0670\u0640])+")
_FOLD: Final = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ـ": ""})
ALONE: Final = 5  # letters of a surname or name of one word that is found by itself


def folded(word: str) -> str:
    """A word in plain form, spellings of one letter in Arabic and Persian made one."""
    return plain(word).translate(_FOLD)


Phrase = tuple[str, ...]
Entries = dict[str, tuple[tuple[Phrase, T], ...]]


class Lexis(NamedTuple):
    """What a language without a grammar knows, by first word, longest first."""

    language: str
    signs: Entries[Sign]
    offices: Entries[str]
    honorifics: Entries[str]
    sectors: Entries[str]
    ministries: Entries[str]
    sets: dict[str, frozenset[str]]
    surnames: dict[str, Person]
    proclitics: tuple[str, ...]
    article: str
    article_after: str


@cache
def of(language: str) -> Lexis | None:
    """The words of a language; None where its ``titles.toml`` has no ``[writing]``."""
    data = languages.toml(language, lexicon.FILE)
    if "writing" not in data or lexicon.load(language) is None:
        return None
    writing = data["writing"]
    sets = {name: frozenset(_joined(x) for x in data.get(name, ())) for name in lexicon.LISTS}
    sets |= {
        name: frozenset(_joined(x) for x in writing[name])
        for name in ("common", "where", "media", "single", "stops", "plural_endings")
    }
    return Lexis(
        language,
        _signs(language, data),
        _by_first((_phrase(term), office) for office, terms in data["offices"].items() for term in terms),
        _by_first((_phrase(term), "") for term in data["honorifics"]),
        _by_first((_phrase(term), sector) for sector, terms in data["sectors"].items() for term in terms),
        _by_first((_phrase(term), field) for term, field in data.get("ministries", {}).items()),
        sets,
        _surnames(),
        tuple(sorted(map(folded, writing["proclitics"]), key=lambda p: (-len(p), p))),
        folded(writing["article"]),
        folded(writing["article_after"]),
    )


def _phrase(text: str) -> Phrase:
    return tuple(folded(match.group()) for match in WORD.finditer(text))


def _joined(text: str) -> str:
    return " ".join(_phrase(text))


def _by_first(entries: Iterable[tuple[Phrase, T]]) -> Entries[T]:
    found: dict[str, dict[Phrase, T]] = {}
    for phrase, value in entries:
        if phrase:
            found.setdefault(phrase[0], {}).setdefault(phrase, value)
    return {first: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _signs(language: str, data: dict[str, Any]) -> Entries[Sign]:
    """Everything with a name: states, seats, demonyms, persons, bodies."""

    def entries() -> Iterator[tuple[Phrase, Sign]]:
        for row in knowledge.table("states.tsv"):
            yield from ((_phrase(name), State(row["iso3"], "name")) for name in row.get(language, "").split("|") if name)
        for kind, section in (("seat", "seats"), ("demonym", "demonyms")):
            endings = data["writing"]["demonym_endings"] if kind == "demonym" else [""]
            for code, names in data[section].items():
                yield from ((_phrase(name + end), State(code, kind)) for name in names for end in endings)
        for one in world.people().values():
            yield from ((_phrase(name), one) for name in one.names if _usable(name, alone=ALONE))
        for name, body in world.bodies().items():
            if _usable(name, alone=4):
                yield _phrase(name), body

    return _by_first(entries())


def _usable(name: str, *, alone: int) -> bool:
    """Whether a name can be found in the script of the text: one word must be long enough, or an abbreviation in capitals."""
    if not ABJAD.search(name):
        return name.isupper() and name.isalpha()
    return len(_phrase(name)) > 1 or len(name) >= alone


@cache
def _surnames() -> dict[str, Person]:
    """Surnames in Arabic script that only one person in a first office has, of states where they are no common words."""
    found: dict[str, dict[str, Person]] = {}
    for one in world.people().values():
        if one.country in _OWNWORDS or min(world.rank(t.office) for t in one.tenures) > 2:
            continue
        for name in one.names:
            parts = _phrase(name)
            if ABJAD.search(name) and len(parts) > 1 and len(parts[-1]) >= ALONE:
                found.setdefault(parts[-1], {})[one.name] = one
    return {surname: next(iter(people.values())) for surname, people in found.items() if len(people) == 1}


#: States whose people have surnames that are words of Arabic or Persian.
_OWNWORDS: Final = frozenset(
    "AFG ARE BGD BHR COM DJI DZA EGY ERI IDN IND IRN IRQ JOR KWT LBN LBY MAR MDV MRT MYS NER NGA OMN PAK PSE QAT SAU SDN"
    " SEN SOM SYR TCD TJK TUN TUR YEM".split()
)


#: Words that are written before the last word of a surname.
JOINED: Final = frozenset({"عبد", "ابو", "ال", "بن", "ابن", "نصر", "سیف", "امیر", "بو", "ولد"})
