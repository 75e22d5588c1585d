"""Names of a sentence: what a model says, without what can be none."""

from collections.abc import Sequence

KINDS = frozenset({"PER", "ORG", "LOC", "NORP"})


def mended(forms: Sequence[str], marks: Sequence[str]) -> list[str]:
    """The mark of every word: B- or I- with the kind of its name, or ''.

    A name begins with a word that has a letter or figure and is no web address; marks of other kinds are dropped.
    """
    out: list[str] = []
    for form, mark in zip(forms, marks, strict=True):
        begin, _, kind = mark.partition("-")
        goes_on = begin == "I" and bool(out) and out[-1][2:] == kind
        fits = kind in KINDS and (goes_on or is_name(form))
        out.append(f"{'I' if goes_on else 'B'}-{kind}" if fits else "")
    return out


def is_name(form: str) -> bool:
    """Whether a word can be a name or begin one."""
    return "://" not in form and any(map(str.isalnum, form))
