"""The date of a report from its evidence, and what is not believed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according import dating
from according.dating import events
from according.dating.calendar import parse
from according.mentions.times import find
from according.model import Mark, Report, Span
from according.reports.draft import Draft
from according.reports.page import PageDate

STORM = (
    "Fighters crossed the fence in the early hours of Saturday. "
    "They called the attack Operation Al-Aqsa Flood. Talks are held today."
)


def _date(
    text: str, *, language: str = "en", given_day: str | None = None, page: PageDate | None = None, marks: Any = ()
) -> Report:
    rows = tuple(
        Mark(
            report="r1",
            spans=(Span(text.index(part), text.index(part) + len(part)),),
            surface=part,
            rule="t",
            kind=kind,
            fine=fine,
        )
        for part, kind, fine in marks
    )
    report = Report(id="r1", text=text, text_hash="", language=language, marks=rows)
    return dating.date(Draft(report=report, given=given_day, page=page), find(text, language=language))


def _told(report: Report) -> tuple[str | None, str | None, str | None, str]:
    return report.published, report.not_before, report.not_after, report.basis


def test_given_date_wins() -> None:
    report = _date("date 2021-03-04 The port closed.", given_day="2021-03-05", marks=[("date 2021-03-04", "date_prefix", None)])
    assert _told(report) == ("2021-03-05", "2021-03-05", "2021-03-05", "given")
    assert report.reference_date == "2021-03-05"


def test_page_metadata() -> None:
    report = _date("The port closed.", page=PageDate(day="2021-03-05", where="json_ld"))
    assert _told(report) == ("2021-03-05",) * 3 + ("page_metadata",)


def test_prefix_with_its_words() -> None:
    report = _date("2021-03-04 The port closed.", marks=[("2021-03-04", "date_prefix", None)])
    assert _told(report) == ("2021-03-04",) * 3 + ("prefix",)
    assert report.date_spans == (Span(0, 10),)


def test_prefix_older_than_an_event_of_the_text_is_not_believed() -> None:
    text = "2021-03-04 The port closed after the Beirut port explosion and the Taliban's return to power."
    report = _date(text, marks=[("2021-03-04", "date_prefix", None)])
    assert _told(report) == (None, "2021-08-15", None, "bound")


def test_stated_on_a_line_of_its_own() -> None:
    report = _date("The port closed\n4 March 2021\nThe port of the island closed after a storm.")
    assert _told(report) == ("2021-03-04",) * 3 + ("stated",)


def test_stated_in_a_dateline() -> None:
    text = "HARBOUR TOWN, March 4, 2021 - The port closed after a storm."
    assert _told(_date(text, marks=[("HARBOUR TOWN, March 4, 2021 - ", "dateline", None)])) == ("2021-03-04",) * 3 + ("stated",)


def test_crawl_date_is_only_an_upper_limit() -> None:
    report = _date(
        "Monday, June 3, 2024\nThe port closed after a storm.", marks=[("Monday, June 3, 2024", "page_furniture", "crawl_date")]
    )
    assert _told(report) == (None, None, "2024-06-03", "bound")
    assert report.reference_date is None


def test_past_dates_are_lower_limits() -> None:
    assert _told(_date("The port was closed on 4 March 2021 and had flooded in 2019.")) == (None, "2021-03-04", None, "bound")


@pytest.mark.parametrize(
    "text",
    [
        "The port will close on 4 March 2031.",
        "Members plan to vote in 2031, before the 2032 games.",
        "The port closed on Tuesday.",
        "Nothing tells the day.",
    ],
)
def test_what_is_to_come_limits_nothing(text: str) -> None:
    assert _told(_date(text)) == (None, None, None, "none")


def test_sudden_event_told_by_its_weekday() -> None:
    report = _date(STORM)
    assert _told(report) == (None, "2023-10-07", "2023-10-10", "inferred")
    assert report.reference_date == "2023-10-08"
    assert {report.text[slice(*span)] for span in report.date_spans} >= {"Al-Aqsa Flood"}


@pytest.mark.parametrize(
    ("change", "into"),
    [
        ("Saturday", "Monday"),  # not the weekday on which it began
        ("Talks are held today", "On October 7 it began"),  # its date is named: told from afar
        ("Talks are held today", "Talks began last month"),
        ("They called", "\nThey called"),  # another paragraph
        ("the early hours of Saturday", "the rain today, Saturday"),  # the report's own day
        ("Saturday. ", "Saturday. " + "The road was full of people and the shops were shut, as one farmer told us. " * 3),
        ("in the early hours of Saturday", "on Saturday"),  # nothing says that it is fresh
    ],
)
def test_sudden_event_told_from_afar_is_a_limit_only(change: str, into: str) -> None:
    report = _date(STORM.replace(change, into))
    assert _told(report) == (None, "2023-10-07", None, "bound")


def test_crawl_date_does_not_shift_an_inferred_window() -> None:
    text = f"Monday, June 3, 2024\n{STORM}"
    report = _date(text, marks=[("Monday, June 3, 2024", "page_furniture", "crawl_date")])
    assert _told(report) == (None, "2023-10-07", "2023-10-10", "inferred")


def test_weekday_with_day_and_month_takes_its_year_from_a_known_day() -> None:
    text = "Le ministre a été reçu mardi 14 novembre. La guerre a suivi l'opération Déluge d'al-Aqsa."
    report = _date(text, language="fr")
    assert _told(report) == (None, "2023-11-14", "2023-11-17", "inferred")
    assert report.reference_date == "2023-11-14"


def test_weekday_with_day_and_month_alone_fits_many_years() -> None:
    assert _told(_date("Le ministre a été reçu mardi 14 novembre.", language="fr")) == (None, None, None, "none")


def test_events_are_found_in_any_spelling() -> None:
    for text in ("la Tempête d’al‑Aqsa", "OPERATION AL AQSA STORM", "عملية طوفان الأقصى"):
        assert [named.event.name for named in events.named(text)] == ["Operation Al-Aqsa Flood"], text
    assert events.named("a storm over al-Aqsa") == ()


def test_events_have_names_of_their_own() -> None:
    names = [name for event in events.events() for name in event.names]
    assert len(names) == len(set(names))
    assert len(events.events()) >= 200


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                STORM,
                "In 2019 it fell.",
                "It was on 4 March 2021.",
                "\n",
                "lundi 3 mai",
                "Monday",
                "the Taliban's return to power",
            ]
        ),
        max_size=6,
    )
)
def test_limits_are_in_order_and_hold_the_reference(parts: list[str]) -> None:
    report = _date(" ".join(parts))
    low, high, middle = parse(report.not_before), parse(report.not_after), parse(report.reference_date)
    assert not (low and high) or low <= high
    assert not (low and middle) or low <= middle
    assert not (high and middle) or middle <= high
    assert all(0 <= start < end <= len(report.text) for start, end in report.date_spans)
