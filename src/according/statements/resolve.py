"""Who a speaker is, inside the report: a name, or the name that a pronoun or description stands for."""

from __future__ import annotations

from collections.abc import Sequence

from according.model import Party, Report
from according.statements.drafts import Draft
from according.statements.lexicon import Lexicon
from according.statements.units import Unit


class Names:
    """The names of a report as far as it has been read."""

    def __init__(self, report: Report, units: Sequence[Unit], lexicon: Lexicon) -> None:
        self.report, self.units, self.lexicon = report, units, lexicon

    def party(self, draft: Draft) -> Party | None:
        """The speaker of a draft with its name."""
        if draft.speaker is None:
            return None
        surface = self.report.text[draft.speaker.start : draft.speaker.end]
        return Party(spans=(draft.speaker,), surface=surface, implicit=draft.speaker_unit != draft.unit)
