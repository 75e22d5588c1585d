"""Whom a description means: by whose it is, by the office of the day, by its place, or by what the report named before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from according.actors import ministries, world
from according.actors.epithets import epithet
from according.actors.lands import land_of
from according.actors.members import BODY_TYPES, Draft, Found, Member, Sighting
from according.actors.memory import NEAR
from according.actors.phrase import by_office, in_a_title, kind_of, known_place, office_at, place_country, without_states
from according.actors.words import plain
from according.actors.world import Body, Person, State, slug
from according.model import Span, quote

if TYPE_CHECKING:
    from according.actors.cast import Cast

OTHERS: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "MED", "JRN"})  # sectors whose bodies are no mere 'group'
ARMED: Final = frozenset({"REB", "PRM", "UAF"})
ALIKE: Final = frozenset({"LAB", "OPP", "PTY", "REL"})  # sectors whose people are called alike, whatever their office
CONTENT: Final = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
NUMBERED: Final = frozenset("two three four five six both several some many most deux trois quatre cinq six plusieurs".split())


class Descriptions:
    """The descriptions of a report, read with its cast."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.memory, self.titles = cast, cast.memory, cast.titles
        self.report, self.day = cast.report, cast.day

    # --- descriptions

    def described(self, draft: Draft) -> Found | None:
        """Whom a description means, and why; None where it is nobody."""
        called = epithet(draft.phrase.words, str(self.report.language))
        if called:
            return self._epithet(called)
        thing = self.titles.singular.get(draft.word, draft.word) in self.titles.sets["things"]
        if any(word in self.titles.nothing for word in draft.low) or (
            thing and draft.phrase.table.tokens[draft.phrase.head].entity
        ):
            return None
        base = self._base(draft)
        sector, plural = self.sector(draft)
        if isinstance(base, Person) and draft.word in self.titles.sets["governing"] and not plural:
            base = State(base.country, "name")  # Ruiz's government
        titled = None if draft.of else self._by_title(draft)
        if titled:
            return self.cast.person(titled, "who held the office on that day")
        spot = self._spot(draft) if not isinstance(base, State) else None
        placed = spot is not None and (known_place(spot) or plain(spot) in self.cast.lands)
        if spot and placed and (sector or draft.word in self.titles.sets["populations"]):
            return self._of_place(draft, spot, sector, plural=plural)
        itself = None if plural or draft.of or draft.indefinite() else self._itself(draft, sector)
        if itself:
            return self.cast.body(itself)
        if draft.word in self.titles.sets["counterparts"]:
            return self._counterpart(draft, base, plural=plural)
        if base is None:
            return self._anaphor(draft, sector, plural=plural)
        return self._with_base(draft, base, sector, plural=plural)

    def _itself(self, draft: Draft, sector: str | None) -> Body | None:
        """The body that a phrase names before it says what it is: ``Israel's Mossad spy agency``."""
        if draft.word not in self.titles.sets["generic"] or sector in (None, "IGO"):
            return None
        bodies = (hit.sign for hit in draft.phrase.hits() if isinstance(hit.sign, Body))
        return next((body for body in bodies if body.sector == sector), None)

    def _with_base(self, draft: Draft, base: State | Body | Person, sector: str | None, *, plural: bool) -> Found | None:
        """A description that says whose: its people, its government, who held its office, else its officials or army."""
        if draft.form == "demonym" and isinstance(base, State):
            return self.cast.people(base.code), "its people"
        governs = draft.word in self.titles.sets["loaded"] | self.titles.sets["governing"]
        if governs and isinstance(base, State) and not plural:
            return self.cast.state(State(base.code, "name"))[0], "its government"
        if not plural and not draft.indefinite() and draft.word not in self.titles.sets["bodies"]:
            one = self._person_meant(draft, _country(base), sector)
            if one:
                return one, "the one of that country"
            holder = self._holder(draft, base)
            if holder:
                return self.cast.person(holder, "who held the office on that day")
        return self._of_base(draft, base, sector, plural=plural)

    def _epithet(self, who: str) -> Found:
        reason = "a word that reports use for it"
        if who in world.states():
            return self.cast.state(State(who, "name"))[0], reason
        return self.cast.body(world.bodies()[who])[0], reason

    def _base(self, draft: Draft) -> State | Body | Person | None:
        """The state, body or person that a description hangs on: ``the Iranian minister``, ``Hamas officials``."""
        if draft.of:
            return draft.of
        own = "Poss=Yes" in draft.phrase.table.tokens[draft.phrase.first].feats  # 'its Oslo office' is not Norway's
        return next(
            (h.sign for h in draft.phrase.hits() if not (own and isinstance(h.sign, State) and h.sign.kind == "seat")), None
        )

    def _spot(self, draft: Draft) -> str | None:
        """The place that a description names: ``Mumbai police``, ``the people of Aleppo``."""
        table, span = draft.phrase.table, draft.span
        land = land_of(table, range(draft.phrase.first, draft.phrase.end), self.cast.lands)
        if land:
            return land
        for first, end, tag in table.entities:
            here = Span(table.tokens[first].start, table.tokens[end - 1].end)
            based = end < len(table.tokens) and table.tokens[end].text.startswith(("-", "‑"))  # the Lagos-based agency
            inside = tag == "LOC" and span.start <= here.start and here.end <= span.end
            if inside and not (based and self._field(draft) is None):
                return quote(self.report.text, (here,))
        last = table.tokens[draft.phrase.end - 1]
        if draft.word in self.titles.sets["populations"] and last.upos == "PROPN" and place_country(last.text):
            return last.text
        return None

    def _of_place(self, draft: Draft, spot: str, sector: str | None, *, plural: bool) -> Found:
        people = draft.word in self.titles.sets["populations"]
        country = place_country(spot) or self.cast.country(draft)
        if plain(spot) in self.cast.lands and draft.word in self.titles.sets["governing"] and not plural:
            return self.cast.land(spot)
        field = self._field(draft)
        own = world.bodies_by_plain().get(plain(f"{spot} {field} ministry")) if field and not plural else None
        if own:
            return self.cast.body(own)
        if not plural and draft.word not in self.titles.sets["bodies"]:
            return self._single(draft, country, sector or "GOV")
        if field and not plural and plain(spot) in self.cast.lands and (ministry := self.ministry(draft, sector)):
            return ministry
        role = "people" if people else "officials" if draft.word in self.titles.sets["officials"] else ""
        role = role or self.titles.roles.get((draft.word,)) or self.titles.singular.get(draft.word, draft.word)
        kind = "population" if people else "group" if plural else kind_of(sector, [draft.word], self.titles, plural=False)
        member = Member(
            actor=f"place:{slug(spot)}/{role}",
            name=f"{spot} ({role})",
            type=kind,
            country=country,
            sector="CVL" if people else sector,
            plural=plural or people,
        )
        return self.memory.member(member), "described by its place"

    def _holder(self, draft: Draft, base: State | Body | Person) -> Person | None:
        offices = office_at(self._bare(draft), self.titles, _country(base))
        if (
            not offices
            or (draft.word not in " ".join(self._bare(draft)) and not draft.one)
            or draft.word in self.titles.sets["bodies"]
        ):
            return None
        if isinstance(base, State):
            return by_office(offices, base.code, self.day) if self.day else self._named_so(offices, base.code)
        return by_office(offices, None, self.day, base.name) if isinstance(base, Body) else None

    def _by_title(self, draft: Draft) -> Person | None:
        """Who is meant by a title that has the name of a body in it: ``the Pentagon chief``."""
        found, hits = draft.phrase.words, draft.phrase.hits()
        body = next((h.sign for h in hits if isinstance(h.sign, Body) and in_a_title(found, h, self.titles)), None)
        if body is None or not self.day:
            return None
        return by_office(office_at(self._bare(draft), self.titles, body.country), body.country, self.day)

    def _named_so(self, offices: Sequence[str], country: str) -> Person | None:
        """In a report without a date: whom it names that held the office at some time; nobody else can be meant for sure."""
        for member in self.memory.latest():
            one = world.people().get(member.name or "") if member.actor.startswith("person:") else None
            if one and one.country == country and any(tenure.office in offices for tenure in one.tenures):
                return one
        return None

    def _counterpart(self, draft: Draft, base: State | Body | Person | None, *, plural: bool) -> Found | None:
        """Who holds in another state the office of whoever the phrase is about; nobody by name where that is not sure."""
        code = base.code if isinstance(base, State) else None
        before = self.memory.best(draft.span.start, lambda member, seen: self._owner(draft, member, seen, code))
        if code is None or plural:
            return None
        office = self._only_office(before) if before else None
        same = self._named_so([office], code) if office else None
        one = same or (world.holder(office, code, self.day) if office and self.day else None)
        if one:
            return self.cast.person(one, f"who held the office of {office} on that day")
        role, sector = (before.office, before.sector) if before else (None, None)
        actor = f"{self.report.id}:{code.lower()}-{(role or 'counterpart').replace(' ', '-')}"
        member = Member(actor=actor, name=None, type="person", country=code, sector=sector, office=role)
        return self.memory.member(member), "the same office in another state" if role else ""

    def _owner(self, draft: Draft, member: Member, seen: Sighting | None, code: str | None) -> tuple[int, ...] | None:
        """How likely 'his counterpart' is that of somebody: the subject of this sentence before others."""
        if seen is None or seen.start >= draft.span.start or not (member.person and member.sector) or member.country == code:
            return None
        distance = draft.sentence - seen.sentence
        return (int(bool(member.office)), -distance, int(seen.subject)) if distance <= NEAR else None

    def _only_office(self, member: Member) -> str | None:
        """The one office that somebody's counterpart can have: the one the report gives them, else the only one they hold."""
        single = {office for office in world.single_offices() if office.replace("_", " ") in (member.called or member.offices)}
        return next(iter(single)) if len(single) == 1 else None

    def sector(self, draft: Draft) -> tuple[str | None, bool]:
        """The sector of the term that the head belongs to, and whether it is a plural."""
        low = draft.low
        plural = "Number=Plur" in draft.phrase.table.tokens[draft.phrase.head].feats and not draft.one
        head = plain(draft.phrase.table.tokens[draft.phrase.head].text)
        at = [at for k in range(len(low)) if (at := self.titles.sector_at(low, k)) and head in low[k : k + at[0]]]
        best = max(at, key=lambda found: found[0], default=None)
        return (best[1], (best[2] and not draft.one) or plural) if best else (None, plural)

    def sector_of_body(self, draft: Draft) -> str | None:
        """The sector of the body that a phrase names, of somebody who holds an office in it."""
        return next((hit.sign.sector or None for hit in draft.phrase.hits() if isinstance(hit.sign, Body)), None)

    def _of_base(self, draft: Draft, base: State | Body | Person, sector: str | None, *, plural: bool) -> Found | None:
        """A description by whose it is: ``Hamas officials``, ``Israeli soldiers``, ``a Kenyan judge``."""
        head, titles = draft.word, self.titles
        country = _country(base)
        own = "GOV" if isinstance(base, State) else base.sector if isinstance(base, Body) else None
        if head in titles.sets["populations"] and isinstance(base, State) and (plural or head in titles.sets["bodies"]):
            return self.cast.people(base.code), "its people"
        ministry = self.ministry(draft, sector or "GOV", base.code) if isinstance(base, State) and not plural else None
        if ministry and head in titles.sets["bodies"]:
            return ministry
        generic = head in titles.sets["generic"] and draft.definite() and not plural
        same = self._body_meant(draft, country, sector) if generic else None
        if same:
            return same, "the last of that kind"
        officials = head in titles.sets["officials"]
        sector = sector or self._loose_sector(draft) or ("GOV" if officials and draft.of else None)
        if sector is None:
            return None
        if officials or sector == "GOV":
            sector = own or sector
        if not plural and head not in titles.sets["bodies"]:
            return self._single(draft, country, sector)
        army = self._of_table(base, head) if isinstance(base, State) else None
        return (self.cast.body(army)[0], "a name of the table") if army else self._part_of(draft, base, sector, plural=plural)

    def ministry(self, draft: Draft, sector: str | None, code: str | None = None) -> Found | None:
        """The ministry that a phrase names: of the state beside it, else the one of that field that this report named."""
        field = self._field(draft)
        if field is None:
            return None
        code = code or self.cast.country(draft)
        role = f"{field.lower()}-ministry"
        land = land_of(draft.phrase.table, range(draft.phrase.first, draft.phrase.end), self.cast.lands)
        if land and not code:
            actor, name = f"place:{slug(land)}/{role}", f"{land} ({field.lower()} ministry)"
            return self.memory.member(
                Member(actor=actor, name=name, type="ministry", sector=sector or "GOV")
            ), "a ministry of its land"
        if code is None:
            same = (m for m in self.memory.latest() if m.type == "ministry" and role in (m.actor.rpartition("/")[2], m.role))
            before = next(same, None)
            if before:
                return before, "the last of that kind"
            actor = f"{self.report.id}:{role}"
            return self.memory.member(Member(actor=actor, name=None, type="ministry", sector=sector or "GOV", role=role)), ""
        found = ministries.of_state(field, code)
        if isinstance(found, Body):
            return self.cast.body(found)
        member = Member(actor=found.actor, name=found.name, type="ministry", country=code, sector=sector or "GOV")
        return self.memory.member(member), "a ministry of its state"

    def _field(self, draft: Draft) -> str | None:
        table = draft.phrase.table
        lands = [
            table.tokens[i].start for i in range(draft.phrase.first, draft.phrase.end) if land_of(table, (i,), self.cast.lands)
        ]
        low = [word.plain if word.start not in lands else "the" for word in draft.words]
        return ministries.field(low, str(self.report.language), draft.phrase.hits())

    def of_ministry(self, draft: Draft) -> bool:
        """Whether a name is only the field of a ministry or minister: ``le ministère des | Affaires étrangères``."""
        table, head = draft.phrase.table, draft.phrase.head
        above = table.tokens[table.tokens[head].head]
        states = [table.span_of(hit) for hit in table.hits if isinstance(hit.sign, State)]
        beside = (table.tokens[i] for i in table.kids[table.tokens[head].head] if table.relation(i) == "amod" and i < head)
        lands = [Span(token.start, token.end) for token in beside]
        found = [
            word.plain
            for word in table.words_between(above.start, draft.span.end)
            if not any(span.start <= word.start < span.end for span in [*states, *lands])
        ]
        office = self.titles.office_at(found, 0) if found else None
        size, offices = office or (0, ())
        minister = (
            1 < size < len(found) and found[size] in ministries.SMALL and any(one.endswith("minister") for one in offices)
        )
        whole = ministries.field(found, str(self.report.language)) is not None or size >= len(found) > 1 or minister
        return above.start < draft.span.start and whole

    def _part_of(self, draft: Draft, base: State | Body | Person, sector: str | None, *, plural: bool) -> Found:
        """The officials, soldiers or police of a state or body, with a key in all reports and languages."""
        own = self._own_words(draft)
        country = _country(base)
        actor = f"state:{base.code}" if isinstance(base, State) else base.actor
        role = self._role(draft, own)
        name = f"{world.states()[base.code] if isinstance(base, State) else base.name} ({role})"
        kind = "group" if plural else kind_of(sector, [draft.word], self.titles, plural=False)
        member = Member(actor=f"{actor}/{slug(role)}", name=name, type=kind, country=country, sector=sector, plural=plural)
        return self.memory.member(member), "described by whose it is"

    def _own_words(self, draft: Draft) -> tuple[str, ...]:
        """The nouns and adjectives of a phrase that name no state."""
        phrase = draft.phrase
        named = (phrase.table.span_of(hit) for hit in phrase.table.hits if isinstance(hit.sign, State))
        stateful = {i for span in named for i in phrase.table.tokens_in(span)}
        tokens = phrase.table.tokens
        return tuple(
            plain(tokens[i].text) for i in range(phrase.first, phrase.end) if i not in stateful and tokens[i].upos in CONTENT
        )

    def _role(self, draft: Draft, own: tuple[str, ...]) -> str:
        """What a part of a state or body is called in all languages."""
        known = self.titles.roles.get(own) or self.titles.roles.get((draft.word,))
        if known or draft.word in self.titles.sets["officials"]:
            return known or "officials"
        return self.titles.singular.get(draft.word, draft.word)

    def _of_table(self, base: State, head: str) -> Body | None:
        """The body of a state that the tables have under its demonym: ``Israel's army`` is ``the Israeli army``."""
        for demonym in world.demonyms(base.code):
            for name in (f"{demonym} {head}", f"{demonym.lower()} {head}", f"{head} {demonym}"):
                body = world.bodies_by_plain().get(plain(name))
                if body and body.country == base.code:
                    return body
        return None

    def _single(self, draft: Draft, country: str | None, sector: str) -> Found:
        """One person by country and role: somebody the report names, else somebody of this place alone."""
        offices = frozenset(o.replace("_", " ") for o in office_at(self._bare(draft), self.titles, country))
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
        return self.memory.member(member), ""

    def _anaphor(self, draft: Draft, sector: str | None, *, plural: bool) -> Found | None:
        """``the group``, ``the minister``: whom the report names of that kind; else somebody of this report alone."""
        if draft.definite() and not plural:
            ministry = self.ministry(draft, sector)
            if ministry:
                return ministry
            wanted = self._antecedent(draft, sector)
            if wanted:
                return wanted, "the last of that kind"
        sector = sector or self._loose_sector(draft)
        if sector is None:
            return None
        code = self.memory.focus() if self._bare_body(draft) else None
        if code:
            return self._with_base(draft, State(code, "demonym"), sector, plural=plural)
        low = draft.low
        single = draft.indefinite() or any(word in NUMBERED or word.isdigit() for word in low)
        role = self.titles.singular.get(draft.word, draft.word)
        actor = self._own(draft) if single else self._called(draft, role) or f"{self.report.id}:{role}"
        kind = kind_of(sector, [draft.word], self.titles, plural=plural)
        return self.memory.member(Member(actor=actor, name=None, type=kind, sector=sector, plural=plural)), ""

    def _bare_body(self, draft: Draft) -> bool:
        """Whether an article and the name of what a state has one of are all: ``the authorities``, ``l'armée``."""
        known = (draft.word,) in self.titles.roles or draft.word in self.titles.sets["governing"]
        return known and draft.definite() and draft.phrase.end - draft.phrase.first == 2

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
        """Whom an article alone points back to: a body for ``the group``, a person for an office."""
        sets = self.titles.sets
        if draft.word in sets["generic"] | sets["bodies"]:
            return self._body_meant(draft, None, sector)
        return self._person_meant(draft, None, sector)

    def _body_meant(self, draft: Draft, country: str | None, sector: str | None) -> Member | None:
        """The body that ``the group`` means: the last one so called, else the last one that can be called so."""
        head, spot = draft.word, self._based(draft)
        named = self._names_in(draft) if spot is None else frozenset()
        generic = head in self.titles.sets["generic"]

        def fits(member: Member, seen: Sighting | None) -> tuple[int, ...] | None:
            if seen is None or seen.start >= draft.span.start or member.type not in BODY_TYPES or not member.name:
                return None
            if not named <= member.words or (country and member.country and country != member.country):
                return None  # 'the Lagos-based agency' is no group named before it
            if spot is not None and (not spot or member.country != spot):
                return None
            called = head in member.heads or head in plain(member.name).split()
            armed = (member.type == "armed_group" or member.sector in ARMED) and head not in self.titles.sets["fighting"]
            loose = generic and (sector == member.sector if sector else not armed and member.sector not in OTHERS)
            if not called and not loose:
                return None
            return int(called), int("/" not in member.actor), int(seen.subject)  # a part of a state is hardly anything else

        return self.memory.best(draft.span.start, fits)

    def _based(self, draft: Draft) -> str | None:
        """The country of the place where ``the Lagos-based agency`` is; '' where the place is not known, None without one."""
        table = draft.phrase.table
        for i in range(draft.phrase.first, draft.phrase.end):
            if table.tokens[i].entity[2:] == "LOC":
                return place_country(table.tokens[i].text.partition("-")[0]) or ""
        return None

    def _person_meant(self, draft: Draft, country: str | None, sector: str | None) -> Member | None:
        """The person that an office or a looser word means, by office, country and nearness."""
        titles, named, gender = self.titles, self._names_in(draft), draft.gender
        loose = draft.word in titles.sets["officials"] or draft.word in titles.means
        whole = len(self._own_words(draft)) > 1  # 'the foreign minister' may be named later, 'the minister' hardly
        meant = cache(lambda state: self._meant(draft, state))

        def fits(member: Member, seen: Sighting | None) -> tuple[int, ...] | None:
            if not (member.person and member.name) or (gender and member.gender not in ("", gender)):
                return None
            if (country and member.country and country != member.country) or (named and not named & member.words):
                return None
            offices = meant(country or member.country)
            shared = any(_same_office(office, held) for office in offices for held in member.offices)
            of_kind = bool(sector) and sector == member.sector != "CVL"
            here = bool(country) and member.country == country
            if seen is None:
                return (1,) if (shared and (here or whole)) or (named and (shared or loose)) else None
            close = 0 <= draft.sentence - seen.sentence <= NEAR and seen.subject
            other = not (shared or loose) and bool(offices & _firm()) and bool(member.offices & _firm())  # another minister
            weak = not other and (
                (loose and (close or here or bool(named))) or (of_kind and (here or not member.offices or sector in ALIKE))
            )
            if seen.start >= draft.span.start or not (shared or weak):
                return None
            return int(here), int(shared)

        return self.memory.best(draft.span.start, fits)

    def _meant(self, draft: Draft, country: str | None) -> frozenset[str]:
        """The offices that a description can mean in a state."""
        offices = office_at(self._bare(draft), self.titles, country)
        return frozenset({office.replace("_", " ") for office in offices} | set(self.titles.means.get(draft.word, ())))

    def _names_in(self, draft: Draft) -> frozenset[str]:
        """The names in a description that are none of a state."""
        tokens = draft.phrase.table.tokens
        own = self._own_words(draft)
        inside = (tokens[i] for i in range(draft.phrase.first, draft.phrase.end) if i != draft.phrase.head)
        return frozenset(word for t in inside if t.upos == "PROPN" and t.entity and (word := plain(t.text)) in own)

    def _own(self, draft: Draft) -> str:
        """A key for somebody whom only this place names."""
        return f"{self.report.id}:{draft.head.start}"

    def office_of(self, draft: Draft) -> tuple[tuple[str, ...], str | None]:
        """The offices that the words of a phrase give, and the state they name."""
        country = self.cast.country(draft)
        return office_at(self._bare(draft), self.titles, country), country

    def _bare(self, draft: Draft) -> list[str]:
        if draft.of:
            states = draft.phrase.table.states
            own = {draft.phrase.table.tokens[i].start for i in states}
            return [word.plain for word in draft.words if word.start not in own]
        return without_states(draft.phrase.words, draft.phrase.hits())


@cache
def _firm() -> frozenset[str]:
    """Offices in a government that one person holds, and another one each of the others; leaders may hold any."""
    return frozenset(
        o.replace("_", " ") for o in world.single_offices() if o.endswith("minister") or o in ("president", "pope")
    )


def _country(base: State | Body | Person) -> str | None:
    """The state of whoever a description hangs on."""
    return base.code if isinstance(base, State) else None if base.country in world.STATELESS else base.country or None


def _same_office(wanted: str, held: str) -> bool:
    """Whether who holds an office can be called by another: a foreign minister is a minister."""
    return held == wanted or (held.endswith(f" {wanted}") and held != "prime minister")
