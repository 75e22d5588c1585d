"""A reading made by hand: rows of every kind, nested and overlapping, without any model."""

from msgspec.structs import replace

from according.model import (
    ActorMention,
    Event,
    Figure,
    Link,
    Mark,
    Mention,
    Omission,
    Party,
    Place,
    Reading,
    Received,
    Report,
    Span,
    Statement,
    identified,
    quote,
)

TEXT = """2031-03-04 | The Harbour Courier
PORT ELSE, March 4 (Northwind Agency) - At least 14 people were killed when a ferry sank off Port Else on Sunday, the coast \
guard said.
"We have found 12 survivors so far," Commander Ana Ruiz told reporters, adding that the harbour master had warned of \
"about 30 missing" before dawn.
According to a report of the Transport Board, 3,200 people crossed the strait each day last year.
The minister, who rejected the claim, alleged that the ferry's owner had ignored three letters <b>&amp;</b> a call.
أكدت الهيئة أن العبارة كانت تحمل 60 راكبا.
Weather: 12 °C, light rain. Subscribe to our newsletter!
"""
RULE = "fake/rule"


def span(text, words, nth=0):
    """Where words stand."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def fake_reading(*, outlet="The Harbour Courier", text=TEXT, title="Ferry sinks off Port Else", origin="harbour.txt", url=None):
    """A report with rows of every kind: an event told twice, one inside another's statement, one in two parts."""
    received = Received(text=text, outlet=outlet, origin=origin, url=url)
    key = received.id

    def party(words, name=None, nth=0, actor=None):
        where = span(text, words, nth)
        return Party(spans=(where,), surface=words, name=name, actor=actor)

    def actor(words, who, form="name", *, nth=0, name=None, kind="person", **more):
        where = span(text, words, nth)
        return identified(
            ActorMention(
                report=key,
                spans=(where,),
                surface=words,
                rule="actors/fake",
                head=where,
                form=form,
                type=kind,
                actor=who,
                name=name,
                **more,
            )
        )

    def place(words, nth=0, **more):
        where = (span(text, words, nth),)
        return identified(Place(report=key, spans=where, surface=words, rule="places/fake", **more))

    def event(words, kind, status, sentence, *, told, more_words=None, nth=0, **more):
        where = tuple(span(text, part, nth) for part in filter(None, (words, more_words)))
        return identified(
            Event(
                report=key,
                spans=where,
                surface=quote(text, where),
                rule="events/fake",
                type=kind,
                status=status,
                sentence=span(text, sentence),
                event=told,
                **more,
            )
        )

    def chain(*links):
        return (Link(role="outlet", who=outlet), *(Link(role=role, who=who) for role, who in links))

    def mark(kind, words, **more):
        where = (span(text, words),)
        return identified(Mark(report=key, spans=where, surface=quote(text, where), rule="marks/fake", kind=kind, **more))

    def statement(words, speaker, cue, sentence, *, nth=0, **more):
        where, cues = (span(text, words),), (span(text, cue, nth),)
        row = Statement(
            report=key,
            spans=where,
            surface=quote(text, where),
            rule="statements/fake",
            cue_spans=cues,
            cue=cue,
            speaker=speaker,
            sentence=span(text, sentence),
            **more,
        )
        return identified(row)

    def figure(words, number, value, sentence, **more):
        where = span(text, words)
        start = where.start + words.index(number)
        row = Figure(
            report=key,
            spans=(where,),
            surface=words,
            rule="figures/fake",
            number_span=Span(start, start + len(number)),
            number=number,
            value=value,
            sentence=span(text, sentence),
            **more,
        )
        return identified(row)

    lines = text.split("\n")
    guard = party("the coast guard", actor="body:coast-guard")
    ruiz = party("Commander Ana Ruiz", name="Ana Ruiz", actor="person:ana-ruiz")
    agency = ("agency", "Northwind Agency")
    sank = statement(
        text[text.index("At least 14") : text.index("Sunday") + len("Sunday")],
        guard,
        "said",
        lines[1],
        kind="indirect",
        cue_class="say",
        chain=chain(agency, ("speaker", "the coast guard")),
    )
    found = statement(
        "We have found 12 survivors so far,",
        ruiz,
        "told",
        lines[2],
        addressee=party("reporters"),
        kind="direct",
        cue_class="say",
        chain=chain(("speaker", "Ana Ruiz")),
    )
    adding = statement(
        'the harbour master had warned of "about 30 missing" before dawn',
        ruiz,
        "adding",
        lines[2],
        kind="indirect",
        cue_class="say",
        chain=chain(("speaker", "Ana Ruiz")),
    )
    warned = statement(
        '"about 30 missing" before dawn',
        party("the harbour master"),
        "warned",
        lines[2],
        kind="mixed",
        cue_class="warn",
        parent=adding.id,
        chain=chain(("speaker", "Ana Ruiz"), ("speaker", "the harbour master")),
    )
    board = statement(
        "3,200 people crossed the strait each day last year",
        party("a report of the Transport Board"),
        "According to",
        lines[3],
        kind="indirect",
        cue_class="according_to",
        chain=chain(("document", "a report of the Transport Board")),
    )
    minister = statement(
        "the ferry's owner had ignored three letters <b>&amp;</b> a call",
        party("The minister", actor="r:minister"),
        "alleged",
        lines[4],
        kind="indirect",
        cue_class="claim",
        stance="distancing",
        chain=chain(("speaker", "The minister")),
    )
    figures = (
        figure(
            "At least 14",
            "14",
            14,
            lines[1],
            bound="at_least",
            category="killed",
            of="people",
            place="Port Else",
            as_of="2031-03-02",
            as_of_basis="expression",
            statement=sank.id,
            attributed_to=guard,
            chain=sank.chain,
        ),
        figure("12", "12", 12, lines[2], category="released", of="survivors", statement=found.id, chain=found.chain),
        figure(
            "about 30",
            "30",
            30,
            lines[2],
            bound="approx",
            category="missing",
            statement=warned.id,
            attributed_to=warned.speaker,
            chain=warned.chain,
        ),
        figure("3,200", "3,200", 3200, lines[3], category="rate", of="people", statement=board.id, chain=board.chain),
        figure("60", "60", 60, lines[5], category="participants", side="Ardena", chain=chain()),
    )
    figures = (*figures[:2], replace(figures[2], part_of=figures[0].id, duplicate_of=figures[1].id), *figures[3:])
    sunday = span(text, "Sunday")
    time = Mention(
        report=key,
        spans=(sunday,),
        surface="Sunday",
        rule="times/fake",
        kind="time",
        type="DATE",
        value="2031-03-02",
        anchor="report",
    )
    port = {"place": "900001", "name": "Port Else", "feature": "city", "country": "XXX", "lat": 1.0, "lon": 2.0}
    places = (place("Port Else", **port), place("PORT ELSE", **port), place("the strait", feature="strait"))
    actors = (
        actor("the coast guard", "body:coast-guard", "description", kind="organisation", sector="COP"),
        actor("Commander Ana Ruiz", "person:ana-ruiz", name="Ana Ruiz", office="commander", sector="COP", reason="spelling"),
        actor("We", "person:ana-ruiz", "pronoun", name="Ana Ruiz", reason="the one who speaks"),
        actor("The minister", "r:minister", "description"),
        actor("the ferry's owner", "r:owner", "description", sector="BUS"),
        actor("الهيئة", "body:authority", kind="organisation", name="الهيئة"),
    )
    minister_party, owner = minister.speaker, party("the ferry's owner", actor="r:owner")
    day = {"date": "2031-03-02", "date_precision": "day"}
    events = (
        event(
            "killed",
            "ASSAULT",
            "claimed",
            lines[1],
            told="v1",
            mode="explosives",
            recipients=(party("14 people"),),
            statement=sank.id,
            chain=sank.chain,
            figures=(figures[0].id,),
            place="Port Else",
            **day,
        ),
        event("sank", "ASSAULT", "denied", lines[1], told="v1", statement=sank.id, chain=sank.chain, **day),
        event(
            "warned",
            "THREATEN",
            "planned",
            lines[2],
            told="v2",
            mode="violence",
            actors=(warned.speaker,),
            recipients=(ruiz,),
            statement=warned.id,
            chain=warned.chain,
        ),
        event(
            "rejected",
            "REJECT",
            "asserted",
            lines[4],
            told="v3",
            actors=(minister_party,),
            date="2031-03",
            date_precision="month",
        ),
        event(
            "alleged",
            "ACCUSE",
            "asserted",
            lines[4],
            told="v4",
            mode="allege",
            actors=(minister_party,),
            recipients=(owner,),
            statement=minister.id,
            chain=minister.chain,
            date="2031-03-04",
            date_precision="report",
        ),
        event(
            "had ignored",
            "REJECT",
            "negated",
            lines[4],
            told="v5",
            more_words="three letters",
            actors=(owner,),
            statement=minister.id,
            chain=minister.chain,
        ),
        event("تحمل", "AID", "background", lines[5], told="v6", actors=(party("الهيئة", actor="body:authority"),)),
    )
    report = Report(
        id=key,
        text=text,
        text_hash="0" * 16,
        outlet=outlet,
        agency="Northwind Agency",
        url=url,
        language="en",
        published="2031-03-04",
        not_before="2031-03-04",
        not_after="2031-03-04",
        basis="prefix",
        date_spans=(Span(0, 10),),
        date_rule="dating/fake",
        reference_date="2031-03-04",
        title=title,
        marks=(
            mark("date_prefix", "2031-03-04 | "),
            mark("outlet_tag", "The Harbour Courier", name="The Harbour Courier"),
            mark("dateline", "PORT ELSE, March 4 (Northwind Agency) - ", name="PORT ELSE"),
            mark(
                "background",
                "According to a report of the Transport Board, 3,200 people crossed the strait each day last year.",
            ),
            mark("page_furniture", "Weather: 12 °C, light rain. Subscribe to our newsletter!", fine="weather"),
        ),
    )
    return Reading(
        report=report,
        mentions=(identified(time),),
        statements=(sank, found, adding, warned, board, minister),
        figures=figures,
        places=places,
        actors=actors,
        events=events,
        omissions=(Omission(report=key, room="names", reason="this is a reading made by hand"),),
        versions={"according": "0", "grammar": "none"},
        origin=origin,
    )
