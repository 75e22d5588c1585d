"""What the model tells of words, as numbers: parts of speech with features, relations, lemma edits and names."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Labels:
    """The classes of each kind, in the order of their numbers."""

    tags: tuple[str, ...]  # part of speech and features, such as NOUN|Number=Sing
    relations: tuple[str, ...]
    edits: tuple[str, ...]
    names: tuple[str, ...]  # O first

    def write(self, path: Path) -> None:
        """Keep the classes as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0), "utf-8")


def read_labels(path: Path) -> Labels:
    """The classes that a file of ``Labels.write`` holds."""
    return Labels(**{kind: tuple(classes) for kind, classes in json.loads(path.read_text("utf-8")).items()})


def edited(form: str, upos: str, how: str) -> str:
    """The lemma that an edit makes of a form: so many signs cut from its end, a hyphen, signs to add (``2-y``)."""
    form = form if upos == "PROPN" else form.lower()
    cut, _, added = how.partition("-")
    return form[: max(len(form) - int(cut), 0)] + added or form
