"""Who said what, according to whom: the statements of a report with speaker, cue, content and chain."""

from according.statements.find import Drafted, drafted, find, named

__all__ = ["Drafted", "drafted", "find", "named"]
