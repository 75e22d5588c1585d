"""The triggers of events of a language with their frames, and the words around them; checked on load."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from according import knowledge, languages
from according.errors import bad_lexicon

TRIGGERS: Final = "events.tsv"
WORDS: Final = "events.toml"
ONTOLOGY: Final = "PLOVER 0.8"
TABLE: Final = "plover.tsv"
POS: Final[dict[str, tuple[str, ...]]] = {"verb": ("VERB",), "noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB")}
KINDS: Final = frozenset(
    {"actor", "name", "placename", "state", "plural", "somebody"}
)  # @kinds that are found by more than a list of words
PEOPLE: Final = ("force", "person", "crowd", "official", "police")  # classes of those who can act
FLAGS: Final = frozenset({"free", "future", "speech"})


Classes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Test:
    """One thing that must stand with a trigger: a slot, filled by certain words or by any."""

    slot: str
    values: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Need:
    """What must (or must not) stand with a trigger; any one of its tests will do."""

    tests: tuple[Test, ...]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of ``events.tsv`` for one of its lemmas."""

    lemma: str
    others: tuple[str, ...]  # further words of a lemma of several: a particle, a reflexive
    pos: str
    needs: tuple[Need, ...]
    light: frozenset[str]
    flags: frozenset[str]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[tuple[str, ...], ...]  # the first group that finds somebody; within a group all slots
    recipients: tuple[tuple[str, ...], ...]
    row: int
    example: str

    @property
    def reciprocal(self) -> bool:
        """Whether the participants are all actors: a meeting, a clash."""
        return len(self.actors) == 1 and len(self.actors[0]) > 1


@dataclass(frozen=True)
class Lexicon:
    """All that the room knows about events in one language."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]  # by lemma and UPOS, the most exacting first
    lemmas: frozenset[str]
    rows: int
    words: Mapping[str, frozenset[str]]
    classes: Mapping[str, frozenset[str]]
    actors: frozenset[str]
    terms: frozenset[str]  # for people by what they are, of one word or two: running mate
    states: frozenset[str]
    modes: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    contexts: Mapping[str, tuple[str, ...]]  # a word -> the contexts that it shows
    endings: tuple[tuple[str, str], ...]  # of an inflected form, and what stands there in the lemma


class Ontology(NamedTuple):
    """PLOVER as data: the modes and the class of each type, and the contexts."""

    modes: Mapping[str, tuple[str, ...]]
    quad: Mapping[str, str]
    contexts: frozenset[str]


@cache
def ontology() -> Ontology:
    """The names of PLOVER 0.8."""
    rows = knowledge.table(TABLE)
    events = [row for row in rows if row["kind"] == "event"]
    return Ontology(
        modes={row["name"]: tuple(filter(None, row["modes"].split("|"))) for row in events},
        quad={row["name"]: row["quad"] for row in events},
        contexts=frozenset(row["name"] for row in rows if row["kind"] == "context"),
    )


@cache
def lexicon(language: str | None) -> Lexicon | None:
    """The lexicon of a language; None where the language has no triggers."""
    if not language or not languages.exists(language, TRIGGERS) or not languages.exists(language, WORDS):
        return None
    told = languages.toml(language, WORDS)
    classes = {name: frozenset(words.split()) for name, words in told["classes"].items()}
    light = {name: frozenset(words.split()) for name, words in told["light"].items()}
    words = {name: frozenset(listed.split()) for name, listed in told["words"].items()}
    entries: dict[tuple[str, str], list[Entry]] = {}
    rows = languages.table(language, TRIGGERS)
    for number, row in enumerate(rows):
        for entry in _entries(language, number, row, classes, light):
            for upos in POS[entry.pos]:
                entries.setdefault((entry.lemma, upos), []).append(entry)
    ordered = {key: tuple(sorted(found, key=_exacting)) for key, found in entries.items()}
    shown: dict[str, list[str]] = {}
    for context, listed in told["contexts"].items():
        if context not in ontology().contexts:
            raise bad_lexicon(f"{language}/{WORDS}", f"contexts.{context}", "is no PLOVER context")
        for word in listed.split():
            shown.setdefault(word, []).append(context)
    return Lexicon(
        entries=ordered,
        lemmas=frozenset(lemma for lemma, _ in ordered),
        rows=len(rows),
        words=words,
        classes=classes,
        actors=frozenset(told["actors"]["nouns"].split()).union(*(classes[name] for name in PEOPLE)),
        terms=_terms(language),
        states=_states(language),
        modes={
            kind: tuple((mode, frozenset(w.split())) for mode, w in listed.items()) for kind, listed in told["modes"].items()
        },
        contexts={word: tuple(found) for word, found in shown.items()},
        endings=tuple(
            (ending, lemma) for ending, _, lemma in (pair.partition(":") for pair in told["endings"]["verb"].split())
        ),
    )


def _exacting(entry: Entry) -> tuple[int, int, int]:
    """The most exacting entry first: further words, then what its needs ask of the object and of the other slots."""
    return (-len(entry.others), -sum(_weight(need) for need in entry.needs if not need.negative), entry.row)


def _weight(need: Need) -> int:
    test = need.tests[0]
    if test.slot in ("subj", "free"):
        return 2 if test.values else 1
    return 4 if test.values else 1


def _terms(language: str) -> frozenset[str]:
    """The terms by which the actors of a report are known."""
    told = languages.toml(language, "titles.toml")
    nobody = {*told["things"], *told["bodies"]}
    return frozenset(term for listed in told["sectors"].values() for term in listed if term.count(" ") < 2) - nobody


def _states(language: str) -> frozenset[str]:
    """The one-word names of those who can wage war, in small letters: states, their seats and peoples, armed groups."""
    found: set[str] = set()
    for row in knowledge.table("states.tsv"):
        for column in (language, "en", "seats", f"demonyms_{language}", "peoples_en"):
            found.update(name.lower() for name in row.get(column, "").split("|") if name and " " not in name)
    for row in knowledge.table("organisations.tsv"):
        if row.get("type") == "armed_group":
            found.update(
                name.lower() for column in ("name", "aliases") for name in row.get(column, "").split("|") if " " not in name
            )
    return frozenset(found - {""})


def _entries(
    language: str,
    number: int,
    row: Mapping[str, str],
    classes: Mapping[str, frozenset[str]],
    light: Mapping[str, frozenset[str]],
) -> Iterable[Entry]:
    file, key = f"{language}/{TRIGGERS}", f"row {number + 1} ({row['lemmas']})"
    _check(file, key, row)
    cell = {name: "" if value == "-" else value for name, value in row.items()}
    words = cell["needs"].split()
    flags = frozenset(words) & FLAGS
    needs = tuple(_need(word, classes, file, key) for word in words if word not in FLAGS)
    if cell["light"] and cell["light"].removeprefix("@") not in light:
        raise bad_lexicon(file, key, f"names the unknown light verbs {cell['light']}")
    for lemma in cell["lemmas"].split("|"):
        first, others = _lemma(lemma)
        yield Entry(
            lemma=first,
            others=others,
            pos=cell["pos"],
            needs=needs,
            light=light.get(cell["light"].removeprefix("@"), frozenset()),
            flags=flags,
            type=cell["type"],
            mode=cell["mode"] or None,
            contexts=tuple(filter(None, cell["contexts"].split(","))),
            actors=_groups(cell["actor"]),
            recipients=_groups(cell["recipient"]),
            row=number,
            example=cell["example"],
        )


def _check(file: str, key: str, row: Mapping[str, str]) -> None:
    types = ontology().modes
    if row["type"] not in types:
        raise bad_lexicon(file, key, f"has the unknown type {row['type']!r}")
    if row["mode"] not in ("-", *types[row["type"]]):
        raise bad_lexicon(file, key, f"has the unknown mode {row['mode']!r} of {row['type']}")
    if row["pos"] not in POS:
        raise bad_lexicon(file, key, f"has the unknown part of speech {row['pos']!r}")
    for context in row["contexts"].split(","):
        if context != "-" and context not in ontology().contexts:
            raise bad_lexicon(file, key, f"has the unknown context {context!r}")
    if not row["example"].strip():
        raise bad_lexicon(file, key, "has no example")


def _lemma(lemma: str) -> tuple[str, tuple[str, ...]]:
    """The word that is looked up, and those that stand around it: ``se en prendre`` is looked up as ``prendre``."""
    words = lemma.split()
    at = next((i for i, word in enumerate(words) if word not in ("se", "en")), 0)
    return words[at], tuple(words[:at] + words[at + 1 :])


def _groups(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("+")) for group in cell.split(",") if group)


def _need(word: str, classes: Classes, file: str, key: str) -> Need:
    """``obj=@aid|money``, ``at|on``, ``into=force|obj=effect``, ``!xcomp``: parts before any = are slots, later ones values."""
    negative, word = word.startswith("!"), word.removeprefix("!")
    drafts: list[tuple[str, list[str]]] = []
    for part in word.split("|"):
        slot, sign, value = part.partition("=")
        if sign:
            drafts.append((slot, [value]))
        elif drafts and drafts[-1][1]:
            drafts[-1][1].append(part)
        else:
            drafts.append((part, []))
    return Need(tuple(_test(slot, values, classes, file, key) for slot, values in drafts), negative)


def _test(slot: str, values: Iterable[str], classes: Classes, file: str, key: str) -> Test:
    plain: set[str] = set()
    kinds: set[str] = set()
    for value in values:
        name = value.removeprefix("@")
        if name == value:
            plain.add(value)
        elif name in KINDS:
            kinds.add(name)
        elif name in classes:
            plain |= classes[name]
        else:
            raise bad_lexicon(file, key, f"names the unknown class {value}")
    return Test(slot, frozenset(plain), frozenset(kinds))
