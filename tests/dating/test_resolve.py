"""TIMEX3 values of expressions, counted from a day."""

from __future__ import annotations

import pytest

from according.dating import resolve
from according.mentions.times import find
from according.model import Report, quote

DAY = "2021-03-11"  # a Thursday

VALUES = [
    ("en", "It closed on Tuesday.", ["2021-03-09"]),
    ("en", "It closed on Thursday.", ["2021-03-11"]),
    ("en", "It will close on Tuesday.", ["2021-03-16"]),
    ("en", "It closed last Thursday.", ["2021-03-04"]),
    ("en", "It closed in the early hours of Sunday.", ["2021-03-07TMO"]),
    ("en", "It closed on October 7.", ["2020-10-07"]),
    ("en", "It closed in March 2019.", ["2019-03"]),
    ("en", "It closed on 31 February 2019, on 30/02/2019 and on 29 February 2020.", ["2019-02", "2019-02", "2020-02-29"]),
    ("fr", "Ils se sont vus le 31 avril 2019.", ["2019-04"]),
    ("en", "It closed in December.", ["2020-12"]),
    ("en", "It closed last December.", ["2020-12"]),
    ("en", "It closed last week, and the week before, in 2017.", ["2021-W09", "2017"]),
    ("en", "It closed yesterday; today it is open.", ["2021-03-10", "2021-03-11"]),
    ("en", "Two weeks ago it closed.", ["2021-W08"]),
    ("en", "It closed a year ago, for six weeks.", ["2020", "P6W"]),
    ("en", "For nearly 17 years and many decades.", ["P17Y", "PXDE"]),
    ("en", "So far it is open, every day.", ["PRESENT_REF", "P1D"]),
    ("en", "On Tuesday they met. The same day it rained.", ["2021-03-09", "2021-03-09"]),
    ("en", "On July 4, 2020, they met. Two days earlier it rained.", ["2020-07-04", "2020-07-02"]),
    ("en", "They met at 5 p.m. Tuesday.", ["2021-03-09T17:00"]),
    ("en", "In the 1990s, in the third quarter of 2019.", ["199", "2019-Q3"]),
    ("en", "They met last summer.", ["2020-SU"]),
    ("en", "They meet every Friday.", ["XXXX-WXX-5"]),
    ("en", "In the third quarter sales fell; a year earlier they rose.", ["2020-Q3", "2019-Q3"]),
    ("en", "Sales fell in the quarter, said the firm.", ["2020-Q4"]),
    ("en", "The latest quarter was good, the latest fiscal year was not.", ["2020-Q4", "2020"]),
    ("en", "The year-ago third quarter was better.", ["2019-Q3"]),
    ("en", "They have until Saturday.", ["2021-03-13"]),
    ("en", "It was not until Monday that they met.", ["2021-03-08"]),
    ("en", "Rules to be published in April said so.", ["2021-04"]),
    ("en", "He said the rights expire April 9.", ["2021-04-09"]),
    ("en", "They met on Christmas Day and after Thanksgiving.", ["2020-12-25", "2020-11-26"]),
    ("en", "It took a minute and a half.", ["PT1M30S"]),
    ("en", "It opens by year-end.", ["2021-12-31"]),
    ("en", "In June 2018 she left; later that year she returned.", ["2018-06", "2018"]),
    ("en", "He was shot last May 3.", ["2020-05-03"]),
    ("en", "It cost 5 million a year; it had cost 4 million a year ago.", ["2020"]),
    ("en", "It opens on April 24 and 25.", ["2021-04-24", "2021-04-25"]),
    ("en", "It will one day be a port, by the year two thousand.", ["FUTURE_REF", "2000"]),
    ("en", "In the fiscal year ended June 30 it paid every quarter.", ["P1Y", "2020-06-30", "P1Q"]),
    ("en", "On Monday and Tuesday nights it is shut.", ["XXXX-WXX-1TNI", "XXXX-WXX-2TNI"]),
    (
        "en",
        "Sales fell in the third quarter.\nThe second quarter was flat.\nThey were lower than a year ago.",
        ["2020-Q3", "2020-Q2", "2019-Q3"],
    ),
    ("en", "Sales fell in the third quarter; in nine months they rose, from a year earlier.", ["2020-Q3", "P9M", "2020"]),
    (
        "en",
        "He left on Tuesday. Overnight it rained. The previous Monday was dry.",
        ["2021-03-09", "2021-03-11TNI", "2021-03-08"],
    ),
    ("en", "He fell on Tuesday and was found three hours later.", ["2021-03-09", "PT3H"]),
    ("en", "Until then, in recent quarters, it grew.", ["2021-03-11", "PXM"]),
    ("fr", "Il ouvrira les 24 et 25 avril.", ["2021-04-24", "2021-04-25"]),
    ("fr", "Ce sera un jour un port, d'ici l'an deux mille.", ["FUTURE_REF", "2000"]),
    ("fr", "Pour l'exercice clos le 30 juin, il a payé chaque trimestre.", ["P1Y", "2020-06-30", "P1Q"]),
    ("fr", "C'est fermé les lundis soirs.", ["XXXX-WXX-1TEV"]),
    ("fr", "Il est tombé mardi ; on l'a trouvé trois heures plus tard.", ["2021-03-09", "PT3H"]),
    ("fr", "Au troisième trimestre, les ventes ont baissé ; un an plus tôt, elles montaient.", ["2020-Q3", "2019-Q3"]),
    ("fr", "Les ventes ont baissé au dernier trimestre.", ["2020-Q4"]),
    ("fr", "Ils ont jusqu'à samedi.", ["2021-03-13"]),
    ("fr", "Il a indiqué que les bons expirent le 9 avril.", ["2021-04-09"]),
    ("fr", "Ils se sont vus à Noël.", ["2020-12-25"]),
    ("fr", "Cela a duré une heure et demie.", ["PT1H30M"]),
    ("fr", "Il est parti lundi, après quatre jours.", ["2021-03-08", "P4D"]),
    ("fr", "Il est parti lundi 8 mars.", ["2021-03-08"]),
    ("fr", "Il est parti hier soir.", ["2021-03-10TEV"]),
    ("fr", "Il est parti l'an dernier, en juin.", ["2020", "2020-06"]),
    ("fr", "Il partira la semaine prochaine.", ["2021-W11"]),
    ("fr", "À ce jour, ces dernières 24h, des années.", ["PRESENT_REF", "PT24H", "PXY"]),
    ("fr", "La fermeture a duré entre le 3 et le 5 janvier.", ["2021-01-03/2021-01-05"]),
    ("fr", "Il est parti lundi. Le lendemain, il est revenu.", ["2021-03-08", "2021-03-09"]),
]

UNDATED = [
    ("en", "It closed on Tuesday, October 7, for two weeks.", ["XXXX-10-07", "P2W"]),
    ("en", "It closed yesterday, last week, on Monday.", [None, None, None]),
    ("en", "It closed on 2020-02-03.", ["2020-02-03"]),
]


def _values(language: str, text: str, day: str | None) -> list[str | None]:
    report = Report(id="r1", text=text, text_hash="", language=language, reference_date=day)
    return [mention.value for mention in resolve(report, find(text, language=language))]


@pytest.mark.parametrize(("language", "text", "expected"), VALUES)
def test_value(language: str, text: str, expected: list[str]) -> None:
    assert _values(language, text, DAY) == expected


@pytest.mark.parametrize(("language", "text", "expected"), UNDATED)
def test_value_without_a_day_to_count_from(language: str, text: str, expected: list[str | None]) -> None:
    assert _values(language, text, None) == expected


def test_a_few_hours_on_is_a_length_and_a_few_days_on_a_date() -> None:
    text = "He fell on Tuesday, was found three hours later and died two days later."
    report = Report(id="r1", text=text, text_hash="", language="en", reference_date=DAY)
    mentions = resolve(report, find(text, language="en"))
    assert [(mention.type, mention.value) for mention in mentions] == [
        ("DATE", "2021-03-09"),
        ("DURATION", "PT3H"),
        ("DATE", "2021-03-11"),
    ]


def test_mentions_show_their_words_and_have_ids() -> None:
    text = "On Tuesday they met, and on Tuesday they parted."
    report = Report(id="r1", text=text, text_hash="", language="en", reference_date=DAY)
    mentions = resolve(report, find(text, language="en"))
    assert [mention.surface for mention in mentions] == [quote(text, mention.spans) for mention in mentions] == ["Tuesday"] * 2
    assert len({mention.id for mention in mentions}) == 2
    assert {(mention.kind, mention.anchor, mention.report) for mention in mentions} == {("time", "report", "r1")}


def test_the_day_of_the_event_that_limits_an_undated_report_has_its_year() -> None:
    text = "They remembered February 6 and February 9."
    report = Report(id="r1", text=text, text_hash="", language="en", not_before="2023-02-06")
    assert [mention.value for mention in resolve(report, find(text, language="en"))] == ["2023-02-06", "XXXX-02-09"]
