"""A spaCy pipeline that the user brings, with Universal Dependencies: what it says of lines, in our words."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from importlib.metadata import version as installed
from itertools import pairwise
from typing import Any, Final

from according.errors import LanguageError
from according.grammar.analysis import Grammar, Spoken
from according.grammar.cuts import Cuts
from according.grammar.lemmas import Lemmas, read_lemmas
from according.grammar.sentences import Said
from according.grammar.words import Words

NEUTRAL: Final = "xx"
# https://universaldependencies.org/u/dep/ and https://universaldependencies.org/u/pos/
RELATIONS: Final = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat "
    "goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp".split()
)
UPOS: Final = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
# Kinds of names as pipelines call them; others are left out.
KINDS: Final = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "MISC": "MISC",
}
NO_LEMMAS: Final = Lemmas(table={}, known=frozenset(), endings={})


class Brought(Grammar):
    """A pipeline by the name of its package or its folder."""

    def __init__(self, language: str, source: str) -> None:
        self._source = source
        self._nlp = _loaded(source)
        if self._nlp.lang not in (language, NEUTRAL):
            raise _unfit(source, f"is a pipeline for language {self._nlp.lang!r}, not {language!r}")
        self._check()
        meta = self._nlp.meta
        version = f"{meta['lang']}_{meta['name']}-{meta['version']} (spaCy {installed('spacy')})"
        super().__init__(language, version=version, lemmas=_lemmas(language))

    def zone(self) -> AbstractContextManager[Any]:
        """Forgets new words at the end."""
        zone: AbstractContextManager[Any] = self._nlp.memory_zone()
        return zone

    def read(self, line: str) -> Iterator[Spoken]:
        """What is said of each sentence of a line, in order."""
        doc = [word for word in self._nlp(line) if not word.is_space]
        places = {word.i: at for at, word in enumerate(doc)}
        words = Words(
            [word.text for word in doc],
            [(word.idx, word.idx + len(word)) for word in doc],
            [bool(word.whitespace_) for word in doc],
        )
        arcs = [(places.get(word.head.i, at), word.dep_) for at, word in enumerate(doc)]
        self._refuse(relation for _, relation in arcs)
        starts = [at for at, word in enumerate(doc) if word.is_sent_start]
        for first, last in pairwise(Cuts(words).mended(starts, 0, len(doc))) if doc else ():
            yield words, first, _said(doc[first:last], hung(arcs[first:last], [word.pos_ for word in doc[first:last]], first))

    def _check(self) -> None:
        """Raises LanguageError A305, A306 where the pipeline cannot say what is needed."""
        made = {name: self._nlp.get_pipe_meta(name).assigns for name in self._nlp.pipe_names}
        for what, attribute in (("relations", "token.dep"), ("parts of speech", "token.pos")):
            if not any(attribute in assigned for assigned in made.values()):
                raise _unfit(self._source, f"has no component for {what} ({attribute})")
        parsers = [name for name, assigned in made.items() if "token.dep" in assigned]
        self._refuse(label for name in parsers for label in self._nlp.pipe_labels[name])

    def _refuse(self, relations: Iterable[str]) -> None:
        """Raises LanguageError A305 where relations are not those of Universal Dependencies."""
        if odd := sorted({name for name in relations if name and name.partition(":")[0].lower() not in RELATIONS}):
            raise LanguageError(
                "A305",
                f"has relations that are not of Universal Dependencies, and there is no label map for {', '.join(odd)}",
                where=self._source,
                do="Take a pipeline that was trained on Universal Dependencies; dobj or nsubjpass are ClearNLP's.",
            )


def hung(arcs: Sequence[tuple[int, str]], upos: Sequence[str], first: int) -> list[tuple[int, str]]:
    """(head, relation) of the words of a sentence, counted in it, with one root; what is loose hangs on it.

    The root is the first loose word that is more than a sign.
    """
    count = len(arcs)
    heads = [head - first for head, _ in arcs]
    loose = [at for at, head in enumerate(heads) if head == at or not 0 <= head < count]
    root = next((at for at in loose if upos[at] != "PUNCT"), loose[0])
    out = []
    for at, (head, (_, relation)) in enumerate(zip(heads, arcs, strict=True)):
        if at == root:
            out.append((root, "root"))
        elif at not in loose:
            out.append((head, relation or "dep"))
        else:
            own = "parataxis" if relation.lower() == "root" else relation or "dep"
            out.append((root, "punct" if upos[at] == "PUNCT" else own))
    return out


def _said(doc: Sequence[Any], arcs: Sequence[tuple[int, str]]) -> list[Said]:
    return [
        Said(
            upos=word.pos_ if word.pos_ in UPOS else "X",
            feats=str(word.morph),
            lemma=word.lemma_ or word.text,
            head=head,
            deprel=relation,
            entity=f"{word.ent_iob_}-{KINDS[word.ent_type_]}" if word.ent_type_ in KINDS else "O",
        )
        for word, (head, relation) in zip(doc, arcs, strict=True)
    ]


def _loaded(source: str) -> Any:
    import spacy

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # such as one about another version, which still reads
            return spacy.load(source)
    except (OSError, ValueError, ImportError) as error:
        raise LanguageError(
            "A304",
            f"there is no such spaCy pipeline that can be loaded ({' '.join(str(error).split())[:200]})",
            where=source,
            do=f"Install the package (pip install {source}), or give the folder of a pipeline.",
        ) from error


def _unfit(source: str, what: str) -> LanguageError:
    return LanguageError(
        "A306", what, where=source, do="Give a pipeline of the language with words, parts of speech and a dependency parser."
    )


def _lemmas(language: str) -> Lemmas:
    """Our tables where we have them, so that the words of the lexicons are found."""
    from according.grammar.pipeline import MODELS

    folder = MODELS / language
    return read_lemmas(folder) if folder.is_dir() else NO_LEMMAS
