"""Who speaks and who is spoken to, as the cast of the report knows them: one name and one key for one mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from according.actors.memory import JOIN
from according.model import ActorMention, Party, Report, Span, Token
from according.statements.drafts import Draft
from according.statements.lexicon import Lexicon, plain
from according.statements.phrases import head_of, joined, range_of
from according.statements.units import Unit


class Parties:
    """The parties of a report's statements."""

    def __init__(self, report: Report, units: Sequence[Unit], lexicon: Lexicon, cast: Sequence[ActorMention]) -> None:
        self.text, self.units, self.lexicon = report.text, units, lexicon
        self.cast = sorted(cast, key=lambda row: (row.head, row.spans))
        self.starts = [unit.start for unit in units]
        self.heads = [row.head.start for row in self.cast]
        self.described: dict[str, str] = {}  # whom nobody names, by the words that describe them first
        for row in sorted(cast, key=lambda row: row.spans):
            if row.name is None and row.form != "pronoun":
                self.described.setdefault(row.actor, self._bare(row.spans[0]))

    def speaker(self, draft: Draft) -> Party | None:
        """The speaker of a draft with its name; the surface is kept as it stands."""
        if draft.speaker is None:
            return None
        return replace(self._party(draft.speaker, draft.speaker_unit), implicit=draft.speaker_unit != draft.unit)

    def addressee(self, draft: Draft, speaker: Party | None) -> Party | None:
        """The addressee of a draft with its name; nobody speaks to himself."""
        if draft.addressee is None:
            return None
        found = self._party(draft.addressee, draft.unit)
        return replace(found, name=None, actor=None) if speaker and found.name == speaker.name else found

    def _party(self, span: Span, index: int) -> Party:
        unit = self.units[index]
        parts = joined(unit, *range_of(unit, *span))
        found = [self._mention(unit, part) for part in parts]
        surface = self.text[span.start : span.end]
        if len(parts) > 1:
            places = [Span(unit.tokens[first].start, unit.tokens[end - 1].end) for first, end in parts]
            names = [(row and row.name) or self._bare(place) for row, place in zip(found, places, strict=True)]
            return Party(spans=(span,), surface=surface, name=JOIN.join(names))
        row = found[0]
        if row is None:
            return Party(spans=(span,), surface=surface, name=None if self._stands_in(surface) else self._bare(span))
        name = row.name or (self.described.get(row.actor) if row.form == "pronoun" else self._bare(span))
        return Party(spans=(span,), surface=surface, name=name, actor=row.actor)

    def _mention(self, unit: Unit, words: tuple[int, int]) -> ActorMention | None:
        """The mention whose head is that of the phrase; of ``some of the ministers`` whom the head only counts."""
        head = head_of(unit, *words)
        start, end = unit.tokens[words[0]].start, unit.tokens[words[1] - 1].end
        at = unit.tokens[head]
        inside = self.cast[bisect_left(self.heads, start) : bisect_left(self.heads, end)]
        same = [row for row in inside if row.head.start < at.end and at.start < row.head.end]
        if same or not (unit.has(head, "NUM", "PRON", "DET", "SYM") or unit.words[head] in self.lexicon.sets["quantities"]):
            holds = same or [row for row in inside if _holds(row, at)] or self._behind_title(unit, head, inside)
            return min(holds, key=lambda row: abs(row.spans[0].start - start) + abs(row.spans[-1].end - end), default=None)
        return min(inside, key=lambda row: (abs(row.spans[-1].end - end), row.spans), default=None)

    def _behind_title(self, unit: Unit, head: int, inside: Sequence[ActorMention]) -> list[ActorMention]:
        """The mentions of a name that hangs on a title: ``Mme Ruiz``."""
        if unit.words[head] in self.lexicon.sets["titles"]:
            return [row for row in inside if row.form == "name"]
        named = [k for k in unit.kids[head] if unit.relation(k) in ("flat", "appos", "compound")]
        return [row for row in inside for k in named if row.head.start <= unit.tokens[k].start < row.head.end]

    def _stands_in(self, surface: str) -> bool:
        """Whether words are a pronoun, which names nobody by itself."""
        return plain(surface) in self.lexicon.pronouns

    def _bare(self, span: Span) -> str:
        """A description without its article."""
        unit = self.units[max(0, bisect_right(self.starts, span.start) - 1)]
        first, end = range_of(unit, *span)
        first += unit.has(first, "DET") and end - first > 1
        return self.text[max(unit.tokens[first].start, span.start) : span.end]


def _holds(row: ActorMention, token: Token) -> bool:
    return row.spans[0].start <= token.start and token.end <= row.spans[-1].end
