"""One person, told without a number: 'a farmer was killed', 'un passant a été blessé'.

The article is the numeral that the text has; a count of dead that leaves out single deaths would be no count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from according.figures import category, tree
from according.figures.lexicon import Cue
from according.figures.scene import Hit, Scene
from according.model import Sentence, Token

COUNTED: Final = frozenset({"killed", "wounded"})
BEFORE: Final = 22  # words between an article and what happened


class One(NamedTuple):
    """One person: the word that stands for the number, the words counted, the category and the population."""

    article: int
    first: int
    last: int
    category: str
    population: str | None
    rule: str


def find(scene: Scene) -> tuple[One, ...]:
    """The single persons of a sentence whom something happened to, by the tree where there is one."""
    found: dict[int, One] = {}
    for hit in scene.hits:
        for cue in hit.cues:
            if cue.category in COUNTED and cue.side != "toll" and not (cue.side == "before" and _is_noun(scene, hit)):
                one = (_by_tree(scene, hit, cue) if scene.tree else None) or _by_words(scene, hit, cue)
                if one and one.article not in scene.taken and found.setdefault(one.article, one).category == "wounded":
                    found[one.article] = one  # who was hurt and died is dead
    return tuple(found[key] for key in sorted(found))


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """Whether a cue is a noun for the deed ('a sign of death'), which nobody in its sentence need have suffered."""
    found = scene.language.nouns.at(scene.words.low, hit.first)
    return bool(found and found[0] > hit.last - hit.first and found[1].category in COUNTED)


def _is_weak(scene: Scene, hit: Hit) -> bool:
    """Whether things suffer the deed too ('lost'): then only a word for a person makes it a person."""
    return scene.language.weak.at(scene.words.low, hit.first) is not None


def _by_tree(scene: Scene, hit: Hit, cue: Cue) -> One | None:
    sentence = scene.tree
    assert sentence is not None
    verb = tree.at(sentence, scene.words.starts[hit.first], scene.words.ends[hit.last])
    if verb is None:
        return None
    weak = _is_weak(scene, hit)
    for index, sure in _patients(sentence, verb, cue):
        article = next((child for child in sentence.children(index) if _is_article(sentence.tokens[child], scene)), None)
        if article is not None:
            return _one(scene, sentence.tokens[article].start, sentence.tokens[index].end, cue, sure=sure and not weak)
    return None


def _patients(sentence: Sentence, verb: int, cue: Cue) -> Iterator[tuple[int, bool]]:
    """The words that suffer a deed, and whether the tree alone is enough to believe it."""
    passive = any(sentence.tokens[child].deprel == "aux:pass" for child in sentence.children(verb))
    wanted = {"nsubj:pass"} | ({"nsubj"} if cue.side == "before" else set()) | (set() if passive else {"obj"})
    heads = [verb]
    if sentence.tokens[verb].relation == "conj" and sentence.tokens[sentence.tokens[verb].head].upos == "VERB":
        heads.append(sentence.tokens[verb].head)  # 'was attacked and killed'
    for head in heads:
        children = [child for child in sentence.children(head) if sentence.tokens[child].deprel in wanted]
        yield from ((child, True) for child in children)
        if children:
            return
    if not passive:  # 'killed and robbed a merchant'
        others = [child for child in sentence.children(verb) if sentence.tokens[child].deprel == "conj"]
        objects = [index for other in others for index in sentence.children(other) if sentence.tokens[index].deprel == "obj"]
        yield from ((index, True) for index in objects)
    if sentence.tokens[verb].deprel == "acl" and sentence.tokens[sentence.tokens[verb].head].upos in {"NOUN", "PROPN"}:
        yield sentence.tokens[verb].head, False


def _is_article(token: Token, scene: Scene) -> bool:
    return token.relation in {"det", "nummod"} and token.text.lower() in scene.language.singular


def _one(scene: Scene, start: int, end: int, cue: Cue, *, sure: bool) -> One | None:
    """The row of an article, where the words behind it name a person or nothing that is known to be a thing."""
    words = scene.words
    inside = [index for index in range(scene.first, scene.last) if start <= words.starts[index] and words.ends[index] <= end]
    amount = any(words.low[index] in scene.language.amounts for index in inside[1:3])
    if not inside or amount or any(index in scene.taken for index in inside):
        return None  # 'a number of guards', 'a reported 230 children'
    nouns = [found[1] for index in inside[1:] if (found := scene.language.nouns.at(words.low, index))]
    noun = (nouns[-1] if scene.language.head_last else nouns[0]) if nouns else None
    if not (noun.persons if noun else sure):
        return None
    return One(inside[0], inside[0] + 1, inside[-1], cue.category, noun.population if noun else None, "one_tree")


def _by_words(scene: Scene, hit: Hit, cue: Cue) -> One | None:
    """Without a tree: an article at the head of the clause, or right behind the cue, with a person behind it."""
    low, language = scene.words.low, scene.language
    after = hit.last + 1
    if cue.side in {"after", "both"} and after < scene.last and low[after] in language.singular:
        return _person(scene, after, cue, weak=_is_weak(scene, hit))
    if cue.side not in {"before", "both"} or (cue.side == "both" and category.acts(scene, hit)):
        return None
    commas = 0
    for index in range(hit.first - 1, max(scene.first - 1, hit.first - BEFORE), -1):
        if index in scene.taken or low[index] == ";":
            return None
        commas += low[index] == ","
        if commas and index > scene.first:
            continue  # only the head of a sentence reaches over an apposition
        if low[index] in language.singular and (index == scene.first or not low[index - 1].isalpha()):
            return _person(scene, index, cue, weak=_is_weak(scene, hit))
    return None


def _person(scene: Scene, article: int, cue: Cue, *, weak: bool) -> One | None:
    """A person within a few words behind an article; who is killed may also be somebody whom no list knows."""
    low, nouns = scene.words.low, scene.language.nouns
    last, noun = article, None
    if any(word in scene.language.amounts for word in low[article + 1 : article + 3]):
        return None
    for index in range(article + 1, min(article + 7, scene.last)):
        if index in scene.taken:
            return None  # 'an estimated 1,200 people'
        if low[index] in scene.language.stops or not low[index].isalpha() or scene.language.cues.at(low, index):
            break
        found = nouns.at(low, index)
        noun = found[1] if found else None
        last = index + (found[0] - 1 if found else 0)
        if noun and noun.persons:
            break
    alone = last == article and (low[article] in scene.digits.ones or scene.language.one_of.at(low, article))  # 'killing one'
    if alone or (noun is None and cue.category == "killed" and last > article and not weak):
        return One(article, article + 1, last, cue.category, None, "one_words")
    if noun is None or not noun.persons:
        return None
    return One(article, article + 1, last, cue.category, noun.population, "one_words")
