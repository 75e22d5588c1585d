"""The agreement of the events of two languages, line by line of a text in both."""

from __future__ import annotations

from parallel import agreement, line_of

ROWS = [
    {"id": "one", "lang": "en", "story": "s", "text": "Police arrested him.\nThey met.\nNothing else."},
    {"id": "two", "lang": "fr", "story": "s", "text": "La police l'a arrêté.\nIls se sont vus.\nRien d'autre."},
]


def _event(start: int, name: str) -> dict[str, object]:
    return {"trigger_span": [start, start + 1], "type": name}


def test_an_offset_lies_in_its_line() -> None:
    assert [line_of("ab\ncd\n\ne", offset) for offset in (0, 2, 3, 7)] == [0, 0, 1, 3]


def test_types_of_the_same_line_agree() -> None:
    events = {"one": [_event(8, "COERCE"), _event(26, "CONSULT")], "two": [_event(12, "COERCE"), _event(40, "ASSAULT")]}
    made = agreement(ROWS, events)
    assert (made["p"], made["r"], made["f1"]) == (0.5, 0.5, 0.5)
    assert made["types"]["CONSULT"] == {"p": 0.0, "r": 0.0, "en": 1, "fr": 0}


def test_a_type_in_another_line_does_not() -> None:
    assert agreement(ROWS, {"one": [_event(0, "COERCE")], "two": [_event(25, "COERCE")]})["f1"] == 0.0


def test_nothing_found_agrees_in_nothing() -> None:
    assert agreement(ROWS, {})["f1"] == 0.0
