"""Training and choosing texts as spaCy documents, from treebanks and from name sets."""

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from augment import Names, curly_quotes, headline, newslike
from phrases import read_phrases
from treebank import SAME_SIGN, Word, read_treebank, shifted

LONGEST = 12
# How many sentences a training text has: mostly few, like a paragraph of news.
SIZES = (1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10, LONGEST)
KINDS = frozenset({"PER", "ORG", "LOC"})
PERSON_SWAP = 0.3
PLACE_SWAP = 0.15
SWAPS = {"PER": PERSON_SWAP, "LOC": PLACE_SWAP, "ORG": PLACE_SWAP}
Row = tuple[str, list[tuple[int, int, str]]]


def syntax_docs(path: Path, vocab: Vocab, *, editions: int, names: Names | None, seed: int) -> Iterator[Doc]:
    """Texts of 1 to 12 sentences; with names, each edition cuts and changes them anew."""
    sentences = read_treebank(path)
    phrases = read_phrases(path.name[:2], sentences) if names else None
    for edition in range(editions):
        rng, at = Random(f"{seed}:{path.name}:{edition}"), 0
        while at < len(sentences):
            some = sentences[at : at + (rng.choice(SIZES) if names else LONGEST)]
            at += len(some)
            if names and phrases:
                some = [newslike(words, names=names, phrases=phrases, rng=rng) for words in some]
                some = [headline(some[0], phrases=phrases, rng=rng)] if len(some) == 1 else some
            yield _syntax_doc(some, vocab, rng=rng if names else None)


def _syntax_doc(some: Sequence[list[Word]], vocab: Vocab, *, rng: Random | None) -> Doc:
    """One text of the sentences, its quotes now and then changed where there is chance."""
    words: list[Word] = []
    for sentence in some:
        words += shifted(sentence, len(words))
    starts = [k == 0 for sentence in some for k in range(len(sentence))]
    if rng:
        words = curly_quotes(words, rng=rng)
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=["ROOT" if word.deprel == "root" else word.deprel for word in words],
        sent_starts=starts,
    )


def name_docs(path: Path, nlp: Language, *, editions: int, names: Names | None, seed: int) -> Iterator[Doc]:
    """Texts with their names; with names to swap in, each edition changes them anew."""
    rows = list(_paragraphs(path))
    for edition in range(editions):
        rng, at = Random(f"{seed}:{path.name}:{edition}"), 0
        while at < len(rows):
            # Rows of some sources are single sentences: a few of them together are like a paragraph.
            size = rng.randint(1, 4) if names and ".jsonl" in path.name and "winer" not in path.name else 1
            text, spans = _joined([_changed(row, names, rng) for row in rows[at : at + size]])
            at += size
            yield _name_doc(text, spans, nlp)


def _paragraphs(path: Path) -> Iterator[Row]:
    """(text, names) of every line of every row."""
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        for line in handle:
            row, at = json.loads(line), 0
            for piece in row["text"].split("\n"):
                spans = [(s - at, e - at, t) for s, e, t in row["spans"] if at <= s and e <= at + len(piece)]
                if piece.strip():
                    yield piece, [span for span in spans if span[2] in KINDS]
                at += len(piece) + 1


def _changed(row: Row, names: Names | None, rng: Random) -> Row:
    """The row with some of its names replaced."""
    if names is None:
        return row
    text, spans, out, at = row[0], [], "", 0
    for start, end, kind in row[1]:
        out += text[at:start]
        surface = text[start:end]
        # After an elided article (l'OTAN) another name would not fit.
        if surface[:1].isupper() and out[-1:] not in ("'", "’"):
            surface = _other(surface, kind, names, rng)
        spans.append((len(out), len(out) + len(surface), kind))
        out, at = out + surface, end
    return out + text[at:], spans


def _other(surface: str, kind: str, names: Names, rng: Random) -> str:
    """Another name of the kind, or the same."""
    if rng.random() >= SWAPS[kind]:
        return surface
    if kind == "PER":
        return names.person(rng, alone=" " not in surface)
    return rng.choice(names.places if kind == "LOC" else names.organisations)


def _joined(rows: Sequence[Row]) -> Row:
    text, spans = "", []
    for piece, some in rows:
        text += " " if text else ""
        spans += [(s + len(text), e + len(text), kind) for s, e, kind in some]
        text += piece
    return text, spans


def _name_doc(text: str, spans: Sequence[tuple[int, int, str]], nlp: Language) -> Doc:
    """The text cut by the tokenizer, with every name that words can carry."""
    doc = nlp.make_doc(text.translate(SAME_SIGN))
    found = [doc.char_span(start, end, label=kind, alignment_mode="expand") for start, end, kind in spans]
    whole = [span for span in found if span is not None]
    doc.set_ents([span for k, span in enumerate(whole) if k == 0 or span.start >= whole[k - 1].end])
    return doc


def write_docs(docs: Iterator[Doc], path: Path) -> Path:
    """The file that holds the documents."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=docs, store_user_data=False, attrs=ATTRIBUTES).to_disk(path)
    return path


ATTRIBUTES = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
