"""Quoted stretches, marks of every shape."""

import pytest

from according.statements.lexicon import lexicon
from according.statements.quotes import quoted

CASES = [
    ("en", "He said “come in” and left.", ["“come in”"]),
    ("en", 'He said "come in" and "sit down" twice.', ['"come in"', '"sit down"']),
    ("en", "He said ‘come in’ and left.", ["‘come in’"]),
    ("en", "He said ‘it’s the groups’ reply,’ and left.", ["‘it’s the groups’ reply,’"]),
    ("en", "He said ‘come in and sit,” and left.", ["‘come in and sit,”"]),
    ("en", "The dogs’ bowls and the cat’s bed were gone.", []),
    ("en", "“We go on from here.\n“And we do not stop,” he said.", ["“We go on from here.", "“And we do not stop,”"]),
    ("en", '"We go on from here, whatever it takes.\nHe left.', ['"We go on from here, whatever it takes.']),
    ("en", 'A 6\'2" man and a 12" pipe.', []),
    ("en", "''Come in,'' he said. ''Sit down.'' They did.", ["''Come in,''", "''Sit down.''"]),
    ("en", "``Come in,'' he said.", ["``Come in,''"]),
    ("fr", "Il a dit « entrez » puis il est parti.", ["« entrez »"]),
    ("fr", "« C’est fini.\nOn rentre », a-t-il dit.", ["« C’est fini.\nOn rentre »"]),
    ("fr", "L’homme qu’il a vu n’était pas là.", []),
]


@pytest.mark.parametrize(("language", "text", "found"), CASES)
def test_quoted(language: str, text: str, found: list[str]) -> None:
    words = lexicon(language)
    assert words
    assert [text[quote.start : quote.end] for quote in quoted(text, words.pairs)] == found
