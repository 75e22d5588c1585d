"""One sentence with its words, numbers and cues: what the rules of this room look at, with a tree or without one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from according.figures import tree
from according.figures.lexicon import Categories, Cue, Noun
from according.mentions.number_words import NumberWords
from according.mentions.numbers import Number
from according.mentions.words import Words
from according.model import Sentence, Span

END: Final = re.compile(r"[.!?…](?:[\"'”’»)\]]|\s»)*(?=\s+[\"'“‘«(]?\s?[A-ZÀ-Ý0-9])|\n+")
STOPS: Final = frozenset('.!?…:;"”»')
LONGEST: Final = 1500  # characters of a sentence
PIECE: Final = 400
SENTENCE: Final = 8  # words from a sentence of a court to what it is
HASH: Final = "#"  # in front of words that are labels too: 10 #soldiers
SURE: Final = 3  # words that are shown of an unknown noun phrase
PHRASE: Final = 6  # words that a counted noun may stand behind its number


class Counted(NamedTuple):
    """The words that a number counts: from its first to its last word (empty where first > last), and what is known of them."""

    first: int
    last: int
    noun: Noun | None
    at: int | None  # the word of the noun
    mixed: bool  # 'women and children': more than one population

    @property
    def until(self) -> int:
        """The last word that surely belongs to what is counted."""
        return self.at if self.at is not None else min(self.last, self.first + SURE - 1)


class Hit(NamedTuple):
    """A cue in a sentence: its first and last word and what it may tell."""

    first: int
    last: int
    cues: tuple[Cue, ...]


class Scene:
    """A sentence as words ``first`` to ``last`` (not included) of a text, with its numbers and the cues of their categories."""

    def __init__(
        self,
        words: Words,
        span: Span,
        numbers: list[Number],
        *,
        language: Categories,
        digits: NumberWords,
        parsed: Sentence | None,
    ) -> None:
        self.words, self.span, self.numbers, self.tree = words, span, numbers, parsed
        self.language, self.digits = language, digits
        self.first = bisect_left(words.starts, span.start)
        self.last = bisect_left(words.starts, span.end)
        self.taken = {index for number in numbers for index in range(number.first, number.last + 1)}
        self.hits = tuple(self._hits())
        self.counted = [self._counted(number) for number in numbers]

    def _hits(self) -> Iterator[Hit]:
        index = self.first
        while index < self.last:
            if mask := self.language.masks.at(self.words.low, index):
                index += mask[0]
                continue
            found = self.language.cues.at(self.words.low, index)
            if found and index + found[0] <= self.last:
                cues = found[1] if not self._sentenced(index) else tuple(cue for cue in found[1] if cue.side != "outcome")
                yield Hit(index, index + found[0] - 1, cues)
                index += found[0] - 1  # 'shot dead' is one cue, its second word none of its own
            index += 1

    def _sentenced(self, index: int) -> bool:
        """Whether somebody is sentenced shortly before a word: 'sentenced three men to death'."""
        return any(self.words.low[at] in self.language.sentencing for at in range(max(self.first, index - SENTENCE), index))

    def phrase_first(self, number: Number) -> int:
        """The first word of a number with its bound."""
        return bisect_left(self.words.starts, number.phrase.start)

    def _counted(self, number: Number) -> Counted:
        """The noun phrase behind a number: as the tree has it, else as far as the first word that cannot belong to it."""
        if (told := self._modified(number)) is not None:
            return told
        low, start = self.words.low, number.last + 1
        if number.kind == "fraction" and number.last > number.first + 1:  # 'un enfant sur cinq'
            inside = self.language.nouns.at(low, number.first + 1)
            if inside:
                return Counted(number.first + 1, number.first + inside[0], inside[1], number.first + inside[0], False)
        while start < self.last and (low[start] in self.language.others or low[start] == HASH):
            start += 1
        noun, place, at = None, None, start
        while (
            at < min(self.last, start + PHRASE)
            and at not in self.taken
            and low[at] not in self.language.stops
            and low[at][0].isalpha()
        ):
            if low[at] in self.language.links and at > start:
                break
            found = self.language.nouns.at(low, at)
            if found and (noun is None or self.language.head_last):
                noun, place = found[1], at + found[0] - 1
            elif noun is not None and not found and self._verb(at):
                break
            elif (
                noun is not None
                and not noun.persons
                and self.language.head_last
                and place is not None
                and not low[place].endswith(self.language.plural)
            ):
                noun = place = None  # '2 mosque clerks': the last word is counted, and nobody knows it
            at += found[0] if found else 1
            if noun is not None and not self.language.head_last:
                break
        if noun is None and (found := self._by_tree(number)):
            place, noun = found
            at = max(at, place + 1)
        return Counted(start, at - 1, noun, place, self._mixed(place, noun))

    def _modified(self, number: Number) -> Counted | None:
        """What a numeral modifies in the tree, a few words behind it."""
        head = tree.modified(self.tree, *number.span) if self.tree else None
        if self.tree is None or head is None:
            return None
        last = bisect_left(self.words.starts, self.tree.tokens[head].start)
        first = number.last + 1
        while first < last and self.words.low[first] in self.language.others:
            first += 1
        if not first <= last < min(self.last, first + PHRASE) or any(at in self.taken for at in range(first, last + 1)):
            return None
        inside = ((at, self.language.nouns.at(self.words.low, at)) for at in range(first, last + 1))
        known = next((found[1] for at, found in inside if found and last in {at, at + found[0] - 1}), None)
        if known is None and not self.language.head_last:
            return None
        return Counted(first, last, known, last, self._mixed(last, known))

    def _by_tree(self, number: Number) -> tuple[int, Noun] | None:
        """The known noun that the tree gives a number, where too many words stand between them."""
        start = tree.noun(self.tree, *number.span) if self.tree else None
        if start is None:
            return None
        index = bisect_left(self.words.starts, start)
        found = self.language.nouns.at(self.words.low, index)
        return (index + found[0] - 1, found[1]) if found and index < self.last else None

    def _verb(self, at: int) -> bool:
        """Whether a word behind the counted noun is a cue that ends the phrase: '12 people killed in …'."""
        return any(hit.first == at for hit in self.hits)

    def _mixed(self, place: int | None, noun: Noun | None) -> bool:
        if place is None or noun is None or not noun.population or place + 2 >= self.last:
            return False
        other = self.language.nouns.at(self.words.low, place + 2)
        joined = self.words.low[place + 1] in self.digits.joiners and place + 2 not in self.taken
        return bool(joined and other and other[1].population not in {None, noun.population})


def whole(text: str, found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a parser, joined again where nothing in the text ends the first of two (it splits many headlines)."""
    joined: list[Sentence] = []
    for sentence in found:
        last = joined[-1] if joined else None
        short = last is not None and sentence.end - last.start < LONGEST
        if last and short and text[last.end - 1] not in STOPS and text[last.end : sentence.start] == " ":
            shift = len(last.tokens)
            tokens = tuple(msgspec.structs.replace(token, head=token.head + shift) for token in sentence.tokens)
            joined[-1] = Sentence(start=last.start, end=sentence.end, tokens=last.tokens + tokens)
        else:
            joined.append(sentence)
    return joined


def windows(text: str, span: Span) -> Iterator[Span]:
    """A stretch without sentences (a table, a list) in pieces, so that the work grows with its length alone."""
    start, end = span
    while end - start > (LONGEST if start == span.start else PIECE):
        cut = text.rfind(" ", start + PIECE // 2, start + PIECE)
        cut = start + PIECE if cut < 0 else cut
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def sentences(text: str, segments: Iterable[Span]) -> list[Span]:
    """The sentences of segments by their signs alone, for a language without a grammar model."""
    found = []
    for start, end in segments:
        position = start
        for sign in END.finditer(text, start, end):
            if text[position : sign.end()].strip():
                found.append(Span(position, sign.end()))
            position = sign.end()
        if text[position:end].strip():
            found.append(Span(position, end))
    return found
