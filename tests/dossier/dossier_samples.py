"""Readings made by hand, in which invented people meet, accuse, say and count."""

from __future__ import annotations

from typing import Any

from according import model
from according.actors.names import key
from according.model import ActorMention, Event, Figure, Link, Omission, Party, Reading, Report, Span, Statement, identified

#: Every sentence that readings may hold: its trigger, and what it tells.
TOLD: dict[str, dict[str, Any]] = {
    "Ana Ruiz met Paul Weber.": {"type": "CONSULT", "actors": ("Ana Ruiz", "Paul Weber"), "trigger": "met"},
    "Ana Ruiz visited Paul Weber.": {
        "type": "CONSULT",
        "mode": "visit",
        "actors": ("Ana Ruiz",),
        "recipients": ("Paul Weber",),
        "trigger": "visited",
    },
    "Ana Ruiz phoned Paul Weber.": {
        "type": "CONSULT",
        "mode": "phone",
        "actors": ("Ana Ruiz", "Paul Weber"),
        "trigger": "phoned",
    },
    "Ana Ruiz met Lea Brandt.": {"type": "CONSULT", "actors": ("Ana Ruiz", "Lea Brandt"), "trigger": "met"},
    "Ana Ruiz met a friend.": {"type": "CONSULT", "actors": ("Ana Ruiz", "a friend"), "trigger": "met"},
    "Ana Ruiz will meet Paul Weber.": {
        "type": "AGREE",
        "rule": "events/meeting_promised",
        "status": "planned",
        "actors": ("Ana Ruiz", "Paul Weber"),
        "trigger": "meet",
    },
    "Ana Ruiz promised rain.": {"type": "AGREE", "actors": ("Ana Ruiz",), "trigger": "promised"},
    "Ana Ruiz accused Paul Weber.": {
        "type": "ACCUSE",
        "actors": ("Ana Ruiz",),
        "recipients": ("Paul Weber",),
        "trigger": "accused",
    },
}
PEOPLE = ("Ana Ruiz", "Paul Weber", "Lea Brandt")
SAID = 'Ana Ruiz told Lea Brandt: "The port is open."'
COUNTED = "Ana Ruiz spoke of 40 boats."


def party(text: str, words: str, at: int = 0) -> Party:
    start = text.index(words, at)
    known = words[0].isupper()
    return Party(
        spans=(Span(start, start + len(words)),),
        surface=words,
        name=words if known else None,
        actor=actor_of(words) if known else None,
    )


def actor_of(name: str) -> str:
    """The key that a name has in all reports."""
    return "name:" + key(name).replace(" ", "-").lower()


def reading(
    outlet: str | None,
    day: str | None,
    *sentences: str,
    when: str | None = None,
    office: str | None = None,
    language: str = "en",
    omissions: tuple[str, ...] = (),
    more: str = "",
    **fields: Any,
) -> Reading:
    """A report of an outlet on a day that holds some of the sentences; ``when`` is the day of its events, if it tells one."""
    text = " ".join([*sentences, more]).strip()
    report = "r" + model.digest(text, outlet, day)
    chain = (Link(role="outlet", who=outlet),)
    events, statements, figures, cast = [], [], [], []
    at = 0
    for sentence in sentences:
        start = text.index(sentence, at)
        at = start + len(sentence)
        where = Span(start, at)
        cast += [_mention(report, text, name, start, office) for name in PEOPLE if name in sentence]
        common = {"report": report, "rule": "test/hand", "sentence": where, "chain": chain}
        if sentence in TOLD:
            events.append(_event(text, start, TOLD[sentence], day, when, common | fields))
        elif sentence == SAID:
            statements.append(_statement(text, start, common))
        elif sentence == COUNTED:
            figures.append(_figure(text, start, day, common))
    return Reading(
        report=Report(
            id=report,
            text=text,
            text_hash=model.digest(text),
            outlet=outlet,
            language=language,
            published=day,
            reference_date=day,
            basis="given" if day else "none",
        ),
        events=tuple(events),
        statements=tuple(statements),
        figures=tuple(figures),
        actors=tuple({row.id: row for row in cast}.values()),
        omissions=tuple(Omission(report=report, room=room, reason=f"there is no grammar for {language}") for room in omissions),
        versions={"according": "0.0.1"},
        origin=f"{outlet}.txt",
    )


def _mention(report: str, text: str, name: str, start: int, office: str | None) -> ActorMention:
    span = Span(text.index(name, start), text.index(name, start) + len(name))
    stands = {"report": report, "spans": (span,), "surface": name, "rule": "test/hand", "head": span}
    form = "description" if office else "name"  # an office counts where words of the report say it
    return identified(
        ActorMention(form=form, type="person", actor=actor_of(name), name=name, country="ESP", office=office, **stands)
    )


def _event(text: str, start: int, told: dict[str, Any], day: str | None, when: str | None, fields: dict[str, Any]) -> Event:
    at = text.index(told["trigger"], start)
    sides = {side: tuple(party(text, words, start) for words in told.get(side, ())) for side in ("actors", "recipients")}
    given = {
        "spans": (Span(at, at + len(told["trigger"])),),
        "surface": told["trigger"],
        "type": told["type"],
        "mode": told.get("mode"),
        "status": told.get("status", "asserted"),
        "date": when or day,
        "date_precision": ("day" if when else "report") if when or day else None,
    }
    own = {name: value for name, value in fields.items() if name in ("status", "place", "event")}
    return identified(Event(**(fields | given | sides | {"rule": told.get("rule", "test/hand")} | own)))


def _statement(text: str, start: int, fields: dict[str, Any]) -> Statement:
    words = "The port is open."
    at = text.index(words, start)
    return identified(
        Statement(
            spans=(Span(at, at + len(words)),),
            surface=words,
            kind="direct",
            cue="told",
            cue_spans=(Span(text.index("told", start), text.index("told", start) + 4),),
            cue_class="tell",
            speaker=party(text, "Ana Ruiz", start),
            addressee=party(text, "Lea Brandt", start),
            **fields,
        )
    )


def _figure(text: str, start: int, day: str | None, fields: dict[str, Any]) -> Figure:
    at = text.index("40", start)
    return identified(
        Figure(
            spans=(Span(at, at + 2),),
            surface="40",
            number_span=Span(at, at + 2),
            number="40",
            value=40,
            of="boats",
            as_of=day,
            as_of_basis="report" if day else "none",
            attributed_to=party(text, "Ana Ruiz", start),
            **fields,
        )
    )
