"""Training texts: sentences of treebanks and name sets, changed a little each round and joined like paragraphs of news."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from spacy import util
from spacy.language import Language

from according.grammar.pieces import Cutter
from augment import Names, newslike, read_names
from encoder.labels import IGNORED, Numbers, edit, known_tag
from encoder.plans import Plan
from phrases import read_phrases
from treebank import SAME_SIGN, Word, read_treebank, shifted
from word_cuts import set_tokenizer

SIZES = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6)  # sentences of a text
CAPITALS, DATELINE, BARE, CURLY = 0.04, 0.03, 0.06, 0.25
PERSON_SWAP, PLACE_SWAP = 0.3, 0.15
LONGEST_WORDS, LONGEST_PIECES = 130, 190
KINDS = frozenset({"PER", "ORG", "LOC", "MISC"})
AGENCIES = ("AP", "AFP", "Reuters", "dpa", "ANSA", "EFE", "Xinhua", "Anadolu", "TASS", "ATS", "Belga")
Row = tuple[str, list[tuple[int, int, str]]]


@dataclass(frozen=True)
class Named(Word):
    """A word of a sentence whose names are known: O, B-PER, I-PER and so on."""

    entity: str


@dataclass(frozen=True)
class Pieces:
    """A stretch of words as the encoder sees it: ids and kinds of its pieces, and where each word begins and ends."""

    ids: list[int]
    kinds: list[int]
    known: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True)
class Text:
    """A stretch of words with the numbers of what is to be learnt; -100 where nothing is known."""

    pieces: Pieces
    tags: list[int]
    heads: list[int]  # 0 for the root, else one more than the index of the head
    relations: list[int]
    edits: list[int]
    names: list[int]
    starts: list[int]


class Source:
    """The training texts of a plan; every round cuts and changes them anew."""

    def __init__(self, language: str, plan: Plan, *, data: Path) -> None:
        self.swaps = read_names()
        self.banks = [named(read_treebank(data / name), plan, name, data=data) for name in plan.trees]
        self.phrases = read_phrases(language, self.banks[0])
        self.nlp = set_tokenizer(util.get_lang_class(language)())
        self.rows = [(read_rows(data / name), share) for name, share in plan.names]
        self.given = _parts_of_names(self.swaps)

    def round(self, number: int, *, cutter: Cutter, numbers: Numbers) -> list[Text]:
        """The texts of one round."""
        rng = Random(f"round {number}")
        chunks = [chunk for bank in self.banks for chunk in self._trees(bank, rng)]
        chunks += [chunk for rows, share in self.rows for chunk in self._names(rows, share, rng)]
        return [numbered(chunk, cutter=cutter, numbers=numbers) for chunk in chunks]

    def words(self) -> Iterator[str]:
        """Every word of every text as it stands, for counting."""
        yield from (word.form for bank in self.banks for words in bank for word in words)
        yield from (word.text for rows, _ in self.rows for text, _ in rows for word in self.nlp.make_doc(text))

    def swapped_in(self) -> Iterator[str]:
        """Every word of the names that are put in the place of others."""
        yield from self.given
        yield from (word for name in (*self.swaps.places, *self.swaps.organisations) for word in name.split())

    def _trees(self, bank: Sequence[list[Word]], rng: Random) -> Iterator[list[list[Word]]]:
        """Sentences that stand together, changed."""
        at = rng.choice(SIZES)
        for start, end in _cuts(len(bank), at, rng):
            some = [self._changed(words, rng) for words in bank[start:end]]
            if rng.random() < DATELINE:
                some = [dateline(self.swaps, rng), *some]
            some[0] = bare(some[0], rng=rng) if len(some) == 1 else some[0]
            yield from _short(some if rng.random() >= CURLY else quotes(some, rng=rng))

    def _changed(self, words: list[Word], rng: Random) -> list[Word]:
        """The sentence with other names and quotes, now and then in capitals."""
        new = newslike(words, names=self.swaps, phrases=self.phrases, rng=rng)
        if any(isinstance(word, Named) for word in new):
            new = [self._filled(word, k and new[k - 1]) for k, word in enumerate(new)]
        if rng.random() < CAPITALS:
            new = [replace(word, form=word.form.upper()) for word in new]
        return new

    def _filled(self, word: Word, before: object) -> Word:
        """A swapped word with what it must be: part of a person's name, or no name; left open where it is not clear."""
        if isinstance(word, Named):
            return word
        if word.form in self.given:
            inside = isinstance(before, Word) and (before.form in self.given or before.form == "-") and word.deprel == "flat"
            return Named(**vars(word), entity="I-PER" if inside else "B-PER")
        return word if word.upos in ("PROPN", "PUNCT") else Named(**vars(word), entity="O")

    def _names(self, rows: Sequence[Row], share: float, rng: Random) -> Iterator[list[list[Word]]]:
        """Texts of a name set, without trees."""
        taken = [row for row in rows if rng.random() < share]
        for start, end in _cuts(len(taken), 0, rng):
            words = [word for row in taken[start:end] for word in words_of(swapped(row, self.swaps, rng), self.nlp)]
            if rng.random() < CAPITALS:
                words = [replace(word, form=word.form.upper()) for word in words]
            yield from ([words[at : at + LONGEST_WORDS]] for at in range(0, len(words), LONGEST_WORDS))


def _cuts(total: int, at: int, rng: Random) -> Iterator[tuple[int, int]]:
    """Stretches of a few, which together are the whole."""
    if at:
        yield 0, min(at, total)
    while at < total:
        end = min(at + rng.choice(SIZES), total)
        yield at, end
        at = end


def _short(some: list[list[Word]]) -> Iterator[list[list[Word]]]:
    """The sentences in as many texts as their length asks for."""
    kept: list[list[Word]] = []
    for words in some:
        if kept and sum(map(len, kept)) + len(words) > LONGEST_WORDS:
            yield kept
            kept = []
        kept = [*kept, words]
    yield kept


def named(bank: list[list[Word]], plan: Plan, name: str, *, data: Path) -> list[list[Word]]:
    """The sentences of a treebank with their names, where a name set has the same sentences."""
    rows = {}
    for set_name in (names for trees, names in plan.named_trees if trees == name):
        rows = {_letters(text): (text, spans) for text, spans in read_rows(data / set_name)}
    return [_with_names(words, *found) if (found := rows.get(_letters_of(words))) else words for words in bank]


def _letters(text: str) -> str:
    return "".join(text.translate(SAME_SIGN).split())


def _letters_of(words: Sequence[Word]) -> str:
    return _letters("".join(word.form for word in words))


def _with_names(words: Sequence[Word], text: str, spans: Sequence[tuple[int, int, str]]) -> list[Word]:
    """The words with the names of their text, counted in letters without spaces."""
    bare_at = [0]
    for sign in text:
        bare_at.append(bare_at[-1] + (not sign.isspace()))
    out: list[Word] = []
    at = 0
    for word in words:
        length = len("".join(word.form.split()))
        out.append(Named(**vars(word), entity=_entity(at, at + length, [(bare_at[s], bare_at[e], k) for s, e, k in spans])))
        at += length
    return out


def _entity(start: int, end: int, spans: Sequence[tuple[int, int, str]]) -> str:
    for first, last, kind in spans:
        if first < end and start < last:
            return f"{'B' if start <= first else 'I'}-{kind}"
    return "O"


def own_words(words: Iterable[str], cutter: Cutter, *, fewest: int) -> dict[str, list[int]]:
    """Words in small letters worth a piece of their own, and the pieces that stood for them so far."""
    counts = Counter(word.lower() for word in words if word.isalpha())
    often = sorted(word for word, count in counts.items() if count >= fewest)
    parts = {word: cutter.parts(word) for word in often}
    return {word: ids for word, ids in parts.items() if len(ids) > 1 or not word.isascii()}


def read_rows(path: Path) -> list[Row]:
    """(text, names) of every line of every row of a name set."""
    out: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row, at = json.loads(line), 0
            for piece in row["text"].split("\n"):
                spans = [(s - at, e - at, k) for s, e, k in row["spans"] if at <= s and e <= at + len(piece) and k in KINDS]
                if piece.strip():
                    out.append((piece, spans))
                at += len(piece) + 1
    return out


def swapped(row: Row, names: Names, rng: Random) -> Row:
    """The row with some of its people and places replaced."""
    text, spans, out, at = row[0], [], "", 0
    for start, end, kind in sorted(row[1]):
        surface = text[start:end]
        out += text[at:start]
        if kind == "PER" and surface[:1].isupper() and rng.random() < PERSON_SWAP:
            surface = names.person(rng, alone=" " not in surface)
        elif kind == "LOC" and surface[:1].isupper() and rng.random() < PLACE_SWAP:
            surface = rng.choice(names.places)
        spans.append((len(out), len(out) + len(surface), kind))
        out, at = out + surface, end
    return out + text[at:], spans


def words_of(row: Row, nlp: Language) -> list[Word]:
    """The row cut into words that know their names and nothing else."""
    text, spans = row
    doc = nlp.make_doc(text.translate(SAME_SIGN).strip())
    skipped = len(text) - len(text.lstrip())
    here = [(start - skipped, end - skipped, kind) for start, end, kind in spans]
    words: list[Word] = [
        Named(w.text, w.text, "", "", -1, "", bool(w.whitespace_), _entity(w.idx, w.idx + len(w), here))
        for w in doc
        if not w.is_space
    ]
    return [*words[:-1], replace(words[-1], space=True)] if words else []


def bare(words: list[Word], *, rng: Random) -> list[Word]:
    """The sentence, now and then without its stop, as in a headline; and in English with capitals."""
    if rng.random() >= BARE * 4 or words[-1].form != "." or len(words) < 5:
        return words
    kept = words[:-1]
    if rng.random() < 0.6:
        return kept
    return [replace(word, form=word.form[0].upper() + word.form[1:]) if len(word.form) > 3 else word for word in kept]


def dateline(names: Names, rng: Random) -> list[Word]:
    """A place and what follows it where a report begins; a sentence of its own."""
    parts = rng.choice(names.places).split(" ")
    parts = [part.upper() for part in parts] if rng.random() < 0.6 else parts
    words: list[Word] = [
        Named(part, part, "PROPN", "Number=Sing", 0, "flat" if k else "root", True, "I-LOC" if k else "B-LOC")
        for k, part in enumerate(parts)
    ]
    if rng.random() < 0.5:
        name, at = rng.choice(AGENCIES), len(words) + 1
        agency = Named(name, name, "PROPN", "Number=Sing", 0, "parataxis", False, "B-ORG")
        words += [_sign("(", at, space=False), agency, _sign(")", at, space=True)]
    mark = rng.choice(("—", "–", "-", "--", ":"))
    if mark == ":":
        words[-1] = replace(words[-1], space=False)
    return [*words, _sign(mark, 0, space=True)]


def _sign(form: str, head: int, *, space: bool) -> Word:
    return Named(form, form, "PUNCT", "", head, "punct", space, "O")


def quotes(some: list[list[Word]], *, rng: Random) -> list[list[Word]]:
    """The sentences with their straight double quotes in another shape."""
    marks, count, out = rng.choice(("“”", "“”", "«»", "„“")), 0, []
    for words in some:
        new = []
        for word in words:
            if word.form == '"':
                word, count = replace(word, form=marks[count % 2]), count + 1
            new.append(word)
        out.append(new)
    return out


def _parts_of_names(names: Names) -> frozenset[str]:
    """Every word that a person's name of the lists can have."""
    whole = [name for first, last in names.people for name in (*first, *last)]
    return frozenset(part for name in whole for piece in name.split() for part in (piece, *piece.split("-")))


def numbered(some: Sequence[Sequence[Word]], *, cutter: Cutter, numbers: Numbers) -> Text:
    """The sentences as one text for the model."""
    words: list[Word] = []
    for sentence in some:
        words += shifted(sentence, len(words)) if sentence and sentence[0].upos else sentence
    tree = bool(words and words[0].upos)
    stretch = cutter.stretch([word.form for word in words], [word.space for word in words])
    pieces = Pieces(**{kind: some.tolist() for kind, some in stretch.inputs(0, len(words)).items()})
    heads = [0 if word.head == k else word.head + 1 for k, word in enumerate(words)] if tree else [IGNORED] * len(words)
    return Text(
        pieces=pieces,
        tags=[known_tag(word, numbers["tags"]) if tree else IGNORED for word in words],
        heads=heads,
        relations=[numbers["relations"].get(word.deprel, IGNORED) for word in words],
        edits=[numbers["edits"].get(edit(word), IGNORED) if tree else IGNORED for word in words],
        names=[numbers["names"][word.entity] if isinstance(word, Named) else IGNORED for word in words],
        starts=[int(k == 0) for sentence in some for k in range(len(sentence))] if tree else [IGNORED] * len(words),
    )
