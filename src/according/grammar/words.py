"""The words of a line: spaCy's tokenizer with the rules that are stored in a model."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Words:
    """Words in order; ``spans`` are their places in the line, ``spaces`` tells which have a space after them."""

    forms: list[str]
    spans: list[tuple[int, int]]
    spaces: list[bool]


class WordCutter:
    """Cuts a line into words. White space is none; every other sign is in a word."""

    def __init__(self, path: Path) -> None:
        from spacy.tokenizer import Tokenizer  # slow to import, and most commands never need it
        from spacy.vocab import Vocab

        self._tokenizer = Tokenizer(Vocab()).from_disk(path)

    def zone(self) -> AbstractContextManager[Any]:
        """Inside it words that are met for the first time are forgotten at the end: memory stays flat over many reports."""
        zone: AbstractContextManager[Any] = self._tokenizer.vocab.memory_zone()
        return zone

    def cut(self, line: str) -> Words:
        """The words of a line."""
        words = [word for word in self._tokenizer(line) if not word.is_space]
        starts = [word.idx for word in words]
        forms = [word.text for word in words]
        spans = [(start, start + len(form)) for start, form in zip(starts, forms, strict=True)]
        return Words(forms, spans, [bool(word.whitespace_) for word in words])
