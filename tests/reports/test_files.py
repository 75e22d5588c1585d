"""Files, folders and pipes: what is read, and the one line that each bad input gets."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from according.errors import InputError, InputNote, UsageError
from according.model import Received
from according.reports import receive, streams

WORDS = "Le ministre a annoncé mardi la réouverture du port, fermé depuis l’été."


def split(folder: Path | str, **options: object) -> tuple[list[Received], list[InputError]]:
    """The reports of a path, and its errors and notes."""
    found = list(receive([folder], **options))  # type: ignore[arg-type]
    return [item for item in found if isinstance(item, Received)], [item for item in found if isinstance(item, InputError)]


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


# --- what cannot be read: file, bytes, the line ------------------------------------------------------------------------

BAD = [
    ("empty.txt", b"", "A103 {}: is empty. Nothing to read in it."),
    ("blank.txt", b" \r\n\t\n", "A103 {}: is empty. Nothing to read in it."),
    ("empty.html", b"", "A103 {}: is empty. Nothing to read in it."),
    ("empty.jsonl", b"\n\n", "A103 {}: is empty. Nothing to read in it."),
    ("empty.csv", b"", "A103 {}: is empty. Nothing to read in it."),
    ("empty.txt.gz", gzip.compress(b""), "A103 {}: is empty. Nothing to read in it."),
    ("mark.txt", b"\xef\xbb\xbf", "A103 {}: is empty. Nothing to read in it."),
    ("noise.txt", bytes(range(256)) * 8, "A105 {}: is a binary file, not text. Hand over its text or the web page instead."),
    ("nul.txt", b"a text with \0 in it", "A105 {}: holds NUL characters, which text has not. Take the NUL characters out."),
    ("paper.txt", b"%PDF-1.7 \n", "A105 {}: is a PDF document, not text. Hand over its text or the web page instead."),
    ("photo.html", b"\x89PNG\r\n\x1a\n", "A105 {}: is an image, not text. Hand over its text or the web page instead."),
    ("noise.jsonl", bytes(range(256)) * 8, "A105 {}: is a binary file, not text. Hand over its text or the web page instead."),
    ("noise.csv", bytes(range(256)) * 8, "A105 {}: is a binary file, not text. Hand over its text or the web page instead."),
    (
        "odd.txt",
        bytes(range(0xA0, 0xFF)) * 3,
        "A106 {}: is in an encoding that cannot be recognised. Save it as UTF-8 text and read it again.",
    ),
    (
        "torn.txt.gz",
        gzip.compress(b"words " * 999)[:-9],
        "A107 {}: is a damaged gzip file; what stands before the damage was read.",
    ),
    ("kind.docx", b"words", "A102 {}: is not a kind of file that is read. Kinds are .txt, .html"),
    ("bad.jsonl", b'{"text": "a",}', "A110 {}:1: is not valid JSON ("),
    (
        "half.jsonl",
        rb'{"text": "\ud83d"}',
        "A110 {}:1: is not valid JSON (it holds half of a surrogate pair, which is no character).",
    ),
    ("nan.jsonl", b'{"text": "words", "score": NaN}', "A110 {}:1: is not valid JSON (a number that JSON does not have: "),
    ("huge.jsonl", b'{"text": "words", "score": 1e999}', "A110 {}:1: is not valid JSON (a number that JSON does not have: "),
    ("mac.csv", b"id,text\r1,words\r2,more\r", "A113 {}:1: is not a row of a table (its lines end in CR alone)."),
    ("deep.jsonl", b'{"text":' + b"[" * 5000 + b"]" * 5000 + b"}", "A110 {}:1: is not valid JSON ("),
    ("list.jsonl", b'["a"]', "A111 {}:1: is a JSON array, not an object. Write"),
    ("word.jsonl", b'"a"', "A111 {}:1: is a JSON string, not an object. Write"),
    (
        "none.jsonl",
        b'{"id": 1}',
        "A112 {}:1: has neither 'text' nor 'html'. Name the field that holds the text with a mapping.",
    ),
    (
        "void.jsonl",
        b'{"text": " "}',
        "A112 {}:1: has no text: its 'text' is empty or no string. Fill it in, or leave the row out.",
    ),
    ("number.jsonl", b'{"text": 7}', "A112 {}:1: has no text: its 'text' is empty or no string."),
    ("nul.jsonl", rb'{"text": "a\u0000"}', "A105 {}:1: holds NUL characters, which text has not. Take the NUL characters out."),
    ("head.csv", b"body,id\na,1\n", "A112 {}: has no column 'text' or 'html'; its columns are 'body', 'id'. Name the column"),
    (
        "wide.csv",
        b"id,text\n1,a,b\n",
        "A113 {}:2: has 3 cells under 2 headings. Put cells that hold the separator in quotation marks.",
    ),
    ("open.csv", b'id,text\n1,"a\n', "A113 {}:2: is not a row of a table (unexpected end of data). Look for a quotation mark"),
    ("void.csv", b"id,text\n1,\n", "A112 {}:2: has no text: its 'text' is empty or no string."),
]


@pytest.mark.parametrize(("name", "data", "line"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_input_gets_one_clear_line(tmp_path: Path, name: str, data: bytes, line: str) -> None:
    path = put(tmp_path, name, data)
    reports, errors = split(path)
    assert not reports
    assert len(errors) == 1, errors
    assert str(errors[0]).startswith(line.format(path))
    assert not isinstance(errors[0], InputNote)
    assert "\n" not in str(errors[0])


def test_the_rest_is_read(tmp_path: Path) -> None:
    """Bad files in a folder and bad lines in a file do not stop what stands around them."""
    for name, data, _ in BAD:
        put(tmp_path, name, data)
    put(tmp_path, "a.txt", WORDS.encode())
    put(tmp_path, "z.jsonl", b'{"text": "one"}\n{bad\n\n{"text": "two"}\n')
    reports, errors = split(tmp_path)
    assert [report.text for report in reports] == [WORDS, "one", "two"]
    assert [report.origin for report in reports] == ["a.txt", "z.jsonl:1", "z.jsonl:4"]
    assert len(errors) == len(BAD) - 1 + 1  # the unknown kind is passed over in a folder; one bad line
    assert f"{tmp_path / 'z.jsonl'}:2" in {error.where for error in errors}


def test_missing_path(tmp_path: Path) -> None:
    _, errors = split(tmp_path / "none.txt")
    assert str(errors[0]) == f"A101 {tmp_path / 'none.txt'}: does not exist. Check the path."


def test_a_folder_without_reports(tmp_path: Path) -> None:
    put(tmp_path, "kind.docx", b"words")
    put(tmp_path, ".hidden.txt", b"words")
    reports, errors = split(tmp_path)
    assert not reports
    assert [str(error)[: len(f"A103 {tmp_path}: holds no reports.")] for error in errors] == [
        f"A103 {tmp_path}: holds no reports."
    ]


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """The system's refusal, which a test that runs as root does not get from a mode alone."""
    closed = put(tmp_path, "closed/a.txt", b"words")
    put(tmp_path, "open.txt", b"words")
    scandir, path_open = os.scandir, Path.open

    def refuse_folder(path: Path) -> object:
        if Path(path) == closed.parent:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    def refuse_file(path: Path, *args: object, **options: object) -> object:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return path_open(path, *args, **options)  # type: ignore[call-overload]

    if kind == "folder":
        monkeypatch.setattr(os, "scandir", refuse_folder)
    else:
        monkeypatch.setattr(Path, "open", refuse_file)
    reports, errors = split(tmp_path)
    where = closed.parent if kind == "folder" else closed
    assert [str(error) for error in errors] == [f"A104 {where}: may not be read. Ask for permission to read it, or copy it."]
    assert [report.origin for report in reports] == ["open.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_whose_mode_forbids_it(tmp_path: Path) -> None:
    folder = put(tmp_path, "closed/a.txt", b"words").parent
    folder.chmod(0)
    try:
        _, errors = split(tmp_path)
    finally:
        folder.chmod(0o700)
    assert [error.code for error in errors] == ["A104"]


def test_a_line_of_50_mb_is_named_and_passed_over(tmp_path: Path) -> None:
    """In every kind of file, without holding it in memory."""
    many = b"x" * 50_000_000
    cases = {
        "a.jsonl": (b'{"text": "one"}\n{"text": "' + many + b'"}\n{"text": "two"}\n', 2),
        "a.csv": (b"text\none\n" + many + b"\ntwo\n", 3),
        "a.txt": (many, None),
        "a.html.gz": (gzip.compress(many, 1), None),
    }
    for name, (data, line) in cases.items():
        path = put(tmp_path, name, data)
        reports, errors = split(path)
        where = f"{path}:{line}" if line else f"{path}"
        advice = "Hand over one report a file, or one a line."
        assert [str(error) for error in errors] == [f"A108 {where}: is larger than 5 MB, which no report is. {advice}"]
        assert [report.text for report in reports] == (["one", "two"] if line else [])
        path.unlink()


def test_a_long_line_is_not_held() -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(800):
            yield b"x" * streams.PIECE
        yield b"\n{}\n"

    import tracemalloc

    tracemalloc.start()
    found = [line.error is not None for line in streams.lines(chunks(), where="a.jsonl")]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == [True, False]
    assert peak < 3 * streams.LARGEST


# --- what is ignored in inputs that are read ----------------------------------------------------------------------------

NOTES = [
    (
        b'{"text": "a", "date": "yesterday"}',
        "A120 {}:1: date 'yesterday' is not an ISO 8601 day and is ignored. Write it as YYYY-MM-DD.",
    ),
    (b'{"text": "a", "date": 20240102}', "A120 {}:1: date '20240102' is not an ISO 8601 day"),
    (b'{"text": "a", "lang": "Klingon"}', "A121 {}:1: lang 'Klingon' is not a language code and is ignored."),
    (b'{"text": "a", "outlet": ["b"]}', "A121 {}:1: outlet \"['b']\" is not a string and is ignored."),
]


@pytest.mark.parametrize(("data", "line"), NOTES)
def test_a_note_does_not_lose_the_report(tmp_path: Path, data: bytes, line: str) -> None:
    path = put(tmp_path, "a.jsonl", data)
    reports, notes = split(path)
    assert [report.text for report in reports] == ["a"]
    assert [isinstance(note, InputNote) for note in notes] == [True]
    assert str(notes[0]).startswith(line.format(path))


def test_many_bad_dates_are_two_lines(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", b'{"text": "a", "date": "3/4/24"}\n' * 40)
    reports, notes = split(path)
    assert len(reports) == 40
    assert [note.code for note in notes] == ["A120", "A122"]
    assert "39 more rows have such a 'date'" in str(notes[1])


def test_a_page_with_one_broken_byte_is_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.html", f"<p>{WORDS * 9}</p>".encode() + b"\xe9")
    reports, notes = split(path)
    assert reports[0].html is not None
    assert reports[0].html.endswith("�")
    assert [note.code for note in notes] == ["A123"]


# --- what is read ------------------------------------------------------------------------------------------------------

DATES = [
    ("2024-02-03", "2024-02-03"),
    (" 2024-02-03 ", "2024-02-03"),
    ("20240203", "2024-02-03"),
    ("2024-02-03T23:30:00-05:00", "2024-02-03"),
    ("2024-02-03T23:30:00Z", "2024-02-03"),
    ("2024-02-03 23:30", "2024-02-03"),
    ("2024-02-30", None),
    ("2024-02", None),
    ("03/02/2024", None),
    ("3 February 2024", None),
    ("1706918400", None),
    ("", None),
]


@pytest.mark.parametrize(("given", "day"), DATES)
def test_days(given: str, day: str | None) -> None:
    from according.reports.rows import day as read_day

    assert read_day(given) == day


ROWS = [
    (
        "a.jsonl",
        b'{"id": 7, "text": "a\\r\\nb", "date": "2024-01-02", "lang": "FR", "outlet": "The Quay", "title": "T", "url": "u"}',
    ),
    (
        "a.ndjson.gz",
        gzip.compress(b'{"id":7,"text":"a\\r\\nb","date":"2024-01-02","lang":"fr","outlet":"The Quay","title":"T","url":"u"}'),
    ),
    ("a.csv", b'id,text,date,lang,outlet,title,url\n7,"a\r\nb",2024-01-02,fr,The Quay,T,u\n'),
    ("b.csv", b'id;date;outlet;title;url;lang;text\n7;2024-01-02;The Quay;T;u;fr;"a\r\nb"\n'),
    ("a.tsv", b'id\ttext\tdate\tlang\toutlet\ttitle\turl\n7\t"a\r\nb"\t2024-01-02\tfr\tThe Quay\tT\tu\n'),
    (
        "c.csv.gz",
        gzip.compress('id,text,date,lang,outlet,title,url\r\n7,"a\r\nb",2024-01-02,fr,The Quay,T,u\r\n'.encode("utf-16")),
    ),
]


@pytest.mark.parametrize(("name", "data"), ROWS, ids=[name for name, _ in ROWS])
def test_all_fields_of_rows(tmp_path: Path, name: str, data: bytes) -> None:
    reports, errors = split(put(tmp_path, name, data))
    assert not errors
    report = reports[0]
    assert (report.text, report.source_id, report.date, report.language) == ("a\r\nb", "7", "2024-01-02", "fr")
    assert (report.outlet, report.title, report.url) == ("The Quay", "T", "u")


def test_a_mapping_renames_fields(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "corps;parution\nété;2024-01-02\n".encode("cp1252"))
    reports, errors = split(path, mapping={"text": "corps", "date": "parution"})
    assert not errors
    assert [(report.text, report.date) for report in reports] == [("été", "2024-01-02")]


def test_a_mapping_of_no_field_is_refused() -> None:
    with pytest.raises(UsageError, match="A410 a report has no field 'body'"):
        receive([], mapping={"body": "text"})


def test_folders_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/b/c.htm", "c.jsonl", ".git/x.txt", "d.docx"):
        put(tmp_path, name, b'{"text": "words"}')
    reports, errors = split(tmp_path)
    assert not errors
    assert [report.origin for report in reports] == ["a/b/c.htm", "a/z.TXT", "b.txt", "c.jsonl:1"]


def test_newlines_stay_as_they_are(tmp_path: Path) -> None:
    text = "One.\r\nTwo.\rThree.\n\nFour.\x0b"
    assert split(put(tmp_path, "a.txt", text.encode()))[0][0].text == text


PIPES = [
    (b'{"text": "words"}\n{"text": "more"}\n', ["words", "more"], None),
    (b'\xef\xbb\xbf \n{ "text": "words"}', ["words"], None),
    (b"plain words", ["plain words"], None),
    (gzip.compress(b"plain words"), ["plain words"], None),
    (b"\n<!-- x --><!DOCTYPE html>\n<p>words", None, "\n<!-- x --><!DOCTYPE html>\n<p>words"),
    (b"<b>no</b> page", ["<b>no</b> page"], None),
]


@pytest.mark.parametrize(("data", "texts", "html"), PIPES)
def test_the_standard_input_is_told_by_its_beginning(data: bytes, texts: list[str] | None, html: str | None) -> None:
    reports, errors = split("-", stdin=io.BytesIO(data))
    assert not errors
    assert [report.text for report in reports] == (texts or [None])
    assert reports[0].html == html


def test_a_latin_byte_after_a_long_plain_beginning(tmp_path: Path) -> None:
    """The encoding of rows is settled by the first line that tells it, wherever that stands."""
    plain = b'{"text": "The council met again on Monday."}\n' * 9000
    reports, errors = split(put(tmp_path, "a.jsonl", plain + f'{{"text": "{WORDS}"}}\n'.encode("cp1252")))
    assert not errors
    assert reports[-1].text == WORDS


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """A file name in another encoding does not stop anything, and what is kept of it can be written."""
    name = os.fsdecode(b"\xe9t\xe9.txt")
    try:
        put(tmp_path, name, b"words")
    except OSError:
        pytest.skip("this file system keeps names as Unicode")
    reports, errors = split(tmp_path)
    assert not errors
    assert reports[0].origin == "\ufffdt\ufffd.txt"


def test_links(tmp_path: Path) -> None:
    """Links to files are read, links to folders are not followed, dangling links are named."""
    put(tmp_path, "in/a.txt", b"words")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "in" / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone.txt")
    reports, errors = split(tmp_path)
    assert [report.origin for report in reports] == ["b.txt", "in/a.txt"]
    assert [str(error) for error in errors] == [f"A101 {tmp_path / 'c.txt'}: does not exist. Check the path."]
