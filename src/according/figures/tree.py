"""What the tree of a sentence says about a number and a cue: is what is counted its object, its agent, or neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from according.mentions.numbers import Number
from according.model import Sentence

if TYPE_CHECKING:
    from according.figures.scene import Counted, Hit, Scene

Relation = Literal["patient", "agent", "none"]
PATIENT: Final = {"obj", "nsubj:pass", "csubj:pass"}
THROUGH: Final = {"conj", "appos", "nummod", "nmod", "compound", "flat", "fixed", "amod", "det"}


def at(sentence: Sentence, start: int, end: int) -> int | None:
    """The word of a tree that covers a stretch of the text: the one nearest the root."""
    inside = [index for index, token in enumerate(sentence.tokens) if token.start < end and token.end > start]
    chosen = set(inside)
    return next(
        (index for index in inside if sentence.tokens[index].head not in chosen or sentence.tokens[index].head == index), None
    )


def modified(sentence: Sentence, start: int, end: int) -> int | None:
    """The noun behind a numeral that modifies it."""
    number = at(sentence, start, end)
    if number is None or sentence.tokens[number].relation != "nummod":
        return None
    head = sentence.tokens[number].head
    token = sentence.tokens[head]
    return head if token.start >= end and token.upos in {"NOUN", "PROPN"} else None


def noun(sentence: Sentence, start: int, end: int) -> int | None:
    """Where the noun begins that a numeral counts: its head, or what hangs on it (hundreds of …)."""
    number = at(sentence, start, end)
    if number is None:
        return None
    token = sentence.tokens[number]
    if token.relation == "nummod":
        return sentence.tokens[token.head].start if sentence.tokens[token.head].start >= end else None
    below = [child for child in sentence.children(number) if sentence.tokens[child].relation == "nmod"]
    return next((sentence.tokens[child].start for child in below if sentence.tokens[child].start >= end), None)


def relation(scene: Scene, number: Number, counted: Counted, hit: Hit, *, outcome: bool) -> Relation:
    """How what is counted stands to a cue: 'patient' (object, passive subject, noun with a participle), 'agent', or 'none'."""
    sentence, words = scene.tree, scene.words
    if sentence is None:
        return "none"
    counts = _counted(sentence, scene, number, counted)
    cue = at(sentence, words.starts[hit.first], words.ends[hit.last])
    if counts is None or cue is None or counts == cue:
        return "none"
    cue = deed(sentence, cue) if outcome else cue
    if shared_object(sentence, cue) == counts:
        return "patient"
    if _above(sentence, counts, cue):
        return _up(sentence, counts, cue)
    return "patient" if _modifies(sentence, cue, counts) else "none"


def suffers(scene: Scene, number: Number, counted: Counted, hit: Hit) -> bool:
    """Whether what is counted is the subject or the object of a cue."""
    sentence = scene.tree
    if sentence is None:
        return False
    counts = _counted(sentence, scene, number, counted)
    cue = at(sentence, scene.words.starts[hit.first], scene.words.ends[hit.last])
    if counts is None or cue is None:
        return False
    return sentence.tokens[counts].head == cue and sentence.tokens[counts].deprel in PATIENT | {"nsubj"}


def _counted(sentence: Sentence, scene: Scene, number: Number, counted: Counted) -> int | None:
    """The word that a number counts: what it modifies, else the top of the words behind it."""
    alone = at(sentence, *number.span)
    if alone is not None and sentence.tokens[alone].relation == "nummod" and sentence.tokens[alone].head != alone:
        return sentence.tokens[alone].head
    end = scene.words.ends[counted.last] if counted.last >= counted.first else 0
    return at(sentence, number.span.start, max(number.span.end, end))


def _above(sentence: Sentence, low: int, high: int) -> bool:
    return high in sentence.ancestors(low)


def _up(sentence: Sentence, noun: int, cue: int) -> Relation:
    """The relation by which a noun (over coordination and apposition) hangs on a cue above it."""
    index = noun
    while (
        sentence.tokens[index].head != cue
        and sentence.tokens[index].relation in THROUGH
        and sentence.tokens[index].head != index
    ):
        index = sentence.tokens[index].head
    token = sentence.tokens[index]
    if token.head != cue:
        return "none"
    if token.deprel in PATIENT:
        return "patient"
    if token.relation == "obl" and token.deprel == "obl:agent":
        return "agent"
    below = {sentence.tokens[child].deprel for child in sentence.children(cue)}
    # without an object: 'two guards killed in raid', 'two guards killed - officials'
    acts = token.deprel == "nsubj" and "aux:pass" not in below and _has_object(sentence, cue)
    return "agent" if acts and sentence.tokens[cue].upos == "VERB" else "none"


def deed(sentence: Sentence, cue: int) -> int:
    """The verb whose outcome a cue tells: 'beat' in 'beat a man to death'; else the cue itself."""
    token = sentence.tokens[cue]
    head = sentence.tokens[token.head]
    if token.relation == "nmod" and head.deprel == "obj" and sentence.tokens[head.head].upos == "VERB":
        return head.head  # the parser hangs 'à mort' on the object
    outcome = token.upos in {"NOUN", "ADJ", "ADV"} and token.relation in {"obl", "xcomp", "advmod", "obj", "advcl"}
    return token.head if outcome and head.upos == "VERB" else cue


def shared_object(sentence: Sentence | None, cue: int) -> int | None:
    """The object that a cue repeats by a pronoun: 'two villagers' for 'killed' in 'seized two villagers and killed them'."""
    if sentence is None:
        return None
    tokens = sentence.tokens
    objects = [child for child in sentence.children(cue) if tokens[child].deprel == "obj" and tokens[child].upos == "PRON"]
    if not objects or tokens[cue].relation != "conj" or "Reflex=Yes" in tokens[objects[0]].feats:
        return None
    return next((child for child in sentence.children(tokens[cue].head) if tokens[child].deprel == "obj"), None)


def conjuncts(sentence: Sentence, index: int) -> list[int]:
    """The words that are coordinated with a word: 'a guard, his driver and two farmers were killed'."""
    found: list[int] = []
    for child in sentence.children(index):
        if sentence.tokens[child].relation == "conj":
            found += [child, *conjuncts(sentence, child)]
    return found


def _has_object(sentence: Sentence, cue: int) -> bool:
    """Whether an object stands behind a verb, with no sign between them."""
    tokens = sentence.tokens
    objects = [child for child in sentence.children(cue) if tokens[child].deprel == "obj"]
    return any(all(tokens[at].upos != "PUNCT" for at in range(cue + 1, index)) for index in objects)


def _modifies(sentence: Sentence, cue: int, noun: int) -> bool:
    """Whether a cue is a participle or relative clause of a noun: '12 people killed in …'."""
    token = sentence.tokens[cue]
    if token.head != noun:
        return False
    passive = any(sentence.tokens[child].deprel == "aux:pass" for child in sentence.children(cue))
    return token.deprel in {"acl", "amod"} or (token.deprel == "acl:relcl" and passive)
