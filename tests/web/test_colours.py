"""Colours of pages and pictures: WCAG 2.2 asks 4.5 of text and 3 of marks, light and dark."""

import re

import pytest

from according.web.page import TEMPLATES


def schemes(name, where):
    """The colours of a style sheet, light and dark."""
    css = (TEMPLATES / name).read_text("utf-8")
    blocks = re.findall(rf"{re.escape(where)} \{{(.*?)\}}", css, flags=re.DOTALL)[:2]
    found = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]
    return {"light": found[0], "dark": found[0] | found[1]}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(a, b):
    """The contrast ratio of WCAG 2.2."""
    bright, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def failing(colours, ink, papers, least):
    """The papers on which an ink cannot be read, with the contrast."""
    found = {paper: contrast(colours[ink], colours[paper]) for paper in papers}
    return {paper: ratio for paper, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "papers", "least"),
    [
        ("ink", ("paper", "card", "content", "speaker", "cue", "figure", "event-paper", "lit"), 4.5),
        ("quiet", ("paper", "card", "content", "event-paper"), 4.5),
        ("link", ("paper", "card"), 4.5),
        ("event", ("paper", "event-paper", "content"), 3),
        ("event", ("paper",), 4.5),  # numbers of events
        ("content-edge", ("paper",), 3),
        ("actor", ("paper", "content", "speaker"), 3),
        ("place", ("paper", "content"), 3),
        ("time", ("paper", "content"), 3),
        ("lit-edge", ("paper", "content"), 3),
        ("tip-ink", ("tip",), 4.5),
    ],
)
def test_colours_can_be_told_apart(scheme, ink, papers, least):
    colours = schemes("base.css", ":root")[scheme]
    assert failing(colours, ink, papers, least) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "vc", "mc", "vx", "mx", "ot", "st", "fi"])
def test_colours_of_the_picture_can_be_told_from_its_paper(scheme, ink):
    assert failing(schemes("picture.css", ".timeline")[scheme], ink, ["paper"], 4.5) == {}
