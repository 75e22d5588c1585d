"""Drafts: what a report is before it is dated."""

from __future__ import annotations

import msgspec
import pytest

from according.errors import InputError
from according.model import Received, digest, quote
from according.reports import PageDate, draft, segments

FRENCH = "Le maire a annoncé lundi la réouverture du pont après les travaux. Il a remercié les riverains de leur patience."
PAGE = (
    '<html lang="fr"><head><meta property="og:site_name" content="Le Courrier du Quai">'
    '<meta property="og:title" content="Le pont rouvre"><link rel="canonical" href="https://example.org/pont">'
    '<meta property="article:published_time" content="2024-03-02T08:00:00+01:00">'
    f"</head><body><article><p>{FRENCH}</p></article></body></html>"
)


def test_a_text() -> None:
    received = Received(text=FRENCH, source_id="7", date="2024-03-02", title="Le pont", url="u", origin="a.txt")
    found = draft(received)
    report = found.report
    assert (report.id, report.text, report.text_hash, report.form) == (received.id, FRENCH, digest(FRENCH), "text")
    assert (report.source_id, report.language, report.title, report.url) == ("7", "fr", "Le pont", "u")
    assert (found.given, found.page) == ("2024-03-02", None)
    assert (report.published, report.basis, report.outlet) == (None, "none", None)


def test_a_page() -> None:
    found = draft(Received(html=PAGE))
    report = found.report
    assert (report.text, report.form, report.language) == (FRENCH, "html", "fr")
    assert (report.outlet, report.title, report.url) == ("Le Courrier du Quai", "Le pont rouvre", "https://example.org/pont")
    assert (found.given, found.page) == (None, PageDate(day="2024-03-02", where="meta"))


def test_what_was_given_goes_first() -> None:
    given = Received(html=PAGE, outlet="Radio Plaine", title="Autre", url="v", language="pt-BR", date="2024-03-09")
    found = draft(given)
    assert (found.report.outlet, found.report.title, found.report.url) == ("Radio Plaine", "Autre", "v")
    assert (found.report.language, found.given) == ("pt", "2024-03-09")
    assert draft(Received(text=FRENCH, html=PAGE)).page is None  # a text beside its page: the text is the report


def test_a_wrong_language_tag_is_not_believed() -> None:
    assert draft(Received(text=FRENCH, language="francais")).report.language == "fr"


def test_unknown_stays_unknown() -> None:
    report = draft(Received(text="12 345")).report
    assert (report.language, report.outlet, report.agency, report.title) == (None, None, None, None)


EMPTY = [
    (Received(), "A112"),
    (Received(text=" \n"), "A112"),
    (Received(html="<html></html>"), "A114"),
]


@pytest.mark.parametrize(("received", "code"), EMPTY)
def test_no_text(received: Received, code: str) -> None:
    with pytest.raises(InputError) as error:
        draft(msgspec.structs.replace(received, origin="a.html:3"))
    assert error.value.code == code
    assert error.value.where == "a.html:3"


def test_the_same_text_of_two_outlets_is_two_reports() -> None:
    one, two = (draft(Received(text=FRENCH, outlet=outlet)).report for outlet in ("A", "B"))
    assert one.id != two.id
    assert one.text_hash == two.text_hash


def test_marks_show_their_text() -> None:
    text = f"2 March 2024 Harbour Post - {FRENCH}\n\nShare this article\n"
    report = draft(Received(text=text)).report
    assert report.marks
    for mark in report.marks:
        assert mark.report == report.id
        assert mark.surface == quote(report.text, mark.spans)
    assert all(0 <= start < end <= len(text) for start, end in segments(report))
