"""Explainers in the outlet's own words: what an organisation is, when a war began. Information only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according import languages
from according.reports.marks.lexicon import patterns
from according.reports.marks.sheet import Found, Sheet

LEAD = 2  # paragraphs at the head that report, whatever they look like
SHORTEST, LONGEST = 60, 1200
_SENTENCE_END = re.compile(r"[.!?]\s")
_QUOTED = re.compile(r"[“«\"‘][^”»\"’]{25,}[”»\"’]")


def find(sheet: Sheet, *, language: str | None) -> Iterator[Found]:
    """Paragraphs that define or recall, by the words of the report's language."""
    if language is None or language not in languages.available():
        return
    says, never = patterns(language, "background", "says"), patterns(language, "background", "never")
    if not says:
        return
    for number, line in enumerate(sheet.content()):
        if number < LEAD or not SHORTEST <= len(line) <= LONGEST:
            continue
        text = line.text
        stop = _SENTENCE_END.search(text)
        first = text[: stop.start() + 1] if stop else text
        if (
            any(cue.search(first[:400]) for cue in says)
            and not _QUOTED.search(text)
            and not any(cue.search(text) for cue in never)
        ):
            yield Found(line.start, line.end, "background", "explainer", None, (), "marks/background")
