"""Who said what, according to whom: the statements of a report with speaker, cue, content and chain."""

from according.statements.find import find

__all__ = ["find"]
