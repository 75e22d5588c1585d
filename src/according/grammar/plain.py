"""Names in a language that has no model: what the world tables know, found word by word."""

import re
from collections.abc import Iterator, Sequence

from according.grammar.lexicon import sure_names
from according.grammar.lines import lines
from according.model import Mention, Report, Span, identified, quote

WORD = re.compile(r"\w+|[^\w\s]")
RULE = "grammar/names"


def names(report: Report, *, segments: Sequence[tuple[int, int]]) -> tuple[Mention, ...]:
    """The names of states, agencies and outlets in the segments of a report, in order."""
    return tuple(mention for start, end in segments for mention in _names(report, start, end))


def _names(report: Report, start: int, end: int) -> Iterator[Mention]:
    known = sure_names(report.language or "")
    for line in lines(report.text, start, end):
        words = [found.span() for found in WORD.finditer(line.text)]
        for first, last, kind in known.find(line.text, words):
            spans = (Span(*line.place(words[first][0], words[last - 1][1])),)
            row = Mention(report=report.id, spans=spans, surface=quote(report.text, spans), rule=RULE, kind="name", type=kind)
            yield identified(row)
