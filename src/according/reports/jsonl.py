"""JSON Lines -> reports: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from according.errors import InputError
from according.model import Received
from according.reports import streams
from according.reports.rows import Rows

_DECODER = msgspec.json.Decoder()


def read(chunks: Iterable[bytes], names: Mapping[str, str], *, where: str, origin: str) -> Iterator[Received | InputError]:
    """The reports of a JSON Lines file, and an error for each line that is none."""
    rows = Rows(names, where=where, origin=origin)
    count = 0
    for line in streams.lines(chunks, where=where):
        if line.error:
            yield line.error
        elif not count and (line.text or "").strip() in {"{", "[", "[{"}:
            what = "is JSON over several lines, not JSON Lines"
            yield InputError("A110", what, where=where, do="Write one object a line, for instance with jq -c.")
            return
        elif line.text and line.text.strip():
            yield from _row(line.text, rows, line=line.number)
        else:
            continue
        count += 1
    if not count:
        yield InputError("A103", "is empty", where=where, do="Nothing to read in it.")
    yield from rows.rest()


def _row(text: str, rows: Rows, *, line: int) -> Iterator[Received | InputError]:
    try:
        row = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        what = f"is not valid JSON ({_reason(text, error)})"
        yield InputError("A110", what, where=rows.place(line), do="One JSON object a line, in UTF-8.")
        return
    if isinstance(row, dict):
        yield from rows.report(row, line=line)
    else:
        what = f"is a JSON {_kind(row)}, not an object"
        yield InputError("A111", what, where=rows.place(line), do='Write {"id": …, "text": …} on each line.')


def _kind(row: object) -> str:
    names = {list: "array", str: "string", int: "number", float: "number", bool: "true or false", type(None): "null"}
    return names.get(type(row), "value")


def _reason(text: str, error: Exception) -> str:
    """What is wrong with a line, in a few words."""
    said = str(error).removeprefix("JSON is malformed: ")[:80]
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return "it holds half of a surrogate pair, which is no character"
    except (ValueError, RecursionError):
        return said
    return f"a number that JSON does not have: {said}"  # NaN, Infinity, 1e999
