"""Events in words."""

import pytest

from according import knowledge
from according.model import Event, EventStatus, Party, Span
from according.web.words import SIGNS, STATUSES, code_words, event_words, in_picture, status_words, type_words, who_words


def test_every_type_and_mode_of_the_ontology_has_its_words():
    ontology = [row for row in knowledge.table("plover.tsv") if row["kind"] == "event"]
    names = {("event", row["name"]) for row in ontology}
    names |= {("mode", mode) for row in ontology for mode in row["modes"].split("|") if mode}
    assert {(row["kind"], row["name"]) for row in knowledge.table("plover_words.tsv")} == names


def test_every_status_has_its_own_sign_and_meaning():
    statuses = set(EventStatus.__args__)
    assert set(SIGNS) == set(STATUSES) == statuses
    assert len(set(SIGNS.values())) == len(statuses)


@pytest.mark.parametrize(
    ("kind", "mode", "words", "code"),
    [
        ("CONSULT", "phone", "meeting or talks, by telephone", "CONSULT-phone"),
        ("ASSAULT", None, "attack or violence", "ASSAULT"),
        ("NEW_TYPE", "new-mode", "new type, new mode", "NEW_TYPE-new-mode"),
    ],
)
def test_types_and_modes_in_words(kind, mode, words, code):
    assert (event_words(kind, mode), code_words(kind, mode)) == (words, code)


@pytest.mark.parametrize(
    ("actors", "recipients", "words"),
    [
        ([], [], "?"),
        ([Party(surface="the mayor")], [], "the mayor"),
        ([], [Party(surface="the dam")], "? → the dam"),
        (
            [Party(name="Ana Ruiz", surface="she")],
            [Party(name="Ana Ruiz"), Party(implicit=True)],
            "Ana Ruiz → Ana Ruiz, (implicit)",
        ),
        ([Party(name="Ana Ruiz", implicit=True)], [], "Ana Ruiz (implicit)"),
    ],
)
def test_who_did_it_to_whom(actors, recipients, words):
    span = Span(0, 1)
    row = Event(
        report="r",
        spans=(span,),
        surface="a",
        rule="x",
        type="AID",
        sentence=span,
        actors=tuple(actors),
        recipients=tuple(recipients),
    )
    assert who_words(row) == words


def test_types_and_statuses_in_words():
    assert (type_words("AID"), status_words("planned"), status_words("asserted")) == ("aid", "→ planned", "asserted")


def test_a_picture_holds_no_character_that_breaks_it():
    assert in_picture("a\x1b[31m <b> \u202e\ufffe\n\U0001f600 é") == "a\\x1b[31m &lt;b&gt; \\u202e\\ufffe\n\U0001f600 é"
