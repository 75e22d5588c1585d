"""The order of the work: the only file that knows it.

One report goes in, all its rows come out; nothing else is needed (no clock, no network, no other report), so reports can be
read anywhere in any order.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from according import dating, figures, grammar, knowledge, languages, reports, statements
from according.errors import InputError
from according.mentions import places, times
from according.model import Mention, Omission, Reading, Received, Report, Sentence
from according.version import __version__

#: The layers that can be asked for, and the rooms that each of them needs.
NEEDS: Final[dict[str, frozenset[str]]] = {
    "documents": frozenset(),
    "times": frozenset({"times"}),
    "places": frozenset({"grammar", "places"}),
    "grammar": frozenset({"grammar"}),
    "statements": frozenset({"grammar", "statements"}),
    "figures": frozenset({"grammar", "statements", "times", "places", "figures"}),
}
_FILES: Final = {"times": ("times.toml",), "places": ("places.toml",), "figures": ("numbers.toml", "categories.toml")}
ALL: Final[tuple[str, ...]] = tuple(NEEDS)


def read_report(received: Received, *, layers: Collection[str] = ALL) -> Reading | InputError:
    """All rows of one report, or the reason why it cannot be read."""
    rooms = frozenset().union(*(NEEDS[layer] for layer in layers))
    try:
        draft = reports.draft(received)
    except InputError as error:
        return error
    expressions = times.find(draft.report.text, language=draft.report.language)
    report = dating.date(draft, expressions)
    mentions = dating.resolve(report, expressions) if "times" in rooms else ()
    return _rows(report, mentions, rooms, received.origin)


def _rows(report: Report, mentions: tuple[Mention, ...], rooms: Collection[str], origin: str | None) -> Reading:
    sentences = _parse(report) if "grammar" in rooms else ()
    located = places.find(report, sentences) if "places" in rooms else ()
    said = statements.find(report, sentences) if "statements" in rooms else ()
    counted = figures.find(report, sentences, said, mentions, located) if "figures" in rooms else ()
    return Reading(
        report=report,
        sentences=sentences,
        mentions=mentions,
        places=located,
        statements=said,
        figures=counted,
        omissions=_omissions(report, rooms),
        versions=versions(report.language, parsed="grammar" in rooms),
        origin=origin,
    )


def _parse(report: Report) -> tuple[Sentence, ...]:
    if report.language not in grammar.languages():
        return ()
    language = str(report.language)
    return grammar.load(language).parse(report.text, language=language, segments=reports.segments(report))


def _omissions(report: Report, rooms: Collection[str]) -> tuple[Omission, ...]:
    """What a report's language keeps from being read."""
    language = report.language or "unknown"
    found = []
    if "grammar" in rooms and report.language not in grammar.languages():
        reason = f"there is no grammar model for language {language}"
        found += [Omission(report=report.id, room=room, reason=reason) for room in ("grammar", "statements") if room in rooms]
    for room, files in _FILES.items():
        lacking = [file for file in files if not languages.exists(report.language, file)]
        if room in rooms and lacking:
            reason = f"there is no {' and no '.join(lacking)} for language {language}"
            found.append(Omission(report=report.id, room=room, reason=reason))
    return tuple(found)


def versions(language: str | None, *, parsed: bool = True) -> dict[str, str]:
    """The versions that a reading of a language rests on: software, world tables, lexicons, grammar model."""
    found = {"according": __version__, "knowledge": knowledge.version()}
    if language in languages.available():
        found["lexicon"] = languages.version(str(language))
    if parsed and language in grammar.languages():
        found["grammar"] = grammar.load(str(language)).version
    return found
