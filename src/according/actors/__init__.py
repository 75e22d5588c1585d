"""Who acts: mentions of actors in a report, and who they are: by spelling, offices by date and the world tables."""

from according.actors.find import find
from according.actors.link import linked, mention_of
from according.actors.phrase import Known, phrase

__all__ = ["Known", "find", "linked", "mention_of", "phrase"]
