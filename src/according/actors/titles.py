"""The titles, offices and occupations of a language, with their plurals; checked on load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from according import languages
from according.actors.words import plain, words
from according.errors import bad_lexicon

FILE: Final = "titles.toml"
SECTORS: Final = frozenset(
    "GOV MIL REB COP SPY JUD LEG PTY OPP PRM UAF CRM PRE CVL ELI REF BUS LAB AGR EDU REL MED JRN SOC NGO IGO".split()
)
LISTS: Final = (
    "former",
    "deputy",
    "officials",
    "generic",
    "fighting",
    "impersonal",
    "places_after",
    "place_nouns",
    "states",
    "loaded",
    "populations",
    "ordinary",
    "governing",
    "counterparts",
    "things",
    "bodies",
)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Titles:
    """What a language says about who somebody is."""

    sectors: dict[str, tuple[tuple[Phrase, str, bool], ...]]  # first word -> (phrase, sector, plural), longest first
    offices: dict[str, tuple[tuple[Phrase, str], ...]]  # first word -> (phrase, office), longest first
    honorifics: frozenset[Phrase]
    sets: dict[str, frozenset[str]]
    nothing: frozenset[str]
    pronouns: dict[str, str]  # m, f, n, pl or '', before a point; behind it 'person' where no thing is called so
    first_person: dict[str, str]  # sg or pl
    means: dict[str, tuple[str, ...]]  # a looser word for holders of offices: diplomat
    roles: dict[Phrase, str]  # the words for a part of a state or body -> what it is called in all languages
    singular: dict[str, str]  # a plural word -> its singular
    genders: dict[str, str]  # a noun or title -> m or f

    def sector_at(self, found: Sequence[str], k: int) -> tuple[int, str, bool] | None:
        """How many words from ``k`` on are a term, its sector, and whether it is a plural."""
        for phrase, sector, plural in self.sectors.get(found[k], ()):
            if tuple(found[k : k + len(phrase)]) == phrase:
                return len(phrase), sector, plural
        return None

    def office_at(self, found: Sequence[str], k: int) -> tuple[int, tuple[str, ...]] | None:
        """How many words from ``k`` on name an office, and which it can be."""
        size, offices = 0, []
        for phrase, office in self.offices.get(found[k], ()):
            if len(phrase) >= size and tuple(found[k : k + len(phrase)]) == phrase:
                size = len(phrase)
                offices.append(office)
        return (size, tuple(offices)) if offices else None


@cache
def load(language: str) -> Titles | None:
    """The titles of a language; None where it has none."""
    data = languages.toml(language, FILE)
    return _checked(data, f"{language}/{FILE}") if data else None


def _checked(data: dict[str, Any], file: str) -> Titles:
    for name in data["sectors"]:
        if name not in SECTORS:
            raise bad_lexicon(file, f"sectors.{name}", "is no sector of PLOVER")
    plurals = _Plurals(data["plural"])
    sectors: dict[str, dict[Phrase, tuple[str, bool]]] = {}
    for sector, terms in data["sectors"].items():
        for form, plural in plurals.forms(terms):
            sectors.setdefault(form[0], {}).setdefault(form, (sector, plural))
    offices: dict[str, dict[tuple[Phrase, str], None]] = {}
    for office, terms in data["offices"].items():
        for form, _ in plurals.forms(terms):
            offices.setdefault(form[0], {})[form, office] = None
    return Titles(
        {k: tuple(sorted(((p, s, m) for p, (s, m) in v.items()), key=lambda x: -len(x[0]))) for k, v in sectors.items()},
        {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in offices.items()},
        frozenset(_phrase(term) for term in data["honorifics"]),
        {name: frozenset(plain(word) for word in data.get(name, ())) for name in LISTS},
        frozenset(plain(word) for word in data["nothing"]["words"]),
        dict(data["pronouns"]),
        dict(data.get("first_person", {})),
        {plain(word): tuple(offices) for word, offices in data.get("means", {}).items()},
        {_phrase(term): role for term, role in data.get("roles", {}).items()},
        _singulars(data["sectors"], (data["generic"], data["states"]), plurals),
        _genders(file.partition("/")[0]),
    )


def _singulars(sectors: dict[str, list[str]], others: Iterable[list[str]], plurals: _Plurals) -> dict[str, str]:
    terms = [term for listed in (*sectors.values(), *others) for term in listed if " " not in term]
    return {plain(plurals.irregular.get(term) or plurals.regular(term)): plain(term) for term in terms}


def _genders(language: str) -> dict[str, str]:
    """The nouns and titles that are said of men or of women alone."""
    lists = languages.toml(language, "speech.toml").get("speakers", {})
    men, women = ({plain(word) for word in lists.get(name, ())} for name in ("persons_m", "persons_f"))
    return dict.fromkeys(sorted(men - women), "m") | dict.fromkeys(sorted(women - men), "f")


def _phrase(term: str) -> Phrase:
    return tuple(word.plain for word in words(term))


class _Plurals:
    """The plurals of a language: its irregular ones, else the first ending that fits."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.irregular: dict[str, str] = data["irregular"]
        self.endings: list[list[str]] = data["endings"]

    def forms(self, terms: Iterable[str]) -> Iterator[tuple[Phrase, bool]]:
        for term in terms:
            yield _phrase(term), False
        for term in terms:
            plural = self.irregular.get(term) or self.regular(term)
            if plural != term:
                yield _phrase(plural), True

    def regular(self, term: str) -> str:
        """The plural of a term: English inflects its last word, French its first (``chef de l'opposition``)."""
        head, gap, rest = term.partition(" ")
        if gap and any(
            f" {link} " in term or f" {link}" in term for link in ("de", "du", "des", "d'", "à", "of", "to", "aux", "auprès")
        ):
            return f"{self._word(head)} {rest}"
        if gap and self.both:
            return " ".join(self._word(word) for word in term.split())
        return self._word(term)

    @property
    def both(self) -> bool:
        """Whether adjectives take the plural too."""
        return ["al", "aux"] in self.endings

    def _word(self, word: str) -> str:
        ending, plural = next(pair for pair in self.endings if word.endswith(pair[0]))
        return word[: len(word) - len(ending)] + plural
