"""What holds for every text: marks show what they span, furniture does not overlap, segments cover the rest once."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from according.errors import LanguageError
from according.model import FURNITURE, Mark, Report, quote
from according.reports import marks
from according.reports.marks import lexicon

PIECES = [
    "Related Articles",
    "LEAVE A REPLY",
    "68.8 F",
    "Lakeview",
    "Friday, May 3, 2024",
    "date 2024-05-03 ",
    "Harbour Post - ",
    "GENEVA (AFP) – ",
    "The council met and agreed on a new bridge over the river, the mayor said. ",
    "SourceIRNA",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u00a0",
    "© 2024",
    "Photo: ",
    "(Credit: Jane Roe)",
    "#a #b #c",
    "https://example.org/x",
    "Body",
    "Length: 3 words",
    "Load-Date: ",
    "Classification",
    "End of Document",
    "واس - الرياض: ",
    "Lire aussi : ",
    "(AFP)",
    "A bridge",
    ".",
    "“",
    "\u2028",
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=200))


def report(text: str) -> Report:
    return Report(id="r1", text=text, text_hash="", marks=marks.find(text, report="r1", language="en"))


@settings(max_examples=150, deadline=None)
@given(texts)
@example("The council met and agreed on a new bridge over the river, the mayor said. Photo: (Credit: Jane Roe)")
def test_marks_and_segments_share_the_text(text: str) -> None:
    row = report(text)
    assert all(mark.surface == quote(text, mark.spans) for mark in row.marks)
    assert list(row.marks) == sorted(row.marks, key=lambda mark: mark.spans)
    furniture = [span for mark in row.marks if mark.kind in FURNITURE for span in mark.spans]
    covered = [0] * len(text)
    for start, end in [*furniture, *marks.segments(row)]:
        assert start < end
        for position in range(start, end):
            covered[position] += 1
    assert all(count == 1 for count, letter in zip(covered, text, strict=True) if not letter.isspace())


@settings(max_examples=30, deadline=None)
@given(texts)
def test_same_text_same_marks(text: str) -> None:
    assert marks.find(text, report="r1") == marks.find(text, report="r1")


def test_segments_are_paragraphs_without_furniture() -> None:
    text = "GENEVA – They met on Monday.\nThey left. (AFP)\n\nLEAVE A REPLY"
    assert [text[start:end] for start, end in marks.segments(report(text))] == ["They met on Monday.", "They left."]


def test_marks_have_ids_that_tell_place_and_kind() -> None:
    found = marks.find("LEAVE A REPLY\nLEAVE A REPLY", report="r1")
    assert len({mark.id for mark in found}) == 2
    assert all(isinstance(mark, Mark) and mark.id.startswith("k") for mark in found)


LONG = 200_000
PATHOLOGICAL = [
    "a" * LONG,
    "-" * LONG,
    " " * LONG + "x",
    "(" * LONG,
    '"' * LONG,
    "." * LONG,
    "#a " * (LONG // 3),
    "https://" * (LONG // 8),
    "A - B - C - D\n" * (LONG // 14),
    "Related Articles\n" * (LONG // 17),
    "Source: " * (LONG // 8),
    "TEHRAN " * (LONG // 7),
    "14 March 2022 " * (LONG // 14),
    "Classification\nLanguage: X\nLoad-Date:\n" * (LONG // 38),
    "1. A\nClient/Matter:\n" * (LONG // 20),
    "Jane Roe contributed reporting. " * (LONG // 32),
    "end.Start" * (LONG // 9),
    "1" * LONG,
    "Length: 3 words\n" * (LONG // 16),
]


@pytest.mark.parametrize("text", PATHOLOGICAL, ids=lambda text: repr(text[:12]))
def test_no_text_takes_long(text: str) -> None:
    marks.find("", report="r1")
    start = time.process_time()
    marks.find(text, report="r1", language="en")
    assert time.process_time() - start < 4


def test_a_broken_entry_names_file_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon.languages, "toml", lambda *_: {"furniture": [{"fine": "x", "where": "nowhere"}]})
    monkeypatch.setattr(lexicon, "_checked", lexicon._checked.__wrapped__)
    with pytest.raises(LanguageError, match=r"furniture\.toml \[furniture\[0\]\]"):
        lexicon.load.__wrapped__()


def test_a_field_that_nobody_reads_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon.languages, "toml", lambda *_: {"labels": {"read_mroe": []}})
    with pytest.raises(LanguageError, match="read_mroe"):
        lexicon._checked.__wrapped__("en")
