"""Who a mention is, inside one report: the cast grows as the report is read, and later mentions are found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from according.actors import world
from according.actors.describe import Descriptions
from according.actors.members import BODY_TYPES, Draft, Found, Member, gender, is_glued, stripped
from according.actors.memory import Memory
from according.actors.names import is_part, key, parts
from according.actors.nouns import Table
from according.actors.phrase import by_office, kind_of, of_person, spelling_key
from according.actors.titles import Titles
from according.actors.words import plain
from according.actors.world import Body, Hit, Person, State, slug
from according.model import ActorMention, Report, Span, quote

ARTICLE: Final = 2  # letters of an article that a hyphen joins to a name: al-
SOCIETIES: Final = frozenset({"NGO", "MNC"})  # bodies of no state that have one in each


class Cast:
    """The actors of a report in the order of their mentions."""

    def __init__(self, report: Report, titles: Titles) -> None:
        self.report, self.titles = report, titles
        self.day = report.reference_date
        self.memory = Memory(titles.genders)
        self.bodies = titles.sets["generic"] | titles.sets["bodies"]
        self.descriptions = Descriptions(self)
        self.states: set[str] = set()  # that the report names, beyond doubt
        self.unsure: dict[str, Member] = {}  # surnames of several; they are found by no name
        self.surnamed: dict[str, str] = {}  # whom a surname alone was before another of that name came
        self.nobody: set[str] = set()  # names of storms and the like
        self.lands: dict[str, str] = {}  # states that no table has, in plain form and as written
        self.found: list[tuple[Draft, Member, str]] = []

    def learn(self, drafts: Sequence[Draft]) -> None:
        """Reads the persons whom a sentence names in full, with the offices beside their names; others may stand before."""
        for draft in drafts:
            one = _partner(draft, drafts, self.bodies) or draft
            if one.named and _tag(one) == "PER" and len(parts(quote(self.report.text, (one.named,)))) > 1:
                found = self._named(one)
                if found and self._same_country(draft, found[0]):
                    self._taught(found[0], draft)

    def read(self, drafts: Sequence[Draft]) -> None:
        """Reads the mentions of a sentence; phrases in apposition are one actor."""
        found: dict[int, Found | None] = {}
        shared: dict[int, list[Member]] = {}
        for draft in drafts:
            head = draft.phrase.head
            if draft.of:
                one = self.descriptions.described(draft)
                self._seen(draft, one)
                shared.setdefault(head, []).extend([one[0]] if one else [])
                found[head] = found.get(head) or one
                self.memory.together(shared[head], draft, self.report.id)
                continue
            if head in found and draft.named is None:
                continue
            partner = _partner(draft, drafts, self.bodies)
            result = None
            if partner is not None:
                if partner.phrase.head not in found:
                    found[partner.phrase.head] = self._resolve(partner)
                result = found[partner.phrase.head]
                if result and not self._same_country(draft, result[0]):
                    result = None
                if result:
                    result = (self._taught(result[0], draft), "in apposition to the name")
            result = result or found.get(head) or self._resolve(draft)
            found[head] = result
            self._seen(draft, result)
        self._together(drafts, {head: one[0] for head, one in found.items() if one})

    def _seen(self, draft: Draft, result: Found | None) -> None:
        if result:
            self.memory.see(result[0], draft)
            self.found.append((draft, *result))

    def rows(self) -> Iterator[ActorMention]:
        """The mentions of the report with all that it tells about their actors."""
        return (self._row(draft, member, reason) for draft, member, reason in self.found)

    def _row(self, draft: Draft, member: Member, reason: str) -> ActorMention:
        form = draft.form if draft.form in ("pronoun", "demonym") or draft.named else "description"
        spans = draft.pieces or (draft.span,)
        return ActorMention(
            report=self.report.id,
            spans=spans,
            surface=quote(self.report.text, spans),
            rule="actors/joint" if draft.of else f"actors/{form}",
            head=draft.head,
            form="name" if form == "description" and draft.named else form,
            type=member.type,
            actor=member.actor,
            name=member.name,
            country=member.country,
            sector=member.sector,
            office=member.office,
            reason=reason,
        )

    def _resolve(self, draft: Draft) -> Found | None:
        if draft.form == "pronoun":
            return self._pronoun(draft)
        return self._named(draft) if draft.named else self.descriptions.described(draft)

    def _pronoun(self, draft: Draft) -> Found | None:
        what = self.titles.pronouns[spoken(quote(self.report.text, (draft.span,)))]
        one = self.memory.pronoun(draft, what)
        return (one, "the one in mind") if one else None

    def _together(self, drafts: Sequence[Draft], found: dict[int, Member]) -> None:
        """Persons whom a conjunction joins are one party too."""
        for draft in drafts:
            table, phrase = draft.phrase.table, draft.phrase
            kids = (k for i in range(phrase.first, phrase.end) for k in table.kids[i] if k >= phrase.end)
            joined = [found[k] for k in kids if table.relation(k) == "conj" and k in found]
            if joined and phrase.head in found and draft.form != "pronoun":
                self._titled(draft, joined)
                self.memory.together([found[phrase.head], *joined], draft, self.report.id)

    def _titled(self, draft: Draft, others: Sequence[Member]) -> None:
        """Gives the office before the first of several persons to the others: ``Ministers Ana Ruiz and Lina Haddad``."""
        offices, country = self.descriptions.office_of(draft)
        tokens = draft.phrase.table.tokens[draft.phrase.first : draft.phrase.end]
        if draft.named and offices and any("Number=Plur" in t.feats and t.start < draft.named.start for t in tokens):
            for member in others:
                if member.person and not member.office and not member.actor.startswith("person:"):
                    member.office = offices[0].replace("_", " ")
                    member.offices |= {member.office}
                    member.sector = member.sector or self._term(draft.low)
                    member.country = member.country or country

    def _same_country(self, draft: Draft, member: Member) -> bool:
        return self.country(draft) in (None, member.country) or not member.country

    def country(self, draft: Draft) -> str | None:
        """The state that the words of a phrase name, itself or by one of its bodies."""
        for hit in draft.phrase.hits() if draft.of is None else (Hit(0, 1, draft.of),):
            if isinstance(hit.sign, State):
                return hit.sign.code
            if isinstance(hit.sign, Body) and hit.sign.state:
                return hit.sign.state
        return None

    # --- names

    def _named(self, draft: Draft) -> Found | None:
        assert draft.named is not None
        sign = known(draft.phrase.table, draft.named)
        if isinstance(sign, State):
            return self._namesake(draft, sign) or self.state(sign)
        if isinstance(sign, Body):
            return self._national(draft, sign) or self.body(sign)
        if isinstance(sign, Person):
            return self.person(sign, "a name of the table", draft)
        name = quote(self.report.text, (draft.named,))
        if plain(name) in self.lands:
            return None if draft.phrase.table.case(draft.phrase.head) in self.titles.sets["places_after"] else self.land(name)
        if name in self.nobody or any(word in self.titles.nothing for word in draft.low):
            self.nobody.add(name)
            return None
        if _tag(draft) == "PER" or self._named_before(name, tagged=bool(_tag(draft))):
            return self._unknown_person(draft, name)
        return self._unknown_body(draft, name)

    def _namesake(self, draft: Draft, sign: State) -> Found | None:
        """The person of the report who is called as a state is, where nothing else in it tells of the state."""
        name = quote(self.report.text, (draft.named or draft.head,))
        placed = _tag(draft) == "LOC" and draft.phrase.table.case(draft.phrase.head)
        if sign.kind != "name" or sign.code in self.states or placed or len(parts(name)) > 1:
            return None
        so_called = (m for m in self.memory.latest() if m.person and plain(name) in _ends(m.name or ""))
        one = next(so_called, None)
        return (one, "the one in this report so named") if one else None

    def _named_before(self, name: str, *, tagged: bool) -> bool:
        """Whether a name that the grammar takes for no person's is the surname of one, or begins as persons' names do."""
        if len(parts(name)) > 1:
            return bool(gender(name)) and not tagged
        return any(is_part(name, member.name or "") for member in self.memory.persons(name))

    def _national(self, draft: Draft, body: Body) -> Found | None:
        """The society of a state of what has one in many: ``the Kenyan Red Cross``; later the bare name may mean it."""
        if body.country not in SOCIETIES:
            return None
        hits = draft.phrase.hits()
        own = next((hit for hit in hits if hit.sign == body), None)
        beside = (hit for hit in hits if own and isinstance(hit.sign, State) and hit.sign.kind in ("name", "demonym"))
        code = next((h.sign.code for h in beside if own and (h.end == own.first or h.first == own.end)), None)  # type: ignore[union-attr]
        if code is None:
            before = (m for m in self.memory.latest() if m.actor.startswith(f"{body.actor}/") or _longer(body, m))
            one = next(before, None)
            return (one, "a name of this report") if one else None
        words = draft.phrase.words
        first, end = min(hit.first for hit in hits), max(hit.end for hit in hits)
        name = self.report.text[words[first].start : words[end - 1].end]
        member = Member(actor=f"{body.actor}/{code.lower()}", name=name, type=body.type, country=code, sector=body.sector)
        return self.memory.member(member), "its society in that state"

    def person(self, one: Person, reason: str, draft: Draft | None = None) -> Found:
        """Somebody of the tables, as they were on the report's day."""
        given = self.descriptions.office_of(draft)[0] if draft else ()
        former = bool(draft and self.titles.sets["former"] & set(draft.low))
        found = of_person(one, self.day, former=former, reason=reason, given=given, loose=self.day is None)
        offices = frozenset(t.office.replace("_", " ") for t in one.tenures if t.holds(self.day) or self.day is None)
        member = self.memory.member(
            Member(
                actor=one.actor,
                name=one.name,
                type="person",
                country=found.country,
                sector=found.sector,
                office=found.office,
                offices=offices,
                gender=gender(one.name),
            )
        )
        return (self._taught(member, draft) if draft else member), reason

    def _unknown_person(self, draft: Draft, name: str) -> Found | None:
        name = stripped(name, self.titles)
        prefix, hyphen, _ = name.partition("-")
        if hyphen and prefix.islower() and len(prefix) > ARTICLE:
            return None  # the anti-Ruiz march
        if (
            not name
            or (name.islower() and " " not in name)
            or plain(name) in self.titles.sets["states"] | self.titles.sets["bodies"]
        ):
            return None
        full = len(parts(name)) > 1
        if self._where(draft, name, bare=not full):
            return None
        same = self.memory.persons(name)
        member = next((m for m in same if _last(m.name or "") == _last(name)), same[0] if same else None)
        bearers = [] if full else [m for m in same if _last(m.name or "") == _last(name) and self.memory.mentioned(m)]
        if len(bearers) > 1:
            return self._either(draft, name, bearers)
        if member and not full:
            self.surnamed.setdefault(name, member.actor)
        if member:
            if not member.actor.startswith("person:") and full and _fuller(name, member.name or ""):
                self.memory.rename(member, name)
            return self._taught(member, draft), "a name of this report" if full else "the one in this report so named"
        one = world.person(name) if full else None
        if one:
            return self.person(*one, draft)
        offices, country = self.descriptions.office_of(draft)
        lone = None if full else self._alone(name, offices, country)
        if lone:
            return self.person(lone, "the one such surname in office then", draft)
        actor = spelling_key(name) if full else self._here(name)
        member = self.memory.member(Member(actor=actor, name=name, type="person", gender=gender(name)))
        return self._taught(member, draft), "spelling"

    def _either(self, draft: Draft, name: str, bearers: Sequence[Member]) -> Found:
        """Who is called by a surname that several bear: the one whom office, title or the tables tell, else nobody for sure."""
        offices, country = self.descriptions.office_of(draft)
        given = {office.replace("_", " ") for office in offices}
        said = self._titled_as(draft)
        told = [m for m in bearers if given & (m.offices | m.called)]
        for genders in (said, said | {""}):
            told = told or [m for m in bearers if said and not given and m.gender in genders]
        lone = self._alone(name, offices, country)
        told = told or [m for m in bearers if lone and m.actor == lone.actor]
        told = told or [m for m in bearers if self.surnamed.get(name) == m.actor]
        told = told or [m for m in bearers if self.memory.near(m, draft.sentence)]
        if len(told) == 1:
            return self._taught(told[0], draft), "the one in this report so named"
        actor = self._here(name)
        countries, sectors = {m.country for m in bearers}, {m.sector for m in bearers}
        country = countries.pop() if len(countries) == 1 else None  # whichever of them it is
        sector = sectors.pop() if len(sectors) == 1 else None
        one = Member(actor=actor, name=name, type="person", country=country, sector=sector)
        return self.unsure.setdefault(name, one), f"{len(bearers)} in this report are so named"

    def _here(self, name: str) -> str:
        """The key of a surname that only this report knows."""
        return f"{self.report.id}:{key(name).lower().replace(' ', '-')}"

    def _titled_as(self, draft: Draft) -> set[str]:
        """The genders of those whom the words beside a name are said of: ``Mrs``, ``la députée``."""
        return {self.titles.genders[word] for word in draft.low if word in self.titles.genders}

    def _where(self, draft: Draft, name: str, *, bare: bool) -> bool:
        """Whether a name that the grammar takes for a person's tells where something is, and the report has no such person."""
        table, head = draft.phrase.table, draft.phrase.head
        bare = bare and draft.phrase.end - draft.phrase.first == 1 + (table.tokens[draft.phrase.first].upos == "DET")
        above = plain(table.tokens[table.tokens[head].head].text)
        of_place = above in self.titles.sets["place_nouns"] and table.relation(head) in ("nmod", "appos", "flat", "compound")
        somewhere = of_place or (bare and table.case(head) in self.titles.sets["places_after"])
        return somewhere and not self.memory.persons(name)

    def _alone(self, name: str, offices: tuple[str, ...], country: str | None) -> Person | None:
        """The holder of an office whose surname it is, else the one person of that surname in a first office."""
        if offices and country:
            one = by_office(offices, country, self.day)
            if one and is_part(name, one.name):
                return one
        return world.surnamed(name, self.day)

    def _taught(self, member: Member, draft: Draft) -> Member:
        """A member with what the words beside its name tell: office, country, sector."""
        if draft.form == "pronoun" or member.actor.startswith(("body:", "state:")):
            return member
        offices, country = self.descriptions.office_of(draft)
        low = draft.low
        member.words |= frozenset(low)
        shown = {draft.gender} if draft.gender else self._titled_as(draft)
        member.gender = member.gender or (shown.pop() if len(shown) == 1 else "")
        member.called |= frozenset(o.replace("_", " ") for o in offices[:1])
        if member.actor.startswith("person:"):
            return member
        sector = self.descriptions.sector(draft)[0] or self._term(low) or self.descriptions.sector_of_body(draft)
        member.offices |= frozenset(o.replace("_", " ") for o in offices[:1])
        member.office = member.office or (offices[0].replace("_", " ") if offices else None)
        member.country = member.country or country
        former = bool(self.titles.sets["former"] & set(low))
        member.sector = member.sector or ("ELI" if former and sector else sector)
        return member

    def _term(self, low: Sequence[str]) -> str | None:
        """The sector of the first term among words."""
        return next((at[1] for k in range(len(low)) if (at := self.titles.sector_at(low, k))), None)

    def _unknown_body(self, draft: Draft, name: str) -> Found | None:
        low = [plain(word) for word in name.split()]
        if len(low) == 1 and low[0] in self.titles.sets["bodies"] | self.titles.sets["generic"] | self.titles.sets["things"]:
            return None
        if is_glued(name, self.titles):
            return self._unknown_person(draft, name)
        if (low[0],) in self.titles.honorifics:  # the Archbishop of Canterbury
            sector = self.descriptions.sector(draft)[0]
            member = Member(actor=f"name:{slug(name)}", name=name, type="person", country=self.country(draft), sector=sector)
            return self.memory.member(member), "a title as a name"
        same = next(iter(self.memory.bodies(name)), None)
        if same:
            return same, "a name of this report"
        sector = next((at[1] for k in range(len(low) - 1, -1, -1) if (at := self.titles.sector_at(low, k))), None)
        ministry = self.descriptions.ministry(draft, sector)
        if ministry or self.descriptions.of_ministry(draft):
            return ministry
        kind = kind_of(sector, low, self.titles, plural=False)
        member = Member(
            actor=f"name:{slug(name)}",
            name=name,
            type=kind if kind in BODY_TYPES else "organisation",
            country=self.country(draft),
            sector=sector,
        )
        return self.memory.member(member), "spelling"

    def body(self, body: Body) -> Found:
        """A body of the tables."""
        member = Member(actor=body.actor, name=body.name, type=body.type, country=body.state, sector=body.sector or None)
        return self.memory.member(member), "a name of the table"

    def state(self, sign: State) -> Found:
        """A state's government or people, by how it is named."""
        if sign.kind in ("people", "demonym"):
            return self.people(sign.code), "its people"
        name = world.states()[sign.code]
        member = Member(actor=f"state:{sign.code}", name=name, type="government", country=sign.code, sector="GOV")
        return self.memory.member(member), "a name of the table" if sign.kind == "name" else "the seat of its government"

    def land(self, name: str) -> Found:
        """A state that no table has."""
        member = Member(actor=f"place:{slug(name)}", name=self.lands[plain(name)], type="government", sector="GOV")
        return self.memory.member(member), "a land, by what it has"

    def people(self, code: str) -> Member:
        """The people of a state."""
        name = f"{world.states()[code]} (people)"
        actor = f"state:{code}/people"
        return self.memory.member(Member(actor=actor, name=name, type="population", country=code, sector="CVL", plural=True))


def spoken(text: str) -> str:
    """A pronoun as the table has it: ``-t-il`` is ``il``."""
    return text.lower().replace("’", "'")


def _longer(body: Body, member: Member) -> bool:
    """Whether the name of a body is a part of another's: the Red Cross is its committee, where the report has named that."""
    own = world.bodies().get(member.name or "")
    return own is not None and own != body and any(f" {plain(body.name)}" in plain(name) for name in own.names)


def _last(name: str) -> str:
    """The last word of a name: a Daley is rather Tom Daley than Ray Black-Daley."""
    return plain(name.split()[-1]) if name else ""


def _ends(name: str) -> tuple[str, ...]:
    """The first and the last word of a full name."""
    low = plain(name).split()
    return (low[0], low[-1]) if len(low) > 1 else ()


def _fuller(name: str, known: str) -> bool:
    """Whether a name is better than one known before: longer, or not in capitals alone."""
    return len(parts(name)) > len(parts(known)) or (
        known.isupper() and not name.isupper() and len(parts(name)) == len(parts(known))
    )


def _tag(draft: Draft) -> str:
    """The kind of name that the grammar sees in a mention: PER, ORG, LOC or ''."""
    assert draft.named is not None
    tokens = draft.phrase.table.tokens
    return next((tokens[i].entity[2:] for i in draft.phrase.table.tokens_in(draft.named) if tokens[i].entity), "")


def known(table: Table, named: Span) -> State | Body | Person | None:
    """What the tables know under a name: a state or body where the name is all theirs, a person where a part of it is."""
    inside = [word for word in table.words if named.start <= word.start < named.end]  # without '#' and the like
    named = Span(inside[0].start, inside[-1].end) if inside else named
    for hit in table.hits:
        span = table.span_of(hit)
        if span.start < named.end and named.start < span.end:
            whole = span.start <= named.start and named.end <= span.end
            if whole or isinstance(hit.sign, Person):
                return hit.sign
    return None


def _partner(draft: Draft, drafts: Sequence[Draft], bodies: frozenset[str]) -> Draft | None:
    """The named person or body that a description stands in apposition to: rather the one after it than the one before."""
    if draft.named is not None or draft.form == "pronoun":
        return None
    found = list(_beside(draft, drafts, body=draft.word in bodies))
    return max(found, key=lambda other: other.phrase.head, default=None)


def _beside(draft: Draft, drafts: Sequence[Draft], *, body: bool) -> Iterator[Draft]:
    tokens = draft.phrase.table.tokens
    head = draft.phrase.head
    for other in drafts:
        if other is draft or other.named is None or other.form not in ("name", "description"):
            continue
        there = other.phrase.head
        beside = (tokens[head].relation == "appos" and tokens[head].head == there) or (
            tokens[there].relation == "appos" and tokens[there].head == head
        )
        if beside and (_tag(other) == "PER" or (body and _tag(other) == "ORG")):
            yield other
