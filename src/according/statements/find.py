"""The statements of a report, from its sentences: cues, quotes without one, then names by the cast, and chains."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from according import actors
from according.model import ActorMention, Report, Sentence, Statement
from according.statements.drafts import Draft, drafts
from according.statements.floating import floating
from according.statements.headlines import headlines
from according.statements.lexicon import Lexicon, lexicon
from according.statements.quotes import Quoted, quoted
from according.statements.repeats import told_again
from according.statements.rows import distinct, rows
from according.statements.units import Unit, units


@dataclass(frozen=True)
class Drafted:
    """The statements of a report before anybody is named."""

    report: Report
    units: Sequence[Unit]
    lexicon: Lexicon
    quotes: Sequence[Quoted]
    drafts: Sequence[Draft]

    @property
    def speech(self) -> actors.Speech:
        """Who speaks and what is quoted, for those who find the actors."""
        told = [draft for draft in self.drafts if draft.speaker]
        return actors.Speech(
            tuple(sorted({draft.speaker for draft in told if draft.speaker})),
            tuple(mark.span for mark in self.quotes),
            tuple((span, draft.speaker) for draft in told for span in draft.content if draft.speaker),
        )


def drafted(report: Report, sentences: tuple[Sentence, ...]) -> Drafted | None:
    """The statements of a report without names; None for a language without cues."""
    words = lexicon(report.language) if report.language else None
    if words is None or not sentences:
        return None
    quotes = quoted(report.text, words.pairs)
    found = units(report.text, sentences, quotes, words.sets["titles"])
    made = drafts(found, words, quotes)
    made = floating(report.text, found, words, quotes, made)
    made = headlines(found, words, quotes, made)
    return Drafted(report, found, words, quotes, distinct(made))


def named(made: Drafted, cast: Sequence[ActorMention]) -> tuple[Statement, ...]:
    """The statements in the order of their contents, each with its chain and its parties as the cast knows them."""
    return told_again(made.report, rows(made.report, made.units, made.lexicon, made.quotes, made.drafts, cast))


def find(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Statement, ...]:
    """The statements of a report with the cast that they need; none for a language without cues."""
    made = drafted(report, sentences)
    return named(made, actors.find(report, sentences, made.speech)) if made else ()
