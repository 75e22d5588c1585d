"""What the encoder is fed: the pieces of each word, its kind by capitals, space and accents, its row among known words."""

from __future__ import annotations

import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
MOST_PIECES = 6  # of one word; longer ones are data, not language
ACCENTS, SHAPES = 3, 4
KINDS = SHAPES * ACCENTS * 2
QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("’‘ʼ`´", "'") | {"‐": "-", "‑": "-"})


class Stretch:
    """Words as the encoder sees them: ids and kinds of their pieces, and where each word begins and ends."""

    def __init__(self, ids: list[int], kinds: list[int], known: list[int], ends: list[int], frame: tuple[int, int]) -> None:
        """Pieces without the frame, the first and the last sign of the encoder; ``ends`` of words, after a 0."""
        self.ids, self.kinds, self.known = ids, kinds, known
        self._ends, self._frame = ends, frame

    def fitting(self, first: int, most: int) -> int:
        """The end of as many words from the first on as have so many pieces together; at least one word."""
        return max(first + 1, bisect_right(self._ends, self._ends[first] + most) - 1)

    def inputs(self, first: int, end: int) -> dict[str, NDArray[np.int64]]:
        """What the encoder is fed to read some of the words together."""
        start, stop = self._ends[first], self._ends[end]
        places = np.array(self._ends[first : end + 1], dtype=np.int64) - start
        return {
            "ids": np.array([self._frame[0], *self.ids[start:stop], self._frame[1]], dtype=np.int64),
            "kinds": np.array([0, *self.kinds[start:stop], 0], dtype=np.int64),
            "known": np.array([0, *self.known[start:stop], 0], dtype=np.int64),
            "first": places[:-1] + 1,
            "last": places[1:],
        }


class Known:
    """Words that have a vector inside the model, kept as numbers of 32 bits, and the row of each; row 0 is for no word."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as tables:
            self._numbers, self._rows = tables["numbers"], tables["rows"]

    def row(self, word: str) -> int:
        """The row of a word as it is written, else of the word in small letters, else 0."""
        return self._find(word) or self._find(word.lower())

    def _find(self, word: str) -> int:
        wanted = word_number(word)
        at = int(np.searchsorted(self._numbers, np.uint32(wanted)))
        return int(self._rows[at]) if at < len(self._numbers) and self._numbers[at] == wanted else 0


def word_number(word: str) -> int:
    """The number under which a word is known."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


class Cutter:
    """Cuts words into the pieces of a vocabulary of small letters without accents, as BERT does; the longest piece first.

    A vocabulary may also have whole words with their accents; these come before their pieces.
    """

    def __init__(self, vocabulary: Iterable[str], *, known: Known | None = None) -> None:
        self._known = known
        self._ids = {piece: at for at, piece in enumerate(vocabulary)}
        self._cut = lru_cache(maxsize=50_000)(self._fresh)

    def stretch(self, words: Sequence[str], spaces: Sequence[bool]) -> Stretch:
        """The pieces of words; spaces tells which words have one after them."""
        ids, kinds, known, ends, after_space = list[int](), list[int](), list[int](), [0], True
        for word, space in zip(words, spaces, strict=True):
            pieces, kind, row = self._cut(word)
            ids += pieces
            kinds += [kind * 2 + (not after_space)] * len(pieces)
            known += [row] * len(pieces)
            ends.append(len(ids))
            after_space = space
        return Stretch(ids, kinds, known, ends, (self._ids[FIRST], self._ids[LAST]))

    def _fresh(self, word: str) -> tuple[list[int], int, int]:
        word = word.translate(QUOTES)
        whole = self._ids.get(word.lower()) if word.isalpha() else None
        ids = [whole] if whole is not None else self.parts(word)
        row = self._known.row(word) if self._known else 0
        return ids[:MOST_PIECES] or [self._ids[UNKNOWN]], shape(word) * ACCENTS + accent(word), row

    def parts(self, word: str) -> list[int]:
        """The pieces of a word as if it were not in the vocabulary with its accents."""
        return [piece for part in _parts(plain(word.lower())) for piece in self._longest(part)]

    def _longest(self, part: str) -> list[int]:
        """The pieces of one part, each the longest that the vocabulary has; one unknown where they do not cover it."""
        out, at = [], 0
        while at < len(part):
            mark = "##" if at else ""
            for end in range(len(part), at, -1):
                found = self._ids.get(mark + part[at:end])
                if found is not None:
                    break
            else:
                return [self._ids[UNKNOWN]]
            out.append(found)
            at = end
        return out


def read_vocabulary(path: Path) -> list[str]:
    """The pieces of a vocabulary, one a line, in the order of their ids."""
    return path.read_text("utf-8").removesuffix("\n").split("\n")


def plain(word: str) -> str:
    """The word without accents."""
    if word.isascii():
        return word
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")


def _parts(word: str) -> list[str]:
    """The word cut at every sign that is neither letter nor figure, and around every Chinese one."""
    if word.isascii() and word.isalnum():
        return [word]
    return "".join(f" {sign} " if _is_sign(sign) else sign for sign in word).split()


def _is_sign(sign: str) -> bool:
    return not sign.isalnum() if sign.isascii() else unicodedata.category(sign)[0] == "P" or "\u4e00" <= sign <= "\u9fff"


def shape(word: str) -> int:
    """0 for no capitals or no letters, 1 for Title, 2 for UPPER, 3 for mIxed."""
    if word.islower() or not any(map(str.isalpha, word)):
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() else 3


def accent(word: str) -> int:
    """0 for no accent, 1 for one on the last vowel (é, ée, és, ées, à, où), 2 for one elsewhere."""
    if word.isascii():
        return 0
    end = word.lower()
    for ending in ("s", "e"):
        end = end[:-1] if len(end) > 1 and end.endswith(ending) else end
    if plain(end[-1:]) != end[-1:]:
        return 1
    return 2 if plain(word) != word else 0
