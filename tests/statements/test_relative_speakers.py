"""A relative clause before a cue belongs to the noun in front of it: the speaker is the whole phrase."""

from __future__ import annotations

import pytest

import according

CASES = [
    ("Local activists who document the damage say a group of men threw stones.", "Local activists who document the damage"),
    ("Maria Stent, who is based in Lund, says the river is not safe.", "Maria Stent, who is based in Lund"),
    ("Les habitants qui ont tout perdu disent que personne n'est venu.", "Les habitants qui ont tout perdu"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_the_speaker_holds_its_antecedent(text: str, speaker: str) -> None:
    found = [row.speaker.surface for row in according.read_text(text).statements if row.speaker]
    assert speaker in found
    assert not any(surface.split()[0] in {"who", "qui"} for surface in found)
