"""Reads a small text with the grammar model, for the tests of this room."""

from collections.abc import Sequence
from functools import cache

from according import grammar
from according.model import Report, Sentence, Statement, Token
from according.statements import find


def report(text: str, language: str, **fields: object) -> Report:
    return Report(id="r1", text=text, text_hash="t", language=language, **fields)  # type: ignore[arg-type]


@cache
def sentences(text: str, language: str) -> tuple[Sentence, ...]:
    return grammar.load(language).parse(text, language=language, segments=[(0, len(text))])


def statements(text: str, language: str, **fields: object) -> tuple[Statement, ...]:
    return find(report(text, language, **fields), sentences(text, language))


def texts(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


def tree(text: str, words: str) -> Sentence:
    """A sentence from ``word/UPOS/head/deprel[/feats]``, heads counted from 1, 0 for the root."""
    tokens, at = [], 0
    for i, cells in enumerate(part.split("/") for part in words.split()):
        start = text.index(cells[0], at)
        at = start + len(cells[0])
        head = int(cells[2]) - 1 if cells[2] != "0" else i
        tokens.append(
            Token(start, at, cells[0], cells[0].lower(), cells[1], cells[4] if len(cells) > 4 else "", head, cells[3], "")
        )
    return Sentence(tokens[0].start, tokens[-1].end, tuple(tokens))
