"""Who acts: mentions of actors in a report, and who they are: by spelling, offices by date and the world tables."""

from according.actors.find import SILENT, find
from according.actors.members import Speech
from according.actors.phrase import Known, phrase

__all__ = ["SILENT", "Known", "Speech", "find", "phrase"]
