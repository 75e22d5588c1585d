"""Actors of reports in Arabic and Persian, which have no grammar: a row of the table is a sentence and whom it names."""

from __future__ import annotations

import pytest

from according import languages, pipeline
from according.actors import titles
from according.model import ActorMention, Reading, Received

DAY = "2023-11-20"


def found(language: str, text: str, date: str | None = DAY) -> tuple[ActorMention, ...]:
    got = pipeline.read_report(Received(text=text, language=language, date=date), layers=("actors",))
    assert isinstance(got, Reading)
    return got.actors


# language, text, the keys in order ('' for a key of this report alone)
CASES = [
    ("ar", "التقى وزير الخارجية الإيراني حسين أمير عبد اللهيان نظيره في جنيف.", ["person:hossein-amir-abdollahian"]),
    ("fa", "حسین امیرعبداللهیان وزیر امور خارجه ایران گفت.", ["person:hossein-amir-abdollahian"] * 2),
    ("fa", "رئیس‌جمهور فرانسه روز یکشنبه سخنرانی کرد.", ["person:emmanuel-macron"]),
    ("ar", "قال رئيس الوزراء البريطاني إن بلاده ستساعد.", ["person:rishi-sunak"]),
    ("ar", "أعلنت الأمم المتحدة أن الحكومة اليابانية ستساعد.", ["body:united-nations", "state:JPN"]),
    ("ar", "وصل الوفد من النرويج والسويد، وقالت النرويج إنها راضية.", ["state:NOR"]),
    ("ar", "ولليابان وللأمم المتحدة رأي آخر.", ["state:JPN", "body:united-nations"]),
    ("fa", "دولت ژاپن و سازمان ملل همکاری می‌کنند.", ["state:JPN", "body:united-nations"]),
    ("fa", "او در نروژ زندگی می‌کند.", []),
    ("ar", "نشرت صحيفة الحياة مقالا عن الحياة.", ["body:al-hayat"]),
    ("ar", "قال الرئيس الفرنسي إيمانويل ماكرون كلمته، ثم عاد ماكرون.", ["person:emmanuel-macron"] * 2),
    ("ar", "قال وزير الصحة النرويجي، كارل ماركفيلد، إن الوضع جيد. وأضاف ماركفيلد ذلك.", ["name:karl-markfild"] * 2),
    ("ar", "استقبل الوزير اليابانيين.", ["state:JPN/people"]),
    ("ar", "دافع عن الحق قرب القاعدة، وقالت حركة فتح شيئا.", ["body:fatah"]),
    ("ar", "كان الدور الرئيس الفرنسي في القاعة، وزارها أكثر من رئيس فرنسي.", []),
    ("ar", 'قال رئيس "مجلس البلدة" كلمة.', []),
    ("ar", "كلمة is في النص، ورابط %D8%AA%AA% هنا.", []),
    ("ar", "نائب وزير الخارجية الفرنسي في القاعة.", []),
    ("ar", "قال وزير الخارجية الفرنسي السابق كلمة.", []),
]


@pytest.mark.parametrize(("language", "text", "keys"), CASES)
def test_sentences(language: str, text: str, keys: list[str]) -> None:
    assert [row.actor for row in found(language, text)] == keys


def test_spans_are_quoted_without_what_is_written_onto_a_word() -> None:
    (row,) = found("ar", "قالت لليابان شيئا")
    assert (row.surface, row.form, row.country) == ("ليابان", "name", "JPN")


def test_the_day_decides_who_holds_an_office() -> None:
    text = "قال الرئيس الأميركي كلمته."
    assert [row.name for row in found("ar", text, "2018-05-05")] == ["Donald Trump"]
    assert [row.name for row in found("ar", text, "2023-05-05")] == ["Joe Biden"]
    assert found("ar", text, None) == ()


def test_one_of_a_state_is_somebody_of_this_report() -> None:
    person, paper, police = found("ar", "قال مسؤول ياباني ذلك لصحيفة يابانية، وحضرت الشرطة اليابانية.")
    assert (person.type, person.country, person.actor.partition(":")[0]) == ("person", "JPN", person.report)
    assert (paper.type, paper.actor.partition(":")[0]) == ("organisation", paper.report)
    assert police.actor == "state:JPN/شرطه"


def test_a_language_without_titles_has_no_actors() -> None:
    assert found("he", "ראש הממשלה אמר דברים.") == ()


@pytest.mark.parametrize("language", [code for code in languages.available() if languages.exists(code, "titles.toml")])
def test_every_language_with_titles_has_the_same_offices(language: str) -> None:
    def offices(code: str) -> set[str]:
        return set(languages.toml(code, titles.FILE)["offices"])

    assert titles.load(language) is not None
    assert offices(language) <= offices("en")


def test_a_ministry_has_one_key_in_all_languages() -> None:
    english = found("en", "The Norwegian Foreign Ministry said so on Monday.")
    french = found("fr", "Le ministère norvégien des Affaires étrangères a répondu lundi.")
    keys = {row.actor for row in (*english, *french, *found("ar", "قالت وزارة الخارجية النرويجية ذلك."))}
    assert keys == {"state:NOR/foreign-ministry"} == {row.actor for row in found("fa", "وزارت امور خارجه نروژ اعلام کرد.")}


def test_ministries_of_two_fields_are_two() -> None:
    rows = found("en", "The Norwegian health ministry and the Norwegian defence ministry agreed. The health ministry left.")
    assert [row.actor for row in rows] == [f"state:NOR/{field}-ministry" for field in ("health", "defence", "health")]
