"""Sentences of a treebank as plain words, ready to be changed and joined into training texts."""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

# Subtypes that a rule of the house reads; the others only thin out the examples of a relation.
KEPT_SUBTYPES = frozenset(
    "nsubj:pass csubj:pass nsubj:outer aux:pass aux:tense aux:caus obl:agent nmod:poss acl:relcl advcl:relcl "
    "compound:prt expl:pass expl:subj expl:pv parataxis:insert obl:unmarked nmod:unmarked nmod:desc obj:lvc".split()
)
SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@dataclass(frozen=True)
class Word:
    """One word of a sentence; head is an index into the sentence, the own index for the root."""

    form: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    space: bool


def read_treebank(path: Path) -> list[list[Word]]:
    """Every sentence of a CoNLL-U file (.gz or plain)."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as handle:
        blocks = handle.read().split("\n\n")
    rows = ([line.split("\t") for line in block.split("\n") if line and line[0] != "#"] for block in blocks)
    return [_words(some) for some in rows if some]


def _words(rows: Sequence[Sequence[str]]) -> list[Word]:
    """The words of one sentence; parts that do not spell what is written become one word."""
    forms = {cells[0]: cells[1] for cells in rows if cells[0].isdigit()}
    units = list(_units(rows, forms))
    place = {number: at for at, (numbers, _, _) in enumerate(units) for number in numbers}
    cells_of = {cells[0]: cells for cells in rows if cells[0].isdigit()}
    return [
        _word(at, [cells_of[number] for number in numbers], form, place, space=space)
        for at, (numbers, form, space) in enumerate(units)
    ]


def _units(rows: Sequence[Sequence[str]], forms: dict[str, str]) -> Iterator[tuple[list[str], str, bool]]:
    """(numbers of the words, form, space after) of every unit that is written on its own."""
    covered = 0
    for cells in rows:
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            first, covered = map(int, cells[0].split("-"))
            numbers = [str(number) for number in range(first, covered + 1)]
            if "".join(forms[number] for number in numbers) == cells[1]:
                for number in numbers:
                    yield [number], forms[number], space and number == numbers[-1]
            else:
                yield numbers, cells[1], space
        elif cells[0].isdigit() and int(cells[0]) > covered:
            yield [cells[0]], cells[1], space


def _word(at: int, parts: list[Sequence[str]], form: str, place: dict[str, int], *, space: bool) -> Word:
    """One unit as a word; of several parts the one that hangs outside gives all but the form."""
    inside = {cells[0] for cells in parts}
    outer = next(cells for cells in parts if cells[6] not in inside)
    head = at if outer[6] == "0" else place[outer[6]]
    deprel = outer[7] if outer[7] in KEPT_SUBTYPES else outer[7].split(":")[0]
    lemma = form if outer[2] == "_" else outer[2]
    feats = "" if outer[5] == "_" else outer[5]
    return Word(
        form=form.translate(SAME_SIGN),
        lemma=lemma.translate(SAME_SIGN),
        upos=outer[3],
        feats=feats,
        head=head,
        deprel=deprel,
        space=space,
    )


def shifted(words: Sequence[Word], by: int) -> list[Word]:
    """The words with their heads counted from another start."""
    return [replace(word, head=word.head + by) for word in words]


def written(words: Sequence[Word]) -> str:
    """The text of the words, with their spaces."""
    return "".join(word.form + (" " if word.space else "") for word in words)
