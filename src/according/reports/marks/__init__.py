"""What in a report's text is not the report: marked, never cut.

:func:`find` labels spans of a text (date prefixes, outlet tags, datelines, page furniture, credits, repeats,
explainers, headings, glued sentences); :func:`segments` gives the paragraphs that are left to be parsed.
"""

from according.reports.marks.dates import day
from according.reports.marks.find import find
from according.reports.marks.segments import segments

__all__ = ["day", "find", "segments"]
