"""The report's date from all its evidence, and the days that its time expressions mean."""

from according.dating.report import date
from according.dating.resolve import resolve

__all__ = ["date", "resolve"]
