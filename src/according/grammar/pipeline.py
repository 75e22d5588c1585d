"""The grammars there are: the trained models of the package, and those that the user brings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

from according.errors import no_model
from according.grammar.analysis import Grammar, Spoken
from according.grammar.lemmas import read_lemmas
from according.grammar.words import WordCutter

MODELS = Path(__file__).parent / "models"
ABOUT = "about.json"


def languages() -> tuple[str, ...]:
    """The languages that have a model, as two-letter codes in order."""
    return tuple(sorted(folder.name for folder in MODELS.iterdir() if (folder / ABOUT).is_file()))


@cache
def load(language: str, source: str | None = None) -> Grammar:
    """The grammar of a language, loaded once per process.

    ``source`` is a spaCy pipeline to use instead of ours: a package or a folder. Raises LanguageError: A301 where a
    language has no model, A304 where there is no such pipeline, A305 and A306 where it does not say what is needed.
    """
    if source and not (Path(source) / ABOUT).is_file():
        from according.grammar.brought import Brought

        return Brought(language, source)
    if not source and language not in languages():
        raise no_model(language)
    return Shipped(Path(source) if source else MODELS / language)


class Shipped(Grammar):
    """A model as the package has them."""

    def __init__(self, folder: Path) -> None:
        from according.grammar.encoder import Encoder  # numpy is slow to import, and most commands never need it

        about: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
        language = about["language"]
        super().__init__(language, version=f"{language}-{about['version']}", lemmas=read_lemmas(folder))
        self._cutter = WordCutter(folder)
        self._encoder = Encoder(folder)

    def zone(self) -> AbstractContextManager[Any]:
        """Forgets new words at the end."""
        return self._cutter.zone()

    def read(self, line: str) -> Iterator[Spoken]:
        """What is said of each sentence of a line, in order."""
        words = self._cutter.cut(line)
        for first, _, said in self._encoder.sentences(words):
            yield words, first, said
