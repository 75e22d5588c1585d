"""Who a mention is, inside one report: the cast of a report grows as it is read, and later mentions are found in it."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec import Struct

from according.actors import world
from according.actors.epithets import epithet
from according.actors.names import is_part, key, parts, same
from according.actors.nouns import Phrase
from according.actors.phrase import by_office, country_and_sector, kind_of, of_person, office_at, spelling_key, without_states
from according.actors.titles import Titles
from according.actors.words import Word, plain
from according.actors.world import Body, Person, State, slug
from according.model import ActorForm, ActorMention, Report, Span, quote


class Draft(NamedTuple):
    """A phrase that may denote an actor, its bare name and its form."""

    phrase: Phrase
    named: Span | None
    form: ActorForm
    sentence: int

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return self.phrase.span


class Member(Struct, kw_only=True):
    """An actor of the report: what is known so far."""

    actor: str
    name: str | None
    type: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None  # the first in rank
    offices: frozenset[str] = frozenset()
    plural: bool = False
    gender: str = ""
    last: int = -1  # the sentence it was named in last
    subject: bool = False
    reason: str = ""


REACH: Final = 4  # sentences that a pronoun or 'the group' looks back
NUMBERED: Final = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "both",
        "deux",
        "trois",
        "quatre",
        "cinq",
        "plusieurs",
        "several",
        "some",
        "many",
        "most",
        "all",
    }
)


class Cast:
    """The actors of a report in the order of their first mention."""

    def __init__(self, report: Report, titles: Titles) -> None:
        self.report, self.titles = report, titles
        self.day = report.reference_date
        self.members: dict[str, Member] = {}
        self.recent: list[str] = []  # keys, the latest mention last

    def row(self, draft: Draft) -> ActorMention | None:
        """The mention with who it is; None where the phrase denotes nobody."""
        found = (
            self._pronoun(draft) if draft.form == "pronoun" else self._named(draft) if draft.named else self._described(draft)
        )
        if found is None:
            return None
        member, reason = found
        self._seen(member, draft)
        span = draft.span
        head = draft.named or Span(*self._head(draft))
        return ActorMention(
            report=self.report.id,
            spans=(span,),
            surface=quote(self.report.text, (span,)),
            rule=f"actors/{draft.form}",
            head=head,
            form=_form(draft),
            type=member.type,
            actor=member.actor,
            name=member.name,
            country=member.country,
            sector=member.sector,
            office=member.office,
            reason=reason,
        )

    def _head(self, draft: Draft) -> tuple[int, int]:
        token = draft.phrase.table.tokens[draft.phrase.head]
        return token.start, token.end

    def _seen(self, member: Member, draft: Draft) -> None:
        member.last = draft.sentence
        member.subject = draft.phrase.table.relation(draft.phrase.head) == "nsubj"
        if member.actor in self.recent:
            self.recent.remove(member.actor)
        self.recent.append(member.actor)

    def _member(self, member: Member) -> Member:
        return self.members.setdefault(member.actor, member)

    # --- names

    def _named(self, draft: Draft) -> tuple[Member, str] | None:
        assert draft.named is not None
        table = draft.phrase.table
        own = next((h for h in table.hits if _covers(table.span_of(h), draft.named)), None)
        sign = own.sign if own else None
        if isinstance(sign, State):
            return self._state(sign)
        if isinstance(sign, Body):
            return self._body(sign)
        if isinstance(sign, Person):
            return self._person(sign, "a name of the table")
        tag = next((t.entity[2:] for t in table.tokens if draft.named.start <= t.start < draft.named.end and t.entity), "PER")
        name = quote(self.report.text, (draft.named,))
        return self._unknown_person(draft, name) if tag == "PER" else self._unknown_body(draft, name)

    def _person(self, one: Person, reason: str) -> tuple[Member, str]:
        known = of_person(one, self.day, reason=reason)
        offices = frozenset(t.office.replace("_", " ") for t in one.tenures if t.holds(self.day))
        member = self._member(
            Member(
                actor=one.actor,
                name=one.name,
                type="person",
                country=known.country,
                sector=known.sector,
                office=known.office,
                offices=offices,
            )
        )
        return member, reason

    def _unknown_person(self, draft: Draft, name: str) -> tuple[Member, str] | None:
        name = self._stripped(name)
        if not name or plain(name) in self.titles.sets["states"]:
            return None
        fits = [m for m in self._latest() if m.type == "person" and m.name and self._is(name, m)]
        if fits:
            member, reason = fits[0], "a name of this report" if len(parts(name)) > 1 else "the one in this report so named"
            if member.name and len(parts(name)) > len(parts(member.name)):
                member.name = name
            self._learn(member, draft)
            return member, reason
        full = len(parts(name)) > 1
        one = world.person(name) if full else None
        if one:
            return self._person(*one)
        offices, country = self._office_of(draft)
        lone = None if full else self._alone(name, offices, country)
        if lone:
            return self._person(lone, "the one such surname in office then")
        member = self._member(
            Member(actor=spelling_key(name) if full else f"{self.report.id}:{key(name).lower()}", name=name, type="person")
        )
        self._learn(member, draft)
        return member, "spelling"

    def _is(self, name: str, member: Member) -> bool:
        assert member.name is not None
        if same(name, member.name):
            return True
        short, long = sorted((name, member.name), key=lambda n: len(parts(n)))
        return len(parts(short)) < len(parts(long)) and is_part(short, long)

    def _alone(self, name: str, offices: tuple[str, ...], country: str | None) -> Person | None:
        """The holder of an office whose surname it is, else the one person of that surname in a first office."""
        if offices and country:
            one = by_office(offices, country, self.day)
            if one and is_part(name, one.name):
                return one
        return world.surnamed(name, self.day)

    def _learn(self, member: Member, draft: Draft) -> None:
        """What the words beside a name tell: office, country, sector."""
        offices, country = self._office_of(draft)
        low = [w.plain for w in draft.phrase.words]
        sector = next((self.titles.sector_at(low, k) for k in range(len(low)) if self.titles.sector_at(low, k)), None)
        member.offices |= frozenset(o.replace("_", " ") for o in offices[:1])
        member.office = member.office or (offices[0].replace("_", " ") if offices else None)
        member.country = member.country or country
        former = bool(self.titles.sets["former"] & set(low))
        member.sector = member.sector or ("ELI" if former and sector else sector[1] if sector else None)

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

    def _stripped(self, name: str) -> str:
        """A name without honorifics and titles before it."""
        rest = name.split()
        while len(rest) > 1 and ((plain(rest[0]),) in self.titles.honorifics or self.titles.sector_at([plain(rest[0])], 0)):
            rest = rest[1:]
        return " ".join(rest).strip("’'.,")

    def _unknown_body(self, draft: Draft, name: str) -> tuple[Member, str] | None:
        for member in self._latest():
            if (
                member.type != "person"
                and member.name
                and (same(name, member.name) or _acronym(name, member.name) or _acronym(member.name, name))
            ):
                return member, "a name of this report"
        low = [w.plain for w in draft.phrase.words]
        sector = next((at[1] for k in range(len(low) - 1, -1, -1) if (at := self.titles.sector_at(low, k))), None)
        kind = kind_of(sector, low, self.titles, plural=False)
        member = Member(
            actor=f"name:{slug(name)}",
            name=name,
            type=kind if kind in ("media", "armed_group") else "organisation",
            country=self._country(draft),
            sector=sector,
        )
        return self._member(member), "spelling"

    def _body(self, body: Body) -> tuple[Member, str]:
        country = None if body.country in world.STATELESS or not body.country else body.country
        member = Member(actor=body.actor, name=body.name, type=body.type, country=country, sector=body.sector or None)
        return self._member(member), "a name of the table"

    def _state(self, sign: State) -> tuple[Member, str]:
        if sign.kind in ("people", "demonym"):
            return self._people(sign.code), "its people"
        member = Member(
            actor=f"state:{sign.code}", name=world.states()[sign.code], type="government", country=sign.code, sector="GOV"
        )
        return self._member(member), "a name of the table" if sign.kind == "name" else "the seat of its government"

    def _people(self, code: str) -> Member:
        name = f"{world.states()[code]} (people)"
        return self._member(
            Member(actor=f"state:{code}/people", name=name, type="population", country=code, sector="CVL", plural=True)
        )

    # --- descriptions

    def _described(self, draft: Draft) -> tuple[Member, str] | None:
        phrase = draft.phrase
        found = phrase.words
        if not found:
            return None
        called = epithet(found, str(self.report.language))
        if called:
            return self._epithet(called)
        low = [w.plain for w in found]
        head = self._head_word(draft)
        base = self._base(draft)
        if draft.form == "demonym" and base and isinstance(base[0], State):
            return self._people(base[0].code), "its people"
        sector, plural = self._sector(low, draft)
        if base is None:
            return self._anaphor(draft, low, head, sector, plural)
        if head in self.titles.sets["loaded"] | self.titles.sets["governing"] and isinstance(base[0], State) and not plural:
            return self._state(State(base[0].code, "name"))[0], "its government"
        if head in self.titles.sets["counterparts"]:
            return self._counterpart(base[0])
        if not plural and not _indefinite(draft):
            holder = self._holder(self._bare(draft), base[0])
            if holder:
                return self._person(holder, "who held the office on that day")
        return self._group(draft, base, head, sector, plural)

    def _epithet(self, who: str) -> tuple[Member, str]:
        if who in world.states():
            sign = Member(actor=f"state:{who}", name=world.states()[who], type="government", country=who, sector="GOV")
            return self._member(sign), "a word that reports use for it"
        body = world.bodies()[who]
        return self._member(
            Member(actor=body.actor, name=body.name, type=body.type, country=body.country, sector=body.sector)
        ), "a word that reports use for it"

    def _counterpart(self, base: State | Body | Person) -> tuple[Member, str] | None:
        """Who holds in another state the office of the person named last."""
        before = next((m for m in self._latest() if m.type == "person" and m.office), None)
        if before is None or not isinstance(base, State):
            return None
        offices = [before.office.replace(" ", "_")] if before.office else []
        one = by_office([*offices, *(o.replace(" ", "_") for o in sorted(before.offices))], base.code, self.day)
        if one:
            return self._person(one, f"who held the office of {before.office} on that day")
        actor = f"state:{base.code}/{'-'.join((before.office or '').split())}"
        member = Member(actor=actor, name=None, type="person", country=base.code, sector=before.sector, office=before.office)
        return self._member(member), "the same office in another state"

    def _head_word(self, draft: Draft) -> str:
        return plain(draft.phrase.table.tokens[draft.phrase.head].text)

    def _base(self, draft: Draft) -> tuple[State | Body | Person, str] | None:
        """The state, body or person that a description hangs on: ``the Iranian minister``, ``Hamas officials``."""
        for hit in draft.phrase.hits():
            sign = hit.sign
            actor = f"state:{sign.code}" if isinstance(sign, State) else sign.actor
            return sign, actor
        return None

    def _holder(self, low: list[str], base: State | Body | Person) -> Person | None:
        offices = office_at(low, self.titles)
        if not offices:
            return None
        if isinstance(base, State):
            return by_office(offices, base.code, self.day)
        return by_office(offices, None, self.day, base.name) if isinstance(base, Body) else None

    def _sector(self, low: list[str], draft: Draft) -> tuple[str | None, bool]:
        head = self._head_word(draft)
        token = draft.phrase.table.tokens[draft.phrase.head]
        plural = "Number=Plur" in token.feats
        best: tuple[int, str, bool] | None = None
        for k in range(len(low)):
            at = self.titles.sector_at(low, k)
            if at and head in low[k : k + at[0]] and (best is None or at[0] > best[0]):
                best = at
        return (best[1], best[2] or plural) if best else (None, plural)

    def _group(
        self, draft: Draft, base: tuple[State | Body | Person, str], head: str, sector: str | None, plural: bool
    ) -> tuple[Member, str] | None:
        sign, actor = base
        titles = self.titles
        country = sign.code if isinstance(sign, State) else None if sign.country in world.STATELESS else sign.country or None
        name = world.states()[sign.code] if isinstance(sign, State) else sign.name
        own = "GOV" if isinstance(sign, State) else sign.sector if isinstance(sign, Body) else None
        if head in titles.sets["populations"] and isinstance(sign, State):
            return self._people(sign.code), "its people"
        role = "officials" if head in titles.sets["officials"] and plural else _lemma(head, titles)
        if sector is None:
            return None
        if role == "officials" or sector == "GOV":
            sector = own or sector
        if not plural and _indefinite(draft):
            actor = f"{self.report.id}:{draft.span.start}"
            return self._member(Member(actor=actor, name=None, type="person", country=country, sector=sector)), ""
        kind = kind_of(sector, [head], titles, plural=plural)
        member = Member(
            actor=f"{actor}/{role}",
            name=f"{name} ({role})",
            type="group" if plural and kind != "population" else kind,
            country=country,
            sector=sector,
            plural=plural,
            offices=frozenset() if plural else frozenset(o.replace("_", " ") for o in office_at([head], titles)[:1]),
        )
        member.office = min(member.offices, default=None)
        return self._member(member), "described by whose it is"

    def _anaphor(self, draft: Draft, low: list[str], head: str, sector: str | None, plural: bool) -> tuple[Member, str] | None:
        """``the group``, ``the minister``: whom the report named last of that kind; else somebody of this report alone."""
        if _definite(draft) and not plural:
            wanted = self._antecedent(low, head, sector)
            if wanted:
                return wanted, "the last of that kind"
        if sector is None:
            return None
        role = _lemma(head, self.titles)
        single = _indefinite(draft) or any(word in NUMBERED or word.isdigit() for word in low)
        actor = (
            f"{self.report.id}:{draft.span.start}"
            if single
            else f"{self.report.id}:{'-'.join(low[-3:]) if len(low) < 4 else role}"
        )
        kind = kind_of(sector, [head], self.titles, plural=plural)
        return self._member(Member(actor=actor, name=None, type=kind, sector=sector, plural=plural)), ""

    def _antecedent(self, low: list[str], head: str, sector: str | None) -> Member | None:
        offices = {office.replace("_", " ") for office in office_at(low, self.titles)}
        for member in self._latest():
            if head in self.titles.sets["generic"]:
                if member.type in ("armed_group", "organisation", "media", "ministry") and not member.plural and member.name:
                    return member
            elif (
                member.type == "person"
                and member.name
                and (member.offices & offices or (not member.offices and sector and member.sector == sector))
            ):
                return member
        if head in self.titles.sets["officials"]:
            return next((m for m in self._latest() if m.type == "person" and m.name and m.sector not in (None, "CVL")), None)
        return None

    # --- pronouns

    def _pronoun(self, draft: Draft) -> tuple[Member, str] | None:
        token = draft.phrase.table.tokens[draft.phrase.head]
        if "Person=3" not in token.feats:
            return None
        plural = "Number=Plur" in token.feats
        neuter = "Gender=Neut" in token.feats
        if neuter:
            return None
        for member in self._latest():
            if draft.sentence - member.last > REACH:
                break
            if plural == (member.plural or member.type == "group") and (plural or member.type == "person"):
                return member, "the last one named"
        return None

    def _latest(self) -> list[Member]:
        return [self.members[actor] for actor in reversed(self.recent)]


def _form(draft: Draft) -> ActorForm:
    if draft.form in ("pronoun", "demonym"):
        return draft.form
    return "description" if not draft.named else "seat" if draft.form == "seat" else "name"


def _covers(a: Span, b: Span) -> bool:
    return a.start <= b.start < a.end or b.start <= a.start < b.end


def _definite(draft: Draft) -> bool:
    tokens = draft.phrase.table.tokens[draft.phrase.first : draft.phrase.end]
    return any("Definite=Def" in t.feats or "PronType=Dem" in t.feats or "Poss=Yes" in t.feats for t in tokens[:2])


def _indefinite(draft: Draft) -> bool:
    tokens = draft.phrase.table.tokens[draft.phrase.first : draft.phrase.end]
    return any("Definite=Ind" in t.feats for t in tokens[:2])


def _lemma(head: str, titles: Titles) -> str:
    """A noun's term in the list, the plural folded to the singular where both are listed: ``settlers`` is ``settler``."""
    return titles.singular.get(head, head)


def _acronym(short: str, long: str) -> bool:
    """Whether a name in capitals is made of the first letters of a longer one."""
    letters = short.replace(".", "")
    if not (1 < len(letters) <= 6 and letters.isupper()):
        return False
    initials = "".join(word[0] for word in long.replace("-", " ").split() if word[:1].isupper())
    return letters == initials.upper()


__all__ = ["Cast", "Draft", "Member", "Word", "country_and_sector"]
