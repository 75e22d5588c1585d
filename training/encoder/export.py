"""A state as ONNX in eight bits: PYTHONPATH=training python -m encoder.export --state FOLDER --out FOLDER."""

import argparse
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from torch import Tensor, nn

from according.grammar.encoder import KNOWN
from according.grammar.pieces import FIRST, LAST, UNKNOWN, Cutter, read_vocabulary
from encoder.evaluate import read_state
from encoder.model import Network
from encoder.train import WORDS

INPUTS = ("ids", "kinds", "known", "first", "last")
OUTPUTS = ("tags", "edits", "names", "starts", "arcs", "above", "below")
BLOCK = 128  # weights that share a scale; each row of what they are multiplied with has its own, so no neighbour matters
TABLES = ("pieces.weight", "known.weight")
SPECIAL = frozenset({FIRST, LAST, UNKNOWN})


class OneByOne(nn.Module):
    """The network for one stretch of words at a time, without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, kinds: Tensor, known: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Every score, without the batch."""
        told = self.network(ids[None], kinds[None], known[None], first[None], last[None])
        return tuple(some[0] for some in told)


def exported(network: Network, path: Path) -> Path:
    """The network as ONNX in full precision."""
    words = torch.arange(1, 6)
    example = (torch.arange(1000, 1007), torch.zeros(7, dtype=torch.long), torch.zeros(7, dtype=torch.long), words, words)
    axes = {name: {0: "pieces"} for name in INPUTS[:3]} | {name: {0: "words"} for name in INPUTS[3:]}
    axes |= {name: {0: "words"} for name in OUTPUTS} | {"arcs": {0: "words", 1: "heads"}, "above": {0: "heads"}}
    torch.onnx.export(
        OneByOne(network).eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    return path


def in_eight_bits(path: Path, out: Path, *, whole: Sequence[str] = ()) -> Path:
    """The same with weights in eight bits; multiplications named in ``whole`` are left as they are."""
    config = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=4, bits=8)
    quantizer = MatMulNBitsQuantizer(onnx.load(path), algo_config=config, nodes_to_exclude=list(whole))
    quantizer.process()
    model = quantizer.model.model
    tables_in_eight_bits(model)
    onnx.save(model, out)
    return out


def tables_in_eight_bits(model: onnx.ModelProto) -> None:
    """Look up small rows of eight bits with a scale each instead of large ones."""
    tables = {some.name: some for some in model.graph.initializer if some.name.endswith(TABLES)}
    for at, node in reversed(list(enumerate(model.graph.node))):
        if node.op_type == "Gather" and node.input[0] in tables:
            table = numpy_helper.to_array(tables[node.input[0]])
            scales = np.abs(table).max(1, keepdims=True).clip(1e-9) / 127
            rows = np.round(table / scales).astype(np.int8)
            name, ids, result = node.input[0], node.input[1], node.output[0]
            model.graph.initializer.remove(tables[name])
            model.graph.initializer.extend(
                [
                    numpy_helper.from_array(rows, f"{name}.rows"),
                    numpy_helper.from_array(scales.astype(np.float32), f"{name}.scales"),
                ]
            )
            model.graph.node.remove(node)
            new = [
                helper.make_node("Gather", [f"{name}.rows", ids], [f"{name}.row"]),
                helper.make_node("Gather", [f"{name}.scales", ids], [f"{name}.scale"]),
                helper.make_node("Cast", [f"{name}.row"], [f"{name}.cast"], to=TensorProto.FLOAT),
                helper.make_node("Mul", [f"{name}.cast", f"{name}.scale"], [result]),
            ]
            for more in reversed(new):
                model.graph.node.insert(at, more)


def export(state: Path, out: Path) -> Path:
    """A folder with model.onnx, its classes and its vocabulary."""
    out.mkdir(parents=True, exist_ok=True)
    network, _, vocabulary = read_state(state)
    kept = used_pieces(state) if (state / WORDS).is_file() else list(range(len(vocabulary)))
    network.pieces = nn.Embedding.from_pretrained(network.pieces.weight[kept])
    with tempfile.TemporaryDirectory() as between:
        in_eight_bits(exported(network, Path(between) / "whole.onnx"), out / "model.onnx")
    (out / "vocab.txt").write_text("".join(f"{vocabulary[at]}\n" for at in kept), "utf-8")
    for name in ("labels.json", KNOWN):
        if (state / name).is_file():
            shutil.copy(state / name, out / name)
    return out


def used_pieces(state: Path) -> list[int]:
    """The pieces that one of the words of WORDS is cut into, the single signs and the special ones; the others do no work."""
    vocabulary = read_vocabulary(state / "vocab.txt")
    words = Counter((state / WORDS).read_text("utf-8").split("\n"))
    stretch = Cutter(vocabulary).stretch(list(words), [True] * len(words))
    used = set(stretch.ids)
    return [at for at, some in enumerate(vocabulary) if at in used or some in SPECIAL or len(some.removeprefix("##")) == 1]


def main() -> None:
    """Write the folder of an exported model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    print(export(given.state, given.out))


if __name__ == "__main__":
    main()
