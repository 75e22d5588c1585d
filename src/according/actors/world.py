"""What the world tables know about names: states, bodies, and persons with their offices by date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from according import knowledge, languages
from according.actors import rosters
from according.actors.names import key, parts, same, surname
from according.actors.words import Word, plain, words

OFFICES: Final = "offices.tsv"
BODIES: Final = "organisations.tsv"
#: Codes that PLOVER puts where bodies of no state have a country.
STATELESS: Final = frozenset({"UNO", "IGO", "EUR", "NGO", "IMG", "ISM", "MNC"})
INTERNATIONAL: Final = frozenset({"UNO", "IGO", "EUR"})


@dataclass(frozen=True)
class Tenure:
    """An office somebody held: of which body ('' for the state), and from when to when ('' where not known or not ended)."""

    office: str
    of: str
    start: str
    end: str
    acting: bool

    def holds(self, day: str | None) -> bool:
        """Whether it was held on a day; without a day, whether it has not ended."""
        if day is None:
            return not self.end
        return (not self.start or self.start <= day) and (not self.end or day <= self.end + "-99")


@dataclass(frozen=True)
class Person:
    """Somebody the tables know."""

    name: str
    names: tuple[str, ...]
    country: str
    tenures: tuple[Tenure, ...]
    sector: str = ""  # that a user's roster gives, whatever the office
    own: bool = False  # of a user's roster

    @property
    def actor(self) -> str:
        """The key of this person in all reports."""
        return f"person:{slug(self.name)}"

    def office(self, day: str | None) -> Tenure | None:
        """The first in rank of the offices held on a day."""
        held = [tenure for tenure in self.tenures if tenure.holds(day)]
        return min(held, key=lambda t: (rank(t.office), t.office in LOOSE, t.start)) if held else None

    def left(self, day: str | None) -> bool:
        """Whether all offices had ended by a day."""
        return all(t.end and (day is None or t.end + "-99" < day) for t in self.tenures)


LOOSE: Final = frozenset({"official", "adviser"})


class Body(NamedTuple):
    """An organisation, ministry, armed group or government that the tables know."""

    name: str
    names: tuple[str, ...]
    type: str
    country: str
    sector: str

    @property
    def actor(self) -> str:
        """The key of this body in all reports."""
        return f"body:{slug(self.name)}"

    @property
    def state(self) -> str | None:
        """The state that it belongs to; None for a body of no state."""
        return None if self.country in STATELESS else self.country or None


class State(NamedTuple):
    """A way to name a state: name, seat (of its government), demonym, or people (a noun for its people)."""

    code: str
    kind: str


Sign = Person | Body | State


class Hit(NamedTuple):
    """A name that the tables know in a list of words: from which to which, and what it names."""

    first: int
    end: int
    sign: Sign


def slug(name: str) -> str:
    """A name as part of a key: lower case, no accents, words joined by hyphens."""
    return "-".join(word.plain for word in words(name)) or name


def rank(office: str) -> int:
    """How high an office is: 1 for heads of states and bodies."""
    kinds = _kinds()
    return kinds[office][1] if office in kinds else 9


@cache
def _kinds() -> dict[str, tuple[str, int]]:
    return {row["office"]: (row["sector"], int(row["rank"])) for row in knowledge.table("office_kinds.tsv")}


def office_sector(office: str) -> str | None:
    """The sector of the holder of an office of a state."""
    return _kinds()[office][0] if office in _kinds() else None


@cache
def people() -> dict[str, Person]:
    """All persons by their name."""
    rows: dict[str, list[dict[str, str]]] = {}
    for row in rosters.rows():
        if row["kind"] == "person":
            rows.setdefault(row["name"], []).append(row | {"note": ""})
    own = set(rows)
    for row in knowledge.table(OFFICES):
        if row["name"] not in own:
            rows.setdefault(row["name"], []).append(row)
    return {name: _person(name, held) for name, held in rows.items()}


def _person(name: str, rows: Sequence[dict[str, str]]) -> Person:
    aliases = [alias for row in rows for alias in row["aliases"].split("|") if alias]
    held = tuple(Tenure(r["office"], r["of"], r["start"], r["end"], r["note"] == "acting") for r in rows)
    sector = next((row.get("sector") or "" for row in rows), "")
    return Person(name, (name, *aliases), rows[0]["country"], held, sector, own="kind" in rows[0])


@cache
def bodies() -> dict[str, Body]:
    """All bodies by their name and every alias."""
    found: dict[str, Body] = {}
    own = [_body(row, row["kind"], row["sector"]) for row in rosters.rows() if row["kind"] != "person"]
    ours = [_body(row, row["type"], row["sector"]) for row in knowledge.table(BODIES)]
    media = [_body(row, "media", "JRN") for row in knowledge.table("outlets.tsv") + knowledge.table("agencies.tsv")]
    for body in (*own, *ours):
        found.update(dict.fromkeys(body.names, body))
    for body in media:
        found |= {name: body for name in body.names if name not in found}
    for body in own:  # the user's go before ours
        found.update(dict.fromkeys(body.names, body))
    return found


def _body(row: dict[str, str], kind: str, sector: str) -> Body:
    names = (row["name"], *filter(None, row["aliases"].split("|")))
    return Body(row["name"], names, kind, row["country"], sector)


@cache
def bodies_by_plain() -> dict[str, Body]:
    """All bodies by their names in plain form."""
    return {plain(name): body for name, body in bodies().items()}


@cache
def demonyms(code: str) -> tuple[str, ...]:
    """The demonyms of a state, in French with the feminine."""
    row = next(row for row in knowledge.table("states.tsv") if row["iso3"] == code)
    french = [name + end for name in row["demonyms_fr"].split("|") for end in ("", "e", "ne")]
    return tuple(filter(None, [*row["demonyms_en"].split("|"), *french]))


@cache
def states() -> dict[str, str]:
    """The short names of states by their code."""
    return {row["iso3"]: row["name"] for row in knowledge.table("states.tsv")}


@cache
def _by_key() -> dict[str, tuple[Person, ...]]:
    found: dict[str, dict[str, Person]] = {}
    for person in people().values():
        for name in person.names:
            if len(parts(name)) > 1:
                found.setdefault(key(name), {})[person.name] = person
    return {k: tuple(v.values()) for k, v in found.items()}


@cache
def _by_surname() -> dict[str, tuple[Person, ...]]:
    found: dict[str, dict[str, Person]] = {}
    for person in people().values():
        for name in person.names:
            found.setdefault(surname(name), {})[person.name] = person
            if len(parts(name)) == 1:
                found.setdefault(key(name), {})[person.name] = person
    return {k: tuple(v.values()) for k, v in found.items()}


def person(name: str) -> tuple[Person, str] | None:
    """The person of a full name, in any spelling, and why it is that one; None where nobody or more than one fits."""
    if name in people():
        return people()[name], "a name of the table"
    fits: dict[str, tuple[Person, str]] = {}
    for one in _by_key().get(key(name), ()):
        for alias in _of_script(one, name):
            reason = same(name, alias)
            if reason:
                fits.setdefault(one.name, (one, f"{reason}: {alias}"))
    bare = _INITIAL.sub("", name)
    return next(iter(fits.values())) if len(fits) == 1 else person(bare) if bare != name else None


_INITIAL: Final = re.compile(r"(?<=\S) [A-Z]\.?(?= \S)")  # Ana B. Ruiz


def _of_script(one: Person, name: str) -> Sequence[str]:
    """The names of a person that a name is compared with: in Latin script those alone, which tell more of the vowels."""
    return [alias for alias in one.names if alias[-1] < _LATIN] if name[-1:] < _LATIN else one.names


_LATIN: Final = "\u0250"  # the end of the Latin letters


SHORT: Final = 5  # letters below which a surname alone has to be written as the table has it
SURNAME: Final = 2  # consonants of a surname that is enough


def surnamed(name: str, day: str | None, *, top: int = 2) -> Person | None:
    """The one person who may be meant by a surname alone on a day: in office then, of the first ranks."""
    if len(key(name)) < SURNAME or (_is_given(name) and name not in _aliases()):
        return None
    fits = [one for one in _by_surname().get(key(name), ()) if any(_alone(name, alias) for alias in one.names)]
    if len(fits) > 1:
        fits = _in_office(fits, day, top)
    if len(fits) != 1 or _long_ago(fits[0], day):
        return None  # many are called Brown: who held an office long ago is named in full
    common = of_many(name)
    if common and day is None:
        return None
    return fits[0] if min(rank(t.office) for t in fits[0].tenures) <= (1 if common else top) else None


def _in_office(fits: Sequence[Person], day: str | None, top: int) -> list[Person]:
    """Those in office on a day, of the highest rank that one of them has."""
    held = [(one, one.office(day)) for one in fits]
    ranked = [(rank(t.office), one) for one, t in held if t and not (t.of and t.office != "leader")]
    best = min((place for place, _ in ranked), default=top + 1)
    return [one for place, one in ranked if place == best <= top]


def _long_ago(one: Person, day: str | None) -> bool:
    """Whether somebody's last office had ended by a day; in a report without one, years before the last day of the table."""
    if day:
        return one.left(day)
    return one.left(None) and int(max(t.end for t in one.tenures)[:4]) < _last_year() - RECENT


@cache
def _last_year() -> int:
    return max((int(t.end[:4]) for one in people().values() for t in one.tenures if t.end), default=0)


RECENT: Final = 5  # years in which somebody who left is still called by the surname alone


def of_many(name: str) -> bool:
    """Whether the surname of a name is one of so many that it tells little."""
    return surname(name) in _common()


@cache
def _common() -> frozenset[str]:
    """The keys of surnames of so many that alone they name a head of state or government at most."""
    return frozenset(map(surname, knowledge.toml("spelling.toml")["common_surnames"]))


@cache
def _given() -> frozenset[str]:
    return frozenset(plain(row["name"]) for row in knowledge.table("given_names.tsv"))


def _is_given(name: str) -> bool:
    """Whether a word is a usual given name: alone it names nobody by the surname (Martin)."""
    return plain(name) in _given()


@cache
def _aliases() -> frozenset[str]:
    """Single words that the table gives as names."""
    return frozenset(name for one in people().values() for name in one.names if len(parts(name)) == 1)


def _alone(name: str, alias: str) -> bool:
    """Whether a surname alone is that of a full name: in Latin letters one letter apart at most, in others a spelling of it."""
    own, given = parts(alias), parts(name)
    if not own or not given or same(name, own[-1]) is None:
        return False
    if given[-1].isascii():  # every person has a name in Latin letters; in others too many spellings meet
        short = len(given[-1]) < SHORT
        return own[-1].isascii() and (own[-1] == given[-1] if short else nearly(own[-1], given[-1]))
    return True


def nearly(a: str, b: str) -> bool:
    """Whether at most one letter of two words is other, missing or doubled."""
    start = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return any(a[start + i :] == b[start + j :] for i, j in ((0, 0), (1, 0), (0, 1), (1, 1)))


def holder(office: str, country: str | None, day: str | None, of: str = "") -> Person | None:
    """Who held an office of a state or body on a day; None where nobody is known or more than one may be meant."""
    if office not in single_offices():
        return None
    fits = [
        (tenure.start, one)
        for one in _holders().get((office, of or country or ""), ())
        for tenure in one.tenures
        if tenure.office == office and tenure.of == of and tenure.holds(day)
    ]
    own = [fit for fit in fits if fit[1].own]
    fits = own or fits
    return fits[0][1] if len({one.name for _, one in fits}) == 1 else None


def office_in(title: str, country: str | None) -> str:
    """The office that a title names in a state: a secretary of state is a foreign minister or a junior one."""
    meant = _titles()
    return meant.get((title, country or "")) or meant.get((title, "")) or title


@cache
def _titles() -> dict[tuple[str, str], str]:
    return {(row["title"], row["country"]): row["office"] for row in knowledge.table("office_titles.tsv")}


@cache
def single_offices() -> frozenset[str]:
    """The offices that one person of a state or body holds at a time."""
    return frozenset(row["office"] for row in knowledge.table("office_kinds.tsv") if row["single"] == "yes")


@cache
def _holders() -> dict[tuple[str, str], tuple[Person, ...]]:
    found: dict[tuple[str, str], dict[str, Person]] = {}
    for one in people().values():
        for tenure in one.tenures:
            found.setdefault((tenure.office, tenure.of or one.country), {})[one.name] = one
    return {k: tuple(v.values()) for k, v in found.items()}


# --- names in text --------------------------------------------------------------------------------------------------

Entry = tuple[tuple[str, ...], tuple[str, ...], Sign]  # the words in plain form, as they are written, what they name
Entries = dict[str, tuple[Entry, ...]]  # by the second word, '' where there is none; longest first


@cache
def _names(language: str) -> dict[str, Entries]:
    """Everything that can be found in text by its first word."""
    found: dict[str, dict[tuple[tuple[str, ...], tuple[str, ...]], Sign]] = {}

    def add(name: str, sign: Sign) -> None:
        own = words(name)
        medium = isinstance(sign, Body) and sign.type == "media"  # The Age is no age
        while len(own) > 1 and own[0].plain in _ARTICLES and not (medium and len(own) == 2):
            own = own[1:]
        if own and (own[0].plain not in _WEAK or len(own) > 1):
            entry = (tuple(w.plain for w in own), tuple(w.text.replace(".", "") for w in own))
            found.setdefault(own[0].plain, {}).setdefault(entry, sign)

    for name, code, kind in _state_names(language):
        add(name, State(code, kind))
    for one in people().values():
        for name in one.names:
            if len(words(name)) > 1 or len(name) > 4:
                add(name, one)
    for name, body in bodies().items():
        add(name, body)
    return {first: _by_second(entries) for first, entries in found.items()}


def _by_second(entries: dict[tuple[tuple[str, ...], tuple[str, ...]], Sign]) -> Entries:
    found: dict[str, list[Entry]] = {}
    for (low, written), sign in entries.items():
        found.setdefault(low[1] if len(low) > 1 else "", []).append((low, written, sign))
    return {second: tuple(sorted(rows, key=lambda row: -len(row[0]))) for second, rows in found.items()}


_ARTICLES: Final = frozenset({"the", "le", "la", "les", "l"})
_CONTINENT: Final = frozenset({"america", "american", "americans", "amerique"})
_PARTS: Final = frozenset("latin south north central native african asian".split())  # South America is no state
_WEAK: Final = frozenset({"is", "the", "la", "le"})


def _state_names(language: str) -> Iterable[tuple[str, str, str]]:
    endings = languages.toml(language, "speech.toml").get("speakers", {}).get("demonym_endings", ["", "s"])
    for row in knowledge.table("states.tsv"):
        code = row["iso3"]
        for column, kind in (("en", "name"), ("fr", "name"), ("seats", "seat")):
            yield from ((name, code, kind) for name in row[column].split("|") if name)
        for name in sorted(set(filter(None, row["peoples_en"].split("|"))) - set(row["demonyms_en"].split("|"))):
            yield from ((name + end, code, "people") for end in ("", "s"))
            if name.endswith("man"):
                yield name[:-3] + "men", code, "people"
        own = row["demonyms_fr"] if language == "fr" else row["demonyms_en"]
        for name in filter(None, own.split("|")):
            for end in endings:
                yield name + end, code, "people" if language != "fr" and end == "s" else "demonym"


def hits(found: Sequence[Word], language: str) -> list[Hit]:
    """The names that the tables know in words, longest first from the left, none inside another."""
    table = _names(language)
    out: list[Hit] = []
    k = 0
    while k < len(found):
        entries = table.get(found[k].plain)
        entry = _match(entries, found, k) if entries else None
        if entry:
            out.append(Hit(k, k + len(entry[0]), entry[2]))
        k += len(entry[0]) if entry else 1
    return out


def _match(entries: Entries, found: Sequence[Word], k: int) -> Entry | None:
    if k and found[k].plain in _CONTINENT and found[k - 1].plain in _PARTS:
        return None
    for second in (found[k + 1].plain if k + 1 < len(found) else "", ""):
        for entry in entries.get(second, ()):
            here = found[k : k + len(entry[0])]
            if len(here) == len(entry[0]) and all(map(_fits, here, entry[0], entry[1])) and not _goes_on(found, k, entry):
                return entry
    return None


def _goes_on(found: Sequence[Word], k: int, entry: Entry) -> bool:
    """Whether a medium's article and noun are the beginning of another name: ``La Croix Rouge``, ``the Guardian Council``."""
    end = k + len(entry[0])
    medium = isinstance(entry[2], Body) and entry[2].type == "media" and entry[0][0] in _ARTICLES
    return medium and end < len(found) and found[end].start - found[end - 1].end == 1 and found[end].text[:1].isupper()


def _fits(here: Word, low: str, table: str) -> bool:
    return here.plain == low and (low in _ARTICLES or _case(here.text, table))


def _case(here: str, table: str) -> bool:
    """Whether a word is written as the table has it: capitals stay capitals, an abbreviation is written in capitals."""
    if not table[0].isupper():
        return True
    if len(table) > 1 and table.isupper() and len(table) <= 5:
        return here.replace(".", "").isupper()
    return here[0].isupper() or not here[0].isalpha()
