"""Acts that a content performs by its modal verb: who says that somebody must do something requests it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from according.events.claims import Claims
from according.events.lexicon import Entry
from according.events.match import Draft
from according.events.parties import heads, is_actor
from according.events.tree import Scene
from according.model import Span

PERFORMED: Final = Entry(
    lemma="",
    others=(),
    pos="verb",
    needs=(),
    light=frozenset(),
    flags=frozenset(),
    type="REQUEST",
    mode=None,
    contexts=(),
    actors=(("subj",),),
    recipients=(),
    row=-1,
    example="",
)


def requests(scene: Scene, drafts: Sequence[Draft], claims: Claims) -> list[Draft]:
    """The drafts with what is said to be due: ``the fighting must stop`` in a statement is the speaker's request.

    Whatever event the verb itself tells is no event yet: it is the matter of the request.
    """
    found = [draft for verb, aux in _due(scene) if (draft := _request(scene, verb, aux, claims)) is not None]
    places = {draft.at for draft in found}
    drafts = [draft for draft in drafts if "speech" not in draft.entry.flags or _spoken(scene, draft, claims)]
    return sorted([draft for draft in drafts if draft.at not in places] + found, key=lambda draft: draft.at)


def _spoken(scene: Scene, draft: Draft, claims: Claims) -> bool:
    """Whether a threat stands in somebody's statement: then it is the speaker's."""
    token = scene.tokens[draft.at]
    statement = claims.around(Span(token.start, token.end))
    if statement is None or statement.speaker is None or not statement.speaker.surface:
        return False
    first = scene.lexicon.words["first_person"]
    those = draft.actors or (heads(scene, scene.slot(draft.at, "subj")) if draft.type == "ACCUSE" else [])
    others = [k for k in those if scene.lower[k] not in first]
    speaker = statement.speaker
    own = not others or any(scene.lower[k] in first for k in scene.slot(draft.at, "subj"))
    own |= any(span.start <= scene.tokens[k].start < span.end for k in others for span in speaker.spans)
    if draft.type == "ACCUSE" and own:
        return False  # nobody accuses himself
    draft.recipients = draft.recipients or others
    draft.actors, draft.speaker = [], statement.speaker
    return True


def _due(scene: Scene) -> Iterable[tuple[int, int]]:
    """Verbs under a word of duty, with that word."""
    must = scene.lexicon.words["must"]
    for i, token in enumerate(scene.tokens):
        if scene.lemmas[i] not in must:
            continue
        if scene.relations[i] == "aux" and scene.tokens[token.head].upos in ("VERB", "ADJ"):
            if scene.tokens[token.head].deprel != "acl:relcl":  # 'the king, who must undergo surgery'
                yield token.head, i
        elif token.upos == "VERB" and not scene.has_negation(i):  # who need not come is asked nothing
            below = scene.below(i, "xcomp", "ccomp", "obj")
            yield from ((k, i) for k in below if scene.tokens[k].upos == "VERB")


def _request(scene: Scene, verb: int, aux: int, claims: Claims) -> Draft | None:
    token = scene.tokens[verb]
    if scene.is_perfect(verb):
        return None  # should have done: a reproach
    if scene.lemmas[verb] in scene.lexicon.words["possible"]:
        return None  # should be able to
    statement = claims.around(Span(token.start, token.end))
    if statement is None or statement.speaker is None or not statement.speaker.surface:
        return None
    if _expected(scene.tokens[aux].feats, statement.kind):
        return None
    subject = heads(scene, scene.logical_subject(verb))
    if not subject and not scene.passive(verb):
        subject = heads(scene, scene.grammatical_subject(aux))
    who = [k for k in subject if is_actor(scene, k)]
    if not who or any(scene.lower[k] in scene.lexicon.words["first_person"] for k in who):
        return None
    draft = Draft(verb, PERFORMED, [], who, trigger=sorted({aux, verb}), rule="events/due")
    draft.speaker = statement.speaker
    return draft


def _expected(feats: str, kind: str) -> bool:
    """Whether a word of duty only tells what was or is expected: ``il devait venir``, ``il a fallu partir``."""
    return "Tense=Imp" in feats or "VerbForm=Part" in feats or ("Mood=Cnd" in feats and kind not in ("direct", "mixed"))
