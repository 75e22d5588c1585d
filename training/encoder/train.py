"""The encoder model of one language: PYTHONPATH=training python -m encoder.train en --data FOLDER --base FOLDER."""

import argparse
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from according.grammar.encoder import KNOWN
from according.grammar.labels import Labels, read_labels
from according.grammar.pieces import Cutter, Known, read_vocabulary
from encoder.batches import Batch, batch_of, batched
from encoder.evaluate import measured
from encoder.labels import IGNORED, labels_of, numbers_of, sizes_of
from encoder.model import Network, Shape, adopted, grown, pretrained, relations
from encoder.plans import PLANS
from encoder.texts import LONGEST_PIECES, Source, own_words

BODY_RATE, HEAD_RATE = 1e-4, 8e-4
WARM, LAST_SHARE = 150, 0.01
WEIGHTS = {"heads": 1.0, "relations": 1.0, "tags": 0.6, "edits": 0.2, "names": 1.5, "starts": 0.5}
SMOOTHING = 0.03
SIZE = 1_000  # pieces of a batch
SEED = 13
VECTORS, WORDS = "known.npy", "words.txt"


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of everything that the network tells, unweighted."""
    told = network(batch.ids, batch.kinds, batch.known, batch.first, batch.last, batch.mask)
    real = torch.cat([torch.ones_like(batch.heads[:, :1], dtype=torch.bool), batch.first > 0], 1)
    arcs = told.arcs.float().masked_fill(~real[:, None, :], -1e4)
    out = {"heads": functional.cross_entropy(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORED, reduction="none")}
    given = relations(told, batch.heads.clamp(min=0))
    for kind, scores in (("relations", given), ("tags", told.tags), ("edits", told.edits), ("names", told.names)):
        wanted = getattr(batch, kind).flatten()
        out[kind] = functional.cross_entropy(
            scores.float().flatten(0, 1), wanted, ignore_index=IGNORED, reduction="none", label_smoothing=SMOOTHING
        )
    wanted = batch.starts.flatten()
    starts = functional.binary_cross_entropy_with_logits(
        told.starts.float().flatten(), wanted.clamp(min=0).float(), reduction="none"
    )
    out["starts"] = starts * (wanted != IGNORED)
    return {kind: some.sum() / (getattr(batch, kind) != IGNORED).sum().clamp(min=1) for kind, some in out.items()}


def _nothing(step: int) -> None:
    """After each step, unless the caller has something to do."""


def rates(step: int, share: float) -> float:
    """The share of the full learning rate at a step, when this share of the time is spent."""
    return min(1.0, (step + 1) / WARM) * max(LAST_SHARE, 1 - share)


def train(
    network: Network,
    source: Source,
    *,
    cutter: Cutter,
    labels: Labels,
    seconds: float,
    keep: Callable[[int], None],
    every: float,
    begin: int = 0,
    at_step: Callable[[int], None] = _nothing,
) -> int:
    """Learn for so many seconds; ``keep`` is called every few of them and at the end. Gives the number of steps."""
    groups = [{"params": network.body(), "lr": BODY_RATE}, {"params": network.fresh(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    started, step, next_keep, sums = time.monotonic(), 0, every, dict[str, float]()
    numbers, number = numbers_of(labels), begin
    while True:
        texts = source.round(number, cutter=cutter, numbers=numbers)
        texts = [text for text in texts if len(text.pieces.ids) <= 2 * LONGEST_PIECES]
        for some in batched(texts, size=SIZE, rng=Random(f"{SEED} {number}")):
            spent = time.monotonic() - started
            if spent >= seconds:
                keep(step)
                return step
            for group, rate in zip(optimiser.param_groups, (BODY_RATE, HEAD_RATE), strict=True):
                group["lr"] = rate * rates(step, spent / seconds)
            told = one_step(network, batch_of(some), optimiser)
            sums = {kind: sums.get(kind, 0.0) + loss for kind, loss in told.items()}
            step += 1
            at_step(step)
            if step % 50 == 0:
                print(f"{spent:7.0f}s round {number} step {step}", {k: round(v / 50, 3) for k, v in sums.items()}, flush=True)
                sums = {}
            if spent > next_keep:
                keep(step)
                next_keep = spent + every
        number += 1


def one_step(network: Network, batch: Batch, optimiser: torch.optim.Optimizer) -> dict[str, float]:
    """Learn from one batch; its losses."""
    network.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        told = losses(network, batch)
    total = sum((WEIGHTS[kind] * loss for kind, loss in told.items()), torch.zeros(()))
    total.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return {kind: loss.item() for kind, loss in told.items()}


def main() -> None:
    """Train one language; the last state lies in WORK/LANGUAGE/model.pt, with its classes beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(PLANS))
    parser.add_argument("--data", type=Path, required=True, help="folder of treebanks and name sets")
    parser.add_argument(
        "--base", type=Path, required=True, help="folder of the pretrained encoder: model.safetensors, vocab.txt"
    )
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="folder for states")
    parser.add_argument("--start", type=Path, help="folder of a state to start from, of this language or another")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--every", type=float, default=10, help="minutes from one kept state to the next")
    parser.add_argument("--round", type=int, default=0, help="number of the first round of texts")
    parser.add_argument("--known", type=Path, help="folder that encoder.known made: vectors of words")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(given.threads)
    run(given)


def run(given: argparse.Namespace, at_step: Callable[[int], None] = _nothing) -> None:
    """Train as the arguments of the command say."""
    plan, folder = PLANS[given.language], given.work / given.language
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = read_vocabulary(given.base / "vocab.txt")
    source = Source(given.language, plan, data=given.data)
    own = own_words(source.words(), Cutter(vocabulary), fewest=plan.own_words) if plan.own_words else {}
    vocabulary += own
    (folder / "vocab.txt").write_text("".join(f"{piece}\n" for piece in vocabulary), "utf-8")
    labels = labels_of(words for bank in source.banks for words in bank)
    labels.write(folder / "labels.json")
    table = torch.from_numpy(np.load(given.known / VECTORS)) if given.known else None
    shape = Shape(len(vocabulary), known=0 if table is None else len(table))
    network = pretrained(Network(shape, sizes_of(labels)), load_file(given.base / "model.safetensors"))
    if given.start:
        old = vars(read_labels(given.start / "labels.json"))
        network = adopted(network, torch.load(given.start / "model.pt"), old, vars(labels))
    had = len(read_vocabulary(given.start / "vocab.txt")) if given.start else 0
    fresh = min(len(own), len(vocabulary) - had)  # an older state of this language knows its own words already
    network, cutter = grown(network, list(own.values())[len(own) - fresh :]), Cutter(vocabulary)
    if table is not None and network.known is not None:
        network.known.weight.data[:] = table
        cutter = Cutter(vocabulary, known=Known(given.known / KNOWN))
        shutil.copy(given.known / KNOWN, folder / KNOWN)
        words = {*source.words(), *source.swapped_in(), *(given.known / WORDS).read_text("utf-8").split("\n")}
        (folder / WORDS).write_text("\n".join(sorted(words)), "utf-8")

    def keep(step: int) -> None:
        """Write the state, then measure it on the choosing sets."""
        torch.save(network.state_dict(), folder / "model.new")
        (folder / "model.new").replace(folder / "model.pt")
        for name in (*plan.choose, *plan.choose_names):
            print(
                f"step {step}", name, measured(network, given.data / name, cutter=cutter, labels=labels, most=400), flush=True
            )

    seconds, every = given.minutes * 60, given.every * 60
    train(
        network,
        source,
        cutter=cutter,
        labels=labels,
        seconds=seconds,
        keep=keep,
        every=every,
        begin=given.round,
        at_step=at_step,
    )


if __name__ == "__main__":
    main()
