"""Chains, parties, figures and dates in a few words, the same on pages and on the command line."""

from __future__ import annotations

from typing import Final

from according.model import FURNITURE, Chain, Figure, Party, Report, Span

_BOUNDS: Final = {
    "exact": "",
    "at_least": "≥ ",
    "at_most": "≤ ",
    "more_than": "> ",
    "fewer_than": "< ",
    "approx": "≈ ",
    "nearly": "nearly ",
}


def chain_words(links: Chain) -> str:
    """A chain, outermost first: ``outlet: The Courier ← speaker: the mayor``."""
    return " ← ".join(f"{link.role}: {link.who or link.surface or _nobody(link.role)}" for link in links)


def _nobody(role: str) -> str:
    return "unknown" if role == "outlet" else "not named"


def party_words(party: Party | None) -> str | None:
    """Somebody by name, or by the words of the report."""
    return (party.name or party.surface or "(implicit)") if party else None


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
