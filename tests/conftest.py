"""What all tests share: the sample reports, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from according import pipeline
from according.model import Reading, Received
from according.reports import receive

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / "reports"


@pytest.fixture(scope="session")
def received() -> list[Received]:
    """The sample reports as they come in."""
    found = list(receive([SAMPLES]))
    assert all(isinstance(item, Received) for item in found), found
    return [item for item in found if isinstance(item, Received)]


@pytest.fixture(scope="session")
def readings(received: list[Received]) -> list[Reading]:
    """The sample reports, read."""
    found = [pipeline.read_report(item) for item in received]
    assert all(isinstance(item, Reading) for item in found), found
    return [item for item in found if isinstance(item, Reading)]
