"""Pages: main text, title, the date with the place it stood in, site; broken pages; no clock and no network."""

from __future__ import annotations

import datetime
import json
import socket
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import InputError
from according.reports import page
from according.reports.page import PageDate

BODY = (
    "<p>The harbour master said on Monday that the ferry would sail again once the storm had passed over the coast.</p>"
    "<p>Eleven boats had been counted in the basin by noon, he added, two of them without a crew.</p>"
)
TEXT = (
    "The harbour master said on Monday that the ferry would sail again once the storm had passed over the coast.\n"
    "Eleven boats had been counted in the basin by noon, he added, two of them without a crew."
)


def whole(head: str = "", body: str = BODY) -> str:
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><article>{body}</article></body></html>"


def linked(**fields: Any) -> str:
    data = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], **fields}],
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_text_has_a_paragraph_a_line() -> None:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
    footer = "<footer>All rights reserved</footer><script>var a = 'words';</script>"
    assert page.read(whole(body=menu + BODY + footer)).text == TEXT


FRAGMENTS = [
    ("<p>Two words.</p>", "Two words."),
    ("<div>One &amp; two</div><div>three<br>four<script>no()</script></div>", "One & two\nthree\nfour"),
    ("Only words, 3 < 4, no tags", "Only words, 3 < 4, no tags"),
    ("http://example.org/page", "http://example.org/page"),
]


@pytest.mark.parametrize(("html", "text"), FRAGMENTS)
def test_pieces_of_pages(html: str, text: str) -> None:
    assert page.read(html).text == text


NOTHING = [
    "",
    "  \n",
    "<html></html>",
    "<html><body></body></html>",
    "<<<>>>",
    "\x00\x01\x02",
    "<html><head><title>Only a title</title></head><body><script>var text = 'not a text';</script></body></html>",
    "<html><body><img src='a.png'><br></body></html>",
    "<!-- <p>only a comment</p> -->",
    "<div>" * 5000 + "</div>" * 5000,
]


@pytest.mark.parametrize("html", NOTHING)
def test_a_page_without_text(html: str) -> None:
    with pytest.raises(InputError) as error:
        page.read(html, where="a.html")
    assert str(error.value) == "A114 a.html: no text was found in the page. Hand over its text as .txt or in a 'text' field."


DATES = [
    (
        linked(datePublished="2024-03-02T23:10:00+02:00", dateModified="2024-03-05"),
        PageDate(day="2024-03-02", where="json_ld", modified="2024-03-05"),
    ),
    ('<meta property="article:published_time" content="2024-03-02T08:00:00Z">', PageDate(day="2024-03-02", where="meta")),
    ('<meta name="dcterms.issued" content="2024-03-02">', PageDate(day="2024-03-02", where="meta")),
    ('<link rel="canonical" href="https://example.org/2024/03/02/ferry.html">', PageDate(day="2024-03-02", where="url")),
    ("", None),
    (linked(datePublished="soon") + '<meta name="date" content="2024-03-02">', PageDate(day="2024-03-02", where="meta")),
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-02", }</script>', "any"),
]


@pytest.mark.parametrize(("head", "date"), DATES)
def test_dates_and_where_they_stood(head: str, date: PageDate | str | None) -> None:
    found = page.read(whole(head)).date
    if date == "any":  # broken JSON-LD: htmldate finds it by its pattern
        assert found is not None
        assert found.day == "2024-03-02"
    else:
        assert found == date


def test_time_elements_and_guesses() -> None:
    stated = whole(body='<time itemprop="datePublished" datetime="2024-03-02T10:00">2 March</time>' + BODY)
    assert page.read(stated).date == PageDate(day="2024-03-02", where="time")
    printed = whole(body='<div class="byline-date">02.03.2024</div>' + BODY)
    assert page.read(printed).date == PageDate(day="2024-03-02", where="guess")


def test_a_modified_date_is_not_the_published_one() -> None:
    head = '<meta property="article:modified_time" content="2024-05-06">' + linked(datePublished="2024-03-02")
    assert page.read(whole(head)).date == PageDate(day="2024-03-02", where="json_ld", modified="2024-05-06")


SITE = '<meta property="og:site_name" content="The Harbour Post">'
TITLES = [
    (linked(headline="Ferry to sail &#8217;soon&#8217;"), "Ferry to sail ’soon’"),
    ('<meta property="og:title" content="Ferry to sail soon">', "Ferry to sail soon"),
    (SITE + '<meta property="og:title" content="Ferry to sail soon | The Harbour Post">', "Ferry to sail soon"),
    (SITE + '<meta property="og:title" content="Ferry - a story - The Harbour Post">', "Ferry - a story"),
    (SITE + '<meta property="og:title" content="Ferry - a story">', "Ferry - a story"),
    (SITE + "<title>Ferry to sail soon – The Harbour Post</title>", "Ferry to sail soon"),
    ('<meta property="og:title" content="Ferry to sail soon - News - Coast"><h1>Ferry to sail soon</h1>', "Ferry to sail soon"),
    ("<title>Ferry to sail soon</title>", "Ferry to sail soon"),
    ("", None),
]


@pytest.mark.parametrize(("head", "title"), TITLES)
def test_titles(head: str, title: str | None) -> None:
    heading = head[head.find("<h1>") :] if "<h1>" in head else ""
    assert page.read(whole(head.removesuffix(heading), heading + BODY)).title == title


def test_site_address_and_language() -> None:
    head = (
        linked(publisher={"@type": "Organization", "name": "The Harbour Post"})
        + '<link rel="canonical" href="https://example.org/a">'
    )
    found = page.read(whole(head))
    assert (found.site, found.url, found.language) == ("The Harbour Post", "https://example.org/a", "en-GB")
    assert page.read(whole('<meta property="og:site_name" content="https://example.org">')).site is None


def test_halves_of_surrogate_pairs_are_left_out() -> None:
    half = r'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry \ud83d sails\u0000"}</script>'
    found = page.read(whole(half, "<p>Boats &#xd83d; &#0; sail.</p>" + BODY))
    assert found.title == "Ferry sails"
    assert found.text.encode()


@pytest.mark.parametrize("reference", ["&#27;", "&#x1b;", "&#x1F;", "&#0031;", "&#8;", "&#11;", "&#x0C;", "&#x0f;"])
def test_a_reference_to_a_control_character_costs_no_page(reference: str) -> None:
    found = page.read(whole("", f"<p>Boats {reference}sail &#13;&#10;&#x9;&#32;&#160;&#233;.</p>" + BODY))
    assert found.text.startswith("Boats sail")


def test_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a page links to, nothing is fetched."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    head = '<link rel="canonical" href="https://example.org/a"><meta property="og:image" content="https://example.org/a.png">'
    assert page.read(whole(head)).text == TEXT
    assert page.read("https://example.org/a").date is None


@pytest.mark.parametrize("year", [1999, 2090])
def test_no_clock(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    """The same page gives the same date in any year, a day that is still to come included."""
    from htmldate import extractors, validators

    class AnyDatetime(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime.datetime)

    class Clock(datetime.datetime, metaclass=AnyDatetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Clock:
            return cls(year, 1, 1, tzinfo=tz)

    def refuse() -> None:
        raise AssertionError("dateparser, which reads the clock, was asked")

    monkeypatch.setattr(validators, "datetime", Clock)
    monkeypatch.setattr(extractors, "get_external_parser", refuse)
    validators._parse_and_validate.cache_clear()
    printed = whole(body='<div class="byline-date">02.03.2035</div>' + BODY)
    assert page.read(printed).date == PageDate(day="2035-03-02", where="guess")


def test_a_short_report_keeps_its_paragraphs() -> None:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
    brief = "<p>The ferry will sail again on Friday.</p><p>Eleven boats were counted.</p>"
    found = page.read(whole(body=menu + brief + "<footer>All rights reserved</footer>"))
    assert found.text == "The ferry will sail again on Friday.\nEleven boats were counted."


def test_a_large_page() -> None:
    many = "".join(
        f"<p>On day {i} the harbour master counted {i + 3} boats in the basin and wrote them down.</p>" for i in range(3000)
    )
    assert page.read(whole(body=many)).text.count("\n") == 2999


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div",
                ">",
                "<html>",
                "<body>",
                "words ",
                "&#0;",
                "<!--",
                "\x00",
                "<time datetime='x'>",
                "é",
                "]]>",
                "<script>",
            ]
        )
    )
)
def test_any_page_is_read_or_refused(parts: list[str]) -> None:
    try:
        text, code = page.read("".join(parts)).text, ""
    except InputError as error:
        text, code = "", error.code
    assert bool(text.strip()) != (code == "A114")
