"""What counts as a name, and how names are scored."""

from collections.abc import Sequence

TYPES = ("PER", "ORG", "LOC")


def f1(counts: Sequence[int]) -> float:
    """F1 of (right, made, wanted)."""
    return round(2 * counts[0] / max(counts[1] + counts[2], 1), 4)


def found(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(start, end, kind) of the names."""
    out, start = set(), 0
    for at, tag in enumerate([*tags, "O"]):
        if at and tags[at - 1] != "O" and not (tag.startswith("I-") and tag[2:] == tags[at - 1][2:]):
            out.add((start, at, tags[at - 1][2:]))
        if tag.startswith("B-") or (tag.startswith("I-") and (not at or tags[at - 1][2:] != tag[2:])):
            start = at
    return out
