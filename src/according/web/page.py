"""One report as one self-contained page: its text with everything that was found in it, and according to whom."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from according.model import Reading, quote
from according.web.layers import Numbers, numbered, paragraphs, text_labels
from according.web.lists import lists
from according.web.words import SIGNS, day_words, headline, label_words, shown, type_words

UNTITLED: Final = "A report without words"
TEMPLATES: Final = Path(__file__).parent / "templates"


def report_page(reading: Reading, *, origins: Sequence[str] = ()) -> str:
    """A page of HTML that needs nothing else: no font, no picture, no network; it can be read without its script."""
    report, numbers = reading.report, numbered(reading)
    return rendered(
        "report",
        report=report,
        heading=headline(report) or UNTITLED,
        date=day_words(report),
        facts=list(_facts(reading, origins)),
        link=_link(report.url),
        paragraphs=list(paragraphs(report.text, list(text_labels(reading, numbers)), numbers)),
        omissions=list(_omissions(reading)),
        numbers=numbers.rows,
        badges=_badges(reading, numbers),
        **lists(reading, numbers),
    )


def rendered(name: str, **values: object) -> str:
    """A template with its style and the script in it; nothing but that script may run, because a policy names its hash."""
    script = (TEMPLATES / "page.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = _environment().get_template(f"{name}.html")
    return template.render(script=script, script_hash=f"sha256-{digest}", **values)


@cache
def _environment() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_harmless
    )


def _harmless(value: object) -> object:
    """A value of a page; a report must not turn the page around, so that its signs for that are shown."""
    if isinstance(value, Markup):
        return Markup(shown(value))  # noqa: S704 - what was safe stays so: only signs of direction change
    return shown(value) if isinstance(value, str) else value


def _badges(reading: Reading, numbers: Numbers) -> dict[str, tuple[str, str, str]]:
    """Of every row with a number in the text: the class of the number, the sign behind it, and what a sign means in words."""
    found = {row.id: ("b-s", "", "") for row in reading.statements}
    found.update((row.id, ("b-f", "", "")) for row in reading.figures)
    for event in reading.events:
        words = f"Event {numbers.rows[event.id][1:]}: {type_words(event.type)}, {event.status}"
        found[event.id] = (f"b-e s-{event.status}", SIGNS[event.status], words)
    return found


def _omissions(reading: Reading) -> Iterator[tuple[str, str]]:
    """Why something was left out, and what."""
    reasons = dict.fromkeys(row.reason for row in reading.omissions)
    for reason in reasons:
        yield reason, ", ".join(dict.fromkeys(row.room for row in reading.omissions if row.reason == reason))


def _link(url: str | None) -> str | None:
    """The address, if following it is harmless."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _facts(reading: Reading, origins: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What is known about the report, label and value."""
    report = reading.report
    yield "Outlet", report.outlet or "unknown"
    if report.agency:
        yield "Agency", report.agency
    yield "Published", report.published or "unknown"
    if not report.published and (report.not_before or report.not_after):
        yield "Between", f"{report.not_before or '?'} and {report.not_after or '?'}"
    words = quote(report.text, report.date_spans)
    yield "Date rests on", " ".join(filter(None, (label_words(report.basis), f"“{words}”" if words else "")))
    if report.reference_date and report.reference_date != report.published:
        yield "“Today” is taken as", report.reference_date
    yield "Language", report.language or "unknown"
    if origins:
        yield "Found at", ", ".join(origins)
    yield "Report", report.id
    if reading.versions:
        yield "Read with", ", ".join(f"{name} {version}" for name, version in reading.versions.items())
