"""From scores to trees and names."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.grammar import decode
from according.grammar.decode import names, tree


def value(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(row[head + 1] for row, head in zip(scores, heads, strict=True)))


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether one word is the root and every other one hangs on it in the end."""
    if heads.count(-1) != 1:
        return False
    for start in range(len(heads)):
        at, steps = start, 0
        while at != -1 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at != -1:
            return False
    return True


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.integers(-50, 50), min_size=n * (n + 1), max_size=n * (n + 1))))
def test_no_tree_is_better(numbers: list[int]) -> None:
    count = next(n for n in range(1, 5) if n * (n + 1) == len(numbers))
    scores = np.array(numbers, dtype=np.float32).reshape(count, count + 1)
    found = tuple(tree(scores))
    assert is_tree(found)
    every = [heads for heads in product(range(-1, count), repeat=count) if is_tree(heads)]
    assert value(scores, found) == max(value(scores, heads) for heads in every)


CLASSES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([[0, 3, 0, 0, 0], [0, 0, 3, 0, 0]], ["B-PER", "I-PER"]),
        ([[0, 0, 3, 0, 0], [3, 0, 0, 0, 0]], ["O", "O"]),
        ([[0, 2, 3, 0, 0], [0, 0, 3, 0, 0]], ["B-PER", "I-PER"]),
        ([[0, 3, 0, 2, 0], [0, 0, 1, 0, 3]], ["B-ORG", "I-ORG"]),
    ],
)
def test_no_name_begins_inside(scores: list[list[int]], expected: list[str]) -> None:
    assert names(np.array(scores, dtype=np.float32), CLASSES) == expected


def test_a_word_has_one_subject() -> None:
    """Relations 0 and 1 are subjects: of two words of one head the surer keeps it; 3 is an object."""
    scores = np.array([[5, 0, 1, 0], [0, 4, 3.5, 3.7], [6, 0, 0, 0], [0, 0, 0, 0]], dtype=np.float32)
    best = [0, 1, 0, 2]
    decode.keep_one(best, scores, [3, 3, 1, -1], [[0, 1], [3]])
    assert best == [0, 2, 0, 2]
