"""The record as a file: what it says when it cannot be opened, and that nothing written is ever lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from record_samples import reading

from according.errors import RecordError
from according.model import Reading
from according.record import Record, open_record, opening, schema

HERE = Path(__file__).parent


def made(number: int) -> Reading:
    return reading(source=str(number), day=f"2031-05-{number % 28 + 1:02d}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_record(tmp_path / "a.record", create=True) as record:
        record.add(made(number) for number in range(3))
    return tmp_path / "a.record"


def dump(record: Record) -> dict[str, list[str]]:
    return {name: record.rows(name) for name in schema.TABLES}


def refusal(path: Path, **how: Any) -> RecordError:
    with pytest.raises(RecordError) as found:
        open_record(path, **how).close()
    assert found.value.do  # always says what to do next
    return found.value


# --- files that are not what they should be ---------------------------------------------------------------------------


@pytest.mark.parametrize("how", [{}, {"write": True}])
def test_a_file_that_is_missing(tmp_path: Path, how: dict[str, bool]) -> None:
    assert refusal(tmp_path / "no.record", **how).code == "A201"
    assert not (tmp_path / "no.record").exists()
    assert refusal(tmp_path / "no" / "no.record", create=True).code == "A201"


@pytest.mark.parametrize("how", [{}, {"write": True}, {"create": True}])
@pytest.mark.parametrize("content", [b"", b"a plain text file\n" * 900, bytes(range(256)) * 100])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, how: dict[str, bool], content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert refusal(path, **how).code == "A202"
    assert path.read_bytes() == content
    assert refusal(tmp_path, **how).code == "A202"


@pytest.mark.parametrize("sql", ["CREATE TABLE t (a INTEGER)", "CREATE TABLE meta (a INTEGER)"])
def test_another_database(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "other.db"
    with duckdb.connect(str(path)) as other:
        other.execute(sql)
    assert refusal(path).code == "A202"
    assert refusal(path, create=True).code == "A202"


@pytest.mark.parametrize(("version", "advice"), [("999", "Update according"), ("0", "Read the reports again")])
def test_another_schema_version_says_which_and_what_to_do(path: Path, version: str, advice: str) -> None:
    with duckdb.connect(str(path)) as other:
        other.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [version])
    found = refusal(path)
    assert found.code == "A203"
    assert f"schema {version}" in found.what
    assert str(schema.VERSION) in found.what
    assert advice in found.do


def test_a_record_that_was_cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(RecordError), open_record(path) as record:
        dump(record)


@pytest.mark.parametrize("closed", ["file", "folder"])
def test_no_permission(path: Path, closed: str) -> None:
    with tempfile.TemporaryDirectory() as name:  # unlike those of pytest, its parents are open to everybody
        folder = Path(name)
        copy = shutil.copy(path, folder)
        Path(copy).chmod(0o000 if closed == "file" else 0o644)
        folder.chmod(0o755 if closed == "file" else 0o000)
        # the superuser may do everything: ask as somebody else
        other = _python("os.getuid() or os.setuid(65534)\nopen_record(sys.argv[1])", Path(copy))
        _, said = other.communicate(timeout=60)
        folder.chmod(0o755)
        assert "A205" in said, said


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (duckdb.IOException("IO Error: Cannot open file: Permission denied"), "A205"),
        (duckdb.IOException("IO Error: Could not write file: No space left on device"), "A206"),
        (duckdb.IOException("IO Error: Could not set lock on file"), "A204"),
        (duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block"), "A212"),
        (duckdb.IOException("IO Error: Trying to read a database file with version number 999"), "A203"),
        (duckdb.FatalException("something unheard of"), "A211"),
    ],
)
def test_what_the_database_says_becomes_words(path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(opening.duckdb, "connect", fails)
    assert refusal(path, write=True).code == code


# --- several at once --------------------------------------------------------------------------------------------------

_HEAD = "import os, sys, time\nfrom test_record_file import made, open_record\n"


def _python(code: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _HEAD + code, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HERE)},
    )


def test_open_for_writing_elsewhere(path: Path) -> None:
    other = _python("record = open_record(sys.argv[1], write=True)\nprint('ready', flush=True)\ntime.sleep(60)", path)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        assert refusal(path).code == "A204"
        assert refusal(path, write=True).code == "A204"
    finally:
        other.kill()
        other.communicate()
    with open_record(path, write=True) as record:
        assert record.count("reports") == 3


def test_many_may_read(path: Path) -> None:
    other = _python("record = open_record(sys.argv[1])\nprint(record.count('reports'), flush=True)\ntime.sleep(60)", path)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "3\n"
        with open_record(path) as one, open_record(path) as two:
            assert one.count("figures") == two.count("figures") == 6
        assert refusal(path, write=True).code == "A204"
    finally:
        other.kill()
        other.communicate()


def test_open_twice_in_one_program(path: Path) -> None:
    with open_record(path):
        assert refusal(path, write=True).code == "A204"
    with open_record(path, write=True):
        assert refusal(path).code == "A204"


def test_reading_only_and_closed(path: Path) -> None:
    with open_record(path) as record:
        for write in (lambda: record.add([made(9)]), lambda: record.forget("r"), lambda: record.judge([])):
            with pytest.raises(RecordError, match="A210"):
                write()
    with pytest.raises(RecordError, match="A213"):
        record.count("reports")


# --- crashes ----------------------------------------------------------------------------------------------------------

_IN_THE_MIDDLE = """
record = open_record(sys.argv[1], write=True)
record.add([made(100)])
def slow():
    for number in range(101, 100_000):
        if number == 701:
            print('ready', flush=True)
            time.sleep({0})
        yield made(number)
record.add(slow())
"""


def test_killed_in_the_middle_of_a_transaction(path: Path) -> None:
    other = _python(_IN_THE_MIDDLE.format(60), path)
    assert other.stdout is not None
    assert other.stdout.readline() == "ready\n"
    other.kill()
    other.communicate()
    with open_record(path) as record:  # reads what was complete, although the last file of the writer lies beside
        found = dump(record)
    with open_record(path, write=True) as record:
        assert dump(record) == found
        assert record.count("reports") == 4  # three and one whole transaction
        assert record.reading(made(100).report.id).figures == made(100).figures


def test_interrupted_in_the_middle_of_a_transaction(path: Path) -> None:
    other = _python(_IN_THE_MIDDLE.format(0.2), path)
    assert other.stdout is not None
    assert other.stdout.readline() == "ready\n"
    time.sleep(0.25)
    other.send_signal(signal.SIGINT)
    _, said = other.communicate(timeout=60)
    assert "KeyboardInterrupt" in said
    with open_record(path) as record:
        assert record.count("reports") == 4


def test_an_error_in_the_readings_leaves_the_record_as_it_was(path: Path) -> None:
    def broken() -> Iterator[Reading]:
        yield made(50)
        raise OSError("a disk of reports went away")

    with open_record(path, write=True) as record:
        before = dump(record)
        with pytest.raises(OSError, match="went away"):
            record.add(broken())
        assert dump(record) == before
        record.add([made(51)])
        assert record.count("reports") == 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes; only the superuser can make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if not mount or subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip("a small disk can be made by the superuser only")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_keeps_what_was_written(small_disk: Path) -> None:
    path, done, said = small_disk / "a.record", 0, ""
    record = open_record(path, create=True)
    try:
        while done < 20_000:
            record.add([made(number) for number in range(done, done + 40)])
            done += 40
    except RecordError as error:
        said = str(error)
    record.close()
    assert said.startswith("A206")
    assert done > 0
    with open_record(path) as record:
        assert record.count("reports") == done
        assert record.count("figures") == len(record.figures()) == 2 * done
        assert record.search("orage", kinds=("statements",))  # without room for the index file as well
    assert refusal(small_disk / "second.record", create=True).code == "A206"
    assert not (small_disk / "second.record").exists()


def test_a_record_without_spacy() -> None:
    code = "import sys, according.record; sys.exit(any(name in sys.modules for name in ('spacy', 'thinc', 'numpy', 'pyarrow')))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
