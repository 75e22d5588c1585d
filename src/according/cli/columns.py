"""The columns of each table: a few for eyes, all of them for CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from according.cli.output import Column
from according.model import Party, Report
from according.record import Filter, Record
from according.web.words import chain_words, day_words, headline, number_words, party_words, plain, shortened

if TYPE_CHECKING:
    from according.figures.series import Count  # lists start without the rooms of figures

HELD: Final = 100_000  # reports of which a list holds the outlines
SHOWN: Final = 300  # characters of a long text in a table

Look = Callable[[str], Report]


def outliner(record: Record) -> Look:
    """Finds what is known about the report of a row, without its text: all reports are asked at once unless they are many."""
    if record.count("reports") > HELD:
        return looker(record)
    found: dict[str, Report] = {}

    def outline_of(report_id: str) -> Report:
        if not found:
            found.update(record.outlines())
        return found[report_id]

    return outline_of


def looker(record: Record) -> Look:
    """Finds the report of a row with its text; rows of one report stand together, so a few are remembered."""

    @lru_cache(maxsize=16)
    def report_of(row_id: str) -> Report:
        found = record.get(row_id)
        assert isinstance(found, Report)
        return found

    return report_of


def _start(row: Any) -> int | None:
    return row.spans[0].start if row.spans else None


def _end(row: Any) -> int | None:
    return row.spans[-1].end if row.spans else None


def fields(*names: str) -> list[Column]:
    """Columns that show fields of a row as they are."""
    return [Column(name, attrgetter(name)) for name in names]


def beside(look: Look) -> list[Column]:
    """What is known about the report of a row."""
    return [
        Column("outlet", lambda row: look(row.report).outlet),
        Column("published", lambda row: look(row.report).published),
        Column("language", lambda row: look(row.report).language),
    ]


def _evidence(look: Look) -> list[Column]:
    return [*fields("id", "report"), *beside(look)]


_PLACE_AND_RULE: Final = [Column("start", _start), Column("end", _end), Column("rule", lambda row: row.rule)]


def beside_report(record: Record) -> list[Column]:
    """What is known about a report and stands in other tables: where it was found, what was left out."""
    return [
        Column("origins", lambda row: record.origins(row.id)),
        Column("omissions", lambda row: [{"room": gone.room, "reason": gone.reason} for gone in record.omissions(row.id)]),
    ]


REPORTS: Final = [
    Column("id", lambda row: row.id),
    Column("date", day_words),
    Column("outlet", lambda row: row.outlet or "?"),
    Column("language", lambda row: row.language or "?"),
    Column("title or first words", lambda row: headline(row, size=72), wide=True),
]

REPORT_CELLS: Final = [
    *fields("id", "outlet", "agency", "language", "published", "not_before", "not_after", "basis", "date_rule"),
    *fields("reference_date", "title", "url", "source_id", "form", "text_hash"),
    Column("characters", lambda row: len(row.text)),
    Column("text", lambda row: row.text),
]


def statements(look: Look, *, chain: bool) -> list[Column]:
    """Statements for eyes."""
    according = (
        [Column("according to", lambda row: chain_words(row.chain), wide=True)]
        if chain
        else [
            Column("outlet", lambda row: look(row.report).outlet or "?"),
            Column("speaker", lambda row: party_words(row.speaker) or "?", wide=True),
        ]
    )
    return [
        Column("id", lambda row: row.id),
        *according,
        Column("cue", lambda row: row.cue, wide=True),
        Column("what was said", lambda row: shortened(row.surface, SHOWN), wide=True),
    ]


def statement_cells(look: Look) -> list[Column]:
    """Statements in full."""
    return [
        *_evidence(look),
        Column("speaker", lambda row: party_words(row.speaker)),
        Column("speaker_words", lambda row: row.speaker.surface if row.speaker else None),
        Column("addressee", lambda row: party_words(row.addressee)),
        *fields("cue", "cue_class", "kind", "stance", "modality"),
        Column("hedges", lambda row: "; ".join(row.hedges) or None),
        Column("content", lambda row: row.surface),
        Column("chain", lambda row: chain_words(row.chain)),
        *fields("status", "parent", "duplicate_of"),
        *_PLACE_AND_RULE,
    ]


def denials(record: Record) -> frozenset[str]:
    """The statements in which somebody denies something: what stands in them is nobody's count."""
    return frozenset(row.id for row in record.iter_statements(Filter(cue_class="deny")))


def beside_figure(look: Look, denied: frozenset[str]) -> list[Column]:
    """What is known about the report of a figure, and whether its speaker denies what it counts."""
    return [*beside(look), Column("denied", lambda row: row.statement in denied)]


def figures(look: Look, denied: frozenset[str], *, chain: bool) -> list[Column]:
    """Figures for eyes."""

    def speaker(row: Any) -> str:
        return (party_words(row.attributed_to) or "") + (" (denies it)" if row.statement in denied else "")

    according = (
        [Column("according to", lambda row: chain_words(row.chain), wide=True)]
        if chain
        else [
            Column("outlet", lambda row: look(row.report).outlet or "?", wide=True),
            Column("according to", speaker, wide=True),
        ]
    )
    return [
        Column("id", lambda row: row.id),
        Column("how many", lambda row: " ".join(filter(None, (number_words(row), row.unit, row.of))), wide=True),
        Column("category", lambda row: row.category + (f" ({row.of_whom})" if row.of_whom else "")),
        Column("as of", lambda row: row.as_of or "?"),
        Column("where", lambda row: row.place or "", wide=True),
        *according,
    ]


def figure_cells(look: Look, denied: frozenset[str]) -> list[Column]:
    """Figures in full."""
    return [
        *_evidence(look),
        *fields("value", "low", "high", "bound", "category", "of_whom", "side", "fine", "unit", "of", "place"),
        *fields("as_of", "as_of_basis"),
        Column("attributed_to", lambda row: party_words(row.attributed_to)),
        Column("denied", lambda row: str(row.statement in denied).lower()),
        Column("words", lambda row: row.surface),
        Column("number", lambda row: row.number),
        Column("chain", lambda row: chain_words(row.chain)),
        Column("vague", lambda row: str(row.vague).lower()),
        Column("cumulative", lambda row: str(row.cumulative).lower()),
        *fields("statement", "part_of"),
        Column("sum_of", lambda row: " ".join(row.sum_of) or None),
        *fields("duplicate_of"),
        *_PLACE_AND_RULE,
    ]


def _count_words(count: Count) -> str:
    return f"{plain(count.low)}–{plain(count.high)}" if count.high != count.low else count.words


#: Days of a series for eyes.
DAYS: Final = [
    Column("day", lambda day: day.day),
    Column("lowest", lambda day: _count_words(day.lowest)),
    Column("according to", lambda day: day.lowest.source, wide=True),
    Column("highest", lambda day: _count_words(day.highest)),
    Column("according to", lambda day: day.highest.source, wide=True),
    Column("counts", lambda day: len(day.counts)),
]

#: Days of a series in full.
DAY_CELLS: Final = [
    Column("day", lambda day: day.day),
    Column("lowest", lambda day: day.lowest.low),
    *(Column(f"lowest_{name}", attrgetter(f"lowest.{name}")) for name in ("bound", "source", "outlet", "report", "figure")),
    Column("highest", lambda day: day.highest.high),
    *(Column(f"highest_{name}", attrgetter(f"highest.{name}")) for name in ("bound", "source", "outlet", "report", "figure")),
    Column("counts", lambda day: len(day.counts)),
]


def _parties(parties: Iterable[Party]) -> str:
    return ", ".join(filter(None, map(party_words, parties)))


def _codes(parties: Iterable[Party]) -> str:
    """Countries and sectors as PLOVER writes them: ``IRN GOV, USA GOV``."""
    return ", ".join(" ".join(filter(None, (party.country, party.sector))) or "?" for party in parties)


def events(look: Look, *, chain: bool) -> list[Column]:
    """Events for eyes."""
    according = (
        Column("according to", lambda row: chain_words(row.chain), wide=True)
        if chain
        else Column("outlet", lambda row: look(row.report).outlet or "?", wide=True)
    )
    return [
        Column("id", lambda row: row.id),
        Column("when", lambda row: row.date or "?"),
        Column("event", lambda row: row.type + (f" ({row.mode})" if row.mode else "")),
        Column("status", lambda row: row.status),
        Column("who", lambda row: _parties(row.actors), wide=True),
        Column("to whom", lambda row: _parties(row.recipients), wide=True),
        Column("where", lambda row: row.place or "", wide=True),
        Column("words", lambda row: shortened(row.surface, 40)),
        according,
    ]


def event_cells(look: Look) -> list[Column]:
    """Events in full."""
    return [
        *_evidence(look),
        *fields("type", "mode"),
        Column("contexts", lambda row: "; ".join(row.contexts) or None),
        *fields("ontology", "status"),
        Column("actors", lambda row: _parties(row.actors)),
        Column("actor_codes", lambda row: _codes(row.actors)),
        Column("recipients", lambda row: _parties(row.recipients)),
        Column("recipient_codes", lambda row: _codes(row.recipients)),
        *fields("date", "date_precision", "place"),
        Column("words", lambda row: row.surface),
        Column("chain", lambda row: chain_words(row.chain)),
        *fields("statement", "event"),
        Column("figures", lambda row: "; ".join(row.figures) or None),
        *_PLACE_AND_RULE,
    ]


PLACES: Final = [
    Column("id", lambda row: row.id),
    Column("words", lambda row: row.surface, wide=True),
    Column("place", lambda row: row.name or "?", wide=True),
    Column("what", lambda row: "demonym" if row.kind == "demonym" else f"{row.feature or '?'} ({row.use})"),
    Column("country", lambda row: "/".join(filter(None, (row.country, row.alt_country))) or ""),
    Column("where", lambda row: "" if row.lat is None else f"{'' if row.exact else 'in '}{row.lat:.2f} {row.lon:.2f}"),
]


def place_cells(look: Look) -> list[Column]:
    """Places in full."""
    return [
        *_evidence(look),
        *fields("kind", "use", "place", "name", "feature", "country", "alt_country", "lat", "lon"),
        Column("exact", lambda row: str(row.exact).lower()),
        Column("words", lambda row: row.surface),
        *_PLACE_AND_RULE,
    ]


def kind_of(row: Any) -> str:
    """What a row is called."""
    return type(row).__name__.lower()
