"""Sentences in Universal Dependencies, with named entities, from the text of a report.

One trained model per language lies in ``models/``; ``docs/models/`` has a card for each. spaCy and onnxruntime are imported
when the first model is loaded, so that importing this room costs nothing.
"""

from according.grammar.analysis import Grammar
from according.grammar.conllu import conllu
from according.grammar.pipeline import languages, load
from according.grammar.plain import names

__all__ = ["Grammar", "conllu", "languages", "load", "names"]
