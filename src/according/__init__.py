"""Raw news reports in, a sourced record out: who said what, how many, when, and according to whom.

import according

summary = according.read("reports/", record="week.record")
with according.open_record("week.record") as record:
    for figure in record.figures(according.Filter(category="killed")):
        print(figure.surface, figure.attributed_to and figure.attributed_to.surface)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from according.version import __version__

if TYPE_CHECKING:
    from according.api import Record, Summary, open_record, read, read_text
    from according.errors import AccordingError, InputError, LanguageError, RecordError, UsageError
    from according.model import (
        Actor,
        Entry,
        Event,
        Figure,
        Finding,
        Link,
        Mark,
        Mention,
        Party,
        Reading,
        Report,
        Span,
        Statement,
        Told,
        Who,
    )
    from according.record import Filter

_PUBLIC = {
    "according.api": ("Summary", "read", "read_text", "Record", "open_record"),
    "according.errors": ("AccordingError", "InputError", "LanguageError", "RecordError", "UsageError"),
    "according.model": (
        "Figure", "Link", "Mark", "Mention", "Party", "Reading", "Report", "Span", "Statement", "Event", "Actor", "Entry",
        "Told", "Who", "Finding",
    ),
    "according.record": ("Filter",),
}  # fmt: skip
_HOME = {name: module for module, names in _PUBLIC.items() for name in names}

__all__ = [  # noqa: RUF022 - in the order of _PUBLIC
    "__version__",
    "Summary", "read", "read_text", "Record", "open_record",
    "AccordingError", "InputError", "LanguageError", "RecordError", "UsageError",
    "Figure", "Link", "Mark", "Mention", "Party", "Reading", "Report", "Span", "Statement", "Event", "Actor", "Entry",
    "Told", "Who", "Finding",
    "Filter",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """A public name, imported when it is first asked for: the parser takes seconds to load, and many need only the record."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'according' has no attribute {name!r}")
