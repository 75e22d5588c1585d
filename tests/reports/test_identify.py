"""Languages: of sentences, of their beginnings, of whole reports with foreign lines."""

from __future__ import annotations

import pytest

from according.reports import language

SENTENCES = {
    "en": [
        "The harbour master said the ferry would sail again on Friday.",
        "Officials counted the boats twice before they spoke.",
    ],
    "fr": ["Le capitaine du port a promis que le bac reprendrait vendredi.", "Les élus ont compté deux fois les bateaux."],
    "de": ["Der Hafenmeister sagte, die Fähre werde am Freitag wieder fahren.", "Die Behörden zählten die Boote zweimal."],
    "es": [
        "El capitán del puerto dijo que el transbordador volverá el viernes.",
        "Las autoridades contaron los barcos dos veces.",
    ],
    "pt": [
        "O capitão do porto disse que a balsa voltará na sexta-feira.",
        "As autoridades contaram os barcos duas vezes, não três.",
    ],
    "it": [
        "Il comandante del porto ha detto che il traghetto ripartirà venerdì.",
        "Le autorità hanno contato due volte le barche.",
    ],
    "tr": ["Liman başkanı feribotun cuma günü yeniden sefere çıkacağını söyledi.", "Yetkililer tekneleri iki kez saydı."],
    "ru": [
        "Начальник порта сообщил, что паром снова пойдёт в пятницу.",
        "Власти дважды пересчитали лодки, прежде чем выступить.",
    ],
    "uk": [
        "Начальник порту повідомив, що пором знову піде у п’ятницю.",
        "Посадовці двічі порахували човни, перш ніж виступити.",
    ],
    "ar": ["قال مدير الميناء إن العبارة ستبحر من جديد يوم الجمعة.", "أحصى المسؤولون القوارب مرتين قبل أن يتحدثوا."],
    "fa": ["رئیس بندر گفت کشتی مسافری روز جمعه دوباره حرکت می‌کند.", "مقام‌ها پیش از سخن گفتن قایق‌ها را دو بار شمردند."],
    "ur": ["بندرگاہ کے سربراہ نے کہا کہ کشتی جمعہ کو دوبارہ چلے گی۔", "حکام نے بولنے سے پہلے کشتیوں کو دو بار گنا۔"],
    "he": ["מנהל הנמל אמר שהמעבורת תפליג שוב ביום שישי.", "הרשויות ספרו את הסירות פעמיים לפני שדיברו."],
}
CASES = [(code, text) for code, texts in SENTENCES.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), CASES)
def test_sentences(code: str, text: str) -> None:
    assert language.identify(text) == code


def test_floor_of_beginnings() -> None:
    """At least .96 of the first 40 characters, as on the larger sets."""
    hits = sum(language.identify(text[:40]) == code for code, text in CASES)
    assert hits >= 0.96 * len(CASES)


@pytest.mark.parametrize("text", ["", " \n", "12 345 – 67 %", "https://example.org/fr/page", "…", "a"])
def test_unknown_stays_none(text: str) -> None:
    assert language.identify(text) is None


def test_a_report_with_foreign_lines() -> None:
    report = "Share this article\nRead more\n" + "\n".join(SENTENCES["fr"]) + "\nFollow us on our channels for more news today"
    assert language.identify(report) == "fr"
    report = "\n".join(SENTENCES["ar"]) + "\nThe Harbour Post (2024)"
    assert language.identify(report) == "ar"


def test_capitals_and_windows_line_ends() -> None:
    assert language.identify(SENTENCES["fr"][0].upper()) == "fr"
    assert language.identify("\r\n".join(SENTENCES["fr"])) == "fr"


CODES = [
    ("fr", "fr"),
    ("FR", "fr"),
    ("fr-CA", "fr"),
    ("pt_BR", "pt"),
    ("zh-Hant-TW", "zh"),
    ("fra", "fr"),
    ("iw", "he"),
    (" en ", "en"),
]
NO_CODES = ["", None, "french", "x", "123", "qq", "f r", "en;q=0.5"]


@pytest.mark.parametrize(("tag", "code"), CODES)
def test_codes(tag: str, code: str) -> None:
    assert language.code(tag) == code


@pytest.mark.parametrize("tag", NO_CODES)
def test_what_is_no_code(tag: str | None) -> None:
    assert language.code(tag) is None


def test_chances_add_up() -> None:
    chances = language.chances(SENTENCES["pt"][0])
    assert abs(sum(chances.values()) - 1) < 1e-9
    assert max(chances, key=lambda code: chances[code]) == "pt"
