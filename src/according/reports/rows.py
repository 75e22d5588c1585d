"""Rows of JSON Lines and of tables -> `Received`: the fields that a report may have, and what is ignored in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from according.errors import InputError, InputNote, UsageError
from according.model import Received
from according.reports import language

#: The fields of a row. ``text`` or ``html`` must be there.
FIELDS: Final = ("id", "text", "html", "date", "lang", "outlet", "title", "url")
NO_TEXT: Final = "A112"

_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})(?:[Tt ]\d\d.*)?")


def columns(mapping: Mapping[str, str] | None) -> dict[str, str]:
    """Our field -> their column, for every field. Raises `UsageError` (A410) for a field that a report has not."""
    unknown = sorted(set(mapping or ()) - set(FIELDS))
    if unknown:
        raise UsageError("A410", f"a report has no field {unknown[0]!r}", do=f"The fields are {', '.join(FIELDS)}.")
    return {field: (mapping or {}).get(field, field) for field in FIELDS}


def day(value: object) -> str | None:
    """The ISO day of an ISO 8601 date or date-time as it is written there (no shift of time zone), or None."""
    found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        return datetime.fromisoformat(found[0]).date().isoformat() if found else None
    except ValueError:
        return None


class Rows:
    """Makes reports of the rows of one file, and keeps count of what it ignores: once in full, then as a number."""

    def __init__(self, names: Mapping[str, str], *, where: str, origin: str) -> None:
        self.names, self.where, self.origin = names, where, origin
        self._more: dict[str, int] = {}

    def place(self, line: int) -> str:
        """Where a line stands, for messages."""
        return f"{self.where}:{line}"

    def report(self, row: Mapping[str, Any], *, line: int) -> Iterator[Received | InputError]:
        """The report of a row, with notes on fields that are ignored, or the reason why it is none."""
        text, html = self._body(row, "text"), self._body(row, "html")
        if text is None and html is None:
            yield self._empty(row, line)
            return
        if "\0" in (text or html or ""):
            do = "Take the NUL characters out."
            yield InputError("A105", "holds NUL characters, which text has not", where=self.place(line), do=do)
            return
        day_, language_ = day(self._cell(row, "date")), language.code(self._plain(row, "lang"))
        yield from self._notes(row, line, day_, language_)
        yield Received(
            text=text,
            html=html,
            source_id=self._plain(row, "id"),
            outlet=self._plain(row, "outlet"),
            url=self._plain(row, "url"),
            date=day_,
            title=self._plain(row, "title"),
            language=language_,
            origin=f"{self.origin}:{line}",
        )

    def rest(self) -> Iterator[InputError]:
        """Notes on what was ignored again after its first time."""
        for field, count in self._more.items():
            if count:
                what = f"{count} more {'row has' if count == 1 else 'rows have'} such a {field!r}, which was ignored too"
                yield InputNote("A122", what, where=self.where)

    def _cell(self, row: Mapping[str, Any], field: str) -> Any:
        return row.get(self.names[field])

    def _body(self, row: Mapping[str, Any], field: str) -> str | None:
        value = self._cell(row, field)
        return value if isinstance(value, str) and value.strip() else None

    def _plain(self, row: Mapping[str, Any], field: str) -> str | None:
        value = self._cell(row, field)
        if isinstance(value, int | float) and not isinstance(value, bool) and field == "id":
            value = str(value)
        return value.strip() or None if isinstance(value, str) else None

    def _empty(self, row: Mapping[str, Any], line: int) -> InputError:
        present = [self.names[field] for field in ("text", "html") if self.names[field] in row]
        if present:
            what, do = f"has no text: its {present[0]!r} is empty or no string", "Fill it in, or leave the row out."
        else:
            what = f"has neither {self.names['text']!r} nor {self.names['html']!r}"
            do = "Name the field that holds the text with a mapping."
        return InputError(NO_TEXT, what, where=self.place(line), do=do)

    def _notes(self, row: Mapping[str, Any], line: int, day_: str | None, language_: str | None) -> Iterator[InputError]:
        checks = (
            ("A120", "date", day_, "is not an ISO 8601 day and is ignored", "Write it as YYYY-MM-DD."),
            ("A121", "lang", language_, "is not a language code and is ignored", "Write it as ISO 639-1, such as fr."),
            *(("A121", f, self._plain(row, f), "is not a string and is ignored", "") for f in ("id", "outlet", "title", "url")),
        )
        for code, field, value, what, do in checks:
            given = self._cell(row, field)
            if value is None and given is not None and str(given).strip():
                yield from self._note(code, field, f"{field} {str(given)[:40]!r} {what}", line, do)

    def _note(self, code: str, field: str, what: str, line: int, do: str) -> Iterator[InputError]:
        if field in self._more:
            self._more[field] += 1
        else:
            self._more[field] = 0
            yield InputNote(code, what, where=self.place(line), do=do)
