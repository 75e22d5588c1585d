"""The words of saying of a language, every inflected form of them, and the other signs of speech; checked on load."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, get_args

from according import languages
from according.errors import bad_lexicon
from according.model import Modality, Stance

CUES: Final = "cues.tsv"
SPEECH: Final = "speech.toml"
FRAMES: Final = frozenset({"clause", "quote", "inf", "np", "whom", "to", "as", "obj"})
STANCES: Final = frozenset(get_args(Stance))
MODALITIES: Final = frozenset(get_args(Modality))


@dataclass(frozen=True)
class Cue:
    """A word of saying: what it does and where its content stands (the frames of ``cues.tsv``)."""

    lemma: str
    words: tuple[str, ...]  # without the reflexive
    reflexive: bool
    kind: str
    stance: Stance
    modality: Modality
    frames: tuple[tuple[str, str], ...]  # (frame, preposition or '')
    example: str

    def takes(self, *frames: str) -> bool:
        """Whether the word has one of some frames."""
        return any(frame in frames for frame, _ in self.frames)

    def prepositions(self, frame: str) -> tuple[str, ...]:
        """The prepositions of a frame; '' where it has none."""
        return tuple(preposition for name, preposition in self.frames if name == frame)


@dataclass(frozen=True)
class Form:
    """An inflected form of the first word of a cue."""

    cue: Cue
    shape: frozenset[str]  # finite, participle, gerund, infinitive


@dataclass(frozen=True)
class Catenative:
    """A verb before the infinitive of a cue that is said all the same: ``went on to say``, ``tient à rappeler``."""

    rest: tuple[str, ...]  # the words between the verb and the infinitive
    shape: frozenset[str]
    negated: bool  # it counts only with a negation: ``did not hesitate to say``


@dataclass(frozen=True)
class Lexicon:
    """All that the room knows about speech in one language."""

    cues: tuple[Cue, ...]
    forms: Mapping[str, tuple[Form, ...]]
    speech: Mapping[str, Any]
    sets: Mapping[str, frozenset[str]]  # the lists of [words] and [speakers] by their name
    phrases: tuple[tuple[str, ...], ...]  # according to …, longest first
    circumfixes: tuple[tuple[str, str], ...]  # the words around a speaker: à … yeux
    pronouns: Mapping[str, str]
    acts: Mapping[str, frozenset[str]]  # lemma -> objects with which it is an act and says nothing; *PER for a person
    only: Mapping[str, frozenset[str]]  # lemma -> the objects with which alone it says something
    pairs: Mapping[str, str]  # opening quotation mark -> the marks that may close it
    hearing: tuple[tuple[str, ...], ...]  # phrases before a hearer, longest first
    catenatives: Mapping[str, tuple[Catenative, ...]]  # a verb's form -> what leads from it to the infinitive of a cue

    def has(self, name: str, word: str) -> bool:
        """Whether a lower-case word stands in a list."""
        return word in self.sets[name]


def plain(word: str) -> str:
    """A word in lower case with straight apostrophes: how the lists are looked up."""
    return word.lower().replace("’", "'")


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language; None where the language has no words of saying."""
    rows = languages.table(language, CUES)
    speech = languages.toml(language, SPEECH)
    if not rows or not speech:
        return None
    cues = tuple(_cue(language, row, speech) for row in rows)
    lists = [
        (name, words)
        for part in ("words", "speakers", "hearers")
        for name, words in speech[part].items()
        if isinstance(words, list)
    ]
    sets = {name: frozenset(plain(word) for word in words if isinstance(word, str)) for name, words in lists}
    sets["not_sources"] = frozenset(speech["according"]["not_sources"])
    sets["citing"] = frozenset(speech["according"]["citing"])
    sets["cites"] = frozenset(speech["according"]["cites"])
    sets["hedges"] = frozenset(speech["hedges"]["words"])
    for name, words in speech["modality"].items():
        sets[f"modality_{name}"] = frozenset(map(plain, words))
    return Lexicon(
        cues=cues,
        forms=_forms(language, cues, speech),
        speech=speech,
        sets=sets,
        phrases=_phrases(speech["according"]["phrases"]),
        circumfixes=tuple((plain(first), plain(third)) for first, _, third in map(str.split, speech["according"]["circumfix"])),
        only={lemma: frozenset(objects) for lemma, objects in speech["only"].items()},
        acts={lemma: frozenset(objects) for lemma, objects in speech["acts"].items()},
        pronouns={plain(word): what for word, what in languages.toml(language, "titles.toml")["pronouns"].items()},
        pairs=_pairs(speech["quotes"]["pairs"]),
        hearing=tuple(
            sorted((tuple(plain(words).split()) for words in speech["hearers"]["phrases"]), key=lambda p: (-len(p), p))
        ),
        catenatives=_catenatives(language, speech),
    )


def _catenatives(language: str, speech: Mapping[str, Any]) -> dict[str, tuple[Catenative, ...]]:
    """Every form of the verbs that lead to a cue's infinitive, those with more words between first."""
    found: dict[str, list[Catenative]] = {}
    for name, negated in (("phrases", False), ("negated", True)):
        for phrase in speech["catenatives"][name]:
            lemma, *rest = plain(phrase).split()
            shapes: dict[str, set[str]] = {}
            for shape, words in inflected(lemma, language, speech).items():
                for word in words:
                    shapes.setdefault(plain(word), set()).add(shape)
            for word, shape_set in shapes.items():
                found.setdefault(word, []).append(Catenative(tuple(rest), frozenset(shape_set), negated))
    return {word: tuple(sorted(leads, key=lambda lead: (-len(lead.rest), lead.rest))) for word, leads in found.items()}


def _phrases(phrases: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Phrases as words, longest first."""
    return tuple(sorted({tuple(plain(phrase).split()) for phrase in phrases}, key=lambda p: (-len(p), p)))


def _pairs(pairs: Sequence[str]) -> dict[str, str]:
    closing: dict[str, str] = {}
    for pair in pairs:
        closing[pair[0]] = closing.get(pair[0], "") + pair[1]
    return closing


def _cue(language: str, row: Mapping[str, str], speech: Mapping[str, Any]) -> Cue:
    """A row of ``cues.tsv`` after its checks."""
    file = f"{language}/{CUES}"
    lemma = row["lemma"]
    if row["stance"] not in STANCES:
        raise bad_lexicon(file, lemma, f"has the unknown stance {row['stance']!r}")
    if row["modality"] not in MODALITIES:
        raise bad_lexicon(file, lemma, f"has the unknown modality {row['modality']!r}")
    frames = [(name, preposition) for name, _, preposition in (frame.partition(":") for frame in row["frames"].split(","))]
    for name, _ in frames:
        if name not in FRAMES:
            raise bad_lexicon(file, lemma, f"has the unknown frame {name!r}")
    if not row["example"].strip():
        raise bad_lexicon(file, lemma, "has no example")
    words = tuple(lemma.split())
    reflexive = words[0] in speech["words"].get("reflexive_marks", ()) and len(words) > 1
    return Cue(
        lemma=lemma,
        words=words[1:] if reflexive else words,
        reflexive=reflexive,
        kind=row["class"],
        stance=row["stance"],  # type: ignore[arg-type]
        modality=row["modality"],  # type: ignore[arg-type]
        frames=tuple(frames),
        example=row["example"],
    )


def _forms(language: str, cues: Sequence[Cue], speech: Mapping[str, Any]) -> dict[str, tuple[Form, ...]]:
    """Every inflected first word -> the cues that it may be, those of several words first."""
    found: dict[str, list[Form]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue.words), not cue.reflexive, cue.lemma)):
        shapes: dict[str, set[str]] = {}
        for shape, words in inflected(cue.words[0], language, speech).items():
            for word in words:
                shapes.setdefault(plain(word), set()).add(shape)
        for word, shape_set in shapes.items():
            found.setdefault(word, []).append(Form(cue, frozenset(shape_set)))
    return {word: tuple(forms) for word, forms in found.items()}


def inflected(lemma: str, language: str, speech: Mapping[str, Any]) -> dict[str, list[str]]:
    """The forms of a verb by shape: irregular ones as listed, else by the first ending that fits."""
    listed = speech["irregular"].get(lemma)
    if listed:
        parts = [part.split() for part in listed.split("|")]
        if len(parts) != 3:
            raise bad_lexicon(f"{language}/{SPEECH}", f"irregular.{lemma}", "needs three parts: finite | participle | gerund")
        return {"finite": parts[0], "participle": parts[1], "gerund": parts[2], "infinitive": [lemma]}
    for rule in speech["forms"]:
        ending, after = rule["ending"], rule.get("after", "")
        stem = lemma.removesuffix(ending)
        if lemma.endswith(ending) and (not after or stem[-1:] in after):
            shapes = {shape: [stem + suffix for suffix in rule[shape]] for shape in ("finite", "participle", "gerund")}
            return shapes | {"infinitive": [lemma]}
    return {"infinitive": [lemma]}
