"""What came in -> a report with its text, language, outlet, title and marks; its date is decided later, from all evidence."""

from __future__ import annotations

from msgspec import Struct

from according.errors import InputError
from according.model import Mark, Received, Report, digest
from according.reports import language, marks, page
from according.reports.page import PageDate


class Draft(Struct, frozen=True, kw_only=True):
    """A report without a date, and what was said about its date from outside its text."""

    report: Report
    given: str | None = None  # the ISO day that came with it
    page: PageDate | None = None


def draft(received: Received) -> Draft:
    """The report of what came in, undated. Raises `InputError` where it holds no text (A112) or a page shows none (A114)."""
    where = received.origin or received.source_id or ""
    shown = page.read(received.html, where=where) if received.html is not None and received.text is None else None
    text = shown.text if shown else received.text or ""
    if not text.strip():
        raise InputError("A112", "has no text", where=where, do="Hand over a text or a page with words in it.")
    code = language.code(received.language) or language.identify(text) or language.code(shown.language if shown else None)
    title = received.title or (shown.title if shown else None)
    found = marks.find(text, report=received.id, language=code, title=title)
    report = Report(
        id=received.id,
        text=text,
        text_hash=digest(text),
        source_id=received.source_id,
        outlet=received.outlet or (shown.site if shown else None) or _named(found, "outlet_tag"),
        agency=_named(found, "agency_credit", "dateline"),
        url=received.url or (shown.url if shown else None),
        language=code,
        title=title,
        form="html" if shown else "text",
        marks=found,
    )
    return Draft(report=report, given=received.date, page=shown.date if shown else None)


def _named(found: tuple[Mark, ...], *kinds: str) -> str | None:
    """Who the first mark of some kinds names; the kinds in order of trust."""
    return next((mark.name for kind in kinds for mark in found if mark.kind == kind and mark.name), None)
