"""Events drawn on days: where marks stand, what forms and signs say, and the page around the picture."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from fake_reading import fake_reading
from msgspec.structs import replace
from test_report_page import Shown

from according.web.moments import Item, Moment, moments, quads, sentence, span_of, summary
from according.web.timeline import MARK, ROWS, Scale, boxes, picture
from according.web.timeline_page import timeline_page
from according.web.words import STATUSES

READING = fake_reading()


def told(*dates, event=READING.events[0], **changes):
    """Mentions of one kind of event on some days, each an event of its own."""
    return [
        Item(replace(event, id=f"e{nr}", event=f"v{nr}", date=day, date_precision="day", **changes), READING.report)
        for nr, day in enumerate(dates)
    ]


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2031-03-02", "2031-03-02", "2031-03-02"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-02/2031-03-04", "2031-02-01", "2031-03-04"),
        ("2031-03-04/2031-03-01", "2031-03-01", "2031-03-04"),
    ],
)
def test_a_time_is_a_stretch_of_days(when, first, last):
    assert span_of(when) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("when", [None, "", "soon", "2031-13", "2031-W10", "20310", "2031-02-30"])
def test_what_is_no_time_has_no_days(when):
    assert span_of(when) is None


def test_mentions_of_one_event_are_one_mark_unless_day_or_status_differ():
    killed, sank = READING.events[:2]
    again = replace(killed, id="e9", spans=sank.spans)
    report = READING.report
    rows = [Item(killed, report), Item(again, report), Item(sank, report), Item(replace(killed, date=None), report)]
    assert [[row.row.id for row in moment.items] for moment in moments(rows)] == [
        [killed.id, "e9"],
        [sank.id],
        [killed.id],
    ]


def test_a_group_joins_mentions_across_reports():
    second = fake_reading(outlet="The Estuary Times")
    rows = [Item(reading.events[0], reading.report, "g1") for reading in (READING, second)]
    assert len(moments(rows)) == 1
    assert len(moments([row._replace(group=None) for row in rows])) == 2


def test_the_order_of_the_rows_does_not_matter():
    rows = [Item(event, READING.report) for event in READING.events]
    assert timeline_page(rows, title="A") == timeline_page(reversed(rows), title="A")
    assert picture(rows, title="A") == picture(reversed(rows), title="A")


def test_marks_stand_on_their_days_and_do_not_overlap():
    found = moments(told(*["2031-03-02"] * 9, "2031-03-03", "2031-03-03", "2031-03", "2031-03-01/2031-03-02"))
    scale = Scale(found)
    placed = list(boxes(list(enumerate(found, 1)), scale))
    for box in placed:
        days = box.moment.days
        assert days
        assert scale.x(max(days[0], scale.first)) <= box.x
    for a in placed:
        for b in placed:
            if a.number < b.number and a.row == b.row:
                assert a.x + a.width <= b.x or b.x + b.width <= a.x


def test_longer_times_are_longer_marks_below_the_days():
    found = moments(told("2031-03-02", "2031-03-01/2031-03-06"))
    day, days = sorted(boxes(list(enumerate(found, 1)), Scale(found)), key=lambda box: box.width)
    assert (day.width, day.row, days.row) == (MARK, 0, 1)
    assert days.width > 4 * MARK


def test_what_lies_far_off_does_not_press_the_days_together():
    near, far, later = told("2031-03-02", "1998-05-01", "2040-01-01")
    alone, scale = Scale(moments([near])), Scale(moments([near, far, later]))
    assert (scale.first, scale.last) == (alone.first, alone.last)
    assert (scale.before, scale.after) == ([date(1998, 5, 1)], [date(2040, 1, 1)])
    assert ">earlier</text>" in picture([near, far, later], title="")


def test_reports_without_a_day_are_drawn_around_the_middle_event():
    report = replace(READING.report, published=None, reference_date=None)
    rows = [row._replace(report=report) for row in told("2031-03-02", "2031-03-05", "1998-01-01")]
    assert Scale(moments(rows)).before == [date(1998, 1, 1)]


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_a_look_of_its_own(status):
    drawn = picture(told("2031-03-02", status=status), title="")
    assert drawn.count(f'class="mark s-{status}"') == 1


def test_a_day_of_the_report_is_round():
    mark = re.compile(r'<rect x="[\d.]+" y="\d+" width="16.0" height="16" rx="(\d)"')
    day, report = (
        mark.search(picture([row._replace(row=replace(row.row, date_precision=precision))], title=""))[1]
        for precision in ("day", "report")
        for row in told("2031-03-02")
    )
    assert (day, report) == ("2", "8")


def test_a_mark_says_how_often_it_is_told():
    once, often = (told(*["2031-03-02"] * times, status=status) for times, status in ((1, "asserted"), (12, "claimed")))
    drawn = picture([row._replace(group=row.row.status) for row in (*once, *often)], title="")
    assert '>“<tspan dy="-5">12</tspan></text>' in drawn
    assert drawn.count('class="mark s-asserted"') == 1
    assert ">1</text>" not in drawn.partition('class="mark s-asserted"')[2].partition("</g>")[0]


def test_a_lane_that_is_too_full_says_how_many_are_left_out():
    drawn = picture(told(*["2031-03-02/2031-03-05"] * (ROWS + 3)), title="")
    assert "and 3 more, in the list" in drawn


def test_the_sentence_of_a_mention_with_its_trigger():
    event = READING.events[5]
    parts = sentence(Item(event, READING.report))
    assert [part for part, trigger in parts if trigger] == ["had ignored", "three letters"]
    assert "".join(part for part, _ in parts).startswith("The minister, who rejected")
    assert (
        "".join(part for part, _ in sentence(Item(event, READING.report), around=12)) == "… owner had ignored three letters …"
    )


def test_long_times_do_not_stretch_the_scale():
    near = told("2031-03-02", "2031-03-05")
    wide = told("2031-03-02", "2031-03-05", "2031")
    assert (Scale(moments(wide)).first, Scale(moments(wide)).last) == (Scale(moments(near)).first, Scale(moments(near)).last)


def test_the_picture_is_svg_that_needs_nothing_else():
    rows = [Item(event, READING.report) for event in READING.events]
    drawn = picture(rows, title='<&"> of the week')
    tree = ElementTree.fromstring(drawn)
    titles = [element.text for element in tree.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == len(moments(rows))
    assert any("The Harbour Courier: The minister, who rejected the claim" in title for title in titles)
    assert not re.search(r"<(script|image|a|use)\b|url\(|@import|https?://(?!www\.w3\.org/2000/svg)", drawn)


def test_every_mark_of_the_page_leads_to_its_sentence():
    rows = [Item(event, READING.report) for event in READING.events]
    html = timeline_page(rows, title="Ferry")
    page = Shown()
    page.feed(html)
    marks = re.findall(r'<a class="mark [^"]*" href="#(row-\d+)"', html)
    assert sorted(marks) == sorted(f"row-{number}" for number in range(1, len(moments(rows)) + 1))
    assert set(marks) <= set(page.ids)
    assert "outlet: The Harbour Courier ← agency: Northwind Agency ← speaker: the coast guard" in html
    assert "default-src 'none'" in html
    assert not re.search(r"<(img|link|iframe|object|embed|form)\b|\ssrc=|@import|url\(|<[^>]*\son\w+=", html)


def test_a_report_cannot_write_html_into_the_page():
    evil = '"><script>alert(1)</script>'
    reading = fake_reading(outlet=evil)
    rows = [Item(replace(event, place=evil), reading.report) for event in reading.events]
    for made in (timeline_page(rows, title=evil), picture(rows, title=evil)):
        assert "<script>alert" not in made


def test_no_events():
    assert "There is nothing to draw." in timeline_page([], title="Nobody")
    assert "nothing to draw" in picture([], title="Nobody")


def test_a_type_that_the_ontology_does_not_know_has_a_lane():
    drawn = picture(told("2031-03-02", type="NEW_TYPE"), title="")
    assert "NEW_TYPE" in drawn
    assert ">Other</text>" in drawn


def test_statements_and_figures_have_lanes_of_their_own():
    report = READING.report
    rows = [Item(row, report) for row in (*READING.events, *READING.statements, *READING.figures)]
    found = moments(rows)
    assert [moment.fact.what for moment in found if moment.fact.quad == "figures" and moment.fact.day] == ["≥ 14 killed"]
    assert {moment.fact.day for moment in found if moment.fact.quad == "statements"} == {"2031-03-04"}
    html = timeline_page(rows, title="All")
    assert 'id="q-st"' in html
    assert 'id="q-fi"' in html
    assert summary(found) == "17 lines, 18 mentions, 1 report"
    assert 'class="mark s-none q-st"' in html


def test_every_type_of_the_ontology_has_a_class():
    assert all(quads().values())
    assert isinstance(moments(told("2031-03-02"))[0], Moment)
