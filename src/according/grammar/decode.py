"""From scores to an analysis: sentences, one tree each with one root, parts of speech, lemmas and names. numpy only."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
LOW = np.float32(-1e9)


def tree(arcs: Scores) -> list[int]:
    """The heads of the words of a sentence, -1 for its one root, so that the sum of their scores is the highest.

    Args:
        arcs: (word, 1 + word) scores; column 0 is for being the root, column k + 1 for hanging on word k.

    The method is Chu and Liu's and Edmonds' maximum spanning tree; among several roots each is tried as the only one.
    """
    count = len(arcs)
    if count == 1:
        return [-1]
    scores = np.full((count + 1, count + 1), LOW, dtype=np.float64)
    scores[1:] = arcs
    np.fill_diagonal(scores, LOW)
    best = scores[1:].argmax(1)
    roots = np.flatnonzero(best == 0)
    if len(roots) == 1 and not _cycle([0, *best]):
        return [int(head) - 1 for head in best]
    heads = _spanning(scores)
    roots = np.flatnonzero(heads[1:] == 0)
    if len(roots) > 1:
        tried = [_spanning(_only_root(scores, int(root) + 1)) for root in roots]
        heads = max(tried, key=lambda some: scores[np.arange(1, count + 1), some[1:]].sum())
    return [int(head) - 1 for head in heads[1:]]


def _only_root(scores: NDArray[np.float64], root: int) -> NDArray[np.float64]:
    out = scores.copy()
    out[:, 0] = LOW
    out[root] = LOW
    out[root, 0] = 0.0
    return out


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of one cycle among the heads, or none; node 0 is the root."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _spanning(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The head of every node but 0 in the best tree over all nodes; scores are (node, head)."""
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    nodes = _cycle(heads.tolist())
    if not nodes:
        return heads
    cycle = np.array(nodes)
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    held = scores[cycle, heads[cycle]]
    # One node, the last, stands for the whole cycle: what enters it breaks one of its arcs.
    entering = scores[np.ix_(cycle, outer)] - held[:, None]
    leaving = scores[np.ix_(outer, cycle)]
    size = len(outer) + 1
    small = np.full((size, size), LOW, dtype=np.float64)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = leaving.max(1)
    found = _spanning(small)
    out: NDArray[np.int64] = heads.copy()
    for at, node in enumerate(outer[1:], start=1):
        head = found[at]
        out[node] = cycle[leaving[at].argmax()] if head == size - 1 else outer[head]
    broken = entering[:, found[-1]].argmax()
    out[cycle[broken]] = outer[found[-1]]
    return out


def keep_one(best: list[int], scores: Scores, heads: Sequence[int], single: Sequence[Sequence[int]]) -> None:
    """Of several relations of one head that it can have but once, leave the surest; the others get the next best."""
    barred = [relation for group in single for relation in group]
    for group in single:
        _keep_one(best, scores, heads, group, barred)


def _keep_one(best: list[int], scores: Scores, heads: Sequence[int], group: Sequence[int], barred: Sequence[int]) -> None:
    of: dict[int, list[int]] = {}
    for at, (relation, head) in enumerate(zip(best, heads, strict=True)):
        if relation in group:
            of.setdefault(head, []).append(at)
    for rivals in of.values():
        if len(rivals) > 1:
            others = scores[rivals]
            others[:, barred] = LOW
            sure = scores[rivals].max(1) - others.max(1)
            for place, at in enumerate(rivals):
                if place != int(sure.argmax()):
                    best[at] = int(others[place].argmax())


def names(scores: Scores, classes: Sequence[str]) -> list[str]:
    """The class of every word so that no I- stands without its like before it; Viterbi over whole sums."""
    allowed = np.array([[_follows(before, after) for after in classes] for before in classes])
    steps = np.where(allowed, np.float32(0), LOW)
    first = np.array([0 if not name.startswith("I-") else LOW for name in classes], dtype=np.float32)
    best, back = scores[0] + first, []
    for row in scores[1:]:
        total = best[:, None] + steps
        back.append(total.argmax(0))
        best = total.max(0) + row
    at = int(best.argmax())
    path = [at]
    for row in reversed(back):
        at = int(row[at])
        path.append(at)
    return [classes[at] for at in reversed(path)]


def _follows(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[1:] == after[1:]
