"""Scores and speed of an exported model on gold words: python -m encoder.check en --data FOLDER --model FOLDER."""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from spacy import util

from according.grammar.encoder import Encoder
from according.grammar.words import Words
from encoder.plans import PLANS
from encoder.scores import TYPES, f1, found
from encoder.texts import Named, read_rows, words_of
from treebank import Word, read_treebank
from word_cuts import set_tokenizer


def trees(reader: Encoder, path: Path, *, most: int) -> dict[str, float]:
    """Shares of words that are right, and words per second of CPU time; one gold sentence at a time."""
    right, total, spent = Counter[str](), 0, 0.0
    for words in read_treebank(path)[: most or None]:
        started = time.process_time()
        said = reader.one(_written(words))
        spent += time.process_time() - started
        total += len(words)
        for word, one in zip(words, said, strict=True):
            right["upos"] += one.upos == word.upos
            right["uas"] += one.head == word.head
            right["las"] += (one.head, _main(one.deprel)) == (word.head, _main(word.deprel))
            right["lemma"] += one.lemma == word.lemma
    return {kind: round(right[kind] / total, 4) for kind in ("las", "uas", "upos", "lemma")} | {"speed": round(total / spent)}


def _main(relation: str) -> str:
    return relation.partition(":")[0]


def _written(words: list[Word]) -> Words:
    return Words([word.form for word in words], [], [word.space for word in words])


def names(reader: Encoder, path: Path, *, most: int) -> dict[str, float]:
    """F1 of names with their kind, on the words of the tokenizer, rows as they stand."""
    nlp = set_tokenizer(util.get_lang_class(path.name.split("_")[1])())
    counts = {kind: [0, 0, 0] for kind in TYPES}
    for row in read_rows(path)[: most or None]:
        words = words_of(row, nlp)
        said = [one.entity for _, _, some in reader.sentences(_written(words)) for one in some]
        gold = found([word.entity for word in words if isinstance(word, Named)])
        mine = found(said)
        for kind in TYPES:
            own, true = ({name for name in some if name[2] == kind} for some in (mine, gold))
            for at, some in enumerate((own & true, own, true)):
                counts[kind][at] += len(some)
    sums = [sum(counts[kind][at] for kind in TYPES) for at in range(3)]
    return {"ner": f1(sums), **{kind: f1(counts[kind]) for kind in TYPES}}


def main() -> None:
    """Print the scores of every measuring set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(PLANS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--choose", action="store_true", help="the sets that models are chosen by")
    parser.add_argument("--most", type=int, default=0, help="only so many sentences of each")
    given = parser.parse_args()
    reader, plan = Encoder(given.model), PLANS[given.language]
    for name in plan.choose if given.choose else plan.measure:
        print(name, json.dumps(trees(reader, given.data / name, most=given.most)), flush=True)
    for name in plan.choose_names if given.choose else plan.measure_names:
        print(name, json.dumps(names(reader, given.data / name, most=given.most)), flush=True)


if __name__ == "__main__":
    main()
