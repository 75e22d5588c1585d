"""What a report has told about each of its actors so far, and the phrases that are to be told apart."""

from __future__ import annotations

from typing import Final, NamedTuple

from msgspec import Struct

from according.actors.names import gender_of, is_part, parts, same
from according.actors.nouns import Phrase
from according.actors.titles import Titles
from according.actors.words import Word, plain
from according.actors.world import Body, State
from according.model import ActorForm, Span


class Speech(NamedTuple):
    """What is known of a report's words before anybody is named: the phrases of those who speak, and what stands in quotes."""

    speakers: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    said: tuple[tuple[Span, Span], ...] = ()  # a stretch of somebody's words, and the phrase of whose they are


class Draft(NamedTuple):
    """A phrase that may denote an actor, its bare name and its form, the number of its sentence, and whether it speaks."""

    phrase: Phrase
    named: Span | None
    form: ActorForm
    sentence: int
    speaks: bool = False
    quoted: bool = False
    of: State | Body | None = None  # whose it is, where one phrase names several of one kind
    one: str = ""  # the singular of its noun, where each of these has one
    pieces: tuple[Span, ...] = ()  # its own words in such a phrase

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return self.phrase.span

    @property
    def head(self) -> Span:
        """The bare name, or the noun of a description."""
        token = self.phrase.table.tokens[self.phrase.head]
        return self.named or self.phrase.part or Span(token.start, token.end)

    @property
    def word(self) -> str:
        """The noun that heads it, in plain form."""
        return self.one or plain(self.phrase.table.tokens[self.phrase.head].text)

    @property
    def low(self) -> list[str]:
        """Its words in plain form."""
        return [word.plain for word in self.words]

    @property
    def words(self) -> list[Word]:
        """Its words as names are matched; of one of those who share a phrase its own."""
        found = self.phrase.words
        return [w for w in found if any(a <= w.start < b for a, b in self.pieces)] if self.pieces else found

    @property
    def subject(self) -> bool:
        """Whether it is a subject."""
        return self.phrase.table.relation(self.phrase.head) == "nsubj"

    @property
    def gender(self) -> str:
        """The gender that its article or its head shows, in a language whose nouns have one: m, f or ''."""
        tokens = self.phrase.table.tokens
        feats = (tokens[i].feats for i in (self.phrase.first, self.phrase.head) if "Poss=Yes" not in tokens[i].feats)
        return next((GENDERS[part] for feat in feats for part in feat.split("|") if part in GENDERS), "")

    def definite(self) -> bool:
        """Whether it names somebody known: *the group*, *this minister*, *his aide*."""
        feats = [t.feats for t in self._opening()]
        return any("Definite=Def" in f or "PronType=Dem" in f or "Poss=Yes" in f for f in feats)

    def indefinite(self) -> bool:
        """Whether it names somebody new: *a group*."""
        return any("Definite=Ind" in t.feats for t in self._opening())

    def _opening(self) -> tuple:  # type: ignore[type-arg]
        return self.phrase.table.tokens[self.phrase.first : self.phrase.end][:2]


GENDERS: Final = {"Gender=Fem": "f", "Gender=Masc": "m"}


class Member(Struct, kw_only=True):
    """An actor of the report: what is known so far."""

    actor: str
    name: str | None
    type: str
    country: str | None = None
    sector: str | None = None
    office: str | None = None  # the first in rank
    offices: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()  # offices that the report gives
    plural: bool = False
    gender: str = ""
    words: frozenset[str] = frozenset()  # of all phrases that named it
    heads: frozenset[str] = frozenset()  # the nouns of these
    role: str = ""  # of a ministry whose state nobody named

    @property
    def person(self) -> bool:
        """Whether it is one human being."""
        return self.type == "person" and not self.plural


class Sighting(NamedTuple):
    """A mention of an actor as later ones look back on it."""

    member: Member
    sentence: int
    start: int
    speaks: bool
    subject: bool
    quoted: bool
    gender: str  # of a noun for a body, where nouns have one


Found = tuple[Member, str]  # who, and why

BODY_TYPES: Final = frozenset({"armed_group", "organisation", "media", "ministry"})


def gender(name: str | None) -> str:
    """The usual gender of the given name of a full name: m, f or ''."""
    words = (name or "").split()
    return gender_of(words[0]) if len(words) > 1 else ""


def is_person(name: str, member: Member) -> bool:
    """Whether a name is that of a person of the report: a spelling of it, or a part of the one or the other."""
    if not member.name or not member.person:
        return False
    if same(name, member.name):
        return True
    more = len(parts(member.name)) - len(parts(name))
    return (more > 0 and is_part(name, member.name)) or (more < 0 and is_part(member.name, name))


def is_body(name: str, member: Member) -> bool:
    """Whether a name is that of a body of the report: its spelling, its initials, or a part that is enough."""
    if not member.name or member.type not in BODY_TYPES:
        return False
    return bool(same(name, member.name)) or acronym(name, member.name) or acronym(member.name, name)


def acronym(short: str, long: str) -> bool:
    """Whether a name in capitals is made of the first letters of a longer one."""
    return bool(letters(short)) and letters(short) == first_letters(long)


def letters(name: str) -> str:
    """The letters of a name that is written in a few capitals; '' of other names."""
    found = name.replace(".", "")
    return found if 1 < len(found) <= 6 and found.isupper() else ""


def first_letters(name: str) -> str:
    """The first letters of the words of a name that begin with capitals."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[:1].isupper())


def is_glued(name: str, titles: Titles) -> bool:
    """Whether a name is written together with the title before it: ``M.Duval``."""
    title, _, rest = name.partition(".")
    return rest[:1].isupper() and rest[1:2].islower() and (plain(title),) in titles.honorifics


def stripped(name: str, titles: Titles) -> str:
    """A name without honorifics and titles before it, written together with it or not (``M.Duval``)."""
    rest = (name.partition(".")[2] if is_glued(name, titles) else name).split()
    while len(rest) > 1 and ((plain(rest[0]),) in titles.honorifics or titles.sector_at([plain(rest[0])], 0)):
        rest = rest[1:]
    return " ".join(rest).strip("’'.,")
