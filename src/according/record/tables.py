"""Whole tables for other tools: Arrow, pandas, Polars; and a sorted dump for comparing two records."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import duckdb

from according.record import refusals, schema

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

Connection = duckdb.DuckDBPyConnection


def _query(connection: Connection, name: str) -> Any:
    """A table in a stable order: by report and place where it has them, else by its first column."""
    if name not in schema.TABLES:
        raise refusals.not_in_list("table", name, tuple(schema.TABLES))
    names = {column.name for column in schema.TABLES[name].columns}
    order = "report, nr" if "nr" in names else "ALL" if name == "origins" else "1"
    return connection.cursor().sql(f"SELECT * FROM {name} ORDER BY {order}")  # noqa: S608


def _need(package: str, extra: str) -> None:
    if find_spec(package) is None:
        raise refusals.no_extra(package, extra)


def arrow(connection: Connection, name: str) -> pyarrow.Table:
    """A table as an Arrow table; needs pyarrow."""
    _need("pyarrow", "arrow")
    return _query(connection, name).to_arrow_table()


def to_pandas(connection: Connection, name: str) -> pandas.DataFrame:
    """A table as a pandas DataFrame; needs pandas and pyarrow."""
    _need("pandas", "pandas")
    return arrow(connection, name).to_pandas()


def to_polars(connection: Connection, name: str) -> polars.DataFrame:
    """A table as a Polars DataFrame; needs polars and pyarrow."""
    _need("polars", "polars")
    import polars

    return polars.from_arrow(arrow(connection, name))


def dump(connection: Connection, name: str) -> Iterator[str]:
    """Every row of a table as JSON, sorted: two records with the same rows give the same lines."""
    if name not in schema.TABLES:
        raise refusals.not_in_list("table", name, tuple(schema.TABLES))
    cursor = connection.cursor().execute(f"SELECT to_json({name})::VARCHAR AS line FROM {name} ORDER BY line")  # noqa: S608
    while page := cursor.fetchmany(500):
        yield from (line for (line,) in page)
