"""Scores of a state on gold words: PYTHONPATH=training python -m encoder.evaluate en --data FOLDER --state FOLDER."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy import util

from according.grammar import decode
from according.grammar.encoder import KNOWN
from according.grammar.labels import Labels, edited, read_labels
from according.grammar.pieces import Cutter, Known, read_vocabulary
from encoder.batches import batch_of
from encoder.labels import numbers_of, sizes_of
from encoder.model import Network, Shape
from encoder.plans import PLANS
from encoder.scores import TYPES, f1, found
from encoder.texts import Text, numbered, read_rows, words_of
from treebank import Word, read_treebank, shifted
from word_cuts import set_tokenizer

AT_ONCE = 1_500  # pieces


def measured(network: Network, path: Path, *, cutter: Cutter, labels: Labels, most: int = 0) -> dict[str, float]:
    """The scores of a treebank or a name set; ``most`` takes only so many sentences, spread over the whole."""
    network.eval()
    with torch.inference_mode():
        if ".jsonl" in path.name:
            return _names(network, path, cutter=cutter, labels=labels, most=most)
        return _trees(network, path, cutter=cutter, labels=labels, most=most)


def _spread(some: Sequence[Any], most: int) -> list[Any]:
    return list(some[:: max(1, len(some) // most)] if most else some)


def _trees(network: Network, path: Path, *, cutter: Cutter, labels: Labels, most: int) -> dict[str, float]:
    """Shares of words that are right, one gold sentence at a time (relations without subtypes), and F1 of sentence starts."""
    bank = read_treebank(path)
    right, total = Counter[str](), 0
    for words, text, told in _told(network, [[words] for words in _spread(bank, most)], cutter=cutter, labels=labels):
        count = len(words)
        total += count
        heads = decode.tree(told["arcs"][:count, : count + 1])
        above = told["above"][[head + 1 for head in heads]]
        scores = np.einsum("wra,wa->wr", told["below"][:count], above)
        for at, word in enumerate(words):
            tag = best_tag(told["tags"][at], labels.tags)
            relation = labels.relations[int(scores[at].argmax())].split(":")[0]
            head = heads[at] if heads[at] >= 0 else at
            right["upos"] += tag.split("|")[0] == word.upos
            right["tag"] += labels.tags.index(tag) == text.tags[at]
            right["uas"] += head == word.head
            right["las"] += head == word.head and relation == word.deprel.split(":")[0]
            right["lemma"] += edited(word.form, tag.split("|")[0], labels.edits[int(told["edits"][at].argmax())]) == word.lemma
    out = {kind: round(right[kind] / total, 4) for kind in ("las", "uas", "upos", "tag", "lemma")}
    return out | {"starts": _starts(network, bank, cutter=cutter, labels=labels, most=most)}


def best_tag(scores: decode.Scores, tags: Sequence[str]) -> str:
    """The best class of the part of speech whose classes are likeliest together."""
    shares = np.exp(scores - scores.max())
    sums: dict[str, float] = {}
    for share, tag in zip(shares.tolist(), tags, strict=True):
        upos = tag.partition("|")[0]
        sums[upos] = sums.get(upos, 0.0) + share
    best = max(sums, key=lambda upos: sums[upos])
    same = [at for at, tag in enumerate(tags) if tag.partition("|")[0] == best]
    return tags[max(same, key=lambda at: float(shares[at]))]


def _starts(network: Network, bank: Sequence[list[Word]], *, cutter: Cutter, labels: Labels, most: int) -> float:
    """F1 of the sentence starts inside texts of four sentences."""
    groups = [list(bank[at : at + 4]) for at in range(0, len(bank) - 3, 4)]
    groups = [group for group in groups if sum(map(len, group)) < 200]
    right = made = wanted = 0
    for words, text, told in _told(network, _spread(groups, most // 4), cutter=cutter, labels=labels):
        mine = {at for at in range(1, len(words)) if told["starts"][at] > 0}
        gold = {at for at in range(1, len(words)) if text.starts[at] == 1}
        right, made, wanted = right + len(mine & gold), made + len(mine), wanted + len(gold)
    return round(2 * right / max(made + wanted, 1), 4)


def _names(network: Network, path: Path, *, cutter: Cutter, labels: Labels, most: int) -> dict[str, float]:
    """F1 of names with their kind, on the words of the tokenizer."""
    nlp = set_tokenizer(util.get_lang_class(path.name.split("_")[1])())
    rows = [words_of(row, nlp) for row in _spread(read_rows(path), most)]
    counts = {kind: [0, 0, 0] for kind in TYPES}
    for words, text, told in _told(network, [[words] for words in rows if words], cutter=cutter, labels=labels):
        mine = found(decode.names(told["names"][: len(words)], labels.names))
        gold = found([labels.names[at] for at in text.names])
        for kind in TYPES:
            own, true = ({name for name in some if name[2] == kind} for some in (mine, gold))
            for at, some in enumerate((own & true, own, true)):
                counts[kind][at] += len(some)
    sums = [sum(counts[kind][at] for kind in TYPES) for at in range(3)]
    return {"ner": f1(sums), **{kind: f1(counts[kind]) for kind in TYPES}}


def _told(
    network: Network, groups: Sequence[Sequence[list[Word]]], *, cutter: Cutter, labels: Labels
) -> Iterator[tuple[list[Word], Text, dict[str, decode.Scores]]]:
    """The words of each group, their text, and what the network says of them."""
    numbers = numbers_of(labels)
    waiting: list[tuple[list[Word], Text]] = []
    for some in groups:
        words = [word for at, sentence in enumerate(some) for word in shifted(sentence, sum(map(len, some[:at])))]
        waiting.append((words, numbered(some, cutter=cutter, numbers=numbers)))
    waiting.sort(key=lambda pair: len(pair[1].pieces.ids))
    while waiting:
        size = max(1, AT_ONCE // len(waiting[-1][1].pieces.ids))
        now, waiting = waiting[-size:], waiting[:-size]
        batch = batch_of([text for _, text in now])
        told = network(batch.ids, batch.kinds, batch.known, batch.first, batch.last, batch.mask)
        for at, (words, text) in enumerate(now):
            yield words, text, {kind: value[at].float().numpy() for kind, value in told._asdict().items()}


def read_state(folder: Path) -> tuple[Network, Labels, list[str]]:
    """The network, the classes and the vocabulary that training left in a folder."""
    labels, vocabulary = read_labels(folder / "labels.json"), read_vocabulary(folder / "vocab.txt")
    state = torch.load(folder / "model.pt")
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    known = len(state["known.weight"]) if "known.weight" in state else 0
    network = Network(Shape(len(vocabulary), layers=layers, known=known), sizes_of(labels))
    network.load_state_dict(state)
    return network.eval(), labels, vocabulary


def cutter_of(folder: Path) -> Cutter:
    """What cuts words for the state in a folder."""
    known = Known(folder / KNOWN) if (folder / KNOWN).is_file() else None
    return Cutter(read_vocabulary(folder / "vocab.txt"), known=known)


def main() -> None:
    """Print the scores on the measuring sets, or on the choosing ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(PLANS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--choose", action="store_true", help="the sets that models are chosen by")
    given = parser.parse_args()
    torch.set_num_threads(1)
    plan = PLANS[given.language]
    network, labels, _ = read_state(given.state)
    for name in (*plan.choose, *plan.choose_names) if given.choose else (*plan.measure, *plan.measure_names):
        scores = measured(network, given.data / name, cutter=cutter_of(given.state), labels=labels)
        print(name, json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
