"""Words are found without case and accents, where they stand; the index follows the record."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_samples import TEXT, reading, row

from according.errors import UsageError
from according.model import Span, Statement, identified
from according.record import Filter, Record, open_record, search


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with open_record(tmp_path_factory.mktemp("search") / "a.record", create=True) as opened:
        opened.add([reading(), reading(outlet="L’Écho", day="2031-06-01")])
        yield opened


#: words, number of reports, number of statements, the words found in the first report
CASES = [
    ("ELODIE", 2, 0, ["Élodie"]),
    ("declare mardi", 2, 0, ["déclaré", "mardi"]),
    ("blesses", 2, 2, ["blessés"]),
    ('"moins 14"', 2, 2, ["moins 14"]),
    ("“moins 14”", 2, 2, ["moins 14"]),
    ('"14 moins"', 0, 0, []),
    ("orage", 2, 2, ["orage"]),
    ("l'orage", 2, 2, ["l’orage"]),
    ("bless*", 2, 2, ["blessés"]),
    ("bless", 0, 0, []),
    ("الطريق", 2, 0, ["الطريق"]),
    ('"قال الوزير"', 0, 0, []),
    ('"وقال الوزير"', 2, 0, ["وقال الوزير"]),
    ("people missing nothing", 0, 0, []),
    ("missing orage", 2, 0, ["orage", "missing"]),
    ("OR", 0, 0, []),
    ("brigade NOT people", 0, 0, []),
    ("text:people", 0, 0, []),
    ('"unfinished', 0, 0, []),
    ("people)", 2, 2, ["people"]),
    ("(people", 2, 2, ["people"]),
    ("^people + 🙂", 2, 2, ["people"]),
]


@pytest.mark.parametrize(("words", "reports", "statements", "found"), CASES)
def test_search(record: Record, words: str, reports: int, statements: int, found: list[str]) -> None:
    hits = record.search(words)
    assert sum(hit.kind == "reports" for hit in hits) == reports
    assert sum(hit.kind == "statements" for hit in hits) == statements
    for hit in hits:
        assert hit.snippet == TEXT[hit.start : hit.start + len(hit.snippet)]
        assert [hit.snippet[s.start : s.end] for s in hit.marked] == [TEXT[s.start : s.end] for s in hit.spans][
            : len(hit.marked)
        ]
        assert hit.marked
        if hit.kind == "reports":
            assert [TEXT[s.start : s.end] for s in hit.spans] == found


@pytest.mark.parametrize("words", ["", "   ", "***", '""', "🙂", "- ^ :", "\0"])
def test_nothing_to_look_for(record: Record, words: str) -> None:
    with pytest.raises(UsageError, match="A424"):
        record.search(words)


@given(st.text(max_size=30) | st.text(alphabet='"*()^:+-{}ANDORNEAR \0\ud800é', max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_there_is_an_answer_or_a_word(record: Record, words: str) -> None:
    with suppress(UsageError):
        assert isinstance(record.search(words), list)


def test_a_title_is_found_too(record: Record) -> None:
    hits = record.search("orage a brevannes", kinds=("reports",))  # the text has these words, the title too
    assert len(hits) == 2
    made = msgspec.structs.replace(reading().report, title="Inondation", id="r1234")
    with open_record(record.path.with_name("b"), create=True) as other:
        bare = dict.fromkeys(("mentions", "places", "actors", "statements", "figures", "events", "omissions"), ())
        other.add([msgspec.structs.replace(reading(), report=_bare(made), **bare)])
        (hit,) = other.search("inondation")
        assert (hit.snippet, hit.spans) == ("Inondation", ())


def _bare(report: Any) -> Any:
    return msgspec.structs.replace(report, marks=())


def test_filters_and_kinds(record: Record) -> None:
    assert len(record.search("people", filter=Filter(outlet="echo"))) == 2
    assert len(record.search("people", filter=Filter(stance="distancing"), kinds=("statements",))) == 2
    assert len(record.search("orage", filter=Filter(stance="distancing"), kinds=("statements",))) == 0
    assert len(record.search("people", filter=Filter(limit=1))) == 1
    with pytest.raises(UsageError, match="A421"):
        record.search("people", kinds=("figures",))


def test_a_broken_statement_is_found_on_both_sides_of_its_gap(tmp_path: Path) -> None:
    made = reading()
    report, spans = made.report, (Span(0, 6), Span(TEXT.index("14"), TEXT.index("14") + 10))
    broken = row(Statement, TEXT, report.id, "mardi", kind="direct", sentence=Span(0, 40))
    broken = identified(msgspec.structs.replace(broken, spans=spans, surface="AGENCE … 14 blessés"))
    with open_record(tmp_path / "a", create=True) as record:
        record.add([msgspec.structs.replace(made, statements=(broken,), figures=())])
        (hit,) = record.search('"agence 14" blesses', kinds=("statements",))
        assert [TEXT[s.start : s.end] for s in hit.spans] == ["AGENCE", "14", "blessés"]


def test_the_index_follows_the_record(tmp_path: Path) -> None:
    path, index = tmp_path / "a.record", tmp_path / "a.record.search"
    one, two = reading(), reading(day="2031-07-01")

    def found(record: Record) -> int:
        return len(record.search("orage", kinds=("reports",)))

    with open_record(path, create=True) as record:
        record.add([one])
        assert found(record) == 1
        record.add([two])
        assert found(record) == 2
        fewer = msgspec.structs.replace(one, statements=(), figures=())
        assert len(record.search("orage", kinds=("statements",))) == 2
        record.add([fewer])
        assert len(record.search("orage", kinds=("statements",))) == 1
        record.forget(two.report.id)
        assert found(record) == 1
    kept = index.read_bytes()
    for broken in (b"", b"no index at all" * 500, kept[:4096]):
        index.write_bytes(broken)
        with open_record(path) as record:
            assert found(record) == 1
    index.unlink()
    with open_record(path) as record:
        assert found(record) == 1
    assert index.is_file()
    with open_record(tmp_path / "b.record", create=True) as other:  # an index of another record beside this one
        other.add([two])
        other.index()
    (tmp_path / "b.record.search").replace(index)
    with open_record(path) as record:
        assert [hit.report for hit in record.search("orage", kinds=("reports",))] == [one.report.id]


def test_an_index_that_cannot_be_written_is_made_for_the_moment(tmp_path: Path) -> None:
    path = tmp_path / "a.record"
    with open_record(path, create=True) as record:
        record.add([reading()])
        (tmp_path / f"a.record{search.SUFFIX}").mkdir()  # in the way of the index file
        assert len(record.search("orage")) == 2


def test_a_word_that_is_asked_for_again_asks_nothing_new() -> None:
    assert search.query("ferry " * 10_000) == search.query("ferry")
