"""The scores of all sets: annotate, evaluate, compare with the floors, write docs/scorecard.md.

    python benchmarks/score.py                 all sets; fails below a floor
    python benchmarks/score.py --quick         the part that `make test` runs
    python benchmarks/score.py --only TEXT     the checks whose name holds TEXT; the scorecard stays
    python benchmarks/score.py --update        raise floors to what was measured now (never lowers one)
    python benchmarks/score.py --update --lower "NAME: MEASURE" --reason "WHY"

The data folder is $ACCORDING_GOLD, by default `shared` beside the checkout; its evaluators are run as they are. Everything
goes through `according annotate`, as it would for anybody else.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import parallel
from measures import MEASURES
from own import own_scores, readings

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FLOORS = ROOT / "tests" / "floors.json"
CARD = ROOT / "docs" / "scorecard.md"
SLACK = 0.002  # a floor is pinned this much under the score: the last sentence of a set may turn with a library's version

Row = dict[str, Any]


def data_folder() -> Path | None:
    """The folder of the gold and dev sets, or None where there is none."""
    folder = Path(os.environ.get("ACCORDING_GOLD") or ROOT.parent / "shared")
    return folder if (folder / "eval" / "inputs.py").is_file() else None


@dataclass(frozen=True)
class Check:
    """A set, the layers it needs, the evaluator that scores it and the measures that count."""

    name: str
    set: str
    layers: list[str]
    measures: list[str]
    every: int
    command: list[str]
    counts: bool = False


def checks() -> list[Check]:
    """What sets.toml lists."""
    rows = tomllib.loads((HERE / "sets.toml").read_text("utf-8"))["check"]
    return [Check(**{"command": [], **row}) for row in rows]


# --- inputs ---------------------------------------------------------------------------------------------------------


@cache
def module(gold: Path, name: str) -> ModuleType:
    """A script of the data folder as a module."""
    spec = importlib.util.spec_from_file_location(f"gold_{name}", gold / "eval" / f"{name}.py")
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def language_rows(gold: Path) -> list[Row]:
    """Every sentence of NTREX and its first 40 characters; the id holds the language."""
    rows = []
    for report in module(gold, "inputs").reports("ntrex_dev"):
        for number, line in enumerate(filter(None, map(str.strip, report["text"].split("\n")))):
            rows.append({"id": f"{report['lang']}|sentences|{report['id']}|{number}", "text": line})
            rows.append({"id": f"{report['lang']}|first_40|{report['id']}|{number}", "text": line[:40]})
    return rows


def grammar_rows(gold: Path, file: str) -> list[Row]:
    """The texts of a treebank or name set."""
    script = [sys.executable, str(gold / "eval" / "eval_grammar.py"), "inputs", str(gold / "training" / file)]
    lines = subprocess.run(script, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line) for line in lines]


def input_rows(check: Check, gold: Path) -> list[Row]:
    """The reports of a check as `annotate` gets them."""
    if check.set == "language":
        return language_rows(gold)
    if check.set == "parallel":
        return parallel.reports(gold)
    if check.set.startswith("grammar:"):
        return grammar_rows(gold, check.set.removeprefix("grammar:"))
    return list(module(gold, "inputs").reports(check.set))


# --- running --------------------------------------------------------------------------------------------------------


def annotate(rows: list[Row], layers: list[str], out: Path) -> None:
    """Predictions of the layers in the folder ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    source = out / "reports.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [sys.executable, "-m", "according", "annotate", str(source), "--layers", ",".join(layers), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):  # 1: some report could not be read; the scores show it
        raise SystemExit(f"annotate failed on {out.name}: {done.stderr[-2000:]}")


def subset(path: Path, ids: set[str], out: Path) -> Path:
    """A copy of a gold file with the rows of some reports only."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as handle:
        rows = [json.loads(line) for line in handle]
    target = out / f"gold_{path.name.removesuffix('.gz')}"
    kept = [row for row in rows if str(row.get("doc") or row.get("id")).removesuffix(".txt") in ids]
    target.write_text("".join(json.dumps(row) + "\n" for row in kept), "utf-8")
    return target


def evaluate(check: Check, *, gold: Path, out: Path, ids: set[str] | None) -> Row:
    """What the evaluator says, as a dictionary."""
    if check.command[0] in MEASURES:
        return MEASURES[check.command[0]](gold, out)
    script = gold / "eval" / check.command[0]
    places = {"gold": str(gold), "out": str(out), "json": str(out / "scores.json")}
    arguments = [part.format(**places) for part in check.command[1:]]
    if ids is not None:
        arguments = [str(subset(Path(part), ids, out)) if part.startswith(str(gold)) else part for part in arguments]
    if check.counts:
        counts = module(gold, "inputs").count_rows(
            [json.loads(line) for line in (out / "figures.jsonl").read_text("utf-8").splitlines()]
        )
        (out / "counts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in counts), "utf-8")
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=True)
    return dict(json.loads((out / "scores.json").read_text("utf-8") if "{json}" in check.command else done.stdout))


def measure(scores: Any, path: str) -> float:
    """The number at a dotted path; ``*`` is the only key there is."""
    for part in path.split("."):
        scores = next(iter(scores.values())) if part == "*" else scores[part]
    number = float(scores or 0)
    return round(number / 100 if path.endswith(".F1") else number, 4)  # the statements' evaluator gives per cent


def run(check: Check, *, gold: Path, work: Path, quick: bool) -> dict[str, float]:
    """The measures of one check."""
    rows = input_rows(check, gold)
    ids = None
    if quick and check.every > 1:
        rows = rows[:: check.every]
        ids = {str(row["id"]).removesuffix(".txt") for row in rows}
    out = work / f"{check.set.replace(':', '_')}-{'-'.join(check.layers)}-{check.every if quick else 'all'}"
    if not (out / "reports.jsonl").exists():
        annotate(rows, check.layers, out)
    scores = evaluate(check, gold=gold, out=out, ids=ids)
    return {path.removeprefix("*."): measure(scores, path) for path in check.measures}


def run_all(*, quick: bool, only: str = "") -> Iterator[tuple[str, dict[str, float]]]:
    """Name and measures of every check."""
    gold = data_folder()
    assert gold
    with tempfile.TemporaryDirectory() as work:
        for check in checks():
            if only.lower() in check.name.lower() and (check.every or not quick):
                yield check.name, run(check, gold=gold, work=Path(work), quick=quick)


# --- floors and the card --------------------------------------------------------------------------------------------


def floors() -> dict[str, dict[str, float]]:
    """The pinned floors: ``all`` and ``quick``, keyed by ``check: measure``."""
    return dict(json.loads(FLOORS.read_text("utf-8"))) if FLOORS.exists() else {"all": {}, "quick": {}}


def below(scores: dict[str, float], pinned: dict[str, float]) -> list[str]:
    """The measures under their floor, in words."""
    found = [(key, scores.get(key, 0.0), floor) for key, floor in pinned.items()]
    return [f"{key}: {score:.4f} is below its floor {floor:.4f}" for key, score, floor in found if score < floor]


def pin(value: float) -> float:
    """The floor for a score: a little under it, so that a tie of the last digit doesn't break."""
    return math.floor((value - SLACK) * 1000) / 1000 if 0 < value < 1 else value


def updated(pinned: dict[str, float], scores: dict[str, float], *, lower: str = "") -> dict[str, float]:
    """Floors raised to the scores; only the one named by ``lower`` may fall."""
    new = dict(pinned)
    for key, value in scores.items():
        floor = pin(value)
        if key not in new or floor > new[key] or key == lower:
            new[key] = floor
    return new


def card(results: dict[str, dict[str, float]], pinned: dict[str, float]) -> str:
    """The scorecard as Markdown."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("according", "spacy", "trafilatura", "htmldate"))
    lines = [
        "# Scorecard",
        "",
        "Written by `make score`; every number can be measured again with that command on the same data. Floors are pinned in",
        "`tests/floors.json`: a score below its floor fails. Test splits of the public sets are not used here.",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {packages}.",
        "",
        "| set | measure | score | floor |",
        "|---|---|---|---|",
    ]
    for name, scores in results.items():
        for key, value in scores.items():
            lines.append(f"| {name} | {key} | {value:.3f} | {pinned.get(f'{name}: {key}', float('nan')):.3f} |")
    return "\n".join(lines).replace("nan", "–") + "\n"


def own_checks(options: argparse.Namespace) -> Iterator[tuple[str, dict[str, float]]]:
    """The project's own gold, which every run scores."""
    if not options.only or options.only in "samples":
        yield "samples", own_scores(readings())


def arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="", metavar="TEXT")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", default="", metavar="NAME: MEASURE")
    parser.add_argument("--reason", default="")
    options = parser.parse_args()
    if options.lower and not options.reason:
        parser.error("a floor is lowered only with a --reason")
    return options


def main() -> int:
    """The exit status: 0, or 1 below a floor."""
    options = arguments()
    if not data_folder():
        print("no data folder: set ACCORDING_GOLD to score")
        return 0
    kind = "quick" if options.quick else "all"
    results: dict[str, dict[str, float]] = {}
    for name, scores in chain(own_checks(options), run_all(quick=options.quick, only=options.only)):
        results[name] = scores
        print(f"{name:32}", "  ".join(f"{key} {value:.3f}" for key, value in scores.items()), flush=True)
    flat = {f"{name}: {key}": value for name, scores in results.items() for key, value in scores.items()}
    pinned = floors()
    if options.update:
        pinned[kind] = updated(pinned[kind], flat, lower=options.lower)
        if options.lower:
            pinned.setdefault("lowered", {})[options.lower] = options.reason  # type: ignore[assignment]
        FLOORS.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if not options.quick and not options.only:
        CARD.write_text(card(results, pinned[kind]), "utf-8")
    failures = below(flat, {key: floor for key, floor in pinned[kind].items() if key in flat or not options.only})
    print("\n".join(failures) or "no score is below its floor")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
