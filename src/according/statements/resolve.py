"""Who a speaker is, inside the report: a name, or the name that a pronoun, an office or a description stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import msgspec

from according.model import Party, Report, Span
from according.statements import world
from according.statements.drafts import Draft
from according.statements.lexicon import Lexicon, plain
from according.statements.naming import Range, hyphen, is_name, joined, name_of, range_of, simple
from according.statements.phrases import head_of
from according.statements.units import Unit

REACH: Final = 12  # sentences back to which a pronoun looks
NEAR: Final = 3  # sentences back to which 'the official' looks
GENDERS: Final = {"Gender=Fem": "f", "Gender=Masc": "m"}
FOCUS: Final = 4  # mentions of a state from which on a report is about it
JOIN: Final = " + "  # between those who speak together
#: What a mention weighs for a pronoun, in half sentences: who speaks and who is the subject stay in mind.
SPEAKS: Final = 3
SUBJECT: Final = 2
PERSON: Final = 4


class Known(msgspec.Struct, frozen=True):
    """Somebody in the report: their name, the words of the phrases that name them, and where this one stands."""

    name: str
    words: frozenset[str]
    unit: int
    start: int
    plural: bool
    gender: str  # m, f or ''
    person: bool
    speaks: bool
    subject: bool = False
    organisation: bool = False
    quoted: bool = False
    states: frozenset[str] = frozenset()


class Names:
    """The parties of a report, so that a mention can be resolved by what stands before it."""

    def __init__(self, report: Report, units: Sequence[Unit], lexicon: Lexicon, drafts: Sequence[Draft]) -> None:
        self.text, self.units, self.lexicon = report.text, units, lexicon
        self.endings = tuple(lexicon.speech["speakers"]["demonym_endings"])
        self.day = report.reference_date
        speakers = {draft.speaker for draft in drafts if draft.speaker}
        found: list[Known] = []
        for index, unit in enumerate(units):
            for words in () if _headline(unit) else self._phrases(unit):
                name = self._name(unit, words)
                if name:
                    said = any(span.start <= unit.tokens[words[0]].start < span.end for span in speakers)
                    found.append(self._known(name, unit, index, words, speaks=said))
                    found += self._together(unit, found[-2:])
        self.known = _agreed(found)
        self._office_of: dict[frozenset[str], frozenset[str]] = {}
        self._parties: dict[Span, str | None] = {}
        for draft in sorted((d for d in drafts if d.speaker), key=lambda d: (d.speaker or Span(0, 0), d.start)):
            assert draft.speaker is not None
            if draft.speaker not in self._parties:
                self._parties[draft.speaker] = self._resolve(draft.speaker, draft.speaker_unit)

        self._hearers: dict[Span, str | None] = {}
        for draft in drafts:
            if draft.addressee and draft.addressee not in self._hearers:
                name = self._resolve(draft.addressee, draft.unit)
                self._hearers[draft.addressee] = None if draft.speaker and name == self._parties[draft.speaker] else name

    def addressee(self, draft: Draft) -> Party | None:
        """The addressee of a draft with its name."""
        if draft.addressee is None:
            return None
        surface = self.text[draft.addressee.start : draft.addressee.end]
        return Party(spans=(draft.addressee,), surface=surface, name=self._hearers[draft.addressee])

    def party(self, draft: Draft) -> Party | None:
        """The speaker of a draft with its name; the surface is kept as it stands."""
        if draft.speaker is None:
            return None
        surface = self.text[draft.speaker.start : draft.speaker.end]
        name = self._parties[draft.speaker]
        return Party(spans=(draft.speaker,), surface=surface, name=name, implicit=draft.speaker_unit != draft.unit)

    def _together(self, unit: Unit, two: Sequence[Known]) -> list[Known]:
        """Two persons whom a conjunction joins, as one party for 'they'."""
        if len(two) < 2 or not (two[0].person and two[1].person) or two[0].unit != two[1].unit:
            return []
        inside = (k for k, token in enumerate(unit.tokens) if two[0].start < token.start < two[1].start)
        between = [k for k in inside if unit.has(k, "CCONJ", "PUNCT")]
        if len(between) != 1 or not unit.has(between[0], "CCONJ") or unit.tokens[between[0] + 1].start != two[1].start:
            return []
        name = JOIN.join(known.name for known in two)
        return [msgspec.structs.replace(two[1], name=name, plural=True, person=False, gender="")]

    def _phrases(self, unit: Unit) -> list[Range]:
        """Noun phrases with a name; an office and the name in apposition to it are one."""
        found: list[Range] = []
        for first, end in simple(unit, self.lexicon.sets["of"] | {"-"}):
            apart = found and found[-1][1] == first - 1 and unit.words[first - 1] == ","
            if apart and self._apposed(unit, found[-1], (first, end)):
                found[-1] = (found[-1][0], end)
            else:
                found.append((first, end))
        named = (words for words in found if any(is_name(unit, k) for k in range(*words)))
        return [words for words in named if not (words[0] and unit.words[words[0] - 1] in ("(", "["))]

    def _apposed(self, unit: Unit, one: Range, other: Range) -> bool:
        """Whether one of two phrases is an office and the other a name."""
        offices = self._persons()
        office = [bool(offices & set(unit.words[first:end])) for first, end in (one, other)]
        bare = [all(is_name(unit, k) or hyphen(unit, k) for k in range(first, end)) for first, end in (one, other)]
        acts = unit.relation(head_of(unit, *other)) == "nsubj"  # 'after a call with Ana Ruiz, the top envoy said'
        return (office[0] and bare[1]) or (office[1] and bare[0] and not acts)

    def _persons(self) -> frozenset[str]:
        sets = self.lexicon.sets
        return sets["persons"] | sets["persons_m"] | sets["persons_f"]

    def _known(self, name: str, unit: Unit, index: int, words: Range, *, speaks: bool) -> Known:
        sets = self.lexicon.sets
        these = frozenset(unit.words[words[0] : words[1]])
        man, woman = sets["persons_m"] - sets["persons"], sets["persons_f"] - sets["persons"]
        called = name_of(unit, self.lexicon, words) or words
        tags = {unit.tokens[k].entity[2:] for k in range(*called)}
        titled = bool(these & (self._persons() | sets["titles"]))
        state = world.state_of(name, self.endings) is not None
        titled &= not tags & {"ORG", "LOC"} and not these & sets["groups"]
        person = (titled or "PER" in tags) and not these & sets["organisations"] and not state
        shown = world.gender(name) if person else _grammatical(unit, words)
        # 'the health ministry of the north': lower case, yet one body, which 'the ministry' means later
        body = speaks and bool(these & sets["anaphors"]) and words[1] - words[0] > 2 and not vague(unit, words)
        return Known(
            name=name,
            words=these,
            unit=index,
            start=unit.tokens[words[0]].start,
            plural=bool(these & sets["groups"]) or JOIN in name,
            gender="f" if these & woman else "m" if these & man else shown,
            person=person,
            speaks=speaks,
            subject=speaks or any(unit.relation(k) == "nsubj" for k in range(*words)),
            organisation=not person
            and not state
            and (body or (name[:1].isupper() and ("ORG" in tags or (speaks and "LOC" not in tags)))),
            quoted=unit.quote[words[0]] >= 0,
            states=self._states(unit, words) | (world.countries(name) if person else frozenset()),
        )

    def _states(self, unit: Unit, words: Range) -> frozenset[str]:
        """The states that a phrase names, by name, seat or demonym."""
        text = self.text[unit.tokens[words[0]].start : unit.tokens[words[1] - 1].end].replace("’s", "").replace("'s", "")
        return frozenset(sign.state for _, sign in world.signs(world.split(text), self.endings))

    # --- speakers ---------------------------------------------------------------------------------------------------

    def _resolve(self, span: Span, index: int) -> str | None:
        """The name of a speaker; what stays a description is known by its own words from then on."""
        unit = self.units[index]
        words = range_of(unit, span)
        what = self.lexicon.pronouns.get(plain(self.text[span.start : span.end]))
        if words[1] - words[0] == 2 and unit.words[words[0] + 1] in self.lexicon.sets["reflexives"]:
            what = self.lexicon.pronouns.get(unit.words[words[0]])  # 'they themselves'
        if what:
            return self._before(span, index, what)
        ministry = None if unit.tokens[head_of(unit, *words)].text[:1].isupper() else self._ministry(unit, words)
        parts = [ministry] if ministry else [self._name(unit, part) for part in joined(unit, words)]
        if len(parts) == 2 and all(parts):
            name = JOIN.join(self._fullest(part or "") for part in parts)
        elif ministry:
            name = ministry
        elif parts[0] and (len(parts) == 1 or self._one(unit, words)):
            return self._fullest(parts[0])
        else:
            name = (
                self._described(unit, index, words)
                or self._holder(unit, words)
                or self._body(unit, words)
                or self._bare(unit, words)
            )
        self.known.append(self._known(name, unit, index, words, speaks=True))
        return name

    def _one(self, unit: Unit, words: Range) -> bool:
        """Whether what is joined tells more of one person: ``Ana Ruiz, a pilot of the fleet and a former miner``."""
        link = joined(unit, words)[1][0]
        apposed = any(unit.words[k] == "," for k in range(words[0], link))
        return apposed and "Definite=Ind" in unit.tokens[link].feats

    def _bare(self, unit: Unit, words: Range) -> str:
        """A description without its article."""
        first = words[0] + (unit.has(words[0], "DET") and words[1] - words[0] > 1)
        bare = self.text[unit.tokens[first].start : unit.tokens[words[1] - 1].end]
        return self._fullest(bare) if first == words[1] - 1 and bare[:1].isupper() else bare

    def _body(self, unit: Unit, words: Range) -> str | None:
        """A state's officials, army or government, by the state: ``Iranian officials``, ``les autorités`` of its report."""
        states = self._states(unit, words) or self._focus(unit, words)
        body = self.lexicon.bodies.get(self._stateless(unit, words)) if len(states) == 1 else None
        return f"{world.short_name(next(iter(states)))} ({body})" if body else None

    def _ministry(self, unit: Unit, words: Range) -> str | None:
        """A state's ministry as English reports call it: ``le ministère malien de la Santé`` is the Malian Health Ministry."""
        ministry = self.lexicon.ministries.get(self._stateless(unit, words))
        states = self._states(unit, words) if ministry else frozenset()
        return f"{world.demonym(next(iter(states)))} {ministry} Ministry" if len(states) == 1 else None

    def _stateless(self, unit: Unit, words: Range) -> tuple[str, ...]:
        """The nouns and adjectives of a phrase that name no state."""
        stateful = self._stateful(unit, words)
        own = (unit.words[k] for k in range(*words) if unit.has(k, "NOUN", "PROPN", "ADJ", "VERB", "X"))
        return tuple(word for word in own if word not in stateful)

    def _holder(self, unit: Unit, words: Range) -> str | None:
        """Who held the office of a state on the report's day, where the report names nobody: ``le chef de l’État malien``."""
        states = self._states(unit, words)
        if self.day is None or len(states) != 1 or "Definite=Ind" in unit.tokens[words[0]].feats:
            return None
        stateful = self._stateful(unit, words)
        rest = tuple(unit.words[k] for k in range(*words) if unit.words[k] not in stateful and not unit.is_mark(k))
        rest = rest[1:] if unit.has(words[0], "DET") else rest
        while rest and rest[-1] in self.lexicon.sets["of"] | {"the", "'s", "l'"}:
            rest = rest[:-1]
        office = self.lexicon.offices.get(rest)
        return world.holder(office, next(iter(states)), self.day) if office else None

    def _focus(self, unit: Unit, words: Range) -> frozenset[str]:
        """The state that ``the authorities`` alone are of: the one that the report names far more than any other."""
        bare = unit.has(words[0], "DET") and words[1] - words[0] == 2
        counts = Counter(state for known in self.known for state in known.states) if bare else Counter()
        (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
        return frozenset({first}) if most >= FOCUS and most >= 3 * second else frozenset()

    def _name(self, unit: Unit, words: Range) -> str | None:
        """The name that a phrase gives its head; a seat of government stands for its state."""
        found = name_of(unit, self.lexicon, words)
        if found is None:
            return None
        name = self.text[unit.tokens[found[0]].start : unit.tokens[found[1] - 1].end]
        for lead in self.lexicon.speech["speakers"]["name_leads"]:
            if plain(name).startswith(lead) and len(name) > len(lead):
                name = name[len(lead) :].lstrip()
        state = world.state_of(name, self.endings)
        if state is None:
            return name
        if self._persons() & set(unit.words[words[0] : words[1]]):
            return None  # 'the Oman envoy'
        return state

    def _fullest(self, name: str) -> str:
        """The longest name in the report that ends like this one, or begins like it where the family name comes first."""
        last = _key(name)
        bodies = self.lexicon.sets["organisations"]
        listed = world.known_as(name)
        near = [
            k for k in self.known if len(k.name.split()) < 6 and JOIN not in k.name and not bodies & set(plain(k.name).split())
        ]
        whole = set(plain(name).split())
        same = [known.name for known in near if _key(known.name) == last and whole <= set(plain(known.name).split())]
        best = max(same, key=lambda other: (len(other.split()), len(other)), default=name)
        if best == name and " " not in name:
            first = [known.name for known in near if known.person and plain(known.name).split()[0] == last]
            best = max(first, key=lambda other: (len(other.split()), len(other)), default=name)
        if self.day and " " not in best and best[:1].isupper():
            return listed or world.known_as(best) or world.in_office(best, self.day) or best
        return listed or world.known_as(best) or best

    def _before(self, span: Span, index: int, what: str) -> str | None:
        """The party before a pronoun that agrees with it; the nearest, who speaks or acts before others."""
        gender, _, number = what.rpartition(".")
        best: tuple[tuple[int, int], Known] | None = None
        for known in self.known:
            if known.start >= span.start or index - known.unit > REACH or not _agrees(known, gender, number):
                continue
            weight = SPEAKS * known.speaks + SUBJECT * known.subject - SPEAKS * known.quoted
            alike = known.person or (known.organisation and known.gender == gender != "" and (known.speaks or known.subject))
            weight += PERSON * (known.plural if number == "pl" else alike if gender != "n" else known.organisation)
            weight += SUBJECT * (known.person and known.gender == gender != "")
            key = (weight - 2 * (index - known.unit), known.start)
            if best is None or key > best[0]:
                best = (key, known)
        if best is None:
            return None
        known = best[1]
        sex = gender if gender in ("m", "f") and known.person else known.gender
        here = msgspec.structs.replace(known, unit=index, start=span.start, speaks=True, subject=True, quoted=False, gender=sex)
        self.known.append(here)
        return self._fullest(known.name)

    # --- descriptions -----------------------------------------------------------------------------------------------

    def _described(self, unit: Unit, index: int, words: Range) -> str | None:
        """Who an office or description means: a party before it, or soon after, with the same office and state."""
        sets = self.lexicon.sets
        head = unit.words[head_of(unit, *words)]
        if vague(unit, words) or head in sets["groups"] | sets["documents"]:
            return None
        these = frozenset(unit.words[words[0] : words[1]])
        if head in sets["anaphors"] and not these & self._persons():
            return self._organisation(unit, index, words, head)
        offices = self._offices(these)
        generic = head in sets["generic"]
        if not (generic or (offices and (head in self._persons() or head in sets["generic"]))):
            return None
        start, states = unit.tokens[words[0]].start, self._states(unit, words)
        named = frozenset(unit.words[k] for k in range(*words) if is_name(unit, k)) - self._stateful(unit, words)
        best: tuple[tuple[int, ...], Known] | None = None
        body = self._complement(unit, words) - self._stateful(unit, words)
        for known in self.known:
            if body and not body & known.words:
                continue
            if not known.person or known.plural or known.unit > index + 1 or (known.start > start and known.unit == index):
                continue
            shared = bool(offices & self._offices(known.words))
            inherits = bool(known.words & sets["counterparts"])
            if (states and known.states and not states & known.states) or (named and not named & known.words):
                continue
            close = 0 <= index - known.unit <= NEAR and bool(known.speaks or known.subject)
            alone = not named and not states and (shared or (generic and close))
            if not (
                alone
                or (named and (shared or generic))
                or (states & known.states and (shared or generic or inherits))
                or (states and shared)
            ):
                continue
            key = (int(bool(states & known.states)), int(shared), int(known.start < start), known.start)
            if best is None or key > best[0]:
                best = (key, known)
        return self._fullest(best[1].name) if best else self._later(these)

    def _complement(self, unit: Unit, words: Range) -> frozenset[str]:
        """What somebody is the head of: the nouns behind the preposition of a phrase."""
        head = head_of(unit, *words)
        link = next((k for k in range(head + 1, words[1]) if unit.words[k] in self.lexicon.sets["of"]), words[1])
        return frozenset(unit.words[k] for k in range(link, words[1]) if unit.has(k, "NOUN", "PROPN"))

    def _later(self, these: frozenset[str]) -> str | None:
        """The only person of the report whose phrase has all words of an office: named further on."""
        office = frozenset(word for word in these if len(word) > 2 and word not in ("the", "les"))
        names = {self._fullest(known.name) for known in self.known if known.person and office <= known.words}
        return next(iter(names)) if len(names) == 1 and len(office) > 1 else None

    def _stateful(self, unit: Unit, words: Range) -> frozenset[str]:
        """The words of a phrase that name states."""
        return frozenset(
            unit.words[k]
            for k in range(*words)
            if any(True for _ in world.signs(world.split(unit.tokens[k].text), self.endings))
        )

    def _organisation(self, unit: Unit, index: int, words: Range, head: str) -> str | None:
        """The organisation that ``the group`` means: the last one so called, else the last one named."""
        start, states = unit.tokens[words[0]].start, self._states(unit, words)
        named = {unit.words[k] for k in range(*words) if unit.has(k, "PROPN")}
        best: tuple[tuple[int, ...], Known] | None = None
        for known in self.known:
            if not named <= known.words:
                continue  # 'the Lagos-based agency' is no group named before it
            if not known.organisation or known.plural or known.start >= start or index - known.unit > REACH:
                continue
            if plain(known.name) == head or (known.name.split()[-1].islower() and head not in known.words):
                continue  # no more than the same word, or a description of something else
            if states and known.states and not states & known.states:
                continue
            key = (int(head in known.words), int(bool(known.speaks or known.subject)), known.start)
            if best is None or key > best[0]:
                best = (key, known)
        return self._fullest(best[1].name) if best else None

    def _offices(self, words: frozenset[str]) -> frozenset[str]:
        """The offices of a phrase, those that mean the same as one; found once for all mentions with the same words."""
        if words not in self._office_of:
            self._office_of[words] = self._same_offices(words)
        return self._office_of[words]

    def _same_offices(self, words: frozenset[str]) -> frozenset[str]:
        found = set()
        for number, group in enumerate(self.lexicon.speech["speakers"]["same_office"]):
            if any(all(plain(part) in words for part in office.split()) for office in group):
                found.add(f"={number}")
        return frozenset(found | ((words & self._persons()) - self.lexicon.sets["titles_only"]))


def vague(unit: Unit, words: Range) -> bool:
    """Whether a phrase means anybody of a kind: ``a ministry``, ``two officials``."""
    return unit.has(words[0], "NUM") or "Definite=Ind" in unit.tokens[words[0]].feats


def _headline(unit: Unit) -> bool:
    """Whether a line has a capital on nearly every word, so that capitals tell no names."""
    letters = [token.text for token in unit.tokens if token.text[:1].isalpha() and len(token.text) > 3]
    return unit.tokens[-1].text != "." and len(letters) > 4 and sum(text[:1].isupper() for text in letters) > 0.8 * len(letters)


def _grammatical(unit: Unit, words: Range) -> str:
    """The gender that the head of a phrase or its article shows, in a language whose nouns have one."""
    head = head_of(unit, *words)
    feats = [unit.tokens[words[0]].feats, unit.tokens[head].feats, *(unit.tokens[k].feats for k in unit.kids[head])]
    return next((GENDERS[part] for feat in feats for part in feat.split("|") if part in GENDERS), "")


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """What the mentions of one party share: the last word of a name, the whole of a state's or a joint one."""
    return plain(name) if name.endswith(")") or JOIN in name or world.is_state(name) else plain(name).split()[-1]


def _agreed(found: list[Known]) -> list[Known]:
    """Mentions with what all mentions of the same name tell: person, gender, states, words."""
    told: dict[str, list[Known]] = {}
    for known in found:
        told.setdefault(_key(known.name), []).append(known)
    agreed = []
    for known in found:
        same = told[_key(known.name)]
        person = any(other.person for other in same)
        agreed.append(
            msgspec.structs.replace(
                known,
                person=person,
                organisation=any(other.organisation for other in same) and not person,
                gender=known.gender or next((other.gender for other in same if other.gender), ""),
                states=frozenset().union(*(other.states for other in same)),
                words=frozenset().union(*(other.words for other in same)),
            )
        )
    return agreed


def _agrees(known: Known, gender: str, number: str) -> bool:
    """Whether a pronoun can stand for somebody: number, gender, person or thing."""
    if number == "pl":
        return known.plural or known.organisation
    if known.plural or (number == "person" and not known.person):
        return False
    if gender == "n":
        return not known.person
    return (known.person or known.organisation) and (not gender or known.gender in ("", gender))
