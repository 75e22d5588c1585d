"""Triggers with their parties: the entries of the lexicon against the tree of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from according.events.lexicon import Entry, Lexicon, Need, Test
from according.events.parties import ACTING, heads, inner, is_actor, is_kind, resolved
from according.events.tree import Scene
from according.model import Party, Sentence

DEEP: Final = tuple("obj iobj with avec to à against contre from de on sur of for pour in en dans".split())

#: What is no event where nobody does it.
DONE_BY_SOMEBODY: Final = frozenset("AGREE SUPPORT CONCEDE REJECT COOPERATE AID".split())
#: What attacks, retreats, visits and the like in a report of games are not.
PLAYED: Final = frozenset("ASSAULT COERCE MOBILIZE RETREAT PROTEST THREATEN CONCEDE CONSULT AID COOPERATE".split())


@dataclass
class Draft:
    """An event as it is found: the trigger, who takes part, and what later steps make of it."""

    at: int
    entry: Entry
    actors: list[int]
    recipients: list[int]
    type: str = ""
    mode: str | None = None
    negated: bool = False
    status: str = "asserted"
    hedge: list[int] = field(default_factory=list)  # words that show that somebody unnamed tells it
    voice: int | None = None  # whoever denies it, where no statement says so
    denying: int | None = None  # and the verb he does it by
    beside: frozenset[int] = frozenset()  # where the sentence tells events, this one too
    trigger: list[int] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)  # nouns that tell the same event
    rule: str = "events/lexicon"
    own: bool = False  # told of the speaker's own side
    speaker: Party | None = None  # of the statement that performs it: then its actor
    dropped: bool = False

    def __post_init__(self) -> None:
        self.type = self.type or self.entry.type
        self.mode = self.mode or self.entry.mode


def scene_of(sentence: Sentence, lexicon: Lexicon) -> Scene | None:
    """The sentence ready for questions; None where none of its words can be a trigger."""
    possible = (token.upos == "VERB" or token.lemma.lower() in lexicon.lemmas for token in sentence.tokens)
    return Scene(sentence, lexicon) if any(possible) else None


def tells_games(scenes: Sequence[Scene]) -> bool:
    """Whether a report tells games: a fifth of its sentences do, three at least, and more than tell of police or courts."""
    told = sum(scene.is_sport() for scene in scenes)
    return told >= 3 and told * 5 >= len(scenes) and told > sum(_is_police(scene) for scene in scenes)


def tells_mishap(scenes: Sequence[Scene]) -> bool:
    """Whether a report tells an accident or a disaster and no violence."""
    words = {lemma for scene in scenes for lemma in scene.lemmas}
    told = scenes[0].lexicon.words if scenes else {}
    return bool(told) and bool(words & told["mishap"]) and not words & told["hostile"]


def is_suffered(draft: Draft) -> bool:
    """Whether what a report of a mishap tells so was done by nobody: ``nine were hurt``."""
    blown = draft.entry.mode == "explosives"
    hurt = draft.entry.pos == "verb" and draft.entry.mode in (None, "destroy")
    return draft.type == "ASSAULT" and not draft.actors and (blown or hurt)


def is_played(scene: Scene, draft: Draft) -> bool:
    """Whether what a report of games tells so is part of a game: no police or court stands in the sentence."""
    return draft.type in PLAYED and not _is_police(scene)


def _is_police(scene: Scene) -> bool:
    classes = scene.lexicon.classes
    return any(lemma in classes["police"] or lemma in classes["judges"] for lemma in scene.lemmas)


def drafts(scene: Scene) -> list[Draft]:
    """The events of a sentence, one a trigger, in order."""
    found: list[Draft] = []
    if scene.is_sport():
        return found
    for i in range(len(scene.tokens)):
        draft = _draft(scene, i)
        if draft is not None:
            found.append(draft)
    by_place = {draft.at: draft for draft in found}
    for draft in found:
        receiving = _recipients(scene, draft.entry, draft.at, by_place)
        draft.recipients = [
            k for k in receiving if k == draft.at or not (k in draft.trigger or _of_another(scene, draft.at, k))
        ]
        _part(scene, draft)
    return found


def _of_another(scene: Scene, i: int, k: int) -> bool:
    """Whether a possessive belongs to another word than the trigger: 'for his part' names no recipient."""
    return scene.tokens[k].upos == "PRON" and "Poss=Yes" in scene.tokens[k].feats and scene.tokens[k].head != i


def _part(scene: Scene, draft: Draft) -> None:
    """Nobody acts on himself: in 'said that the regime is weak, urging the regime to stop' the one who said it urges."""
    own = {scene.lemmas[k] for k in draft.actors if scene.tokens[k].upos != "PRON"}
    if scene.relations[draft.at] != "advcl" or not own or own != {scene.lemmas[k] for k in draft.recipients}:
        return
    for above in scene.sentence.ancestors(draft.at):
        those = [k for k in _acting(scene, heads(scene, scene.slot(above, "subj"))) if is_actor(scene, k)]
        if scene.tokens[above].upos == "VERB" and those and scene.lemmas[those[0]] not in own:
            draft.actors = those
            return


def _draft(scene: Scene, i: int) -> Draft | None:
    token = scene.tokens[i]
    if _attribute(scene, i):
        return None
    for entry in _entries(scene, i, token.upos):
        if all(scene.beside(i, word) for word in entry.others) and _fits(scene, i, entry):
            actors = _actors(scene, entry, i)
            if entry.pos == "noun" and not _stands(scene, i, entry, actors):
                continue
            if _harms(entry) and not actors and _calamity(scene):
                continue
            if entry.pos == "verb" and (_by_a_thing(scene, i, entry) or (not actors and _by_nobody(scene, i, entry))):
                continue
            return Draft(i, entry, actors, [], trigger=_trigger(scene, i, entry))
    return None


def _attribute(scene: Scene, i: int) -> bool:
    """Whether a participle stands before its noun and only tells which one is meant: the proposed dam, the besieged city."""
    token = scene.tokens[i]
    if (
        token.upos == "PROPN"
        and scene.relations[i] in ("compound", "flat")
        and token.entity
        and scene.tokens[token.head].entity
    ):
        return True  # a word inside a name
    if token.upos == "NOUN" and token.deprel == "compound" and i < token.head and is_actor(scene, token.head):
        return True  # the occupation authorities
    return token.upos == "VERB" and token.deprel == "amod" and i < token.head


def _by_nobody(scene: Scene, i: int, entry: Entry) -> bool:
    """Whether a verb tells an act of words or of help that nobody does: ``the beds provided``, ``la démarche est soutenue``."""
    return entry.type in DONE_BY_SOMEBODY and "speech" not in entry.flags and scene.passive(i)


def _by_a_thing(scene: Scene, i: int, entry: Entry) -> bool:
    """Whether a verb that asks nothing of its subject has one that is nobody's and no weapon: prices that hit farmers."""
    if "speech" in entry.flags or any(test.slot == "subj" for need in entry.needs if not need.negative for test in need.tests):
        return False
    subjects = [scene.content(resolved(scene, k)) for k in scene.slot(i, "subj")]
    if not subjects or _acting(scene, subjects) or any(scene.tokens[k].upos == "PRON" for k in subjects):
        return False
    harmful = [scene.lexicon.classes[name] for name in ("weapon", "assault", "vehicle_war", "aircraft", "munition", "bomb")]
    return not any(scene.lemmas[k] in listed for k in subjects for listed in harmful)


def _harms(entry: Entry) -> bool:
    """Whether an entry tells harm that a calamity may do as well: destroyed, killed, an explosion."""
    return entry.type in ("ASSAULT", "COERCE") and (entry.pos == "verb" or entry.mode == "explosives")


def _calamity(scene: Scene) -> bool:
    words = scene.lexicon.words["calamity"]
    return any(lemma in words for lemma in scene.lemmas)


def _entries(scene: Scene, i: int, upos: str) -> Sequence[Entry]:
    """The entries of a word, by its lemma, its form or, where the lemma is no word, by its ending."""
    known = scene.lexicon.entries
    if scene.nominal(i):
        return known.get((scene.lower[i], "NOUN")) or ()
    found = known.get((scene.lemmas[i], upos)) or known.get((scene.lower[i], upos))
    if found or upos not in ("VERB", "ADJ"):
        return found or ()
    for ending, lemma in scene.lexicon.endings:
        if scene.lower[i].endswith(ending):
            found = known.get((scene.lower[i].removesuffix(ending) + lemma, upos))
            if found:
                return found
    return ()


def _trigger(scene: Scene, i: int, entry: Entry) -> list[int]:
    """The words that carry the type: the word, its particles, a light verb before it."""
    chosen = {i}
    for word in entry.others:
        place = scene.other_word(i, word)
        chosen.update(() if place is None else (place,))
    if entry.pos == "noun" and entry.light and scene.is_light(i, entry.light):
        chosen.add(scene.light_verb(i) or i)
        chosen.add(scene.climb(i))
    return sorted(chosen)


def _fits(scene: Scene, i: int, entry: Entry) -> bool:
    """Whether all needs of an entry are met."""
    own = entry.pos == "verb" and "se" not in entry.others and scene.tokens[i].upos == "VERB"
    if own and scene.reflexive(i) and not scene.undergoer(i):
        return False
    if "future" in entry.flags and not scene.is_future(i):
        return False
    selves = scene.lexicon.words["selves"]
    if entry.pos == "verb" and any(scene.lower[k] in selves for k in scene.below(i, "obj", "iobj")):
        return False
    return all(_meets(scene, i, need, entry) is not need.negative for need in entry.needs)


def _meets(scene: Scene, i: int, need: Need, entry: Entry) -> bool:
    return any(_passes(scene, i, test, entry) for test in need.tests)


def _passes(scene: Scene, i: int, test: Test, entry: Entry) -> bool:
    if test.slot == "free":
        return True
    if test.slot == "light":
        subjects = [scene.content(resolved(scene, k)) for k in scene.light_subject(i)]
        told = not (test.values or test.kinds) or any(_is(scene, k, test) for k in subjects)
        return told and scene.is_light(i, entry.light)
    if test.slot == "subj" and "actor" in test.kinds and entry.pos == "verb" and scene.passive(i) and not scene.slot(i, "subj"):
        return True
    fillers = scene.slot(i, test.slot)
    if test.slot == "subj":
        fillers = [resolved(scene, k) for k in fillers]
    if test.values and not fillers and test.slot in ("of", "de"):
        fillers = scene.slot(i, f"obj.{test.slot}")
    if not test.values and not test.kinds:
        return bool(fillers)
    inside = [(top, scene.content(top)) for filler in fillers for top in scene.conjuncts(filler)]
    doing = test.slot == "subj"
    return any(
        _is(scene, inner, test) or (_is(scene, top, test) and not (doing and _things(scene, top, inner)))
        for top, inner in inside
    )


def _things(scene: Scene, top: int, inner: int) -> bool:
    """Whether a number counts what cannot act: ``thousands of trees``."""
    return top != inner and scene.tokens[inner].upos == "NOUN" and not is_actor(scene, inner)


def used(scene: Scene, draft: Draft) -> set[int]:
    """The words that an entry names: they belong to the event, and tell none of their own (``went on strike``)."""
    tests = [test for need in draft.entry.needs if not need.negative for test in need.tests]
    named = (test for test in tests if test.values and test.slot != "subj" and "." not in test.slot)
    return {scene.content(k) for test in named for k in scene.slot(draft.at, test.slot) if _is(scene, scene.content(k), test)}


def _is(scene: Scene, i: int, test: Test) -> bool:
    if scene.lemmas[i] in test.values or scene.lower[i] in test.values or scene.lower[i].removesuffix("s") in test.values:
        return True
    if test.slot in ("obj", "subj") and scene.tokens[i].upos in ("NOUN", "PROPN") and _compound(scene, i, test.values):
        return True
    if scene.lemmas[i] in scene.lexicon.classes["corps"] and _police(scene, i, test.values):
        return True
    return any(is_kind(scene, i, kind) for kind in test.kinds)


def _police(scene: Scene, i: int, values: frozenset[str]) -> bool:
    """Whether a unit is one of the police: a police team, une patrouille de police."""
    words = scene.lexicon.classes["police"] & values
    return bool(words) and any(scene.lemmas[k] in words for k in scene.below(i, "compound", "amod", "nmod", "flat"))


def _compound(scene: Scene, i: int, values: frozenset[str]) -> bool:
    """Whether a name ends in a word of a class: the UN Security Council."""
    return any(scene.lower[k] in values for k in scene.below(i, "flat", "compound") if scene.tokens[k].upos == "PROPN")


def _stands(scene: Scene, i: int, entry: Entry, actors: Sequence[int]) -> bool:
    """Whether a noun is an event here: with a light verb, with somebody who takes part, or because it is one alone."""
    if not actors and scene.relations[i] == "nmod" and scene.qualifies(i):
        return False
    if "free" in entry.flags or any(test.slot == "free" for need in entry.needs for test in need.tests):
        return True
    if (entry.light and scene.is_light(i, entry.light)) or any(not need.negative for need in entry.needs):
        return True
    if len(actors) > entry.reciprocal:
        return True
    slots = (slot for group in entry.recipients for slot in group if slot not in ("in", "en", "dans"))
    return any(scene.slot(i, slot) for slot in slots)


def _actors(scene: Scene, entry: Entry, i: int) -> list[int]:
    for group in entry.actors:
        found: list[int] = []
        for slot in group:
            found += [k for k in _party_fillers(scene, entry, i, slot, acting=True) if k not in found]
        if found and entry.reciprocal and entry.pos == "noun":
            those = _occasion(scene, i)
            found = [k for k in found if not those or k not in scene.slot(i, "poss") or scene.tokens[k].upos != "PRON"]
            found += [k for k in those if k not in found]
        if found:
            return found
    return []


def _occasion(scene: Scene, i: int) -> list[int]:
    """Who did something at a meeting, and with whom where the verb has it: ``in talks with the envoy the premier said``."""
    top = scene.climb(i)
    for _ in range(3):
        if scene.relations[top] not in ("nmod", "obl", "obj") or scene.tokens[scene.tokens[top].head].upos == "VERB":
            break
        top = scene.tokens[top].head
    head = scene.tokens[top].head
    words = scene.lexicon.words["occasion"]
    late = next((k for k in (top, head) if scene.tokens[k].upos == "ADV" and scene.lower[k] in words), None)
    if late is not None:  # 'lors d'une réunion'
        head = scene.tokens[late].head
    elif scene.relations[top] not in ("obl", "obj") or scene.case(scene.climb(i)) not in words:
        return []
    if scene.tokens[head].upos != "VERB":
        return []
    found = heads(scene, scene.slot(head, "subj"))
    return [k for k in found if is_actor(scene, k)]


def _party_fillers(scene: Scene, entry: Entry, i: int, slot: str, *, acting: bool) -> list[int]:
    """The parties in a slot. Before a noun only what can act counts: Israeli strikes, but not deadly strikes."""
    if slot == "light" and not (entry.light and scene.is_light(i, entry.light)):
        return []
    found = heads(scene, scene.slot(i, slot))
    if slot in ("adj", "poss") or slot.endswith(".adj"):
        return [k for k in found if is_actor(scene, k)]
    if entry.pos == "noun" and acting and slot in ("of", "de", "from", "par", "by", "with", "avec", "between", "entre"):
        return [k for head in found for k in inner(scene, head) if is_actor(scene, k)]
    if slot in ("subj", "light"):
        return _acting(scene, found) if acting else found
    return found


def _acting(scene: Scene, found: Sequence[int]) -> list[int]:
    """Subjects, those that are nobody (a decision, missiles) replaced by whoever stands inside."""
    acting: list[int] = []
    for head in (resolved(scene, k) for k in found):
        acting += [k for k in inner(scene, head, ACTING) if k not in acting]
    return [k for k in acting if is_actor(scene, k) or scene.lemmas[k] in scene.lexicon.classes["authority"]]


def _recipients(scene: Scene, entry: Entry, i: int, others: dict[int, Draft], depth: int = 0) -> list[int]:
    for group in entry.recipients:
        found: list[int] = []
        for slot in group:
            fillers = _deep(scene, i, others, depth) if slot == "deep" else _receiving(scene, entry, i, slot)
            found += [k for k in fillers if k not in found]
        if found:
            return found
    return []


def _receiving(scene: Scene, entry: Entry, i: int, slot: str) -> list[int]:
    fillers = _party_fillers(scene, entry, i, slot, acting=False)
    if entry.type == "ASSAULT":
        weapons = scene.lexicon.classes["munition"]
        return [k for k in fillers if scene.lemmas[k] not in weapons or slot == "obj"]
    if slot in ("adj", "poss"):
        return fillers
    found: list[int] = []
    for head in fillers:
        found += [k for k in inner(scene, head) if k not in found]
    return found


def _deep(scene: Scene, i: int, others: dict[int, Draft], depth: int) -> list[int]:
    """The parties of what is agreed, refused, threatened: those of the event there, else the first that can act."""
    below = [*scene.below(i, "xcomp", "ccomp"), *scene.below(i, "obj", "acl", "advcl"), *scene.below(i, "obl", "nmod")]
    below = [k for k in below if k > i or scene.relations[k] not in ("advcl", "obl")]
    for kid in below:
        event = others.get(scene.content(kid))
        if event is not None and depth < 3:
            found = _recipients(scene, event.entry, event.at, others, depth + 1)
            if found or event.entry.reciprocal:
                return found or [k for k in event.actors if k not in scene.slot(i, "subj")]
    own, using = set(scene.slot(i, "subj")), scene.lexicon.words["using"]
    for kid in below:
        for slot in DEEP[scene.lemmas[kid] in using :]:  # who is used is no recipient: not to use the army against villagers
            fillers = heads(scene, scene.slot(kid, slot))
            found = [k for head in fillers for k in inner(scene, head) if is_actor(scene, k) and k not in own]
            if found:
                return found
    return [k for kid in below for k in inner(scene, kid) if is_actor(scene, k)][:1]
