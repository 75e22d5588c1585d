"""Whether an event happened: negation, plans, conditions, purposes; and which events are only the matter of another one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from according.events.match import Draft
from according.events.negation import deprived, negated, verb_of
from according.events.outlook import outlook
from according.events.tree import Scene

FINITE: Final = "VerbForm=Fin"


def settle(scene: Scene, drafts: Sequence[Draft], cue_of: Callable[[Draft], Collection[int]]) -> list[Draft]:
    """The drafts with their status, without those that are only the matter of another event.

    ``cue_of`` gives the words of saying of the statement that a draft stands in.
    """
    for draft in drafts:
        draft.negated = negated(scene, draft) and draft.rule != "events/due"
        found = outlook(scene, draft, cue_of(draft))
        draft.status, draft.hedge, draft.voice = found.status, found.hedge, found.voice
        draft.denying = found.denying
        draft.negated = draft.negated and found.status in ("negated", "planned", "hypothetical")
    by_place = {draft.at: draft for draft in drafts}
    for draft in drafts:
        draft.dropped = _sought(scene, draft.at) or _purpose(scene, draft) or _matter(scene, draft, by_place)
    return [draft for draft in drafts if not draft.dropped]


def _sought(scene: Scene, at: int) -> bool:
    """Whether somebody is only wanted for it: ``sought for killing``, ``recherché pour avoir tué``."""
    above, words = scene.tokens[at].head, scene.lexicon.words
    clause = scene.relations[at] == "advcl" and scene.case(at) in words["aims"]
    return clause and scene.lemmas[above] in words["sought"] and scene.passive(above)


def _purpose(scene: Scene, draft: Draft) -> bool:
    """Whether an event is only what something is for: ``sent troops to storm the camp``, ``a plan to strike``."""
    verb = scene.first_conjunct(verb_of(scene, draft))
    token = scene.tokens[verb]
    if token.upos != "VERB" or "VerbForm=Inf" not in token.feats:
        return False
    decided = scene.lemmas[token.head] in scene.lexicon.words["carriers"]
    if scene.below(verb, "aux"):  # 'should the army attack', 'a risk that they will attack'
        return False
    told = draft.status in ("planned", "claimed", "denied", "negated")
    return scene.relations[verb] in ("advcl", "acl") and not told and not decided


def _matter(scene: Scene, draft: Draft, others: dict[int, Draft]) -> bool:
    """Whether an event is what another one is about: what is requested, promised, condemned, protested against."""
    at = draft.at
    clausal = False
    seen = 0
    while scene.tokens[at].head != at and seen < 12:
        relation, above = scene.relations[at], scene.tokens[at].head
        other = others.get(above)
        if relation == "parataxis" or (scene.tokens[at].deprel == "acl:relcl" and above not in draft.joined):
            return False
        if (relation == "advcl" and FINITE in scene.tokens[at].feats) or (at == draft.at and deprived(scene, at)):
            return False  # what is not done instead of it is told too
        if draft.status == "denied" or scene.lemmas[above] in scene.lexicon.words["involvement"]:
            return False
        if draft.status == "hypothetical" and _denying(scene, above):
            return False
        if relation == "conj" and scene.tokens[at].upos == "VERB" and above in others:
            at, seen = above, seen + 1
            continue
        if relation == "ccomp":
            clausal = True
        if relation in ("obl", "nmod") and scene.case(at) in scene.lexicon.words["aside" if relation == "obl" else "meanwhile"]:
            return False
        if scene.tokens[above].upos == "ADV" and scene.lower[above] in scene.lexicon.words["aside"]:
            return False  # 'lors d'une marche'
        if other is not None and not other.dropped and relation != "conj" and _swallows(scene, other, at, relation, clausal):
            return True
        at, seen = above, seen + 1
    return False


def _denying(scene: Scene, above: int) -> bool:
    """Whether a verb denies: what somebody denies is told too, as denied."""
    return scene.lemmas[above] in scene.lexicon.words["denying"]


def _swallows(scene: Scene, other: Draft, at: int, relation: str, clausal: bool) -> bool:
    if relation == "nsubj" and scene.tokens[at].deprel != "nsubj:pass":
        return other.type == "ASSAULT" or other.entry.pos == "noun"
    if clausal:
        return other.type in ("AGREE", "REQUEST", "REJECT", "THREATEN")
    return True
