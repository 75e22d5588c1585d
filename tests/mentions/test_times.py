"""Time expressions: their words, type and reading, in tables of cases."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import LanguageError
from according.mentions import time_words
from according.mentions.times import find

# language, text, the expressions in order
SPANS = [
    ("en", "On Monday, March 4, 2019, the harbour reopened.", ["Monday, March 4, 2019"]),
    ("en", "It closed on 4 March 2019 and again in June 2020.", ["4 March 2019", "June 2020"]),
    ("en", "The ferry sank in the early hours of Sunday.", ["the early hours of Sunday"]),
    ("en", "The ferry left at 5 p.m. Tuesday.", ["5 p.m. Tuesday"]),
    ("en", "So far nobody was hurt; the road is currently shut.", ["So far", "currently"]),
    ("en", "The dam had been leaking for nearly 17 years.", ["nearly 17 years"]),
    ("en", "Two days earlier the mayor resigned.", ["Two days earlier"]),
    ("en", "The mayor resigned three weeks ago.", ["three weeks ago"]),
    ("en", "A four-day strike began last week.", ["four-day", "last week"]),
    ("en", "It happened on the same day in 2006 and in 2011.", ["the same day", "2006", "2011"]),
    ("en", "They meet every Friday and work daily.", ["every Friday", "daily"]),
    ("en", "In the 1990s the valley was quiet.", ["the 1990s"]),
    ("en", "Over the past decades the river moved.", ["the past decades"]),
    ("en", "In May the talks may resume; may they last.", ["May"]),
    ("en", "He marched in March, she said in Nov. 2021.", ["March", "Nov. 2021"]),
    ("en", "Come as soon as possible, said the 45-year-old farmer.", []),
    ("en", "The second phase cost 2000 dollars.", []),
    ("en", "late Tuesday, early next year, mid-November", ["late Tuesday", "early next year", "mid-November"]),
    ("en", "It was published on 2021-03-04 at 10:15.", ["2021-03-04", "10:15"]),
    ("en", "the third quarter of 2020", ["the third quarter of 2020"]),
    ("en", "Yesterday morning it rained, today it snows.", ["Yesterday morning", "today"]),
    ("fr", "Le port a rouvert lundi 4 mars 2019.", ["lundi 4 mars 2019"]),
    ("fr", "Depuis le 12 juin, la route est fermée.", ["12 juin"]),
    ("fr", "Le maire a démissionné il y a trois semaines.", ["il y a trois semaines"]),
    ("fr", "La digue fuyait depuis près de dix-sept ans.", ["près de dix-sept ans"]),
    ("fr", "À ce jour, personne n'a été blessé.", ["À ce jour"]),
    ("fr", "L’an dernier, la rivière a débordé.", ["L’an dernier"]),
    ("fr", "Le bac a coulé hier soir, vers 19h30.", ["hier soir", "19h30"]),
    ("fr", "Deux jours plus tôt, ils s'étaient vus.", ["Deux jours plus tôt"]),
    ("fr", "La grève reprendra la semaine prochaine, début mars.", ["la semaine prochaine", "début mars"]),
    ("fr", "Ces derniers mois, le calme régnait.", ["Ces derniers mois"]),
    ("fr", "En 2006, puis en été 2011, il est parti.", ["2006", "été 2011"]),
    ("fr", "La mairie a été fermée mardi matin.", ["mardi matin"]),
    ("fr", "Plus de 9 220 foyers sont privés d'eau.", []),
    ("fr", "Le bac part à 20h et revient vers 21 heures 30.", ["20h", "21 heures 30"]),
    ("fr", "Un pêcheur, 41 ans, mensuellement payé, espère en l'avenir.", []),
    ("fr", "À la 27e minute du match.", []),
    ("en", "Four days before the storm, a second boat sank.", ["Four days"]),
    ("en", "Over the past 24 hours it rained, three days before it snowed.", ["the past 24 hours", "three days"]),
    ("fr", "Le lendemain, le pont fut rouvert.", ["Le lendemain"]),
    ("en", "It opens on June 3 and 4.", ["June 3", "4"]),
    ("en", "On June 3 and 4 boats sank.", ["June 3"]),
    ("en", "The mill buys 40 logs a day, from two boats a week.", []),
    ("en", "It sold 40 logs a day after the flood; they cut 40 logs a week ago.", ["a day", "a week ago"]),
    ("en", "On Mondays and on Tuesday nights it is shut.", ["Mondays", "Tuesday nights"]),
    ("en", "He left the day before.", ["the day before"]),
    ("en", "He left the day before she did.", []),
    ("en", "Until then, worry about the future.", ["then", "the future"]),
    ("en", "The March elections were calm; the march elections came to an end.", ["March"]),
    ("en", "They rested for a fairly long period.", ["a fairly long period"]),
    ("fr", "Il ouvre les 3 et 4 juin.", ["3", "4 juin"]),
    ("fr", "D'ici là, il est fermé les lundis et tous les mardis soirs.", ["D'ici là", "lundis", "tous les mardis soirs"]),
    ("fr", "Il mise sur l'avenir.", ["l'avenir"]),
    ("de", "Am Mittwoch, dem 3. Mai 2023, kam er.", ["Mittwoch, dem 3. Mai 2023"]),
    ("es", "El puerto cerró el martes 12 de marzo de 2024.", ["martes 12 de marzo de 2024"]),
    ("ar", "أعلن الوزير يوم الأربعاء 12 نيسان/أبريل 2023", ["يوم الأربعاء 12 نيسان/أبريل 2023"]),
    ("fa", "روز سه شنبه گفت", ["روز سه شنبه"]),
    ("he", "ביום שבת נסגר הנמל", ["ביום שבת"]),
    (None, "2021-03-04, 14/03/2022", ["2021-03-04", "14/03/2022"]),
]

READINGS: list[tuple[str | None, str, dict[str, Any]]] = [
    ("en", "Monday, March 4, 2019", {"year": 2019, "month": 3, "day": 4, "weekday": 1, "full": True, "type": "DATE"}),
    ("en", "nearly 17 years", {"type": "DURATION", "amount": 17.0, "unit": "year", "modifier": "LESS_THAN"}),
    ("en", "twenty-four hours", {"type": "DURATION", "amount": 24.0, "unit": "hour"}),
    ("en", "the past weeks", {"type": "DURATION", "amount": None, "unit": "week", "direction": -1}),
    ("en", "three weeks ago", {"type": "DATE", "amount": 3.0, "unit": "week", "direction": -1, "reference": "report"}),
    ("en", "three weeks earlier", {"direction": -1, "reference": "text"}),
    ("en", "next Friday", {"weekday": 5, "direction": 1, "kind": "shift"}),
    ("en", "12 p.m.", {"type": "TIME", "hour": 12}),
    ("en", "14/03/2022", {"year": 2022, "month": 3, "day": 14}),
    ("en", "03/04/2022", {"year": 2022, "month": None, "day": None}),
    ("fr", "03/04/2022", {"year": 2022, "month": 4, "day": 3}),
    ("fr", "la semaine prochaine", {"kind": "shift", "direction": 1, "unit": "week"}),
    ("fr", "vers 21 heures 30", {"type": "TIME", "hour": 21, "minute": 30, "unit": None}),
    ("fr", "l'année suivante", {"kind": "anaphor", "unit": "year", "direction": 1}),
    ("fr", "avant-hier", {"kind": "offset", "amount": 2, "direction": -1}),
    ("en", "Tuesday nights", {"type": "SET", "weekday": 2, "part": "NI"}),
    ("en", "nineteen eighty-four", {"year": 1984, "century": None}),
    ("fr", "mille neuf cent quatre-vingt-quatre", {"year": 1984, "century": None}),
    ("fr", "entre le 3 et le 5 mai", {"day": 3, "to_day": 5, "month": 5, "kind": "range"}),
]

TENSES = [
    ("en", "He will arrive on Friday.", "future"),
    ("en", "He arrived on Friday.", "past"),
    ("en", "He arrived to negotiate on Friday.", None),
    ("en", "He said he would arrive on Friday.", "future"),
    ("en", "It had been due to expire on Friday.", None),
    ("en", "They will appeal Friday's ruling.", None),
    ("en", "They will attend Friday's fair.", "future"),
    ("en", "They will answer the Friday raid.", None),
    ("en", "It rose to a high on Friday.", "past"),
    ("en", "The case is heard on Friday.", None),
    ("fr", "Ils feront appel, ils pourront contester la décision de vendredi", None),
    ("fr", "L'accord avait été prévu pour vendredi.", None),
    ("fr", "Il devrait arriver vendredi.", "future"),
    ("fr", "Ils ont quitté la ville vendredi.", "past"),
]


@pytest.mark.parametrize(("language", "text", "expected"), SPANS)
def test_words(language: str | None, text: str, expected: list[str]) -> None:
    assert [text[slice(*e.span)] for e in find(text, language=language)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), READINGS)
def test_reading(language: str | None, text: str, expected: dict[str, Any]) -> None:
    (expression,) = find(text, language=language)
    assert {name: getattr(expression, name) for name in expected} == expected


@pytest.mark.parametrize(("language", "text", "tense"), TENSES)
def test_tense(language: str, text: str, tense: str | None) -> None:
    assert find(text, language=language)[-1].tense == tense


def test_rule_names_language_and_pattern() -> None:
    assert find("so far", language="en")[0].rule == "mentions/en/word"


@pytest.mark.parametrize("language", ["en", "fr", "ar", "de", "es", "fa", "he"])
def test_all_lexicons_load(language: str) -> None:
    assert time_words.of(language).patterns


BROKEN = [
    ({"weekday": {"x": ["Monday"]}}, "weekday.x"),
    ({"unit": {"fortnight": ["fortnight"]}}, "unit.fortnight"),
    ({"pattern": {"p": {"kind": "date", "forms": ["wekday"]}}}, "pattern.p"),
    ({"pattern": {"p": {"kind": "dat", "forms": ["weekday"]}}}, "pattern.p"),
    ({"wekday": {"1": ["Monday"]}}, "wekday"),
]


@pytest.mark.parametrize(("data", "key"), BROKEN)
def test_broken_entry_is_named(data: dict[str, Any], key: str) -> None:
    with pytest.raises(LanguageError, match=r"xx/times.toml \[" + key.replace(".", r"\.")):
        time_words.build("xx", data)


PIECES = [
    "Monday",
    "3",
    "March",
    "2020",
    "the",
    "last",
    "week",
    "two",
    "years",
    "ago",
    ".",
    "\n",
    ",",
    "le",
    "7",
    "octobre",
    "hier",
    "x",
    "à",
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80),
    st.sampled_from(["en", "fr", "ar", None]),
)
def test_expressions_stand_in_the_text_in_order(text: str, language: str | None) -> None:
    found = find(text, language=language)
    assert found == find(text, language=language)
    position = 0
    for expression in found:
        assert position <= expression.span.start < expression.span.end <= len(text)
        assert text[slice(*expression.span)].strip() == text[slice(*expression.span)]
        position = expression.span.end
