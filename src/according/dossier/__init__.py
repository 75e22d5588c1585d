"""What a record has on somebody: a timeline of what was done, said and counted, and who met whom."""

from according.dossier.meetings import meetings
from according.dossier.timeline import timeline

__all__ = ["meetings", "timeline"]
