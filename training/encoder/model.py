"""The network: a small BERT encoder, and on its words tags, lemma edits, names, sentence starts and a biaffine parser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from according.grammar.pieces import KINDS

ARC, RELATION = 256, 96


@dataclass(frozen=True)
class Shape:
    """How large the encoder is."""

    pieces: int
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    known: int = 0  # rows of vectors of known words, and their width
    known_width: int = 128


class Told(NamedTuple):
    """What the network says of a batch: scores (batch, word, class), and of arcs (batch, word, head with 0 for the root)."""

    tags: Tensor
    edits: Tensor
    names: Tensor
    starts: Tensor
    arcs: Tensor
    above: Tensor  # (batch, 1 + word, RELATION + 1) of heads
    below: Tensor  # (batch, word, relation, RELATION + 1): what each relation asks of a head


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.mixed = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.last_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, some: Tensor, mask: Tensor | None) -> Tensor:
        """The pieces after this layer; mask is added to the scores of attention."""
        batch, length, width = some.shape
        query, key, value = (
            part.view(batch, length, self.heads, -1).transpose(1, 2) for part in self.mixed(some).chunk(3, dim=-1)
        )
        told = _attended(query, key, value, mask, self.dropout if self.training else 0.0)
        some = self.norm(some + self.drop(self.out(told.transpose(1, 2).reshape(batch, length, width))))
        return self.last_norm(some + self.drop(self.down(functional.gelu(self.up(some)))))


def _attended(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None, dropout: float) -> Tensor:
    if torch.onnx.is_in_onnx_export():  # plain sums, which runtimes know how to make fast
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
        return (scores if mask is None else scores + mask).softmax(-1) @ value
    return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropout)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape: Shape, sizes: Mapping[str, int], *, dropout: float = 0.1, head_dropout: float = 0.25) -> None:
        super().__init__()
        width = shape.width
        self.pieces = nn.Embedding(shape.pieces, width)
        self.places = nn.Embedding(shape.positions, width)
        self.kinds = nn.Embedding(KINDS, width)
        self.known = nn.Embedding(shape.known, shape.known_width) if shape.known else None
        self.known_in = nn.Linear(shape.known_width, width, bias=False) if shape.known else None
        if self.known is not None and self.known_in is not None:
            self.known.weight.requires_grad = False  # the texts are too few to learn words from
            nn.init.zeros_(self.known_in.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.drop, self.head_drop = nn.Dropout(dropout), nn.Dropout(head_dropout)
        self.tags = nn.Linear(width, sizes["tags"])
        self.edits = nn.Linear(width, sizes["edits"])
        self.names = nn.Linear(width, sizes["names"])
        self.starts = nn.Linear(width, 1)
        self.arc_above, self.arc_below = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.relation_above, self.relation_below = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.arc = nn.Linear(ARC, ARC + 1, bias=True)
        self.relation = nn.Linear(RELATION + 1, sizes["relations"] * (RELATION + 1), bias=False)
        nn.init.zeros_(self.arc.bias)
        nn.init.normal_(self.relation.weight, std=0.02)

    def body(self) -> list[nn.Parameter]:
        """What comes from the pretrained encoder; the rest learns from nothing."""
        return [some for name, some in self.named_parameters() if name.split(".")[0] in BODY]

    def fresh(self) -> list[nn.Parameter]:
        """The heads."""
        return [some for name, some in self.named_parameters() if name.split(".")[0] not in BODY and some.requires_grad]

    def encoded(self, ids: Tensor, kinds: Tensor, known: Tensor, mask: Tensor | None) -> Tensor:
        """The pieces after the encoder; mask is true where there is a piece, None where there is no padding."""
        places = self.places.weight[: ids.shape[1]]
        some = self.pieces(ids) + self.kinds(kinds) + places
        if self.known is not None and self.known_in is not None:
            some = some + self.known_in(self.known(known))
        some = self.drop(self.norm(some))
        added = None if mask is None else torch.zeros(mask.shape, dtype=some.dtype).masked_fill(~mask, -1e4)[:, None, None]
        for layer in self.layers:
            some = layer(some, added)
        return some

    def forward(
        self, ids: Tensor, kinds: Tensor, known: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None
    ) -> Told:
        """Everything but which relation; see ``relations``."""
        some = self.encoded(ids, kinds, known, mask)
        words = self.head_drop((_picked(some, first) + _picked(some, last)) * 0.5)
        whole = torch.cat([some[:, :1], words], 1)
        above, below = self._turned(self.arc_above, whole), self._turned(self.arc_below, words)
        arcs = self.arc(below) @ _with_one(above).transpose(1, 2)
        turned = _with_one(self._turned(self.relation_below, words))
        below_each = self.relation(turned).unflatten(-1, (-1, RELATION + 1))
        return Told(
            tags=self.tags(words),
            edits=self.edits(words),
            names=self.names(words),
            starts=self.starts(words).squeeze(-1),
            arcs=arcs,
            above=_with_one(self._turned(self.relation_above, whole)),
            below=below_each,
        )

    def _turned(self, linear: nn.Linear, some: Tensor) -> Tensor:
        return self.head_drop(functional.gelu(linear(some)))


BODY = frozenset({"pieces", "places", "kinds", "norm", "layers"})


def _picked(some: Tensor, at: Tensor) -> Tensor:
    return some.gather(1, at.unsqueeze(-1).expand(-1, -1, some.shape[-1]))


def _with_one(some: Tensor) -> Tensor:
    return torch.cat([some, torch.ones_like(some[..., :1])], -1)


def relations(told: Told, heads: Tensor) -> Tensor:
    """The scores of every relation of every word to the head it is given (0 for the root)."""
    above = told.above.gather(1, heads.unsqueeze(-1).expand(-1, -1, told.above.shape[-1]))
    return (told.below @ above.unsqueeze(-1)).squeeze(-1)


def pretrained(network: Network, weights: Mapping[str, Tensor]) -> Network:
    """The network with the encoder of a BERT checkpoint in it; every kind of word begins as the checkpoint's plain one."""
    own = network.state_dict()
    words = weights["embeddings.word_embeddings.weight"]
    own["pieces.weight"][: len(words)] = words
    own["places.weight"][:] = weights["embeddings.position_embeddings.weight"]
    own["kinds.weight"][:] = weights["embeddings.token_type_embeddings.weight"][0]
    for end in ("weight", "bias"):
        own[f"norm.{end}"][:] = weights[f"embeddings.LayerNorm.{end}"]
        for at in range(len(network.layers)):
            old, new = f"encoder.layer.{at}", f"layers.{at}"
            mixed = [weights[f"{old}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            own[f"{new}.mixed.{end}"][:] = torch.cat(mixed)
            for mine, theirs in PARTS.items():
                own[f"{new}.{mine}.{end}"][:] = weights[f"{old}.{theirs}.{end}"]
    return network


def grown(network: Network, parts: Sequence[Sequence[int]]) -> Network:
    """The network whose last pieces, new ones, begin as the mean of the old pieces that they stand for."""
    table = network.pieces.weight.data
    for at, ids in enumerate(parts, start=len(table) - len(parts)):
        table[at] = table[list(ids)].mean(0)
    return network


PARTS = {
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "last_norm": "output.LayerNorm",
}


def adopted(network: Network, state: Mapping[str, Tensor], old: Mapping[str, Any], new: Mapping[str, Any]) -> Network:
    """The network with what another one learnt: all of equal size, and of each head the classes that both know."""
    own = network.state_dict()
    for name, some in state.items():
        kind = {"relation": "relations"}.get(name.split(".")[0], name.split(".")[0])
        if kind not in new:
            own[name][: len(some)] = some  # a vocabulary may have grown at its end
            continue
        rows = {label: at for at, label in enumerate(old[kind])}
        mine, theirs = own[name].view(len(new[kind]), -1), some.view(len(old[kind]), -1)
        for at, label in enumerate(new[kind]):
            if label in rows:
                mine[at] = theirs[rows[label]]
    return network
