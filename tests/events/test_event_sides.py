"""'The two sides' are those who met last; two of whom more is told are somebody else."""

from __future__ import annotations

import pytest

import according

MET = "Ana Ruiz met Paul Weber in Lima on Tuesday."
VU = "Ana Ruiz a rencontré Paul Weber à Lima mardi."


@pytest.mark.parametrize(
    ("language", "text", "names", "day"),
    [
        ("en", f"{MET} The two sides agreed to exchange envoys.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("en", f"{MET} Both ministers praised the plan.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("en", f"{MET} The two countries promised to help the farmers.", [None], None),  # persons are no countries
        ("en", f"{MET} The two warring sides agreed to a truce.", [None], None),
        ("en", f"{MET} The two sides attacked the town.", [None], None),  # whoever fights need not have met
        ("en", f"{MET} {'It rained. ' * 8}The two sides agreed to exchange envoys.", [None], None),
        ("en", "Norway and Peru held talks on Tuesday. Both countries agreed to cooperate.", ["Norway", "Peru"], "2021-03-02"),
        ("fr", f"{VU} Les deux parties ont convenu d'échanger des émissaires.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("fr", f"{VU} Les deux ministres ont salué le plan.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("fr", f"{VU} Les deux pays ont promis d'aider les agriculteurs.", [None], None),
        ("fr", f"{VU} Les deux parties belligérantes ont accepté une trêve.", [None], None),
        ("en", f"{MET} The two parties' talks lasted an hour.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("en", f"{MET} The talks between the two sides lasted an hour.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("en", f"{MET} Talks with the two sides were held on Thursday.", [None], "2021-03-04"),  # somebody else's
        ("fr", f"{VU} Les entretiens entre les deux parties ont duré une heure.", ["Ana Ruiz", "Paul Weber"], "2021-03-02"),
        ("fr", f"{VU} Des entretiens avec les deux parties ont été tenus jeudi.", [None], "2021-03-04"),
        (
            "fr",
            "La Norvège et le Pérou ont tenu des pourparlers mardi. Les deux pays ont promis de coopérer.",
            ["Norway", "Peru"],
            "2021-03-02",
        ),
    ],
)
def test_the_two_sides(language: str, text: str, names: list[str | None], day: str | None) -> None:
    row = according.read_text(text, language=language, date="2021-03-04").events[-1]
    assert [party.name for party in row.actors] == names
    assert day is None or row.date == day
    assert all(party.surface.lower().startswith(("the two", "both", "les deux")) for party in row.actors)
