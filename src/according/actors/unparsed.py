"""Actors of a report in a language without a grammar: names of the tables and rosters, offices and whoever stands beside them.

Words alone decide: a name is found where the tables have it, or between an office and the next sign. What only says where
something is (``in`` a state) is no actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeVar

from according.actors import lexis, ministries, world
from according.actors.lexis import JOINED, WORD, Entries, Lexis, Phrase, folded
from according.actors.ministries import Ministry
from according.actors.phrase import by_office, of_person, spelling_key
from according.actors.world import Body, Person, Sign, State
from according.model import FURNITURE, ActorForm, ActorMention, Report, Span, identified, quote

T = TypeVar("T")

NAME: Final = 4  # words of a name
#: Offices of one person at a time, who can be called by it alone.
SINGLE: Final = frozenset(
    "foreign_minister defence_minister monarch pope president prime_minister secretary_general speaker".split()
)
WHOLE: Final = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "OPP", "REB", "SPY"})  # sectors whose body is one of its state


class Piece(NamedTuple):
    """A word: its place, the ways to read it (as it stands, without what is written onto it), the signs before it."""

    span: Span
    forms: tuple[tuple[str, int], ...]  # and how many letters were left out
    after: str  # the signs between the word before and this one

    @property
    def word(self) -> str:
        """The word as it stands, folded."""
        return self.forms[0][0]


class Row(NamedTuple):
    """What is found at a word: from which to which piece, where the bare name stands, and who it is."""

    end: int
    head: Span
    form: ActorForm
    fields: dict[str, Any]


def find(report: Report) -> tuple[ActorMention, ...]:
    """The mentions of actors in a report whose language has ``titles.toml`` with ``[writing]`` and no grammar."""
    known = lexis.of(str(report.language))
    return tuple(identified(row) for row in _Finder(report, known).rows()) if known else ()


# --- the report -----------------------------------------------------------------------------------------------------------


class _Finder:
    def __init__(self, report: Report, known: Lexis) -> None:
        self.report, self.lexis, self.day = report, known, report.reference_date
        self.pieces = self._cut()
        self.named: Entries[dict[str, Any]] = {}  # surnames of this report
        self.last: dict[str, dict[str, Any]] = {}  # who held an office here last
        self.placed = -1  # where a list of places goes on

    def _cut(self) -> list[Piece]:
        skipped = [span for mark in self.report.marks if mark.kind in FURNITURE for span in mark.spans]
        text, before = self.report.text, 0
        found = []
        for match in WORD.finditer(text):
            if not any(span.start <= match.start() < span.end for span in skipped):
                signs = text[before : match.start()]
                found.append(Piece(Span(match.start(), match.end()), tuple(self._forms(match.group())), signs))
            before = match.end()
        return found

    def _forms(self, word: str) -> Iterator[tuple[str, int]]:
        whole, known = folded(word), self.lexis
        yield whole, 0
        for sign in ("", *known.proclitics):
            rest = whole[len(sign) :]
            if not whole.startswith(sign) or len(rest) < 3:
                continue
            kept = len(known.article) if sign and known.article and sign.endswith(known.article) else 0
            if sign:
                yield whole[len(sign) - kept :], len(sign) - kept
            if known.article_after and rest.startswith(known.article_after):
                yield known.article + rest[len(known.article_after) :], len(sign) + 1

    def rows(self) -> Iterator[ActorMention]:
        k = 0
        while k < len(self.pieces):
            row = self._at(k)
            if row:
                yield self._mention(k, row)
            k = row.end if row else k + 1

    def _at(self, k: int) -> Row | None:
        return self._office(k) or self._group(k) or self._sign(k) or self._surname(k)

    def _mention(self, k: int, row: Row) -> ActorMention:
        span = Span(min(self.pieces[k].span.start, row.head.start), self.pieces[row.end - 1].span.end)
        if row.head.start < self.pieces[k].span.end:  # what is written onto the first word is no part of it
            span = Span(row.head.start, span.end)
        return ActorMention(
            report=self.report.id,
            spans=(span,),
            surface=quote(self.report.text, (span,)),
            rule=f"actors/words/{row.form}",
            head=row.head,
            form=row.form,
            **row.fields,
        )

    # --- looking up

    def _match(self, table: Entries[T], k: int, *, bare: bool) -> tuple[int, T, int] | None:
        """The longest entry at a piece: its end, its value, how many letters stand before it in the word."""
        best: tuple[int, T, int] | None = None
        for form, cut in self._readings(k, bare=bare):
            for phrase, value in table.get(form, ()):
                end = k + len(phrase)
                if (best is None or end > best[0]) and self._follows(k, phrase, bare=bare):
                    best = end, value, cut
        return best

    def _follows(self, k: int, phrase: Phrase, *, bare: bool) -> bool:
        after = self.pieces[k + 1 : k + len(phrase)]
        if len(after) < len(phrase) - 1:
            return False
        return all(
            not piece.after.strip("\u200c -")
            and (piece.word == word or (bare and self._without(piece.word) == self._without(word)))
            for piece, word in zip(after, phrase[1:], strict=True)
        )

    def _without(self, word: str) -> str:
        """A word without its article."""
        article = self.lexis.article
        return word[len(article) :] if article and word.startswith(article) and len(word) > len(article) + 2 else word

    def _readings(self, k: int, *, bare: bool) -> Iterator[tuple[str, int]]:
        """The readings of a word, with its article and, where terms are meant, without and with it."""
        for form, cut in self.pieces[k].forms:
            yield form, cut
            if bare:
                yield self._without(form), cut
                yield self.lexis.article + form, cut

    def _in(self, k: int, name: str) -> bool:
        """Whether a piece is a word of a list, article or not."""
        return 0 <= k < len(self.pieces) and any(form in self.lexis.sets[name] for form, _ in self._readings(k, bare=True))

    def _head(self, k: int, end: int, cut: int) -> Span:
        return Span(self.pieces[k].span.start + cut, self.pieces[end - 1].span.end)

    # --- offices

    def _office(self, k: int) -> Row | None:
        found = self._match(self.lexis.offices, k, bare=True)
        if found is None:
            return None
        end, office, cut = found
        if end == k + 1 and self._adjective(k):
            return None
        end, country, of = self._whose(end)
        office = world.office_in(office, country or (of.country if of else None))
        former = self._in(end, "former")
        end += former
        name = self._name(end)
        if name and (name[2] or country or of):
            return self._named(name, office, country, former=former)
        if country is None and of is None:
            known = self.last.get(office) if self._again(k, end, office) and not former else None
            return Row(end, self._head(k, end, cut), "description", known) if known else None
        vague = self._demonym(end - 1) is not None and not self._closed(end)  # some president of theirs
        one = (
            None
            if former or vague or self._in(k - 1, "deputy")
            else by_office((office,), country, self.day, of.name if of else "")
        )
        if one is None or self.day is None:
            return None
        return self._person(one, end, self._head(k, end, cut), "description", "who held the office on that day", office)

    def _adjective(self, k: int) -> bool:
        """Whether a word for an office describes the noun before it: ``الدور الرئيس`` is the main role."""
        article = self.lexis.article
        if not article or not k or self.pieces[k].after.strip() or not self.pieces[k].word.startswith(article):
            return False
        return self.pieces[k - 1].word.startswith(article) and not self._in(k - 1, "stops")

    def _again(self, k: int, end: int, office: str) -> bool:
        """Whether an office alone is that of whoever held it here last: one person's, and no adjective (``الرئيسة``)."""
        placed = end < len(self.pieces) and not self.pieces[end].after.strip() and self._in(end, "where")
        adjective = bool(self.lexis.article) and end == k + 1 and self.pieces[k].word.endswith("ه")
        return office in SINGLE and self._closed(end) and not placed and not adjective

    def _closed(self, end: int) -> bool:
        """Whether a phrase ends before a piece: its last word has the article, or a sign or a verb follows."""
        last, article = self.pieces[end - 1].forms, self.lexis.article
        if article:
            return any(form.startswith(article) for form, _ in last)
        return end >= len(self.pieces) or bool(self.pieces[end].after.strip()) or self._in(end, "stops")

    def _whose(self, k: int) -> tuple[int, str | None, Body | None]:
        """The state or body that follows an office, and where the phrase goes on; without articles a word may stand between."""
        for place in (k,) if self.lexis.article else (k, k + 1):
            if place >= len(self.pieces) or self.pieces[place].after.strip("\u200c "):
                break
            found = self._match(self.lexis.signs, place, bare=False) or self._demonym(place)
            if found and isinstance(found[1], State) and found[1].kind != "seat":
                return found[0], found[1].code, None
            if found and isinstance(found[1], Body):
                return found[0], found[1].state, found[1]
            if found or self._in(place, "stops"):
                break
        return k, None, None

    def _demonym(self, k: int) -> tuple[int, Sign, int] | None:
        """A demonym at a piece, with or without its article."""
        for form, cut in self._readings(k, bare=True):
            for phrase, sign in self.lexis.signs.get(form, ()):
                if isinstance(sign, State) and sign.kind == "demonym" and self._follows(k, phrase, bare=True):
                    return k + len(phrase), sign, cut
        return None

    def _name(self, k: int) -> tuple[int, int, Sign | None] | None:
        """A name at a piece: first and end, and whom the tables know by it."""
        sign = self.pieces[k].after if k < len(self.pieces) else ""
        while k < len(self.pieces) and (title := self._title(k)):
            k = title
        if k >= len(self.pieces) or set(self.pieces[k].after.strip()) - set("،,:«\"'()“-\u200c"):
            return None
        found = self._match(self.lexis.signs, k, bare=False)
        if found:
            return (k, found[0], found[1]) if isinstance(found[1], Person) and not found[2] else None
        run = self._run(k)
        for size in range(min(len(run), NAME), 1, -1):
            one = world.person(self._text(k, k + size))
            if one:
                return k, k + size, one[0]
        closed = k + len(run) < len(self.pieces) and self.pieces[k + len(run)].after.strip()[:1] in ("،", ",", "»", '"', ")")
        opened = sign.strip() in ("،", ",") and not (self.lexis.article and run and run[0].startswith(self.lexis.article))
        return (k, k + len(run), None) if 1 < len(run) <= NAME and closed and opened else None

    def _title(self, k: int) -> int | None:
        """Where an honorific or another office before a name ends, with whose it is."""
        title = self._match(self.lexis.honorifics, k, bare=False)
        office = None if title else self._match(self.lexis.offices, k, bare=True)
        return title[0] if title else self._whose(office[0])[0] if office else None

    def _run(self, k: int) -> list[str]:
        """The words from a piece on that may be one name: no sign between them, none that goes on a sentence."""
        found: list[str] = []
        for place in range(k, min(k + NAME + 1, len(self.pieces))):
            if (found and self.pieces[place].after.strip("\u200c- ")) or self._in(place, "stops") or self._in(place, "former"):
                break
            found.append(self.pieces[place].word)
        return found

    def _text(self, first: int, end: int) -> str:
        return self.report.text[self.pieces[first].span.start : self.pieces[end - 1].span.end]

    def _named(self, name: tuple[int, int, Sign | None], office: str, country: str | None, *, former: bool) -> Row:
        first, end, sign = name
        head = self._head(first, end, 0)
        if isinstance(sign, Person):
            return self._person(sign, end, head, "name", "a name of the table", office, former=former)
        fields = {
            "type": "person",
            "actor": spelling_key(self._text(first, end)),
            "name": self._text(first, end),
            "country": country,
            "sector": "ELI" if former else world.office_sector(office),
            "office": None if former else office.replace("_", " "),
            "reason": "spelling",
        }
        self._learn(first, end, fields, office)
        return Row(end, head, "name", fields)

    def _person(
        self, one: Person, end: int, head: Span, form: ActorForm, reason: str, office: str = "", *, former: bool = False
    ) -> Row:
        known = of_person(one, self.day, former=former, given=(office,), reason=reason, loose=self.day is None)
        fields = {name: getattr(known, name) for name in ("type", "actor", "name", "country", "sector", "office", "reason")}
        if form == "name":
            last = self._pieces_of(head)
            self._learn(last[0], last[-1] + 1, fields, (known.office or "").replace(" ", "_"))
        return Row(end, head, form, fields)

    def _pieces_of(self, head: Span) -> list[int]:
        return [k for k, piece in enumerate(self.pieces) if head.start < piece.span.end and piece.span.start < head.end]

    def _learn(self, first: int, end: int, fields: dict[str, Any], office: str) -> None:
        """From here on the surname is enough, and the office while nobody else holds it here."""
        start = end - 1
        while start > first + 1 and self.pieces[start - 1].word in JOINED:
            start -= 1
        surname = tuple(piece.word for piece in self.pieces[start:end])
        if start > first and len(surname[-1]) > 3:
            self.named[surname[0]] = ((surname, fields | {"reason": "the one in this report so named"}),)
        if office:
            self.last[office] = fields | {"reason": "the last one of that office"}

    # --- names, groups

    def _surname(self, k: int) -> Row | None:
        found = self._match(self.named, k, bare=False)
        if found:
            return Row(found[0], self._head(k, found[0], found[2]), "name", found[1])
        for form, cut in self.pieces[k].forms:
            one = self.lexis.surnames.get(form)
            if one and self.day and not one.left(self.day):
                return self._person(one, k + 1, self._head(k, k + 1, cut), "name", "the one such surname in office then")
        return None

    def _sign(self, k: int) -> Row | None:
        found = self._match(self.lexis.signs, k, bare=False) or self._demonym(k)
        if found is None:
            return None
        end, sign, cut = found
        head = self._head(k, end, cut)
        if isinstance(sign, Person):
            return self._person(sign, end, head, "name", "a name of the table")
        if isinstance(sign, Body):
            latin = self.pieces[k].word.isascii()
            unsaid = not self._capitals(head) if latin else self._unsaid(k, end, sign)
            return None if unsaid else Row(end, head, "name", _body(sign))
        return self._state(k, end, head, sign, cut)

    def _unsaid(self, k: int, end: int, body: Body) -> bool:
        """Whether a name that is a common word too stands without a word for its kind or quotation marks beside it."""
        if body.type == "media":
            return not self._in(k - 1, "media")
        quoted = bool(set(self.pieces[k].after) & set("\"«“'"))
        return end == k + 1 and self._in(k, "common") and not quoted and not self._in(k - 1, "generic")

    def _capitals(self, head: Span) -> bool:
        """Whether an abbreviation in Latin letters stands there as one: three capitals or more, no part of an address."""
        text = self.report.text
        around = text[max(head.start - 1, 0) : head.start] + text[head.end : head.end + 1]
        return text[head.start : head.end].isupper() and head.end - head.start > 2 and not set(around) & set("%/=&_")

    def _state(self, k: int, end: int, head: Span, sign: State, cut: int) -> Row | None:
        if sign.kind == "demonym":
            ends = self.pieces[k].word.endswith(tuple(self.lexis.sets["plural_endings"]))
            beside = k and self.pieces[k - 1].word.endswith((*self.lexis.sets["plural_endings"], "ات"))
            return Row(end, head, "demonym", _people(sign.code)) if ends and not beside else None
        near = not self.pieces[k].after.strip(" \"'«“")
        listed = near and self.placed == k and (cut or self.pieces[k - 1].word == "و")
        placed = (
            listed
            or (near and k and self.pieces[k - 1].word in self.lexis.honorifics)
            or (near and self._in(k - 1, "where"))
            or (cut and self.pieces[k].word[0] == "ب")
        )
        if placed:
            self.placed = end + (end < len(self.pieces) and self.pieces[end].word == "و")
        form: ActorForm = "seat" if sign.kind == "seat" else "name"
        return None if placed else Row(end, head, form, _government(sign.code, seat=form == "seat"))

    def _group(self, k: int) -> Row | None:
        """A word for a body or group with the state that it is of: ``الحكومة الإسرائيلية``, ``دولت آمریکا``."""
        term = self._match(self.lexis.sectors, k, bare=True)
        office, named = self._match(self.lexis.offices, k, bare=True), self._match(self.lexis.signs, k, bare=False)
        field = self._match(self.lexis.ministries, k, bare=True)
        if term is None or office or named:
            return None
        last, sector, cut = (field[0], term[1], field[2]) if field else term
        end, country, of = self._whose(last)
        if country is None or of is not None or end > last + 2:
            return None
        head = self._head(k, last, cut)
        if field:
            return Row(end, head, "description", _ministry(ministries.of_state(field[1], country), country, sector))
        if self._in(k, "governing") or self._in(k, "loaded"):
            return Row(end, head, "description", _government(country, seat=False))
        if self._in(k, "populations"):
            return Row(end, head, "description", _people(country))
        name = "-".join(self._without(piece.word[cut * (place == 0) :]) for place, piece in enumerate(self.pieces[k:last]))
        fields: dict[str, Any] = {"country": country, "sector": sector, "office": None}
        if self._in(k, "single"):
            here = f"{self.report.id}:{head.start}"
            return Row(end, head, "description", fields | {"type": "person", "actor": here, "name": None, "reason": ""})
        kind = "organisation" if self._in(k, "bodies") else "group"
        if kind == "organisation" and sector not in WHOLE:  # a newspaper of a state is one of many
            here = f"{self.report.id}:{country}-{name}".lower()
            return Row(end, head, "description", fields | {"type": kind, "actor": here, "name": None, "reason": ""})
        fields |= {"type": kind, "actor": f"state:{country}/{name}", "name": f"{world.states()[country]} ({name})"}
        return Row(end, head, "description", fields | {"reason": "described by whose it is"})


def _body(body: Body) -> dict[str, Any]:
    fields = {"type": body.type, "actor": body.actor, "name": body.name, "country": body.state, "sector": body.sector or None}
    return fields | {"office": None, "reason": "a name of the table"}


def _ministry(found: Body | Ministry, country: str, sector: str) -> dict[str, Any]:
    if isinstance(found, Body):
        return _body(found)
    fields = {"type": "ministry", "actor": found.actor, "name": found.name, "country": country, "sector": sector}
    return fields | {"office": None, "reason": "a ministry of its state"}


def _government(code: str, *, seat: bool) -> dict[str, Any]:
    fields = {"type": "government", "actor": f"state:{code}", "name": world.states()[code], "country": code, "sector": "GOV"}
    return fields | {"office": None, "reason": "the seat of its government" if seat else "a name of the table"}


def _people(code: str) -> dict[str, Any]:
    name = f"{world.states()[code]} (people)"
    fields = {"type": "population", "actor": f"state:{code}/people", "name": name, "country": code, "sector": "CVL"}
    return fields | {"office": None, "reason": "its people"}
