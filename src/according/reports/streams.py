"""Bytes of a file or a pipe, in pieces: unpacked, transcoded, cut into lines; never more than one report in memory."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Final, NamedTuple

from according.errors import InputError
from according.reports import encoding

PIECE: Final = 1 << 16
HEAD: Final = 1 << 18  # bytes that tell the encoding of rows
LARGEST: Final = 5_000_000  # bytes of one report: a page, a text or a row
GZIP: Final = b"\x1f\x8b"


class Line(NamedTuple):
    """A line of a file: its number and its text, or None where it is longer than a report can be or is no text."""

    number: int
    text: str | None
    error: InputError | None = None


def pieces(handle: IO[bytes], *, where: str) -> Iterator[bytes]:
    """The bytes of a file, unpacked where they are gzip. Raises `InputError` (A107) where the packing is damaged."""
    head = handle.read(PIECE)
    if head.startswith(GZIP):
        yield from _unpacked(_Rejoined(head, handle), where=where)
        return
    while head:
        yield head
        head = handle.read(PIECE)


def _unpacked(handle: io.RawIOBase, *, where: str) -> Iterator[bytes]:
    try:
        with gzip.GzipFile(fileobj=io.BufferedReader(handle)) as unpacked:
            while piece := unpacked.read(PIECE):
                yield piece
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        what = "is a damaged gzip file; what stands before the damage was read"
        raise InputError("A107", what, where=where, do="Pack or fetch it again.") from error


class _Rejoined(io.RawIOBase):
    """A stream with its first bytes, which were read already, put back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self.head, self.rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        data = self.head[: len(buffer)] or self.rest.read(len(buffer))
        self.head = self.head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def whole(chunks: Iterable[bytes], *, where: str) -> bytes:
    """All bytes of one document. Raises `InputError` (A108) for more than a report can be, before they are read."""
    found, size = [], 0
    for chunk in chunks:
        size += len(chunk)
        if size > LARGEST:
            raise too_large(where)
        found.append(chunk)
    return b"".join(found)


def too_large(where: str) -> InputError:
    """The error for a report that is larger than reports are."""
    what = f"is larger than {LARGEST // 1_000_000} MB, which no report is"
    return InputError("A108", what, where=where, do="Hand over one report a file, or one a line.")


def lines(chunks: Iterable[bytes], *, where: str) -> Iterator[Line]:
    """The lines of a file as text with their line ends, whatever its encoding; a line that cannot be read says why."""
    head, rest = _head(iter(chunks))
    if not head.strip(b" \t\r\n\0"):
        return
    name = encoding.detect(head, where=where, cut=True)
    if name.startswith(("utf-16", "utf-32")):
        yield from _decoded(_cut(_transcoded(_again(head, rest), name)), "utf-8", where=where)
    else:
        yield from _decoded(_cut(_again(head, rest)), name, where=where)


def _head(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    found, size = [], 0
    for chunk in chunks:
        found.append(chunk)
        size += len(chunk)
        if size >= HEAD:
            break
    return b"".join(found), chunks


def _again(head: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from rest


def _transcoded(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes | None]:
    """Lines of bytes; None stands for one that is too long, whose bytes are let go as they come."""
    kept: list[bytes] = []
    size = 0
    for chunk in chunks:
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            kept.append(chunk[start : end + 1])
            size += end + 1 - start
            yield b"".join(kept) if size <= LARGEST else None
            kept, size, start = [], 0, end + 1
        size += len(chunk) - start
        kept = [*kept, chunk[start:]] if size <= LARGEST else []
    if size:
        yield b"".join(kept) if size <= LARGEST else None


def _decoded(found: Iterable[bytes | None], name: str, *, where: str) -> Iterator[Line]:
    plain = True  # nothing but ASCII so far: the encoding is not settled yet
    for number, line in enumerate(found, 1):
        if line is None:
            yield Line(number, None, too_large(f"{where}:{number}"))
            continue
        if plain and not line.isascii() and name == "utf-8":
            name, plain = encoding.settled(line), False
        try:
            yield Line(number, line.decode(name if number == 1 else name.removesuffix("-sig")))
        except UnicodeDecodeError:
            what = f"is not text in {name.removesuffix('-sig')}, as what stands before it is"
            yield Line(number, None, InputError("A106", what, where=f"{where}:{number}", do=encoding.ADVICE))
