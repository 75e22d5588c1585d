"""Who a speaker is, inside the report: a name, or the name that a pronoun, an office or a description stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from according.model import Party, Report, Span
from according.statements.drafts import Draft
from according.statements.lexicon import Lexicon, plain
from according.statements.phrases import head_of
from according.statements.units import Unit

REACH: Final = 12  # sentences back to which a pronoun looks

STEM: Final = 4  # letters that a demonym shares with its country: Iran, Iranian
Range = tuple[int, int]


class Known(msgspec.Struct, frozen=True):
    """Somebody in the report: their name, the words of the phrase that names them, and where it stands."""

    name: str
    words: frozenset[str]
    unit: int
    start: int
    plural: bool
    gender: str  # m, f or ''
    person: bool
    speaks: bool


class Names:
    """The parties of a report, so that a mention can be resolved by what stands before it."""

    def __init__(self, report: Report, units: Sequence[Unit], lexicon: Lexicon, drafts: Sequence[Draft]) -> None:
        self.text, self.units, self.lexicon = report.text, units, lexicon
        speakers = {draft.speaker for draft in drafts if draft.speaker}
        self.known: list[Known] = []
        for index, unit in enumerate(units):
            for words in self._phrases(unit):
                name = self._name(unit, words)
                if name:
                    said = any(span.start <= unit.tokens[words[0]].start < span.end for span in speakers)
                    self.known.append(self._known(name, unit, index, words, speaks=said))
        persons = {plain(known.name).split()[-1] for known in self.known if known.person}
        self.known = [
            msgspec.structs.replace(known, person=True) if plain(known.name).split()[-1] in persons else known
            for known in self.known
        ]
        self._parties: dict[Span, str | None] = {}
        for draft in sorted((d for d in drafts if d.speaker), key=lambda d: (d.speaker or Span(0, 0), d.start)):
            assert draft.speaker is not None
            if draft.speaker not in self._parties:
                self._parties[draft.speaker] = self._resolve(draft.speaker, draft.speaker_unit)

    def party(self, draft: Draft) -> Party | None:
        """The speaker of a draft with its name; the surface is kept as it stands."""
        if draft.speaker is None:
            return None
        surface = self.text[draft.speaker.start : draft.speaker.end]
        name = self._parties[draft.speaker]
        return Party(spans=(draft.speaker,), surface=surface, name=name, implicit=draft.speaker_unit != draft.unit)

    def _phrases(self, unit: Unit) -> list[Range]:
        """Noun phrases with a name; an office and the name in apposition to it are one."""
        found: list[Range] = []
        for first, end in _simple(unit, self.lexicon.sets["of"] | {"-"}):
            if (
                found
                and found[-1][1] == first - 1
                and unit.words[first - 1] == ","
                and self._apposed(unit, found[-1], (first, end))
            ):
                found[-1] = (found[-1][0], end)
            else:
                found.append((first, end))
        return [words for words in found if any(_is_name(unit, k) for k in range(*words))]

    def _apposed(self, unit: Unit, one: Range, other: Range) -> bool:
        """Whether one of two phrases is an office and the other a name."""
        sets = self.lexicon.sets
        office = [
            bool(sets["persons"] & set(unit.words[first:end]) or sets["persons_m"] & set(unit.words[first:end]))
            for first, end in (one, other)
        ]
        bare = [all(_is_name(unit, k) or _hyphen(unit, k) for k in range(first, end)) for first, end in (one, other)]
        return (office[0] and bare[1]) or (office[1] and bare[0])

    def _known(self, name: str, unit: Unit, index: int, words: Range, *, speaks: bool) -> Known:
        sets = self.lexicon.sets
        these = frozenset(unit.words[words[0] : words[1]])
        man, woman = sets["persons_m"] - sets["persons"], sets["persons_f"] - sets["persons"]
        titled = bool(these & (sets["persons"] | man | woman | sets["titles"]))
        tagged = any(unit.tokens[k].entity.endswith("PER") for k in range(*words))
        return Known(
            name=name,
            words=these,
            unit=index,
            start=unit.tokens[words[0]].start,
            plural=bool(these & sets["groups"]),
            gender="f" if these & woman else "m" if these & man else "",
            person=(titled or tagged) and not these & sets["organisations"],
            speaks=speaks,
        )

    def _resolve(self, span: Span, index: int) -> str | None:
        """The name of a speaker; what stays a description is known by its own words from then on."""
        unit = self.units[index]
        words = _words(unit, span)
        surface = self.text[span.start : span.end]
        what = self.lexicon.pronouns.get(plain(surface))
        if what:
            return self._before(span, index, what)
        name = self._name(unit, words)
        if name:
            return self._fullest(name)
        name = self._described(unit, index, words) or self._bare(unit, words)
        self.known.append(self._known(name, unit, index, words, speaks=True))
        return name

    def _bare(self, unit: Unit, words: Range) -> str:
        """A description without its article."""
        first = words[0] + (unit.has(words[0], "DET") and words[1] - words[0] > 1)
        return self.text[unit.tokens[first].start : unit.tokens[words[1] - 1].end]

    def _name(self, unit: Unit, words: Range) -> str | None:
        """The name that a phrase gives its head: the head itself, or the name that follows an office."""
        head = head_of(unit, *words)
        sets = self.lexicon.sets
        if unit.words[head] in sets["organisations"] | sets["groups"] | sets["documents"] and not _is_name(unit, head):
            return None
        for first, end in _runs(unit, words):
            after_preposition = first > words[0] and (
                unit.has(first - 1, "ADP") or (unit.has(first - 1, "DET") and unit.has(first - 2, "ADP"))
            )
            if after_preposition or (end <= head and not first <= head < end):
                continue
            titles = [k for k in range(first, end - 1) if unit.words[k] in sets["titles"] | sets["persons"] | sets["persons_m"]]
            first = titles[-1] + 1 if titles else first
            if any(unit.words[k] not in sets["days"] for k in range(first, end)):
                return self.text[unit.tokens[first].start : unit.tokens[end - 1].end]
        return None

    def _fullest(self, name: str) -> str:
        """The longest name in the report that ends like this one."""
        last = plain(name).split()[-1]
        same = [known.name for known in self.known if plain(known.name).split()[-1] == last and len(known.name.split()) < 5]
        return max(same, key=lambda other: (len(other.split()), len(other)), default=name) if same else name

    def _before(self, span: Span, index: int, what: str) -> str | None:
        """The nearest party before a pronoun that agrees with it; who speaks comes first."""
        gender, _, number = what.rpartition(".")
        best: tuple[tuple[bool, bool, int], Known] | None = None
        for known in self.known:
            if known.start >= span.start or index - known.unit > REACH or not _agrees(known, gender, number):
                continue
            key = (known.speaks, known.person != (number == "pl"), known.start)
            if best is None or key > best[0]:
                best = (key, known)
        return self._fullest(best[1].name) if best else None

    def _described(self, unit: Unit, index: int, words: Range) -> str | None:
        """Who an office or description means: a party before it, or soon after, with the same office and country."""
        these = frozenset(unit.words[words[0] : words[1]])
        offices, start = self._offices(these), unit.tokens[words[0]].start
        kinds = these & self.lexicon.sets["anaphors"]
        head = unit.words[head_of(unit, *words)]
        if head in self.lexicon.sets["groups"] | self.lexicon.sets["documents"] or not (offices or kinds):
            return None
        best: tuple[tuple[int, int, int, int], Known] | None = None
        for known in self.known:
            if known.unit > index + 1 or (known.start > start and known.unit == index):
                continue
            shared = len(offices & self._offices(known.words))
            country = int(_same_stem(these - offices, known.words))
            bare = len(these) <= 2
            if not (shared and (country or bare or known.words <= these)) and not (
                kinds and bare and not known.person and known.speaks
            ):
                continue
            key = (min(shared, 1), country, int(known.start < start), known.start)
            if best is None or key > best[0]:
                best = (key, known)
        return self._fullest(best[1].name) if best else None

    def _offices(self, words: frozenset[str]) -> frozenset[str]:
        """The offices of a phrase, those that mean the same as one."""
        found = set()
        for number, group in enumerate(self.lexicon.speech["speakers"]["same_office"]):
            if any(all(plain(part) in words for part in office.split()) for office in group):
                found.add(f"={number}")
        return frozenset(found | (words & self.lexicon.sets["persons"]) | (words & self.lexicon.sets["persons_m"]))


def _agrees(known: Known, gender: str, number: str) -> bool:
    """Whether a pronoun can stand for somebody: number, gender, person or thing."""
    if number == "pl":
        return known.plural or not known.person
    if known.plural or (number == "person" and not known.person):
        return False
    if gender == "n":
        return not known.person
    return not gender or known.gender in ("", gender)


def _same_stem(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two phrases share the stem of a longer word: Iran, Iranian."""
    stems = {word[:STEM] for word in one if len(word) >= STEM}
    return any(word[:STEM] in stems for word in other if len(word) >= STEM)


def _words(unit: Unit, span: Span) -> Range:
    """The words of a stretch."""
    inside = [k for k, token in enumerate(unit.tokens) if span.start <= token.start < span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 1)


def _is_name(unit: Unit, k: int) -> bool:
    """Whether a word is (part of) a name: tagged so, or a noun with a capital inside the sentence."""
    token = unit.tokens[k]
    return (
        token.upos == "PROPN"
        or token.entity != ""
        or (k > 0 and token.upos in ("NOUN", "X", "VERB") and token.text[:1].isupper())
    )


def _runs(unit: Unit, words: Range) -> Iterator[Range]:
    """Runs of name words, hyphens between them included; a name in the possessive is left out."""
    k = words[0]
    while k < words[1]:
        first = k
        while k < words[1] and (
            _is_name(unit, k) or (k > first and _hyphen(unit, k) and k + 1 < words[1] and _is_name(unit, k + 1))
        ):
            k += 1
        if k > first and not (k < unit.size and unit.words[k] in ("'s", "'")):
            yield first, k
        k = max(k, first + 1)


def _hyphen(unit: Unit, k: int) -> bool:
    """Whether a sign joins the words on its sides without a space."""
    tokens = unit.tokens
    if not 0 < k < unit.size - 1:
        return False
    return unit.words[k] in ("-", "'") and tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start


def _simple(unit: Unit, links: frozenset[str]) -> Iterator[Range]:
    """Runs of words that may be one noun phrase."""
    k = 0
    while k < unit.size:
        first = k
        while k < unit.size and (
            unit.has(k, "PROPN", "NOUN", "ADJ", "DET")
            or (k > first and (unit.has(k, "PART") or unit.words[k] in links or _is_name(unit, k)))
        ):
            k += 1
        if k > first:
            yield first, k
        k = max(k, first + 1)
