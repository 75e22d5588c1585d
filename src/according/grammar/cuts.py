"""Where sentences begin: what a model says, mended by what is never so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import islice

from according.grammar.words import Words

OPENING, CLOSING, STRAIGHT = frozenset("“«"), frozenset("”»"), '"'
STOPS = frozenset(".!?…:;)]”»\"'")
ENDS = frozenset(".!?…")
DASHES, COLONS = frozenset(("-", "–", "—", "--")), frozenset(":;")
# The score above which a word begins a sentence, by what stands before it; best on the choosing treebanks, twelve joined.
BEGINS, AFTER_END, AFTER_COLON, AFTER_DASH = -1.0, -2.0, -1.5, 1.0
LEAST = min(BEGINS, AFTER_END, AFTER_COLON, AFTER_DASH)
NEAR = 8  # words that a sentence must begin to say something in


class Cuts:
    """The rules for the sentence starts of one line."""

    def __init__(self, words: Words) -> None:
        self._words = words
        straight = [at for at, form in enumerate(words.forms) if form == STRAIGHT]
        # Of straight quotation marks every second one closes.
        self._closing = {at for at, form in enumerate(words.forms) if form in CLOSING}.union(straight[1::2])
        self._glued = [at for at, space in enumerate(words.spaces[:-1], start=1) if not space and self._is_glued(at)]

    def likely(self, scores: Sequence[float], first: int) -> list[int]:
        """The words that begin a sentence by a model's scores for the words from first on."""
        return [at for at, score in enumerate(scores, start=first) if score > LEAST and score > self._asked(at)]

    def mended(self, starts: Iterable[int], first: int, end: int) -> list[int]:
        """The first words of the sentences of a stretch, which begins with one, and its end: starts without wrong ones."""
        told = (at for at in starts if first < at < end and self._can_begin(at))
        glued = self._glued[bisect_right(self._glued, first) : bisect_left(self._glued, end)]
        cuts = {self._moved(at) for at in (*told, *glued)}
        return [first, *sorted(at for at in cuts if first < at < end), end]

    def _asked(self, at: int) -> float:
        """The score that a word needs to begin a sentence."""
        before = self._words.forms[at - 1] if at else ""
        if before[-1:] in ENDS:
            return AFTER_END
        return AFTER_DASH if before in DASHES else AFTER_COLON if before in COLONS else BEGINS

    def _is_glued(self, at: int) -> bool:
        """Whether a word with no space before it can only begin a sentence: a capital after a stop, or its closing mark."""
        forms = self._words.forms
        before = at - 2 if at > 1 and at - 1 in self._closing else at - 1
        return forms[before] in ENDS and forms[at][0].isupper()

    def _can_begin(self, at: int) -> bool:
        """Whether a sentence can begin at a word: not in the middle of what is written as one, nor after a comma."""
        forms = self._words.forms
        before, here = forms[at - 1], forms[at]
        if before[-1] in STOPS and (self._words.spaces[at - 1] or not here[0].islower()):
            return any(sign.isalnum() for form in islice(forms, at, at + NEAR) for sign in form)
        return self._words.spaces[at - 1] and before != "," and not here[0].islower()

    def _moved(self, at: int) -> int:
        """The cut moved so that closing marks stay with the sentence before it and opening marks with the one after it."""
        forms = self._words.forms
        while at in self._closing:
            at += 1
        while at > 0 and forms[at - 1] in OPENING:
            at -= 1
        return at
