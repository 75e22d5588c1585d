"""Where sentences begin: what a model says, mended by what is never so."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from according.grammar.words import Words

OPENING, CLOSING, STRAIGHT = frozenset("“«"), frozenset("”»"), '"'
STOPS = frozenset(".!?…:;)]”»\"'")
ENDS = frozenset(".!?…")
DASHES, COLONS = frozenset(("-", "–", "—", "--")), frozenset(":;")
# The score above which a word begins a sentence, by what stands before it; best on the choosing treebanks, twelve joined.
BEGINS, AFTER_END, AFTER_COLON, AFTER_DASH = -1.0, -2.0, -1.5, 1.0
# A line as short as a paragraph seldom hides a heading: a start after a mere word must be surer than in a long one.
IN_PARAGRAPH, PARAGRAPH = 1.0, 80  # words
LEAST = min(BEGINS, AFTER_END, AFTER_COLON, AFTER_DASH)
LEADING = frozenset(("DET", "CCONJ", "SCONJ"))  # parts of speech that lead on to a word
NEAR = 8  # words that a sentence must begin to say something in


class Cuts:
    """The rules for the sentence starts of one line."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._bare = IN_PARAGRAPH if len(words.forms) <= PARAGRAPH else BEGINS
        self._telling = [0, *accumulate(any(map(str.isalnum, form)) for form in words.forms)]
        self._closing = {at for at, form in enumerate(words.forms) if form in CLOSING} | self._straight()
        self._glued = [at for at, space in enumerate(words.spaces[:-1], start=1) if not space and self._is_glued(at)]

    def likely(self, scores: Sequence[float], kinds: Sequence[str], first: int) -> list[int]:
        """The words that begin a sentence by a model's scores for the words from first on; kinds are their parts of speech."""
        found = (at for at, score in enumerate(scores, start=first) if score > LEAST and score > self._asked(at))
        return [at for at in found if at == first or kinds[at - first - 1] not in LEADING]

    def mended(self, starts: Iterable[int], first: int, end: int) -> list[int]:
        """The first words of the sentences of a stretch, which begins with one, and its end: starts without wrong ones."""
        told = (at for at in starts if first < at < end and self._can_begin(at))
        glued = self._glued[bisect_right(self._glued, first) : bisect_left(self._glued, end)]
        moved = sorted({self._moved(at) for at in (*told, *glued)})
        return [*self._saying([first, *(at for at in moved if first < at < end), end]), end]

    def _straight(self) -> set[int]:
        """The straight quotation marks that close: those with a space after them alone, else every second one."""
        closing, is_open = set(), False
        spaces = [True, *self._words.spaces[:-1], True]
        for at in (at for at, form in enumerate(self._words.forms) if form == STRAIGHT):
            before, after = spaces[at], spaces[at + 1]
            is_open = before if before != after else not is_open
            if not is_open:
                closing.add(at)
        return closing

    def _saying(self, cuts: Sequence[int]) -> list[int]:
        """The cuts but the last, without those around signs alone: these go with what is before them, or after at the start."""
        kept = [cuts[0]]
        for at, after in pairwise(cuts[1:]):
            if self._says(at, after) and self._says(kept[-1], at):
                kept.append(at)
        return kept

    def _says(self, first: int, end: int) -> bool:
        """Whether words have a letter or figure among them."""
        return self._telling[min(end, len(self._telling) - 1)] > self._telling[first]

    def _asked(self, at: int) -> float:
        """The score that a word needs to begin a sentence."""
        before = self._words.forms[at - 1] if at else ""
        if before[-1:] in ENDS:
            return AFTER_END
        if before[-1:].isalnum():
            return self._bare
        return AFTER_DASH if before in DASHES else AFTER_COLON if before in COLONS else BEGINS

    def _is_glued(self, at: int) -> bool:
        """Whether a word with no space before it can only begin a sentence: a capital after a stop, or its closing mark."""
        forms = self._words.forms
        before = at - 2 if at > 1 and at - 1 in self._closing else at - 1
        return forms[before] in ENDS and forms[at][0].isupper()

    def _can_begin(self, at: int) -> bool:
        """Whether a sentence can begin at a word: not in the middle of what is written as one, nor after a comma."""
        forms = self._words.forms
        before, here, space = forms[at - 1], forms[at], self._words.spaces[at - 1]
        if at - 1 in self._words.open or (here[0].islower() and (before in COLONS or not space)):
            return False
        if before[-1] in STOPS:
            return self._says(at, at + NEAR)
        return space and before != "," and not here[0].islower()

    def _moved(self, at: int) -> int:
        """The cut moved so that closing marks stay with the sentence before it and opening marks with the one after it."""
        forms = self._words.forms
        while at in self._closing:
            at += 1
        while at > 0 and forms[at - 1] in OPENING:
            at -= 1
        return at
