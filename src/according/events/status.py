"""Whether an event happened: negation, plans, conditions, purposes; and which events are only the matter of another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from according.events.match import Draft
from according.events.tree import Scene

VERBAL_ACTS: Final = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE", "PROTEST"})
NOMINAL_PATH: Final = frozenset({"obj", "obl", "nmod", "compound", "amod", "conj", "nsubj", "appos", "iobj"})
TRANSPARENT: Final = frozenset({"xcomp", "ccomp", "conj"})
FINITE: Final = "VerbForm=Fin"


def settle(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with their status, without those that are only the matter of another event."""
    for draft in drafts:
        draft.negated = negated(scene, draft) and draft.rule != "events/due"
        draft.status = status(scene, draft)
    by_place = {draft.at: draft for draft in drafts}
    for draft in drafts:
        draft.dropped = _purpose(scene, draft) or _matter(scene, draft, by_place)
    return [draft for draft in drafts if not draft.dropped]


def verb_of(scene: Scene, draft: Draft) -> int:
    """The verb that carries an event: its own, or the light verb of its noun."""
    if scene.tokens[draft.at].upos == "VERB":
        return draft.at
    verb = scene.light_verb(draft.at) if draft.entry.light and scene.is_light(draft.at, draft.entry.light) else None
    return draft.at if verb is None else verb


def negated(scene: Scene, draft: Draft) -> bool:
    """Whether an event is said not to be: not, no, without, failed to."""
    words = scene.lexicon.words
    for at in {draft.at, verb_of(scene, draft)}:
        # 'will not hesitate' is a trigger with its negation
        if any(_negates(scene, k, at) and k not in draft.trigger for k in scene.kids[at]):
            return True
    verb = verb_of(scene, draft)
    arguments = ("nsubj", "obj", "iobj", *(("obl",) if any(scene.lower[k] in ("ne", "n'") for k in scene.kids[verb]) else ()))
    if any(_nobody(scene, kid) for kid in scene.below(verb, *arguments)):
        return True
    above = scene.tokens[verb].head
    if scene.relations[verb] == "xcomp" and above != verb:
        if scene.lemmas[above] in words["hesitating"]:
            return False  # 'did not hesitate to condemn'
        if scene.lemmas[above] in words["failing"]:
            return True
        return any(scene.lower[k] in words["negations"] and scene.lower[k] not in ("ne", "n'") for k in scene.kids[above])
    return False


def _negates(scene: Scene, k: int, at: int) -> bool:
    """Whether a word negates the one it hangs on: not a noun ('une personne'), and 'jamais' only with its 'ne'."""
    words, word = scene.lexicon.words, scene.lower[k]
    if word not in words["negations"] or word in ("ne", "n'") or scene.tokens[k].upos == "NOUN":
        return False
    return word not in words["half_negations"] or any(scene.lower[other] in ("ne", "n'") for other in scene.kids[at])


def _nobody(scene: Scene, noun: int) -> bool:
    """Whether a phrase is one of nobody: ``no soldier``, ``aucun hôpital``, ``none of them``, ``personne``."""
    own = (noun, *(k for k in scene.kids[noun] if scene.relations[k] == "det"))
    return any("PronType=Neg" in scene.tokens[k].feats for k in own)


def status(scene: Scene, draft: Draft) -> str:
    """asserted, planned, hypothetical or negated, by the words of the sentence alone."""
    verb = verb_of(scene, draft)
    if _conditional(scene, verb) or _prevented(scene, draft):
        return "hypothetical"
    coming = scene.lexicon.words["coming"]
    if scene.tokens[draft.at].upos != "VERB" and any(scene.lemmas[k] in coming for k in scene.below(draft.at, "amod")):
        return "planned"
    if scene.tokens[draft.at].upos != "VERB" and verb == draft.at and _provided(scene, draft.at):
        return "planned"
    modal = _modal(scene, verb) if draft.rule != "events/due" else ""
    if modal:
        return modal
    return "negated" if draft.negated else "asserted"


def _provided(scene: Scene, noun: int) -> bool:
    """Whether a noun is what a plan or an agreement provides for."""
    top = scene.climb(noun)
    return scene.relations[top] in ("obj", "obl") and scene.lemmas[scene.tokens[top].head] in scene.lexicon.words["provided"]


def _modal(scene: Scene, verb: int) -> str:
    """planned or hypothetical by an auxiliary, a tense or the verbs above."""
    words = scene.lexicon.words
    own = scene.below(verb, "nsubj")  # 'it could rain and the police stopped them': the auxiliary of another clause
    found = ("" if own else _auxiliaries(scene, scene.first_conjunct(verb))) or _auxiliaries(scene, verb)
    if found:
        return found
    at = scene.first_conjunct(verb)
    for _ in range(4):
        above = scene.tokens[at].head
        if scene.relations[at] not in ("xcomp", "ccomp") or above == at:
            return ""
        if scene.relations[at] == "xcomp":
            if scene.lemmas[above] in words["planned"] or (
                scene.tokens[above].upos == "ADJ" and scene.lemmas[above] in words["planning_adjectives"]
            ):
                return "planned"
            if scene.lemmas[above] in words["hoped"] or scene.lemmas[above] in words["possible"]:
                return "hypothetical"
            outer = _auxiliaries(scene, above)
            if outer:
                return outer
        elif FINITE not in scene.tokens[at].feats and scene.lemmas[above] in words["hoped"]:
            return "hypothetical"
        else:
            return ""
        at = scene.first_conjunct(above)
    return ""


def _auxiliaries(scene: Scene, verb: int) -> str:
    words = scene.lexicon.words
    feats = scene.tokens[verb].feats
    if scene.is_future(verb):
        return "planned"
    for kid in scene.kids[verb]:
        if scene.relations[kid] != "aux":
            continue
        word, lemma = scene.lower[kid], scene.lemmas[kid]
        if (
            word in words["future"]
            or (lemma in words["future"] and lemma not in ("'ll",))
            or "Tense=Fut" in scene.tokens[kid].feats
        ):
            return "planned"
        if "Mood=Cnd" in scene.tokens[kid].feats:
            return "hypothetical"
        if word in words["possible"] or lemma in words["possible"]:
            return "planned" if word in ("would", "'d") and _reported(scene, verb) else "hypothetical"
    if "Mood=Cnd" in feats:
        return "planned" if _reported(scene, verb) else "hypothetical"
    return ""


def _reported(scene: Scene, verb: int) -> bool:
    """Whether a verb stands in a clause that somebody said, so that 'would' is a future."""
    return scene.relations[scene.first_conjunct(verb)] == "ccomp"


def _conditional(scene: Scene, verb: int) -> bool:
    """Whether a clause around is a condition: if, unless, whether."""
    words = scene.lexicon.words["conditions"]
    at = verb
    for _ in range(6):
        if any(scene.relations[k] in ("mark", "advmod") and scene.lower[k] in words for k in scene.kids[at]):
            return True
        if scene.tokens[at].head == at or scene.relations[at] in ("acl", "parataxis"):
            return False
        at = scene.tokens[at].head
    return False


def _prevented(scene: Scene, draft: Draft) -> bool:
    """Whether an event is only a risk, a plan or something prevented."""
    words = scene.lexicon.words["prevented"]
    if scene.tokens[draft.at].upos == "VERB":
        verb = draft.at
        return scene.relations[verb] in ("acl", "xcomp", "advcl") and scene.lemmas[scene.tokens[verb].head] in words
    if any(scene.lemmas[k] in words for k in scene.below(draft.at, "amod")):
        return True
    top = scene.climb(draft.at)
    return scene.relations[top] in ("obj", "nmod", "obl") and scene.lemmas[scene.tokens[top].head] in words


def _purpose(scene: Scene, draft: Draft) -> bool:
    """Whether an event is only what something is for: ``sent troops to storm the camp``, ``a plan to strike``."""
    verb = scene.first_conjunct(verb_of(scene, draft))
    token = scene.tokens[verb]
    if token.upos != "VERB" or "VerbForm=Inf" not in token.feats:
        return False
    decided = scene.lemmas[token.head] in scene.lexicon.words["carriers"]
    return scene.relations[verb] in ("advcl", "acl") and draft.status != "planned" and not decided


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
        if relation == "advcl" and FINITE in scene.tokens[at].feats:
            return False
        if relation == "conj" and scene.tokens[at].upos == "VERB" and above in others:
            at, seen = above, seen + 1
            continue
        if relation == "ccomp":
            clausal = True
        if relation == "obl" and scene.case(at) in scene.lexicon.words["aside"]:
            return False
        if other is not None and not other.dropped and relation != "conj" and _swallows(scene, other, at, relation, clausal):
            return True
        at, seen = above, seen + 1
    return False


def _swallows(scene: Scene, other: Draft, at: int, relation: str, clausal: bool) -> bool:
    if relation == "nsubj" and scene.tokens[at].deprel != "nsubj:pass":
        return other.type == "ASSAULT" or other.entry.pos == "noun"
    if clausal:
        return other.type in ("AGREE", "REQUEST", "REJECT", "THREATEN")
    return True
