"""Scores and speed of the shipped models on the measuring sets: python measure.py --data FOLDER --eval FOLDER."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from according import grammar

SETS = {
    "en": ("en_ewt-test", "en_gumcc-test", "en_gumnews-devtest", "ner_en_uner-ewt-test", "ner_en_uner-pud-test"),
    "fr": ("fr_sequoia-test", "fr_gsd-test", "ner_fr_winer-test"),
}


def measure(name: str, language: str, *, data: Path, evaluator: Path) -> dict[str, float]:
    """The evaluator's scores of one set, with words per second of processor time as w_s."""
    file = next(data.glob(f"{name}.*.gz"))
    inputs = subprocess.run([sys.executable, evaluator, "inputs", file], capture_output=True, check=True, text=True).stdout
    model, out, words = grammar.load(language), [], 0
    rows = [json.loads(line) for line in inputs.splitlines()]
    begun = time.process_time()
    for row in rows:
        parsed = model.parse(row["text"], language=language, segments=[(0, len(row["text"]))])
        out.append(grammar.conllu(row["id"], row["text"], parsed))
        words += sum(len(sentence.tokens) for sentence in parsed)
    spent = time.process_time() - begun
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", encoding="utf-8") as prediction:
        prediction.write("".join(out))
        prediction.flush()
        command = [sys.executable, evaluator, "score", file, prediction.name, "--json"]
        scores = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return {**scores, "w_s": round(words / spent)}


def main() -> None:
    """Print one line per set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", default=["en", "fr"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True, help="folder of eval_grammar.py")
    parser.add_argument("--sets", nargs="*", help="sets to measure on instead, all of the first language")
    given = parser.parse_args()
    for language in given.languages:
        for name in given.sets or SETS[language]:
            scores = measure(name, language, data=given.data, evaluator=given.eval / "eval_grammar.py")
            print(name, json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
