"""A trained grammar as it ships: one small pipeline, what it is, and its licence."""

import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language

from according.grammar.lemmas import SAME
from treebank import read_treebank

HERE = Path(__file__).parent
VERSION = "0.1.0"
TABLED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "SCONJ", "CCONJ"})
SMALL = frozenset({"VERB", "AUX", "ADV", "DET", "ADP", "SCONJ", "CCONJ"})  # no lemma of these has a capital
SURE = 0.9
NEUTRAL = "xx"


def ship(language: str, *, syntax: Language, names: Language | None, treebanks: Sequence[Path], folder: Path) -> Path:
    """The folder of the finished model, which replaces what was there."""
    nlp = syntax
    if names is not None:
        nlp.add_pipe("ner", source=names)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    strings = _needed_strings(nlp)
    _bare(nlp).to_disk(folder / "pipeline")
    _strip(folder / "pipeline", strings)
    (folder / "lemmas.tsv").write_text("\n".join(_lemma_rows(treebanks)) + "\n", "utf-8")
    shutil.copy(HERE / "endings" / f"{language}.tsv", folder / "endings.tsv")
    about = {"language": language, "version": VERSION, "parts": nlp.pipe_names, "licence": "CC-BY-SA-4.0"}
    (folder / "about.json").write_text(json.dumps(about, indent=2) + "\n", "utf-8")
    shutil.copy(HERE / "licences" / f"{language}.txt", folder / "LICENSE")
    return folder


def _lemma_rows(treebanks: Sequence[Path]) -> list[str]:
    """Word, UPOS and lemma where the treebanks all but agree on it; names keep their own form and are left out."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in treebanks:
        for words in read_treebank(path):
            for word in words:
                lemma = word.lemma.lower() if word.upos in SMALL else word.lemma
                counts[word.form.lower(), word.upos][lemma] += 1
    rows = []
    for (form, upos), some in sorted(counts.items()):
        lemma, count = some.most_common(1)[0]
        if upos in TABLED and form.replace("-", "").isalpha() and count >= SURE * some.total():
            rows.append(f"{form}\t{upos}\t{SAME if lemma == form else lemma}")
    return rows


def _bare(nlp: Language) -> Language:
    """The pipeline without its training settings, which name files of one machine."""
    for section in ("training", "initialize", "corpora", "paths", "pretraining"):
        nlp.config.pop(section, None)
    for key in ("performance", "speed"):
        nlp.meta.pop(key, None)
    return nlp


def _needed_strings(nlp: Language) -> list[str]:
    """The strings that the edit trees of the lemmatizer name by their hash; the other parts carry their own."""
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())
    numbers = set(_hashes(trees))
    return sorted(nlp.vocab.strings[number] for number in numbers if number in nlp.vocab.strings)


def _hashes(value: Any) -> Iterator[int]:
    """The numbers in nested lists and dictionaries that can be hashes."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, int) and value > 1 << 32:
        yield value
    for item in inner:
        yield from _hashes(item)


def _strip(folder: Path, strings: list[str]) -> None:
    """Take out the words of the training texts, but for the strings that the parts need, and the tie to one language.

    All that spaCy knows of the language is in the saved tokenizer; its own module for French takes seconds to import.
    """
    text = json.dumps(strings, ensure_ascii=False, indent=0)
    (folder / "vocab" / "strings.json").write_text(text + "\n", "utf-8")
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    kept = ("name", "version", "spacy_version", "pipeline", "components", "disabled", "vectors")
    meta = {"lang": NEUTRAL, **{key: meta[key] for key in kept}, "spacy_version": ">=3.8.0,<3.9.0"}
    (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", "utf-8")
    config = (folder / "config.cfg").read_text("utf-8")
    config, changed = re.subn(r'^lang = "\w+"$', f'lang = "{NEUTRAL}"', config, flags=re.MULTILINE)
    assert changed == 1
    (folder / "config.cfg").write_text(config, "utf-8")
