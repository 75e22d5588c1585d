"""Places of a report: the names that stand for one, which place each of them is, and what it does there.

Two things must agree that a name is a place: the tables (how well known a place of that name is) and the text (what the grammar
calls it, the words around it). Which of several places it is, is settled by what stands behind a comma, by the countries that
the report names, and by how many people live there.
"""

from __future__ import annotations

from collections.abc import Sequence

from according import languages
from according.mentions.place_candidates import Candidate, candidates
from according.mentions.place_choice import choose
from according.mentions.place_names import FILE, seats
from according.mentions.place_names import words as words_around
from according.mentions.place_text import Entities, Roles, Word, words_of
from according.model import FURNITURE, Place, Report, Sentence, Span, identified, quote


def find(report: Report, sentences: Sequence[Sentence] = ()) -> tuple[Place, ...]:
    """The places of a report in order, none overlapping; nothing in a language without `places.toml`.

    Without ``sentences`` (a language that has no grammar) a name must be well known or stand beside a word of place.
    """
    if not languages.exists(report.language, FILE):
        return ()
    words = words_of(report.text)
    entities = Entities(sentences, report.text)
    rows = candidates(words, entities, language=str(report.language), skipped=_skipped(report))
    choose(words, rows)
    roles = Roles(sentences, words_around(str(report.language)).sets["with"])
    return tuple(_row(report, row, words, roles) for row in rows if row.end > row.start)


def _skipped(report: Report) -> list[Span]:
    """Page furniture; the place of a dateline is a place of the report."""
    return [span for mark in report.marks if mark.kind in FURNITURE - {"dateline"} for span in mark.spans]


def _row(report: Report, candidate: Candidate, words: Sequence[Word], roles: Roles) -> Place:
    entry = candidate.chosen
    spot = entry.spot if entry else candidate.inside
    span = Span(candidate.start, candidate.end)
    seat = bool(entry) and tuple(word.low for word in words[candidate.first : candidate.last]) in seats()
    power = entry is not None and not entry.demonym and (seat or entry.spot.kind == "country")
    acts = power and roles.acts(span, seat=seat)
    return identified(
        Place(
            report=report.id,
            spans=(span,),
            surface=quote(report.text, (span,)),
            rule=f"mentions/{candidate.rule}",
            kind="demonym" if entry and entry.demonym else "place",
            use="name_part" if candidate.part else "actor" if acts else "location",
            place=entry.spot.id if entry else None,
            name=entry.spot.name if entry else None,
            feature=entry.spot.kind if entry else "site" if candidate.rule == "site" else None,
            country=spot.country if spot else None,
            alt_country=entry.alt if entry else None,
            lat=spot.lat if spot else None,
            lon=spot.lon if spot else None,
            exact=entry is not None,
        )
    )
