"""What reports say of an actor: an office is a report's word only where the report says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from record_samples import TEXT, reading, row

from according.model import ActorMention, Span
from according.record import open_record

NAME = "Élodie Marchand"


@pytest.mark.parametrize(
    ("words", "head", "form", "office"),
    [
        ("Le maire de Brévannes, Élodie Marchand", NAME, "name", "mayor"),
        ("Le maire de Brévannes", "maire", "description", "mayor"),
        (NAME, NAME, "name", None),  # what the tables know of a bare name is no report's word
        ("s, Élodie Marchand", NAME, "name", None),  # nor do a few letters say it: Mrs
        ("s, Élodie Marchand", NAME, "pronoun", None),
    ],
)
def test_an_office_is_given_where_its_words_stand(tmp_path: Path, words: str, head: str, form: str, office: str | None) -> None:
    made = reading()
    start = TEXT.index(words) + words.index(head)
    fields = {"head": Span(start, start + len(head)), "form": form, "type": "person", "actor": "x", "office": "mayor"}
    with open_record(tmp_path / "a", create=True) as record:
        record.add([replace(made, actors=(row(ActorMention, TEXT, made.report.id, words, **fields),))])
        assert [fact[5] for fact in record.facts_of_actors()] == [office]
