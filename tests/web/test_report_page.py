"""Segments, and the page of a report."""

import re
from html.parser import HTMLParser

import pytest
from fake_reading import TEXT, fake_reading
from hypothesis import given, settings
from hypothesis import strategies as st

from according.web.page import report_page
from according.web.segments import Label, lines, segments
from according.web.words import headline, shortened

spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair) + 1))


@settings(deadline=None)  # machines are busy
@given(st.lists(spans, max_size=12), spans)
def test_segments_fill_a_stretch_and_keep_every_label(pairs, stretch):
    labels = [Label(start, end, "content", f"s{number}", "") for number, (start, end) in enumerate(pairs)]
    found = list(segments(*stretch, labels))
    assert [at for piece in found for at in range(piece.start, piece.end)] == list(range(*stretch))
    for piece in found:
        inside = {label for label in labels if label.start <= piece.start and piece.end <= label.end}
        touched = {label for label in labels if label.start < piece.end and label.end > piece.start}
        assert set(piece.labels) == inside == touched


@pytest.mark.parametrize(("text", "found"), [("", []), ("a\n\n b \n", ["a", " b "]), ("a\r\nb", ["a\r", "b"]), ("\n\n", [])])
def test_lines(text, found):
    assert [text[start:end] for start, end in lines(text)] == found


class Shown(HTMLParser):
    """What a browser makes of a page: the text of the article, ids, links, attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.article, self.ids, self.links, self.tags, self.tips = [], [], [], [], []
        self._inside = self._badge = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self._inside = self._inside or tag == "article"
        self._badge = attrs.get("class") == "badge"
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if "href" in attrs else []
        self.tips += [attrs["data-tip"]] if "data-tip" in attrs else []

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "article"
        if tag == "a":
            self._badge = False
        if tag == "p" and self._inside:
            self.article.append("\n")

    def handle_data(self, data):
        if self._inside and not self._badge:
            self.article.append(data)


def shown(reading, **more):
    page = Shown()
    page.feed(report_page(reading, **more))
    return page


def test_the_text_is_the_text_of_the_report():
    words = [line for line in "".join(shown(fake_reading()).article).split("\n") if line.strip()]
    assert words == [line for line in TEXT.split("\n") if line.strip()]


def test_every_statement_and_figure_can_be_reached_both_ways():
    reading = fake_reading()
    page = shown(reading)
    assert len(page.ids) == len(set(page.ids))
    for row in (*reading.statements, *reading.figures):
        assert {row.id, f"row-{row.id}"} <= set(page.ids)
        assert {f"#{row.id}", f"#row-{row.id}"} <= set(page.links)


def test_the_chain_is_beside_the_words():
    tips = "\n".join(shown(fake_reading()).tips)
    assert (
        "S4 · the harbour master · warned · mixed\noutlet: The Harbour Courier ← speaker: Ana Ruiz ← speaker: the harbour"
        in tips
    )
    assert "F1 · ≥ 14 killed · Port Else · as of 2031-03-02\noutlet: The Harbour Courier ← agency: Northwind Agency" in tips
    assert "marked: page furniture, weather" in tips


def test_the_page_needs_nothing_else():
    html = report_page(fake_reading(url="https://example.org/a"))
    assert not re.search(r"<(script|img|link|iframe|object|embed|form)\b|\ssrc=|@import|url\(|\son\w+=", html)
    assert "default-src 'none'" in html
    assert 'href="https://example.org/a"' in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[broken", "//example.org"])
def test_an_address_that_could_do_harm_is_no_link(url):
    assert url not in shown(fake_reading(url=url)).links


def test_a_report_cannot_write_html():
    evil = '"><script>alert(1)</script>'
    html = report_page(fake_reading(outlet=evil, title=evil), origins=(evil,))
    assert "<script" not in html


def test_a_report_without_anything():
    from according.model import Reading, Report

    html = report_page(Reading(report=Report(id="r0", text="Nothing.", text_hash="")))
    assert html.count("None was found.") == 2
    assert "unknown" in html


def test_right_to_left_lines_find_their_own_direction():
    assert report_page(fake_reading()).count('<p dir="auto">') == len([line for line in TEXT.split("\n") if line.strip()])


def test_the_same_reading_gives_the_same_page():
    assert report_page(fake_reading()) == report_page(fake_reading())


@pytest.mark.parametrize(
    ("title", "size", "words"),
    [
        ("Ferry sinks off Port Else", 90, "Ferry sinks off Port Else"),
        ("Ferry sinks off Port Else", 16, "Ferry sinks off…"),
        (None, 30, "At least 14 people were…"),
    ],
)
def test_a_headline_is_the_title_or_the_first_words_that_are_no_furniture(title, size, words):
    assert headline(fake_reading(title=title).report, size=size) == words


@pytest.mark.parametrize(
    ("text", "size", "words"),
    [("a  b\nc", 9, "a b c"), ("abcdefgh", 4, "abc…"), ("ab, cd ef", 7, "ab, cd…"), ("one two – three", 10, "one two…")],
)
def test_texts_are_cut_between_words(text, size, words):
    assert shortened(text, size) == words
