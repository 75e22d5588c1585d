"""A word of Greek, Georgian, Armenian, Ethiopic or an Indian script in Latin letters, as reports romanise it.

>>> latin("კობახიძე"), latin("मोदी"), latin("Μητσοτάκης")
('kobakhidze', 'modi', 'mitsotakis')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from according import knowledge

_SPELT: Final[dict[str, str]] = knowledge.toml("spelling.toml")["spelt"]
_OURS: Final = re.compile("[\u0370-\u03ff\u1f00-\u1fff\u0530-\u058f\u10a0-\u10ff]")
_LETTER: Final = re.compile("|".join(sorted(map(re.escape, _SPELT), key=lambda x: (-len(x), x))))
#: Scripts that leave out one vowel (the inherent one): what they do not write can be heard.
SYLLABLES: Final = re.compile("[\u0900-\u0dff\u1200-\u137f]")
_NAMED: Final = re.compile(r"(?:LETTER|SYLLABLE|VOWEL SIGN|SIGN) (?:GLOTTAL |PHARYNGEAL )?(\w+)$")
_SOUNDS: Final = {"virama": "", "nukta": "", "anusvara": "n", "candrabindu": "n", "visarga": "h"}
_FOLDED: Final = tuple(pair.split() for pair in "sz s, hh h, xx h, tz ts, ss sh, aa a, ii i, uu u, ee e".split(", "))


@lru_cache(maxsize=4096)
def latin(word: str) -> str:
    """The word in Latin letters; as it is where its script is another one."""
    if _OURS.search(word):
        bare = "".join(x for x in unicodedata.normalize("NFD", word) if not unicodedata.combining(x))
        return _LETTER.sub(lambda match: _SPELT[match[0]], bare)
    return "".join(map(_syllable, word)) if SYLLABLES.search(word) else word


def _syllable(letter: str) -> str:
    """A sign by its name in Unicode: consonant and vowel, without the vowel that scripts do not write."""
    name = _NAMED.search(unicodedata.name(letter, ""))
    if not name:
        return ""
    sound, ethiopic = name[1].lower(), "ETHIOPIC" in unicodedata.name(letter)
    if sound in _SOUNDS:
        return _SOUNDS[sound]
    if len(sound.rstrip("aeiou")) and sound.endswith("e" if ethiopic else "a") and not sound.endswith(("ee", "aa")):
        sound = sound[:-1]
    for written, heard in _FOLDED:
        sound = sound.replace(written, heard)
    return sound
