"""Drafts of a sentence put together: one event told by two words, what is promised or refused, modes and contexts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from according.events.match import Draft, used
from according.events.negation import deprived, verb_of
from according.events.parties import is_actor, whose
from according.events.tree import Scene

COOPERATION: Final = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING: Final = frozenset({"CONCEDE", "RETREAT", "AGREE"})
HARM: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE"})
NEAR: Final = 3  # steps below a trigger within which its mode is looked for


def join(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those joined that tell one event by two words: 'an air strike killed', 'sanctions were imposed'."""
    by_place = {draft.at: draft for draft in drafts}
    for draft in drafts:
        if scene.tokens[draft.at].upos == "VERB":
            _take_subject(scene, draft, by_place)
            _take_object(draft, by_place)
            _take_named(scene, draft, by_place)
    for draft in drafts:
        _take_harm(scene, draft, by_place)
    kept: list[Draft] = []
    for draft in drafts:
        told = draft.type == "CONSULT" and any(_tells(scene, k, draft) for k in kept)
        if not draft.dropped and not told:
            kept.append(draft)
    return kept


def _tells(scene: Scene, one: Draft, draft: Draft) -> bool:
    """Whether a meeting is told by an earlier word already; a visit to another place, or one not made, tells nothing of it."""
    elsewhere = one.mode == draft.mode == "visit" and one.recipients and draft.recipients
    other = elsewhere and not set(one.recipients) & set(draft.recipients)
    return one.type == "CONSULT" and set(draft.actors) <= set(one.actors) and not other and not deprived(scene, one.at)


def _take_subject(scene: Scene, draft: Draft, others: dict[int, Draft]) -> None:
    """An attack that kills is one event: its actors are those of the attack."""
    carrying = [*scene.slot(draft.at, "subj"), *_in_course(scene, draft)]
    for subject in (k for filler in carrying for k in scene.conjuncts(scene.content(filler))):
        noun = others.get(subject)
        if noun is not None and noun.type == draft.type and noun.at != draft.at:
            draft.actors = [k for k in draft.actors if k != subject and k not in noun.actors] + noun.actors
            draft.mode = noun.mode or draft.mode
            draft.recipients = draft.recipients or noun.recipients
            draft.joined.append(noun.at)
            noun.dropped = True
    if draft.type == "ASSAULT":
        acting = [k for at in draft.actors for k in (whose(scene, at) if _is_thing(scene, at) else [at])]
        draft.actors = [k for k in acting if is_actor(scene, k) and not _is_thing(scene, k)]


def _take_named(scene: Scene, draft: Draft, others: dict[int, Draft]) -> None:
    for at in used(scene, draft):
        noun = others.get(at)
        if noun is not None and noun is not draft and noun.entry.pos == "noun":
            draft.mode = draft.mode or (noun.mode if noun.type == draft.type else None)
            noun.dropped = True


def _take_harm(scene: Scene, draft: Draft, others: dict[int, Draft]) -> None:
    """``killed 12 and wounded 40``: one event, told once."""
    first = others.get(scene.tokens[draft.at].head) if scene.relations[draft.at] == "conj" else None
    harm = scene.lexicon.words["harm"]
    if first is None or first.dropped or first.type != draft.type or scene.lemmas[draft.at] not in harm:
        return
    if set(draft.actors) <= set(first.actors) or not first.actors:
        first.actors = first.actors or draft.actors
        first.recipients += [k for k in draft.recipients if k not in first.recipients]
        first.joined.append(draft.at)
        draft.dropped = True


def _in_course(scene: Scene, draft: Draft) -> list[int]:
    """What somebody was killed in: ``in an air strike``."""
    return [k for k in scene.below(draft.at, "obl") if scene.case(k) in ("in", "dans", "by", "par", "lors", "during", "en")]


def _is_thing(scene: Scene, i: int) -> bool:
    classes = scene.lexicon.classes
    return scene.lemmas[i] in classes["munition"] and scene.tokens[i].upos == "NOUN"


def _take_object(draft: Draft, others: dict[int, Draft]) -> None:
    """A verb that has an entry with its noun is the event; the noun alone is not told twice."""
    for noun in [d for d in others.values() if d.entry.pos == "noun" and draft.at in d.trigger and d is not draft]:
        if noun.type == draft.type:
            draft.actors = draft.actors or noun.actors
            draft.recipients = draft.recipients or noun.recipients
            draft.mode = draft.mode or noun.mode
        draft.trigger = sorted({*draft.trigger, noun.at})
        noun.dropped = True


def turned(draft: Draft) -> None:
    """What is only to come has another type: a coming visit is AGREE, a coming withdrawal CONCEDE, 'will not meet' REJECT."""
    if draft.status not in ("planned", "hypothetical"):
        return
    if draft.negated and draft.status == "planned":
        if draft.type in COOPERATION | YIELDING:
            draft.type, draft.mode, draft.rule, draft.status = "REJECT", None, "events/refused", "asserted"
        else:
            draft.status = "negated"
    elif draft.status == "planned" and draft.type in COOPERATION and (draft.actors or draft.speaker):
        rule = "events/meeting_promised" if draft.type == "CONSULT" else "events/promised"  # lists of meetings ask for it
        draft.type, draft.mode, draft.rule = "AGREE", None, rule
    elif draft.status == "planned" and draft.type == "RETREAT":
        draft.type, draft.mode, draft.rule = "CONCEDE", None, "events/promised"


def threats(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Whoever promises harm threatens: ``ready to strike``, ``vowed to punish``."""
    by_place = {draft.at: draft for draft in drafts}
    conflict = scene.lexicon.classes["conflict"]
    for draft in drafts:
        if draft.type != "AGREE" or draft.entry.reciprocal:
            continue
        below = [k for k in scene.below(draft.at, "xcomp", "acl", "advcl", "ccomp") if scene.tokens[k].upos == "VERB"]
        # 'promised never to use force' is no threat
        harm = [k for k in below if not scene.has_negation(k) and (scene.relations[k] != "advcl" or scene.infinitive(k))]
        if any(scene.lemmas[k] in conflict or (k in by_place and by_place[k].type in HARM) for k in harm):
            draft.type, draft.mode, draft.rule = "THREATEN", None, "events/threat"


def mode(scene: Scene, draft: Draft) -> str | None:
    """The mode of an event: that of its entry, or what the words around the trigger tell."""
    if draft.mode not in (None, "destroy"):
        return draft.mode
    told = scene.lexicon.modes.get(draft.type)
    if not told:
        return draft.mode
    words = _around(scene, draft)
    return next((name for name, listed in told if words & listed), draft.mode)


def _around(scene: Scene, draft: Draft) -> set[str]:
    """The lemmas of the words that hang on a trigger and belong to its own clause."""
    found: set[str] = set()
    own = draft.at if scene.tokens[draft.at].upos == "VERB" else -1  # 'bombed' alone tells no mode
    stack = [(at, 0) for at in {draft.at, verb_of(scene, draft), *draft.trigger, *draft.joined}]
    while stack:
        at, depth = stack.pop()
        if at != own:
            found.update((scene.lemmas[at], scene.lower[at]))
        if depth < NEAR:
            stack += [
                (k, depth + 1)
                for k in scene.kids[at]
                if scene.relations[k] not in ("conj", "parataxis", "advcl", "ccomp") and scene.tokens[k].deprel != "acl:relcl"
            ]
    return found


def contexts(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """The contexts of an event: those of its entry, and those that words of its sentence show."""
    found = list(draft.entry.contexts)
    for lemma in scene.lemmas:
        found += [name for name in scene.lexicon.contexts.get(lemma, ()) if name not in found]
    return tuple(sorted(found))
