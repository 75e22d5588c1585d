"""The words of a line: spaCy's tokenizer with the rules that are stored in a model, and what is written with spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKENIZER, WHOLE, OPEN = "tokenizer", "words.tsv", "open.tsv"
PLACES = ["IDX", "LENGTH", "IS_SPACE"]
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Words:
    """Words in order; ``spans`` are their places in the line, ``spaces`` tells which have a space after them.

    ``open`` are those that no sentence ends with, such as a short title.
    """

    forms: list[str]
    spans: list[tuple[int, int]]
    spaces: list[bool]
    open: frozenset[int] = frozenset()


class WordCutter:
    """Cuts a line into words. White space is none; every other sign is in a word."""

    def __init__(self, folder: Path) -> None:
        from spacy.tokenizer import Tokenizer  # slow to import, and most commands never need it
        from spacy.vocab import Vocab

        self._tokenizer = Tokenizer(Vocab()).from_disk(folder / TOKENIZER)
        self._whole = read_whole(folder / WHOLE)
        self._open = frozenset(_first_cells(folder / OPEN))

    def zone(self) -> AbstractContextManager[Any]:
        """Inside it words that are met for the first time are forgotten at the end: memory stays flat over many reports."""
        zone: AbstractContextManager[Any] = self._tokenizer.vocab.memory_zone()
        return zone

    def cut(self, line: str) -> Words:
        """The words of a line."""
        placed = self._tokenizer(line).to_array(PLACES).tolist()
        spans = [(start, start + length) for start, length, space in placed if not space]
        spans = joined(line, spans, self._whole)
        forms = [line[start:end] for start, end in spans]
        spaces = [line[end : end + 1].isspace() for _, end in spans]
        return Words(forms, spans, spaces, frozenset(at for at, form in enumerate(forms) if form in self._open))


def read_whole(path: Path) -> re.Pattern[str]:
    """What is one word in a language although the tokenizer cuts it; nothing where there is no such file."""
    patterns = _first_cells(path)
    return re.compile("|".join(patterns)) if patterns else NEVER


def _first_cells(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


def joined(line: str, spans: Sequence[tuple[int, int]], whole: re.Pattern[str]) -> list[tuple[int, int]]:
    """The (start, end) of the words of a line, those of each match of a pattern as one where together they are it."""
    out = list(spans)
    starts, ends = {start: at for at, (start, _) in enumerate(spans)}, {end: at for at, (_, end) in enumerate(spans)}
    for found in reversed(list(whole.finditer(line))):
        first, last = starts.get(found.start()), ends.get(found.end())
        if first is not None and last is not None:
            out[first : last + 1] = [found.span()]
    return out
