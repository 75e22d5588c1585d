"""How a word of a name sounds: consonants and the vowels between them, from Latin, Cyrillic, Arabic, Hebrew and other scripts.

Vowels are kept apart because Arabic and Hebrew mostly do not write them, and romanisations disagree on them: consonants decide,
vowels can only forbid (Hassan is not Hussein).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from according import knowledge
from according.actors.scripts import SYLLABLES, latin


class Sound(NamedTuple):
    """A word as it sounds: its consonants (``fine`` as they are romanised) and the vowels before, between and after them."""

    consonants: tuple[str, ...]
    vowels: tuple[str, ...]
    written: bool  # whether the script writes short vowels

    @property
    def classes(self) -> str:
        """The consonants folded to the classes that spellings of one name share."""
        return "".join(CLASSES[fine] for fine in self.consonants)


#: The class that spellings of one consonant share.
CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys(("b", "p"), "B"),
    **dict.fromkeys(("f", "v", "ph"), "F"),
    **dict.fromkeys(("d", "dh"), "D"),
    **dict.fromkeys(("t", "th"), "T"),
    **dict.fromkeys(("k", "q", "g", "gh", "kh", "j", "dj", "zh", "c"), "K"),
    **dict.fromkeys(("s", "z", "sh", "ch", "ts"), "S"),
    **{x: x.upper() for x in "lmnr"},
    "h": "",
}

_DATA: Final = knowledge.toml("spelling.toml")
#: Consonants that may stand for each other in one script; the same class is not enough (Kamal is not Jamal).
_KIN: Final = frozenset(frozenset(pair.split("~")) for pair in _DATA["kin"])
_DIGRAPHS: Final[tuple[tuple[str, str], ...]] = tuple(_DATA["digraphs"].items())
_LATIN: Final[dict[str, str]] = _DATA["latin"]
_MARKED: Final[dict[str, str]] = _DATA["marked"]
_FRENCH: Final[dict[str, str]] = _DATA["french"]
_OTHER: Final[dict[str, tuple[str, ...]]] = {
    letter: tuple(readings.split()) for script in ("cyrillic", "arabic", "hebrew") for letter, readings in _DATA[script].items()
}
_VOWELS: Final = frozenset("aeiouy")
_SIGNS: Final = re.compile(r"[’'‘`ʻʿʾ´′\"״׳.]|[\u064b-\u0652\u0591-\u05c7\u0640\u200b-\u200f\u202a-\u202e]")
JOINT: Final = "|"  # between words that are compared as one
LATIN: Final = re.compile(r"[a-z\u00df-\u024f]")
ABJAD: Final = re.compile(r"[\u0590-\u06ff]")
AYIN: Final = frozenset("\u0639\u05e2")
LIMIT: Final = 16  # readings of one word


def plain(text: str) -> str:
    """A name in lower case without signs inside words (apostrophes, points, vowel points, joiners)."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold().replace("i̇", "i"))


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[Sound, ...]:
    """The ways in which a word (in plain form) can sound: more than one where a letter stands for two sounds."""
    written = not (ABJAD.search(word) or SYLLABLES.search(word))
    word = latin(word)
    found: dict[Sound, None] = {}
    for letters in _readings(word):
        found.setdefault(_sound(letters, written), None)
    return tuple(found)


def romanised(word: str) -> str:
    """A word in plain Latin letters: without accents, and of other scripts as it sounds; a word without sound as it is."""
    if LATIN.search(word):
        return _latin(word, {})
    found = sounds(word)
    if not found:
        return word
    letters = [found[0].vowels[0], *(x for pair in zip(found[0].consonants, found[0].vowels[1:], strict=True) for x in pair)]
    return "".join(letters).replace("'", "h") or word


def _readings(word: str) -> list[list[str]]:
    """A word as romanised letters, in all readings."""
    if LATIN.search(word):
        forms = dict.fromkeys((_latin(word, _FRENCH), _latin(word, {}), _latin(word, _MARKED)))
        readings = [part for form in forms for part in _romanised(form)]
        return readings[:LIMIT]
    options = [_OTHER.get(letter, ("",)) for letter in word]
    if word[:1] in AYIN:
        options[0] = ("a",)  # a word cannot begin with silence
    return [[x for x in reading if x and x != "_"] for reading in _first(product(*options))]


def _first(items: product[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [item for _, item in zip(range(LIMIT), items, strict=False)]


def _latin(word: str, marked: dict[str, str]) -> str:
    word = "".join(marked.get(letter, letter) for letter in unicodedata.normalize("NFC", word))
    word = "".join(_LATIN.get(letter, letter) for letter in word)
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", word) if letter.isascii() and (letter.isalnum() or letter == JOINT)
    )


def _romanised(word: str) -> list[list[str]]:
    """Letters of a word in Latin script: digraphs joined; 'w' is a vowel or a 'v', 'c' before e and i is an 's'."""
    letters: list[str] = []
    word = _GERMAN.sub("ev", word)
    k = 0
    while k < len(word):
        for signs, fine in _DIGRAPHS:
            if word.startswith(signs, k) and not (signs in ("gu", "qu") and word[k + 2 : k + 3] not in ("e", "i")):
                letters += fine.split()
                k += len(signs)
                break
        else:
            letters.append(_letter(word, k))
            k += 1
    if word.endswith("ic") and len(word) > 4:
        letters[-1] = "ch"  # Vučić without its marks
    return _variants(letters)


def _variants(letters: list[str]) -> list[list[str]]:
    """The readings of romanised letters that stand for two sounds."""
    found: list[list[str]] = [[]]
    for k, letter in enumerate(letters):
        options = ("u", "v") if letter == "w" else _TWO.get(letter, (letter,)) if k or letter == "ch" else (letter,)
        if letter == "j" and 0 < k < len(letters) - 1 and letters[k - 1] in ("i", "n"):
            options = ("j", "i")  # Khadija, Marija; Rafsanjani, Nebenzja
        found = [[*start, option] for start in found for option in options][:LIMIT]
    return found


_GERMAN: Final = re.compile(r"(?<=ch)o[wv]$")  # Gorbatschow
_TWO: Final = {"kh": ("kh", "h"), "ch": ("ch", "kh"), "dh": ("dh", "z")}


def _letter(word: str, k: int) -> str:
    letter, after = word[k], word[k + 1 : k + 2]
    if letter == "c":
        return "s" if after in ("e", "i", "y") and k > 0 else "c"
    if letter == "j" and ((k and word[k - 1] == "y") or k == len(word) - 1):
        return "i"
    return letter


def _sound(letters: list[str], written: bool) -> Sound:
    consonants: list[str] = []
    vowels: list[str] = [""]
    for letter in letters:
        if letter in _VOWELS:
            vowels[-1] += letter
        elif letter == "h":
            if not consonants and not vowels[0]:
                consonants.append("h")
                vowels.append("")
            else:
                vowels[-1] += "'"
        elif letter in CLASSES and not (consonants and consonants[-1] == letter and not vowels[-1]):
            consonants.append(letter)
            vowels.append("")
    return Sound(tuple(consonants), tuple(vowels), written)


def alike(a: str, b: str) -> bool:
    """Whether two words (in plain form) can be spellings of one name."""
    if a == b:
        return True
    if _DIGITS.findall(a) != _DIGITS.findall(b) or _shortened(a, b):
        return False
    return any(_agree(x, y) for x in sounds(a) for y in sounds(b) if x.classes == y.classes)


_DIGITS: Final = re.compile(r"\d+")


def _shortened(a: str, b: str) -> bool:
    """Whether two short words in Arabic script differ in a long vowel alone: that is another name (عمر, عامر)."""
    short, long = sorted((a, b), key=len)
    return bool(ABJAD.search(a) and ABJAD.search(b)) and len(short) == 3 and short in (long[:k] + long[k + 1 :] for k in (1, 2))


def _agree(a: Sound, b: Sound) -> bool:
    if bool(a.consonants[:1] == ("h",)) != bool(b.consonants[:1] == ("h",)):
        return False
    if len(a.consonants) != len(b.consonants):
        return False
    if not a.classes:
        return _soft(a) == _soft(b) or (a.written != b.written and _soft(a)[:1] == _soft(b)[:1])
    same_script = a.written and b.written
    pairs = enumerate(zip(a.consonants, b.consonants, strict=True))
    if not all(x == y or _kin(x, y, first=not k, same_script=same_script) for k, (x, y) in pairs):
        return False
    last = len(a.vowels) - 1
    other = a.consonants != b.consonants
    if same_script and other and len(a.consonants) < SHORT and list(map(_plainly, a.vowels)) != list(map(_plainly, b.vowels)):
        return False  # Jean is not Cohen
    if same_script and len(a.consonants) <= SHORT and _mixed(a.vowels[:-1], b.vowels[:-1]):
        return False
    return all(
        _fits(x, y, a.written, b.written, place="first" if k == 0 else "last" if k == last else "inside")
        for k, (x, y) in enumerate(zip(a.vowels, b.vowels, strict=True))
    )


def _kin(x: str, y: str, *, first: bool, same_script: bool) -> bool:
    """Whether two consonants of one class can stand for each other; another script leaves more open, yet sh is no z."""
    if not same_script:
        return {x, y} != {"sh", "z"}
    return frozenset((x, y)) in _KIN or (not first and {x, y} == {"k", "g"})


def _plainly(vowels: str) -> str:
    """Vowels as most romanisations have them."""
    return vowels.replace("'", "").replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("y", "i").replace("ii", "i")


SHORT: Final = 3  # consonants of a word whose vowels may differ in one manner only


def _mixed(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one word lacks a vowel and another vowel differs too: in a short word that is another name (Krem, Karam)."""
    pairs = [(x.replace("'", ""), y.replace("'", "")) for x, y in zip(a, b, strict=True)]
    return any(bool(x) != bool(y) for x, y in pairs) and any(x and y and x != y for x, y in pairs)


def _soft(sound: Sound) -> str:
    """A word of vowels alone (Yahya, Hayya), its spellings folded."""
    letters = "".join(sound.vowels).replace("'", "").replace("y", "i").replace("e", "a")
    return re.sub(r"(.)\1+", r"\1", letters)


_NEAR: Final = frozenset({"ae", "ea", "ei", "ie", "ou", "uo", "iy", "yi", "ey", "ye"})
_LONG: Final = re.compile(r"[ae][iy]|ee|ai")


def _fits(a: str, b: str, a_written: bool, b_written: bool, *, place: str) -> bool:
    """Whether vowels between two consonants can be spellings of one sound."""
    a, b = a.replace("'", ""), b.replace("'", "")
    if a == b:
        return True
    if a_written and b_written:
        if not a or not b:
            other = a or b
            return len(other) == 1 if place == "inside" else place == "last" and other == "e"
        if place == "last" and abs(len(a) - len(b)) > 1:
            return False  # Mali is not Malawi
    else:
        heard, signs = (a, b) if a_written else (b, a)
        if not a_written and not b_written:
            return (a or b) == "a" if not a or not b else bool(set(a) & set(b))
        if not signs:
            return not _LONG.search(heard) if place == "inside" else place == "first" or set(heard) <= {"a", "e"}
        if not heard:
            return place == "inside" or (signs == "a" and place == "last")
        if signs == "a":
            return True if place == "first" else bool(set(heard) & set("aoeu"))
    return any(x == y or x + y in _NEAR for x in a for y in b)
