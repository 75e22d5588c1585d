"""What a language counts and how it says so: ``languages/xx/categories.toml``, checked and ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from according import knowledge, languages
from according.errors import bad_lexicon
from according.mentions.words import Phrases, check

FILE: Final = "categories.toml"
POPULATIONS: Final = frozenset(
    "children women men civilians soldiers police fighters medics journalists aid_workers elderly foreigners other".split()
)
SHORT: Final = 3  # letters: a word no longer is not cut
Side = Literal["after", "before", "both", "toll", "outcome"]
SIDES: Final[tuple[Side, ...]] = ("after", "before", "both", "toll", "outcome")


class Cue(NamedTuple):
    """A word that tells a category, and on which side of it the number stands."""

    category: str
    side: Side


class Noun(NamedTuple):
    """A word that can be counted: its category and population, where it has one, and whether it names persons."""

    category: str | None
    population: str | None
    persons: bool


@cache
def categories() -> dict[str, dict[str, str]]:
    """The closed list of categories with their properties."""
    return {row["name"]: row for row in knowledge.table("figure_categories.tsv")}


class Categories:
    """One language's words for what is counted."""

    def __init__(self, language: str) -> None:
        self.name = language
        self.file = f"{language}/{FILE}"
        data: dict[str, Any] = languages.toml(language, FILE)
        grammar = data["grammar"]
        self.plural: str = grammar["plural"]
        self.head_last: bool = grammar["head"] == "last"
        self.passive = frozenset(grammar["passive"])
        self.active = frozenset(grammar["active"])
        self.determiners = frozenset(grammar["determiners"])
        self.singular = frozenset(grammar["singular"])
        self.crossing = frozenset(grammar["crossing"])
        self.stops = frozenset(grammar["stops"])
        self.others = frozenset(grammar["others"])
        self.future = frozenset(grammar["future"])
        self.since = frozenset(grammar["since"])
        self.parts = self._phrases("grammar", "parts", grammar)
        self.coordination = self._phrases("grammar", "coordination", grammar)
        self.cumulative = self._phrases("grammar", "cumulative", grammar)
        self.number_of = self._phrases("grammar", "number_of", grammar)
        self.totals = self._phrases("grammar", "totals", grammar)
        self.according = self._phrases("grammar", "according", grammar)
        self.one_of = self._phrases("grammar", "one_of", grammar)
        self.amounts = frozenset(grammar["amounts"])
        self.year_before = frozenset(grammar["year_before"])
        self.name_links = frozenset(grammar["name_links"])
        self.compared = self._phrases("grammar", "compared", grammar)
        self.among = self._phrases("grammar", "among", grammar)
        self.rate_of = self._phrases("grammar", "rate_of", grammar)
        self.weak = self._phrases("grammar", "weak", grammar)
        self.reactions = self._phrases("grammar", "reactions", grammar)
        self.adding = self._phrases("grammar", "adding", grammar)
        self.supposing = frozenset(grammar["supposing"])
        self.general = frozenset(grammar["general"])
        self.links = frozenset(grammar["links"])
        self.bare_articles = frozenset(grammar["bare_articles"])
        self.sentencing = frozenset(grammar["sentencing"])
        self.masks = self._phrases("grammar", "masks", grammar)
        self.lives = frozenset(grammar["lives"])
        self.pronouns = frozenset(grammar["pronouns"])
        self.more = self._phrases("grammar", "more", grammar)
        self.accompanied = self._phrases("grammar", "accompanied", grammar)
        self.collective = frozenset(grammar["collective"])
        self.beside = frozenset(grammar["beside"])
        self.cues = Phrases(_cues(self.file, data["categories"], grammar["elided"]))
        self.nouns = Phrases(_nouns(self.file, data))
        self.fine = _fine(self.file, data["fine"])
        self.goods = frozenset(data["categories"]["aid_goods"].get("near", ()))
        measures = data["measures"]
        self.magnitude = self._phrases("measures", "magnitude", measures)
        self.age_before = self._phrases("measures", "age_before", measures)
        self.age_after = self._phrases("measures", "age_after", measures)
        self.residence = frozenset(measures["residence"])
        self.age_links = frozenset(measures["age_links"])
        self.age_units = frozenset(measures["age_units"])
        self.per = self._phrases("measures", "per", measures)
        self.per_traps = self._phrases("measures", "per_traps", measures)

    def _phrases(self, table: str, key: str, entries: dict[str, Any]) -> Phrases:
        return Phrases.of(check(self.file, f"{table}.{key}", entries[key]))


def _cues(file: str, table: dict[str, Any], elided: dict[str, list[str]]) -> dict[str, tuple[Cue, ...]]:
    """The cues of all categories; one that ends with a word of `elided` also with its other forms (mort de, d', du, des)."""
    found: dict[str, tuple[Cue, ...]] = {}
    for category, entry in table.items():
        if category not in categories():
            raise bad_lexicon(file, f"categories.{category}", "is not in knowledge/figure_categories.tsv")
        for side in SIDES:
            for phrase in check(file, f"categories.{category}.{side}", entry.get(side, ())):
                for form in _forms(phrase, elided):
                    found[form] = (*found.get(form, ()), Cue(category, side))
    return found


def _fine(file: str, table: dict[str, list[str]]) -> dict[str, Phrases]:
    """The words of the finer labels, by the category that they belong to."""
    labels = {row["name"]: row["category"] for row in knowledge.table("figure_fine.tsv")}
    found: dict[str, dict[str, str]] = {}
    for label in sorted(labels.keys() | table.keys()):
        if label not in labels or label not in table:
            raise bad_lexicon(file, f"fine.{label}", "must stand both here and in knowledge/figure_fine.tsv")
        words = check(file, f"fine.{label}", table[label])
        found.setdefault(labels[label], {}).update(dict.fromkeys(words, label))
    return {category: Phrases(words) for category, words in found.items()}


def _forms(phrase: str, elided: dict[str, list[str]]) -> list[str]:
    words = phrase.split()
    return [phrase, *(" ".join([*words[:-1], form]) for form in elided.get(words[-1], ()) if len(words) > 1)]


def _nouns(file: str, data: dict[str, Any]) -> dict[str, Noun]:
    category: dict[str, str] = {}
    for name, entry in data["categories"].items():
        for noun in check(file, f"categories.{name}.nouns", entry.get("nouns", ())):
            category.setdefault(noun, name)
    population: dict[str, str] = {}
    for name, nouns in data["populations"].items():
        if name not in POPULATIONS:
            raise bad_lexicon(file, f"populations.{name}", f"is no population; they are {', '.join(sorted(POPULATIONS))}")
        for noun in check(file, f"populations.{name}", nouns):
            if noun in population and population[noun] != name:
                raise bad_lexicon(file, f"populations.{name}", f"{noun!r} stands under {population[noun]} too")
            population[noun] = name
    people = set(check(file, "persons.nouns", data["persons"]["nouns"])) | population.keys()
    people |= _peoples(data["grammar"]["demonym_endings"], file) - category.keys()
    verbs = {phrase.split()[0] for entry in data["categories"].values() for side in SIDES for phrase in entry.get(side, ())}
    for noun, one in _singulars(sorted(people - category.keys()), data["grammar"]["plural_mark"]):
        if one not in category and one not in verbs:
            people.add(one)
            if noun in population:
                population.setdefault(one, population[noun])
    things = [noun for noun, name in sorted(category.items()) if categories()[name]["counts"] == "things"]
    for noun, one in _singulars(things, data["grammar"]["plural_mark"]):
        if one not in people and one not in verbs:
            category.setdefault(one, category[noun])
    return {noun: _noun(noun, category, population, people) for noun in _ordered(category, population, people)}


def _peoples(endings: Iterable[str], file: str) -> set[str]:
    """The peoples of all states in the plural: Kenyans, Kényans."""
    column = f"demonyms_{file.partition('/')[0]}"
    names = {name.lower() for row in knowledge.table("states.tsv") for name in row.get(column, "").split("|") if name}
    return {name + ending for name in names for ending in endings if ending and " " not in name and "-" not in name}


def _singulars(nouns: Iterable[str], mark: str) -> Iterator[tuple[str, str]]:
    """Words for persons with their singulars, where these only lack the mark of the plural."""
    for noun in nouns:
        if noun.endswith(mark) and len(noun) > SHORT and " " not in noun:
            yield noun, noun.removesuffix(mark)


def _noun(noun: str, category: dict[str, str], population: dict[str, str], people: Iterable[str]) -> Noun:
    name = category.get(noun)
    persons = noun in set(people) or (name is not None and categories()[name]["counts"] == "persons")
    return Noun(name, population.get(noun), persons)


def _ordered(*groups: Iterable[str]) -> list[str]:
    return sorted({noun for group in groups for noun in group})


@cache
def lexicon(language: str) -> Categories:
    """The categories of a language, read once."""
    return Categories(language)


def known(language: str | None) -> bool:
    """Whether a language says what it counts."""
    return languages.exists(language, FILE) and languages.exists(language, "numbers.toml")
