"""Dictionary forms of words that no treebank has."""

import pytest

from according import grammar
from according.grammar.lemmas import read_lemmas
from according.grammar.pipeline import MODELS


@pytest.mark.parametrize(
    ("language", "form", "upos", "guess", "lemma"),
    [
        ("en", "infiltrated", "VERB", "infiltrat", "infiltrate"),
        ("en", "trafficking", "VERB", "traffick", "traffic"),
        ("en", "Shelled", "VERB", "Shelle", "shell"),
        ("en", "disarmed", "VERB", "disarme", "disarm"),
        ("en", "said", "VERB", "said", "say"),
        ("en", "fled", "VERB", "fl", "flee"),
        ("en", "Karimi", "PROPN", "karimi", "Karimi"),
        ("en", "TEHRAN", "X", "tEHRAN", "TEHRAN"),
        ("en", "militiamen", "NOUN", "militiaman", "militiaman"),
        ("en", "embassies", "NOUN", "embassie", "embassy"),
        ("en", "geopolitics", "NOUN", "geopolitic", "geopolitics"),
        ("en", "undisclosed", "ADJ", "undisclose", "undisclosed"),
        ("en", "IAEA", "NOUN", "iaea", "IAEA"),
        ("fr", "PNUD", "NOUN", "pnud", "PNUD"),
        ("fr", "avant-postes", "NOUN", "avant-postes", "avant-poste"),
        ("fr", "coauteurs", "NOUN", "coauteur", "coauteur"),
        ("fr", "contre-discours", "NOUN", "contre-discour", "contre-discours"),
        ("fr", "yéménites", "ADJ", "yéménit", "yéménite"),
        ("fr", "déplairait", "VERB", "déplairer", "déplaire"),
        ("fr", "bombardaient", "VERB", "bombardaient", "bombarder"),
        ("fr", "exfiltrée", "VERB", "exfiltré", "exfiltrer"),
        ("fr", "s'", "PRON", "se", "se"),
        ("fr", "sauraient", "VERB", "sauraier", "savoir"),
        ("fr", "houthistes", "ADJ", "houthistes", "houthiste"),
    ],
)
def test_lemmas(language: str, form: str, upos: str, guess: str, lemma: str) -> None:
    assert read_lemmas(MODELS / language).lemma(form, upos, guess) == lemma


@pytest.mark.parametrize("language", grammar.languages())
def test_every_ending_can_be_written_out(language: str) -> None:
    """A group that took no part in a match is empty, not an error, and no lemma is empty."""
    lemmas = read_lemmas(MODELS / language)
    for upos in lemmas.endings:
        for form in ("accusent", "withdrawn", "prises", "eux", "s", "taken", "maux", "ont"):
            assert lemmas.lemma(form, upos, form)
