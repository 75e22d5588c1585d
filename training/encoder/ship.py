"""A state as it ships: PYTHONPATH=training:src python -m encoder.ship en --state FOLDER --data FOLDER."""

import argparse
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from spacy import util

from according.grammar.encoder import KNOWN
from according.grammar.lemmas import SAME
from according.grammar.pipeline import MODELS
from according.grammar.words import OPEN, TOKENIZER, WHOLE
from encoder.plans import PLANS
from treebank import read_treebank
from word_cuts import set_tokenizer

HERE = Path(__file__).parent.parent
TABLED = frozenset({"NOUN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "SCONJ", "CCONJ"})
SMALL = frozenset({"VERB", "AUX", "ADV", "DET", "ADP", "SCONJ", "CCONJ"})  # no lemma of these has a capital
SURE = 0.9


def ship(language: str, *, model: Path, treebanks: Sequence[Path], version: str, folder: Path) -> Path:
    """The folder of the finished model, which replaces what was there, from an exported one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("model.onnx", "labels.json", "vocab.txt", KNOWN):
        if (model / name).is_file():
            shutil.copy(model / name, folder / name)
    set_tokenizer(util.get_lang_class(language)()).tokenizer.to_disk(folder / TOKENIZER)
    for name in (WHOLE, OPEN):
        shutil.copy(HERE / "words" / language / name, folder / name)
    (folder / "lemmas.tsv").write_text("\n".join(lemma_rows(treebanks)) + "\n", "utf-8")
    shutil.copy(HERE / "endings" / f"{language}.tsv", folder / "endings.tsv")
    shutil.copy(HERE / "licences" / f"{language}.txt", folder / "LICENSE")
    about = {"language": language, "version": version, "licence": "CC-BY-SA-4.0"}
    (folder / "about.json").write_text(json.dumps(about, indent=2) + "\n", "utf-8")
    return folder


def lemma_rows(treebanks: Sequence[Path]) -> list[str]:
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
        if upos in TABLED and _is_written(form) and count >= SURE * some.total():
            rows.append(f"{form}\t{upos}\t{SAME if lemma == form else lemma}")
    return rows


def _is_written(form: str) -> bool:
    """Whether a form is a word of letters, short ones with a stop or an apostrophe among them."""
    return any(map(str.isalpha, form)) and not any(sign.isdigit() or sign in "/@_:\t" for sign in form)


def main() -> None:
    """Export a state, or take an exported one, and put the model in its place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(PLANS))
    parser.add_argument("--data", type=Path, required=True, help="folder of the treebanks, for the table of lemmas")
    parser.add_argument("--state", type=Path, help="folder that training left: it is exported first")
    parser.add_argument("--model", type=Path, help="folder of an exported model, or where to export to")
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", type=Path, help="the folder of the model that ships, instead of its place in the package")
    given = parser.parse_args()
    model = given.model or Path("build/model") / given.language
    if given.state:
        from encoder.export import export  # needs torch

        export(given.state, model)
    treebanks = [given.data / name for name in PLANS[given.language].trees]
    folder = given.out or MODELS / given.language
    print(ship(given.language, model=model, treebanks=treebanks, version=given.version, folder=folder))


if __name__ == "__main__":
    main()
