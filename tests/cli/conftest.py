"""A record with readings made by hand, and a way to call the commands."""

import sys
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from according.engines.local import map_reports
from according.record import open_record

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "web"), str(TESTS / "engines"), str(TESTS / "dossier")]

import fake_work  # noqa: E402
from fake_reading import TEXT, fake_reading  # noqa: E402

WITH_RECORD = ("reports", "statements", "figures", "events", "actors", "places", "show", "search", "forget")
HOSTILE = TEXT.replace("ferry sank", "ferry \x1b[31msank\u202e\x9b")


@pytest.fixture(scope="session")
def record(tmp_path_factory):
    """A record file with three reports: two outlets, one hostile text."""
    path = tmp_path_factory.mktemp("record") / "some.record"
    with open_record(path, create=True) as book:
        book.add([fake_reading(), fake_reading(outlet="Le Phare", origin="b.txt")])
        book.add([fake_reading(outlet="=cmd()", origin="c.txt", text=HOSTILE)])
    return path


@pytest.fixture
def run(record):
    """Calls a command; a record is named for it unless it names one."""

    def called(*words, **more):
        from according.cli import main

        words = [str(word) for word in words]
        needs = words and words[0] in WITH_RECORD and "--record" not in words
        return CliRunner().invoke(main, [*words, *(["--record", str(record)] if needs else [])], **more)

    return called


@pytest.fixture
def fake_reader(monkeypatch):
    """`according read` with a reader that needs no models."""
    from according.cli import read

    monkeypatch.setattr(read, "map_reports", partial(map_reports, work=fake_work.count_letters))


@pytest.fixture
def folder(tmp_path):
    """Five small reports in a folder."""
    place = tmp_path / "reports"
    place.mkdir()
    for number in range(5):
        (place / f"{number}.txt").write_text(f"A small report with the number {number}.")
    return place
