"""The name that a noun phrase gives its head: a person after an office, an organisation as it is written in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from according.model import Span
from according.statements.lexicon import Lexicon
from according.statements.phrases import head_of
from according.statements.units import Unit
from according.statements.world import gender

Range = tuple[int, int]
PEOPLE: Final = "NORP"  # the tag of demonyms: no names
FUNCTION: Final = ("ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PUNCT", "PART", "ADV")


def name_of(unit: Unit, lexicon: Lexicon, words: Range) -> Range | None:
    """The words of a phrase that name its head; None where it has only a description."""
    head = head_of(unit, *words)
    sets = lexicon.sets
    short = _shortened(unit, words)
    if short:
        return short
    if unit.words[head] in sets["organisations"] | sets["groups"] | sets["documents"] and not is_name(unit, head):
        return None
    found = _after_office(unit, lexicon, words, head)
    if found:
        return found
    for first, end in runs(unit, words):
        after_preposition = first > words[0] and (
            unit.has(first - 1, "ADP") or (unit.has(first - 1, "DET") and unit.has(first - 2, "ADP"))
        )
        bracket = first > words[0] and unit.words[first - 1] == "("
        if (
            after_preposition
            or bracket
            or _under_preposition(unit, words, head, first)
            or (end <= head and not first <= head < end)
        ):
            continue
        owner = unit.words[first - 1] in ("'s", "'") and end - first == 1 and unit.words[first] in sets["organisations"]
        if owner and first > words[0] and unit.tokens[first].text[:1].isupper():
            return words[0] + unit.has(words[0], "DET"), end  # 'the County Coroner's Office'
        found = _without_title(unit, lexicon, (first, end))
        if any(unit.words[k] not in sets["days"] for k in range(*found)):
            return found if found[0] > first else _whole(unit, lexicon, found, words)
    return None


def _shortened(unit: Unit, words: Range) -> Range | None:
    """A name that its initials follow in brackets, taken whole: ``l'Agence pour l'eau et le sol (AES)``."""
    bracket = next((k for k in range(words[0] + 3, words[1] - 2) if unit.words[k] == "("), None)
    first = words[0] + unit.has(words[0], "DET")
    if bracket is None or not unit.tokens[first].text[:1].isupper() or unit.tokens[first].entity.endswith("PER"):
        return None
    initials = unit.tokens[bracket + 1].text
    fits = initials.isupper() and len(initials) > 1 and unit.words[bracket + 2] == ")"
    return (first, bracket) if fits and initials[0] == unit.tokens[first].text[0].upper() else None


def _under_preposition(unit: Unit, words: Range, head: int, first: int) -> bool:
    """Whether a name belongs to a phrase inside one of an unnamed person: ``an adviser to the leader Ana Ruiz``."""
    unnamed = unit.has(words[0], "DET", "NUM") and "Definite=Ind" in unit.tokens[words[0]].feats
    return unnamed and any(unit.has(k, "ADP") for k in range(head + 1, first))


def _after_office(unit: Unit, lexicon: Lexicon, words: Range, head: int) -> Range | None:
    """The person's name after an office: ``the harbour chief Ana Ruiz``, ``la présidente du comité, Ana Ruiz``."""
    sets = lexicon.sets
    offices = sets["persons"] | sets["persons_m"] | sets["persons_f"]
    office = next((k for k in range(*words) if unit.words[k] in offices), None)
    if office is None or unit.words[head] in sets["groups"] or (head < office and unit.tokens[head].entity.endswith("PER")):
        return None
    for first, end in runs(unit, words):
        if first <= office or not unit.tokens[first].entity.endswith("PER"):
            continue
        direct = not any(unit.has(k, "ADP") or unit.words[k] in (",", "(") for k in range(office, first))
        if direct or (unit.words[first - 1] == "," and unit.words[head] in offices):
            return _without_title(unit, lexicon, (first, end))
    return None


def _without_title(unit: Unit, lexicon: Lexicon, run: Range) -> Range:
    """A run of names without the office or title before it."""
    sets = lexicon.sets
    lead = sets["titles"] | sets["persons"] | sets["persons_m"] | sets["persons_f"]
    titles = [k for k in range(run[0], run[1] - 1) if unit.words[k] in lead]
    first = titles[-1] + 1 if titles else run[0]
    while first < run[1] and (unit.is_mark(first) or (first == run[1] - 1 and unit.words[first] in lead | sets["offices"])):
        first += 1  # 'the Secretary-General'
    return first, run[1]


def _whole(unit: Unit, lexicon: Lexicon, run: Range, words: Range) -> Range:
    """An organisation's name with what belongs to it on both sides: ``International Committee of the Red Cross``."""
    first, end = run
    if any(unit.tokens[k].entity.endswith("PER") for k in range(first, end)):
        opens = first == words[0] + 1 and unit.tokens[first - 1].text[:1].isupper()
        return (first - 1 if opens and gender(unit.words[first - 1] + " x") else first), end
    while first > words[0] and unit.tokens[first - 1].text[:1].isupper() and unit.has(first - 1, "ADJ", "NOUN", "PROPN", "NUM"):
        if first - 1 == 0 and not unit.tokens[0].entity and unit.tokens[first].entity[:2] == "B-":
            break  # a capital at the beginning of the sentence says nothing
        first -= 1
    while end < words[1]:
        k = end
        while k < words[1] and unit.has(k, "ADJ") and unit.has(end - 1, "NOUN"):
            k += 1
        while k < words[1] and (unit.words[k] in lexicon.sets["name_links"] or (unit.has(k, "DET") and k > end)):
            k += 1
        if k < words[1] and k > end and unit.tokens[k].text[:1].isupper():
            end = k + 1
            continue
        if k > end and unit.has(k - 1, "ADJ"):
            end = k
        break
    return first, end


def is_name(unit: Unit, k: int) -> bool:
    """Whether a word is (part of) a name: tagged so, or a noun with a capital inside the sentence."""
    token = unit.tokens[k]
    return (
        token.upos == "PROPN"
        or (token.entity != "" and token.entity[2:] != PEOPLE and token.upos not in ("DET", "ADP", "PUNCT"))
        or (k > 0 and token.upos in ("NOUN", "X", "VERB") and token.text[:1].isupper())
    )


def runs(unit: Unit, words: Range) -> Iterator[Range]:
    """Runs of name words, hyphens between them included; a name in the possessive is left out."""
    k = words[0]
    while k < words[1]:
        first = k
        while (
            k < words[1]
            and not (k > first and _changes(unit, k))
            and (
                is_name(unit, k)
                or (k > first and unit.tokens[k].text[:1].isupper() and not unit.has(k, *FUNCTION))
                or (k > first and hyphen(unit, k) and k + 1 < words[1] and is_name(unit, k + 1))
                or (
                    k > first
                    and unit.tokens[k].entity[:2] == "I-"
                    and k + 1 < words[1]
                    and unit.tokens[k + 1].entity[:2] == "I-"
                )
            )
        ):
            k += 1
        end = k
        while end > first + 1 and not any(sign.isupper() for sign in unit.tokens[end - 1].text):
            end -= 1
        if end > first and not (k < unit.size and unit.words[k] in ("'s", "'")):
            yield first, end
        k = max(k, first + 1)


def _changes(unit: Unit, k: int) -> bool:
    """Whether a person's name begins right after another kind of name: ``le chef du CSM Ana Ruiz``."""
    before, here = unit.tokens[k - 1].entity, unit.tokens[k].entity
    return here == "B-PER" and before[2:] in ("ORG", "LOC")


def hyphen(unit: Unit, k: int) -> bool:
    """Whether a sign joins the words on its sides without a space."""
    tokens = unit.tokens
    if not 0 < k < unit.size - 1:
        return False
    return unit.words[k] in ("-", "'") and tokens[k - 1].end == tokens[k].start and tokens[k].end == tokens[k + 1].start


def range_of(unit: Unit, span: Span) -> Range:
    """The words of a stretch."""
    inside = [k for k, token in enumerate(unit.tokens) if span.start <= token.start < span.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 1)


def simple(unit: Unit, links: frozenset[str]) -> Iterator[Range]:
    """Runs of words that may be one noun phrase."""
    k = 0
    while k < unit.size:
        first = k
        while k < unit.size and (
            unit.has(k, "PROPN", "NOUN", "ADJ", "DET")
            or (k > first and (unit.has(k, "PART") or unit.words[k] in links or is_name(unit, k)))
        ):
            k += 1
        if k > first:
            yield first, k
        k = max(k, first + 1)


def joined(unit: Unit, words: Range) -> list[Range]:
    """The parts of a phrase joined at its head: ``the mayor and Ana Ruiz``; the phrase alone where nothing joins it."""
    head = head_of(unit, *words)
    for k in range(head + 1, words[1] - 1):
        if unit.has(k, "CCONJ"):
            other = head_of(unit, k + 1, words[1])
            if unit.relation(other) == "conj" and unit.heads[other] == head:
                return [(words[0], k), (k + 1, words[1])]
            sides = (range(words[0], k), range(k + 1, words[1]))
            if not unit.tokens[k].entity and all(any(unit.tokens[i].entity.endswith("PER") for i in side) for side in sides):
                return [(words[0], k), (k + 1, words[1])]
    return [words]
