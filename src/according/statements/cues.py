"""Words of saying where they stand: the verb group around each, and what shape it has there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from according.statements.lexicon import Catenative, Cue, Form, Lexicon
from according.statements.units import Unit

Shape = Literal["finite", "gerund", "passive", "shared", "bare"]
GAP: Final = 3  # words that may stand between the parts of a cue
LEAD: Final = 6  # words between a verb and the infinitive that it leads to
INSERTED: Final = 8  # words that may stand between auxiliary and participle, in commas


@dataclass
class Hit:
    """A cue in a sentence. ``first`` and ``last`` bound its verb group; ``parts`` are its own words."""

    cue: Cue
    at: int
    first: int
    last: int
    parts: list[int]
    shape: Shape
    pronoun: int | None = None  # an inverted subject: a-t-il
    preposition: str = ""
    conditional: bool = False
    negated: bool = False
    extra: list[int] = field(default_factory=list)  # words that the content's frame adds to the cue


def hits(unit: Unit, lexicon: Lexicon) -> list[Hit]:
    """The words of saying of a sentence, in order; negated and merely possible ones are left out."""
    found: list[Hit] = []
    taken = -1
    for i, word in enumerate(unit.words):
        forms = lexicon.forms.get(word)
        if forms is None or i <= taken:
            continue
        hit = _hit(unit, lexicon, i, forms, found)
        if hit:
            found.append(hit)
            taken = hit.last
    return found


def _hit(unit: Unit, lexicon: Lexicon, i: int, forms: Sequence[Form], before: Sequence[Hit]) -> Hit | None:
    lead = _catenative(unit, lexicon, i)
    if lead is not None:
        return _led(unit, lexicon, i, forms, *lead)
    if not _verbal(unit, lexicon, i):
        return None
    group = _Group(unit, lexicon, i)
    for form in forms:
        cue = form.cue
        if cue.reflexive != group.reflexive:
            continue
        rest = _rest(unit, lexicon, cue, i)
        if rest is None:
            continue
        shape = _shape(unit, lexicon, form, group, before)
        if shape is None or _supposed(unit, lexicon, i):
            continue
        parts = sorted({*group.parts, i, *rest})
        return Hit(
            cue,
            i,
            min(parts[0], group.first),
            max(parts[-1], i),
            parts,
            shape,
            group.pronoun,
            conditional=group.conditional,
            negated=group.negated,
        )
    return None


def _catenative(unit: Unit, lexicon: Lexicon, i: int) -> tuple[int, Catenative] | None:
    """The verb that leads to an infinitive which is said all the same, with where it stands: ``went on to say``."""
    k = i - 1
    while k > 0 and (unit.words[k] in lexicon.sets["clitics"] or (unit.has(k, "ADV") and unit.has(k - 1, "PART", "ADP"))):
        k -= 1
    full: Mapping[str, str] = lexicon.speech["words"]["contractions"]
    for end in (k, i - 1):
        for start in range(end, max(-1, end - LEAD), -1):
            for lead in lexicon.catenatives.get(unit.words[start], ()):
                between = (unit.words[j] for j in range(start + 1, end + 1) if not _loose(unit, lexicon, j))
                words = [full.get(word, word) for word in between]
                if words == list(lead.rest) and unit.has(start, "VERB", "AUX") and (lead.rest or unit.infinitive(i)):
                    return start, lead
    return None


def _loose(unit: Unit, lexicon: Lexicon, k: int) -> bool:
    """Whether a word between a verb and its infinitive is free: an adverb, a negation."""
    return unit.words[k] in lexicon.sets["negated"] or (unit.has(k, "ADV") and unit.words[k].endswith(("ly", "ment")))


def _led(unit: Unit, lexicon: Lexicon, i: int, forms: Sequence[Form], start: int, lead: Catenative) -> Hit | None:
    """A cue in the infinitive after the verb that leads to it."""
    group = _Group(unit, lexicon, start)
    if group.to or group.irrealis or group.negated != lead.negated or (group.passive and not group.reflexive):
        return None
    if "finite" not in lead.shape and not ("participle" in lead.shape and group.auxiliary):
        return None
    reflexive = i > 0 and unit.words[i - 1] in ("se", "s'") and unit.words[i - 1] in lexicon.sets["clitics"]
    for form in forms:
        rest = _rest(unit, lexicon, form.cue, i) if form.cue.reflexive == reflexive and "infinitive" in form.shape else None
        if rest is not None:
            parts = sorted({*group.parts, *range(start, i + 1), *rest})
            first = min(parts[0], group.first)
            return Hit(form.cue, i, first, parts[-1], parts, "finite", group.pronoun, conditional=group.conditional)
    return None


class _Group:
    """The auxiliaries, adverbs and clitics on the left of a verb."""

    def __init__(self, unit: Unit, lexicon: Lexicon, i: int) -> None:
        self.unit, self.lexicon, self.at = unit, lexicon, i
        self.parts: list[int] = []
        self.pronoun: int | None = None
        self.negated = self.reflexive = self.irrealis = self.passive = self.perfect = self.auxiliary = self.to = False
        self.conditional = False
        self.first = i
        self._walk(i)

    def _walk(self, i: int) -> None:
        k = i - 1
        while k >= 0:
            inserted = self._adverbial(k)
            if not inserted and not self._takes(k):
                break
            self.first = k = k - max(inserted - 1, 0)
            k -= 1
        if k >= 0 and not self.auxiliary and self.unit.words[k] == ",":
            self._over(k)
        while self.parts and self._stray(min(self.parts)):
            self.parts.remove(min(self.parts))

    def _stray(self, k: int) -> bool:
        """Whether a sign that a tagger takes for an adverb opens the group."""
        word = self.unit.words[k]
        return self.unit.has(k, "ADV") and not word.isalpha() and word not in self.lexicon.sets["negations"]

    def _adverbial(self, k: int) -> int:
        """How many words of a fixed adverbial end here: ``ont au contraire assuré``."""
        for words in self.lexicon.speech["words"]["adverbials"]:
            parts = words.split()
            if k >= len(parts) and self.unit.words[k - len(parts) + 1 : k + 1] == parts:
                return len(parts)
        return 0

    def _takes(self, k: int) -> bool:
        """Whether the word before belongs to the verb group; notes what it tells."""
        word, lexicon = self.unit.words[k], self.lexicon
        if word in lexicon.sets["inverted"]:
            if word in lexicon.pronouns:
                self.pronoun = k
            return True
        if word in lexicon.sets["negations"]:
            self.negated = True
        elif word == "'s" and self.unit.has(k, "PART"):
            return False
        elif word in lexicon.sets["auxiliaries"] or word in lexicon.sets["irrealis"]:
            self._auxiliary(k, word)
        elif word in lexicon.sets["infinitive"] and self.unit.has(k, "PART"):
            self.to = True
            return False
        elif word in lexicon.sets["reflexive_marks"] or (word == "s'" and "se" in lexicon.sets["reflexive_marks"]):
            self.reflexive = True
        elif not self._clitic(k, word) and (not self.unit.has(k, "ADV") or (word in lexicon.sets["openers"] and k == 0)):
            return False
        self.parts.append(k)
        return True

    def _clitic(self, k: int, word: str) -> bool:
        return word in self.lexicon.sets["clitics"] and not self.unit.has(k, "DET", "NOUN", "PROPN", "ADP")

    def _auxiliary(self, k: int, word: str) -> None:
        sets = self.lexicon.sets
        self.auxiliary = True
        self.irrealis |= (word in sets["irrealis"] and word not in sets["auxiliaries"]) or (
            word in sets["irrealis"] and not self.perfect
        )
        self.passive |= word in sets["passive"]
        self.perfect |= word in sets["passive_perfect"]
        self.conditional |= "Mood=Cnd" in self.unit.tokens[k].feats

    def _over(self, comma: int) -> None:
        """The auxiliary before words in commas: ``a, pour sa part, réaffirmé``."""
        for k in range(comma - 1, max(0, comma - INSERTED) - 1, -1):
            if self.unit.words[k] == ",":
                if k and self.unit.words[k - 1] in self.lexicon.sets["auxiliaries"]:
                    self.first = k
                    self._walk(k)
                return


def _verbal(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether the word is a verb here; a tagger that says otherwise is overruled by a quote or a complementizer beside it."""
    if i and unit.words[i - 1] in ("'s", "'") and unit.has(i - 1, "PART"):
        return False
    if unit.has(i, "VERB", "AUX"):
        return True
    after = unit.words[i + 1] if i + 1 < unit.size else ""
    before = unit.words[i - 1] if i else ""
    if unit.has(i - 1, "DET", "ADP", "NUM") and before not in lexicon.sets["clitics"]:
        return False
    if i and before in lexicon.sets["auxiliaries"]:
        return True
    if after in lexicon.sets["that"] or (i + 1 < unit.size and (unit.opens[i + 1] or after in lexicon.sets["inverted"])):
        return i == 0 or unit.has(i - 1, "NOUN", "PROPN", "PRON", "ADV", "AUX") or before in (",", ")", "»", "”")
    if i and (unit.closes[i - 1] or (before == "," and i > 1 and unit.closes[i - 2])):
        return True
    last = i + 1 >= unit.size or unit.is_mark(i + 1)
    if last and unit.quote[i] < 0 and any(unit.closes[k] for k in range(max(0, i - 8), i)):
        return "finite" in lexicon.forms[unit.words[i]][-1].shape
    finite = "finite" in lexicon.forms[unit.words[i]][-1].shape and not any(unit.finite(k) for k in range(i))
    if unit.has(i - 1, "NOUN", "PROPN", "PRON", "ADJ") and unit.has(i + 1, "DET"):
        return finite
    return finite and unit.has(i, "ADJ", "X") and unit.has(i - 1, "PROPN", "PRON")


def _rest(unit: Unit, lexicon: Lexicon, cue: Cue, i: int) -> list[int] | None:
    """The further words of a cue of several words; None where they are not there."""
    contractions = lexicon.speech["words"]["contractions"]
    found: list[int] = []
    at = i
    for word in cue.words[1:]:
        for k in range(at + 1, min(at + 1 + GAP, unit.size)):
            text = unit.words[k]
            if (
                text == word
                or contractions.get(text) == word
                or (len(word) > 3 and unit.tokens[k].lemma.lower() == word)
                or text == word + "s"
            ):
                found.append(k)
                at = k
                break
            if not (unit.has(k, "ADV") or text in lexicon.sets["inverted"]):
                return None
        else:
            return None
    return found


def _shape(unit: Unit, lexicon: Lexicon, form: Form, group: _Group, before: Sequence[Hit]) -> Shape | None:
    """What the verb is here; None where nothing is said: an infinitive, a mere possibility, an adjective."""
    if group.to or (group.irrealis and not group.perfect):
        return None
    if group.perfect and "participle" not in form.shape and "gerund" not in form.shape:
        return None
    if "gerund" in form.shape:
        if group.auxiliary:
            return "finite"
        return "gerund" if _participial(unit, lexicon, group.at) and (before or not _wanted(unit, lexicon, group.at)) else None
    if "participle" in form.shape and group.auxiliary:
        return "passive" if group.passive and not group.reflexive else "finite"
    if "finite" in form.shape:
        return "bare" if "participle" in form.shape and _reduced(unit, lexicon, group.at) else "finite"
    if "participle" in form.shape and before and _coordinated(unit, lexicon, group.first):
        return "shared"
    return None


def _supposed(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether nothing is said but supposed: ``if the town feels that …``."""
    marks = (kid for kid in unit.kids[i] if unit.relation(kid) == "mark" and kid < i)
    return any(unit.words[kid] in lexicon.sets["suppositions"] for kid in marks)


def _wanted(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether a participle belongs to what is not yet done: ``Both must take part, ruling out a delay``."""
    return unit.relation(i) == "advcl" and any(unit.words[k] in lexicon.sets["duties"] for k in unit.kids[unit.heads[i]])


def _participial(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether a form in -ing is a participle that says something, not part of a noun: ``a video recording device``."""
    if i and (unit.relation(i) == "csubj" or unit.words[i - 1] in lexicon.sets["of"]):
        return False  # 'the price of recognising the island', 'that allowing the deal would …'
    if unit.relation(i) == "amod":
        return False  # 'disparaging remarks'
    after = unit.words[i + 1] if i + 1 < unit.size else ""
    if unit.relation(i) in ("xcomp", "ccomp", "obj") and after not in lexicon.sets["complementizers"]:
        return unit.words[unit.heads[i]] in lexicon.sets["aspectuals"]  # not 'suggested recording the talks'
    return not (unit.has(i - 1, "NOUN", "ADJ", "DET") and (unit.has(i + 1, "NOUN") or unit.relation(i) in ("compound", "amod")))


def _coordinated(unit: Unit, lexicon: Lexicon, first: int) -> bool:
    return first > 0 and unit.words[first - 1] in {*lexicon.sets["conjunctions"], ","}


def _reduced(unit: Unit, lexicon: Lexicon, i: int) -> bool:
    """Whether a form in -ed stands beside its noun: ``the deal announced in May``, ``the proposed ban``."""
    if unit.relation(i) == "amod" and unit.has(i + 1, "NOUN", "ADJ", "PROPN") and unit.has(i - 1, "DET", "ADJ", "ADP", "PUNCT"):
        return True
    before = unit.words[i - 1] if i else ""
    if unit.has(i - 1, "DET", "ADP") or (
        unit.has(i - 1, "SCONJ") and before not in lexicon.sets["relatives"] | lexicon.sets["that"]
    ):
        return True
    if unit.relation(i) not in ("acl", "advcl", "amod") or any(
        unit.relation(kid) == "nsubj" and kid < i for kid in unit.kids[i]
    ):
        return False
    after = unit.words[i + 1] if i + 1 < unit.size else ""
    if after in lexicon.sets["that"] or (i + 1 < unit.size and unit.opens[i + 1]):
        return False
    if not any(unit.finite(k) for k in range(unit.size) if k != i):
        return after in lexicon.sets["by"]  # the only verb of its sentence
    return (
        after in lexicon.sets["by"] or (unit.has(i + 1, "ADP") and after not in lexicon.sets["to"]) or unit.has(i - 1, "PUNCT")
    )
