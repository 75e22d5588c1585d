"""Word vectors as a table that an encoder can look words up in: python -m encoder.known VOCAB OUT.

VOCAB is the folder ``vocab`` of a spaCy pipeline with vectors, such as fr_core_news_md 3.8.0 (its vectors are CC0: fastText on
OSCAR and Wikipedia, by Explosion).
"""

import argparse
from pathlib import Path

import numpy as np
from spacy.vocab import Vocab

from according.grammar.encoder import KNOWN
from according.grammar.pieces import word_number
from encoder.train import VECTORS, WORDS

WIDTH, MOST = 128, 250_000
SIZE = 0.05  # about that of the encoder's own vectors of pieces: larger ones undo what it learnt


def main() -> None:
    """Write the numbers and rows of the most frequent words, the rows themselves (row 0 for no word) and the words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vocab", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    vocab = Vocab().from_disk(given.vocab)
    often = [(vocab.strings[key], int(row) + 1) for key, row in list(vocab.vectors.key2row.items())[:MOST]]
    found: dict[int, int] = {}
    for word, row in often:  # in the order of their frequency
        found.setdefault(word_number(word), row)
    numbers = np.array(sorted(found), dtype=np.uint32)
    rows = np.array([found[int(some)] for some in numbers], dtype=np.uint16)
    np.savez(given.out / KNOWN, numbers=numbers, rows=rows)
    (given.out / WORDS).write_text("\n".join(word for word, _ in often), "utf-8")
    table = vocab.vectors.data.astype(np.float64)
    table /= np.linalg.norm(table, axis=1, keepdims=True).clip(1e-9)
    table -= table.mean(0)
    _, _, turn = np.linalg.svd(table, full_matrices=False)
    small = table @ turn[:WIDTH].T
    small *= SIZE / small.std()
    np.save(given.out / VECTORS, np.concatenate([np.zeros((1, WIDTH)), small]).astype(np.float32))


if __name__ == "__main__":
    main()
