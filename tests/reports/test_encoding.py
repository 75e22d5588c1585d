"""Encodings: what is written in them comes back as it was."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import InputError
from according.reports import encoding

FRENCH = "Le préfet a indiqué jeudi que la levée du blocage était « une question d’heures » ; les grévistes, eux, démentent."
ARABIC = "قال وزير النقل في مؤتمر صحفي إن الميناء سيفتح أبوابه من جديد يوم الأحد المقبل بعد انتهاء أعمال الصيانة."
PERSIAN = "به گفته شهردار، این پل تا پایان ماه آینده برای عبور خودروها باز خواهد شد و کار تعمیر ادامه دارد."
RUSSIAN = "Губернатор заявил в среду, что паромная переправа снова откроется, как только позволит погода."
UKRAINIAN = "Міський голова повідомив у середу, що міст знову відкриють, щойно закінчиться ремонт під’їзних шляхів."
HEBREW = "ראש העיר אמר ביום שני כי הגשר ייפתח מחדש לתנועה לאחר שיסתיימו עבודות התחזוקה באזור הנמל."
TURKISH = "Belediye başkanı pazartesi günü köprünün bakım çalışmaları bittikten sonra yeniden trafiğe açılacağını söyledi."
GREEK = "Ο δήμαρχος δήλωσε τη Δευτέρα ότι η γέφυρα θα ανοίξει ξανά μόλις τελειώσουν οι εργασίες στο λιμάνι."
POLISH = "Burmistrz powiedział w środę, że most zostanie ponownie otwarty, gdy tylko zakończą się prace na nabrzeżu."
CHINESE = "市长星期三表示，大桥将在码头维修工程完成之后重新开放，具体的时间还没有决定。"

WRITTEN = [
    (FRENCH, "cp1252"),
    (FRENCH, "mac_roman"),
    (FRENCH.replace("’", "'").replace("levée", "œuvre levée"), "iso8859-15"),
    ("Le président a démissionné.", "cp1252"),
    ("Déjà vu ?", "cp1252"),
    (ARABIC, "cp1256"),
    (ARABIC, "iso8859-6"),
    ("أعلن المتحدث ذلك.", "cp1256"),
    (PERSIAN.replace("ی", "ي").replace("ک", "ك"), "cp1256"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "iso8859-5"),
    (RUSSIAN, "cp866"),
    (UKRAINIAN, "cp1251"),
    (HEBREW, "cp1255"),
    (TURKISH, "cp1254"),
    (GREEK, "cp1253"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859-2"),
    (CHINESE, "gb18030"),
    *((text, name) for text in (FRENCH, ARABIC, RUSSIAN, HEBREW) for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
    *((text, name) for text in (FRENCH, ARABIC, RUSSIAN) for name in ("utf-16-le", "utf-16-be")),
]


@pytest.mark.parametrize(("text", "name"), WRITTEN, ids=[f"{text[:8]} {name}" for text, name in WRITTEN])
def test_written_and_read(text: str, name: str) -> None:
    assert encoding.decode(text.encode(name)).text == text


def test_a_page_says_its_charset() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>{RUSSIAN}'
    assert encoding.decode(page.encode("cp1251"), page=True) == (page, "cp1251", 0)
    latin = '<meta charset="iso-8859-1"><p>Il a dit “non”'
    assert encoding.decode(latin.encode("cp1252"), page=True).text == latin  # as browsers read it


def test_a_page_that_lies_about_its_charset() -> None:
    page = f'<meta charset="iso-8859-1"><p>{FRENCH}'
    assert encoding.decode(page.encode(), page=True).text == page


def test_few_broken_bytes_among_utf8() -> None:
    data = (FRENCH * 9).encode() + b"\xe9\xe8 fin"
    text, name, broken = encoding.decode(data)
    assert (text[: len(FRENCH)], name, broken) == (FRENCH, "utf-8", 2)


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00" * 99, b"a\0b\0\0c", b"\x01\x02\x03\x04 words"])
def test_binary(data: bytes) -> None:
    with pytest.raises(InputError, match="A105"):
        encoding.decode(data)


@pytest.mark.parametrize("nul", [b"\0", b"\0\0", b"\0 a\0"])
def test_a_nul_among_plain_letters_is_no_utf16(nul: bytes) -> None:
    with pytest.raises(InputError, match="NUL characters"):
        encoding.decode(b"The ferry to Norrvik sails again on Monday." + nul + b"The harbour master said so.")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_all_text_comes_back_from_utf8(text: str) -> None:
    assert encoding.decode(codecs.BOM_UTF8 + text.encode()).text == text
    if not any(text.encode().startswith(magic) for magic, _ in encoding._MAGIC) and not text.startswith("﻿"):
        assert encoding.decode(text.encode()).text == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, code = encoding.decode(data).text, ""
    except InputError as error:
        text, code = "", error.code
    assert isinstance(text, str)
    assert code in {"", "A105", "A106"}
