"""The CoNLL-U of sentences."""

from according.grammar import conllu
from according.model import Sentence, Token

TEXT = "«Oui», dit  Ali."


def sentence() -> Sentence:
    rows = [
        (0, 1, "«", "«", "PUNCT", "", 1, "punct", ""),
        (1, 4, "Oui", "oui", "INTJ", "", 1, "root", ""),
        (4, 5, "»", "»", "PUNCT", "", 1, "punct", ""),
        (5, 6, ",", ",", "PUNCT", "", 4, "punct", ""),
        (7, 10, "dit", "dire", "VERB", "Mood=Ind|Number=Sing", 1, "parataxis:insert", ""),
        (12, 15, "Ali", "Ali", "PROPN", "", 4, "nsubj", "B-PER"),
        (15, 16, ".", ".", "PUNCT", "", 1, "punct", ""),
    ]
    return Sentence(start=0, end=16, tokens=tuple(Token(*row) for row in rows))


def test_every_word_has_ten_cells_and_its_place() -> None:
    lines = conllu("r1", TEXT, [sentence()]).split("\n")
    assert lines[:2] == ["# report = r1", "# text = «Oui», dit Ali."]
    assert lines[-2:] == ["", ""]
    rows = [line.split("\t") for line in lines[2:-2]]
    assert [len(row) for row in rows] == [10] * 7
    assert rows[1] == ["2", "Oui", "oui", "INTJ", "_", "_", "0", "root", "_", "start_char=1|end_char=4|ner=O|SpaceAfter=No"]
    assert rows[4][5:8] == ["Mood=Ind|Number=Sing", "2", "parataxis:insert"]
    assert rows[5][9] == "start_char=12|end_char=15|ner=B-PER|SpaceAfter=No"
    assert rows[4][9] == "start_char=7|end_char=10|ner=O"


def test_no_sentences_give_nothing() -> None:
    assert conllu("r1", "", []) == ""
