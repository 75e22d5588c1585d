"""Words of a line to sentences with trees and names, with onnxruntime and numpy alone: what the package will do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from encoder import decode
from encoder.decode import Scores
from encoder.labels import edited, read_labels
from encoder.pieces import Cutter, read_vocabulary

WINDOW = 200  # pieces that are read together; about what a training text has
BEGINS = -1.0  # score above which a word begins a sentence: best on the choosing treebanks, where twelve are joined
INPUTS = ("ids", "kinds", "first", "last")


@dataclass(frozen=True)
class Said:
    """What is said of one word of a sentence; head is an index into the sentence, the own index for the root."""

    upos: str
    feats: str
    lemma: str
    head: int
    deprel: str
    entity: str


class Reader:
    """The exported model of one language."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(folder / "model.onnx", options, providers=["CPUExecutionProvider"])
        self._outputs = [some.name for some in self._session.get_outputs()]
        self._cutter = Cutter(read_vocabulary(folder / "vocab.txt"))
        self.labels = read_labels(folder / "labels.json")
        split = [tag.partition("|") for tag in self.labels.tags]
        self._tags = [(upos, feats) for upos, _, feats in split]
        self._upos = sorted({upos for upos, _ in self._tags})
        self._of_upos = np.array([[upos == one for one in self._upos] for upos, _ in self._tags], dtype=np.float32)
        self._barred = _barred(self.labels.names)

    def sentences(self, words: Sequence[str], spaces: Sequence[bool]) -> Iterator[tuple[int, int, list[Said]]]:
        """(first word, end, what is said of each) of every sentence of a line, in order."""
        at = 0
        while at < len(words):
            end = self._fitting(words, spaces, at)
            told = self._told(words[at:end], spaces[at:end])
            starts = [0, *(np.flatnonzero(told["starts"][1:] > BEGINS) + 1).tolist(), end - at]
            if end < len(words) and len(starts) > 2:
                starts.pop()  # the last sentence may go on after the window: it is read again, whole
            for first, last in pairwise(starts):
                yield at + first, at + last, self._said(words[at + first : at + last], told, first, last)
            at += starts[-1]

    def one(self, words: Sequence[str], spaces: Sequence[bool]) -> list[Said]:
        """What is said of the words of one sentence, as it is."""
        return self._said(words, self._told(words, spaces), 0, len(words))

    def _fitting(self, words: Sequence[str], spaces: Sequence[bool], at: int) -> int:
        """The end of as many words as the window takes, at least one."""
        pieces = self._cutter.stretch(words[at : at + WINDOW], spaces[at : at + WINDOW])
        return at + max(1, int(np.searchsorted(pieces.last, WINDOW)))

    def _told(self, words: Sequence[str], spaces: Sequence[bool]) -> dict[str, Scores]:
        pieces = self._cutter.stretch(words, spaces)
        given = {name: np.array(getattr(pieces, name), dtype=np.int64) for name in INPUTS}
        return dict(zip(self._outputs, self._session.run(self._outputs, given), strict=True))

    def _said(self, words: Sequence[str], told: dict[str, Scores], first: int, last: int) -> list[Said]:
        """One sentence of what was told of a window."""
        inside = slice(first, last)
        heads = decode.tree(np.concatenate([told["arcs"][inside, :1], told["arcs"][inside, first + 1 : last + 1]], axis=1))
        above = told["above"][[head + first + 1 if head >= 0 else 0 for head in heads]]
        relations = np.matmul(told["below"][inside], above[:, :, None])[:, :, 0]
        # Only the one root is called so.
        is_root = np.array(self.labels.relations) == "root"
        relations[:, is_root] = decode.LOW
        kinds = relations.argmax(1).tolist()
        tags = self._best_tags(told["tags"][inside])
        edits = told["edits"][inside].argmax(1).tolist()
        entities = self._names(told["names"][inside])
        return [
            Said(
                upos=self._tags[tag][0],
                feats=self._tags[tag][1],
                lemma=edited(word, self._tags[tag][0], self.labels.edits[how]),
                head=head if head >= 0 else at,
                deprel=self.labels.relations[kind] if head >= 0 else "root",
                entity=entity,
            )
            for at, (word, tag, how, head, kind, entity) in enumerate(
                zip(words, tags, edits, heads, kinds, entities, strict=True)
            )
        ]

    def _best_tags(self, scores: Scores) -> list[int]:
        """The best class of the part of speech whose classes are likeliest together."""
        shares = np.exp(scores - scores.max(1, keepdims=True))
        best = (shares @ self._of_upos).argmax(1)
        found: list[int] = (shares * self._of_upos[:, best].T).argmax(1).tolist()
        return found

    def _names(self, scores: Scores) -> list[str]:
        """The names; searched whole only where the best of each word do not go together."""
        best = scores.argmax(1)
        if self._barred[np.concatenate([[0], best[:-1]]), best].any():
            return decode.names(scores, self.labels.names)
        return [self.labels.names[at] for at in best.tolist()]


def _barred(names: Sequence[str]) -> NDArray[np.bool_]:
    """Which class cannot follow which; class 0 is O."""
    return np.array([[after.startswith("I-") and before[1:] != after[1:] for after in names] for before in names])
