"""Whether two names are spellings of one name, and why; a key that spellings share.

>>> same("Hossein Amir-Abdollahian", "حسین امیرعبداللهیان")
'spellings of one name'
>>> same("Hassan Rouhani", "Hussein Rouhani") is None
True
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from according import knowledge
from according.actors.spelling import ABJAD, JOINT, alike, plain, sounds
from according.actors.words import plain as bare

_DATA: Final = knowledge.toml("spelling.toml")
_PARTICLES: Final = frozenset(_DATA["particles"])  # articles, 'son of'
_HEADS: Final = frozenset(_DATA["heads"])  # Abd al-, Abu: joined to what follows
_TAILS: Final = frozenset(_DATA["tails"])  # Allah, al-Din: joined to what stands before
_RANKS: Final[dict[str, str]] = _DATA["ranks"]
_HONORIFICS: Final = frozenset(_DATA["honorifics"])
_DROPPED: Final = frozenset(_DATA["dropped"])
_FILIATION: Final = frozenset(_DATA["filiation"])
_FIRST: Final = frozenset(_DATA["family_first"])
_GIVEN: Final = {word: k for k, group in enumerate(_DATA["given"]) for word in group.split()}
_POLES: Final = {word: k for k, group in enumerate(_DATA["poles"]) for word in group.split()}
_GENDERS: Final = {row["name"]: row["gender"] for row in knowledge.table("given_names.tsv")}
_KEPT: Final = frozenset(("an", "la", "le", "da", "do", "di", "e", "y"))  # particles that may be half of a short name
_SERVANT: Final = re.compile(r"^abd(?:[aeou]l|[eou](?=[rnst]{2}))?(?=.{3})")
_SERVANT_OF_GOD: Final = re.compile(r"^abd[aeou]l+a(?=h)")  # Abdolahian, Abdollahian
_ARTICLE: Final = re.compile(r"^ال(?=.{2})")
_SERVANT_ARABIC: Final = re.compile(r"^عبد(?:ال)?(?=.{2})")
_GOD: Final = re.compile(r"(?<=[a-z])[aou](?:lla|lah|llah)$")  # Hizbullah, Nasrallah
_HYPHENED: Final = re.compile(r"^(\w+)-")
_BREAKS: Final = re.compile(r"[\s\-‐‑–_,/()«»“”]+")


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words of a name that count, in plain form: articles and 'son of' left out, 'Abd al-' joined to what follows."""
    folded = plain(name)
    words = _named([word for word in _BREAKS.split(folded) if word])
    hyphened = _HYPHENED.match(folded)
    article = hyphened[1] if hyphened else ""  # An-Najaf, not An Najaf
    joined: list[str] = []
    pending = ""
    for place, word in enumerate(words):
        if word in _HEADS and place < len(words) - 1:
            pending += next(head for start, head in _HEADED if word.startswith(start))
            continue
        if word in _PARTICLES and (_drops(words, place, begun=bool(joined)) or (word == article and not place)):
            continue
        word = (
            _ARTICLE.sub("", _SERVANT_ARABIC.sub("عبد", word))
            if ABJAD.search(word)
            else _GOD.sub("alla", _SERVANT.sub("abd", _SERVANT_OF_GOD.sub("abdulla", word)))
        )
        if pending:
            word, pending = pending + word, ""
        elif word in _TAILS and joined:
            joined[-1] += word
            continue
        joined.append(word)
    return tuple(joined) if joined else tuple(words)


_HEADED: Final = (("عبد", "عبد"), ("abd", "abd"), ("ab", "abu"), ("", "ابو"))


def _named(words: list[str]) -> list[str]:
    """The words without the titles in front, as long as two words stay that are no rank."""
    while words and words[0] in _HONORIFICS and sum(x not in _RANKS and x not in _PARTICLES for x in words[1:]) > 1:
        words = words[1:]
    return words


def _drops(words: list[str], place: int, *, begun: bool) -> bool:
    """Whether a particle counts for nothing: it is not the whole name, nor half of a name of two words."""
    alone = len(words) == 1 or (place == len(words) - 1 and not begun)
    return not alone and not (len(words) == 2 and words[place] in _KEPT)


def key(name: str) -> str:
    """What spellings of a name share: the consonant classes of its words, in order; '' for a name without letters we know."""
    words = parts(name)
    return " ".join(filter(None, (_RANKS.get(word) if k and word in _RANKS else _key(word) for k, word in enumerate(words))))


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    found = sounds(word)
    first = found[0] if found else None
    if first is None:
        return ""
    opens = "A" if first.vowels[0].strip("'") and first.classes else ""  # Yassin is not Hassan
    return opens + first.classes or "".join(first.vowels)[:1].upper() or "H"


def surname(name: str) -> str:
    """The key of the last word of a name that is no rank (Jr., III)."""
    words = [word for word in parts(name) if word not in _RANKS]
    return _key(words[-1]) if words else ""


@lru_cache(maxsize=65536)
def same(a: str, b: str) -> str | None:
    """Why two names can be one name, in words; None where they cannot."""
    first, second = parts(a), parts(b)
    if not first or not second:
        return None
    if first == second:
        return "the same spelling" if a == b else "the same name, written alike"
    if not _one_rank(_ranks(first), _ranks(second), first, second):
        return None
    first, second = _bare(first), _bare(second)
    if not first or not second:
        return None
    if len(first) > 1 < len(second) and {gender_of(first[0]), gender_of(second[0])} == {"m", "f"}:
        return None  # Mario and Maria
    written_apart = len(first) != len(second) and _no_initials(first + second) and alike(JOINT.join(first), JOINT.join(second))
    if _aligned(first, second) or written_apart:
        return "spellings of one name"
    if len(first) != len(second) and min(len(first), len(second)) > 1:
        return _shorter(*sorted((first, second), key=len))
    if len(first) == len(second) > 1 and not _filial(a + " " + b) and _turned(first, second):
        return "the same words in another order"
    return None


def gender_of(given: str) -> str:
    """The usual gender of a given name as it is written, else without accents (Danièle is no Daniele): m, f or ''."""
    return _GENDERS.get(plain(given)) or _GENDERS.get(bare(given), "")


def _no_initials(words: tuple[str, ...]) -> bool:
    return all(len(word) > 1 for word in words)


def _filial(names: str) -> bool:
    return not _FILIATION.isdisjoint(_BREAKS.split(plain(names)))


def _one_rank(one: tuple[str, ...], other: tuple[str, ...], *names: tuple[str, ...]) -> bool:
    """Whether two names have one rank; a third or later of a family may be called without it (a king is not)."""
    high = all(rank.isdigit() and int(rank) > 2 for rank in one + other)
    return one == other or (not (one and other) and high and all(len(_bare(name)) > 1 for name in names))


def _ranks(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_RANKS[word] for word in words[1:] if word in _RANKS and len(word) + len(words) > 3)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:1] + tuple(word for word in words[1:] if word not in _RANKS)


def _aligned(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    whole = any(min(len(a), len(b)) > 1 for a, b in zip(first, second, strict=False))  # more than initials
    return len(first) == len(second) and whole and all(map(_word, first, second))


def _word(a: str, b: str) -> bool:
    """Whether two words agree; an initial agrees with what begins so."""
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if a in _POLES or b in _POLES:
        return _POLES.get(a) == _POLES.get(b)
    return (a in _GIVEN and _GIVEN[a] == _GIVEN.get(b)) or alike(a, b)


def _shorter(short: tuple[str, ...], long: tuple[str, ...]) -> str | None:
    """A name with words left out: the first or the last must stay, and all that stay must follow each other in order."""
    place = 0
    hits: list[int] = []
    for word in short:
        found = next((k for k in range(place, len(long)) if _word(word, long[k])), None)
        if found is None:
            return None
        hits.append(found)
        place = found + 1
    initials = sum(len(word) == 1 for word in short)
    if initials or (hits[0] != 0 and not (hits[0] == 1 and long[0] in _DROPPED)) or all(len(long[k]) == 1 for k in hits):
        return None
    if hits[-1] == len(long) - 1 or hits == list(range(len(short))):
        return "a shorter form of the name"
    return None


def _turned(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    rest = list(second)
    for word in first:
        found = next((k for k, other in enumerate(rest) if min(len(word), len(other)) > 1 and _word(word, other)), None)
        if found is None:
            return False
        del rest[found]
    return True


def _again(word: str, name: str) -> bool:
    """Whether one word is another once more: alike, and in Latin script not written all too differently (God, Joudeh)."""
    if not alike(word, name):
        return False
    shared = SequenceMatcher(None, word, name, autojunk=False).ratio() if word.isascii() and name.isascii() else 1.0
    return shared >= CLOSE


CLOSE: Final = 0.6


def is_part(short: str, name: str) -> bool:
    """Whether a name is (a part of) the longer name as reports shorten it: the surname, or the surname with given names."""
    few, many = parts(short), parts(name)
    if not few or len(few) > len(many) or (_ranks(few) and _ranks(few) != _ranks(many)):
        return False
    few, many = _bare(few), _bare(many)
    if len(few) == 1:
        if few[0] == many[0] and many[0] in _FIRST:
            return True  # Ms Park is Park Mi-rae
        return any(_again(few[0], word) for word in many[1:] or many) or alike(few[0], "".join(many[-2:]))
    return same(short, name) is not None or (all(any(_word(x, y) for y in many) for x in few) and _whole(few, many))


def _whole(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two names share more than initials."""
    return any(min(len(x), len(y)) > 1 and _word(x, y) for x in first for y in second)


@lru_cache(maxsize=65536)
def marks(name: str, *, asked: bool) -> frozenset[str]:
    """What names share of which one is the other, or a part of it: one is kept under these marks, the other one asked for.

    The last word of one is somewhere in the other ("/" marks last words), but any word may be the one that two names share
    beside initials. Initials alone make no two names one: they count (",", ".") where one name is a single word.
    """
    words = _bare(parts(name))
    initial, alone = (",", ".") if asked else (".", ",")
    other = ("/",) if asked else ("",)
    found = _heard("".join(words[-2:])) | _heard(JOINT.join(words)) if words else set()
    last = words if 1 in map(len, words) else words[-1:]
    for word in words:
        signs: tuple[str, ...] = ("", "/") if word in last else other
        if len(words) == 1:
            signs = ("", "/", alone)
        elif len(word) == 1:
            signs = (initial,)
        found |= {sign + sound for sign in signs for sound in _heard(word)}
    return frozenset(found)


def _heard(word: str) -> set[str]:
    """The ways in which a word sounds, and the groups of names it is one of."""
    groups = {f"{kind}{of[word]}" for kind, of in (("given", _GIVEN), ("pole", _POLES)) if word in of}
    return groups | ({sound.classes for sound in sounds(word)} or {word})
