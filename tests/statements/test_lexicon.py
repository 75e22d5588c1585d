"""The words of saying: their checks, their forms, their examples."""

import pytest
from said import statements

from according import languages
from according.errors import LanguageError
from according.statements import lexicon as room
from according.statements.lexicon import inflected, lexicon, plain

LANGUAGES = ("en", "fr")
FOUND = 0.95  # share of the examples in which the shipped grammar lets the cue be found

FORMS = [
    ("en", "say", "finite", "said"),
    ("en", "deny", "finite", "denied"),
    ("en", "stress", "finite", "stresses"),
    ("en", "urge", "gerund", "urging"),
    ("en", "admit", "participle", "admitted"),
    ("fr", "déclarer", "participle", "déclarée"),
    ("fr", "annoncer", "finite", "annonça"),
    ("fr", "exiger", "gerund", "exigeant"),
    ("fr", "révéler", "finite", "révèle"),
    ("fr", "rappeler", "finite", "rappelle"),
    ("fr", "avertir", "finite", "avertissent"),
    ("fr", "dire", "finite", "disait"),
    ("fr", "soutenir", "finite", "soutiennent"),
]


@pytest.mark.parametrize(("language", "lemma", "shape", "form"), FORMS)
def test_form(language: str, lemma: str, shape: str, form: str) -> None:
    assert form in inflected(lemma, language, languages.toml(language, "speech.toml"))[shape]


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_hundred_cues_each_with_an_example_of_its_own(language: str) -> None:
    words = lexicon(language)
    assert words
    assert len(words.cues) >= 250
    assert len({cue.lemma for cue in words.cues}) == len(words.cues)
    assert len({cue.example for cue in words.cues}) == len(words.cues)
    for cue in words.cues:
        forms = [plain(form) for shape in inflected(cue.words[0], language, words.speech).values() for form in shape]
        assert any(form in plain(cue.example) for form in forms), cue.lemma


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_are_found_in_their_examples(language: str) -> None:
    words = lexicon(language)
    assert words
    missed = [
        cue.lemma
        for cue in words.cues
        if not any(
            row.cue_class == cue.kind and row.cue and row.stance == cue.stance for row in statements(cue.example, language)
        )
    ]
    assert len(missed) <= (1 - FOUND) * len(words.cues), missed


@pytest.mark.parametrize(
    ("field", "value"), [("stance", "angry"), ("modality", "maybe"), ("frames", "clause,song"), ("example", " ")]
)
def test_a_broken_entry_is_named(field: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    row = languages.table("en", "cues.tsv")[0] | {field: value}
    monkeypatch.setattr(room.languages, "table", lambda *_: (row,))
    with pytest.raises(LanguageError, match=r"A302 en/cues\.tsv \[say\]"):
        lexicon.__wrapped__("en")


def test_a_language_without_cues_has_no_statements() -> None:
    assert lexicon("xx") is None
