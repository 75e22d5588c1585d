"""Chains, parties, figures and dates in a few words, the same on pages and on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Final

from according import knowledge
from according.model import FURNITURE, Chain, Event, EventStatus, Figure, Party, Report, Span

#: What no XML may hold, and what turns the direction of the text around it.
_UNDRAWN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BOUNDS: Final = {
    "exact": "",
    "at_least": "≥ ",
    "at_most": "≤ ",
    "more_than": "> ",
    "fewer_than": "< ",
    "approx": "≈ ",
    "nearly": "nearly ",
}

IMPLICIT: Final = "(implicit)"  # somebody who is not named where the row stands

#: What stands for a status besides its colour, wherever events are drawn; nothing stands for what is asserted.
SIGNS: Final[dict[EventStatus, str]] = {
    "asserted": "",
    "claimed": "“",
    "denied": "×",
    "planned": "→",
    "hypothetical": "?",
    "negated": "¬",
    "background": "←",
}

#: What a status means, in the order in which lists and legends have them.
STATUSES: Final[dict[EventStatus, str]] = {
    "asserted": "told in the outlet's own voice, or an act of the speaker",
    "claimed": "a speaker says that it happened",
    "denied": "a speaker says that it did not happen",
    "planned": "announced or intended",
    "hypothetical": "possible, conditional or feared",
    "negated": "the outlet says that it did not happen",
    "background": "told again from before",
}

_PRECISION: Final = {
    "day": "on that day",
    "month": "in that month",
    "year": "in that year",
    "interval": "between these days",
    "report": "no day told: the day of the report",
}


def chain_words(links: Chain) -> str:
    """A chain, outermost first: ``outlet: The Courier ← speaker: the mayor``."""
    return " ← ".join(f"{link.role}: {link.who or link.surface or _nobody(link.role)}" for link in links)


def _nobody(role: str) -> str:
    return "unknown" if role == "outlet" else "not named"


def party_words(party: Party | None) -> str | None:
    """Somebody by name, or by the words of the report."""
    return (party.name or party.surface or IMPLICIT) if party else None


def day_words(report: Report) -> str:
    """When a report was published, or the days between which it must have been: ``2024-05-01…2024-05-03``, ``?``."""
    if report.published:
        return report.published
    if report.not_before or report.not_after:
        return f"{report.not_before or '?'}…{report.not_after or '?'}"
    return "?"


def headline(report: Report, *, size: int = 90) -> str:
    """The title of a report, or its first words that are not marked as furniture."""
    return shortened(report.title or _first_words(report, 4 * size) or report.text[: 4 * size], size)


def _first_words(report: Report, size: int) -> str:
    skipped = sorted(span for mark in report.marks if mark.kind in FURNITURE for span in mark.spans)
    found, at = "", 0
    for start, end in [*skipped, Span(len(report.text), len(report.text))]:
        found += report.text[at : min(max(at, start), at + size)]
        at = max(at, end)
        if len(found) >= size:
            break
    return found.strip()


def shortened(text: str, size: int) -> str:
    """The beginning of a text on one line, up to a number of characters, cut between words where there are any."""
    text = " ".join(text.split())
    if len(text) <= size:
        return text
    cut = text[:size]
    return (cut.rsplit(" ", 1)[0] if " " in cut[size // 2 :] else cut[:-1]).rstrip(" ,;:–-") + "…"


def number_words(figure: Figure) -> str:
    """A figure in short, with its bound: ``≥ 12``, ``40–45``."""
    if figure.bound == "range":
        return f"{plain(figure.low)}–{plain(figure.high)}"
    return f"{_BOUNDS[figure.bound]}{plain(figure.value)}"


def plain(value: float | None) -> str:
    """A number without a needless fraction; ``?`` where there is none."""
    if value is None:
        return "?"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def label_words(name: str) -> str:
    """A name of a closed list as people write it: ``page furniture``."""
    return name.replace("_", " ")


# --- events ---------------------------------------------------------------------------------------------------------


@cache
def _plover() -> dict[tuple[str, str], str]:
    return {(row["kind"], row["name"]): row["words"] for row in knowledge.table("plover_words.tsv")}


def type_words(name: str) -> str:
    """A PLOVER type in plain words: ``meeting or talks`` for CONSULT."""
    return _plover().get(("event", name), label_words(name.lower()))


def event_words(kind: str, mode: str | None) -> str:
    """A PLOVER type and mode in plain words: ``attack or violence, from the air``."""
    words = _plover().get(("mode", mode), label_words(mode.replace("-", " "))) if mode else None
    return ", ".join(filter(None, (type_words(kind), words)))


def code_words(kind: str, mode: str | None) -> str:
    """A PLOVER type and mode as PLOVER writes them: ``ASSAULT-aerial``."""
    return f"{kind}-{mode}" if mode else kind


def parties_words(parties: Iterable[Party]) -> str:
    """Those who take part in an event, by name or in the words of the report, and whether that is not named there."""
    return ", ".join(dict.fromkeys(map(_party, parties)))


def _party(party: Party) -> str:
    words = party_words(party) or "?"
    return f"{words} {IMPLICIT}" if party.implicit and words != IMPLICIT else words


def who_words(event: Event) -> str:
    """Who did it to whom: ``the army of Ardena → Velmark``; ``?`` where the text does not say who."""
    actors, recipients = parties_words(event.actors), parties_words(event.recipients)
    return f"{actors or '?'} → {recipients}" if recipients else actors or "?"


def when_words(event: Event) -> str:
    """When it was, and how exactly that is known: ``2024-03-10 (on that day)``."""
    return precise_words(event.date, event.date_precision)


def precise_words(day: str | None, precision: str | None) -> str:
    """A day, month, year or interval, and how exactly it is known."""
    if not day:
        return "unknown day"
    words = _PRECISION.get(precision or "", precision)
    return f"{day} ({words})" if words else day


def status_words(status: EventStatus) -> str:
    """A status with its sign: ``→ planned``."""
    return f"{SIGNS[status]} {status}".strip()


def in_picture(text: str) -> str:
    r"""Text for a picture, escaped; characters that no picture can hold stand as ``\x1b`` or ``\u202e``."""
    return escape(shown(text))


def shown(text: str) -> str:
    r"""The text with characters that cannot be drawn, or that turn the text around them, as ``\x1b`` or ``\u202e``."""
    return _UNDRAWN.sub(lambda found: ascii(found[0])[1:-1], text)
