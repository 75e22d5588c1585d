"""Files, folders and pipes -> reports as they came in; what cannot be read is named, and the rest is read."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO, Final

from according.errors import InputError, InputNote
from according.model import Received
from according.reports import encoding, jsonl, rows, streams, tables

KINDS: Final[dict[str, str]] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "table",
    ".tsv": "table",
}
SUFFIXES: Final = ", ".join(KINDS)
_PAGE: Final = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml)\b", re.I | re.S)

Found = Iterator[Received | InputError]


def receive(paths: Iterable[str | Path], *, mapping: Mapping[str, str] | None = None, stdin: IO[bytes] | None = None) -> Found:
    """The reports of files and folders (``-`` is the standard input), one by one, and an error for each that cannot be read.

    A folder is read with its subfolders in the order of names; hidden files and files of other kinds are passed over. Kinds:
    .txt and .html (one report a file), .jsonl and .csv (one a row), each also as .gz. ``mapping`` renames the fields of rows
    (our field → their column). An `InputNote` says what was ignored in an input that was read. Raises `UsageError` for a
    mapping of fields that a report has not.
    """
    names = rows.columns(mapping)
    return chain.from_iterable(_path(path, names, stdin) for path in paths)


def kind(path: Path) -> str | None:
    """What a file holds, by its name: text, page, jsonl or table; None for other files."""
    return KINDS.get(Path(path.name.lower().removesuffix(".gz")).suffix)


def shown(path: str | Path) -> str:
    """A path as text, whatever bytes the system keeps for it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _path(path: str | Path, names: Mapping[str, str], stdin: IO[bytes] | None) -> Found:
    if str(path) == "-":
        yield from _guarded(_pipe(stdin or sys.stdin.buffer, names, where="standard input"), where="standard input")
        return
    path = Path(path)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _refused(error, where=shown(path))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, path, names)
    elif stat.S_ISREG(mode) and kind(path) is None:
        what = "is not a kind of file that is read"
        yield InputError("A102", what, where=shown(path), do=f"Kinds are {SUFFIXES}, each also as .gz; pipe others to '-'.")
    else:
        yield from _file(path, names, origin=shown(path.name))


def _folder(folder: Path, top: Path, names: Mapping[str, str]) -> Found:
    """The reports of a folder; says so where the folder that was asked for holds none."""
    found = False
    for item in _walk(folder):
        found = True
        if isinstance(item, InputError):
            yield item
        else:
            yield from _file(item, names, origin=shown(item.relative_to(top).as_posix()))
    if not found:
        yield InputError(
            "A103", "holds no reports", where=shown(folder), do=f"Files that are read end in {SUFFIXES}, or these and .gz."
        )


def _walk(folder: Path) -> Iterator[Path | InputError]:
    """The files of a folder and its subfolders in the order of names; links to folders are not followed."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield _refused(error, where=shown(folder))
        return
    for name, is_folder in names:
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path)
        elif kind(path):
            try:
                if stat.S_ISREG(path.stat().st_mode):
                    yield path
            except OSError as error:
                yield _refused(error, where=shown(path))


def _file(path: Path, names: Mapping[str, str], *, origin: str) -> Found:
    where = shown(path)
    try:
        handle = path.open("rb")
    except OSError as error:
        yield _refused(error, where=where)
        return
    with handle:
        yield from _guarded(_content(handle, kind(path), names, where=where, origin=origin), where=where)


def _guarded(found: Found, *, where: str) -> Found:
    """The reports of one file; an error that ends the file is given as an error, not raised."""
    try:
        yield from found
    except InputError as error:
        yield error
    except OSError as error:
        yield _refused(error, where=where)


def _content(handle: IO[bytes], kind: str | None, names: Mapping[str, str], *, where: str, origin: str) -> Found:
    chunks = streams.pieces(handle, where=where)
    if kind == "jsonl":
        return jsonl.read(chunks, names, where=where, origin=origin)
    if kind == "table":
        return tables.read(chunks, names, where=where, origin=origin)
    if kind is None:
        return _sniffed(chunks, names, where=where, origin=origin)
    return _document(chunks, page=kind == "page", where=where, origin=origin)


def _pipe(handle: IO[bytes], names: Mapping[str, str], *, where: str) -> Found:
    return _content(handle, None, names, where=where, origin="-")


def _sniffed(chunks: Iterator[bytes], names: Mapping[str, str], *, where: str, origin: str) -> Found:
    """The reports of a stream without a name: JSON Lines where it begins with an object, a page, or else one text."""
    head = next(chunks, b"")
    rest = chain([head], chunks)
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if re.match(rb'\s*\{\s*(?:"|\})', plain):
        yield from jsonl.read(rest, names, where=where, origin=origin)
    else:
        yield from _document(rest, page=bool(_PAGE.match(plain)), where=where, origin=origin)


def _document(chunks: Iterable[bytes], *, page: bool, where: str, origin: str) -> Found:
    data = streams.whole(chunks, where=where)
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise InputError("A103", "is empty", where=where, do="Nothing to read in it.")
    text, name, broken = encoding.decode(data, where=where, page=page)
    if not text.strip():
        raise InputError("A103", "is empty", where=where, do="Nothing to read in it.")
    if broken:
        what = f"has {broken} {'place that is' if broken == 1 else 'places that are'} not {name}; each stands as U+FFFD"
        yield InputNote("A123", what, where=where, do=encoding.ADVICE)
    yield Received(text=None if page else text, html=text if page else None, origin=origin)


def _refused(error: OSError, *, where: str) -> InputError:
    """The one line for what the system says: missing, no permission, or its own words."""
    if isinstance(error, FileNotFoundError):
        return InputError("A101", "does not exist", where=where, do="Check the path.")
    if isinstance(error, PermissionError):
        return InputError("A104", "may not be read", where=where, do="Ask for permission to read it, or copy it.")
    return InputError("A109", f"cannot be read ({error.strerror or error})", where=where, do="The rest was read.")
