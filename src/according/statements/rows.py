"""Drafts as rows: kind, quoted and gloss spans, modality and hedges, parent and chain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from according.model import (
    ActorMention,
    Link,
    Modality,
    Party,
    Report,
    Span,
    Spans,
    Statement,
    StatementKind,
    identified,
    quote,
)
from according.statements.context import continuations, occasions
from according.statements.drafts import Draft
from according.statements.lexicon import Lexicon, plain
from according.statements.parties import Parties
from according.statements.quotes import Quoted, touching
from according.statements.units import Unit

WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
DIRECT: Final = 0.97  # share of letters inside marks from which on a content is direct
MAIN: Final = 18  # words within which the main verb of a content stands
DEFAULT: Final[dict[str, str]] = {
    "statements/according": "according_to",
    "statements/colon": "say",
    "statements/headline": "say",
}


def rows(
    report: Report,
    units: Sequence[Unit],
    lexicon: Lexicon,
    quotes: Sequence[Quoted],
    kept: Sequence[Draft],
    cast: Sequence[ActorMention],
) -> tuple[Statement, ...]:
    """The rows of a report's drafts, by position; a statement inside another names it as its parent."""
    names = Parties(report, units, lexicon, cast)
    parties = [names.speaker(draft) for draft in kept]
    parents = _parents(kept)
    places = occasions(units, lexicon, kept)
    made: list[Statement] = []
    published = _credits(report)
    for i, draft in enumerate(kept):
        links = (*published, *_chain(report, kept, parties, parents, i))
        row = _row(report, units, lexicon, quotes, draft, parties[i], names.addressee(draft, parties[i]), links)
        made.append(identified(msgspec.structs.replace(row, occasion=(places[i],)) if i in places else row))
    linked = [
        row if at is None else msgspec.structs.replace(row, parent=made[at].id) for row, at in zip(made, parents, strict=True)
    ]
    linked += [_continued(report, made[place], span) for place, span in continuations(units, lexicon, kept)]
    return tuple(sorted(linked, key=lambda row: (row.spans[0], row.spans[-1].end, row.cue_spans, row.id)))


def _continued(report: Report, before: Statement, span: Span) -> Statement:
    """A sentence that goes on after a statement and says nowhere whose words it is: nobody's row, tied to that statement."""
    row = Statement(
        report=report.id,
        spans=(span,),
        surface=quote(report.text, (span,)),
        rule="statements/continued",
        kind="indirect",
        chain=before.chain[:-1],
        parent=before.id,
        status="continues_unattributed",
        sentence=span,
    )
    return identified(row)


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in order, each content and cue once; of two with one content the one whose cue stands nearer stays."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end, draft.cue_spans))
    kept: list[Draft] = []
    seen: set[tuple[Span, ...]] = set()
    for draft in ordered:
        draft.content = _merged(draft.content)
        key = tuple(draft.content)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, overlapping ones as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each statement the place of the one it stands in; only those that are not over where it begins are looked at."""
    found: list[int | None] = [None] * len(drafts)
    around: list[int] = []
    for i in sorted(range(len(drafts)), key=lambda i: (drafts[i].start, -drafts[i].end)):
        around = [k for k in around if drafts[k].end > drafts[i].start]
        found[i] = _parent(drafts, i, around)
        around.append(i)
    return found


def _parent(drafts: Sequence[Draft], i: int, around: Sequence[int]) -> int | None:
    """The smallest statement whose content holds cue and content of this one."""
    parts = (*drafts[i].content, *drafts[i].cue_spans)
    size = drafts[i].end - drafts[i].start
    larger = (k for k in around if drafts[k].end - drafts[k].start > size) if drafts[i].cue_spans else ()
    holding = (k for k in larger if all(any(o.start <= s.start and s.end <= o.end for o in drafts[k].content) for s in parts))
    return min(holding, key=lambda k: (drafts[k].end - drafts[k].start, k), default=None)


def _chain(
    report: Report, drafts: Sequence[Draft], parties: Sequence[Party | None], parents: Sequence[int | None], i: int
) -> tuple[Link, ...]:
    """Whoever passes the words on, outermost first, and last who said them."""
    outer: list[Link] = []
    at = parents[i]
    while at is not None and len(outer) < len(drafts):
        outer.append(_link("relay", parties[at]))
        at = parents[at]
    links = outer[::-1]
    relay = drafts[i].relay
    if relay:
        text = report.text[relay.start : relay.end]
        links.append(Link(role="relay", who=text, spans=(relay,), surface=text))
    return (*links, _link("speaker", parties[i]))


def _credits(report: Report) -> tuple[Link, ...]:
    """The links that all chains of a report begin with: outlet, and agency where there is one."""
    outlet = _credit(report, "outlet", report.outlet, "outlet_tag")
    return (outlet, _credit(report, "agency", report.agency, "agency_credit")) if report.agency else (outlet,)


def _link(role: str, party: Party | None) -> Link:
    if party is None:
        return Link(role=role)  # type: ignore[arg-type]
    return Link(role=role, who=party.name or party.surface or None, spans=party.spans, surface=party.surface)  # type: ignore[arg-type]


def _credit(report: Report, role: str, who: str | None, mark: str) -> Link:
    """The publisher or agency of the report, with the mark that names it where there is one."""
    for found in report.marks:
        if found.kind == mark and found.name and who and plain(found.name) == plain(who):
            at = report.text.find(found.name, found.spans[0].start, found.spans[-1].end)
            spans = (Span(at, at + len(found.name)),) if at >= 0 else found.spans
            return Link(role=role, who=who, spans=spans, surface=quote(report.text, spans))  # type: ignore[arg-type]
    return Link(role=role, who=who)  # type: ignore[arg-type]


def _row(
    report: Report,
    units: Sequence[Unit],
    lexicon: Lexicon,
    quotes: Sequence[Quoted],
    draft: Draft,
    party: Party | None,
    hearer: Party | None,
    links: tuple[Link, ...],
) -> Statement:
    text = report.text
    unit = units[draft.unit]
    spans = tuple(draft.content)
    inside = _quoted_inside(spans, quotes)
    cue_spans = tuple(draft.cue_spans)
    cue = draft.cue
    words = _words(text, spans)
    return Statement(
        report=report.id,
        spans=spans,
        surface=quote(text, spans),
        rule=draft.rule,
        kind=_kind(text, spans, inside, draft.form),
        cue_spans=cue_spans,
        cue=quote(text, cue_spans) if cue_spans else "",
        speaker=party,
        addressee=hearer,
        quoted_spans=inside,
        gloss_spans=_glosses(unit, lexicon, draft, inside),
        cue_class=cue.kind if cue else DEFAULT.get(draft.rule),
        stance=cue.stance if cue else "neutral",
        modality=_modality(lexicon, unit, draft, words),
        hedges=_hedges(lexicon, unit, draft, words),
        chain=links,
        sentence=unit.span,
    )


def _words(text: str, spans: Sequence[Span]) -> list[str]:
    return [plain(found) for span in spans for found in WORD.findall(text[span.start : span.end])]


def _quoted_inside(spans: Sequence[Span], quotes: Sequence[Quoted]) -> Spans:
    """The quoted stretches of a content."""
    found = [
        Span(max(span.start, mark.start), min(span.end, mark.end))
        for span in spans
        for mark in touching(quotes, span.start, span.end)
    ]
    return tuple(sorted(found))


def _kind(text: str, spans: Sequence[Span], inside: Sequence[Span], form: str) -> StatementKind:
    """Direct, mixed, indirect or reported, by the share of its letters that stand in quotes."""
    total = sum(sign.isalnum() for span in spans for sign in text[span.start : span.end])
    quoted = sum(sign.isalnum() for span in inside for sign in text[span.start : span.end])
    if total and quoted / total >= DIRECT:
        return "direct"
    if quoted:
        return "mixed"
    return "reported" if form == "np" else "indirect"


def _modality(lexicon: Lexicon, unit: Unit, draft: Draft, words: Sequence[str]) -> Modality:
    """How the content is meant: the cue's own modality, else what its verbs say."""
    cue = draft.cue
    if cue and cue.modality != "asserted":
        return cue.modality
    sets = lexicon.sets
    inside = [i for i, token in enumerate(unit.tokens) if draft.start <= token.start < draft.end]
    main = [unit.words[i] for i in inside[:MAIN]]
    if draft.form == "np":
        return "deontic" if any(word in sets["modality_deontic_nouns"] for word in words[:4]) else "asserted"
    marked = any(word in sets["modality_conditional_marks"] for word in words)
    if any(word in sets["modality_conditional"] for word in main) or (
        marked and any(word in sets["modality_unreal"] for word in words)
    ):
        return "conditional"
    if any(word in sets["modality_deontic"] for word in main):
        return "deontic"
    future = any("Tense=Fut" in unit.tokens[i].feats for i in inside[:MAIN]) or any(
        word in sets["modality_future"] for word in main
    )
    return "future" if future else "asserted"


def _hedges(lexicon: Lexicon, unit: Unit, draft: Draft, words: Sequence[str]) -> tuple[str, ...]:
    """The words that put distance between outlet and content, in order; a journalistic conditional is one."""
    found = [word for word in words if word in lexicon.sets["hedges"]]
    if lexicon.speech["hedges"]["conditional"]:
        found += [
            unit.tokens[i].text
            for i, token in enumerate(unit.tokens)
            if "Mood=Cnd" in token.feats
            and token.upos == "AUX"
            and (draft.start <= token.start < draft.end or (draft.conditional and token.start < draft.start))
        ]
    return tuple(dict.fromkeys(found))


def _glosses(unit: Unit, lexicon: Lexicon, draft: Draft, inside: Sequence[Span]) -> Spans:
    """The outlet's own words inside a reported content: relative clauses in commas that are not quoted."""
    found: list[Span] = []
    for i in range(2, unit.size):
        token = unit.tokens[i]
        if (
            not (draft.start < token.start < draft.end)
            or unit.words[i] not in lexicon.sets["glosses"]
            or unit.words[i - 1] != ","
        ):
            continue
        if any(mark.start <= token.start < mark.end for mark in inside) or (found and token.start < found[-1].end):
            continue
        end = next(
            (
                k
                for k in range(i + 1, unit.size)
                if unit.words[k] == "," and unit.tokens[k].start < draft.end and unit.finite(k + 1 if k + 1 < unit.size else k)
            ),
            None,
        )
        stop = unit.tokens[end - 1].end if end else draft.end
        if not any(unit.finite(k) for k in range(i + 1, unit.size) if unit.tokens[k].start < stop):
            continue  # 'dont neuf enfants': a part of what is said, no clause of the outlet's
        found.append(Span(token.start, min(stop, draft.end)))
    return tuple(found)
