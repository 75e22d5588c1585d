"""A sentence as this room asks about it: who is the subject, the object, what stands after which preposition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from according.events.lexicon import Lexicon
from according.model import Sentence, Token

NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM", "ADJ", "DET", "VERB"})
REFLEXIVE: Final = frozenset({"se", "s'", "s’", "me", "m'", "te", "nous", "vous"})
BESIDE: Final = 4  # words on either side within which the other words of a trigger stand
OBLIQUE: Final = frozenset({"obl", "nmod", "advcl", "advmod"})
VERBAL: Final = frozenset({"VERB", "AUX"})


class Scene:
    """A sentence with everything that is asked often ready. Numbers are places in ``tokens``."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence, self.lexicon = sentence, lexicon
        self.tokens: Sequence[Token] = sentence.tokens
        self.kids: list[list[int]] = [[] for _ in self.tokens]
        self.relations = [token.relation for token in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self.kids[token.head].append(i)
        self._slots: dict[tuple[int, str], list[int]] = {}

    @cached_property
    def lower(self) -> list[str]:
        """The words in small letters with straight apostrophes."""
        return [token.text.lower().replace("’", "'") for token in self.tokens]

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemmas in small letters."""
        return [token.lemma.lower() for token in self.tokens]

    def is_sport(self) -> bool:
        """Whether a sentence tells a game, where attacks, defeats and visits are none."""
        words = self.lexicon.words["sport"]
        return any(lemma in words or word in words for lemma, word in zip(self.lemmas, self.lower, strict=True))

    def below(self, i: int, *relations: str) -> list[int]:
        """The words that hang on a word by some relations (without subtypes)."""
        return [kid for kid in self.kids[i] if self.relations[kid] in relations]

    def case(self, i: int) -> str:
        """The preposition of a word, as its lemma; '' where it has none."""
        for kid in self.kids[i]:
            if self.relations[kid] == "case" and self.tokens[kid].upos == "VERB":
                return self.lower[kid]  # following, including, suivant
            if self.relations[kid] in ("case", "mark") and self.tokens[kid].upos in ("ADP", "SCONJ", "PART"):
                return self.lemmas[kid] if self.lemmas[kid] != "to" or self.relations[kid] == "case" else "to"
        return ""

    def has_case(self, i: int, preposition: str) -> bool:
        """Whether a word stands after a preposition."""
        return any(
            self.relations[kid] in ("case", "mark")
            and preposition in (self.lemmas[kid], self.lower[kid])
            and not any(self.relations[k] == "fixed" and self.tokens[k].upos == "ADP" for k in self.kids[kid])  # d'après
            for kid in self.kids[i]
        )

    def conjuncts(self, i: int) -> list[int]:
        """A word and those coordinated with it."""
        return [i, *(kid for kid in self.kids[i] if self.relations[kid] == "conj" and self.tokens[kid].upos in NOMINAL)]

    # --- clauses ---------------------------------------------------------------------------------------------------

    def first_conjunct(self, i: int) -> int:
        """The verb that a coordinated verb shares its subject with."""
        while self.relations[i] == "conj" and self.tokens[i].head != i:
            i = self.tokens[i].head
        return i

    def has_negation(self, i: int) -> bool:
        """Whether a word of negation hangs on a word: ``need not``, ``never to use``."""
        return any(self.lower[k] in self.lexicon.words["negations"] for k in self.kids[i])

    def is_perfect(self, i: int) -> bool:
        """Whether a verb has the auxiliary of the perfect: ``have attacked``."""
        return any(self.lemmas[k] in self.lexicon.words["have"] for k in self.below(i, "aux"))

    def reflexive(self, i: int) -> bool:
        """Whether a verb has a reflexive."""
        return any(
            self.lower[k] in REFLEXIVE and self.tokens[k].upos == "PRON" and self.relations[k] in ("expl", "obj", "iobj")
            for k in self.kids[i]
        ) and any(self.tokens[k].feats.find("Reflex=Yes") >= 0 or self.lower[k] in ("se", "s'") for k in self.kids[i])

    def passive(self, i: int) -> bool:
        """Whether a verb is passive: by its auxiliary, its subject, or as a participle after its noun."""
        if self.lemmas[i] in self.lexicon.words["unaccusative"]:
            return False
        if self.undergoer(i):
            return True
        if any(self.tokens[kid].deprel in ("aux:pass", "nsubj:pass", "csubj:pass") for kid in self.kids[i]):
            return not self.reflexive(i) and not self._acts(i)
        if self.tokens[i].deprel == "acl:relcl" and not self.below(i, "nsubj", "obj", "aux", "ccomp", "xcomp"):
            return not self.tokens[i].text.endswith("ing")  # 'the nine people killed that day', whatever the tagger says
        feats = self.tokens[i].feats
        if (
            "VerbForm=Part" not in feats
            or ("Tense=Pres" in feats and "Voice=Pass" not in feats)
            or self.tokens[i].text.endswith("ing")
        ):
            return False
        if any(self.relations[kid] == "aux" for kid in self.kids[i]):
            return False
        own = self.tokens[i].deprel in ("root", "parataxis") and any(self.tokens[k].deprel == "nsubj" for k in self.kids[i])
        if own and self.lemmas[i] not in self.lexicon.words["harm"]:
            return False  # 'the general warned' with a participle by the tagger, but not the headline 'Nine killed'
        head = self.first_conjunct(i)
        if head != i and self.tokens[head].upos in VERBAL:
            return self.passive(head) if "VerbForm=Part" in self.tokens[head].feats else False
        if self.tokens[i].deprel in ("acl", "amod", "advcl", "root", "parataxis", "xcomp"):
            return not self.below(i, "obj") or self.tokens[i].deprel == "amod"
        return False

    def _acts(self, i: int) -> bool:
        """Whether a verb that a tree calls passive is none: ``ont vite attaqué``, ``attacked and plans to hold the town``."""
        marks = [self.tokens[k] for k in self.kids[i] if self.relations[k] == "aux"]
        if any(token.deprel == "aux:pass" or token.lemma.lower() in self.lexicon.words["be"] for token in marks):
            return False
        if marks:
            return all(token.deprel in ("aux", "aux:tense") for token in marks)
        behind = [k for k in self.below(i, "conj") if self.tokens[k].upos == "VERB" and not self._own_subject(k)]
        goes_on = any("VerbForm=Fin" in self.tokens[k].feats and self._shared_object(k) for k in behind)
        return goes_on and self.tokens[i].head == i and self.tokens[-1].text == "."  # a headline may leave 'was' out

    def _shared_object(self, i: int) -> list[int]:
        """The object of a verb or of the infinitive that it governs: ``plans to attack the town``."""
        deep = [k for kid in self.below(i, "xcomp") for k in self.below(kid, "obj")]
        return [k for k in self.below(i, "obj") or deep if not self._is_reflexive(k)]

    def undergoer(self, i: int) -> list[int]:
        """Who has something done to him: the subject of ``il s'est fait arrêter``, of ``il s'est vu refuser l'entrée``."""
        above = self.tokens[i].head
        if any(self.tokens[k].deprel == "aux:caus" for k in self.kids[i]):
            return self._own_subject(i) if any(self.lower[k] in ("se", "s'") for k in self.kids[i]) else []
        if self.relations[i] == "xcomp" and self.lemmas[above] in self.lexicon.words["undergoing"] and self.reflexive(above):
            return self._own_subject(above)
        return []

    def agent(self, i: int) -> list[int]:
        """The ``by`` phrase of a passive."""
        by = self.lexicon.words["agent"]
        found = [
            kid
            for kid in self.kids[i]
            if self.tokens[kid].deprel == "obl:agent" or (self.relations[kid] in ("obl", "obj") and self.case(kid) in by)
        ]
        kept = self.below(i, "obj")  # 'denied permission by the police'
        return found or [kid for at in kept for kid in self.below(at, "nmod") if self.case(kid) in by]

    def _own_subject(self, i: int) -> list[int]:
        found = self.below(i, "nsubj", "csubj")
        return [k for k in found if self.relations[k] == "nsubj"]

    def grammatical_subject(self, i: int, depth: int = 0) -> list[int]:
        """The subject of a clause, shared or controlled from outside where it has none of its own; antecedents for pronouns."""
        own = self._own_subject(i)
        if own:
            return [self.antecedent(i, kid) for kid in own]
        token = self.tokens[i]
        if depth > 6 or token.head == i:
            return []
        relation, head = self.relations[i], token.head
        if relation == "conj":
            return self.grammatical_subject(head, depth + 1) if self.tokens[head].upos in (*VERBAL, "ADJ") else []
        if relation in ("acl", "ccomp", "xcomp") and self.tokens[head].upos not in VERBAL and self.in_place_of(head):
            return self.logical_subject(self.tokens[head].head, depth + 1)
        if relation == "acl":
            return [head] if token.deprel == "acl:relcl" or "VerbForm=Inf" not in token.feats else []
        left = relation == "xcomp" and "VerbForm=Part" in token.feats and self.below(head, "obj")  # 'left nine people injured'
        if left or (relation == "xcomp" and self.lemmas[head] in self.lexicon.words["object_control"]):
            return self._objects_of(head) or self._addressees(head) or self.grammatical_subject(head, depth + 1)
        if relation in ("xcomp", "advcl", "parataxis", "ccomp") and (relation == "xcomp" or "VerbForm=Fin" not in token.feats):
            if relation == "ccomp" and "VerbForm=Inf" not in token.feats:
                return []
            return self.logical_subject(head, depth + 1) if not self.passive(head) else self._objects_of(head)
        return []

    def in_place_of(self, i: int) -> bool:
        """Whether a word, with its preposition and those fixed to it, is 'without', 'instead of', 'au lieu'."""
        words = self.lexicon.words["without"]
        if self.lower[i] in words:
            return True
        before = [k for k in self.below(i, "case") if k < i]
        return "-".join(self.lower[k] for k in (*before, i, *self.below(i, "fixed"))) in words

    def _addressees(self, i: int) -> list[int]:
        return [k for k in self.kids[i] if self.relations[k] in ("iobj", "obl") and self.case(k) in ("à", "to", "on", "")]

    def antecedent(self, clause: int, i: int) -> int:
        """The noun that a relative pronoun stands for; any other word as it is."""
        if self.lower[i] not in self.lexicon.words["relatives"] or self.tokens[i].upos != "PRON":
            return i
        top = self.first_conjunct(clause)
        for _ in range(4):
            if self.relations[top] == "acl":
                return self.tokens[top].head
            if self.relations[top] not in ("xcomp", "ccomp", "advcl") or self.tokens[top].head == top:
                break
            top = self.first_conjunct(self.tokens[top].head)
        return i

    def _objects_of(self, i: int) -> list[int]:
        """The objects of a verb as it stands, those of a passive being its subject."""
        if self.passive(i):
            if self.undergoer(i):
                return self._given(i) or self.undergoer(i)
            if self.relations[i] == "amod":
                return [self.tokens[i].head]
            return self.below(i, "obj") or self.grammatical_subject(i)  # 'they were denied entry' keeps its object
        found = [kid for kid in self.below(i, "obj") if not self._is_reflexive(kid)] or self._partitive(i)
        if found:
            return [self.antecedent(i, kid) for kid in found]
        if self.below(i, "xcomp", "ccomp"):  # 'asked the army to help': some trees call the addressee an indirect object
            return self.below(i, "iobj")
        return self._object_from_outside(i)

    def _given(self, i: int) -> list[int]:
        """The object of a verb whose subject only gets it: ``s'est vu infliger une amende``."""
        return [k for k in self.below(i, "obj") if not self._is_reflexive(k) and not self.case(k)]

    def _partitive(self, i: int) -> list[int]:
        """The object that a parser has for an oblique: ``violé des femmes``, ``censuré deux journaux``."""
        near = [k for k in self.below(i, "obl", "xcomp") if i < k <= i + BESIDE and self.tokens[k].deprel in ("obl", "xcomp")]
        return [k for k in near if self._bare(k) and (self.relations[k] == "obl" or self.below(k, "det"))][:1]

    def _bare(self, i: int) -> bool:
        """Whether a noun stands without a preposition and is no time: ``censuré deux journaux``."""
        partitives = self.lexicon.words["partitives"]
        if not partitives or self.tokens[i].upos not in ("NOUN", "PROPN") or self.lemmas[i] in self.lexicon.words["times"]:
            return False
        cases = self.below(i, "case")
        return all("-".join((self.lower[c], *(self.lower[k] for k in self.below(c, "fixed")))) in partitives for c in cases)

    def _object_from_outside(self, i: int) -> list[int]:
        """The object of ``the town they attacked``, of ``arrested and beat two men``."""
        token = self.tokens[i]
        if token.deprel == "acl:relcl" and self._own_subject(i) and not self.below(i, "ccomp", "xcomp"):
            subjects = self._own_subject(i)
            if all(self.lower[s] not in self.lexicon.words["relatives"] for s in subjects):
                return [token.head]
        for kid in self.below(i, "conj"):
            if self.tokens[kid].upos == "VERB" and not self._own_subject(kid) and kid - i <= 3:
                return self._shared_object(kid)
        return []

    def _is_reflexive(self, i: int) -> bool:
        return self.lower[i] in ("se", "s'") or "Reflex=Yes" in self.tokens[i].feats

    def logical_subject(self, i: int, depth: int = 0) -> list[int]:
        """Who acts: the subject, or the agent of a passive."""
        if self.passive(i):
            found = self.agent(i)
            if not found and self.relations[i] == "conj":
                found = []
            return found
        return self.grammatical_subject(i, depth)

    def is_future(self, i: int) -> bool:
        """Whether a verb is of a time to come, by itself or its auxiliaries."""
        words = self.lexicon.words["future"]
        if "Tense=Fut" in self.tokens[i].feats or self._future_form(i):
            return True
        if "Mood=Cnd" in self.tokens[i].feats and self.relations[self.first_conjunct(i)] == "ccomp":
            return True  # 'il a dit que l'armée riposterait'
        above = self.tokens[i].head
        if self.relations[i] == "xcomp" and self.lemmas[above] in words:  # 'ils vont payer'
            return True
        if self.relations[self.first_conjunct(i)] == "ccomp":  # 'he said they would pay'
            words = words | self.lexicon.words["future_in_past"]
        helpers = [k for k in self.kids[i] if self.relations[k] == "aux"]
        return any(self.lower[k] in words or self.lemmas[k] in words or "Tense=Fut" in self.tokens[k].feats for k in helpers)

    def _future_form(self, i: int) -> bool:
        """Whether a verb is the infinitive with an ending of the future, whatever tense a tagger gives it."""
        lemma = self.lemmas[i].removesuffix("e")
        if self.tokens[i].upos == "VERB" and self.lower[i].endswith(tuple(self.lexicon.words["future_forms"])):
            return True
        return any(self.lower[i] == lemma + ending for ending in self.lexicon.words["future_endings"])

    def infinitive(self, i: int) -> bool:
        """Whether a verb is an infinitive without an auxiliary or a subject of its own."""
        return "VerbForm=Inf" in self.tokens[i].feats and not any(self.relations[k] in ("aux", "nsubj") for k in self.kids[i])

    # --- slots -----------------------------------------------------------------------------------------------------

    def slot(self, i: int, name: str) -> list[int]:
        """The words that fill a slot of a trigger; with a dot, a slot of the filler (``obj.of``)."""
        key = (i, name)
        if key not in self._slots:
            first, _, rest = name.partition(".")
            verb = self.tokens[i].upos == "VERB" and not self.nominal(i)
            found = self._verb_slot(i, first) if verb else self.beside_noun(i, first)
            if rest:
                found = [filler for at in found for filler in self.beside_noun(self.content(at), rest)]
            self._slots[key] = found
        return self._slots[key]

    def qualifies(self, i: int) -> bool:
        """Whether a noun only tells the kind of another one: ``une mission de combat``."""
        singular = (
            "Number=Plur" not in self.tokens[i].feats and self.lemmas[self.tokens[i].head] not in self.lexicon.words["parts"]
        )
        bare = not self.below(i, "det", "amod", "nmod", "nummod")
        return singular and bare and self.case(i) in ("de", "of")

    def nominal(self, i: int) -> bool:
        """Whether what is called a verb stands as a noun: ``killed in police firing``."""
        token = self.tokens[i]
        if token.upos != "VERB" or self.relations[i] not in ("obl", "nmod", "obj", "nsubj") or "VerbForm=Fin" in token.feats:
            return False
        return bool(self.below(i, "case", "compound", "det", "amod")) and not self.below(i, "obj", "nsubj", "aux")

    def _verb_slot(self, i: int, name: str) -> list[int]:
        if name == "subj":
            return self.logical_subject(i)
        if name == "obj":
            return self._objects_of(i)
        if name == "told":  # of whom something is alleged
            return [k for clause in self.below(i, "ccomp") for k in self.logical_subject(clause)]
        if name == "inf":
            return [k for k in self.below(i, "xcomp", "ccomp") if self.infinitive(k)] + self._told_to(i)
        if name == "iobj" and self.passive(i) and self.below(i, "obj"):
            return self.below(i, name) or self.grammatical_subject(i)
        if name in ("iobj", "xcomp", "ccomp", "advcl", "advmod"):
            found = self.below(i, name)
            return found + self.below(i, "ccomp") + self._told_to(i) if name == "xcomp" else found
        return self.prepositional(i, name)

    def _told_to(self, i: int) -> list[int]:
        """What somebody is told to do where a tree has it for a purpose: ``directed the traders to close``."""
        if self.lemmas[i] not in self.lexicon.words["commanding"]:
            return []
        return [k for k in self.below(i, "advcl") if "VerbForm=Inf" in self.tokens[k].feats]

    def prepositional(self, i: int, preposition: str) -> list[int]:
        """What stands after a preposition, on the verb or (except ``of``) on its object."""
        found = [k for k in self.kids[i] if self.relations[k] in OBLIQUE and self.has_case(k, preposition)]
        if not found and preposition not in ("of", "de", "by", "par"):
            for at in self._objects_of(i):
                found += [k for k in self.below(at, "nmod", "acl") if self.has_case(k, preposition)]
        if not found:  # 'autour de la gare': an adverb with a phrase of its own
            adverbs = [k for k in self.kids[i] if self.lower[k] == preposition and self.tokens[k].upos == "ADV"]
            found = [k for adverb in adverbs for k in self.below(adverb, "obl", "nmod")]
        if not found and preposition in ("à", "to") and self.undergoer(i) and self._given(i):
            return self.undergoer(i)
        if not found and preposition in ("à", "to"):
            found = self.below(i, "iobj") if not self.reflexive(i) else []
        return found

    def beside_noun(self, i: int, name: str) -> list[int]:
        """What fills a slot of a noun, whatever its part of speech here."""
        if name == "case":
            return self.below(i, "case")
        if name == "poss":
            return [
                kid for kid in self.kids[i] if self.tokens[kid].deprel == "nmod:poss" or "Poss=Yes" in self.tokens[kid].feats
            ]
        if name == "advmod":
            return self.below(i, name)
        if name == "obj":  # of an infinitive
            return self.below(i, name, "xcomp") if self.tokens[i].upos == "VERB" else []
        if name == "adj":
            found = self.below(i, "amod", "compound")
            near = [kid for kid in self.below(i, "nmod", "appos", "flat") if not self.below(kid, "case") and kid < i]
            found += [kid for kid in near if self.tokens[kid].upos not in ("PRON", "DET")]
            return [c for kid in found for c in (kid, *self.below(kid, "conj", "compound"))]
        if name in ("xcomp", "ccomp", "acl"):
            return self.below(i, "acl", "xcomp", "ccomp")
        if name == "subj":
            return self.grammatical_subject(i) or self._governed_subject(i)
        if name in ("between", "entre"):
            own = [kid for kid in self.kids[i] if self.has_case(kid, name)]
            return own or self._of_governor(i, name) or self._of_predicate(i, name)
        if name == "light":
            return self.light_subject(i)
        if name == "pred":  # what a noun is said to do: clashes broke out
            head = self.tokens[i].head
            return [head] if self.relations[i] == "nsubj" and self.tokens[head].upos == "VERB" else []
        found = [kid for kid in self.kids[i] if self.relations[kid] in OBLIQUE and self.has_case(kid, name)]
        return found or self._of_governor(i, name) or self._nested(i, name)

    def _nested(self, i: int, preposition: str) -> list[int]:
        """What a parser hung on the noun in between: ``the shelling of the port by the navy``."""
        if preposition in ("of", "de", "in", "en", "dans", "à"):
            return []
        between = [kid for kid in self.kids[i] if self.relations[kid] == "nmod"]
        return [k for kid in between for k in self.kids[kid] if self.relations[k] in OBLIQUE and self.has_case(k, preposition)]

    def _governed_subject(self, i: int) -> list[int]:
        head = self.tokens[i].head
        return self.logical_subject(head) if self.relations[i] in ("obl", "xcomp") and self.tokens[head].upos == "VERB" else []

    def _of_governor(self, i: int, preposition: str) -> list[int]:
        """What a light verb carries for its noun: ``hold talks in May with …``."""
        if preposition in ("of", "de"):
            return []
        verb = self.light_verb(i)
        if verb is None:
            return []
        if preposition in self.lexicon.words["agent"]:
            return self.agent(verb)
        return [k for k in self.kids[verb] if self.relations[k] in OBLIQUE and k != i and self.has_case(k, preposition)]

    def _of_predicate(self, i: int, preposition: str) -> list[int]:
        """What the verb of a noun has for it: ``clashes broke out between …``."""
        head = self.tokens[i].head
        if self.relations[i] != "nsubj" or self.tokens[head].upos != "VERB":
            return []
        return [k for k in self.kids[head] if self.relations[k] in OBLIQUE and self.has_case(k, preposition)]

    def climb(self, i: int) -> int:
        """From a noun to the word of quantity before it: ``a series of attacks``."""
        while self.relations[i] == "nmod" and self.lemmas[self.tokens[i].head] in self.lexicon.words["parts"]:
            i = self.tokens[i].head
        return i

    def content(self, i: int) -> int:
        """From a word of quantity to the noun after it: ``dozens of villagers``."""
        if self.lemmas[i] not in self.lexicon.words["parts"]:
            return i
        inside = (k for k in self.below(i, "nmod", "obl") if self.case(k) in ("of", "de") or not self.below(k, "case", "mark"))
        return next(inside, i)

    def light_verb(self, i: int) -> int | None:
        """The verb whose object a noun is, as written, passive, or with the noun before it (``talks held by …``)."""
        i = self.first_conjunct(self.climb(i))
        token = self.tokens[i]
        if (
            token.deprel in ("obj", "obj:lvc", "nsubj:pass", "obl", "obl:arg", "iobj", "xcomp", "obl:mod")
            and self.tokens[token.head].upos == "VERB"
        ):
            return token.head
        for kid in self.below(i, "acl"):
            if self.passive(kid) or (self.tokens[kid].deprel == "acl:relcl" and i in self._objects_of(kid)):
                return kid
        return None

    def light_subject(self, i: int) -> list[int]:
        """The subject of the light verb of a noun."""
        verb = self.light_verb(i)
        return self.logical_subject(verb) if verb is not None else []

    def is_light(self, i: int, verbs: frozenset[str]) -> bool:
        """Whether a noun is the object of one of some light verbs (``procéder:à``: after a preposition)."""
        verb = self.light_verb(i)
        if verb is None:
            return False
        top = self.first_conjunct(self.climb(i))
        if self.relations[top] == "obl":
            return f"{self.lemmas[verb]}:{self.case(top)}" in verbs
        return self.lemmas[verb] in verbs

    def beside(self, i: int, word: str) -> bool:
        """Whether another word of a trigger stands near it: a particle, a reflexive."""
        if word == "se":
            return self.reflexive(i)
        return self.other_word(i, word) is not None

    def other_word(self, i: int, word: str) -> int | None:
        """Where another word of a trigger stands: right behind it, or near it and hanging on it."""
        near = range(max(0, i - BESIDE), min(len(self.tokens), i + BESIDE + 1))
        below = (k for k in near if self.lower[k] == word and (k == i + 1 or i in (self.tokens[k].head, self._above(k))))
        return next((k for k in below if k != i and not self._leads(i, k)), None)

    def _leads(self, i: int, k: int) -> bool:
        """Whether a word only leads another phrase of a verb: 'gave details in this regard' is not 'gave in'."""
        if self.relations[k] != "case" or k == i + 1 or self.tokens[i].upos != "VERB":
            return False
        head = self.tokens[k].head
        return bool(self.below(i, "obj")) or not (self.tokens[head].upos == "PROPN" or self.lemmas[head] in self.lexicon.actors)

    def _above(self, i: int) -> int:
        return self.tokens[self.tokens[i].head].head
