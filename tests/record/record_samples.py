"""Readings that tests write: one made by hand, and generated ones with every field in use."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from according import model
from according.model import Evidence, Figure, Link, Mark, Mention, Omission, Party, Reading, Report, Span, Statement

TEXT = (
    "AGENCE DU PORT – Le maire de Brévannes, Élodie Marchand, a déclaré mardi que l’orage avait fait « au moins 14 blessés ». "
    "وقال الوزير إن الطريق مغلق. The fire brigade said that 3 people were missing."
)


def at(text: str, words: str) -> tuple[Span]:
    """The one span of some words."""
    start = text.index(words)
    return (Span(start, start + len(words)),)


def row(made: type[Any], text: str, report: str, words: str, /, **fields: Any) -> Any:
    """A row that quotes some words."""
    return model.identified(made(report=report, spans=at(text, words), surface=words, rule="test/hand", **fields))


def party(text: str, words: str, name: str | None = None) -> Party:
    return Party(spans=at(text, words), surface=words, name=name or words)


def reading(
    text: str = TEXT,
    *,
    outlet: str | None = "Le Courrier de Brévannes",
    day: str | None = "2031-05-13",
    origin: str | None = "week/1.txt",
    language: str = "fr",
    source: str | None = None,
) -> Reading:
    """A report with a mark, two mentions, two statements and two figures."""
    report = "r" + model.digest(text, outlet, day, source)
    maire = party(text, "Le maire de Brévannes, Élodie Marchand", "Élodie Marchand")
    brigade = party(text, "The fire brigade", "fire brigade")
    sentence, last = at(text, text[17:120])[0], at(text, "The fire brigade said that 3 people were missing.")[0]
    said = row(
        Statement,
        text,
        report,
        "l’orage avait fait « au moins 14 blessés »",
        kind="mixed",
        cue="a déclaré",
        cue_spans=at(text, "a déclaré"),
        cue_class="say",
        speaker=maire,
        quoted_spans=at(text, "au moins 14 blessés"),
        hedges=("au moins",),
        chain=(Link(role="outlet", who=outlet), Link(role="speaker", who=maire.name, spans=maire.spans, surface=maire.surface)),
        sentence=sentence,
    )
    told = row(
        Statement,
        text,
        report,
        "3 people were missing",
        kind="indirect",
        cue="said",
        cue_spans=at(text, "said"),
        cue_class="claim",
        stance="distancing",
        speaker=brigade,
        chain=(Link(role="outlet", who=outlet),),
        sentence=last,
    )
    wounded = row(
        Figure,
        text,
        report,
        "au moins 14",
        number_span=at(text, "14")[0],
        number="14",
        value=14,
        bound="at_least",
        category="wounded",
        place="Brévannes",
        place_spans=at(text, "Brévannes"),
        as_of="2031-05-13",
        as_of_basis="expression",
        as_of_spans=at(text, "mardi"),
        statement=said.id,
        attributed_to=maire,
        chain=said.chain,
        sentence=sentence,
    )
    missing = row(
        Figure,
        text,
        report,
        "3",
        number_span=at(text, "3")[0],
        number="3",
        value=3.0,
        category="missing",
        of_whom="civilians",
        statement=told.id,
        chain=told.chain,
        sentence=last,
    )
    marks = (row(Mark, text, report, "AGENCE DU PORT", kind="dateline", name="Agence du Port"),)
    mentions = (
        row(Mention, text, report, "mardi", kind="time", type="DATE", value="2031-05-13", anchor="report"),
        row(Mention, text, report, "Brévannes", kind="place", type="LOC", value="Brévannes"),
    )
    return Reading(
        report=Report(
            id=report,
            text=text,
            text_hash=model.digest(text),
            outlet=outlet,
            language=language,
            published=day,
            not_before=day,
            not_after=day,
            reference_date=day,
            basis="given" if day else "none",
            title="Orage à Brévannes",
            source_id=source,
            marks=marks,
        ),
        mentions=mentions,
        places=(row(model.Place, text, report, "Brévannes", country="FRA", lat=48.75, lon=2.5, exact=False),),
        statements=(said, told),
        figures=(wounded, missing),
        omissions=(Omission(report=report, room="grammar", reason="no model for one paragraph"),),
        versions={"according": "0.1.0", "fr": "abc"},
        origin=origin,
    )


# --- generated --------------------------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60)
maybe = st.none() | texts
days = st.none() | st.dates().map(lambda day: day.isoformat())
numbers = (
    st.none()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(0, 10**6).map(float)
)


@st.composite
def spans_of(draw: st.DrawFn, size: int, *, empty: bool = False) -> tuple[Span, ...]:
    """One to three spans in order in a text of some length."""
    cuts = sorted(draw(st.sets(st.integers(0, size), min_size=2, max_size=6)))
    found = tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))
    return () if empty and draw(st.booleans()) else found


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading of generated text with rows of every kind, all with their evidence."""
    text = draw(texts)
    report, size = "r" + model.digest(text), len(text)
    some, perhaps = spans_of(size), spans_of(size, empty=True)

    def quoted(of: type[Evidence], /, **fields: Any) -> Any:
        spans = draw(some)
        plain = {name: draw(value) for name, value in fields.items()}
        made = of(report=report, spans=spans, surface=model.quote(text, spans), rule=draw(texts), **plain)
        return model.identified(made)

    def shown(spans: tuple[Span, ...]) -> dict[str, Any]:
        return {"spans": spans, "surface": model.quote(text, spans)}

    parties = st.builds(
        lambda spans, name, actor: Party(name=name, actor=actor, implicit=not spans, **shown(spans)), perhaps, maybe, maybe
    )
    links = st.builds(
        lambda role, who, spans: Link(role=role, who=who, **shown(spans)),
        st.sampled_from(["outlet", "agency", "relay", "document", "speaker"]),
        maybe,
        perhaps,
    )
    chains, one = st.lists(links, max_size=3).map(tuple), some.map(lambda spans: spans[0])
    listed = st.lists(texts, max_size=3).map(tuple)

    def several(make: Any) -> tuple[Any, ...]:
        found = {made.id: made for made in (make() for _ in range(draw(st.integers(0, 2))))}
        return tuple(found.values())

    marks = several(lambda: quoted(Mark, kind=st.sampled_from(["repeat", "heading"]), fine=maybe, name=maybe, first=perhaps))
    mentions = several(lambda: quoted(Mention, kind=st.sampled_from(["time", "name"]), type=texts, value=maybe))

    def place() -> model.Place:
        fields = {
            "kind": st.sampled_from(["place", "demonym"]),
            "use": st.sampled_from(["location", "actor", "name_part"]),
            "place": maybe,
            "name": maybe,
            "feature": maybe,
            "country": maybe,
            "alt_country": maybe,
            "lat": st.none() | st.floats(-90, 90),
            "lon": st.none() | st.floats(-180, 180),
            "exact": st.booleans(),
        }
        made: model.Place = quoted(model.Place, **fields)
        return made

    def statement() -> Statement:
        cue = draw(perhaps)
        fields = {
            "kind": st.sampled_from(["direct", "naming"]),
            "cue_spans": st.just(cue),
            "cue": st.just(model.quote(text, cue)),
            "speaker": st.none() | parties,
            "addressee": st.none() | parties,
            "quoted_spans": perhaps,
            "gloss_spans": perhaps,
            "cue_class": maybe,
            "hedges": listed,
            "chain": chains,
            "occasion": perhaps,
            "sentence": one,
        }
        made: Statement = quoted(Statement, **fields)
        return made

    statements = several(statement)

    def figure() -> Figure:
        number = draw(one)
        fields = {
            "number_span": st.just(number),
            "number": st.just(text[number.start : number.end]),
            "value": numbers,
            "low": numbers,
            "high": numbers,
            "bound": st.sampled_from(["exact", "range"]),
            "category": texts,
            "of_whom": maybe,
            "of": maybe,
            "place": maybe,
            "place_spans": perhaps,
            "as_of": maybe,
            "as_of_spans": perhaps,
            "statement": st.sampled_from([None, *(said.id for said in statements)]),
            "attributed_to": st.none() | parties,
            "chain": chains,
            "vague": st.booleans(),
            "cumulative": st.booleans(),
            "sentence": one,
        }
        made: Figure = quoted(Figure, **fields)
        return made

    figures = several(figure)

    def event() -> model.Event:
        ids = [figure.id for figure in figures]
        fields = {
            "type": texts,
            "contexts": listed,
            "actors": st.lists(parties, max_size=2).map(tuple),
            "recipients": st.lists(parties, max_size=2).map(tuple),
            "chain": chains,
            "figures": st.lists(st.sampled_from(ids), max_size=2).map(tuple) if ids else st.just(()),
            "sentence": one,
        }
        made: model.Event = quoted(model.Event, **fields)
        return made

    return Reading(
        report=Report(
            id=report,
            text=text,
            text_hash=model.digest(text),
            published=draw(days),
            not_before=draw(days),
            not_after=draw(days),
            reference_date=draw(days),
            date_spans=draw(perhaps),
            title=draw(maybe),
            outlet=draw(maybe),
            marks=marks,
        ),
        mentions=mentions,
        places=several(place),
        statements=statements,
        figures=figures,
        events=several(event),
        omissions=tuple(Omission(report=report, room=draw(texts), reason=draw(texts)) for _ in range(draw(st.integers(0, 2)))),
        versions=draw(st.dictionaries(texts, texts, max_size=3)),
    )
