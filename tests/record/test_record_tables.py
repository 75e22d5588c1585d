"""The tables as documented: plain SQL, other tools, and a data dictionary that is true."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pytest
from record_samples import reading

from according.errors import UsageError
from according.record import open_record, schema

DICTIONARY = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tables") / "a.record"
    with open_record(path, create=True) as opened:
        opened.add([reading()])
    return path


def test_the_data_dictionary_is_true() -> None:
    text = DICTIONARY.read_text("utf-8")
    said = text[text.index("## reports") :].strip()
    assert said == "\n".join(schema.dictionary()).strip(), "copy the lines of according.record.schema.dictionary()"


@pytest.mark.parametrize("name", schema.TABLES)
def test_every_field_of_a_row_has_its_column(name: str) -> None:
    table = schema.TABLES[name]
    fields = {field.name for field in msgspec.structs.fields(table.struct)} if table.struct else set()
    assert fields - {column.name for column in table.columns} <= {"marks"}  # of a report: a table of their own
    assert all(column.meaning for column in table.columns)


def test_a_change_of_the_tables_is_a_change_of_the_version() -> None:
    # When this fails: raise schema.VERSION, then write the new pair here.
    from according.model import digest

    declared = [schema.declaration(table) for table in schema.TABLES.values()]
    assert (schema.VERSION, digest(declared)) == (3, "306d1958f3dc174f")


#: The queries that the docs show, and their answers on one small report.
QUERIES: list[tuple[str, list[tuple[Any, ...]]]] = [
    ("SELECT category, value FROM figures ORDER BY value", [("missing", 3.0), ("wounded", 14.0)]),
    ("SELECT speaker.name FROM statements WHERE kind = 'mixed'", [("Élodie Marchand",)]),
    ("SELECT chain[1].role, chain[-1].who FROM statements WHERE cue = 'a déclaré'", [("outlet", "Élodie Marchand")]),
    ("SELECT spans[1].start, spans[1].end FROM figures WHERE value = 3", [(176, 177)]),
    ("SELECT versions['fr'] FROM readings", [("abc",)]),
    ("SELECT year(published), count(*) FROM reports GROUP BY ALL", [(2031, 1)]),
    (
        "SELECT reports.outlet, figures.of_whom FROM figures JOIN reports ON reports.id = report WHERE of_whom IS NOT NULL",
        [("Le Courrier de Brévannes", "civilians")],
    ),
    ("SELECT key, value FROM meta ORDER BY key", [("format", "according-record"), ("schema", str(schema.VERSION))]),
]


@pytest.mark.parametrize(("sql", "answer"), QUERIES)
def test_plain_sql(path: Path, sql: str, answer: list[tuple[Any, ...]]) -> None:
    with duckdb.connect(str(path), read_only=True) as plain:
        assert plain.execute(sql).fetchall() == answer


def test_arrow(path: Path) -> None:
    pytest.importorskip("pyarrow")
    with open_record(path) as record:
        for name in schema.TABLES:
            table = record.table(name)
            assert table.num_rows == record.count(name)
            assert table.column_names == [column.name for column in schema.TABLES[name].columns]
        assert record.table("figures").column("value").to_pylist() == [14.0, 3.0]
        with pytest.raises(UsageError, match="A421"):
            record.table("nothing")


@pytest.mark.parametrize(
    ("method", "package", "extra"),
    [("table", "pyarrow", "arrow"), ("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars")],
)
def test_without_an_optional_package(
    path: Path, monkeypatch: pytest.MonkeyPatch, method: str, package: str, extra: str
) -> None:
    monkeypatch.setattr("according.record.tables.find_spec", lambda name: None if name == package else object())
    with open_record(path) as record, pytest.raises(UsageError, match=f"according\\[{extra}\\]"):
        getattr(record, method)("figures")
