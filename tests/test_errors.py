"""Every error says what happened, where and what to do, and every code stands in the docs."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

from according.errors import InputError, bad_lexicon, no_model

ROOT = Path(__file__).resolve().parent.parent


def codes_in_code() -> set[str]:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    return set(re.findall(r'"(A\d{3})"', text))


def codes_in_docs() -> set[str]:
    return set(re.findall(r"^\| (A\d{3}) \|", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.M))


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    assert codes_in_code() == codes_in_docs()


def test_an_error_is_one_line_with_code_place_and_advice() -> None:
    error = InputError("A101", "is empty", where="a.txt", do="Remove it.")
    assert str(error) == "A101 a.txt: is empty. Remove it."


def test_an_error_survives_the_way_between_processes() -> None:
    for error in (bad_lexicon("en/cues.tsv", "say", "has no class"), no_model("xx")):
        copy = pickle.loads(pickle.dumps(error))
        assert (type(copy), str(copy)) == (type(error), str(error))
