"""When and where an event was: the time and place in its own clause, the day of the statement that it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from msgspec.structs import replace

from according.events.claims import ACTS
from according.events.match import Draft
from according.events.negation import verb_of
from according.events.tree import Scene
from according.model import Event, Mention, Place, Report, Span

CHAIN: Final = 4  # verbs above a trigger whose time may be its own
PRECISION: Final = {4: "year", 7: "month", 10: "day"}
YEAR: Final = 4  # letters of a bare year
DAY: Final = 10  # letters of an ISO day
RANGE: Final = 3  # words from the preposition of 'from 1 to 3 March' to the second day
LENGTHS: Final = {"PD": 1, "PW": 7, "PTH": 0, "PTM": 0}
_LENGTH: Final = re.compile(r"(PT?)(\d+)([DWHM])")
#: Types of events that are where their target is: what is bombed, seized or blocked.
ON_THE_SPOT: Final = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE", "AID"})
#: Prepositions after which a place says who, not where; '' for none.
SIDES: Final = frozenset({"", "of", "de", "between", "entre"})
SAME_CLAUSE: Final = frozenset(
    {"obl", "advmod", "nmod", "obj", "nummod", "compound", "flat", "appos", "amod", "det", "case", "conj", "dep", "nsubj"}
)

#: What hangs on a verb so is not of this year where the verb is of an earlier one.
OF_ONE_TIME: Final = frozenset({"conj", "advcl", "xcomp", "obl", "obj", "nsubj"})
Dated = tuple[Mention, str]  # a time, and its ISO day, month, year or interval


class Day(NamedTuple):
    """A date and how exact it is; 'report' where only the report's own day is known."""

    date: str | None
    precision: str | None


def undated(row: Event) -> bool:
    """Whether an event has no day of its own: none, or only that of the report."""
    return row.date is None or row.date_precision == "report"


def with_day(row: Event, day: str) -> Event:
    """The event with a date, and how exact it is."""
    return replace(row, date=day, date_precision=_precision(day))


class Clock:
    """The times of a report by place."""

    def __init__(self, report: Report, times: Sequence[Mention]) -> None:
        kept = [row for row in times if row.kind == "time" and row.type in ("DATE", "TIME") and row.spans]
        self.rows = sorted(kept, key=lambda row: row.spans)
        self.lengths = [row for row in times if row.kind == "time" and row.type == "DURATION" and row.spans]
        self.starts = [row.spans[0].start for row in self.rows]
        self.report = report

    def days(self, span: Span) -> list[str]:
        """The days that a stretch of the text names, in order; a year or a month is none (``the 2015 deal``)."""
        return [iso for _, iso in self.spans(span)]

    def spans(self, span: Span) -> list[tuple[Span, str]]:
        """The days that a stretch of the text names, each with its place."""
        return [(row.spans[0], iso) for row in self._within(span) if (iso := _iso(row)) and len(iso) == DAY]

    def day(self, scene: Scene, draft: Draft, cue: Collection[int] = ()) -> Day:
        """The day of an event: that in its clause, or of a verbal act beside the words of saying; else the report's."""
        inside = self._within(Span(scene.sentence.start, scene.sentence.end))
        dated = [(row, iso) for row in inside if (iso := _iso(row))]
        carriers = _carriers(scene, draft) | (set(cue) if draft.type in ACTS else set())
        own = _own(scene, draft, dated, carriers) or _own(scene, draft, dated, carriers | _aimed(scene, draft))
        own = own or _shared(scene, draft, dated)
        if own:
            row, iso = next((pair for pair in own if pair[0].type == "DATE"), own[0])
            iso = self._range(scene, own) or self._since(scene, row, iso, carriers)
            return Day(iso, _precision(iso))
        after = self._after(scene, carriers, inside)
        if after:
            return Day(after, _precision(after))
        day = self.report.published
        return Day(day, "report") if day and not _long_ago(scene, draft, dated, day) else Day(None, None)

    def _within(self, span: Span) -> list[Mention]:
        """The times that begin in a stretch of the text."""
        return self.rows[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def _range(self, scene: Scene, own: Sequence[tuple[Mention, str]]) -> str:
        """``from 1 to 3 March``, ``between 25 February and 3 March``: the two days with a stroke."""
        words, (row, iso) = scene.lexicon.words, own[0]
        at = _token_at(scene, row.spans[0])
        if at is None or len(iso) != DAY:
            return ""
        if len(own) > 1 and len(own[1][1]) == DAY and iso < own[1][1] and at and scene.lower[at - 1] in words["range_open"]:
            to = _token_at(scene, own[1][0].spans[0])
            return f"{iso}/{own[1][1]}" if to and scene.lower[to - 1] in words["range_join"] else ""
        if at < RANGE or scene.lower[at - 1] not in words["range_join"] or scene.lower[at - RANGE] not in words["range_open"]:
            return ""
        first = scene.tokens[at - 2].text
        return f"{iso[:-2]}{int(first):02}/{iso}" if first.isdigit() and 0 < int(first) < int(iso[-2:]) else ""

    def _after(self, scene: Scene, carriers: Collection[int], inside: Sequence[Mention]) -> str:
        """The day told from that of another clause: ``a day after the king visited Lima on 20 February``."""
        for clause in (k for at in sorted(carriers) for k in scene.below(at, "advcl")):
            mark = next(
                (k for k in scene.below(clause, "mark", "case") if scene.lower[k] in scene.lexicon.words["offset"]), None
            )
            length = self._length(scene, mark) if mark is not None else None
            told = [iso for row in inside if (iso := _iso(row)) and len(iso) == DAY and _below(scene, row.spans[0], clause)]
            if mark is not None and length is not None and len(told) == 1:
                sign = -1 if scene.lower[mark] in scene.lexicon.words["before"] else 1
                return str(date.fromisoformat(told[0]) + timedelta(days=sign * length))
        return ""

    def _length(self, scene: Scene, mark: int) -> int | None:
        """The days that a length of time in front of a word tells; minutes and hours are none."""
        start = scene.tokens[mark].start
        row = next((row for row in self.lengths if 0 <= start - row.spans[-1].end <= 1), None)
        found = _LENGTH.fullmatch(row.value or "") if row else None
        days = LENGTHS.get(found[1] + found[3]) if found else None  # a month has no number of days
        return None if days is None or found is None else int(found[2]) * days

    def _since(self, scene: Scene, row: Mention, iso: str, carriers: Collection[int]) -> str:
        """``since 7 October`` lasts to the day of the report."""
        at = next((i for i, token in enumerate(scene.tokens) if token.start >= row.spans[0].start), None)
        until = self.report.published or self.report.reference_date
        if at is None or "/" in iso or not until:
            return iso
        near = [k for k in (at, scene.tokens[at].head) if k not in carriers]
        since = scene.lexicon.words["since"]
        return f"{iso}/{until}" if any(scene.case(k) in since for k in near) else iso


def _iso(row: Mention) -> str | None:
    """A day, month, year or interval out of a TIMEX3 value; nothing for PRESENT_REF, seasons and weeks."""
    value = (row.value or "").partition("T")[0]
    return (
        value
        if len(value) in PRECISION and value[:4].isdigit() and value.replace("-", "").isdigit()
        else value
        if "/" in value
        else None
    )


def _precision(value: str) -> str:
    return "interval" if "/" in value else PRECISION[len(value)]


def _carriers(scene: Scene, draft: Draft) -> set[int]:
    """The words of a trigger and the verbs above that go on at the same time: ``condemning …, he said on Friday``."""
    found = {draft.at, verb_of(scene, draft), *draft.trigger, *draft.joined}
    at = scene.climb(verb_of(scene, draft))
    antecedent = scene.tokens[at].head
    if scene.tokens[at].deprel == "acl:relcl" and scene.lemmas[antecedent] in scene.lexicon.classes["assault"]:
        found |= {antecedent} & set(scene.grammatical_subject(at))  # 'the raid on Sunday, which killed nine'
    for _ in range(CHAIN):
        above, relation = scene.tokens[at].head, scene.relations[at]
        finite = "VerbForm=Fin" in scene.tokens[at].feats
        if above == at or (relation == "advcl" and finite) or not _goes_on(scene, draft, at, relation):
            break
        found.add(above)
        at = above
    return found


def _own(scene: Scene, draft: Draft, dated: Sequence[Dated], carriers: Collection[int]) -> list[Dated]:
    """The times in the clause of an event."""
    return [(row, iso) for row, iso in dated if _same_clause(scene, draft, row.spans[0], carriers, year=len(iso) == YEAR)]


def _aimed(scene: Scene, draft: Draft) -> set[int]:
    """The verb that tells what somebody did an event for: ``flew to Oslo on Monday for talks``."""
    at = scene.climb(draft.at)
    above = scene.tokens[at].head
    aim = scene.relations[at] == "obl" and scene.case(at) in scene.lexicon.words["aims"]
    return {above} if aim and scene.tokens[above].upos == "VERB" else set()


def _shared(scene: Scene, draft: Draft, dated: Sequence[Dated]) -> list[Dated]:
    """The time at the head of a sentence, of a verb that shares its subject: ``In 1996 he went to Oslo and met …``."""
    verb = verb_of(scene, draft)
    first = scene.first_conjunct(verb)
    if first == verb or scene.tokens[verb].upos != "VERB" or scene.below(verb, "nsubj"):
        return []
    if scene.is_future(verb) is not scene.is_future(first):
        return []
    subject = min(scene.below(first, "nsubj"), default=-1)
    ahead = ((pair, _head_at(scene, pair[0].spans[0])) for pair in dated)
    return [pair for pair, at in ahead if at is not None and at < subject and scene.tokens[at].head == first]


def _long_ago(scene: Scene, draft: Draft, dated: Sequence[Dated], day: str) -> bool:
    """Whether a verb that an event hangs on was in an earlier year: then the event is not of the report's day."""
    chain, at = set[int](), verb_of(scene, draft)
    for _ in range(CHAIN):
        chain.add(at)
        if scene.tokens[at].head == at or scene.relations[at] not in OF_ONE_TIME or scene.tokens[at].deprel == "acl:relcl":
            break
        at = scene.tokens[at].head
    past = (_head_at(scene, row.spans[0]) for row, iso in dated if iso[:YEAR] < day[:YEAR] and "/" not in iso)
    return any(k is not None and scene.relations[k] == "obl" and scene.tokens[k].head in chain for k in past)


def _goes_on(scene: Scene, draft: Draft, at: int, relation: str) -> bool:
    """Whether the clause above tells the time of this one too."""
    if relation == "ccomp":  # 'he said on Friday that Rome would help': an act is done when it is said
        return draft.type in ACTS
    if relation == "obl":
        return scene.case(at) in scene.lexicon.words["occasion"] - scene.lexicon.words["sequel"]
    return relation in ("xcomp", "advcl", "parataxis", "obj", "nsubj") and (relation != "parataxis" or draft.type in ACTS)


def _token_at(scene: Scene, span: Span) -> int | None:
    return next((i for i, token in enumerate(scene.tokens) if token.start < span.end and token.end > span.start), None)


def _whole(scene: Scene, i: int) -> str:
    """A word with those fixed to it: ``as-of``."""
    return "-".join(scene.lower[k] for k in (i, *scene.below(i, "fixed")))


def _head_at(scene: Scene, span: Span) -> int | None:
    """The word of a stretch that hangs on a word outside it."""
    inside = [i for i, token in enumerate(scene.tokens) if token.start < span.end and token.end > span.start]
    return next((i for i in inside if scene.tokens[i].head not in inside or scene.tokens[i].head == i), None)


def _below(scene: Scene, span: Span, clause: int) -> bool:
    """Whether a stretch stands in a clause."""
    at = _token_at(scene, span)
    return at is not None and clause in (at, *scene.sentence.ancestors(at))


def _owned(scene: Scene, at: int, noun: int, events: Collection[int]) -> bool:
    """Whether a time is that of a noun that tells an event of its own: ``condemned the attack of 1 March``."""
    words, lemma = scene.lexicon.words, scene.lemmas[noun]
    if scene.relations[at] not in ("nmod", "compound", "amod", "nummod"):
        return False
    if lemma in words["reports"]:
        return True  # 'according to reports on Sunday'
    if noun not in events and lemma not in words["incidents"]:
        return False
    during = words["occasion"] | words["since"]
    if lemma not in scene.lexicon.classes["talks"] | words["meeting"]:  # 'after talks on Sunday' is that day
        during -= words["sequel"] - words["since"]
    return scene.relations[noun] in ("obj", "nsubj", "nmod") or scene.case(noun) not in during


def _written(scene: Scene, draft: Draft, at: int) -> bool:
    """Whether a clause tells when the words were given in which an act is done: ``in a statement issued on Saturday``."""
    noun = scene.tokens[at].head
    told = scene.lemmas[noun] in scene.lexicon.words["writings"] and scene.relations[noun] == "obl"
    return draft.type in ACTS and scene.relations[at] == "acl" and told and scene.tokens[at].deprel != "acl:relcl"


def _of_occasion(scene: Scene, year: int) -> bool:
    """Whether a year tells that of an occasion: ``captured the island in the 1967 war``; not that of borders or a deal."""
    noun = scene.tokens[year].head
    return bool(
        scene.relations[year] in ("nmod", "nummod", "compound", "amod")
        and scene.relations[noun] in ("obl", "obj")
        and {scene.case(noun), scene.lemmas[scene.tokens[noun].head]} & scene.lexicon.words["occasion"]
        and scene.lemmas[noun] in scene.lexicon.words["occasions"]
    )


def _same_clause(scene: Scene, draft: Draft, span: Span, carriers: Collection[int], *, year: bool = False) -> bool:
    """Whether an expression stands in the clause of a trigger: going up from it one meets no other verb first.

    A bare year after a noun is the noun's (``withdrew from the 1967 borders``) unless that is an occasion.
    """
    at = _head_at(scene, span)
    if at is None:
        return False
    words = scene.lexicon.words
    nominal = scene.relations[at] == "nmod" or scene.case(at) not in words["occasion"] | words["since"]
    if year and scene.tokens[at].head not in carriers and nominal and not _of_occasion(scene, at):
        return False
    if any(_whole(scene, k) in words["as_of"] for k in scene.below(at, "case", "mark", "advmod")):
        return False  # 'as of Sunday, nine were killed' tells of a count
    while True:
        if at in carriers:
            return True
        head = scene.tokens[at].head
        if head == at or (scene.relations[at] not in SAME_CLAUSE and not _written(scene, draft, at)):
            return False
        if head not in carriers and _owned(scene, at, head, draft.beside):
            return False
        at = head


class Map:
    """The places of a report by position."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.rows = sorted((row for row in places if row.spans and row.kind == "place"), key=lambda row: row.spans)
        self.starts = [row.spans[0].start for row in self.rows]

    def place(self, scene: Scene, draft: Draft, parties: Sequence[Span], towards: Sequence[Span]) -> str | None:
        """Where an event was: a place in its clause that names no party; else, of what happens on the spot, its target."""
        sentence = scene.sentence
        inside = self.rows[bisect_left(self.starts, sentence.start) : bisect_left(self.starts, sentence.end)]
        located = [row for row in inside if row.use == "location"]
        carriers = _carriers(scene, draft)
        there = [
            row
            for row in located
            if not _names_one(scene, row.spans[0], parties) and _same_clause(scene, draft, row.spans[0], carriers)
        ]
        visited = draft.mode == "visit"
        if visited or draft.type in ON_THE_SPOT:
            named = [row for row in located if _within(row.spans[0], towards) and not _modifies(scene, row.spans[0])]
            there = [*named, *there] if visited else [*there, *named]
        return (there[0].name or there[0].surface) if there else None


def _within(span: Span, others: Sequence[Span]) -> bool:
    return any(one.start <= span.start < one.end for one in others)


def _names_one(scene: Scene, span: Span, parties: Sequence[Span]) -> bool:
    """Whether a place says who a party is, not where: ``the ministers of Spain``; not ``farmers in Jordan``."""
    at, party = _head_at(scene, span), next((one for one in parties if one.start <= span.start < one.end), None)
    if at is None:
        return party is not None
    case = scene.case(scene.first_conjunct(at))
    if party is None:
        return case in ("between", "entre")
    above = scene.tokens[scene.tokens[at].head]
    return case in SIDES or not party.start <= above.start < party.end


def _modifies(scene: Scene, span: Span) -> bool:
    """Whether a place only says whose or which a target is: ``US targets``, ``the Chad delegation``."""
    at = _head_at(scene, span)
    while at is not None and scene.relations[at] == "conj":
        at = scene.tokens[at].head
    return at is None or scene.relations[at] in ("compound", "amod")
