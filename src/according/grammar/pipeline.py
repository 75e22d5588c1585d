"""The trained models: which ones there are, and sentences from them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from according.errors import no_model
from according.grammar.lemmas import read_lemmas
from according.grammar.lexicon import known_names
from according.grammar.lines import lines
from according.grammar.sentences import sentence
from according.grammar.words import WordCutter
from according.model import Sentence

MODELS = Path(__file__).parent / "models"
ABOUT = "about.json"


def languages() -> tuple[str, ...]:
    """The languages that have a model, as two-letter codes in order."""
    return tuple(sorted(folder.name for folder in MODELS.iterdir() if (folder / ABOUT).is_file()))


@cache
def load(language: str) -> Grammar:
    """The grammar of a language, loaded once per process; LanguageError A301 where there is none."""
    if language not in languages():
        raise no_model(language)
    return Grammar(MODELS / language)


class Grammar:
    """Sentences of one language. ``version`` names the model; it goes into the rows that rest on it."""

    def __init__(self, folder: Path) -> None:
        from according.grammar.encoder import Encoder  # numpy is slow to import, and most commands never need it

        about: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
        self.language: str = about["language"]
        self.version: str = f"{self.language}-{about['version']}"
        self._cutter = WordCutter(folder)
        self._encoder = Encoder(folder)
        self._lemmas = read_lemmas(folder)
        self._known = known_names(self.language)

    def parse(self, text: str, *, language: str, segments: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
        """The sentences of the segments of a text, in order, with offsets into the whole text.

        Args:
            text: The text of a report.
            language: The language of the segments; must be this grammar's own (LanguageError A301 otherwise).
            segments: Half-open ``(start, end)`` stretches, one paragraph each. No sentence crosses a line break or the
                end of a segment, and none depends on another segment.

        Returns:
            Sentences whose words cover every character of the segments that is not white space.
        """
        if language != self.language:
            raise no_model(language)
        with self._cutter.zone():
            return tuple(found for start, end in segments for found in self._sentences(text, start, end))

    def _sentences(self, text: str, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of one segment, line by line."""
        for line in lines(text, start, end):
            words = self._cutter.cut(line.text)
            for first, _, said in self._encoder.sentences(words):
                yield sentence(text, line, words, first, said, lemmas=self._lemmas, known=self._known)
