"""Marks of texts as pages and feeds leave them: each row is a text and the marks that it must have."""

from __future__ import annotations

import pytest

from according.model import FURNITURE, quote
from according.reports import marks
from according.reports.marks.lexicon import examples

BODY = (
    "The council of the valley towns met on Monday and agreed on a new bridge over the river, the mayor said.\n"
    "Work will begin in spring and the crossing is to open within two years, according to the building office."
)
CORPS = (
    "Le conseil des communes de la vallée s'est réuni lundi et a décidé de construire un pont, a indiqué la maire.\n"
    "Les travaux commenceront au printemps et le pont doit ouvrir dans deux ans, selon le bureau des travaux publics."
)

#: language, text ({} is the body), furniture marks as (kind, fine, surface)
FURNITURE_CASES = [
    (
        "en",
        " date 2022-03-14 Harbour Post - {}",
        [("date_prefix", None, "date 2022-03-14"), ("outlet_tag", None, "Harbour Post -")],
    ),
    ("en", "14 March 2022 - {}", [("date_prefix", None, "14 March 2022"), ("page_furniture", "separator", "-")]),
    ("en", "2022-03-14 {}", [("date_prefix", None, "2022-03-14")]),
    ("en", "Bridge agreed\nMarch 14, 2022\n{}", [("date_prefix", None, "March 14, 2022")]),
    (
        "en",
        "Bridge agreed\nPublished: 14 March 2022 10:20 GMT\n{}",
        [("date_prefix", "published", "Published: 14 March 2022 10:20 GMT")],
    ),
    ("fr", "Un pont\nPublié le 14 mars 2022 à 10h20\n{}", [("date_prefix", "published", "Publié le 14 mars 2022 à 10h20")]),
    ("en", "Harbour Post, 14 March 2022\n{}", [("outlet_tag", None, "Harbour Post,"), ("date_prefix", None, "14 March 2022")]),
    (
        "fr",
        "Radio Plaine - 14 mars 2022 - {}",
        [("outlet_tag", None, "Radio Plaine -"), ("date_prefix", None, "14 mars 2022 -")],
    ),
    (
        "fr",
        "La Gazette des Deux Rives – lundi 14 mars 2022\n\n{}",
        [("outlet_tag", None, "La Gazette des Deux Rives –"), ("date_prefix", None, "lundi 14 mars 2022")],
    ),
    (
        "fr",
        "Le Courrier du Golfe\nLundi 14 mars 2022\n\nUn pont pour la vallée\n\n{}",
        [("outlet_tag", None, "Le Courrier du Golfe"), ("date_prefix", None, "Lundi 14 mars 2022")],
    ),
    ("en", "Bridge Agreed\nMarch 14, 2022\n{}", [("date_prefix", None, "March 14, 2022")]),
    ("en", "KARSA, March 14 (Northern Wire) — {}", [("dateline", None, "KARSA, March 14 (Northern Wire) —")]),
    ("en", "{}\n\nSourceNorthern Wire", [("page_furniture", "source", "SourceNorthern Wire")]),
    ("en", "Middle East Eye - {}", [("outlet_tag", None, "Middle East Eye -")]),
    ("en", "Bridge agreed in the valley | Harbour Post\n{}", []),
    ("en", "Bridge agreed in the valley | The Irish Times\n{}", [("outlet_tag", None, "| The Irish Times")]),
    ("en", "GENEVA – {}", [("dateline", None, "GENEVA –")]),
    ("en", "GENEVA- {}", [("dateline", None, "GENEVA-")]),
    ("en", "GENEVA, March 14 (Xinhua) -- {}", [("dateline", None, "GENEVA, March 14 (Xinhua) --")]),
    ("en", "Geneva (AFP) – {}", [("dateline", None, "Geneva (AFP) –")]),
    ("en", "NABLUS, West Bank (AP) — {}", [("dateline", None, "NABLUS, West Bank (AP) —")]),
    ("en", "WASHINGTON (CNN) — {}", [("outlet_tag", "dateline", "WASHINGTON (CNN) —")]),
    ("en", "Reuters - {}", [("agency_credit", None, "Reuters -")]),
    ("fr", "GENÈVE, 14 mars (Xinhua) -- {}", [("dateline", None, "GENÈVE, 14 mars (Xinhua) --")]),
    ("fr", "Le Caire - {}", [("dateline", None, "Le Caire -")]),
    ("en", "{}\nSource: Reuters", [("agency_credit", "source", "Source: Reuters")]),
    ("en", "{} (AFP)", [("agency_credit", "bracket", "(AFP)")]),
    ("en", "{} – Reuters", [("agency_credit", "dash", "– Reuters")]),
    ("en", "{}\nWith agencies", [("agency_credit", "with", "With agencies")]),
    ("en", "{}SourceIRNA", [("agency_credit", "source", "SourceIRNA")]),
    ("en", "{}\nJane Roe contributed reporting.", [("page_furniture", "contributors", "Jane Roe contributed reporting.")]),
    (
        "en",
        "{}\nReuters and the Associated Press contributed to this report",
        [("agency_credit", "contributors", "Reuters and the Associated Press contributed to this report")],
    ),
    ("fr", "{}\n(avec AFP et Reuters)", [("agency_credit", "with", "(avec AFP et Reuters)")]),
    ("fr", "{}\nSource : AFP", [("agency_credit", "source", "Source : AFP")]),
    ("en", "By Jane Roe\n{}", [("page_furniture", "byline", "By Jane Roe")]),
    ("en", "By Jane Roe | Reuters\n{}", [("agency_credit", "byline", "By Jane Roe | Reuters")]),
    ("en", "الوزير يزور المرفأ\n3 مايو 2024\n{}", [("date_prefix", None, "3 مايو 2024")]),
    (
        "en",
        "{}\n\nTags: bridge, river\n© 2022 Harbour Post. All rights reserved.\n",
        [
            ("page_furniture", "navigation", "Tags: bridge, river"),
            ("page_furniture", "copyright", "© 2022 Harbour Post. All rights reserved."),
        ],
    ),
    ("fr", "Par Jeanne Martin\n{}", [("page_furniture", "byline", "Par Jeanne Martin")]),
    (
        "en",
        "{}\nRead more: Five things about the bridge",
        [("page_furniture", "read_more", "Read more: Five things about the bridge")],
    ),
    ("en", "{}\nPhoto: A ferry on the river", [("page_furniture", "photo_credit", "Photo: A ferry on the river")]),
    ("en", "{}\n© 2022 Harbour Post", [("page_furniture", "copyright", "© 2022 Harbour Post")]),
    ("en", "{} EF/MA", [("page_furniture", "initials", "EF/MA")]),
    ("en", "{} https://example.org/bridge", [("page_furniture", "link", "https://example.org/bridge")]),
    (
        "en",
        "{}\nRelated Articles\nFerry prices rise again\nWhy the old bridge fell\nLeave a Reply",
        [
            ("page_furniture", "related_articles", "Related Articles"),
            ("page_furniture", "related_articles", "Ferry prices rise again"),
            ("page_furniture", "related_articles", "Why the old bridge fell"),
            ("page_furniture", "comment_form", "Leave a Reply"),
        ],
    ),
    (
        "fr",
        "Accueil\nPartager\n{}\nÀ lire également\nLe prix du bac augmente encore\nTous droits réservés",
        [
            ("page_furniture", "navigation", "Accueil"),
            ("page_furniture", "share_buttons", "Partager"),
            ("page_furniture", "related_articles", "À lire également"),
            ("page_furniture", "related_articles", "Le prix du bac augmente encore"),
            ("page_furniture", "copyright", "Tous droits réservés"),
        ],
    ),
    (
        "en",
        "A bridge for the valley\nHarbour Post\nMarch 14, 2022 Monday\n\nCopyright 2022 Harbour Press All Rights Reserved\n"
        "Section: NEWS; Pg. 3\nLength: 40 words\nByline: JANE ROE\nBody\n\n{}\nClassification\n\nLanguage: ENGLISH\n\n"
        "Load-Date: March 15, 2022\n\nEnd of Document",
        [
            ("outlet_tag", None, "Harbour Post"),
            ("date_prefix", "nexis_date", "March 14, 2022 Monday"),
            ("page_furniture", "nexis_header", "Copyright 2022 Harbour Press All Rights Reserved"),
            ("page_furniture", "nexis_header", "Section: NEWS; Pg. 3"),
            ("page_furniture", "nexis_header", "Length: 40 words"),
            ("page_furniture", "nexis_header", "Byline: JANE ROE"),
            ("page_furniture", "nexis_header", "Body"),
            ("page_furniture", "nexis_footer", "Classification"),
            ("page_furniture", "nexis_footer", "Language: ENGLISH"),
            ("page_furniture", "nexis_footer", "Load-Date: March 15, 2022"),
            ("page_furniture", "nexis_footer", "End of Document"),
        ],
    ),
]

#: texts in which nothing is furniture, however much it may look like it
OWN_WORDS = [
    ("en", "{}"),
    ("en", "The source: a clerk who asked not to be named. {}"),
    ("en", "March 14, 2022 was a black day for the valley. {}"),
    ("en", "On 14 March 2022 the old bridge fell. {}"),
    ("en", "Beirut and Damascus - two cities, one road - were cut off. {}"),
    ("en", "NATO – the alliance of 32 states – met on Monday in the valley to talk about bridges. {}"),
    ("en", "{}\nThe related articles of the treaty were read out, and the mayor asked for comments.\n{}"),
    ("en", "{}\nHe told the state agency (IRNA) that the bridge would be built in the coming year, come what may.\n{}"),
    ("en", "{}\nReuters reported on Tuesday that the cost of the bridge had doubled within the year.\n{}"),
    ("en", "{}\nWe use cookies and cake to win voters, the mayor joked.\n{}"),
    ("en", "{} More can be read at www.example.org"),
    ("en", "By Sunday the water had reached the market, and the ferries stopped. {}"),
    ("fr", "Le 14 mars 2022, le vieux pont s'est effondré. {}"),
    ("fr", "{}\nLa source proche du dossier a refusé de commenter les articles liés au traité.\n{}"),
    ("fr", "Par ailleurs, le bac reste fermé. {}"),
]


def rows(text: str, language: str | None) -> list[tuple[str, str | None, str]]:
    found = marks.find(text, report="r1", language=language)
    return [(mark.kind, mark.fine, mark.surface) for mark in found]


def furniture(text: str, language: str | None) -> list[tuple[str, str | None, str]]:
    return [row for row in rows(text, language) if row[0] in FURNITURE]


def filled(text: str, language: str) -> str:
    return text.replace("{}", CORPS if language == "fr" else BODY)


@pytest.mark.parametrize(("language", "text", "wanted"), FURNITURE_CASES)
def test_furniture(language: str, text: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert furniture(filled(text, language), language) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), FURNITURE_CASES)
def test_furniture_needs_no_language(language: str, text: str, wanted: list[tuple[str, str | None, str]]) -> None:
    assert furniture(filled(text, language), None) == wanted


@pytest.mark.parametrize(("language", "text"), OWN_WORDS)
def test_own_words_are_no_furniture(language: str, text: str) -> None:
    assert furniture(filled(text, language), language) == []


@pytest.mark.parametrize(("language", "text", "wanted"), list(examples()))
def test_examples_of_the_lexicons(language: str, text: str, wanted: list[list[str]]) -> None:
    assert [[kind, fine or "", surface] for kind, fine, surface in furniture(text, language)] == wanted


#: text, kind, surfaces
OTHER_CASES = [
    ("A bridge for the valley\n\n" + BODY, "heading", ["A bridge for the valley"]),
    (
        "Valley news\nA bridge for the valley is agreed\n" + BODY,
        "heading",
        ["Valley news", "A bridge for the valley is agreed"],
    ),
    (BODY + "\nWhat comes next\n" + BODY.replace("bridge", "tunnel"), "heading", ["What comes next"]),
    (BODY, "heading", []),
    ("They met.She left.“No,” he said.Then it ended in 2006.The end", "join", ["t.S", "t.“", "d.T", "6.T"]),
    ("See example.Com or write to J.Doe@example.Org, Mr.Smith of the U.S.Army.", "join", []),
    (BODY + "\n" + BODY.split("\n")[0], "repeat", [BODY.split("\n")[0]]),
    (BODY, "repeat", []),
    (
        BODY + "\nThe Lake Union is an alliance of nine towns that share the water of the lake. It was founded in 1951.",
        "background",
        ["The Lake Union is an alliance of nine towns that share the water of the lake. It was founded in 1951."],
    ),
    (BODY + "\nThe Lake Union is an alliance that must act today, the mayor said at the end.", "background", []),
]


@pytest.mark.parametrize(("text", "kind", "wanted"), OTHER_CASES)
def test_other_marks(text: str, kind: str, wanted: list[str]) -> None:
    assert [surface for found, _, surface in rows(text, "en") if found == kind] == wanted


def test_french_explainer() -> None:
    explainer = "L'Union du lac est une alliance de neuf communes qui partagent les eaux du lac. Elle a son siège au port."
    assert ("background", "explainer", explainer) in rows(f"{CORPS}\n{explainer}", "fr")


def test_near_repeat_needs_the_same_numbers() -> None:
    first = (
        "The office counted 41 ferries, 12 barges and some 300 small boats on the river on the day before the storm came in."
    )
    again = first.replace("on the day before", "the day before")
    assert [row[0] for row in rows(f"{BODY}\n{first}\n{again}", "en")] == ["repeat"]
    assert rows(f"{BODY}\n{first}\n{again.replace('41', '44')}", "en") == []


def test_repeat_names_the_first_printing() -> None:
    text = BODY + "\n" + BODY.split("\n")[0]
    (repeat,) = [mark for mark in marks.find(text, report="r1", language="en") if mark.kind == "repeat"]
    assert quote(text, repeat.first) == repeat.surface


def test_names_of_publishers() -> None:
    found = marks.find(f"GENEVA (AFP) – {BODY}\nSource: Xinhua", report="r1", language="en")
    assert [mark.name for mark in found] == ["AFP", "Xinhua"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("date 2022-03-14", "2022-03-14"),
        ("Published on 14 March 2022 at 10:20", "2022-03-14"),
        ("Monday, March 14, 2022", "2022-03-14"),
        ("Publié le 1er mars 2022", "2022-03-01"),
        ("14/03/2022", "2022-03-14"),
        ("03/04/2022", None),
        ("31 February 2022", None),
        ("spring 2022", None),
    ],
)
def test_day(printed: str, day: str | None) -> None:
    assert marks.day(printed) == day
