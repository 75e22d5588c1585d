"""Which files each language learns from, is chosen by and is measured on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The sets of a language. ``names`` pairs a file with the share of its rows that one round takes."""

    trees: tuple[str, ...]
    named_trees: tuple[tuple[str, str], ...]  # a treebank, and a name set of the same sentences
    names: tuple[tuple[str, float], ...]
    choose: tuple[str, ...]
    choose_names: tuple[str, ...]
    measure: tuple[str, ...]
    measure_names: tuple[str, ...]
    own_words: int = 0  # uses of a word that earn it a piece of its own, where it had several or lost an accent


PLANS = {
    "en": Plan(
        trees=("en_ewt-train.conllu.gz", "en_gumcc-train.conllu.gz"),
        named_trees=(("en_ewt-train.conllu.gz", "ner_en_uner-ewt-train.jsonl.gz"),),
        names=(("ner_en_wikigold.jsonl.gz", 1.0),),
        choose=("en_ewt-dev.conllu.gz", "en_gumcc-dev.conllu.gz"),
        choose_names=("ner_en_uner-ewt-dev.jsonl.gz",),
        measure=("en_ewt-test.conllu.gz", "en_gumnews-devtest.conllu.gz"),
        measure_names=("ner_en_uner-ewt-test.jsonl.gz", "ner_en_uner-pud-test.jsonl.gz"),
    ),
    "fr": Plan(
        trees=("fr_seq+gsddev+pud-train.conllu.gz",),
        named_trees=(),
        names=(("ner_fr_winer-train.jsonl.gz", 1.0),),
        choose=("fr_sequoia-dev.conllu.gz",),
        choose_names=("ner_fr_winer-dev.jsonl.gz",),
        measure=("fr_sequoia-test.conllu.gz", "fr_gsd-test.conllu.gz"),
        measure_names=("ner_fr_winer-test.jsonl.gz",),
        own_words=5,
    ),
}
