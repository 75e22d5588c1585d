"""One person, told without a number: 'a farmer was killed', 'un passant a été blessé', 'the driver died', 'Ana Sol was shot'.

The article, the name or the noun phrase is the numeral that the text has; a count of dead that leaves out single deaths would
be no count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from according.figures import category, tree
from according.figures.lexicon import Cue, Noun
from according.figures.scene import Hit, Scene
from according.model import Sentence, Token

COUNTED: Final = frozenset({"killed", "wounded"})
BEFORE: Final = 22  # words between an article and what happened
LINES: Final = 3  # words between a word of reaction ('against the …') and the deed


class One(NamedTuple):
    """One person: the words that stand for the number, the words counted, the category and the population."""

    first: int
    last: int
    of_first: int
    of_last: int
    category: str
    population: str | None
    rule: str


def find(scene: Scene) -> tuple[One, ...]:
    """The single persons of a sentence whom something happened to, by the tree where there is one."""
    found: dict[int, One] = {}
    taken = _taken(scene)
    for hit in scene.hits:
        for cue in hit.cues:
            if cue.category in COUNTED and cue.side != "toll" and not _is_bare_noun(scene, hit, cue):
                for one in _of_hit(scene, hit, cue, taken):
                    if found.setdefault(one.first, one).category == "wounded":
                        found[one.first] = one  # who was hurt and died is dead
    return tuple(found[key] for key in sorted(found))


def _taken(scene: Scene) -> frozenset[int]:
    """The words of numbers that count; an age does not: 'a 35-year-old man'."""
    pairs = zip(scene.numbers, scene.counted, strict=True)
    counting = [number for number, counted in pairs if category.measure(scene, number, counted) is None]
    return frozenset(index for number in counting for index in range(number.first, number.last + 1))


def _of_hit(scene: Scene, hit: Hit, cue: Cue, taken: frozenset[int]) -> list[One]:
    """The persons of one deed."""
    if _is_reaction(scene, hit):
        return []
    ones = list(_by_tree(scene, hit, cue)) if scene.tree else []
    if not ones and (one := _by_words(scene, hit, cue, taken)):
        ones = [one]
    return [one for one in ones if not any(place in taken for place in range(one.first, one.of_last + 1))]


def _is_bare_noun(scene: Scene, hit: Hit, cue: Cue) -> bool:
    """Whether a cue is a noun for the deed ('a sign of death'), which nobody in its sentence need have suffered."""
    found = scene.language.nouns.at(scene.words.low, hit.first)
    noun = bool(found and found[0] > hit.last - hit.first and found[1].category in COUNTED)
    return noun and cue.side == "before" and not _is_verb(scene, hit)


def _is_verb(scene: Scene, hit: Hit) -> bool:
    """Whether the tree reads a cue as what somebody did or is: 'est mort', 'was dead'."""
    at = tree.at(scene.tree, scene.words.starts[hit.first], scene.words.ends[hit.last]) if scene.tree else None
    return at is not None and scene.tree is not None and scene.tree.tokens[at].upos in {"VERB", "ADJ"}


def _is_reaction(scene: Scene, hit: Hit) -> bool:
    """Whether a deed is only what somebody reacts to: 'a march against the killing of a student' tells no new death."""
    low = scene.words.low
    noun = low[hit.last] in scene.digits.of
    return noun and any(scene.language.reactions.at(low, at) for at in range(max(scene.first, hit.first - LINES), hit.first))


def _is_weak(scene: Scene, hit: Hit) -> bool:
    """Whether things suffer the deed too ('lost'): then only a word for a person makes it a person."""
    return scene.language.weak.at(scene.words.low, hit.first) is not None


# --- with a tree -----------------------------------------------------------------------------------------------------


def _by_tree(scene: Scene, hit: Hit, cue: Cue) -> Iterator[One]:
    sentence = scene.tree
    assert sentence is not None
    verb = tree.at(sentence, scene.words.starts[hit.first], scene.words.ends[hit.last])
    if verb is None:
        return
    if cue.side == "outcome" and (deed := tree.deed(sentence, verb)) == verb:
        return
    verb = deed if cue.side == "outcome" else verb
    if _is_supposed(scene, sentence, verb):
        return
    weak = _is_weak(scene, hit) or (cue.side == "outcome" and not _is_outcome(sentence, scene, hit, verb))
    for index, sure in _patients(sentence, verb, cue):
        if one := _member(scene, sentence, index, cue, sure=sure and not weak):
            yield one
        for member in (*tree.conjuncts(sentence, index), *_accompanying(scene, sentence, verb)):
            if not _shares_article(sentence, member) and (one := _member(scene, sentence, member, cue, sure=sure and not weak)):
                yield one


def _accompanying(scene: Scene, sentence: Sentence, verb: int) -> Iterator[int]:
    """Those who suffered the deed with somebody: 'was shot dead along with his driver'."""
    for at in range(scene.first, scene.last):
        found = scene.language.accompanied.at(scene.words.low, at)
        after = at + found[0] if found else scene.last
        token = tree.at(sentence, scene.words.starts[after], scene.words.ends[after]) if after < scene.last else None
        if token is not None and _is_modifier(sentence.tokens[token]):
            token = sentence.tokens[token].head
        if token is not None and verb in sentence.ancestors(token):
            yield token


def _is_outcome(sentence: Sentence, scene: Scene, hit: Hit, verb: int) -> bool:
    """Whether an outcome hangs on its verb itself, not on the object."""
    at = tree.at(sentence, scene.words.starts[hit.first], scene.words.ends[hit.last])
    return at is not None and sentence.tokens[at].head == verb


def _is_modifier(token: Token) -> bool:
    return token.relation in {"det", "nummod", "amod", "compound"} or token.deprel == "nmod:poss"


def _is_supposed(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Whether a deed is supposed or general, not told: 'if a guard is killed', 'lorsqu'un enfant est tué'."""
    tokens = sentence.tokens
    below = sentence.children(verb)
    heads = {tokens[child].text.lower().rstrip("'’") for child in below if tokens[child].relation in {"mark", "advmod"}}
    present = any("Tense=Pres" in tokens[at].feats and "VerbForm=Fin" in tokens[at].feats for at in (verb, *below))
    return bool(heads & scene.language.supposing) or (present and bool(heads & scene.language.general))


def _patients(sentence: Sentence, verb: int, cue: Cue) -> Iterator[tuple[int, bool]]:
    """The words that suffer a deed, and whether the tree alone is enough to believe it."""
    tokens = sentence.tokens
    if tokens[verb].upos in {"NOUN", "PROPN"} and cue.side == "after":  # 'the killing of a guard'
        yield from ((child, True) for child in sentence.children(verb) if tokens[child].relation == "nmod")
        return
    passive = any(tokens[child].deprel == "aux:pass" for child in sentence.children(verb))
    wanted = {"nsubj:pass"} | ({"nsubj"} if cue.side == "before" else set()) | (set() if passive else {"obj"})
    heads = [verb]
    if tokens[verb].relation == "conj" and tokens[tokens[verb].head].upos == "VERB":
        heads.append(tokens[verb].head)  # 'was attacked and killed'
    for head in heads:
        children = [child for child in sentence.children(head) if tokens[child].deprel in wanted]
        yield from ((_referent(sentence, child, head), True) for child in children)
        if children:
            return
    if not passive:  # 'killed and robbed a merchant'
        others = [child for child in sentence.children(verb) if tokens[child].deprel == "conj"]
        objects = [index for other in others for index in sentence.children(other) if tokens[index].deprel == "obj"]
        yield from ((index, True) for index in objects)
    if tokens[verb].deprel == "acl" and tokens[tokens[verb].head].upos in {"NOUN", "PROPN"}:
        yield tokens[verb].head, False


def _referent(sentence: Sentence, index: int, verb: int) -> int:
    """The noun of a relative pronoun: 'the guard who was killed'."""
    token = sentence.tokens[index]
    relative = "PronType=Rel" in token.feats and sentence.tokens[verb].relation == "acl"
    return sentence.tokens[verb].head if relative else index


def _member(scene: Scene, sentence: Sentence, index: int, cue: Cue, *, sure: bool) -> One | None:
    """The row of one of those who suffered: with an article, by name, or as 'the driver'."""
    token = sentence.tokens[index]
    article = next((child for child in sentence.children(index) if _is_article(sentence.tokens[child], scene)), None)
    if article is not None:
        return _one(scene, sentence.tokens[article].start, token.end, cue, sure=sure)
    if any(sentence.tokens[child].relation == "nummod" for child in sentence.children(index)) or not sure:
        return None
    if token.upos == "PRON" and token.text.lower() in scene.language.pronouns and cue.category == "killed":
        return _row(scene, token.start, token.end, cue, noun=None, rule="one_pronoun")
    named = _name(sentence, index)
    if named and cue.category == "killed":
        return _row(scene, named[0].start, named[-1].end, cue, noun=None, rule="one_named")
    if (
        cue.category == "killed"
        and token.upos == "NOUN"
        and "Number=Sing" in token.feats
        and (noun := _person_noun(scene, token))
    ):
        first = min([index, *(child for child in sentence.children(index) if _is_definite(sentence.tokens[child]))])
        return _row(scene, sentence.tokens[first].start, token.end, cue, noun=noun, rule="one_definite")
    return None


def _shares_article(sentence: Sentence, index: int) -> bool:
    """Whether a coordinated noun has no article of its own: 'a leader and founder' may be one person."""
    relations = {sentence.tokens[child].deprel for child in sentence.children(index)}
    return sentence.tokens[index].upos == "NOUN" and not relations & {"det", "nmod:poss", "nummod"}


def _is_article(token: Token, scene: Scene) -> bool:
    return token.relation in {"det", "nummod"} and token.text.lower() in scene.language.singular


def _is_definite(token: Token) -> bool:
    return token.relation in {"det", "amod", "compound"} or token.deprel == "nmod:poss"


def _name(sentence: Sentence, index: int) -> list[Token]:
    """The tokens of a person's name at a word: its own, or that of the name behind an office ('constable Ana Sol')."""
    tokens = sentence.tokens
    own = [index, *(child for child in sentence.children(index) if tokens[child].relation in {"flat", "appos", "compound"})]
    at = next((place for place in own if tokens[place].entity.endswith("PER")), None)
    if at is None:
        return []
    first = last = at
    while first > 0 and tokens[first].entity != "B-PER" and tokens[first - 1].entity.endswith("PER"):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].entity == "I-PER":
        last += 1
    return list(tokens[first : last + 1])


def _person_noun(scene: Scene, token: Token) -> Noun | None:
    """What is known of a word for a person; none for a word that names no person, or not one alone."""
    found = scene.language.nouns.at([token.text.lower()], 0)
    collective = token.text.lower() in scene.language.collective
    return found[1] if found and found[1].persons and not collective else None


def _row(scene: Scene, start: int, end: int, cue: Cue, *, noun: Noun | None, rule: str) -> One | None:
    words = scene.words
    inside = [index for index in range(scene.first, scene.last) if start <= words.starts[index] and words.ends[index] <= end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    return One(first, last, first, last, cue.category, noun.population if noun else None, rule)


def _one(scene: Scene, start: int, end: int, cue: Cue, *, sure: bool) -> One | None:
    """The row of an article, where the words behind it name a person or nothing that is known to be a thing."""
    words = scene.words
    inside = [index for index in range(scene.first, scene.last) if start <= words.starts[index] and words.ends[index] <= end]
    if not inside or _is_amount(scene, inside[1:3]):
        return None  # 'a number of guards', 'a reported 230 children'
    nouns = [found[1] for index in inside[1:] if (found := scene.language.nouns.at(words.low, index))]
    noun = (nouns[-1] if scene.language.head_last else nouns[0]) if nouns else None
    if not (noun.persons if noun else sure):
        return None
    population = noun.population if noun else None
    return One(inside[0], inside[0], inside[0] + 1, inside[-1], cue.category, population, "one_tree")


def _is_amount(scene: Scene, places: Iterable[int]) -> bool:
    return any(scene.words.low[index] in scene.language.amounts for index in places)


# --- by the words alone ----------------------------------------------------------------------------------------------


def _by_words(scene: Scene, hit: Hit, cue: Cue, taken: frozenset[int]) -> One | None:
    """Without a tree: an article at the head of the clause, or right behind the cue, with a person behind it."""
    low, language = scene.words.low, scene.language
    after = hit.last + 1
    if cue.side in {"after", "both"} and after < scene.last and low[after] in language.singular:
        return _person(scene, after, cue, taken, weak=_is_weak(scene, hit))
    if cue.side not in {"before", "both"} or (cue.side == "both" and category.acts(scene, hit)):
        return None
    commas = 0
    for index in range(hit.first - 1, max(scene.first - 1, hit.first - BEFORE), -1):
        if index in taken or low[index] == ";":
            return None
        commas += low[index] == ","
        if commas and index > scene.first:
            continue  # only the head of a sentence reaches over an apposition
        if low[index] in language.singular and (index == scene.first or not low[index - 1].isalpha()):
            return _person(scene, index, cue, taken, weak=_is_weak(scene, hit))
    return None


def _person(scene: Scene, article: int, cue: Cue, taken: frozenset[int], *, weak: bool) -> One | None:
    """A person within a few words behind an article; who is killed may also be somebody whom no list knows."""
    low, nouns = scene.words.low, scene.language.nouns
    last, noun = article, None
    if _is_amount(scene, range(article + 1, min(article + 3, scene.last))):
        return None
    for index in range(article + 1, min(article + 7, scene.last)):
        if index in taken:
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
        return One(article, article, article + 1, last, cue.category, None, "one_words")
    if noun is None or not noun.persons:
        return None
    return One(article, article, article + 1, last, cue.category, noun.population, "one_words")
