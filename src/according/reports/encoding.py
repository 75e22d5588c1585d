"""Bytes -> text: byte order marks, UTF-8, the charset a page declares, and else a closed list of encodings, weighed.

Nothing is decoded on trust: bytes that are no text are refused, and a guess must give words of a language that was
written in that encoding.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from according.errors import InputError
from according.reports import language

SAMPLE: Final = 16_384  # bytes that a guess looks at
CONTROLS: Final = frozenset(range(32)) - {8, 9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31}
ADVICE: Final = "Save it as UTF-8 text and read it again."

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "compressed data"),
    (b"BZh", "compressed data"),
    (b"\xfd7zXZ", "compressed data"),
    (b"SQLite format 3", "a database"),
)
_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)

_WEST: Final = "fr en es pt it de nl ca gl eu sv da no nn nb fi is sw id ms af sq"
_EAST: Final = "pl cs sk hu sl hr bs ro sr sq"
_CYRILLIC: Final = "ru uk bg be sr mk"


class _Candidate(NamedTuple):
    """An encoding, the languages that were written in it, and the letters that make up most of their words."""

    encoding: str
    languages: frozenset[str]
    frequent: frozenset[str]


def _candidates(*rows: tuple[str, str, str]) -> tuple[_Candidate, ...]:
    return tuple(
        _Candidate(encoding, frozenset(languages.split()), frozenset(letters)) for encoding, languages, letters in rows
    )


_RU: Final = "оеаинтсрвлОЕАИНТСРВЛіІ"
_AR: Final = "الينموربتةهي"
_HE: Final = "יוהלאמרתבש"
_EL: Final = "αοιετσνηρυΑΟΙΕΤΣΝΗΡΥς"
_ZH: Final = "的一是不了在人有我他这這中大来來上国國个個到说說们們为為和年日月"
_TH: Final = "านรกอเงมยลวดทสตั่้"
_KO: Final = "이다는의에을가고한지로은도하를"

#: The closed list; where two fit nearly as well, the first one is taken.
_CLOSED: Final = _candidates(
    ("cp1252", _WEST, ""),
    ("cp1256", "ar fa ur", _AR),
    ("cp1251", _CYRILLIC, _RU),
    ("cp1255", "he", _HE),
    ("cp1254", "tr", ""),
    ("cp1250", _EAST, ""),
    ("cp1253", "el", _EL),
    ("cp1257", "lt lv et", ""),
    ("cp1258", "vi", ""),
    ("cp874", "th", _TH),
    ("iso8859_15", _WEST, ""),
    ("iso8859_6", "ar", _AR),
    ("iso8859_2", _EAST, ""),
    ("iso8859_5", _CYRILLIC, _RU),
    ("iso8859_7", "el", _EL),
    ("iso8859_8", "he", _HE),
    ("koi8_u", "ru uk", _RU),
    ("cp866", "ru", _RU),
    ("mac_roman", _WEST, ""),
    ("gb18030", "zh", _ZH),
    ("big5", "zh", _ZH),
    ("euc_jp", "ja", ""),
    ("shift_jis", "ja", ""),
    ("euc_kr", "ko", _KO),
)


class Decoded(NamedTuple):
    """Text, the encoding it was read with, and how many of its bytes could not be read (they stand as U+FFFD)."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes, *, where: str = "", page: bool = False) -> Decoded:
    """The text of bytes with the encoding that they are in. Raises `InputError` for what is no text (A105, A106)."""
    encoding = detect(data, where=where, page=page)
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding.removesuffix("-sig"), text.count("�") - data.count("�".encode()))


def detect(data: bytes, *, where: str = "", page: bool = False, cut: bool = False) -> str:
    """The name of the encoding of some bytes; with ``cut`` they are the beginning of more and may end inside a character."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    _refuse(_kind(data), where=where)
    if b"\0" in data:
        return _wide(data, where=where)
    _refuse("a binary file" if _controls(data) else None, where=where)
    if broken_share(data, cut=cut) < 0.05:
        return "utf-8"
    declared = _declared(data) if page else None
    return declared or _guess(data, where=where)


def settled(line: bytes) -> str:
    """The encoding of the first line beyond ASCII of a file that looked like UTF-8: that, or what the line speaks for."""
    try:
        return detect(line)
    except InputError:
        return "utf-8"


def _kind(data: bytes) -> str | None:
    """What bytes are that begin like a format that is no text."""
    return next((name for magic, name in _MAGIC if data.startswith(magic)), None)


def _controls(data: bytes) -> bool:
    head = data[:SAMPLE]
    return sum(byte in CONTROLS for byte in head) > len(head) // 500


def _refuse(kind: str | None, *, where: str) -> None:
    if kind:
        raise InputError("A105", f"is {kind}, not text", where=where, do="Hand over its text or the web page instead.")


def broken_share(data: bytes, *, cut: bool = False) -> float:
    """The share of the non-ASCII stretches of some bytes that are not UTF-8: 0 for UTF-8, near 1 for anything else."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final=not cut)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        lost = len(re.findall("�", text))
        kept = sum(char > "\x7f" for char in text) - lost
        return lost / (lost + kept)
    return 0.0


def _wide(data: bytes, *, where: str) -> str:
    """UTF-16 without a mark: NULs (of spaces and digits) stand on one side only."""
    plain = data.replace(b"\0", b"")
    if len(plain) > 0.8 * len(data) and broken_share(plain, cut=True) == 0 and not _controls(plain):
        # UTF-16 of plain letters would hold many more of them
        raise InputError("A105", "holds NUL characters, which text has not", where=where, do="Take the NUL characters out.")
    even, odd = data[::2].count(0), data[1::2].count(0)
    order = "utf-16-le" if odd > even else "utf-16-be"
    sample = data[: min(len(data), SAMPLE) // 2 * 2]
    try:
        text = sample.decode(order)
    except UnicodeDecodeError:
        text = ""
    usual = sum(char.isalnum() or char.isspace() or unicodedata.category(char)[0] == "P" for char in text)
    if min(even, odd) > max(even, odd) // 20 or usual < 0.9 * len(text) or not text:
        _refuse("a binary file", where=where)
    return order


def _declared(data: bytes) -> str | None:
    """The charset that a page declares, where Python knows it and it fits; Latin-1 means windows-1252, as in browsers."""
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    name = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}.get(
        name, name
    )
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return None if name.startswith("utf") else name


def _guess(data: bytes, *, where: str) -> str:
    sample = _telling(data)
    scores = [_score(sample, candidate) for candidate in _CLOSED]
    best = max(scores)
    if best < 0.35:
        raise InputError("A106", "is in an encoding that cannot be recognised", where=where, do=ADVICE)
    return next(candidate.encoding for candidate, score in zip(_CLOSED, scores, strict=True) if score >= best - 0.05)


def _telling(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, up to the size of a sample; where they are short, with the beginning."""
    found, size = [], 0
    for line in re.split(rb"[\r\n]+", data):
        if not line.isascii():
            found.append(line[:SAMPLE])
            size += len(line)
        if size > SAMPLE:
            break
    if size < 400:
        found += [line for line in data[:2000].splitlines() if line.isascii()]
    return re.sub(rb"<[^<>]*>", b" ", b"\n".join(found))


def _score(sample: bytes, candidate: _Candidate) -> float:
    """How well an encoding fits: how many characters stand where such characters stand, times what the language says."""
    try:
        text = sample.decode(candidate.encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return 0.0
        text = sample[: error.start].decode(candidate.encoding)
    fit = _fit(text) * _usual(text, candidate.frequent)
    if fit < 0.4:
        return 0.0
    chances = language.chances(text)
    return fit * sum(chances.get(code, 0.0) for code in candidate.languages)


def _usual(text: str, frequent: frozenset[str]) -> float:
    """1 where the letters beyond ASCII are those that the languages use most, or few among Latin ones; less otherwise."""
    letters = [char for char in text if char > "\x7f" and char.isalpha()]
    if not letters:
        return 1.0
    if not frequent:
        return 1.0 if len(letters) < 0.4 * sum(map(str.isalpha, text)) or _script(letters[0]) == "CJK" else 0.3
    expected = 0.08 if "的" in frequent or "는" in frequent else 0.6
    return min(1.0, 0.3 + sum(char in frequent for char in letters) / len(letters) / expected * 0.7)


def _fit(text: str) -> float:
    """The share of characters beyond ASCII that look right: letters among letters of their script, marks at word edges."""
    good = total = 0
    for word in text.split():
        if not word.isascii():
            total += sum(char > "\x7f" for char in word)
            good += sum(_good(part) for part in re.split(r"(?<=\w)[-–—‑](?=\w)", word))
    return good / total if total else 1.0


def _good(word: str) -> int:
    inner = word.strip("\"'().,;:!?¿¡[]«»“”‘’„‹›…–—-،؛؟。、，・「」€£°%")
    count = sum(char > "\x7f" for char in word) - sum(char > "\x7f" for char in inner)
    scripts = {_script(char) for char in inner if char.isalpha()}
    small = re.sub(r"[\W\d_]", "", re.split(r"[’']", inner)[-1][1:])
    plain = len(scripts) < 2 and (inner.isupper() or small == small.lower())
    for char in inner:
        if char > "\x7f":
            letter = char.isalpha() and unicodedata.normalize("NFKC", char) == char
            count += (
                ((letter or unicodedata.combining(char) > 0) and plain)
                or char in "’‘‑–—€‌‍ـ"
                or unicodedata.category(char) == "Nd"
            )
    return count


@cache
def _script(char: str) -> str:
    name = unicodedata.name(char, "").partition(" ")[0]
    return "CJK" if name in {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "FULLWIDTH"} else name
