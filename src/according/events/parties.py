"""Who takes part: which words are somebody, whom they stand for, and how far their phrase goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from according.events.tree import Scene
from according.model import Span

#: In a phrase that is nobody, where somebody stands: the army's decision, the decision of the court, an Armenian proposal.
INNER: Final = tuple("poss of de by par from adj against contre with avec to à on sur between entre in en dans".split())
#: Where whoever acts by such a phrase stands: not in 'a strike on a house'.
ACTING: Final = tuple("poss of de by par from adj between entre".split())
CUT: Final = frozenset({"acl", "appos", "parataxis", "cc", "conj", "punct", "dep", "list", "discourse", "orphan"})
LONGEST: Final = 25  # words of a phrase


def is_state(scene: Scene, i: int) -> bool:
    """Whether a word names a state or its people: Israeli, Kenya, Washington."""
    token = scene.tokens[i]
    if token.entity[2:] in ("LOC", "NORP", "GPE"):
        return True
    return (scene.lemmas[i] in scene.lexicon.states or scene.lower[i] in scene.lexicon.states) and (
        token.upos in ("ADJ", "PROPN", "NOUN")
    )


def is_name(scene: Scene, i: int) -> bool:
    """Whether a word is part of a name."""
    token = scene.tokens[i]
    return (bool(token.entity) and token.upos != "ADJ") or token.upos == "PROPN" or _addresses(scene, i)


def _addresses(scene: Scene, i: int) -> bool:
    """Whether a word only addresses the person named after it: ``M. Doran``, ``Mme Weil``."""
    token = scene.tokens[i]
    if token.upos != "NOUN" or not token.text[:1].isupper() or i + 1 not in scene.kids[i] or scene.case(i + 1):
        return False
    return scene.relations[i + 1] in ("flat", "flat:name", "appos", "nmod") and scene.tokens[i + 1].entity[2:] == "PER"


def token_kind(scene: Scene, i: int) -> str:
    """The kind of name that a word belongs to; '' for none."""
    return scene.tokens[i].entity[2:] or ("PER" if _addresses(scene, i) else "")


def is_place(scene: Scene, i: int) -> bool:
    """Whether a word is in the name of a place."""
    return token_kind(scene, i) in ("LOC", "GPE")


def is_actor(scene: Scene, i: int) -> bool:
    """Whether a word is somebody who can act: a name, a pronoun, an actor noun, a demonym."""
    token, words = scene.tokens[i], scene.lexicon.words
    if scene.lemmas[i] in words["no_party"]:
        return False
    if token.upos == "PRON":
        return (scene.lower[i] in words["pronouns"] or scene.lemmas[i] in words["pronouns"]) and scene.lower[i] not in words[
            "neutral"
        ]
    if is_name(scene, i) or is_state(scene, i):
        return True
    if token.upos in ("VERB", "AUX", "ADV"):
        return False
    if token.upos == "ADJ" and scene.relations[i] in ("amod", "conj"):  # 'military sites', 'national currencies'
        return False
    actors = scene.lexicon.actors
    return (
        scene.lemmas[i] in actors
        or scene.lower[i] in actors
        or (token.upos == "NOUN" and (scene.lower[i].removesuffix("s") in actors or _is_term(scene, i)))
    )


def _is_term(scene: Scene, i: int) -> bool:
    """Whether a noun is a term for people, alone or with the word before it: ``running mate``, ``colistier``."""
    terms = scene.lexicon.terms
    return scene.lemmas[i] in terms or (i > 0 and f"{scene.lower[i - 1]} {scene.lemmas[i]}" in terms)


def is_kind(scene: Scene, i: int, kind: str) -> bool:
    """Whether a word is of one of the kinds that needs name with @."""
    if kind == "actor":
        return is_actor(scene, i)
    if kind == "plural":
        return "Number=Plur" in scene.tokens[i].feats or any(scene.relations[k] == "conj" for k in scene.kids[i])
    if kind == "state":
        return is_state(scene, i)
    if kind == "somebody":
        return is_actor(scene, i) and token_kind(scene, i) not in ("ORG", "LOC", "GPE", "MISC")
    if kind == "placename":
        return scene.tokens[i].entity[2:] in ("LOC", "GPE") or (scene.tokens[i].upos == "PROPN" and not scene.tokens[i].entity)
    return is_name(scene, i) or (scene.tokens[i].upos == "PRON" and is_actor(scene, i))


def inner(scene: Scene, i: int, slots: Sequence[str] = INNER, *, depth: int = 0) -> list[int]:
    """Somebody inside a phrase that is nobody: ``the decision of the court`` gives the court; itself where there is none."""
    i = scene.content(i)
    if is_actor(scene, i) or depth > 2 or (slots is ACTING and _is_spot(scene, i)):
        return [i]
    for slot in slots:
        found = [k for k in scene.beside_noun(i, slot) if is_actor(scene, k) and scene.tokens[k].upos not in ("PRON", "DET")]
        found = [k for k in found if slot != "from" or not is_place(scene, k)]  # where something comes from does not act
        if found:
            return found
    for kid in scene.below(i, "nmod", "acl", "xcomp"):
        if scene.tokens[kid].upos in ("PRON", "DET") or (slots is ACTING and scene.case(kid) not in (*ACTING, "")):
            continue
        found = [k for k in inner(scene, kid, slots, depth=depth + 1) if is_actor(scene, k)]
        if found:
            return found
    return [i]


def _is_spot(scene: Scene, i: int) -> bool:
    """Whether a noun is a place or a building: whoever stands in its phrase does not act by it (a refugee camp)."""
    classes = scene.lexicon.classes
    return scene.tokens[i].upos == "NOUN" and scene.lemmas[i] in classes["place"] | classes["building"]


def whose(scene: Scene, i: int) -> list[int]:
    """Those whose weapon, strike or decision something is: Israeli drones, the drones of the militia."""
    for slot in ("poss", "adj", "of", "de"):
        found = [k for k in scene.beside_noun(i, slot) if is_actor(scene, k)]
        if found:
            return found
    return []


def heads(scene: Scene, fillers: Iterable[int]) -> list[int]:
    """The parties of some fillers, coordinated ones apart, without what is nobody's word."""
    found: list[int] = []
    for filler in fillers:
        first = scene.content(filler)
        for i in [*scene.conjuncts(first), *_after_title(scene, first)]:
            if i not in found and _nameable(scene, i):
                found.append(i)
    return found


def _after_title(scene: Scene, i: int) -> list[int]:
    """Who is coordinated with the name that a title stands before: ``la chancelière Anne Weil et Paul Doran``."""
    if "Number=Plur" in scene.tokens[i].feats:
        return []
    titled = [k for k in scene.below(i, "appos", "flat", "flat:name") if _adjacent(scene, i, k)]
    return [other for k in titled for other in scene.conjuncts(k)[1:]]


def _adjacent(scene: Scene, i: int, name: int) -> bool:
    """Whether a name follows its title with no comma between."""
    between = range(i + 1, name)
    return token_kind(scene, name) == "PER" and not any(scene.relations[k] == "punct" for k in between)


def is_time(scene: Scene, i: int) -> bool:
    """Whether a phrase tells when: on Saturday, since May, on the eve of the vote, 7 October."""
    times = scene.lexicon.words["times"]
    if scene.tokens[i].upos == "NUM":
        return any(scene.lemmas[k] in times for k in scene.kids[i])
    return scene.lemmas[i] in times


def _nameable(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    if is_time(scene, i):
        return False
    return scene.lemmas[i] not in scene.lexicon.words["no_party"] and token.upos != "VERB" and token.text[:1].isalnum()


def resolved(scene: Scene, i: int) -> int:
    """For a pronoun the subject of a clause around its own: ``Rome said it would leave`` gives Rome; else the word itself."""
    token = scene.tokens[i]
    if token.upos not in ("PRON", "DET") or scene.lower[i] not in scene.lexicon.words["pronouns"]:
        return i
    human = scene.lower[i] in scene.lexicon.words["human"]
    for above in scene.sentence.ancestors(i):
        for subject in scene.grammatical_subject(above):
            if (human and not _may_be_one(scene, subject)) or (_several(scene, i) and _is_one(scene, subject)):
                continue
            if subject < i and scene.tokens[subject].upos in ("NOUN", "PROPN") and is_actor(scene, subject):
                return subject
    return i


def _several(scene: Scene, i: int) -> bool:
    """Whether a pronoun stands for several, or for a body: they."""
    return "Number=Plur" in scene.tokens[i].feats and "Person=3" in scene.tokens[i].feats


def _is_one(scene: Scene, i: int) -> bool:
    """Whether somebody is certainly a single person: a name of one, an office."""
    if "Number=Plur" in scene.tokens[i].feats or any(scene.relations[k] == "conj" for k in scene.kids[i]):
        return False
    return token_kind(scene, i) == "PER" or scene.lemmas[i] in scene.lexicon.classes["official"]


def _may_be_one(scene: Scene, i: int) -> bool:
    """Whether somebody may be a single person: no place, body, state or plural."""
    token = scene.tokens[i]
    return token.entity[2:] in ("", "PER") and "Number=Plur" not in token.feats and scene.lower[i] not in scene.lexicon.states


def phrase(scene: Scene, head: int) -> Span:
    """The words of a party: its phrase without coordinated ones, appositions and what follows a comma."""
    chosen = {head}
    stack = [head]
    while stack:
        for kid in scene.kids[stack.pop()]:
            if _belongs(scene, kid, head):
                chosen.add(kid)
                stack.append(kid)
    first = last = head
    while first - 1 in chosen and head - first < LONGEST:
        first -= 1
    while last + 1 in chosen and last - head < LONGEST:
        last += 1
    tokens = scene.tokens
    while first < head and tokens[first].upos == "ADV" and tokens[tokens[first].head].upos == "NUM":
        first += 1  # 'au moins neuf personnes': the bound of a number is no part of a party
    return Span(tokens[first].start, tokens[last].end)


def _belongs(scene: Scene, kid: int, head: int) -> bool:
    token = scene.tokens[kid]
    relation = scene.relations[kid]
    if token.head == head and relation in ("case", "mark", "cop", "aux", "nsubj", "advmod", "cc", "obl"):
        return False
    if relation in ("nmod", "obl") and scene.case(kid) in scene.lexicon.words["agent"]:
        return False
    if (
        relation in ("nmod", "obl")
        and token.head == head
        and (is_time(scene, kid) or scene.case(kid) in scene.lexicon.words["meanwhile"])
    ):
        return False
    if relation == "punct":
        return token.text in "-'’\"“”«»./" and token.head != head
    if relation in ("conj", "cc") and token.head != head:
        return True
    return relation not in CUT
