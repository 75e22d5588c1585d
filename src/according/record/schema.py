"""The tables of a record, column by column: what the SQL user sees, and how each column travels to and from model.py.

A row goes in as the JSON of its struct and comes out as the same JSON. Every column type says how its part of that JSON
becomes SQL and back, so the columns themselves are the whole row: nothing is kept twice, and nothing gets lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from according import model

#: Raised by every change of a table or column; a record of another version is refused with a way out.
VERSION = 3


class Type(NamedTuple):
    """A kind of column: its SQL type, its shape in JSON, and the SQL that turns one into the other (``@`` is the value)."""

    sql: str
    wire: Any
    into: str = "@"
    out: str = "@"


class Column(NamedTuple):
    """A column and its line in the data dictionary."""

    name: str
    type: Type
    meaning: str


class Table(NamedTuple):
    """A table, the struct whose rows it holds (None where it holds no struct), and its columns."""

    name: str
    struct: type[msgspec.Struct] | None
    meaning: str
    columns: tuple[Column, ...]

    @property
    def fields(self) -> tuple[Column, ...]:
        """The columns that are fields of the struct."""
        names = {field.name for field in msgspec.structs.fields(self.struct)} if self.struct else set()
        return tuple(column for column in self.columns if column.name in names)


def quoted(name: str) -> str:
    """A column name that SQL cannot mistake for a keyword."""
    return f'"{name}"'


_SPAN = 'STRUCT("start" INTEGER, "end" INTEGER)'
_SPAN_IN = "{{'start': {0}[1], 'end': {0}[2]}}"
_SPAN_OUT = '[{0}."start", {0}."end"]'
_SPANS_IN = "list_transform({0}, lambda s: " + _SPAN_IN.format("s").replace("{", "{{").replace("}", "}}") + ")"
_SPANS_OUT = "list_transform({0}, lambda s: " + _SPAN_OUT.format("s") + ")"


def _struct(fields: dict[str, tuple[str, Any]], of: str, spans: str) -> str:
    parts = [f"'{name}': " + (spans.format(f"{of}.{name}") if name == "spans" else f"{of}.{name}") for name in fields]
    return "{" + ", ".join(parts) + "}"


def _declared(fields: dict[str, tuple[str, Any]]) -> str:
    return "STRUCT(" + ", ".join(f"{name} {sql}" for name, (sql, _) in fields.items()) + ")"


def _wire(fields: dict[str, tuple[str, Any]]) -> dict[str, Any]:
    return {name: wire for name, (_, wire) in fields.items()}


def _unless_null(sql: str) -> str:
    return f"CASE WHEN @ IS NULL THEN NULL ELSE {sql} END"


_SPANS_FIELD = (f"{_SPAN}[]", [["INTEGER"]])
_PARTY = {
    "spans": _SPANS_FIELD,
    "surface": ("VARCHAR", "VARCHAR"),
    "name": ("VARCHAR", "VARCHAR"),
    "actor": ("VARCHAR", "VARCHAR"),
    "country": ("VARCHAR", "VARCHAR"),
    "sector": ("VARCHAR", "VARCHAR"),
    "implicit": ("BOOLEAN", "BOOLEAN"),
}
_LINK = {
    "role": ("VARCHAR", "VARCHAR"),
    "who": ("VARCHAR", "VARCHAR"),
    "spans": _SPANS_FIELD,
    "surface": ("VARCHAR", "VARCHAR"),
}


def _many(fields: dict[str, tuple[str, Any]]) -> Type:
    into, out = (f"list_transform(@, lambda x: {_struct(fields, 'x', spans)})" for spans in (_SPANS_IN, _SPANS_OUT))
    return Type(_declared(fields) + "[]", [_wire(fields)], into, out)


TEXT = Type("VARCHAR", "VARCHAR")
TEXTS = Type("VARCHAR[]", ["VARCHAR"])
WHOLE = Type("INTEGER", "INTEGER")
HASH = Type("UBIGINT", "UBIGINT")
REAL = Type("DOUBLE", "DOUBLE")
FLAG = Type("BOOLEAN", "BOOLEAN")
DAY = Type("DATE", "DATE")
PAIRS = Type("MAP(VARCHAR, VARCHAR)", "MAP(VARCHAR, VARCHAR)")
SPAN = Type(_SPAN, ["INTEGER"], _unless_null(_SPAN_IN.format("@")), _unless_null(_SPAN_OUT.format("@")))
SPANS = Type(f"{_SPAN}[]", [["INTEGER"]], _SPANS_IN.format("@"), _SPANS_OUT.format("@"))
PARTY = Type(
    _declared(_PARTY),
    _wire(_PARTY),
    _unless_null(_struct(_PARTY, "@", _SPANS_IN)),
    _unless_null(_struct(_PARTY, "@", _SPANS_OUT)),
)
PARTIES, CHAIN = _many(_PARTY), _many(_LINK)

#: The JSON of a number as it comes back from a DOUBLE: whole numbers without a point.
_PLAIN = "CASE WHEN {0} = trunc({0}) AND abs({0}) < 9007199254740992 THEN to_json({0}::BIGINT) ELSE to_json({0}) END"
_NUMBERS = ("value", "low", "high")


def _number(name: str) -> Type:
    """A DOUBLE; the few numbers that a DOUBLE does not give back as they were stand in the column `exact` as well."""
    kept = f"CASE WHEN exact IS NULL THEN {_PLAIN.format('@')} ELSE exact.{name}::JSON END"
    return Type("DOUBLE", "JSON", "CASE WHEN @::VARCHAR = 'null' THEN NULL ELSE @::DOUBLE END", kept)


def _exact() -> Type:
    differs = [
        f"(@.{n}::VARCHAR <> 'null' AND @.{n}::VARCHAR <> ({_PLAIN.format(f'(@.{n}::DOUBLE)')})::VARCHAR)" for n in _NUMBERS
    ]
    parts = ", ".join(f"'{n}': CASE WHEN @.{n}::VARCHAR = 'null' THEN NULL ELSE @.{n}::VARCHAR END" for n in _NUMBERS)
    sql = "STRUCT(" + ", ".join(f"{n} VARCHAR" for n in _NUMBERS) + ")"
    return Type(sql, None, f"CASE WHEN coalesce({' OR '.join(differs)}, false) THEN {{{parts}}} END")


# --- the tables -----------------------------------------------------------------------------------------------------

_NR = Column("nr", WHOLE, "its place among the rows of this kind in its report, from 1")
_SENTENCE = Column("sentence", SPAN, "the sentence it stands in, from start to end")
_LINKS = Column(
    "chain", CHAIN, "according to whom, outermost first: role (outlet, agency, relay, document, speaker), who, spans, surface"
)


def _evidence(spans: str) -> tuple[Column, ...]:
    return (
        Column("id", TEXT, "a hash of what the row says and where it stands; the same in every run"),
        Column("report", TEXT, "the report it stands in (`reports.id`)"),
        _NR,
        Column("spans", SPANS, f"{spans}: half-open stretches [start, end) in code points of the report's text"),
        Column("surface", TEXT, "the text of the spans, with ` … ` where they are broken"),
        Column("rule", TEXT, "the rule or model that made the row, as room/name"),
    )


REPORTS = Table(
    "reports",
    model.Report,
    "One row a report, with its whole text.",
    (
        Column("id", TEXT, "a hash of received text, outlet, URL, date and source id"),
        Column("text", TEXT, "the text as it was received (of a page: the text taken from it); all spans count in it"),
        Column("text_hash", TEXT, "a hash of the text: the same text carried by another outlet shares it"),
        Column("source_id", TEXT, "the id that the report had where it came from"),
        Column("outlet", TEXT, "who published it, NULL where unknown"),
        Column("agency", TEXT, "the agency that it credits"),
        Column("url", TEXT, "its address"),
        Column("language", TEXT, "ISO 639-1 code"),
        Column("published", DAY, "the day it was published, NULL where unknown"),
        Column("not_before", DAY, "the earliest day it can have been published"),
        Column("not_after", DAY, "the latest day it can have been published"),
        Column("basis", TEXT, "what the date rests on: given, page_metadata, stated, prefix, inferred, bound, none"),
        Column("date_spans", SPANS, "the words that the date rests on"),
        Column("date_rule", TEXT, "the rule that dated the report"),
        Column("reference_date", DAY, "the day against which 'on Friday' is resolved"),
        Column("title", TEXT, "its headline, where it was handed over or stood in the page"),
        Column("form", TEXT, "text or html: what was received"),
    ),
)
MARKS = Table(
    "marks",
    model.Mark,
    "Labelled stretches of reports (page furniture, datelines, repeats, background); nothing is ever cut.",
    (
        *_evidence("the marked stretch"),
        Column(
            "kind",
            TEXT,
            "date_prefix, outlet_tag, dateline, page_furniture, agency_credit, repeat, background, heading or join",
        ),
        Column("fine", TEXT, "a finer label: weather, comment_form, related_articles …"),
        Column("name", TEXT, "who is named by a dateline, an outlet tag or an agency credit"),
        Column("first", SPANS, "for a repeat: where the passage stood first"),
    ),
)
MENTIONS = Table(
    "mentions",
    model.Mention,
    "Names, times, places and numbers, and what they resolve to.",
    (
        *_evidence("the expression"),
        Column("kind", TEXT, "name, time, place or number"),
        Column("type", TEXT, "for a time DATE, TIME, DURATION or SET (TIMEX3); for a name PER, ORG or LOC"),
        Column("value", TEXT, "what it resolves to, NULL where it does not"),
        Column("anchor", TEXT, "what a time was resolved against: report, text or none"),
    ),
)
PLACES = Table(
    "places",
    model.Place,
    "Names of places and demonyms, and which place each of them is.",
    (
        *_evidence("the name"),
        Column("kind", TEXT, "place or demonym"),
        Column("use", TEXT, "location, actor (a country or its government acts) or name_part (of the name of a body)"),
        Column("place", TEXT, "its id: `gn` and a GeoNames number, the code of a country or region, or `x:` and a name"),
        Column("name", TEXT, "the name of the place, NULL where no table has it"),
        Column("feature", TEXT, "country, region, district, city, territory, area, camp, building, site, sea, continent …"),
        Column("country", TEXT, "ISO 3166 alpha-3, as the United Nations use it; NULL for what lies in several"),
        Column("alt_country", TEXT, "another country that holds or claims it"),
        Column("lat", REAL, "degrees north"),
        Column("lon", REAL, "degrees east"),
        Column("exact", FLAG, "whether the point is its own, not that of the place it lies in"),
    ),
)
ACTORS = Table(
    "actors",
    model.ActorMention,
    "Mentions of actors, and who each of them is.",
    (
        *_evidence("the phrase"),
        Column("head", SPAN, "the bare name in it, or the noun of a description"),
        Column(
            "form",
            TEXT,
            "name, description, pronoun (`we` and `I` in quoted words too: the side of who speaks, and the speaker), "
            "demonym (a people) or seat (a city that stands for a government)",
        ),
        Column("type", TEXT, "person, government, ministry, armed_group, organisation, media, population, group or unknown"),
        Column("actor", TEXT, "who it is: the same key in all reports, or one that begins with the report's id"),
        Column("name", TEXT, "the name it resolves to, NULL where nobody is named"),
        Column("country", TEXT, "ISO 3166 alpha-3; NULL for bodies of no state"),
        Column("sector", TEXT, "the part of society, a code of PLOVER"),
        Column("office", TEXT, "the office held on the day of the report, or given there"),
        Column("reason", TEXT, "why it is this actor"),
    ),
)
STATEMENTS = Table(
    "statements",
    model.Statement,
    "What somebody said according to a report.",
    (
        *_evidence("the content"),
        Column("kind", TEXT, "direct, mixed, indirect, reported or naming"),
        Column("cue_spans", SPANS, "the words that attribute it: said, according to"),
        Column("cue", TEXT, "the text of the cue"),
        Column("speaker", PARTY, "who said it: spans, surface, name (as the report resolves it), actor, country, sector"),
        Column("addressee", PARTY, "to whom: the object of the cue, or the other side of a letter, call or speech"),
        Column("quoted_spans", SPANS, "the parts between quotation marks"),
        Column("gloss_spans", SPANS, "the outlet's own words inside the content"),
        Column("cue_class", TEXT, "the kind of cue: say, claim, deny, threaten …"),
        Column("stance", TEXT, "the outlet's distance: neutral, endorsing, distancing or expressive"),
        Column("modality", TEXT, "asserted, directive, commissive, deontic, conditional or future"),
        Column("hedges", TEXTS, "words that weaken it: reportedly, allegedly"),
        _LINKS,
        Column("parent", TEXT, "the statement that this one stands in (`statements.id`)"),
        Column("occasion", SPANS, "where or when it was said: in an interview, at a press conference"),
        Column("status", TEXT, "attributed, or continues_unattributed for a sentence that goes on, nobody named"),
        _SENTENCE,
        Column("duplicate_of", TEXT, "the same statement earlier in the report (`statements.id`)"),
    ),
)
FIGURES = Table(
    "figures",
    model.Figure,
    "How many, of whom, with what bound, as of when, according to whom.",
    (
        *_evidence("the number with its bound words"),
        Column("number_span", SPAN, "the number alone"),
        Column("number", TEXT, "the text of the number"),
        Column("value", _number("value"), "the number, NULL for a range"),
        Column("low", _number("low"), "the lowest value of a range or of a bound"),
        Column("high", _number("high"), "the highest value of a range or of a bound"),
        Column("exact", _exact(), "value, low and high as JSON, only where a DOUBLE would not give them back unchanged"),
        Column("bound", TEXT, "exact, at_least, at_most, more_than, fewer_than, approx, nearly or range"),
        Column("category", TEXT, "killed, wounded, displaced …: one of the closed list of categories"),
        Column("of_whom", TEXT, "children, women, civilians …; NULL for persons in general and for things"),
        Column(
            "side", TEXT, "the state whose people or things are counted, where the counted words name it: Palestine, Israel"
        ),
        Column("fine", TEXT, "a finer label than the category"),
        Column("unit", TEXT, "the unit of a measure or the currency of an amount"),
        Column("of", TEXT, "the words that are counted"),
        Column("place", TEXT, "where"),
        Column("place_spans", SPANS, "the words that say where"),
        Column("as_of", TEXT, "the day or period that the figure holds for, in ISO 8601"),
        Column("as_of_basis", TEXT, "what as_of rests on: expression, segment, report or none"),
        Column("as_of_spans", SPANS, "the words that as_of rests on"),
        Column("statement", TEXT, "the statement it stands in (`statements.id`): then it is the speaker's, not the outlet's"),
        Column("attributed_to", PARTY, "who gives it: spans, surface, name, actor, country, sector, implicit"),
        _LINKS,
        Column("part_of", TEXT, "the figure that this one is a part of (`figures.id`)"),
        Column("sum_of", TEXTS, "for a sum that the text does not give: the figures that were added (`figures.id`)"),
        Column("duplicate_of", TEXT, "the same figure earlier in the report (`figures.id`)"),
        Column("vague", FLAG, "no number in the text: dozens, several"),
        Column("cumulative", FLAG, "counted since some beginning"),
        _SENTENCE,
    ),
)
EVENTS = Table(
    "events",
    model.Event,
    "Who did what to whom, in PLOVER.",
    (
        *_evidence("the trigger"),
        Column("type", TEXT, "PLOVER event type; what is only to come is AGREE (a visit, aid) or CONCEDE (a withdrawal)"),
        Column("mode", TEXT, "PLOVER mode"),
        Column("contexts", TEXTS, "PLOVER contexts"),
        Column("ontology", TEXT, "the ontology and its version"),
        Column("actors", PARTIES, "who did it: spans, surface, name, actor, country, sector, implicit"),
        Column("recipients", PARTIES, "to whom it was done"),
        Column("place", TEXT, "where"),
        Column("date", TEXT, "when, in ISO 8601"),
        Column("date_precision", TEXT, "day, month, year or interval; report where only the report's own day is known"),
        Column("status", TEXT, "asserted, claimed, denied, planned, hypothetical, negated or background"),
        Column("statement", TEXT, "the statement it stands in, or that is the event: an accusation (`statements.id`)"),
        _LINKS,
        Column("event", TEXT, "shared by the mentions of one event"),
        Column("figures", TEXTS, "figures that belong to it (`figures.id`)"),
        _SENTENCE,
    ),
)
OMISSIONS = Table(
    "omissions",
    model.Omission,
    "What was left out of a report, and why: never in silence.",
    (
        Column("report", TEXT, "the report (`reports.id`)"),
        _NR,
        Column("room", TEXT, "the step that left it out"),
        Column("reason", TEXT, "why"),
    ),
)
ORIGINS = Table(
    "origins",
    None,
    "Every place that a report was found at; no part of its identity.",
    (
        Column("report", TEXT, "the report (`reports.id`)"),
        Column("origin", TEXT, "a file, a line of a file, a feed"),
    ),
)
READINGS = Table(
    "readings",
    None,
    "With what each report was read, and a hash of all its rows.",
    (
        Column("report", TEXT, "the report (`reports.id`)"),
        Column("versions", PAIRS, "software, grammar model, lexicons"),
        Column("rows_hash", HASH, "changes when any row of the report does"),
    ),
)
JUDGEMENTS = Table(
    "judgements",
    model.Judgement,
    "Decisions of the user: an input to every later run, kept when reports are forgotten.",
    (
        Column("id", TEXT, "a hash of what was judged"),
        Column("kind", TEXT, "what was judged: same_actor, settled …"),
        Column("a", TEXT, "the one row or actor"),
        Column("b", TEXT, "the other"),
        Column("verdict", TEXT, "yes, no, unsure"),
        Column("note", TEXT, "why, in the user's words"),
    ),
)
META = Table(
    "meta",
    None,
    "What this file is.",
    (
        Column("key", TEXT, "format (always according-record), schema (its version)"),
        Column("value", TEXT, "its value"),
    ),
)

#: Rows that quote a report, in the order in which they are made.
QUOTING: tuple[Table, ...] = (MARKS, MENTIONS, PLACES, ACTORS, STATEMENTS, FIGURES, EVENTS)
#: All that goes when a report goes.
OF_A_REPORT: tuple[Table, ...] = (*QUOTING, OMISSIONS, ORIGINS, READINGS)
TABLES: dict[str, Table] = {table.name: table for table in (REPORTS, *OF_A_REPORT, JUDGEMENTS, META)}

_BY_LETTER = {"r": REPORTS, "k": MARKS, "m": MENTIONS, "p": PLACES, "a": ACTORS, "s": STATEMENTS, "f": FIGURES, "e": EVENTS}


def table_of(row_id: str) -> Table | None:
    """The table that an id belongs to, told by its first letter."""
    return _BY_LETTER.get(row_id[:1])


def declaration(table: Table) -> str:
    """The SQL that makes a table."""
    columns = ", ".join(f"{quoted(column.name)} {column.type.sql}" for column in table.columns)
    return f"CREATE TABLE {table.name} ({columns})"


def shape(table: Table) -> Any:
    """The shape in which rows go in: their place in the report and the JSON of their struct."""
    row = {column.name: column.type.wire for column in table.columns if column.type.wire is not None and column.name != "nr"}
    return [{"nr": "INTEGER", "row": row}]


def insertion(table: Table) -> str:
    """The SQL that takes rows in: its one parameter is JSON in the shape of :func:`shape`."""
    values = ", ".join(_value(column) for column in table.columns)
    wire = msgspec.json.encode(shape(table)).decode()
    return f"INSERT INTO {table.name} SELECT {values} FROM (SELECT unnest(from_json_strict(?, '{wire}')) AS r)"  # noqa: S608


def _value(column: Column) -> str:
    if column.name == "nr":
        return "r.nr"
    return column.type.into.replace("@", "r.row" if column.type.wire is None else f"r.row.{quoted(column.name)}")


def as_json(table: Table, *, apart: str = "") -> str:
    """The SQL expression of a row as the JSON of its struct (the table must not be aliased); a column fetched apart is ''."""
    outs = {c.name: c.type.out.replace("@", f"{table.name}.{quoted(c.name)}") for c in table.fields}
    return "to_json({" + ", ".join(f"'{name}': " + ("''" if name == apart else out) for name, out in outs.items()) + "})"


def dictionary() -> Iterator[str]:
    """The data dictionary, line by line, in Markdown."""
    for table in TABLES.values():
        yield f"## {table.name}\n"
        yield f"{table.meaning}\n"
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for column in table.columns:
            kind = column.type.sql.replace(_SPAN, "span").replace("STRUCT", "").replace('"', "")
            yield f"| `{column.name}` | {kind} | {column.meaning} |"
        yield ""
