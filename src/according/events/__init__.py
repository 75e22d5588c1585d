"""Who did what to whom, when, where, and whether it is asserted, claimed, planned or denied, in PLOVER 0.8."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from according.events import acts, compose, days, match, repeats, status
from according.events.cast import Cast
from according.events.claims import Claims, Hint
from according.events.lexicon import ONTOLOGY, lexicon
from according.events.parties import phrase, resolved
from according.events.sides import Sides, as_both
from according.events.tree import Scene
from according.events.when import Clock, Day, Map
from according.model import (
    ActorMention,
    Event,
    Figure,
    Mention,
    Party,
    Place,
    Report,
    Sentence,
    Span,
    Spans,
    Statement,
    identified,
    quote,
)

__all__ = ["find"]


def find(
    report: Report,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement] = (),
    times: Sequence[Mention] = (),
    places: Sequence[Place] = (),
    figures: Sequence[Figure] = (),
    cast: Sequence[ActorMention] = (),
) -> tuple[Event, ...]:
    """The events of a report in order, a row per mention; none without a grammar or a lexicon of its language."""
    words = lexicon(report.language)
    if words is None:
        return ()
    maker = _Maker(report, Claims(report, statements), Clock(report, times), Map(places), Cast(cast))
    scenes = [scene for sentence in sentences if (scene := match.scene_of(sentence, words)) is not None]
    games, mishap = match.tells_games(scenes), match.tells_mishap(scenes)
    rows: list[Event] = []
    wordings: dict[str, repeats.Wording] = {}
    for scene in scenes:
        maker.sides.next()
        for draft in _drafts(scene, maker.claims):
            if (games and match.is_played(scene, draft)) or (mishap and match.is_suffered(draft)):
                continue
            rows.append(maker.event(scene, draft))
            wordings[rows[-1].id] = _wording(scene, draft)
    told = repeats.with_identity(repeats.with_figures(_distinct(rows), figures), wordings)
    return tuple(days.dated(told, statements, sentences, maker.clock, words, cast))


def _drafts(scene: Scene, claims: Claims) -> list[match.Draft]:
    matched = match.drafts(scene)
    told = frozenset(draft.at for draft in matched)
    joined = acts.requests(scene, compose.join(scene, matched), claims)
    compose.threats(scene, joined)
    found = status.settle(scene, joined, lambda draft: _cue(scene, draft, claims))
    for draft in found:
        draft.beside = told
        compose.turned(draft)
    return found


def _wording(scene: Scene, draft: match.Draft) -> repeats.Wording:
    """How a draft tells its event."""
    noun = scene.tokens[draft.at].upos in ("NOUN", "PROPN")
    general = noun or scene.lemmas[draft.at] in scene.lexicon.words["attacking"]
    nouns = [draft.at, *draft.joined] if noun else [*draft.joined, *_means(scene, draft.at)]
    words = scene.lexicon.words["another"]
    near = [k for at in {draft.at, *draft.joined} for k in scene.below(at, "amod", "det", "advmod", "nummod")]
    return repeats.Wording(
        frame="" if general else f"{draft.entry.row}:{scene.lemmas[draft.at] if draft.entry.row < 0 else ''}",
        anaphor=any(_definite(scene, at) for at in nouns),
        effect=not noun,
        further=any(scene.lemmas[k] in words for k in near),
    )


def _means(scene: Scene, verb: int) -> list[int]:
    """The attack by which a verb says that something was done: ``the attack killed nine``, ``died in the attack``."""
    around = [*scene.grammatical_subject(verb), *scene.below(verb, "obl")]
    return [k for k in around if scene.lemmas[k] in scene.lexicon.words["incidents"]]


def _definite(scene: Scene, noun: int) -> bool:
    """Whether a noun is an incident told before: ``the attack``, ``this meeting``; not ``the fighting``."""
    classes, words = scene.lexicon.classes, scene.lexicon.words
    if scene.lemmas[noun] not in words["incidents"] | classes["talks"] | words["meeting"]:
        return False
    if any(scene.tokens[k].upos == "PROPN" for k in scene.below(noun, "compound", "nmod", "flat", "amod")):
        return False
    if "Number=Plur" in scene.tokens[noun].feats and scene.lemmas[noun] in words["incidents"]:
        return False
    feats = [scene.tokens[k].feats for k in scene.below(noun, "det")]
    return any("Definite=Def" in told or "PronType=Dem" in told for told in feats)


def _cue(scene: Scene, draft: match.Draft, claims: Claims) -> set[int]:
    """The words of the sentence that are the cue of the statement an event stands in."""
    token = scene.tokens[draft.at]
    spans = claims.cue(Span(token.start, token.end))
    return {i for i, k in enumerate(scene.tokens) if any(a <= k.start < b for a, b in spans)}


def _distinct(rows: Sequence[Event]) -> list[Event]:
    """The rows in order, those with the same id once."""
    return list({row.id: row for row in rows}.values())


class _Maker:
    """Turns drafts into rows."""

    def __init__(self, report: Report, claims: Claims, clock: Clock, places: Map, cast: Cast) -> None:
        self.report, self.claims, self.clock, self.places, self.cast = report, claims, clock, places, cast
        background = [mark for mark in report.marks if mark.kind == "background"]
        self.background = [span for mark in background for span in mark.spans]
        self.sides = Sides()

    def event(self, scene: Scene, draft: match.Draft) -> Event:
        """The row of a draft."""
        spans = _words(scene, draft.trigger)
        actors = self._actors(scene, draft)
        acting = {resolved(scene, i) for i in draft.actors}
        others = [i for i in draft.recipients if i not in draft.actors]
        recipients = tuple(self._party(scene, draft, i, not_these=acting) for i in others)
        parties = [span for party in (*actors, *recipients) for span in party.spans]
        actors = _each_once(self.cast.each(self._own_side(scene, draft, spans, actors)))
        recipients = self.cast.each(recipients)
        meeting = self.sides.meant(scene, draft)
        actors = as_both(actors, meeting) if meeting else actors
        told = [span for party in actors for span in party.spans]
        claim = self.claims.claim(draft, spans, told, self._hint(scene, draft))
        if not actors and compose.mode(scene, draft) == "arrest":
            actors = self._arresting(scene, claim.statement)
        day = self.clock.day(scene, draft, _cue(scene, draft, self.claims))
        if meeting and meeting.day and day.precision in (None, "report"):
            day = Day(meeting.day, "day")
        behind = claim.status == "asserted" and any(a <= spans[0].start < b for a, b in self.background)
        row = Event(
            report=self.report.id,
            spans=spans,
            surface=quote(self.report.text, spans),
            rule=draft.rule,
            type=draft.type,
            mode=compose.mode(scene, draft),
            ontology=ONTOLOGY,
            contexts=compose.contexts(scene, draft),
            actors=actors,
            recipients=recipients,
            place=self.places.place(scene, draft, parties, [span for party in recipients for span in party.spans]),
            date=day.date,
            date_precision=day.precision,
            status="background" if behind else claim.status,
            statement=claim.statement.id if claim.statement else None,
            chain=claim.chain,
            sentence=Span(scene.sentence.start, scene.sentence.end),
        )
        self.sides.heard(row)
        return identified(row)

    def _actors(self, scene: Scene, draft: match.Draft) -> tuple[Party, ...]:
        """Who acts: those of the draft, or the speaker of the statement that performs it."""
        if draft.speaker is None:
            return tuple(self._party(scene, draft, i) for i in draft.actors)
        draft.own = True
        return (self._known(draft.speaker),)

    def _known(self, speaker: Party) -> Party:
        """A speaker as the cast knows him."""
        return self.cast.known(speaker, speaker.spans[0]) if speaker.spans else speaker

    def _hint(self, scene: Scene, draft: match.Draft) -> Hint:
        """Who vouches for an event by the words around it alone."""
        voice = (phrase(scene, resolved(scene, draft.voice)),) if draft.voice is not None else ()
        verb = _words(scene, [draft.denying]) if draft.denying is not None else ()
        return Hint(_words(scene, sorted(draft.hedge)), voice, verb)

    def _own_side(self, scene: Scene, draft: match.Draft, spans: Spans, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """The actors, 'we' and 'I' under the speaker's name; notes whether the event is told of the speaker's side."""
        statement = self.claims.around(spans[0])
        if statement is None or statement.speaker is None or draft.speaker is not None:
            return actors
        known = self._known(statement.speaker)
        made = list(actors)
        for place, i in enumerate(draft.actors):
            if scene.lower[i] in scene.lexicon.words["first_person"]:
                one = {
                    "name": known.name or known.surface,
                    "actor": known.actor,
                    "country": known.country,
                    "sector": known.sector,
                }
                draft.own = True
                if made[place].actor is None:  # whom the cast knows, the side of who speaks, stays
                    made[place] = replace(made[place], **one)
            elif _possessed(scene, i) or (known.country and made[place].country == known.country):
                draft.own = True
        return tuple(made)

    def _arresting(self, scene: Scene, statement: Statement | None) -> tuple[Party, ...]:
        """The police that tell of an arrest by nobody named made it: ``two men were arrested, police said``."""
        speaker = statement.speaker if statement else None
        police = scene.lexicon.classes["police"]
        if speaker is None or not speaker.spans or not any(word in police for word in speaker.surface.lower().split()):
            return ()
        return (replace(self._known(speaker), implicit=True),)

    def _party(self, scene: Scene, draft: match.Draft, i: int, *, not_these: Collection[int] = ()) -> Party:
        head = resolved(scene, i)
        if head in not_these:  # 'prevented their entry': whoever acts is not 'they'
            head = i
        draft.own |= head != i
        span = phrase(scene, head)
        token = scene.tokens[head]
        return self.cast.known(Party(spans=(span,), surface=quote(self.report.text, (span,))), Span(token.start, token.end))


def _each_once(parties: Sequence[Party]) -> tuple[Party, ...]:
    """The parties, one actor in two wordings once: nobody meets himself."""
    once: dict[str, Party] = {}
    for i, party in enumerate(parties):
        once.setdefault(party.actor or str(i), party)
    return tuple(once.values())


def _possessed(scene: Scene, i: int) -> bool:
    """Whether somebody is the speaker's own in what he says: ``his country``, ``our army``, ``son pays``."""
    return any(
        "Poss=Yes" in scene.tokens[k].feats or scene.tokens[k].deprel == "nmod:poss"
        for k in scene.kids[i]
        if _pronoun(scene, k)
    )


def _pronoun(scene: Scene, i: int) -> bool:
    return scene.tokens[i].upos in ("PRON", "DET")


def _words(scene: Scene, places: Sequence[int]) -> Spans:
    spans: list[Span] = []
    for i in places:
        token = scene.tokens[i]
        if spans and i - 1 in places:
            spans[-1] = Span(spans[-1].start, token.end)
        else:
            spans.append(Span(token.start, token.end))
    return tuple(spans)
