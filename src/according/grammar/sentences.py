"""Sentences from a parsed line: where they end, and their words placed in the text."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise
from typing import Any

from according.grammar.lemmas import Lemmas
from according.grammar.lines import Line
from according.model import Sentence, Token

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'
STOPS = frozenset(".!?…:;)]”»\"'")


def sentences(text: str, line: Line, doc: Any, lemmas: Lemmas) -> Iterator[Sentence]:
    """The sentences of a parsed line, in order, with offsets into the text that the line comes from."""
    for first, last in pairwise(_cuts(doc)):
        root = _root(doc, first, last)
        tokens = tuple(_token(text, line, doc[k], lemmas, first=first, last=last, root=root) for k in range(first, last))
        yield Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)


def _cuts(doc: Any) -> list[int]:
    """Where sentences begin, as word indices, and the end: those of the parser, mended."""
    closing = _closing(doc)
    cuts = {_mended(doc, span.start, closing) for span in doc.sents if _can_begin(doc, span.start)}
    return sorted(cuts | {0, len(doc)})


def _can_begin(doc: Any, at: int) -> bool:
    """Whether a sentence can begin at a word: not in the middle of what is written as one, nor after a comma."""
    if at == 0:
        return False
    before, here = doc[at - 1].text, doc[at].text
    if before[-1] in STOPS:
        return any(sign.isalnum() for word in doc[at : at + 8] for sign in word.text)
    return bool(doc[at - 1].whitespace_) and before != "," and not here[0].islower()


def _mended(doc: Any, at: int, closing: Set[int]) -> int:
    """The cut moved so that closing marks stay with the sentence before it and opening marks with the one after it."""
    while at in closing:
        at += 1
    while at > 0 and doc[at - 1].text in OPENING:
        at -= 1
    return at


def _closing(doc: Any) -> Set[int]:
    """The words that are closing quotation marks; of the straight ones every second."""
    straight = [word.i for word in doc if word.text == STRAIGHT]
    return {word.i for word in doc if word.text in CLOSING}.union(straight[1::2])


def _root(doc: Any, first: int, last: int) -> int:
    """The word that the others hang on: the parser's root, the first that is more than a sign where there are several."""
    loose = [k for k in range(first, last) if doc[k].head.i == k or not first <= doc[k].head.i < last]
    return next((k for k in loose if doc[k].pos_ != "PUNCT"), loose[0])


def _token(text: str, line: Line, word: Any, lemmas: Lemmas, *, first: int, last: int, root: int) -> Token:
    """One word of the sentence first..last of a parsed line."""
    start, end = line.place(word.idx, word.idx + len(word.text))
    head, deprel = _arc(word, first=first, last=last, root=root)
    upos = word.pos_ or "X"
    return Token(
        start=start,
        end=end,
        text=text[start:end],
        lemma=lemmas.lemma(word.text, upos, word.lemma_ or word.text),
        upos=upos,
        feats=str(word.morph),
        head=head - first,
        deprel=deprel,
        entity=_entity(word, first=first),
    )


def _arc(word: Any, *, first: int, last: int, root: int) -> tuple[int, str]:
    """(head, relation) of a word; what the parser left loose in the sentence hangs on its root."""
    if word.i == root:
        return root, "root"
    if word.head.i != word.i and first <= word.head.i < last:
        return word.head.i, word.dep_
    if word.pos_ == "PUNCT":
        return root, "punct"
    return root, "parataxis" if word.dep_ == "ROOT" else word.dep_


def _entity(word: Any, *, first: int) -> str:
    """The name's kind with B- or I-; a name that runs over a sentence end begins anew, and a web address is none."""
    if word.ent_iob_ not in ("B", "I") or (word.ent_iob_ == "B" and not _is_name(word.text)):
        return ""
    before = word.nbor(-1) if word.i > first else None
    begins = before is None or word.ent_iob_ == "B" or not (before.ent_iob_ == "I" or _is_name(before.text))
    return f"{'B' if begins else 'I'}-{word.ent_type_}"


def _is_name(form: str) -> bool:
    """Whether a word can be a name or begin one: it has a letter or figure and is no web address."""
    return "://" not in form and any(sign.isalnum() for sign in form)
