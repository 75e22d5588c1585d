"""Changes that make treebank text look more like flattened news: other names, quotations, lost spaces."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from phrases import Phrases, in_quotes, quoted, root_of, spliced, with_names
from treebank import Word

NAMES = Path(__file__).parent / "names"
SWAP = 0.35
QUOTE = 0.05
WHOLE_QUOTE = 0.03
GLUE = 0.06
SINGLE = frozenset({"nsubj", "nsubj:pass"})
PLACES = SINGLE | {"conj", "appos", "obl:agent", "nmod:poss", "obj", "nmod", "obl", "iobj"}
# A word with one of these is part of a longer name or a common noun in disguise: leave it.
FIXED = frozenset({"det", "compound", "amod", "nummod", "nmod:poss"})


@dataclass(frozen=True)
class Names:
    """Names to swap in: per tradition its first and last names; places and organisations in the spelling of a language."""

    people: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    places: tuple[str, ...]
    organisations: tuple[str, ...]

    def person(self, rng: Random, *, alone: bool) -> str:
        """A last name alone, or a first name before it."""
        first, last = rng.choice(self.people)
        surname = rng.choice(last)
        return surname if alone else f"{rng.choice(first)} {surname}"


def read_names(language: str = "en", folder: Path = NAMES) -> Names:
    """The name lists of the folder for a language."""
    people: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for tradition, part, names in _rows(folder / "people.tsv"):
        people[tradition][part] = _split(names)
    places, organisations = (dict(_rows(folder / f"{kind}.tsv"))[language] for kind in ("places", "organisations"))
    return Names(
        people=tuple((parts["first"], parts["last"]) for parts in people.values()),
        places=_split(places),
        organisations=_split(organisations),
    )


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in names.split())


def newslike(words: list[Word], *, names: Names, phrases: Phrases, rng: Random) -> list[Word]:
    """The sentence as news might have it: other names, titles, and now and then who said it."""
    words = swap_names(words, names=names, phrases=phrases, rng=rng)
    if rng.random() < QUOTE and _is_statement(words):
        words = quoted(words, phrases, person=lambda: names.person(rng, alone=rng.random() < 0.4), rng=rng)
    elif rng.random() < WHOLE_QUOTE and _is_statement(words):
        words = in_quotes(words, phrases, rng=rng)
    return glue(words, rng=rng)


def _is_statement(words: Sequence[Word]) -> bool:
    """Whether the sentence is a plain one that somebody could be quoted with."""
    root = root_of(words)
    own = {word.deprel for word in words if word.head == root}
    plain = words[-1].form == "." and words[0].form.isalpha() and own & {"nsubj", "nsubj:pass"}
    return bool(plain) and 5 <= len(words) <= 35 and not own & {"ccomp", "parataxis", "parataxis:insert"}


def swap_names(words: list[Word], *, names: Names, phrases: Phrases, rng: Random) -> list[Word]:
    """The sentence with some of its proper names replaced by others, some with a title."""
    at = 0
    while at < len(words):
        end = _name_end(words, at)
        if end and rng.random() < SWAP:
            new = _named(words, at, end, names=names, phrases=phrases, rng=rng)
            words = spliced(words, at, end, new)
            at += len(new)
        else:
            at = max(end, at + 1)
    return words


def _named(words: Sequence[Word], at: int, end: int, *, names: Names, phrases: Phrases, rng: Random) -> list[Word]:
    """A name for the place of the words at..end; a title or a list only where a subject has none of its own."""
    outer = {word.deprel for k, word in enumerate(words) if word.head == at and not at <= k < end}
    bare = words[at].deprel in SINGLE and not outer
    pattern = rng.choice(phrases.names) if bare else phrases.names[0]
    new = with_names(pattern, lambda: names.person(rng, alone=end == at + 1), split_hyphens=phrases.split_hyphens)
    if at == 0:
        new[0] = replace(new[0], form=new[0].form[0].upper() + new[0].form[1:])
    return new


def _name_end(words: Sequence[Word], at: int) -> int:
    """The end of the name that starts here and can be swapped, or 0."""
    head = words[at]
    if head.upos != "PROPN" or head.deprel not in PLACES or head.form.isupper():
        return 0
    end = at + 1
    while end < len(words) and _flat_part(words, at, end):
        end += 1
    if end == at + 1 and head.deprel not in SINGLE:
        return 0
    inside = range(at, end)
    if any(word.head in inside and word.head != at and k not in inside for k, word in enumerate(words)):
        return 0
    if any(word.head == at and k not in inside and word.deprel in FIXED for k, word in enumerate(words)):
        return 0
    return end


def _flat_part(words: Sequence[Word], at: int, k: int) -> bool:
    """Whether word k carries on the flat name that starts at `at`."""
    word = words[k]
    if word.form == "-" and word.deprel == "punct":
        return k + 1 < len(words) and _flat_part(words, at, k + 1)
    return word.upos == "PROPN" and word.deprel == "flat" and at <= word.head < k


def glue(words: list[Word], *, rng: Random) -> list[Word]:
    """The sentence, now and then without the space after its end."""
    last = words[-1]
    if rng.random() < GLUE and last.form[-1] in '.?!"”»':
        return [*words[:-1], replace(last, space=False)]
    return [*words[:-1], replace(last, space=True)]
