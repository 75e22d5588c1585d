"""Segments, and the page of a report."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from fake_reading import TEXT, fake_reading
from hypothesis import given, settings
from hypothesis import strategies as st

from according.web.layers import numbered
from according.web.lists import lists
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
        self.article, self.ids, self.links, self.tags, self.tips, self.rows = [], [], [], [], [], []
        self._inside = self._badge = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self._inside = self._inside or tag == "article"
        self._badge = attrs.get("class", "").startswith("badge")
        self.rows += [attrs["data-r"]] if "data-r" in attrs else []
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


def test_every_statement_figure_and_event_can_be_reached_both_ways():
    reading = fake_reading()
    page = shown(reading)
    assert len(page.ids) == len(set(page.ids))
    for row in (*reading.statements, *reading.figures, *reading.events):
        assert {row.id, f"row-{row.id}"} <= set(page.ids)
        assert {f"#{row.id}", f"#row-{row.id}"} <= set(page.links)


def test_every_link_leads_somewhere():
    page = shown(fake_reading())
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_every_mention_of_actors_places_and_times_can_be_reached():
    reading = fake_reading()
    page = shown(reading)
    for row in (*reading.actors, *reading.places, *reading.mentions):
        assert row.id in page.ids
        assert f"#{row.id}" in page.links


def test_actors_are_listed_once_with_all_their_words():
    reading = fake_reading()
    ruiz = lists(reading, numbered(reading))["actors"][0]
    assert (ruiz["name"], ruiz["count"], ruiz["offices"], ruiz["traits"]) == ("Ana Ruiz", 2, ["commander"], "person, COP")
    assert [(row["words"], row["form"]) for row in ruiz["spellings"]] == [("Commander Ana Ruiz", "name"), ("we", "pronoun")]
    assert [row["number"] for row in ruiz["says"]] == ["S2", "S3"]
    assert [row["number"] for row in ruiz["done_to"]] == ["E3"]


def test_rows_name_the_rows_that_they_belong_to():
    reading = fake_reading()
    found = lists(reading, numbered(reading))
    figures = {row["number"]: row for row in found["figures"]}
    assert [[row["number"] for row in figures["F3"][name]] for name in ("inside", "whole", "same")] == [["S4"], ["F1"], ["F2"]]
    assert figures["F5"]["category"] == "participants (Ardena)"
    said = {row["number"]: row for row in found["statements"]}
    assert (said["S2"]["addressee"]["name"], said["S1"]["addressee"]) == ("reporters", None)
    assert [row["number"] for row in said["S4"]["inside"]] == ["S3"]


def test_mentions_of_one_event_stand_together():
    reading = fake_reading()
    groups = lists(reading, numbered(reading))["events"]
    assert [[row["number"] for row in group] for group in groups] == [["E1", "E2"], ["E3"], ["E4"], ["E5"], ["E6"], ["E7"]]
    assert groups[0][0]["others"][0]["status"] == "denied"
    assert [row["number"] for row in groups[0][0]["figures"]] == ["F1"]
    assert (groups[3][0]["act"], groups[4][0]["act"]) == (True, False)


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("killed", {"E1", "S1"}),
        ("sank", {"E2", "S1"}),
        ("14", {"F1", "E1r", "S1"}),
        ("We", {"A2", "S2"}),
        ("three letters", {"E6", "S6"}),
        ("alleged", {"E5", "S6"}),
    ],
)
def test_words_that_several_rows_share_name_them_all(words, rows):
    page = report_page(fake_reading())
    found = re.search(rf'data-r="([^"]+)"[^>]*>[^<]*{words}<', page)
    assert found
    assert rows <= set(found[1].split())


def test_an_event_in_two_parts_has_one_number():
    page = report_page(fake_reading())
    assert page.count(">E6¬</a>") == 1
    assert len(re.findall(r'<span class="event s-negated[^>]*>', page)) == 2


@pytest.mark.parametrize(
    ("number", "status"), [("E1“", "claimed"), ("E2×", "denied"), ("E3→", "planned"), ("E4", "asserted"), ("E7←", "background")]
)
def test_a_status_is_told_by_a_sign_and_in_words(number, status):
    page = report_page(fake_reading())
    assert re.search(
        rf'<a class="badge b-e s-{status}"[^>]*aria-label="Event {number[1]}: [a-z ]+, {status}">{number}</a>', page
    )
    assert f'<span class="status s-{status}">' in page


def test_a_status_that_no_event_has_is_no_filter():
    assert 'id="s-hypothetical"' not in report_page(fake_reading())
    assert 'id="s-denied"' in report_page(fake_reading())


def test_the_chain_is_beside_the_words():
    tips = "\n".join(shown(fake_reading()).tips)
    assert (
        "S4 · the harbour master · warned · mixed\noutlet: The Harbour Courier ← speaker: Ana Ruiz ← speaker: the harbour"
        in tips
    )
    assert (
        "E1 · attack or violence, with explosives (ASSAULT-explosives) · “ claimed · ? → 14 people · 2031-03-02 (on that"
        in tips
    )
    assert "F1 · ≥ 14 killed · Port Else · as of 2031-03-02\noutlet: The Harbour Courier ← agency: Northwind Agency" in tips
    assert "marked: page furniture, weather" in tips


def test_the_page_needs_nothing_else():
    html = report_page(fake_reading(url="https://example.org/a"))
    assert not re.search(r"<(img|link|iframe|object|embed|form)\b|\ssrc=|@import|url\(|<[^>]*\son\w+=", html)
    assert "default-src 'none'" in html
    assert 'href="https://example.org/a"' in html


def test_no_script_can_run_but_the_one_whose_hash_the_page_names():
    html = report_page(fake_reading())
    scripts = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    assert len(scripts) == html.count("<script") == 1
    named = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{named}'" in html.partition("<script>")[0].replace("&#39;", "'")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[broken", "//example.org"])
def test_an_address_that_could_do_harm_is_no_link(url):
    assert url not in shown(fake_reading(url=url)).links


def test_a_report_cannot_write_html():
    evil = '"><script>alert(1)</script>'
    html = report_page(fake_reading(outlet=evil, title=evil), origins=(evil,))
    assert "<script>alert" not in html
    assert html.count("<script") == 1


def test_a_report_cannot_turn_the_page_around():
    text = TEXT.replace("ferry sank", "ferry \u202esank\u2067")
    html = report_page(fake_reading(text=text, outlet="Post\u202e", title="A\u202eB"))
    assert not set(html) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "A\\u202eB" in html


def test_a_report_without_anything():
    from according.model import Reading, Report

    html = report_page(Reading(report=Report(id="r0", text="Nothing.", text_hash="")))
    assert html.count("None was found.") == 6
    assert "unknown" in html


def test_a_report_without_words_has_a_heading():
    from according.model import Reading, Report

    assert '<h1 dir="auto">A report without words</h1>' in report_page(Reading(report=Report(id="r0", text="", text_hash="")))


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
