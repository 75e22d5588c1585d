"""Who a mention is, inside one report: the cast grows as the report is read, and later mentions are found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from according.actors import ministries, world
from according.actors.epithets import epithet
from according.actors.members import BODY_TYPES, Draft, Member, gender, is_body, is_person, stripped
from according.actors.names import is_part, key, parts
from according.actors.nouns import Table
from according.actors.phrase import by_office, kind_of, of_person, office_at, place_country, spelling_key, without_states
from according.actors.titles import Titles
from according.actors.words import plain
from according.actors.world import Body, Person, State, slug
from according.model import ActorMention, Report, Span, quote

Found = tuple[Member, str]  # who, and why

REACH: Final = 3  # sentences that a pronoun looks back
NUMBERED: Final = frozenset("two three four five six both several some many most deux trois quatre cinq six plusieurs".split())


class Cast:
    """The actors of a report in the order of their mentions."""

    def __init__(self, report: Report, titles: Titles) -> None:
        self.report, self.titles = report, titles
        self.day = report.reference_date
        self.members: dict[str, Member] = {}
        self.recent: list[str] = []  # keys, the latest mention last
        self.nobody: set[str] = set()  # names of storms and the like

    def rows(self, drafts: Sequence[Draft]) -> Iterator[ActorMention]:
        """The mentions of a sentence; phrases in apposition are one actor."""
        found: dict[int, Found | None] = {}
        for draft in drafts:
            head = draft.phrase.head
            if head in found and draft.named is None:
                continue
            partner = _partner(draft, drafts)
            result = None
            if partner is not None:
                if partner.phrase.head not in found:
                    found[partner.phrase.head] = self._resolve(partner)
                result = found[partner.phrase.head]
                if result and self._country(draft) not in (None, result[0].country) and result[0].country:
                    result = None
                if result:
                    result = (self._taught(result[0], draft), "in apposition to the name")
            result = result or found.get(head) or self._resolve(draft)
            found[head] = result
            if result:
                self._seen(result[0], draft)
                yield self._row(draft, *result)

    def _row(self, draft: Draft, member: Member, reason: str) -> ActorMention:
        form = draft.form if draft.form in ("pronoun", "demonym") or draft.named else "description"
        return ActorMention(
            report=self.report.id,
            spans=(draft.span,),
            surface=quote(self.report.text, (draft.span,)),
            rule=f"actors/{form}",
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
        return self._named(draft) if draft.named else self._described(draft)

    def _seen(self, member: Member, draft: Draft) -> None:
        member.subject = draft.phrase.table.relation(draft.phrase.head) == "nsubj" or (
            member.subject and member.last == draft.sentence
        )
        member.last = draft.sentence
        if member.actor in self.recent:
            self.recent.remove(member.actor)
        self.recent.append(member.actor)

    def _member(self, member: Member) -> Member:
        return self.members.setdefault(member.actor, member)

    def _latest(self) -> Iterator[Member]:
        return (self.members[actor] for actor in reversed(self.recent))

    def _own(self, draft: Draft) -> str:
        """A key for somebody whom only this place names."""
        return f"{self.report.id}:{draft.head.start}"

    # --- names

    def _named(self, draft: Draft) -> Found | None:
        assert draft.named is not None
        sign = known(draft.phrase.table, draft.named)
        if isinstance(sign, State):
            return self._state(sign)
        if isinstance(sign, Body):
            return self._body(sign)
        if isinstance(sign, Person):
            return self._person(sign, "a name of the table", draft)
        name = quote(self.report.text, (draft.named,))
        if name in self.nobody or any(word in self.titles.nothing for word in draft.low):
            self.nobody.add(name)
            return None
        tags = [t.entity[2:] for t in draft.phrase.table.tokens if draft.named.start <= t.start < draft.named.end and t.entity]
        return self._unknown_person(draft, name) if tags[:1] == ["PER"] else self._unknown_body(draft, name)

    def _person(self, one: Person, reason: str, draft: Draft | None = None) -> Found:
        given = self._office_of(draft)[0] if draft else ()
        former = bool(draft and self.titles.sets["former"] & set(draft.low))
        found = of_person(one, self.day, former=former, reason=reason, given=given, loose=self.day is None)
        offices = frozenset(t.office.replace("_", " ") for t in one.tenures if t.holds(self.day) or self.day is None)
        member = self._member(
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
        return member, reason

    def _unknown_person(self, draft: Draft, name: str) -> Found | None:
        name = stripped(name, self.titles)
        if not name or plain(name) in self.titles.sets["states"] | self.titles.sets["bodies"]:
            return None
        full = len(parts(name)) > 1
        member = next((m for m in self._latest() if is_person(name, m)), None)
        if member:
            if member.name and full and len(parts(name)) > len(parts(member.name)) and not member.actor.startswith("person:"):
                member.name = name
            return self._taught(member, draft), "a name of this report" if full else "the one in this report so named"
        one = world.person(name) if full else None
        if one:
            return self._person(*one, draft)
        offices, country = self._office_of(draft)
        lone = None if full else self._alone(name, offices, country)
        if lone:
            return self._person(lone, "the one such surname in office then", draft)
        actor = spelling_key(name) if full else f"{self.report.id}:{key(name).lower().replace(' ', '-')}"
        member = self._member(Member(actor=actor, name=name, type="person", gender=gender(name)))
        return self._taught(member, draft), "spelling"

    def _alone(self, name: str, offices: tuple[str, ...], country: str | None) -> Person | None:
        """The holder of an office whose surname it is, else the one person of that surname in a first office."""
        if offices and country:
            one = by_office(offices, country, self.day)
            if one and is_part(name, one.name):
                return one
        return world.surnamed(name, self.day)

    def _taught(self, member: Member, draft: Draft) -> Member:
        """A member with what the words beside its name tell: office, country, sector."""
        if draft.form == "pronoun" or member.actor.startswith(("person:", "body:", "state:")):
            return member
        offices, country = self._office_of(draft)
        low = draft.low
        sector = self._sector(draft)[0] or next((at[1] for k in range(len(low)) if (at := self.titles.sector_at(low, k))), None)
        member.offices |= frozenset(o.replace("_", " ") for o in offices[:1])
        member.office = member.office or (offices[0].replace("_", " ") if offices else None)
        member.country = member.country or country
        former = bool(self.titles.sets["former"] & set(low))
        member.sector = member.sector or ("ELI" if former and sector else sector)
        return member

    def _office_of(self, draft: Draft) -> tuple[tuple[str, ...], str | None]:
        return office_at(self._bare(draft), self.titles), self._country(draft)

    def _bare(self, draft: Draft) -> list[str]:
        return without_states(draft.phrase.words, draft.phrase.hits())

    def _country(self, draft: Draft) -> str | None:
        for hit in draft.phrase.hits():
            if isinstance(hit.sign, State):
                return hit.sign.code
            if isinstance(hit.sign, Body) and hit.sign.country and hit.sign.country not in world.STATELESS:
                return hit.sign.country
        return None

    def _unknown_body(self, draft: Draft, name: str) -> Found | None:
        low = [plain(word) for word in name.split()]
        if len(low) == 1 and low[0] in self.titles.sets["bodies"] | self.titles.sets["generic"] | self.titles.sets["things"]:
            return None
        if (low[0],) in self.titles.honorifics:  # the Archbishop of Canterbury
            sector = self._sector(draft)[0]
            member = Member(actor=f"name:{slug(name)}", name=name, type="person", country=self._country(draft), sector=sector)
            return self._member(member), "a title as a name"
        same = next((m for m in self._latest() if is_body(name, m)), None)
        if same:
            return same, "a name of this report"
        sector = next((at[1] for k in range(len(low) - 1, -1, -1) if (at := self.titles.sector_at(low, k))), None)
        ministry = self._ministry(draft, sector)
        if ministry or self._of_ministry(draft):
            return ministry
        kind = kind_of(sector, low, self.titles, plural=False)
        member = Member(
            actor=f"name:{slug(name)}",
            name=name,
            type=kind if kind in BODY_TYPES else "organisation",
            country=self._country(draft),
            sector=sector,
        )
        return self._member(member), "spelling"

    def _of_ministry(self, draft: Draft) -> bool:
        """Whether a name is only the field of a ministry: ``le ministère des | Affaires étrangères``."""
        table, head = draft.phrase.table, draft.phrase.head
        above = table.tokens[table.tokens[head].head]
        states = [table.span_of(hit) for hit in table.hits if isinstance(hit.sign, State)]
        found = [
            word.plain
            for word in table.words_between(above.start, draft.span.end)
            if not any(span.start <= word.start < span.end for span in states)
        ]
        return above.start < draft.span.start and ministries.field(found, str(self.report.language)) is not None

    def _ministry(self, draft: Draft, sector: str | None, code: str | None = None) -> Found | None:
        """The ministry that a phrase names: of the state beside it, else the one of that field that this report named."""
        field = ministries.field(draft.low, str(self.report.language), draft.phrase.hits())
        if field is None:
            return None
        code = code or self._country(draft)
        if code is None:
            role = f"{field.lower()}-ministry"
            before = next(
                (m for m in self._latest() if m.type == "ministry" and role in (m.actor.rpartition("/")[2], m.role)), None
            )
            if before:
                return before, "the last of that kind"
            actor = f"{self.report.id}:{role}"
            return self._member(Member(actor=actor, name=None, type="ministry", sector=sector or "GOV", role=role)), ""
        found = ministries.of_state(field, code)
        if isinstance(found, Body):
            return self._body(found)
        member = Member(actor=found.actor, name=found.name, type="ministry", country=code, sector=sector or "GOV")
        return self._member(member), "a ministry of its state"

    def _body(self, body: Body) -> Found:
        country = None if body.country in world.STATELESS or not body.country else body.country
        member = Member(actor=body.actor, name=body.name, type=body.type, country=country, sector=body.sector or None)
        return self._member(member), "a name of the table"

    def _state(self, sign: State) -> Found:
        if sign.kind in ("people", "demonym"):
            return self._people(sign.code), "its people"
        name = world.states()[sign.code]
        member = Member(actor=f"state:{sign.code}", name=name, type="government", country=sign.code, sector="GOV")
        return self._member(member), "a name of the table" if sign.kind == "name" else "the seat of its government"

    def _people(self, code: str) -> Member:
        name = f"{world.states()[code]} (people)"
        actor = f"state:{code}/people"
        return self._member(Member(actor=actor, name=name, type="population", country=code, sector="CVL", plural=True))

    # --- descriptions

    def _described(self, draft: Draft) -> Found | None:
        called = epithet(draft.phrase.words, str(self.report.language))
        if called:
            return self._epithet(called)
        thing = self.titles.singular.get(draft.word, draft.word) in self.titles.sets["things"]
        if any(word in self.titles.nothing for word in draft.low) or (
            thing and draft.phrase.table.tokens[draft.phrase.head].entity
        ):
            return None
        base = self._base(draft)
        sector, plural = self._sector(draft)
        if isinstance(base, Person) and draft.word in self.titles.sets["governing"] and not plural:
            base = State(base.country, "name")  # Ruiz's government
        spot = self._spot(draft) if not isinstance(base, State) else None
        if spot and (sector or draft.word in self.titles.sets["populations"]):
            return self._of_place(draft, spot, sector, plural=plural)
        if base is None:
            return self._anaphor(draft, sector, plural=plural)
        if draft.form == "demonym" and isinstance(base, State):
            return self._people(base.code), "its people"
        governs = draft.word in self.titles.sets["loaded"] | self.titles.sets["governing"]
        if governs and isinstance(base, State) and not plural:
            return self._state(State(base.code, "name"))[0], "its government"
        if draft.word in self.titles.sets["counterparts"]:
            return self._counterpart(base)
        if not plural and not draft.indefinite():
            holder = self._holder(draft, base)
            if holder:
                return self._person(holder, "who held the office on that day")
        return self._of_base(draft, base, sector, plural=plural)

    def _epithet(self, who: str) -> Found:
        reason = "a word that reports use for it"
        if who in world.states():
            return self._state(State(who, "name"))[0], reason
        return self._body(world.bodies()[who])[0], reason

    def _base(self, draft: Draft) -> State | Body | Person | None:
        """The state, body or person that a description hangs on: ``the Iranian minister``, ``Hamas officials``."""
        return next((hit.sign for hit in draft.phrase.hits()), None)

    def _spot(self, draft: Draft) -> str | None:
        """The place that a description names: ``Mumbai police``, ``the people of Aleppo``."""
        table, span = draft.phrase.table, draft.span
        for first, end, tag in table.entities:
            if tag == "LOC" and span.start <= table.tokens[first].start and table.tokens[end - 1].end <= span.end:
                return self.report.text[table.tokens[first].start : table.tokens[end - 1].end]
        last = table.tokens[draft.phrase.end - 1]
        if draft.word in self.titles.sets["populations"] and last.upos == "PROPN" and place_country(last.text):
            return last.text
        return None

    def _of_place(self, draft: Draft, spot: str, sector: str | None, *, plural: bool) -> Found:
        people = draft.word in self.titles.sets["populations"]
        country = place_country(spot) or self._country(draft)
        field = ministries.field(draft.low, str(self.report.language), draft.phrase.hits())
        own = world.bodies_by_plain().get(plain(f"{spot} {field} ministry")) if field and not plural else None
        if own:
            return self._body(own)
        if not plural and draft.word not in self.titles.sets["bodies"]:
            return self._single(draft, country, sector or "GOV")
        role = "people" if people else "officials" if draft.word in self.titles.sets["officials"] else ""
        role = role or self.titles.singular.get(draft.word, draft.word)
        kind = "population" if people else "group" if plural else kind_of(sector, [draft.word], self.titles, plural=False)
        member = Member(
            actor=f"place:{slug(spot)}/{role}",
            name=f"{spot} ({role})",
            type=kind,
            country=country,
            sector="CVL" if people else sector,
            plural=plural or people,
        )
        return self._member(member), "described by its place"

    def _holder(self, draft: Draft, base: State | Body | Person) -> Person | None:
        offices = office_at(self._bare(draft), self.titles)
        if not offices or draft.word not in " ".join(self._bare(draft)) or draft.word in self.titles.sets["bodies"]:
            return None
        if isinstance(base, State):
            return by_office(offices, base.code, self.day) if self.day else self._named_so(offices, base.code)
        return by_office(offices, None, self.day, base.name) if isinstance(base, Body) else None

    def _named_so(self, offices: Sequence[str], country: str) -> Person | None:
        """In a report without a date: whom it names that held the office at some time; nobody else can be meant for sure."""
        for member in self._latest():
            one = world.people().get(member.name or "") if member.actor.startswith("person:") else None
            if one and one.country == country and any(tenure.office in offices for tenure in one.tenures):
                return one
        return None

    def _counterpart(self, base: State | Body | Person) -> Found | None:
        """Who holds in another state the office of the person named last."""
        before = next((m for m in self._latest() if m.person and m.office), None)
        if before is None or before.office is None or not isinstance(base, State):
            return None
        offices = [o.replace(" ", "_") for o in (before.office, *sorted(before.offices))]
        one = by_office(offices, base.code, self.day)
        if one:
            return self._person(one, f"who held the office of {before.office} on that day")
        actor = f"state:{base.code}/{before.office.replace(' ', '-')}"
        member = Member(actor=actor, name=None, type="person", country=base.code, sector=before.sector, office=before.office)
        return self._member(member), "the same office in another state"

    def _sector(self, draft: Draft) -> tuple[str | None, bool]:
        """The sector of the term that the head belongs to, and whether it is a plural."""
        low, head = draft.low, draft.word
        plural = "Number=Plur" in draft.phrase.table.tokens[draft.phrase.head].feats
        at = [at for k in range(len(low)) if (at := self.titles.sector_at(low, k)) and head in low[k : k + at[0]]]
        best = max(at, key=lambda found: found[0], default=None)
        return (best[1], best[2] or plural) if best else (None, plural)

    def _of_base(self, draft: Draft, base: State | Body | Person, sector: str | None, *, plural: bool) -> Found | None:
        """A description by whose it is: ``Hamas officials``, ``Israeli soldiers``, ``a Kenyan judge``."""
        head, titles = draft.word, self.titles
        country = base.code if isinstance(base, State) else None if base.country in world.STATELESS else base.country or None
        own = "GOV" if isinstance(base, State) else base.sector if isinstance(base, Body) else None
        if head in titles.sets["populations"] and isinstance(base, State) and (plural or head in titles.sets["bodies"]):
            return self._people(base.code), "its people"
        sector = sector or self._loose_sector(draft)
        if sector is None:
            return None
        officials = head in titles.sets["officials"]
        if officials or sector == "GOV":
            sector = own or sector
        if not plural and head not in titles.sets["bodies"]:
            return self._single(draft, country, sector)
        ministry = self._ministry(draft, sector, base.code) if isinstance(base, State) and not plural else None
        if ministry:
            return ministry
        army = self._of_table(base, head) if isinstance(base, State) else None
        if army:
            return self._body(army)
        role = "officials" if officials else titles.singular.get(head, head)
        actor = f"state:{base.code}" if isinstance(base, State) else base.actor
        name = world.states()[base.code] if isinstance(base, State) else base.name
        member = Member(
            actor=f"{actor}/{role}",
            name=f"{name} ({role})",
            type="group" if plural else kind_of(sector, [head], titles, plural=False),
            country=country,
            sector=sector,
            plural=plural,
        )
        return self._member(member), "described by whose it is"

    def _of_table(self, base: State, head: str) -> Body | None:
        """The body of a state that the tables have under its demonym: ``Israel's army`` is ``the Israeli army``."""
        for demonym in world.demonyms(base.code):
            for name in (f"{demonym} {head}", f"{demonym.lower()} {head}", f"{head} {demonym}"):
                body = world.bodies_by_plain().get(plain(name))
                if body and body.country == base.code:
                    return body
        return None

    def _single(self, draft: Draft, country: str | None, sector: str) -> Found:
        """One person by country and role: somebody named before, else somebody of this place alone."""
        offices = frozenset(o.replace("_", " ") for o in office_at(self._bare(draft), self.titles))
        if not draft.indefinite():
            for member in self._latest():
                fits = member.person and member.name and member.country == country
                if fits and (
                    member.offices & offices or draft.word in self.titles.sets["officials"] or member.sector == sector
                ):
                    return member, "the last one of that country"
        actor = self._own(draft) if draft.indefinite() else f"{self.report.id}:{country or ''}-{draft.word}".lower()
        office = min(offices, default=None)
        member = Member(
            actor=actor,
            name=None,
            type="person",
            country=country,
            sector=sector,
            office=office,
            offices=offices & {office or ""},
        )
        return self._member(member), ""

    def _anaphor(self, draft: Draft, sector: str | None, *, plural: bool) -> Found | None:
        """``the group``, ``the minister``: whom the report named last of that kind; else somebody of this report alone."""
        ministry = self._ministry(draft, sector) if draft.definite() and not plural else None
        if ministry:
            return ministry
        if draft.definite() and not plural:
            wanted = self._antecedent(draft, sector)
            if wanted:
                return wanted, "the last of that kind"
        sector = sector or self._loose_sector(draft)
        if sector is None:
            return None
        low = draft.low
        single = draft.indefinite() or any(word in NUMBERED or word.isdigit() for word in low)
        role = self.titles.singular.get(draft.word, draft.word)
        actor = self._own(draft) if single else self._called(draft, role) or f"{self.report.id}:{role}"
        kind = kind_of(sector, [draft.word], self.titles, plural=plural)
        return self._member(Member(actor=actor, name=None, type=kind, sector=sector, plural=plural)), ""

    def _loose_sector(self, draft: Draft) -> str | None:
        """The sector of a plural of loose words: countries are governments, ``rebel groups`` what stands before."""
        head, sets = self.titles.singular.get(draft.word, draft.word), self.titles.sets
        if draft.word == head:
            return None
        if head in sets["states"]:
            return "GOV"
        low = draft.low
        found = [at[1] for k in range(len(low)) if (at := self.titles.sector_at(low, k))]
        return found[-1] if head in sets["generic"] and found else None

    def _called(self, draft: Draft, role: str) -> str | None:
        """A key in all reports for a group with an adjective that is a name: ``Muslim countries``."""
        tokens = draft.phrase.table.tokens[draft.phrase.first : draft.phrase.end]
        names = [
            plain(t.text) for t in tokens if t.text[:1].isupper() and t.relation in ("amod", "compound") and t is not tokens[0]
        ]
        lower = plain(tokens[0].text) if tokens[0].relation in ("amod", "compound") and tokens[0].entity else ""
        called = [*([lower] if lower else []), *names]
        return f"group:{'-'.join(called)}-{role}" if called else None

    def _antecedent(self, draft: Draft, sector: str | None) -> Member | None:
        head, sets = draft.word, self.titles.sets
        if head in sets["generic"] or head in sets["bodies"]:
            if head not in sets["generic"]:
                return None
            return next((m for m in self._latest() if m.type in BODY_TYPES and m.name and _suits(m, head, sector)), None)
        offices = {office.replace("_", " ") for office in office_at(self._bare(draft), self.titles)}
        people = [m for m in self._latest() if m.person and m.name]
        for member in people:
            if member.offices & offices or (not member.offices and sector and member.sector == sector != "CVL"):
                return member
        if head in sets["officials"]:
            return next((m for m in people if m.sector not in (None, "CVL")), None)
        return None

    # --- pronouns

    def _pronoun(self, draft: Draft) -> Found | None:
        """The person or group that stays in mind: near, the subject, called by name."""
        kind = self.titles.pronouns.get(draft.word)
        if kind is None:
            return None
        best: tuple[float, Member] | None = None
        for member in self._latest():
            distance = draft.sentence - member.last
            if distance > REACH or (kind == "pl") != (member.plural or member.type in ("group", "population")):
                continue
            if kind != "pl" and (not member.person or (member.gender and member.gender != kind)):
                continue
            cost = 2 * distance - 1.5 * member.subject - (1.0 if member.name else 0.0)
            if best is None or cost < best[0]:
                best = (cost, member)
        return (best[1], "the one in mind") if best else None


def known(table: Table, named: Span) -> State | Body | Person | None:
    """What the tables know under a name: a state or body where the name is all theirs, a person where a part of it is."""
    for hit in table.hits:
        span = table.span_of(hit)
        if span.start < named.end and named.start < span.end:
            whole = span.start <= named.start and named.end <= span.end
            if whole or isinstance(hit.sign, Person):
                return hit.sign
    return None


def _suits(member: Member, head: str, sector: str | None) -> bool:
    """Whether a body can be called so: ``the ministry`` is one, ``the newspaper`` is a medium."""
    if sector is None or sector == member.sector:
        return True
    return bool(member.name) and head in plain(member.name or "").split()


def _partner(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The named person that a description stands in apposition to: rather the one after it than the one before."""
    if draft.named is not None or draft.form == "pronoun":
        return None
    found = list(_beside(draft, drafts))
    return max(found, key=lambda other: other.phrase.head, default=None)


def _beside(draft: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    tokens = draft.phrase.table.tokens
    head = draft.phrase.head
    for other in drafts:
        if other is draft or other.named is None or other.form not in ("name", "description"):
            continue
        there = other.phrase.head
        beside = (tokens[head].relation == "appos" and tokens[head].head == there) or (
            tokens[there].relation == "appos" and tokens[there].head == head
        )
        if beside and any(tokens[i].entity.endswith("PER") for i in draft.phrase.table.tokens_in(other.named)):
            yield other
