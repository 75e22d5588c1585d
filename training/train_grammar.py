"""A grammar model of one language, from treebanks and name sets: python training/train_grammar.py en --data FOLDER."""

import argparse
import sys
from itertools import chain
from pathlib import Path

from spacy import registry, util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

from according.grammar.pipeline import MODELS
from augment import read_names
from corpora import name_docs, syntax_docs, write_docs
from ship import ship
from word_cuts import set_tokenizer

HERE = Path(__file__).parent
SEED = 13
STEPS = {("en", "syntax"): 4800, ("en", "names"): 1800, ("fr", "syntax"): 3600, ("fr", "names"): 1600}
# Which files a model learns from and is chosen by, and how often each file is cut and changed anew.
SETS = {
    ("en", "syntax", "train"): (("en_ewt-train.conllu.gz", 3), ("en_gumcc-train.conllu.gz", 3)),
    ("en", "syntax", "dev"): (("en_ewt-dev.conllu.gz", 1), ("en_gumcc-dev.conllu.gz", 1)),
    ("fr", "syntax", "train"): (("fr_seq+gsddev+pud-train.conllu.gz", 6),),
    ("fr", "syntax", "dev"): (("fr_sequoia-dev.conllu.gz", 1),),
    ("en", "names", "train"): (
        ("ner_en_uner-ewt-train.jsonl.gz", 4),
        ("ner_en_wikigold.jsonl.gz", 6),
        ("ner_en_wnut17-train.jsonl.gz", 1),
        ("ner_en_btc.jsonl.gz", 1),
    ),
    ("en", "names", "dev"): (("ner_en_uner-ewt-dev.jsonl.gz", 1),),
    ("fr", "names", "train"): (("ner_fr_winer-train.jsonl.gz", 4),),
    ("fr", "names", "dev"): (("ner_fr_winer-dev.jsonl.gz", 1),),
}


@registry.callbacks("according.tokenizer.v1")
def _tokenizer_callback() -> object:
    """The change of the tokenizer that the training settings name."""
    return set_tokenizer


def shape(language: str, part: str, *, data: Path, work: Path) -> tuple[Path, Path]:
    """The files of training and choosing documents."""
    nlp, names = set_tokenizer(util.get_lang_class(language)()), read_names(language)
    paths = []
    for use in ("train", "dev"):
        swapped = names if use == "train" else None
        some = []
        for name, editions in SETS[language, part, use]:
            if part == "syntax":
                some.append(syntax_docs(data / name, nlp.vocab, editions=editions, names=swapped, seed=SEED))
            else:
                some.append(name_docs(data / name, nlp, editions=editions, names=swapped, seed=SEED))
        paths.append(write_docs(chain.from_iterable(some), work / f"{language}-{part}-{use}.spacy"))
    return paths[0], paths[1]


def learn(language: str, part: str, *, data: Path, work: Path, steps: int) -> None:
    """Train one part; as it was best on the choosing documents it lies in work/LANGUAGE-PART/model-best."""
    train_path, dev_path = shape(language, part, data=data, work=work)
    config = util.load_config(HERE / "configs" / f"{part}.cfg", interpolate=False)
    config["paths"].update(train=str(train_path), dev=str(dev_path))
    config["nlp"]["lang"] = language
    config["training"]["max_steps"] = steps
    nlp = init_nlp(config)
    out = work / f"{language}-{part}"
    out.mkdir(parents=True, exist_ok=True)
    train(nlp, out, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)


def finish(language: str, *, data: Path, work: Path) -> Path:
    """The folder of the model that ships, from the parts that were trained."""
    syntax, names = (util.load_model(work / f"{language}-{part}" / "model-best") for part in ("syntax", "names"))
    treebanks = [data / name for name, _ in SETS[language, "syntax", "train"]]
    return ship(language, syntax=syntax, names=names, treebanks=treebanks, folder=MODELS / language)


def main() -> None:
    """Train the parts that are asked for, and put the model in its place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("en", "fr"))
    parser.add_argument("--data", type=Path, required=True, help="folder of treebanks and name sets")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what lies in between")
    parser.add_argument("--parts", nargs="*", default=["syntax", "names"], help="parts to train now; others lie in work")
    parser.add_argument("--steps", type=int, help="steps of training, instead of those that the shipped models had")
    given = parser.parse_args()
    for part in given.parts:
        steps = given.steps or STEPS[given.language, part]
        learn(given.language, part, data=given.data, work=given.work, steps=steps)
    print(finish(given.language, data=given.data, work=given.work))


if __name__ == "__main__":
    main()
