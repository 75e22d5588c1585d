"""Small trees that news is full of and treebanks are not: titles with names, and who said it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from treebank import Word, shifted

PHRASES = Path(__file__).parent / "phrases"
Known = dict[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True)
class Phrases:
    """The patterns of one language, and its habits; a word with the form NAME stands for a name of one or more words.

    ``split_hyphens``: the treebank cuts names at hyphens; ``content_is_head``: words said are the head of who said them, as
    in the French treebanks.
    """

    names: tuple[list[Word], ...]
    inquits: tuple[list[Word], ...]
    split_hyphens: bool
    content_is_head: bool


def read_phrases(language: str, treebank: Iterable[Sequence[Word]]) -> Phrases:
    """The patterns of a language, with lemmas and forms as its treebank has them."""
    known = _known(treebank)
    return Phrases(
        names=_patterns(PHRASES / f"{language}-names.txt", known),
        inquits=_patterns(PHRASES / f"{language}-inquits.txt", known),
        split_hyphens=language == "en",
        content_is_head=language == "fr",
    )


def _known(treebank: Iterable[Sequence[Word]]) -> Known:
    """The most frequent (lemma, feats) of every (form, upos)."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for words in treebank:
        for word in words:
            counts[word.form, word.upos][word.lemma, word.feats] += 1
    return {key: some.most_common(1)[0][0] for key, some in counts.items()}


def _patterns(path: Path, known: Known) -> tuple[list[Word], ...]:
    rows = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(_pattern(row.split(" "), known) for row in rows)


def _pattern(cells: Sequence[str], known: Known) -> list[Word]:
    """The words of one line of form/UPOS/head/relation."""
    words = []
    for at, cell in enumerate(cells):
        form, upos, head, deprel = cell.lstrip("~").split("/")
        lemma, feats = known.get((form, upos), (form, ""))
        glued = at + 1 < len(cells) and cells[at + 1].startswith("~")
        place = at if head == "0" else int(head) - 1
        words.append(Word(form, lemma, upos, feats, place, deprel, not (glued or form.endswith("'"))))
    return words


def with_names(pattern: Sequence[Word], person: Callable[[], str], *, split_hyphens: bool) -> list[Word]:
    """The pattern with a name in every slot."""
    words, at = list(pattern), 0
    while at < len(words):
        if words[at].form == "NAME":
            name = _flat(person(), split_hyphens=split_hyphens)
            words = spliced(words, at, at + 1, name)
            at += len(name)
        else:
            at += 1
    return words


def _flat(name: str, *, split_hyphens: bool) -> list[Word]:
    """A name as a flat tree, its hyphens cut as the treebank of the language does."""
    words = []
    for part in name.split(" "):
        forms = part.replace("-", "\t-\t").split("\t") if split_hyphens else [part]
        for k, form in enumerate(forms):
            space = k == len(forms) - 1
            feats = "Number=Sing" if split_hyphens else ""
            if form == "-":
                words.append(Word(form, form, "PUNCT", "", len(words) + 1, "punct", space))
            else:
                words.append(Word(form, form, "PROPN", feats, 0, "flat" if words else "root", space))
    return words


def root_of(words: Sequence[Word]) -> int:
    """The index of the word that is its own head."""
    return next(at for at, word in enumerate(words) if word.head == at)


def spliced(words: Sequence[Word], start: int, end: int, new: Sequence[Word]) -> list[Word]:
    """The sentence with words start..end, which hang on the first of them, replaced by another tree."""
    grown, root, old = len(new) - (end - start), start + root_of(new), words[start]

    def moved(head: int) -> int:
        return head if head < start else root if head < end else head + grown

    kept = [replace(word, head=moved(word.head)) for word in words]
    placed = shifted(new, start)
    above = root if old.head == start else moved(old.head)
    placed[root - start] = replace(placed[root - start], head=above, deprel=old.deprel)
    placed[-1] = replace(placed[-1], space=words[end - 1].space)
    return kept[:start] + placed + kept[end:]


def quoted(words: list[Word], phrases: Phrases, *, person: Callable[[], str], rng: Random) -> list[Word]:
    """The statement with who said it after it, often in quotation marks."""
    said = with_names(rng.choice(phrases.inquits), person, split_hyphens=phrases.split_hyphens)
    content = _in_marks(words[:-1], rng.choice(MARKS[phrases.content_is_head]), comma_inside=rng.random() < 0.3)
    root, verb = root_of(content), len(content) + root_of(said)
    above, below, relation = (root, verb, "parataxis:insert") if phrases.content_is_head else (verb, root, "ccomp")
    out = [*content, *shifted(said, len(content)), _sign(".", above, space=True)]
    out[-2] = replace(out[-2], space=False)
    out[below] = replace(out[below], head=above, deprel=relation)
    return out


def in_quotes(words: Sequence[Word], phrases: Phrases, *, rng: Random) -> list[Word]:
    """The whole sentence in quotation marks, its stop inside."""
    marks = rng.choice(MARKS[phrases.content_is_head]) or '""'
    root, spaced = root_of(words) + 1, marks == "«»"
    inner = [*words[:-1], replace(words[-1], space=spaced)]
    return [_sign(marks[0], root, space=spaced), *shifted(inner, 1), _sign(marks[1], root, space=True)]


# By whether the content is the head, which tells French from English here.
MARKS = {False: ("", '""', '""', "“”"), True: ("", "«»", "«»", '""')}


def _in_marks(content: Sequence[Word], marks: str, *, comma_inside: bool) -> list[Word]:
    """The content with a comma after it, in quotation marks unless they are empty."""
    root = root_of(content)
    if not marks:
        return [*content[:-1], replace(content[-1], space=False), _sign(",", root, space=True)]
    spaced = marks == "«»"
    inner = [*content[:-1], replace(content[-1], space=spaced)]
    first, close = _sign(marks[0], root + 1, space=spaced), _sign(marks[1], root + 1, space=comma_inside)
    comma = _sign(",", root + 1, space=not comma_inside)
    return [first, *shifted(inner, 1), *([comma, close] if comma_inside else [close, comma])]


def _sign(form: str, head: int, *, space: bool) -> Word:
    return Word(form, form, "PUNCT", "", head, "punct", space)
