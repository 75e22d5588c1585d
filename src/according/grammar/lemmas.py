"""Dictionary forms: a table first, then the ending of an unknown word, then the model's own guess."""

import re
from dataclasses import dataclass
from pathlib import Path

SHORT = 5  # letters of a word in capitals that is an abbreviation
SAME = "="  # stands in the table for a lemma that is the word in small letters


@dataclass(frozen=True)
class Lemmas:
    """What is known about the dictionary forms of a language.

    ``table`` maps (word in small letters, UPOS) to its lemma; ``known`` has every (lemma, UPOS) in it; ``endings`` are
    (pattern, lemma) pairs by UPOS for words that are not in the table.
    """

    table: dict[tuple[str, str], str]
    known: frozenset[tuple[str, str]]
    endings: dict[str, list[tuple[re.Pattern[str], str]]]

    def lemma(self, form: str, upos: str, guess: str) -> str:
        """The lemma of a word: from the table, the ending or the guess of the model."""
        if upos == "PROPN":
            return form if form[0].isupper() and guess[0].islower() else guess
        small = form.lower()
        told = self.table.get((small, upos))
        if told is not None:
            return small if told == SAME else told
        if form.isupper() and 1 < len(form) <= SHORT and not any((small, some) in self.table for some in self.endings):
            return form
        guess = guess.lower() if form == small else form if form.isupper() and not guess.islower() else guess
        if upos not in self.endings or (guess, upos) in self.known or not small.replace("-", "").isalpha():
            return guess
        return self._by_ending(small, upos) or guess

    def _by_ending(self, small: str, upos: str) -> str | None:
        """The lemma by the ending: a known one before the first."""
        found = [match.expand(to) for pattern, to in self.endings[upos] if (match := pattern.fullmatch(small))]
        return next((lemma for lemma in found if (lemma, upos) in self.known), found[0] if found else None)


def read_lemmas(folder: Path) -> Lemmas:
    """The tables of a model: ``lemmas.tsv`` (word, UPOS, lemma or =) and ``endings.tsv`` (UPOS, pattern, lemma)."""
    table = {(form, upos): lemma for form, upos, lemma in _rows(folder / "lemmas.tsv")}
    known = frozenset((form if lemma == SAME else lemma, upos) for (form, upos), lemma in table.items())
    endings: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    for upos, pattern, lemma in _rows(folder / "endings.tsv"):
        endings.setdefault(upos, []).append((re.compile(pattern), lemma))
    return Lemmas(table=table, known=known, endings=endings)


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
