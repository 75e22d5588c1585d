"""What the model tells of words, as numbers: tags with features, relations, lemma edits and names."""

from collections import Counter
from collections.abc import Iterable, Mapping

from according.grammar.labels import Labels
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


def sizes_of(labels: Labels) -> dict[str, int]:
    """How many classes there are of each kind."""
    return {kind: len(classes) for kind, classes in vars(labels).items()}


def numbers_of(labels: Labels) -> Numbers:
    """The number of every class of each kind."""
    return {kind: {name: at for at, name in enumerate(classes)} for kind, classes in vars(labels).items()}


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
        names=NAMES,
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
