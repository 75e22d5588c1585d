"""What the model tells of words, as numbers: tags with features, relations, lemma edits and names."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from treebank import Word

# Features that a rule of the house reads or that other features of a word follow from.
FEATURES = frozenset(
    "Number Tense VerbForm Voice Mood Person Polarity PronType NumType Poss Gender Definite Degree Case Reflex".split()
)
NAMES = ("O", *(f"{mark}-{kind}" for kind in ("PER", "ORG", "LOC", "MISC") for mark in "BI"))
FEWEST = 5  # uses of a tag or an edit that is worth a class of its own
SAME, IRREGULAR = "0-", "?"
IGNORED = -100
Numbers = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Labels:
    """The classes of each kind, in the order of their numbers."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    edits: tuple[str, ...]
    names: tuple[str, ...] = NAMES

    def sizes(self) -> dict[str, int]:
        """How many classes there are of each kind."""
        return {kind: len(classes) for kind, classes in asdict(self).items()}

    def numbers(self) -> Numbers:
        """The number of every class of each kind."""
        return {kind: {name: at for at, name in enumerate(classes)} for kind, classes in asdict(self).items()}

    def write(self, path: Path) -> None:
        """Keep the classes as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0), "utf-8")


def read_labels(path: Path) -> Labels:
    """The classes that a file of ``Labels.write`` holds."""
    return Labels(**{kind: tuple(classes) for kind, classes in json.loads(path.read_text("utf-8")).items()})


def labels_of(sentences: Iterable[Iterable[Word]]) -> Labels:
    """The classes that the sentences of the treebanks need."""
    tags: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    edits: Counter[str] = Counter()
    for words in sentences:
        for word in words:
            tags[tag(word.upos, word.feats)] += 1
            tags[tag(word.upos, "")] += FEWEST  # every part of speech also goes without features
            relations[word.deprel] += 1
            edits[edit(word)] += 1
    kept = [name for name, count in edits.most_common() if count >= FEWEST and name != IRREGULAR]
    return Labels(
        tags=tuple(sorted(name for name, count in tags.items() if count >= FEWEST)),
        relations=tuple(sorted(relations)),
        edits=(SAME, *(name for name in kept if name != SAME)),
    )


def tag(upos: str, feats: str) -> str:
    """Part of speech and kept features as one class, such as ``NOUN|Number=Sing``."""
    kept = [pair for pair in feats.split("|") if pair.partition("=")[0] in FEATURES]
    return "|".join([upos, *kept])


def known_tag(word: Word, numbers: Mapping[str, int]) -> int:
    """The class of the word; without its features where together they are too rare."""
    return numbers.get(tag(word.upos, word.feats), numbers.get(word.upos, IGNORED))


def edit(word: Word) -> str:
    """What turns the form in small letters into the lemma: signs to cut from its end, a hyphen, signs to add."""
    form = word.form if word.upos == "PROPN" else word.form.lower()
    common = 0
    while common < min(len(form), len(word.lemma)) and form[common] == word.lemma[common]:
        common += 1
    cut, added = len(form) - common, word.lemma[common:]
    return f"{cut}-{added}" if cut <= 5 and len(added) <= 5 else IRREGULAR


def edited(form: str, upos: str, how: str) -> str:
    """The lemma that an edit makes of a form."""
    form = form if upos == "PROPN" else form.lower()
    cut, _, added = how.partition("-")
    return form[: max(len(form) - int(cut), 0)] + added or form
