"""The trained model of a language: the words of a line to sentences with trees and names. onnxruntime and numpy alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from according.grammar import decode
from according.grammar.cuts import Cuts
from according.grammar.decode import Scores
from according.grammar.labels import edited, read_labels
from according.grammar.pieces import Cutter, Known, Stretch, read_vocabulary
from according.grammar.sentences import Said
from according.grammar.words import Words

KNOWN = "known.npz"
WINDOW = 200  # pieces that are read together; about what a training text has
LEAST = 8  # a window gets on by this part of its words at least, so that time grows with length alone
# No word has two of these; a subject of a whole clause that has its own is nsubj:outer.
SINGLE = (frozenset(("nsubj", "nsubj:pass", "csubj", "csubj:pass")), frozenset(("obj",)))
NO_NAME = 0.5  # what being no name is given beside its score: best on the choosing sets of both languages
PICTURES = frozenset(("So", "Mn", "Cf", "Sk"))  # kinds of sign in Unicode: pictures, and what changes them
ERRORS = 3  # of onnxruntime's levels of messages


class Encoder:
    """An exported model. What it says of a line depends on that line alone: one window is read at a time."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # slow to import, and most commands never need it

        onnxruntime.disable_telemetry_events()  # builds for Windows send some
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = ERRORS
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        self._outputs = [some.name for some in self._session.get_outputs()]
        self._inputs = [some.name for some in self._session.get_inputs()]
        known = Known(folder / KNOWN) if (folder / KNOWN).is_file() else None
        self._cutter = Cutter(read_vocabulary(folder / "vocab.txt"), known=known)
        self.labels = read_labels(folder / "labels.json")
        split = [tag.partition("|") for tag in self.labels.tags]
        self._tags = [(upos, feats) for upos, _, feats in split]
        upos = sorted({upos for upos, _ in self._tags})
        self._of_upos = np.array([[own == one for one in upos] for own, _ in self._tags], dtype=np.float32)
        self._barred = _barred(self.labels.names)
        self._doubt = np.array([NO_NAME if name == "O" else 0 for name in self.labels.names], dtype=np.float32)
        self._root = self.labels.relations.index("root")
        self._single = [[at for at, name in enumerate(self.labels.relations) if name in some] for some in SINGLE]

    def sentences(self, words: Words) -> Iterator[tuple[int, int, list[Said]]]:
        """(first word, end, what is said of each) of every sentence of a line, in order."""
        stretch, cuts, at, count = self._cutter.stretch(words.forms, words.spaces), Cuts(words), 0, len(words.forms)
        while at < count:
            end = stretch.fitting(at, WINDOW)
            told = self._told(stretch, at, end)
            tags = self._best_tags(told["tags"])
            kinds = [self._tags[tag][0] for tag in tags]
            starts = cuts.mended(cuts.likely(told["starts"].tolist(), kinds, at), at, end)
            if end < count and (starts[-2] - at) * LEAST >= end - at:
                starts.pop()  # the last sentence may go on after the window: it is read again, whole
            for first, last in pairwise(starts):
                yield first, last, self._said(words.forms[first:last], told, first - at, last - at)
            at = starts[-1]

    def one(self, words: Words) -> list[Said]:
        """What is said of the words of one sentence, as it is."""
        stretch = self._cutter.stretch(words.forms, words.spaces)
        return self._said(words.forms, self._told(stretch, 0, len(words.forms)), 0, len(words.forms))

    def _told(self, stretch: Stretch, first: int, end: int) -> dict[str, Scores]:
        """Every score of the words first..end, read together."""
        given = stretch.inputs(first, end)
        told = self._session.run(self._outputs, {name: given[name] for name in self._inputs})
        return dict(zip(self._outputs, told, strict=True))

    def _said(self, forms: Sequence[str], told: dict[str, Scores], first: int, last: int) -> list[Said]:
        """One sentence of what was told of a window."""
        inside = slice(first, last)
        arcs = np.concatenate([told["arcs"][inside, :1], told["arcs"][inside, first + 1 : last + 1]], axis=1)
        heads = decode.tree(_without_signs(arcs, forms))
        relations = self._relations(told, first, last, heads)
        tags = self._best_tags(told["tags"][inside])
        edits = told["edits"][inside].argmax(1).tolist()
        entities = self._names(told["names"][inside])
        out = []
        for at, form in enumerate(forms):
            upos, feats = self._tags[tags[at]]
            lemma = edited(form, upos, self.labels.edits[edits[at]])
            head = heads[at] if heads[at] >= 0 else at
            out.append(Said(upos, feats, lemma, head, self.labels.relations[relations[at]], entities[at]))
        return out

    def _relations(self, told: dict[str, Scores], first: int, last: int, heads: Sequence[int]) -> list[int]:
        """The best relation of every word to its head; only the one root, whose head is -1, is called so."""
        above = told["above"][[head + first + 1 if head >= 0 else 0 for head in heads]]
        scores = np.matmul(told["below"][first:last], above[:, :, None])[:, :, 0]
        scores[:, self._root] = decode.LOW
        best: list[int] = scores.argmax(1).tolist()
        decode.keep_one(best, scores, heads, self._single)
        best[heads.index(-1)] = self._root
        return best

    def _best_tags(self, scores: Scores) -> list[int]:
        """The best class of the part of speech whose classes are likeliest together."""
        shares = np.exp(scores - scores.max(1, keepdims=True))
        best = (shares @ self._of_upos).argmax(1)
        found: list[int] = (shares * self._of_upos[:, best].T).argmax(1).tolist()
        return found

    def _names(self, scores: Scores) -> list[str]:
        """The names; searched whole only where the best of each word do not go together."""
        scores = scores + self._doubt
        best = scores.argmax(1)
        if self._barred[np.concatenate([[0], best[:-1]]), best].any():
            return decode.names(scores, self.labels.names)
        return [self.labels.names[at] for at in best.tolist()]


def _without_signs(arcs: Scores, forms: Sequence[str]) -> Scores:
    """The scores so that no word is under a picture or a pointer, and none of these is the root, where there are words."""
    odd = (at for at, form in enumerate(forms) if not form.isascii() and not form[0].isalnum())
    signs = [at for at in odd if all(unicodedata.category(sign) in PICTURES for sign in forms[at])]
    if signs and len(signs) < len(forms):
        arcs[signs, 0] = decode.LOW
        arcs[:, [at + 1 for at in signs]] = decode.LOW
    return arcs


def _barred(names: Sequence[str]) -> NDArray[np.bool_]:
    """Which class cannot follow which; class 0 is O."""
    return np.array([[after.startswith("I-") and before[1:] != after[1:] for after in names] for before in names])
