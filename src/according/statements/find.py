"""The statements of a report, from its sentences: cues first, then quotes without one, then names and chains."""

from __future__ import annotations

from according.model import Report, Sentence, Statement
from according.statements.drafts import drafts
from according.statements.floating import floating
from according.statements.headlines import headlines
from according.statements.lexicon import lexicon
from according.statements.quotes import quoted
from according.statements.repeats import told_again
from according.statements.rows import rows
from according.statements.units import units


def find(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    """The statements of a report in the order of their contents, each with its chain; none for a language without cues."""
    words = lexicon(report.language) if report.language else None
    if words is None or not sentences:
        return ()
    quotes = quoted(report.text, words.pairs)
    found = units(report.text, sentences, quotes, words.sets["titles"])
    made = drafts(found, words, quotes)
    made = floating(report.text, found, words, quotes, made)
    made = headlines(found, words, quotes, made)
    return told_again(report, rows(report, found, words, quotes, made))
