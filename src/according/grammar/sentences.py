"""Sentences with their words placed in the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from according.grammar import names
from according.grammar.lemmas import Lemmas
from according.grammar.lexicon import Names
from according.grammar.lines import Line
from according.grammar.words import Words
from according.model import Sentence, Token


@dataclass(frozen=True)
class Said:
    """What is said of one word of a sentence; head is an index into the sentence, the own index for the root."""

    upos: str
    feats: str
    lemma: str
    head: int
    deprel: str
    entity: str  # O, B-PER, I-PER …


def sentence(
    text: str, line: Line, words: Words, first: int, said: Sequence[Said], *, lemmas: Lemmas, known: Names
) -> Sentence:
    """The sentence that begins at a word of a line, with offsets into the text that the line comes from."""
    forms, spans = words.forms[first : first + len(said)], words.spans[first : first + len(said)]
    places = [line.place(*span) for span in spans]
    upos = [one.upos for one in said]
    entities = names.mended(forms, [one.entity for one in said], upos, known.find(line.text, spans))
    tokens = tuple(
        Token(
            start=start,
            end=end,
            text=text[start:end],
            lemma=lemmas.lemma(form, one.upos, one.lemma),
            upos=one.upos,
            feats=one.feats,
            head=one.head,
            deprel=one.deprel,
            entity=entity,
        )
        for (start, end), form, one, entity in zip(places, forms, said, entities, strict=True)
    )
    return Sentence(start=tokens[0].start, end=tokens[-1].end, tokens=tokens)
