"""What negates an event in its own clause: not, no, nobody, without, neither … nor, no longer."""

from __future__ import annotations

from collections.abc import Collection

from according.events.match import Draft
from according.events.tree import Scene


def verb_of(scene: Scene, draft: Draft) -> int:
    """The verb that carries an event: its own, or the light verb of its noun."""
    if scene.tokens[draft.at].upos == "VERB":
        return draft.at
    verb = scene.light_verb(draft.at) if draft.entry.light and scene.is_light(draft.at, draft.entry.light) else None
    return draft.at if verb is None else verb


def negated(scene: Scene, draft: Draft) -> bool:
    """Whether the clause of an event says that it is not: not, no, nobody, without, neither."""
    verb = verb_of(scene, draft)
    own = {draft.at, verb} | {scene.climb(draft.at)}
    if any(has_not(scene, at, draft.trigger) for at in own) or deprived(scene, verb) or _neither(scene, verb):
        return True
    if draft.at != verb or scene.tokens[verb].upos != "VERB":
        if any(nobody(scene, at) for at in (draft.at, scene.climb(draft.at))):
            return True
        if scene.tokens[verb].upos not in ("VERB", "ADJ"):
            return False
    refused = any(scene.lower[k] in scene.lexicon.words["expletives"] for k in scene.kids[verb])
    arguments = ("nsubj", "obj", "iobj", *(("obl",) if refused else ()))
    return any(nobody(scene, kid) for kid in scene.below(verb, *arguments))


def has_not(scene: Scene, at: int, trigger: Collection[int] = ()) -> bool:
    """Whether a word has a negation of its own; ``ne`` alone, ``ne … que`` and ``not only`` are none."""
    words = scene.lexicon.words
    for k in scene.kids[at]:
        if scene.lower[k] not in words["negations"] or scene.lower[k] in words["expletives"] or k in trigger:
            continue  # 'will not hesitate' is a trigger with its negation
        if scene.lower[k] in words["half_negations"] and not any(scene.lower[j] in words["expletives"] for j in scene.kids[at]):
            continue  # 'jamais' without its 'ne'
        if scene.relations[k] not in ("advmod", "det", "mark", "case", "cc") and scene.tokens[k].upos not in ("PART", "ADV"):
            continue  # 'une personne'
        if k + 1 < len(scene.tokens) and scene.lower[k + 1] in words["only"]:
            continue
        return True
    return _no_more(scene, at)


def _neither(scene: Scene, verb: int) -> bool:
    """Whether a verb shares the negation of the one before it: ``did not kidnap or kill``."""
    first = scene.first_conjunct(verb)
    if first == verb or scene.below(verb, "nsubj", "aux") or scene.tokens[verb].upos != "VERB":
        return False
    either = any(scene.lower[k] in scene.lexicon.words["either"] for k in scene.below(verb, "cc"))
    return either and has_not(scene, first)


def _no_more(scene: Scene, at: int) -> bool:
    """Whether something is no longer done: ``no longer attack``, ``n'attaquent plus``."""
    words = scene.lexicon.words
    longer = [k for k in scene.below(at, "advmod", "obl") if scene.lower[k] in words["no_longer"]]
    before = ((j for j in (*scene.kids[k], *scene.kids[at], k - 1) if 0 <= j < k) for k in longer)
    found = {scene.lower[j] for beside in before for j in beside if not _a_little(scene, j)}
    return bool(found & (words["expletives"] | words["negations"]))


def _a_little(scene: Scene, i: int) -> bool:
    """Whether a word of negation stands after 'a' and negates nothing: ``un peu plus d'une heure``."""
    return i > 0 and "Definite=Ind" in scene.tokens[i - 1].feats


def deprived(scene: Scene, verb: int) -> bool:
    """Whether a clause or a noun is one of 'without', 'instead of', 'rather than'."""
    marks = scene.below(verb, "mark", "case", "cc")
    above = scene.tokens[verb].head
    if scene.relations[verb] in ("xcomp", "ccomp", "acl") and scene.tokens[above].upos in ("ADP", "ADV", "NOUN"):
        marks.append(above)  # 'au lieu de' and 'plutôt que de' may stand above their verb
    return any(scene.in_place_of(k) for k in marks)


def nobody(scene: Scene, noun: int) -> bool:
    """Whether a phrase is one of nobody: ``no soldier``, ``not a single soldier``, ``none of them``, ``personne``."""
    own = (noun, *scene.below(noun, "det"))
    if scene.lower[noun] in scene.lexicon.words["nobody"] and not scene.below(noun, "det", "nummod"):
        return True
    if any("PronType=Neg" in scene.tokens[k].feats for k in own):
        return True
    first = [k for k in scene.below(noun, "advmod", "cc") if k < noun and scene.lower[k] in scene.lexicon.words["negations"]]
    return any(scene.lower[k + 1] not in scene.lexicon.words["only"] for k in first)
