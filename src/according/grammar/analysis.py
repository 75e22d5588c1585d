"""What every grammar gives, whoever made it: the sentences of the paragraphs of a text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from according.errors import no_model
from according.grammar.lemmas import Lemmas
from according.grammar.lexicon import known_names
from according.grammar.lines import lines
from according.grammar.sentences import Said, sentence
from according.grammar.words import Words
from according.model import Sentence

Spoken = tuple[Words, int, Sequence[Said]]  # the words of a line, the first word of a sentence, what is said of its words


class Grammar(ABC):
    """Sentences of one language. ``version`` names the model; it goes into the rows that rest on it."""

    def __init__(self, language: str, *, version: str, lemmas: Lemmas) -> None:
        self.language, self.version = language, version
        self._lemmas, self._known = lemmas, known_names(language)

    @abstractmethod
    def zone(self) -> AbstractContextManager[Any]:
        """Inside it words that are met for the first time are forgotten at the end: memory stays flat over many reports."""

    @abstractmethod
    def read(self, line: str) -> Iterator[Spoken]:
        """What is said of each sentence of a line, in order."""

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
        with self.zone():
            return tuple(found for start, end in segments for found in self._sentences(text, start, end))

    def _sentences(self, text: str, start: int, end: int) -> Iterator[Sentence]:
        """The sentences of one segment, line by line."""
        for line in lines(text, start, end):
            for words, first, said in self.read(line.text):
                yield sentence(text, line, words, first, said, lemmas=self._lemmas, known=self._known)
