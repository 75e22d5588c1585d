"""What the model gets to see, and the way back to the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.grammar.lines import LONGEST, lines

SIGNS = st.text(alphabet=st.sampled_from("ab. ’\u00a0\n\r\u2028\t«é\u200b😀"), max_size=60)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("  One line  ", ["One line"]),
        ("First.\nSecond.", ["First.", "Second."]),
        ("First.\r\n\u2028  \nSecond.", ["First.", "Second."]),
        ("L’armée\u00a0a dit", ["L'armée a dit"]),
        ("too  \u00a0many\t spaces", ["too many spaces"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_lines_are_plain(text: str, seen: list[str]) -> None:
    assert [line.text for line in lines(text, 0, len(text))] == seen


@given(SIGNS)
def test_every_sign_has_its_place(text: str) -> None:
    covered: set[int] = set()
    for line in lines(text, 0, len(text)):
        for k, sign in enumerate(line.text):
            start, end = line.place(k, k + 1)
            assert end == start + 1
            assert sign == text[start] or not (sign + text[start]).isalnum()
            covered.add(start)
    assert {k for k, sign in enumerate(text) if not sign.isspace()} <= covered


def test_a_stretch_keeps_to_itself() -> None:
    text = "Before. Inside the stretch. After."
    (line,) = lines(text, 8, 27)
    assert (line.text, line.place(0, 6)) == ("Inside the stretch.", (8, 14))


@pytest.mark.parametrize(
    ("long", "pieces"), [("word " * 9000, 3), ("w\u00a0" * 15000, 2), ("x" * 45000, 113), ("x" * 399 + " y", 1)]
)
def test_long_lines_are_cut(long: str, pieces: int) -> None:
    found = list(lines(long, 0, len(long)))
    assert len(found) == pieces
    assert all(len(line.text) <= LONGEST for line in found)
    assert "".join(line.text.replace(" ", "") for line in found) == "".join(long.split())
