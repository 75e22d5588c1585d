"""Every kind of row on one page.

A row that quotes a report has spans, half-open ``(start, end)`` positions in code points of ``Report.text``, and a
surface that is exactly the text of those spans (see :func:`quote`). Its id is a hash of what it says and where it
stands, never of the rule or version that made it, so that two runs can be compared row by row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

GAP = " … "  # stands between the parts of a broken span in a surface


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a report's text, in code points."""

    start: int
    end: int


Spans = tuple[Span, ...]

Basis = Literal["given", "page_metadata", "stated", "prefix", "inferred", "bound", "none"]
MarkKind = Literal[
    "date_prefix", "outlet_tag", "dateline", "page_furniture", "agency_credit", "repeat", "background", "heading", "join"
]
Bound = Literal["exact", "at_least", "at_most", "more_than", "fewer_than", "approx", "nearly", "range"]
Role = Literal["outlet", "agency", "relay", "document", "speaker"]
StatementKind = Literal["direct", "mixed", "indirect", "reported", "naming"]
Stance = Literal["neutral", "endorsing", "distancing", "expressive"]
Modality = Literal["asserted", "directive", "commissive", "deontic", "conditional", "future"]
ActorForm = Literal["name", "description", "pronoun", "demonym", "seat"]
MentionKind = Literal["name", "time", "place", "number"]
PlaceKind = Literal["place", "demonym"]
PlaceUse = Literal["location", "actor", "name_part"]
EventStatus = Literal["asserted", "claimed", "denied", "planned", "hypothetical", "negated", "background"]

#: Marks that later rooms skip; the other kinds are the outlet's own words and only carry a label.
FURNITURE: frozenset[str] = frozenset({"date_prefix", "outlet_tag", "dateline", "page_furniture", "agency_credit"})


def quote(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The surface of spans: their text in order, with ``' … '`` where the span is broken."""
    return GAP.join(text[start:end] for start, end in spans)


def digest(*parts: Any, size: int = 8) -> str:
    """A stable hexadecimal hash of plain values (``2 * size`` characters), the same on every machine."""
    return hashlib.blake2b(msgspec.json.encode(parts), digest_size=size).hexdigest()


# --- one report -----------------------------------------------------------------------------------------------------


class Received(Struct, frozen=True, kw_only=True):
    """A report as it came in: its text or its page, and what was said of it by whoever handed it over."""

    text: str | None = None
    html: str | None = None
    source_id: str | None = None
    outlet: str | None = None
    url: str | None = None
    date: str | None = None  # an ISO 8601 day; anything else was refused by the reader of the format
    title: str | None = None
    language: str | None = None
    origin: str | None = None  # the file it stood in; not part of its identity

    @property
    def id(self) -> str:
        """The report's id: a hash of received text, outlet, URL, date and source id."""
        return "r" + digest(self.text, self.html, self.outlet, self.url, self.date, self.source_id)


class Evidence(Struct, frozen=True, kw_only=True):
    """What every row has that quotes a report: where it stands, what stands there, and the rule that made it."""

    report: str
    spans: Spans
    surface: str
    rule: str
    id: str = ""


class Mark(Evidence, frozen=True, kw_only=True):
    """A labelled stretch of a report's text; nothing is ever cut."""

    kind: MarkKind
    fine: str | None = None  # a finer label: weather, comment_form, related_articles …
    name: str | None = None  # who is named by a dateline, an outlet tag or an agency credit
    first: Spans = ()  # for a repeat: where the passage stood first


class Report(Struct, frozen=True, kw_only=True):
    """A report: its text as it was received (of a page: the text taken from it) and what is known about it."""

    id: str
    text: str
    text_hash: str
    source_id: str | None = None
    outlet: str | None = None
    agency: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None  # ISO day; unknown stays None
    not_before: str | None = None
    not_after: str | None = None
    basis: Basis = "none"
    date_spans: Spans = ()  # the words of the text that the date rests on
    date_rule: str = ""
    reference_date: str | None = None  # the day against which 'on Friday' is resolved
    title: str | None = None
    form: Literal["text", "html"] = "text"
    marks: tuple[Mark, ...] = ()


class Token(Struct, frozen=True, array_like=True):
    """A word of a sentence in Universal Dependencies; offsets are those of the report's text."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int  # index in the sentence; the root names itself
    deprel: str
    entity: str  # B-PER, I-PER, B-ORG … or ''

    @property
    def relation(self) -> str:
        """The relation to the head without its subtype: ``nsubj`` of ``nsubj:pass``."""
        return self.deprel.partition(":")[0]


class Sentence(Struct, frozen=True):
    """A sentence with its tree."""

    start: int
    end: int
    tokens: tuple[Token, ...]

    def root(self) -> int:
        """The index of the root (the first one where a parser left several)."""
        return next((i for i, token in enumerate(self.tokens) if token.head == i), 0)

    def children(self, index: int) -> list[int]:
        """The indices of the words that hang on a word, in order."""
        return [i for i, token in enumerate(self.tokens) if token.head == index and i != index]

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a word, nearest first; ends at the root."""
        seen = {index}
        while (index := self.tokens[index].head) not in seen:
            seen.add(index)
            yield index

    def span(self, indices: Iterable[int]) -> Span:
        """The stretch from the first to the last of some words."""
        chosen = sorted(indices)
        return Span(self.tokens[chosen[0]].start, self.tokens[chosen[-1]].end)


class Mention(Evidence, frozen=True, kw_only=True):
    """An expression found in a report, and what it resolves to: a TIMEX3 value, a place, an actor, a number."""

    kind: MentionKind
    type: str  # TIMEX3 type (DATE, TIME, DURATION, SET) or entity type (PER, ORG, LOC)
    value: str | None = None
    anchor: Literal["report", "text", "none"] = "none"  # what a time was resolved against


class Place(Evidence, frozen=True, kw_only=True):
    """A place that a report names, or a demonym; which place it is, and what it does there."""

    kind: PlaceKind = "place"
    use: PlaceUse = "location"
    place: str | None = None  # its id in the gazetteer: a GeoNames number, a country's code, or an id of our own
    name: str | None = None
    feature: str | None = None  # country, region, district, city, territory, area, camp, site, sea, water …
    country: str | None = None  # ISO 3166 alpha-3, as the United Nations' usage has it; none for what lies in several
    alt_country: str | None = None  # another country that holds or claims it
    lat: float | None = None  # degrees north
    lon: float | None = None  # degrees east
    exact: bool = True  # the point is its own, not that of the place it lies in


class ActorMention(Evidence, frozen=True, kw_only=True):
    """Somebody who acts as a report names them there, and who it is: ``actor`` is shared by all mentions of one actor.

    The key is the same in all reports where the tables know the actor or the spelling of the name tells it; an actor known
    only inside a report has the report's id in its key.
    """

    head: Span  # the bare name, or the noun of a description
    form: ActorForm
    type: str  # person, government, ministry, armed_group, organisation, media, population, group, unknown
    actor: str
    name: str | None = None  # resolved
    country: str | None = None  # ISO 3166 alpha-3
    sector: str | None = None  # PLOVER
    office: str | None = None
    reason: str = ""  # why it is this actor


class Party(Struct, frozen=True, kw_only=True):
    """Somebody as a row names them: the words, and the name they resolve to inside the report."""

    spans: Spans = ()
    surface: str = ""
    name: str | None = None
    actor: str | None = None
    country: str | None = None  # ISO 3166 alpha-3
    sector: str | None = None  # PLOVER: GOV, MIL, REB …
    implicit: bool = False  # not named where the row stands


class Link(Struct, frozen=True, kw_only=True):
    """One link of a chain: a role, who holds it, and the words that show it (none where the text names nobody)."""

    role: Role
    who: str | None = None
    spans: Spans = ()
    surface: str = ""


Chain = tuple[Link, ...]  # outermost first


class Statement(Evidence, frozen=True, kw_only=True):
    """What somebody said according to a report; ``spans`` are the content."""

    kind: StatementKind
    cue_spans: Spans = ()
    cue: str = ""
    speaker: Party | None = None
    addressee: Party | None = None
    quoted_spans: Spans = ()
    gloss_spans: Spans = ()  # the outlet's own words inside the content
    cue_class: str | None = None
    stance: Stance = "neutral"
    modality: Modality = "asserted"
    hedges: tuple[str, ...] = ()
    chain: Chain = ()
    parent: str | None = None
    occasion: Spans = ()
    status: Literal["attributed", "continues_unattributed"] = "attributed"
    sentence: Span
    duplicate_of: str | None = None


class Figure(Evidence, frozen=True, kw_only=True):
    """How many, of whom, with what bound, as of when; ``spans`` are the number with its bound words."""

    number_span: Span
    number: str
    value: float | int | None  # None for a range
    low: float | int | None = None
    high: float | int | None = None
    bound: Bound = "exact"
    category: str = "other_count"
    of_whom: str | None = None
    side: str | None = None  # the state whose people, soldiers or things are counted, where the counted words name it
    fine: str | None = None
    unit: str | None = None
    of: str | None = None  # the words that are counted
    place: str | None = None
    place_spans: Spans = ()
    as_of: str | None = None
    as_of_basis: Literal["expression", "segment", "report", "none"] = "none"
    as_of_spans: Spans = ()
    statement: str | None = None
    attributed_to: Party | None = None
    chain: Chain = ()
    part_of: str | None = None
    sum_of: tuple[str, ...] = ()  # a derived figure: the figures that were added; their numbers stand in the text, it does not
    duplicate_of: str | None = None
    vague: bool = False
    cumulative: bool = False
    sentence: Span


class Event(Evidence, frozen=True, kw_only=True):
    """Who did what to whom in PLOVER; ``spans`` are the trigger."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    ontology: str = "PLOVER 0.8"
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    place: str | None = None
    date: str | None = None
    date_precision: str | None = None
    status: EventStatus = "asserted"
    statement: str | None = None
    chain: Chain = ()
    event: str | None = None  # shared by the mentions of one event
    figures: tuple[str, ...] = ()
    sentence: Span


class Omission(Struct, frozen=True, kw_only=True):
    """What was left out of a report, and why: never in silence."""

    report: str
    room: str
    reason: str


class Reading(Struct, frozen=True, kw_only=True):
    """All rows of one report: what reading it gives, and what it left out."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    omissions: tuple[Omission, ...] = ()
    versions: dict[str, str] = {}  # software, grammar model, lexicons
    origin: str | None = None


# --- across reports -------------------------------------------------------------------------------------------------


class Name(Struct, frozen=True):
    """A name of an actor and the script it is written in."""

    text: str
    script: str


class Office(Struct, frozen=True, kw_only=True):
    """An office that a report or a table gives somebody, with its dates where they are known."""

    title: str
    start: str | None = None
    end: str | None = None
    source: str


class Actor(Struct, frozen=True, kw_only=True):
    """A person, government, organisation or group, with all its names, and why they are one."""

    id: str
    names: tuple[Name, ...]
    kind: str
    country: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    mentions: int = 0
    reports: int = 0
    outlets: tuple[str, ...] = ()
    first: str | None = None  # the day of the first and of the last report
    last: str | None = None
    keys: tuple[str, ...] = ()  # as rows name it
    reasons: tuple[str, ...] = ()  # why the keys are one


class Who(Struct, frozen=True, kw_only=True):
    """Somebody on a line of a timeline: the actor across reports, or the words of the report where nobody is known."""

    actor: str | None = None  # Actor.id
    name: str


class Told(Struct, frozen=True, kw_only=True):
    """A row of the record that tells a line of a timeline, and the report that it stands in."""

    id: str
    report: str
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    words: str  # the surface of the row
    sentence: str = ""  # the sentence that it stands in
    status: str | None = None  # of an event
    place: str | None = None
    chain: Chain = ()
    text_hash: str = ""  # the same for a text that several outlets carry


class Entry(Struct, frozen=True, kw_only=True):
    """A line of a timeline or of a list of meetings: what the rows that tell it have in common, and these rows.

    That several rows stand on one line says that they agree in day, type and parties, not that they are one event.
    """

    what: Literal["event", "statement", "figure"]
    day: str | None = None  # ISO 8601 day, month, year or interval; None where no report tells it
    precision: str | None = None  # day, month, year, interval; report: the report's own day
    part: tuple[str, ...] = ()  # what the actor asked for is in it: actor, recipient, speaker, addressee, source
    type: str  # PLOVER type of an event, class of a statement's cue, category of a figure
    mode: str | None = None
    who: tuple[Who, ...] = ()  # who acts, speaks, or gives the figure
    whom: tuple[Who, ...] = ()  # to whom
    words: str  # of the first row: a trigger, what was said, a number
    status: tuple[str, ...] = ()  # all that the rows give the event, the most frequent first
    places: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    reports: int
    texts: int  # different texts: fewer than reports where outlets carry the same one
    told: tuple[Told, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """A line of the check of a record: what was counted, in which language, and why where that is known."""

    part: str  # reports, rows, left out, dates, outlets, nothing found, evidence, versions
    what: str
    language: str | None = None
    reports: int | None = None
    rows: int | None = None
    why: str | None = None
    examples: tuple[str, ...] = ()  # ids of a few reports or rows
    problem: bool = False  # something was left out or does not hold


class Story(Struct, frozen=True, kw_only=True):
    """Reports that tell one event, and what links them."""

    id: str
    reports: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    links: tuple[str, ...] = ()


class Disagreement(Struct, frozen=True, kw_only=True):
    """Rows that cannot all be right, and the reason in words."""

    id: str
    kind: str
    rows: tuple[str, ...]
    reason: str
    severity: str


class Judgement(Struct, frozen=True, kw_only=True):
    """A decision of the user: an input to every later run, never lost."""

    id: str
    kind: str
    a: str
    b: str
    verdict: str
    note: str | None = None


# --- identity -------------------------------------------------------------------------------------------------------

_LETTER: dict[type, str] = {Mark: "k", Mention: "m", Place: "p", Statement: "s", Figure: "f", Event: "e", ActorMention: "a"}
_SAYS: dict[type, tuple[str, ...]] = {
    Mark: ("kind",),
    Mention: ("kind", "type"),
    Place: ("kind",),
    Statement: ("kind", "cue_spans"),
    Figure: ("number_span", "bound", "category", "of_whom"),
    Event: ("type", "mode"),
    ActorMention: ("head",),
}

E = TypeVar("E", bound=Evidence)


def identified(row: E) -> E:
    """The row with its id: a hash of its report, its spans and what kind of thing it says there."""
    kind = type(row)
    says = tuple(getattr(row, field) for field in _SAYS[kind])
    return msgspec.structs.replace(row, id=_LETTER[kind] + digest(row.report, row.spans, says))
