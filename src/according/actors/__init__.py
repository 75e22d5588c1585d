"""Who acts: mentions of actors in a report, and who they are: by spelling, offices by date and the world tables."""

from according.actors.find import find
from according.actors.phrase import Known, phrase

__all__ = ["Known", "find", "phrase"]
