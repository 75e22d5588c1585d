"""Sentences as this room reads them: glued where a parser cut too early, with everything that is asked often ready."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from according.model import Sentence, Span, Token
from according.statements.lexicon import plain
from according.statements.quotes import Quoted, covering

FINAL: Final = frozenset(".!?…")
CLOSING: Final = "”»\"'’)]"
BOUND: Final = frozenset({"nsubj", "csubj", "expl", "mark", "aux", "cop"})  # what a finite clause has
LONGEST: Final = 400  # words; nothing is glued beyond


class Unit:
    """A sentence with its words, tree and quotes. Indices are places in ``tokens``."""

    __slots__ = (
        "closes",
        "end",
        "heads",
        "high",
        "kids",
        "low",
        "opens",
        "paragraph",
        "quote",
        "size",
        "start",
        "tokens",
        "words",
    )

    def __init__(self, sentences: Sequence[Sentence], quotes: Sequence[Quoted], paragraph: int) -> None:
        tokens: list[Token] = []
        heads: list[int] = []
        for sentence in sentences:
            heads += [token.head + len(tokens) for token in sentence.tokens]
            tokens += sentence.tokens
        self.tokens, self.heads = tokens, heads
        self.size = len(tokens)
        self.start, self.end = tokens[0].start, tokens[-1].end
        self.paragraph = paragraph
        self.words = [plain(token.text) for token in tokens]
        self.kids: list[list[int]] = [[] for _ in tokens]
        for i, head in enumerate(heads):
            if head != i:
                self.kids[head].append(i)
        self.low, self.high = _extents(heads, self.kids)
        self.quote = [-1] * self.size
        self.opens, self.closes = [False] * self.size, [False] * self.size
        self._place(quotes)

    def _place(self, quotes: Sequence[Quoted]) -> None:
        """Which words stand in which quote, and which are its marks."""
        if not quotes or quotes[-1].end <= self.start or quotes[0].start >= self.end:
            return
        for i, token in enumerate(self.tokens):
            place = covering(quotes, token.start)
            self.quote[i] = place
            if place >= 0:
                self.opens[i] = token.start == quotes[place].start
                self.closes[i] = token.end >= quotes[place].end and not quotes[place].open_end

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)

    def relation(self, i: int) -> str:
        """The relation of a word without its subtype."""
        return self.tokens[i].deprel.partition(":")[0]

    def has(self, i: int, *upos: str) -> bool:
        """Whether a word exists and is of one of some parts of speech."""
        return 0 <= i < self.size and self.tokens[i].upos in upos

    def finite(self, i: int) -> bool:
        """Whether a word is a finite verb or auxiliary; none is after an article or as a bare participle, whatever the tag."""
        token = self.tokens[i]
        if token.upos not in ("VERB", "AUX") or "VerbForm=Fin" not in token.feats or (i and self.tokens[i - 1].deprel == "det"):
            return False
        return token.deprel != "acl" or any(self.relation(kid) in BOUND for kid in self.kids[i])

    def infinitive(self, i: int) -> bool:
        """Whether a word is an infinitive."""
        return 0 <= i < self.size and self.tokens[i].upos in ("VERB", "AUX") and "VerbForm=Inf" in self.tokens[i].feats

    def is_mark(self, i: int) -> bool:
        """Whether a word is punctuation and no word at all."""
        return not any(sign.isalnum() for sign in self.tokens[i].text)

    def last_word(self) -> int:
        """The end of the sentence without its final stop."""
        end = self.size
        while end > 0 and self.tokens[end - 1].text in ".;:" and self.quote[end - 1] < 0:
            end -= 1
        return end


def _extents(heads: Sequence[int], kids: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """First and last word below each word, in one pass from the leaves."""
    low, high = list(range(len(heads))), list(range(len(heads)))
    order = [i for i, head in enumerate(heads) if head == i]
    for i in order:
        order.extend(kids[i])
    for i in reversed(order):
        head = heads[i]
        low[head], high[head] = min(low[head], low[i]), max(high[head], high[i])
    return low, high


def units(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quoted], titles: frozenset[str] = frozenset()
) -> list[Unit]:
    """The sentences of a report, those glued that a parser cut inside a sentence."""
    found: list[Unit] = []
    paragraph = 0
    for group, new in _groups(text, sentences, titles):
        paragraph += new
        found.append(Unit(group, quotes, paragraph))
    return found


def _groups(text: str, sentences: Sequence[Sentence], titles: frozenset[str]) -> Iterator[tuple[list[Sentence], bool]]:
    """Runs of sentences that are one, and whether a paragraph begins with them."""
    group: list[Sentence] = []
    new = True
    for sentence in sentences:
        if not sentence.tokens:
            continue
        if group and _goes_on(text, group, sentence, titles):
            group.append(sentence)
            continue
        if group:
            yield group, new
            new = "\n" in text[group[-1].end : sentence.start]
        group = [sentence]
    if group:
        yield group, new


def _goes_on(text: str, group: Sequence[Sentence], sentence: Sentence, titles: frozenset[str]) -> bool:
    """Whether the next sentence belongs to the one before: no line break, and no full stop or a small letter after it."""
    before = group[-1]
    if "\n" in text[before.end : sentence.start] or sum(len(s.tokens) for s in group) > LONGEST:
        return False
    first = next((token.text for token in sentence.tokens if token.text[:1].isalnum()), "")
    if sentence.tokens[0].text in (",", ";", ")", "»", "”") or first[:1].islower():
        return True
    if plain(before.tokens[-1].text) in titles:
        return True
    last = before.tokens[-1].text.rstrip(CLOSING) or (before.tokens[-2].text if len(before.tokens) > 1 else "")
    return last[-1:] not in FINAL
