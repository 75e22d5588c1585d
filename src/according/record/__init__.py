"""One DuckDB file that holds reports and all rows made from them, every row with its evidence."""

from __future__ import annotations

from according.record.filters import Filter
from according.record.read import Excerpt
from according.record.search import Hit
from according.record.store import Record, open_record

__all__ = ["Excerpt", "Filter", "Hit", "Record", "open_record"]
