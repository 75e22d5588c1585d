"""Reports in a language that has no model."""

import pytest

from according.api import read_text


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("de", "Reuters zufolge fiel in Portugal Regen.", ["ORG Reuters", "LOC Portugal"]),
        ("ar", "وقالت رويترز إن المطر نزل في فرنسا.", ["ORG رويترز", "LOC فرنسا"]),
        ("fa", "به گزارش خبرگزاری فرانسه در ایران باران آمد.", ["ORG خبرگزاری فرانسه", "LOC ایران"]),
    ],
)
def test_names_come_from_the_world_tables(language: str, text: str, named: list[str]) -> None:
    reading = read_text(text, language=language)
    assert [f"{row.type} {row.surface}" for row in reading.mentions if row.kind == "name"] == named
    assert not reading.sentences
    omitted = {row.room: row.reason for row in reading.omissions}
    assert {"grammar", "statements"} <= set(omitted)
    assert omitted["grammar"] == f"there is no grammar model for language {language}"


def test_with_a_model_the_sentences_have_the_names() -> None:
    reading = read_text("Reuters said that rain fell in Portugal.", language="en")
    assert not [row for row in reading.mentions if row.kind == "name"]
