"""Where two sentences are glued without a space: '… the ceasefire.She added'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.reports.marks.lexicon import load
from according.reports.marks.sheet import Found

#: a stop behind a letter or digit (or a closing sign), with a letter or an opening sign that begins a sentence behind it
_JOIN = re.compile(
    r"(?<=[^\W_\u0640])[\"”’»)\]]{0,2}[.!?؟।…][\"”’»)\]]{0,2}"
    r"(?=(?P<next>[“«‘„\"(\[]?[^\W\d_\u0640]{2}|[“«‘„]?[AIÀÉÊL](?=[\s'’])))"
)
_LAST = re.compile(r"[^\W\d_]{2,24}$|\d{1,9}$")
_WEB = re.compile(r"://|www\.|@|\.(?:com|org|net|html?|php|co|io|gov|edu)\b", re.IGNORECASE)


def find(text: str) -> Iterator[Found]:
    """The stops with the characters on either side."""
    abbreviations = load().words["joins.abbreviations"]
    for found in _JOIN.finditer(text):
        last = _LAST.search(text, max(0, found.start() - 24), found.start())
        if last is None:
            continue
        word, following = last.group(), found["next"].lstrip('“«‘„"([')
        if following[:1].islower() or (word.isupper() and len(word) < 4) or word.casefold() in abbreviations:
            continue
        if _caseless(word) and (len(word) < 3 or not text[found.end() : found.end() + 3].strip('“«‘„"([').isalpha()):
            continue  # letters of an acronym
        if not word.isdigit() and _caseless(word) != _caseless(following):
            continue
        if _WEB.search(text, max(0, found.start() - 20), found.end() + 20) and _WEB.search(_token(text, found.end())):
            continue
        yield Found(found.start() - 1, found.end() + 1, "join", None, None, (), "marks/join")


def _caseless(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and letters[0].lower() == letters[0].upper()


def _token(text: str, position: int) -> str:
    """The run without spaces around a position, at most 40 characters on either side."""
    before = text[max(0, position - 40) : position].rsplit(maxsplit=1)
    after = text[position : position + 40].split(maxsplit=1)
    return (before[-1] if before else "") + (after[0] if after else "")
