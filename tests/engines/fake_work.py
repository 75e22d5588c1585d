"""Readers that stand in for the pipeline; at the top of a module, so that other processes can import them."""

import os
import signal
import time
from pathlib import Path

from according.errors import InputError, bad_lexicon
from according.model import Figure, Reading, Received, Report, Span


def count_letters(received: Received) -> Reading | InputError:
    """A reading that shows what was read, or the trouble that the text asks for."""
    text = received.text or ""
    if text == "refuse":
        return InputError("A101", "is refused", where=received.origin or "")
    if text == "raise":
        raise ValueError("a broken rule")
    if text == "lexicon":
        raise bad_lexicon("en/speech.toml", "say", "has no class")
    if text == "recurse":
        return count_letters(received)
    if text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("wait"):
        Path(text.removeprefix("wait ")).touch()
        time.sleep(60)
    report = Report(id=received.id, text=text, text_hash=str(len(text)), source_id=received.source_id)
    return Reading(report=report, versions={"pid": "same"}, origin=received.origin)


def process_id(received: Received) -> Reading:
    """A reading that tells which process made it."""
    return Reading(report=Report(id=received.id, text=str(os.getpid()), text_hash=""))


def threads(received: Received) -> Reading:
    """A reading that tells how many threads a worker is allowed."""
    return Reading(report=Report(id=received.id, text=os.environ.get("OMP_NUM_THREADS", ""), text_hash=""))


def huge_number(received: Received) -> Reading:
    """A reading with a number that does not fit into 64 bits."""
    stands = {
        "id": "f1",
        "report": received.id,
        "spans": (Span(0, 1),),
        "surface": "9",
        "rule": "test/hand",
        "sentence": Span(0, 1),
    }
    figure = Figure(number="9", number_span=Span(0, 1), value=10**30, **stands)
    return Reading(report=Report(id=received.id, text="9", text_hash=""), figures=(figure,))
