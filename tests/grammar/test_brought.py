"""spaCy pipelines that the user brings."""

from pathlib import Path

import pytest
from tiny_pipelines import pipeline

import according
from according import grammar
from according.api import read_text
from according.errors import LanguageError
from according.grammar.brought import hung
from according.grammar.pipeline import MODELS

TEXT = "Rain fell on the town . Ships left the port and the crew waved ."


def test_its_sentences_have_one_root_and_cover_the_text(tmp_path: Path) -> None:
    brought = grammar.load("en", pipeline(tmp_path / "p"))
    sentences = brought.parse(TEXT, language="en", segments=[(0, len(TEXT))])
    assert [token.text for sentence in sentences for token in sentence.tokens] == TEXT.split()
    for sentence in sentences:
        assert [at for at, token in enumerate(sentence.tokens) if token.head == at] == [sentence.root()]
        assert sentence.tokens[sentence.root()].deprel == "root"
        assert {token.upos for token in sentence.tokens} <= {"NOUN", "PUNCT"}


def test_its_version_stands_in_the_reading(tmp_path: Path) -> None:
    reading = read_text(TEXT, language="en", grammars={"en": pipeline(tmp_path / "p")})
    assert reading.versions["grammar"].startswith("en_tiny-1.2.3 (spaCy 3.")
    assert read_text(TEXT, language="en").versions["grammar"] == grammar.load("en").version


def test_a_language_without_a_model_gets_one(tmp_path: Path) -> None:
    text = "Regen fiel auf die Stadt ."
    reading = read_text(text, language="de", grammars={"de": pipeline(tmp_path / "p", language="de")})
    assert [token.text for sentence in reading.sentences for token in sentence.tokens] == text.split()
    assert "grammar" not in {omission.room for omission in reading.omissions}
    assert ("statements", "there is no cues.tsv for language de") in {(o.room, o.reason) for o in reading.omissions}


@pytest.mark.parametrize(
    ("made", "code", "named"),
    [
        ({"relations": ("nsubj", "dobj", "nsubjpass", "prep")}, "A305", "dobj, nsubjpass, prep"),
        ({"relations": ()}, "A306", "token.dep"),
        ({"upos": False}, "A306", "token.pos"),
        ({"language": "de"}, "A306", "'de', not 'en'"),
    ],
)
def test_others_are_refused(tmp_path: Path, made: dict[str, object], code: str, named: str) -> None:
    with pytest.raises(LanguageError, match=code) as error:
        grammar.load("en", pipeline(tmp_path / "p", **made))  # type: ignore[arg-type]
    assert named in str(error.value)
    assert str(tmp_path / "p") in str(error.value)


def test_a_missing_package_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"A304 en_nowhere: .*pip install en_nowhere"):
        according.read("x.txt", record=tmp_path / "r.record", grammars={"en": "en_nowhere"})
    assert not (tmp_path / "r.record").exists()


def test_a_folder_of_our_own_kind_is_read_too() -> None:
    assert grammar.load("en", str(MODELS / "en")).version == grammar.load("en").version


@pytest.mark.parametrize(
    ("arcs", "upos", "expected"),
    [
        ([(5, "det"), (5, "root")], ["DET", "NOUN"], [(1, "det"), (1, "root")]),
        ([(4, "punct"), (5, "ROOT"), (6, "ROOT")], ["PUNCT", "NOUN", "VERB"], [(1, "punct"), (1, "root"), (1, "parataxis")]),
        ([(9, "nsubj"), (4, "obj")], ["NOUN", "NOUN"], [(0, "root"), (0, "obj")]),
        ([(4, "punct")], ["PUNCT"], [(0, "root")]),
    ],
)
def test_what_is_loose_hangs_on_the_root(arcs: list[tuple[int, str]], upos: list[str], expected: list[tuple[int, str]]) -> None:
    assert hung(arcs, upos, 4) == expected
