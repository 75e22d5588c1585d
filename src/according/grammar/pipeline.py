"""The trained pipelines: which ones there are, and sentences from them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from according.errors import no_model
from according.grammar.lemmas import Lemmas, read_lemmas
from according.grammar.lines import Line, lines
from according.model import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language

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
        import spacy  # slow to import, and most commands never need it

        about: dict[str, Any] = json.loads((folder / ABOUT).read_text("utf-8"))
        self.language: str = about["language"]
        self.version: str = f"{self.language}-{about['version']}"
        self._nlp: Language = spacy.load(folder / "pipeline")
        self._lemmas = read_lemmas(folder)

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
        # The zone frees the words that the model met only here: memory stays flat over many reports.
        with self._nlp.memory_zone():
            return tuple(
                sentence
                for start, end in segments
                for line in lines(text, start, end)
                for sentence in _sentences(text, line, self._nlp(line.text), self._lemmas)
            )


def _sentences(text: str, line: Line, doc: Any, lemmas: Lemmas) -> Iterator[Sentence]:
    """The sentences of a parsed line, placed in the text."""
    for span in doc.sents:
        tokens = tuple(_token(text, line, word, span, lemmas) for word in span)
        yield Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)


def _token(text: str, line: Line, word: Any, span: Any, lemmas: Lemmas) -> Token:
    """One word of a sentence of a parsed line."""
    start, end = line.place(word.idx, word.idx + len(word.text))
    head = word.head.i if span.start <= word.head.i < span.end else word.i
    upos = word.pos_ or "X"
    return Token(
        start=start,
        end=end,
        text=text[start:end],
        lemma=lemmas.lemma(word.text, upos, word.lemma_ or word.text),
        upos=upos,
        feats=str(word.morph),
        head=head - span.start,
        deprel="root" if head == word.i else word.dep_,
        entity=_entity(word, first=span.start),
    )


def _entity(word: Any, *, first: int) -> str:
    """The name's kind with B- or I-; a name that runs over a sentence end begins anew."""
    if word.ent_iob_ not in ("B", "I"):
        return ""
    mark = "B" if word.i == first else word.ent_iob_
    return f"{mark}-{word.ent_type_}"
