"""How a language writes its numbers: ``languages/xx/numbers.toml``, checked and ready for look-up."""

from __future__ import annotations

from functools import cache
from typing import Any

from according import languages
from according.errors import bad_lexicon
from according.mentions.words import Phrases, check

FILE = "numbers.toml"
BOUNDS = ("at_least", "at_most", "more_than", "fewer_than", "approx", "nearly")


class NumberWords:
    """One language's numbers, as look-up tables named like the keys of the file."""

    def __init__(self, language: str) -> None:
        self.file = f"{language}/{FILE}"
        self.data: dict[str, Any] = languages.toml(language, FILE)
        grammar = self.data["grammar"]
        self.thousands = tuple(self.data["digits"]["thousands"])
        self.spaced: bool = self.data["digits"]["spaced"]
        self.decimal: str = self.data["digits"]["decimal"]
        self.small = self._numbers("words")
        self.multipliers: dict[str, int] = self.data["multipliers"]
        self.abbreviations: dict[str, int] = self.data["abbreviations"]
        self.collectives: dict[str, int] = self.data["collectives"]
        self.vague: dict[str, int] = self.data["vague"]
        self.vague_needs: dict[str, list[str]] = self.data["vague_needs"]
        self.ordinals: dict[str, int] = self.data["ordinals"]
        self.ordinal_endings = self._set("ordinal_endings", "endings")
        self.currencies: dict[str, str] = self.data["money"]["words"]
        self.symbols: dict[str, str] = self.data["money"]["symbols"]
        self.joiners = self._set("grammar", "joiners")
        self.articles = self._set("grammar", "articles")
        self.ones = self._set("grammar", "ones")
        self.bare = self._set("grammar", "bare")
        self.of = self._set("grammar", "of")
        self.one_stops = self._set("grammar", "one_stops")
        self.one_before = self._set("grammar", "one_before")
        self.half_before = self._set("grammar", "half_before")
        self.abbreviated = self._set("grammar", "abbreviated")
        self.others = self._set("grammar", "others")
        self.tens_with_teens = frozenset(grammar["tens_with_teens"])
        self.half = self._phrases("half")
        self.and_half = self._phrases("and_half")
        self.fillers = self._phrases("fillers")
        self.quantifiers = self._phrases("quantifiers")
        self.masks = self._phrases("masks")
        self.fractions = Phrases(self.data["fractions"])
        self.strict_fractions = Phrases(self.data["fractions_before_of"])
        opening = (self.small, self.half, self.quantifiers, self.fractions, self.strict_fractions)
        single = (self.articles, self.vague, self.multipliers, self.ordinals)
        #: What a number in words begins with.
        self.openers = frozenset().union(*single, *(phrases.openers for phrases in opening))
        self.shares = Phrases({phrase: phrase in self.data["shares"]["only_one"] for phrase in self.data["shares"]["between"]})
        self.percent = Phrases.of(check(self.file, "percent.after", self.data["percent"]["after"]))
        self.bounds, self.bounds_after = self._bounds("bounds"), self._bounds("bounds_after")
        self.between = Phrases.of(self.data["ranges"]["between"])
        self.between_joints = self._set("ranges", "between_joint")
        self.joints = self._set("ranges", "joints")
        self.changes = self._set("ranges", "changes")
        self.months = self._set("dates", "months")
        self.weekdays = self._set("dates", "weekdays")
        self.date_glue = self._set("dates", "between")
        self.clock_after = self._set("dates", "clock_after")
        self.clock_words = self._set("dates", "clock_words")
        self.year_before = self._set("dates", "year_before")
        self.clock_before = Phrases.of(self.data["dates"]["clock_before"])
        self.labels = self._set("names", "labels")
        self.eras = self._set("names", "eras")
        self.score_joints = self._set("names", "score_joints")
        self.glued = self._set("names", "glued")
        self.units = {
            unit: kind
            for kind in ("duration", "distance_area", "weight", "measure", "times")
            for unit in self.data["units"][kind]
        }

    def _phrases(self, key: str) -> Phrases:
        return Phrases.of(check(self.file, f"grammar.{key}", self.data["grammar"][key]))

    def _set(self, table: str, key: str) -> frozenset[str]:
        return frozenset(self.data[table][key])

    def _numbers(self, table: str) -> Phrases:
        for word, value in self.data[table].items():
            if not isinstance(value, int) or not 0 <= value < 100:
                raise bad_lexicon(self.file, f"{table}.{word}", "must be a whole number below one hundred")
        return Phrases(self.data[table])

    def _bounds(self, table: str) -> Phrases:
        """The words of every bound; a bound outside the closed list is an error."""
        found: dict[str, str] = {}
        for bound, phrases in self.data[table].items():
            if bound not in BOUNDS:
                raise bad_lexicon(self.file, f"{table}.{bound}", f"is no bound; the bounds are {', '.join(BOUNDS)}")
            for phrase in check(self.file, f"{table}.{bound}", phrases):
                if found.setdefault(phrase, bound) != bound:
                    raise bad_lexicon(self.file, f"{table}.{bound}", f"{phrase!r} stands under {found[phrase]} too")
        return Phrases(found)


@cache
def number_words(language: str) -> NumberWords:
    """The numbers of a language, read once."""
    return NumberWords(language)
