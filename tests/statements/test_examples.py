"""Every construction of the examples files, read with the shipped grammar."""

from typing import Any

import pytest
from said import statements, texts

from according import languages

EXAMPLES = [
    pytest.param(language, example, id=f"{language}: {example['construction']}")
    for language in ("en", "fr")
    for example in languages.toml(language, "examples.toml")["example"]
]


@pytest.mark.parametrize(("language", "example"), EXAMPLES)
def test_construction(language: str, example: dict[str, Any]) -> None:
    text = example["text"]
    found = {(tuple(texts(text, row.spans)), tuple(texts(text, row.cue_spans))): row for row in statements(text, language)}
    row = found[tuple(example["content"]), tuple(example["cue"])]
    assert row.speaker
    assert (row.speaker.surface, row.kind) == (example["speaker"], example["kind"])
    assert texts(text, row.gloss_spans) == example.get("gloss", [])
    assert row.parent is not None or not example.get("nested")
    assert row.hedges == tuple(example.get("hedges", ()))
    if "addressee" in example:
        assert row.addressee
        assert row.addressee.surface == example["addressee"]


def test_both_languages_have_the_same_depth() -> None:
    counts = {language: len(languages.toml(language, "examples.toml")["example"]) for language in ("en", "fr")}
    assert min(counts.values()) >= 30
    assert max(counts.values()) - min(counts.values()) <= 3
