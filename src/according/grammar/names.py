"""Names of a sentence: what a model says, without what can be none, and with what the world tables know for sure."""

from collections.abc import Iterable, Sequence

from according.grammar.lexicon import Found

KINDS = frozenset({"PER", "LOC", "ORG", "NORP"})
OPEN = frozenset({"LOC", "ORG", "NORP", "MISC"})  # kinds of a model that the tables may put right
PEOPLE = frozenset({"NOUN", "PROPN", "ADJ"})


def mended(forms: Sequence[str], marks: Sequence[str], upos: Sequence[str], known: Iterable[Found]) -> list[str]:
    """The mark of every word: B- or I- with the kind of its name, or ''.

    A name begins with a word that has a letter or figure and is no web address. What the world tables know is put right
    where it is the whole name; a demonym is NORP unless it is part of a longer name. Other kinds are dropped.
    """
    names = told(forms, marks)
    for found in known:
        names = _with(found, names, forms, upos)
    out = [""] * len(forms)
    for first, end, kind in names:
        if kind in KINDS:
            out[first:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - first - 1)]
    return out


def told(forms: Sequence[str], marks: Sequence[str]) -> list[Found]:
    """The names that a model marks, from their first word that can be one."""
    out: list[Found] = []
    for at, (form, mark) in enumerate(zip(forms, marks, strict=True)):
        begin, _, kind = mark.partition("-")
        if begin == "I" and out and out[-1].end == at and out[-1].kind == kind:
            out[-1] = out[-1]._replace(end=at + 1)
        elif kind and is_name(form):
            out.append(Found(at, at + 1, kind))
    return out


def _with(found: Found, names: list[Found], forms: Sequence[str], upos: Sequence[str]) -> list[Found]:
    """The names with one that the tables know, where it fits what the model says."""
    touched = [name for name in names if name.first < found.end and found.first < name.end]
    fits = _is_people(found, forms, upos) if found.kind == "NORP" else _is_sure(found, touched, upos)
    inside = all(name.kind == "MISC" or (_within(name, found) and name.kind in OPEN) for name in touched)
    return sorted([*(name for name in names if name not in touched), found]) if fits and inside else names


def _within(name: Found, other: Found) -> bool:
    return other.first <= name.first and name.end <= other.end


def _is_people(found: Found, forms: Sequence[str], upos: Sequence[str]) -> bool:
    """Whether a demonym stands for people or what is theirs; in small letters it is an adjective."""
    last = found.end - 1
    return upos[last] in PEOPLE if forms[found.first][0].isupper() else upos[last] == "ADJ"


def _is_sure(found: Found, touched: Sequence[Found], upos: Sequence[str]) -> bool:
    """Whether the words are a name for sure: the model sees one there too, or it is a proper noun and no body of one word."""
    proper = "PROPN" in upos[found.first : found.end]
    return bool(touched) or (proper and (found.kind == "LOC" or found.end > found.first + 1))


def is_name(form: str) -> bool:
    """Whether a word can be a name or begin one."""
    return "://" not in form and any(map(str.isalnum, form))
