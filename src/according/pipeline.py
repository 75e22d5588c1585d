"""The order of the work: the only file that knows it.

One report goes in, all its rows come out; nothing else is needed (no clock, no network, no other report), so reports can be
read anywhere in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, Final

from according import actors, dating, events, figures, grammar, knowledge, languages, reports, statements
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
    "actors": frozenset({"grammar", "actors"}),
    "statements": frozenset({"grammar", "statements"}),
    "figures": frozenset({"grammar", "statements", "times", "places", "figures"}),
    "events": frozenset({"grammar", "statements", "times", "places", "actors", "figures", "events"}),
}
_FILES: Final = {
    "statements": ("cues.tsv",),
    "times": ("times.toml",),
    "places": ("places.toml",),
    "figures": ("numbers.toml", "categories.toml"),
    "actors": ("titles.toml",),
    "events": ("events.tsv",),
}
ALL: Final[tuple[str, ...]] = tuple(NEEDS)
PARSED: Final = ("grammar", "statements", "events")  # rooms that give nothing without sentences

#: spaCy pipelines that the user brings, by language: packages or folders.
Grammars = Mapping[str, str]
NONE: Final[Grammars] = {}


def check_grammars(grammars: Grammars) -> None:
    """Raises LanguageError A304 to A306 where one of the user's pipelines cannot be used."""
    for language, source in grammars.items():
        grammar.load(language, source)


def reader(grammars: Grammars, *, layers: Collection[str] = ALL) -> Callable[[Received], Reading | InputError]:
    """`read_report` with its settings, as worker processes can take it."""
    given: dict[str, Any] = {} if layers is ALL else {"layers": layers}
    if grammars:
        given["grammars"] = dict(grammars)
    return partial(read_report, **given)


def read_report(received: Received, *, layers: Collection[str] = ALL, grammars: Grammars = NONE) -> Reading | InputError:
    """All rows of one report, or the reason why it cannot be read; ``grammars`` are used instead of our own models."""
    rooms = frozenset().union(*(NEEDS[layer] for layer in layers))
    try:
        draft = reports.draft(received)
    except InputError as error:
        return error
    expressions = times.find(draft.report.text, language=draft.report.language)
    report = dating.date(draft, expressions)
    mentions = dating.resolve(report, expressions) if "times" in rooms else ()
    return _rows(report, mentions, rooms, grammars, received.origin)


def _rows(
    report: Report, mentions: tuple[Mention, ...], rooms: Collection[str], grammars: Grammars, origin: str | None
) -> Reading:
    sentences = _parse(report, grammars) if "grammar" in rooms else ()
    located = places.find(report, sentences) if "places" in rooms else ()
    named = bool({"actors", "statements"} & set(rooms))
    made = statements.drafted(report, sentences) if named else None
    cast = actors.find(report, sentences, made.speech if made else actors.SILENT) if named else ()
    said = statements.named(made, cast) if made and "statements" in rooms else ()
    counted = figures.find(report, sentences, said, mentions, located) if "figures" in rooms else ()
    happened = events.find(report, sentences, said, mentions, located, counted, cast) if "events" in rooms else ()
    return Reading(
        report=report,
        sentences=sentences,
        mentions=mentions + _names(report, rooms, grammars),
        places=located,
        actors=cast if "actors" in rooms else (),
        statements=said,
        figures=counted,
        events=happened,
        omissions=_omissions(report, rooms, grammars),
        versions=versions(report.language, parsed="grammar" in rooms, grammars=grammars),
        origin=origin,
    )


def _parse(report: Report, grammars: Grammars) -> tuple[Sentence, ...]:
    if not _has_grammar(report.language, grammars):
        return ()
    language = str(report.language)
    spoken = [span for span in reports.segments(report) if any(map(str.isalnum, report.text[span.start : span.end]))]
    return grammar.load(language, grammars.get(language)).parse(report.text, language=language, segments=spoken)


def _names(report: Report, rooms: Collection[str], grammars: Grammars) -> tuple[Mention, ...]:
    """The names that can be found without a grammar; with one, the sentences have them."""
    if "grammar" not in rooms or _has_grammar(report.language, grammars):
        return ()
    return grammar.names(report, segments=reports.segments(report))


def _has_grammar(language: str | None, grammars: Grammars) -> bool:
    return language in grammar.languages() or language in grammars


def _omissions(report: Report, rooms: Collection[str], grammars: Grammars) -> tuple[Omission, ...]:
    """What a report's language keeps from being read."""
    language = report.language or "unknown"
    found = []
    if "grammar" in rooms and not _has_grammar(report.language, grammars):
        reason = f"there is no grammar model for language {language}"
        found += [Omission(report=report.id, room=room, reason=reason) for room in PARSED if room in rooms]
    for room, files in _FILES.items():
        if any(omission.room == room for omission in found):
            continue
        lacking = [file for file in files if not languages.exists(report.language, file)]
        if room in rooms and lacking:
            reason = f"there is no {' and no '.join(lacking)} for language {language}"
            found.append(Omission(report=report.id, room=room, reason=reason))
    return tuple(found)


def versions(language: str | None, *, parsed: bool = True, grammars: Grammars = NONE) -> dict[str, str]:
    """The versions that a reading of a language rests on: software, world tables, lexicons, grammar model."""
    found = {"according": __version__, "knowledge": knowledge.version()}
    if language in languages.available():
        found["lexicon"] = languages.version(str(language))
    if parsed and _has_grammar(language, grammars):
        found["grammar"] = grammar.load(str(language), grammars.get(str(language))).version
    return found
