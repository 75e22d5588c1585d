"""spaCy pipelines that are made in a moment: an untrained parser with given labels, and parts of speech by rule."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

RELATIONS = ("nsubj", "obj", "obl", "punct", "det", "nsubj:pass")


@Language.component("tiny_upos", assigns=["token.pos"])
def tiny_upos(doc: Doc) -> Doc:
    """Words of letters are nouns."""
    for word in doc:
        word.pos_ = "NOUN" if word.is_alpha else "PUNCT"
    return doc


def pipeline(folder: Path, *, language: str = "en", relations: tuple[str, ...] = RELATIONS, upos: bool = True) -> str:
    """The folder of a saved pipeline."""
    nlp = spacy.blank(language)
    nlp.meta.update(name="tiny", version="1.2.3")
    if upos:
        nlp.add_pipe("tiny_upos")
    if relations:
        parser = nlp.add_pipe("parser")
        for relation in relations:
            parser.add_label(relation)
    nlp.initialize()
    nlp.to_disk(folder)
    return str(folder)
