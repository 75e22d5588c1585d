"""Chains, parties, figures and dates in a few words, the same on pages and on the command line."""

from __future__ import annotations

from typing import Final

from according.model import Chain, Figure, Party, Report

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
