"""Texts as tensors, in batches of about equal length."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from encoder.labels import IGNORED
from encoder.texts import Text

POOL = 600  # texts that are sorted by length together


@dataclass(frozen=True)
class Batch:
    """Some texts side by side, padded."""

    ids: Tensor
    kinds: Tensor
    known: Tensor
    first: Tensor
    last: Tensor
    mask: Tensor
    tags: Tensor
    heads: Tensor
    relations: Tensor
    edits: Tensor
    names: Tensor
    starts: Tensor


def batch_of(texts: Sequence[Text]) -> Batch:
    """The texts as one batch."""
    ids = _padded([text.pieces.ids for text in texts], 0)
    longest = torch.tensor([len(text.pieces.ids) for text in texts])
    return Batch(
        ids=ids,
        kinds=_padded([text.pieces.kinds for text in texts], 0),
        known=_padded([text.pieces.known for text in texts], 0),
        first=_padded([text.pieces.first for text in texts], 0),
        last=_padded([text.pieces.last for text in texts], 0),
        mask=torch.arange(ids.shape[1])[None, :] < longest[:, None],
        **{kind: _padded([getattr(text, kind) for text in texts], IGNORED) for kind in KINDS_OF_LABELS},
    )


KINDS_OF_LABELS = ("tags", "heads", "relations", "edits", "names", "starts")


def _padded(rows: Sequence[Sequence[int]], filler: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])


def batched(texts: Iterable[Text], *, size: int, rng: Random) -> list[list[Text]]:
    """The texts in batches of at most about ``size`` pieces, in chance order."""
    texts = [text for text in texts if text.tags]
    rng.shuffle(texts)
    out: list[list[Text]] = []
    for at in range(0, len(texts), POOL):
        some: list[Text] = []
        for text in sorted(texts[at : at + POOL], key=lambda text: len(text.pieces.ids)):
            if some and (len(some) + 1) * len(text.pieces.ids) > size:
                out.append(some)
                some = []
            some.append(text)
        out.append(some)
    rng.shuffle(out)
    return out
