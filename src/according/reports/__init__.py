"""Files, pages and rows -> reports with marks, language and outlet; nothing of a text is ever cut."""

from __future__ import annotations

from according.reports.draft import Draft, draft
from according.reports.files import receive
from according.reports.marks import segments
from according.reports.page import PageDate

__all__ = ["Draft", "PageDate", "draft", "receive", "segments"]
