"""Scores of models, raw text in: PYTHONPATH=training:src python -m encoder.measure en --data FOLDER --eval FOLDER."""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from according import grammar
from according.grammar.pipeline import MODELS, Shipped
from encoder.plans import PLANS


def measure(model: Shipped, file: Path, *, evaluator: Path) -> dict[str, float]:
    """The evaluator's scores of one set, with words per second of processor time as w_s."""
    inputs = subprocess.run([sys.executable, evaluator, "inputs", file], capture_output=True, check=True, text=True).stdout
    out, words = [], 0
    rows = [json.loads(line) for line in inputs.splitlines()]
    begun = time.process_time()
    for row in rows:
        parsed = model.parse(row["text"], language=model.language, segments=[(0, len(row["text"]))])
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
    parser.add_argument("language", choices=sorted(PLANS))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--eval", type=Path, required=True, help="folder of eval_grammar.py")
    parser.add_argument("--model", type=Path, help="folder of a model as it ships, instead of the package's")
    parser.add_argument("--choose", action="store_true", help="the sets that models are chosen by")
    given = parser.parse_args()
    model, plan = Shipped(given.model or MODELS / given.language), PLANS[given.language]
    sets = (*plan.choose, *plan.choose_names) if given.choose else (*plan.measure, *plan.measure_names)
    for name in sets:
        print(name, json.dumps(measure(model, given.data / name, evaluator=given.eval / "eval_grammar.py")), flush=True)


if __name__ == "__main__":
    main()
