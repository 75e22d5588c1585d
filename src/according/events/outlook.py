"""What the words around an event make of it, from its own clause up to the sentence: not, may, is said to, denies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from according.events.match import Draft
from according.events.negation import has_not, negated, nobody, verb_of
from according.events.tree import Scene

HIGHEST: Final = 8  # words above an event that may change its status
NOMINAL: Final = ("obj", "nmod", "obl", "nsubj", "appos", "conj")
CLAUSAL: Final = ("xcomp", "ccomp", "csubj", "acl", "advcl", "obl")
FINITE: Final = "VerbForm=Fin"
#: What each of these makes of a status so far; a status that is not named stays.
TURNS: Final = {
    "not": {"asserted": "negated", "claimed": "negated", "negated": "asserted", "planned": "negated", "denied": "claimed"},
    "hypothetical": dict.fromkeys(("asserted", "claimed", "planned", "denied", "negated"), "hypothetical"),
    "planned": {"asserted": "planned", "claimed": "planned"},
    "claimed": {"asserted": "claimed"},
    "denied": {"asserted": "denied", "claimed": "denied", "negated": "claimed"},
}


@dataclass
class Outlook:
    """The status of an event so far, and the words that show that somebody unnamed tells it."""

    status: str = "asserted"
    hedge: list[int] = field(default_factory=list)
    told: bool = False  # a noun of telling stands above: reports that …
    voice: int | None = None  # whoever denies or does not believe it
    denying: int | None = None  # the verb he does it by

    def turn(self, how: str, *words: int) -> None:
        """The status after a further word: ``not``, or the name of a status."""
        if how == "claimed" and self.status == "asserted":
            self.hedge += words
        self.status = TURNS.get(how, {}).get(self.status, self.status)

    def vouched(self, scene: Scene, verb: int) -> None:
        """Who denies it: the subject of a verb."""
        self.voice = next(iter(scene.logical_subject(verb)), None)
        self.hedge, self.denying = [], verb


def outlook(scene: Scene, draft: Draft, cue: Collection[int] = ()) -> Outlook:
    """What the sentence makes of an event; ``cue`` are the words of saying of the statement it stands in, where it ends."""
    found, verb = Outlook(), verb_of(scene, draft)
    if verb == draft.at and scene.tokens[draft.at].upos != "VERB":
        _refuse(found, negated(scene, draft))
        _above_noun(scene, draft.at, found, cue)
        return found
    if draft.rule == "events/due":
        return found
    _own(scene, verb, found)
    _refuse(found, negated(scene, draft))
    if verb != draft.at:
        _noun(scene, draft.at, found)
    _above_verb(scene, verb, found, cue)
    return found


def _refuse(found: Outlook, no: bool) -> None:
    """A negation in the clause itself; what is planned not to be stays planned, with its negation."""
    if no and found.status in ("asserted", "claimed"):
        found.status, found.hedge = "negated", []


# --- the verb of the event and those above ---------------------------------------------------------------------------


def _own(scene: Scene, verb: int, found: Outlook) -> None:
    """What auxiliaries, adverbs and the mood of a verb make of it."""
    shared = scene.first_conjunct(verb)
    same = shared != verb and not scene.below(verb, "nsubj", "aux")  # 'it could rain and the police stopped them'
    same &= _bare_form(scene, verb) == _bare_form(scene, shared)  # 'would help and condemned'
    _hedged(scene, verb, found)
    if same:
        _hedged(scene, shared, found)
    if scene.lemmas[verb] in scene.lexicon.words["must"]:
        return  # 'devrait se rendre': what is due is a plan
    told = auxiliaries(scene, verb) or (auxiliaries(scene, shared) if same else "")
    if told == "claimed":
        found.turn(told, *(k for k in scene.below(verb, "aux")[:1] or [verb]))
    elif (told and found.status in ("asserted", "claimed")) or told == "hypothetical":
        found.status = told


def _bare_form(scene: Scene, verb: int) -> bool:
    """Whether a verb is an infinitive."""
    return "VerbForm=Inf" in scene.tokens[verb].feats


def _hedged(scene: Scene, at: int, found: Outlook) -> None:
    adverbs = scene.lexicon.words["hearsay_adverbs"]
    found_here = [k for k in scene.kids[at] if scene.lower[k] in adverbs]
    found_here += [k for k in scene.below(at, "parataxis") if scene.lemmas[k] in scene.lexicon.words["seeming"]]
    if found_here:
        found.turn("claimed", found_here[0])


def auxiliaries(scene: Scene, verb: int) -> str:
    """planned, hypothetical, claimed or negated by auxiliaries and mood; '' where they tell nothing."""
    if _in_conditional(scene, verb) and _rumoured(scene, verb):
        return "claimed"
    if _is_to(scene, verb):
        if any(scene.lower[k] in scene.lexicon.words["yet"] for k in scene.kids[verb]):
            return "negated"
        return "hypothetical" if scene.is_perfect(verb) else "planned"
    if scene.is_future(verb):
        return "planned"
    for kid in scene.below(verb, "aux"):
        told = _auxiliary(scene, verb, kid)
        if told:
            return told
    if scene.tokens[verb].head == verb and not scene.below(verb, "aux", "cop"):
        return _bare(scene, verb)
    if "Mood=Cnd" in scene.tokens[verb].feats or _conditional_form(scene, verb):
        return "planned" if _reported(scene, verb) else "hypothetical"
    return ""


def _bare(scene: Scene, root: int) -> str:
    """What a sentence tells that is no statement: an order, an aim (``libérer les otages``), ``UN to send troops``."""
    feats = scene.tokens[root].feats
    if "Mood=Cnd" in feats or _conditional_form(scene, root):
        return "hypothetical"
    if "Mood=Imp" in feats:
        return "hypothetical"
    if "VerbForm=Inf" not in feats:
        return ""
    to = any(scene.lower[k] in scene.lexicon.words["is_to"] for k in scene.below(root, "mark"))
    if scene.below(root, "nsubj"):
        return "planned" if to else ""
    return "hypothetical"


def _auxiliary(scene: Scene, verb: int, kid: int) -> str:
    words, word, lemma = scene.lexicon.words, scene.lower[kid], scene.lemmas[kid]
    if word in words["future"] or (lemma in words["future"] and lemma != "'ll") or "Tense=Fut" in scene.tokens[kid].feats:
        return "planned"
    if "Mood=Cnd" in scene.tokens[kid].feats:
        return "hypothetical"
    if word in words["possible"] or lemma in words["possible"]:
        future = word in words["future_in_past"] and not scene.is_perfect(verb)
        return "planned" if future and _reported(scene, verb) else "hypothetical"
    return ""


def _mood(scene: Scene, verb: int) -> str:
    return "|".join(scene.tokens[k].feats for k in (*scene.below(verb, "aux"), verb))


def _in_conditional(scene: Scene, verb: int) -> bool:
    """Whether an auxiliary or the verb is in the conditional, whatever mood a tagger gives it: ``seraient détenus``."""
    listed = scene.lexicon.words["conditional_auxiliaries"]
    return "Mood=Cnd" in _mood(scene, verb) or any(scene.lower[k] in listed for k in scene.below(verb, "aux"))


def _conditional_form(scene: Scene, verb: int) -> bool:
    """Whether a verb is an infinitive with an ending of the conditional, whatever mood a tagger gives it."""
    lemma = scene.lemmas[verb].removesuffix("e")
    return any(scene.lower[verb] == lemma + ending for ending in scene.lexicon.words["conditional_endings"])


def _rumoured(scene: Scene, verb: int) -> bool:
    """Whether a conditional tells hearsay: of the past or passive, and without any condition (``aurait attaqué``)."""
    if not scene.lexicon.words["hearsay_mood"] or "VerbForm=Part" not in scene.tokens[verb].feats:
        return False
    if scene.lemmas[verb] in scene.lexicon.words["possible"] | scene.lexicon.words["must"]:
        return False
    words = scene.lexicon.words
    for at in (verb, *scene.sentence.ancestors(verb)):
        if any(_conditional_clause(scene, k) for k in scene.below(at, "advcl", "ccomp")):
            return False
        if any(scene.lower[c] in words["without"] for k in scene.below(at, "obl") for c in scene.below(k, "case")):
            return False
    return True


def _conditional_clause(scene: Scene, verb: int) -> bool:
    """Whether a clause is a condition: if, unless, provided that, in case; ``had the army attacked``."""
    words = scene.lexicon.words
    marks = scene.below(verb, "mark", "advmod", "cc", "case")
    marks += [j for k in marks for j in (*scene.below(k, "fixed"), k - 1) if j >= 0]  # 'à moins que' may hang elsewhere
    if any(scene.lower[k] in words["conditions"] for k in marks):
        return True
    if scene.relations[verb] == "advcl" and scene.lower[verb] in words["conditions"] and scene.below(verb, "ccomp"):
        return True
    if any(k < verb and scene.lower[k] in words["unrealised"] for k in marks) and _finite(scene, verb):
        return True  # 'avant qu'ils n'attaquent'
    if scene.relations[verb] not in ("advcl", "ccomp"):
        return False
    subject = min(scene.below(verb, "nsubj"), default=-1)
    return any(k < subject and scene.lower[k] in words["inverted_conditions"] for k in scene.below(verb, "aux", "cop"))


def _is_to(scene: Scene, verb: int) -> bool:
    """Whether somebody is to do something: ``are to meet on Friday``."""
    be = [k for k in scene.below(verb, "aux", "cop") if scene.lemmas[k] in scene.lexicon.words["be"]]
    to = [k for k in scene.below(verb, "mark") if scene.lower[k] in scene.lexicon.words["is_to"]]
    return bool(to) and any(k < to[0] for k in be)


def _reported(scene: Scene, verb: int) -> bool:
    """Whether a verb stands in a clause that somebody said, so that 'would' is a future."""
    return scene.relations[scene.first_conjunct(verb)] == "ccomp"


def _above_verb(scene: Scene, verb: int, found: Outlook, cue: Collection[int]) -> None:
    at = verb
    for _ in range(HIGHEST):
        if _conditional_clause(scene, at):
            found.turn("hypothetical")
            return
        at = scene.first_conjunct(at)
        if _conditional_clause(scene, at):
            found.turn("hypothetical")
            return
        above, relation = scene.tokens[at].head, scene.relations[at]
        if above == at:
            _asked(scene, found)
            return
        if relation == "advcl" and at > above and not scene.case(at) and not _finite(scene, at):
            _own(scene, above, found)  # 'could retaliate, bombing the port'
            at = above
            continue
        if relation not in CLAUSAL or not _governs(scene, above, at, relation):
            return
        _word(scene, above, at, found, cue)
        if above in cue:
            return
        if _is_noun(scene, above):
            if _tells(scene, above):
                _above_noun(scene, above, found, cue)
            return
        if relation == "xcomp":
            _own(scene, above, found)
        at = above


def _governs(scene: Scene, above: int, at: int, relation: str) -> bool:
    """Whether the word above a clause tells something of its truth."""
    words = scene.lexicon.words
    if scene.tokens[at].deprel == "acl:relcl":  # 'des informations selon lesquelles', 'au cas où'
        where = any(scene.lower[k] in words["case_relatives"] for k in scene.kids[at])
        return scene.lemmas[above] in (words["cases"] if where else words["reports"]) and not _about(scene, at)
    if relation == "advcl":
        listed = words["hearsay_verbs"] | words["preventing"] | words["failing"] | words["planned"] | words["expected"]
        return bool(scene.case(at)) and not _finite(scene, at) and scene.lemmas[above] in listed and not _for(scene, at)
    if relation == "obl":
        return scene.lemmas[above] in words["failing"] | words["preventing"] | words["planned"]
    return True


def _about(scene: Scene, clause: int) -> bool:
    """Whether a relative clause tells of its noun itself: ``les informations que l'armée a publiées``."""
    relatives = [k for k in scene.kids[clause] if "PronType=Rel" in scene.tokens[k].feats]
    return not any(scene.relations[k] in ("obl", "advmod", "mark") for k in relatives)


def _for(scene: Scene, at: int) -> bool:
    """Whether a clause is a purpose: ``in order to``, ``pour``."""
    return any(scene.lower[k] in scene.lexicon.words["purposes"] for k in scene.below(at, "mark", "case"))


def _is_noun(scene: Scene, i: int) -> bool:
    """Whether a word is a noun, or stands as one whatever a tagger says: ``denied reports that``."""
    if scene.tokens[i].upos in ("NOUN", "PROPN"):
        return True
    return scene.relations[i] in ("obj", "nmod") and scene.lemmas[i] in scene.lexicon.words["reports"]


def _word(scene: Scene, above: int, at: int, found: Outlook, cue: Collection[int]) -> None:
    """What one word above a clause makes of it."""
    upos = scene.tokens[above].upos
    if (upos in ("ADJ", "ADV") or _is_noun(scene, above)) and scene.lemmas[above] not in scene.lexicon.words["denying"]:
        judged = scene.lemmas[above] in scene.lexicon.words["true"] | scene.lexicon.words["false"]
        for how in () if judged and not _finite(scene, at) else _noun_or_adjective(scene, above):
            found.turn(how, above)
            found.told |= how == "claimed"
        return
    for how in _verb(scene, above, at, found, said=above in cue):
        found.turn(how, above)
        if how == "denied" or (how == "not" and scene.lemmas[above] in scene.lexicon.words["believing"]):
            found.vouched(scene, above)


def _verb(scene: Scene, above: int, at: int, found: Outlook, *, said: bool) -> list[str]:
    words, lemma, no = scene.lexicon.words, scene.lemmas[above], _denied(scene, above)
    if lemma in words["denying"] or (lemma in words["dismissing"] and found.told):
        return ["hypothetical"] if no else ["denied"]
    if lemma in words["doubting"]:
        return ["hypothetical"]
    if lemma in words["hoped"] and _wished(scene, at):
        return ["hypothetical"]
    if not _finite(scene, at):
        return _control(scene, above, at, no=no, said=said)
    if said:
        return []
    return _embedding(scene, above, no=no)


def _finite(scene: Scene, clause: int) -> bool:
    """Whether a clause is a whole one: ``that the army attacked``."""
    if any(FINITE in scene.tokens[k].feats for k in (clause, *scene.below(clause, "aux", "cop"))):
        return scene.relations[clause] != "xcomp"
    return bool(scene.below(clause, "nsubj")) and scene.relations[clause] == "ccomp"


def _wished(scene: Scene, clause: int) -> bool:
    """Whether a clause tells only what is wished: ``that he be released``, ``qu'il soit libéré``."""
    feats = [scene.tokens[k].feats for k in (clause, *scene.below(clause, "aux", "cop"))]
    return any("Mood=Sub" in told for told in feats) or not any(FINITE in told for told in feats)


def _control(scene: Scene, above: int, at: int, *, no: bool, said: bool) -> list[str]:
    """What a verb makes of an infinitive or a gerund below it."""
    words, lemma = scene.lexicon.words, scene.lemmas[above]
    if lemma in words["hesitating"]:
        return [] if no else ["hypothetical"]
    if _yet(scene, above):
        return ["not"]
    if lemma in words["failing"]:
        return [] if no else ["not"]
    if lemma in words["hearsay_verbs"] and scene.passive(above) and not said:
        if lemma in words["expected"] and not scene.is_perfect(at):
            return ["hypothetical" if _past(scene, above) else "planned"]
        return ["claimed", *(["not"] if no else [])]
    if lemma in words["seeming"]:
        return ["claimed", *(["not"] if no else [])]
    if lemma in words["planned"] or scene.lower[above] in words["planned"]:
        return ["not"] if no else ["hypothetical" if _past(scene, above) and lemma in words["must"] else "planned"]
    if lemma in words["preventing"]:
        return [] if no or _unable(scene, above) else ["hypothetical"]
    if lemma in words["hoped"] or lemma in words["possible"]:
        return ["hypothetical"]
    return ["not"] if no and not said and lemma not in words["telling"] else []


def _embedding(scene: Scene, above: int, *, no: bool) -> list[str]:
    """What a verb makes of a finite clause below it."""
    words, lemma = scene.lexicon.words, scene.lemmas[above]
    if lemma in words["preventing"] | words["hoped"]:
        return ["hypothetical"]
    if lemma in words["proving"] and any(nobody(scene, k) for k in scene.below(above, "nsubj")):
        return ["not"]
    if lemma in words["believing"] and has_not(scene, above):
        return ["not"]
    if lemma in words["telling"] and (no or _unable(scene, above) or _supposed(scene, above)):
        return ["hypothetical"]
    impersonal = any(scene.lower[k] in words["impersonal"] for k in scene.below(above, "nsubj", "expl"))
    rumour = any(scene.lemmas[k] in words["reports"] for k in scene.below(above, "nsubj"))
    if (rumour or impersonal) and lemma in words["hearsay_verbs"] | words["seeming"] | words["running"]:
        return ["claimed"]
    return ["claimed"] if lemma in words["hearsay_verbs"] and scene.passive(above) else []


def _denied(scene: Scene, above: int) -> bool:
    """Whether a verb above is negated: by a word, by its subject."""
    return has_not(scene, above) or any(nobody(scene, k) for k in scene.below(above, "nsubj", "obj"))


def _unable(scene: Scene, verb: int) -> bool:
    """Whether a verb stands under one that negates it: ``could not confirm``, ``declined to say``."""
    head = scene.tokens[verb].head
    if scene.relations[verb] != "xcomp":
        return False
    return scene.lemmas[head] in scene.lexicon.words["failing"] or _denied(scene, head)


def _supposed(scene: Scene, verb: int) -> bool:
    """Whether somebody only may say something: ``some might argue that``."""
    return auxiliaries(scene, verb) == "hypothetical"


def _yet(scene: Scene, above: int) -> bool:
    words = scene.lexicon.words
    return scene.lemmas[above] in words["have"] and any(scene.lower[k] in words["yet"] for k in scene.kids[above])


def _past(scene: Scene, verb: int) -> bool:
    """Whether a plan is one of the past: ``was supposed to meet``, ``devait rencontrer``."""
    be = [scene.tokens[k].feats for k in scene.kids[verb] if scene.lemmas[k] in scene.lexicon.words["be"]]
    return "Tense=Imp" in _mood(scene, verb) or any(FINITE in feats and "Tense=Past" in feats for feats in be)


def _asked(scene: Scene, found: Outlook) -> None:
    """Whether a sentence asks if it is so; what asks who, why or how takes it for granted."""
    words, tokens = scene.lexicon.words, scene.tokens
    if not any(token.text == "?" for token in tokens[-3:]):
        return
    if tokens[-1].text != "?" and tokens[-1].text.strip() and tokens[-1].text not in ".!" and tokens[0].upos != "PUNCT":
        return  # only what stands in quotes asks
    opening = [scene.lower[i] for i in range(min(len(tokens), 3)) if tokens[i].upos not in ("PUNCT", "CCONJ")][:2]
    if not any(word in words["interrogatives"] for word in opening):
        found.turn("hypothetical")


# --- nouns -----------------------------------------------------------------------------------------------------------


def _noun(scene: Scene, noun: int, found: Outlook) -> None:
    """What the adjectives of a noun make of it: alleged, possible, upcoming."""
    words = scene.lexicon.words
    for k in scene.below(noun, "acl"):
        if scene.passive(k) and {scene.lemmas[k], scene.lower[k]} & (words["hearsay_adjectives"] | words["hearsay_verbs"]):
            found.turn("claimed", k)
        elif scene.passive(k) and scene.lemmas[k] in words["coming"]:  # 'la démission attendue du maire'
            found.turn("planned")
    for k in scene.below(noun, "amod"):
        if scene.lemmas[k] in words["hearsay_adjectives"] or scene.lower[k] in words["hearsay_adjectives"]:
            found.turn("claimed", k)
        elif scene.lemmas[k] in words["prevented"]:
            found.turn("hypothetical")
        elif scene.lemmas[k] in words["coming"]:
            found.turn("planned")


def _above_noun(scene: Scene, noun: int, found: Outlook, cue: Collection[int]) -> None:
    """What stands above a noun: ``reports of an attack``, ``no sign of clashes``, ``foiled an attack``, ``deny any attack``."""
    _noun(scene, noun, found)
    at = scene.climb(noun)
    for _ in range(HIGHEST):
        above, relation = scene.tokens[at].head, scene.relations[at]
        if above == at or relation not in NOMINAL:
            return
        if scene.tokens[above].upos == "VERB":
            _governor(scene, above, at, found, cue)
            return
        if relation != "conj":
            if relation == "nsubj" or not _tells(scene, above):
                return
            _word(scene, above, at, found, cue)
            _noun(scene, above, found)
        at = above


def _tells(scene: Scene, noun: int) -> bool:
    """Whether a noun may say something of the truth of what hangs on it."""
    words = scene.lexicon.words
    lemma = scene.lemmas[noun]
    return any(lemma in words[name] for name in ("reports", "evidence", "prevented", "state")) or nobody(scene, noun)


def _governor(scene: Scene, verb: int, at: int, found: Outlook, cue: Collection[int]) -> None:
    """What a verb makes of an event that is its subject or object."""
    words, lemma, relation = scene.lexicon.words, scene.lemmas[verb], scene.relations[at]
    no = _denied(scene, verb)
    if scene.relations[verb] == "acl" and scene.lemmas[scene.tokens[verb].head] in words["reports"]:
        found.turn("claimed", scene.tokens[verb].head)  # 'rumours telling of an attack'
        return
    objects = relation == "obj" or scene.tokens[at].deprel == "nsubj:pass"
    if objects and (lemma in words["denying"] or (lemma in words["dismissing"] and found.told)):
        found.turn("hypothetical" if no else "denied")
        found.vouched(scene, verb)
    elif objects and lemma in words["preventing"]:
        found.turn("" if no or _unable(scene, verb) else "hypothetical")
    elif objects and lemma in words["doubting"] | words["considered"]:
        found.turn("hypothetical")
    elif objects and lemma in words["seeing"] and not scene.is_future(verb):
        return  # 'will see the release' looks ahead, 'saw the release' does not
    elif objects and lemma in words["provided"] | words["planned"]:
        if (
            any(scene.relations[k] == "nsubj" and scene.tokens[k].deprel == "nsubj" for k in scene.kids[verb])
            or verb not in cue
        ):
            found.turn("not" if no else "planned")
    elif relation == "nmod" or (relation == "obl" and lemma in words["preventing"]):
        found.turn("hypothetical" if lemma in words["preventing"] else "")
    elif lemma in _as_real(scene, relation):
        if no and found.status == "asserted" and not nobody(scene, at):
            found.turn("not")
        _own(scene, verb, found)
        _above_verb(scene, verb, found, cue)


def _as_real(scene: Scene, relation: str) -> frozenset[str]:
    """Verbs that are as real as the event that is their subject or object: ``will happen``, ``would allow for``."""
    words = scene.lexicon.words
    happening = words["happening"] if relation in ("nsubj", "obj") else frozenset()
    return happening | words["causing"] if relation in ("obj", "obl") else happening


def _noun_or_adjective(scene: Scene, above: int) -> list[str]:
    """What a noun or an adjective makes of a clause or of a noun below it."""
    words, lemma = scene.lexicon.words, scene.lemmas[above]
    no = nobody(scene, above) or has_not(scene, above) or _absent(scene, above)
    if lemma in words["reports"]:
        return ["claimed", *(["not"] if no else [])]
    if lemma in words["evidence"]:
        return ["not"] if no else []
    if lemma in words["true"]:
        return ["not"] if no else []
    if lemma in words["false"]:
        return [] if no else ["not"]
    if lemma in words["planning_adjectives"] | words["imminence"]:
        return ["not"] if no else ["planned"]
    if lemma in words["prevented"] | words["unsure"] | words["possible"] | words["cases"]:
        return ["hypothetical"]
    if lemma in words["hoped"] | words["doubting"]:
        return ["hypothetical"]
    return []


def _absent(scene: Scene, noun: int) -> bool:
    """Whether there is none of something: ``there is no …``, ``il n'y a pas de …``."""
    head = scene.tokens[noun].head
    return (
        scene.relations[noun] in ("nsubj", "obj")
        and scene.lemmas[head] in scene.lexicon.words["happening"]
        and has_not(scene, head)
    )
