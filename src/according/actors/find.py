"""The actors of a report: every phrase that names or describes one, and who it is inside the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from according.actors import titles as lexicon
from according.actors import unparsed, world
from according.actors.cast import Cast, spoken
from according.actors.joint import joint
from according.actors.lands import lands
from according.actors.members import Draft, Speech
from according.actors.nouns import Phrase, Table, heads, is_actor_place, phrase
from according.actors.phrase import of_words
from according.actors.sides import first_persons
from according.actors.titles import Titles
from according.actors.words import plain, words
from according.actors.world import Body, Hit, Person, State
from according.model import FURNITURE, ActorForm, ActorMention, Report, Sentence, Span, Spans, identified, quote

SILENT: Final = Speech()
QUOTED: Final = 8  # words of a name in quotation marks
JOINT: Final = "actors/joint"  # the rule of those who share a phrase
SHORT: Final = 20  # words of a report that may be one noun phrase


def find(report: Report, sentences: Sequence[Sentence], speech: Speech = SILENT) -> tuple[ActorMention, ...]:
    """The mentions of actors in a report, in order; by words alone without a grammar, nothing without ``titles.toml``.

    Who speaks stays in mind, and whoever speaks is somebody: with ``speech`` these are mentions too.
    """
    titles = lexicon.load(str(report.language)) if report.language else None
    if titles is None or not sentences:
        return unparsed.find(report) if titles else ()
    tables = [Table(sentence, report.text, str(report.language)) for sentence in sentences if sentence.tokens]
    if _is_phrase(tables):
        return _whole(report, titles)
    skipped = [span for mark in report.marks if mark.kind in FURNITURE for span in mark.spans]
    cast = Cast(report, titles)
    cast.lands = lands(tables, titles, cast.day)
    cast.memory.states.update(hit.sign.code for table in tables for hit in table.hits if isinstance(hit.sign, State))
    cast.states.update(h.sign.code for t in tables for h in t.hits if isinstance(h.sign, State) and t.stands_for_a_state(h))
    read = [
        [draft for draft in _of_sentence(table, titles, number, speech) if not _covers(skipped, draft.span.start)]
        for number, table in enumerate(tables)
    ]
    for drafts in read:
        cast.learn(drafts)
    for drafts in read:
        cast.read(drafts)
    cast.found += list(first_persons(cast, tables, speech))
    rows: dict[tuple[Span, Spans], ActorMention] = {}
    for row in cast.rows():
        rows.setdefault((row.head, row.spans if row.rule == JOINT else ()), row)
    return tuple(identified(row) for row in sorted(rows.values(), key=lambda row: (row.spans[0].start, -row.spans[0].end)))


def _covers(spans: Sequence[Span], place: int) -> bool:
    return any(span.start <= place < span.end for span in spans)


def _is_phrase(tables: Sequence[Table]) -> bool:
    """Whether a text is one noun phrase or name and nothing else: a title, a label, a phrase to be coded."""
    tokens = [token for table in tables for token in table.tokens]
    if not tokens or len(tokens) > SHORT or tokens[-1].text in ".!?":
        return False
    if len(tokens) > 3 and all(token.text.isupper() for token in tokens if token.text.isalpha()):
        return False  # a line in capitals
    finite = any("VerbForm=Fin" in t.feats and t.relation in ("root", "aux", "cop", "conj", "parataxis") for t in tokens)
    name = all(word.text[:1].isupper() for table in tables for word in table.words)
    clause = any(token.upos == "AUX" or token.text == "," for token in tokens)  # a headline in capitals
    if any(token.text == ":" for token in tokens) or _tells_an_act(tables[0]):
        return False  # a headline
    return (len(tables) == 1 and not finite) or (name and not clause)


def _tells_an_act(table: Table) -> bool:
    """Whether a phrase says who does something against whom: ``attaques d'Alpha contre Beta``."""
    tops = [i for hit in table.hits if (inside := table.tokens_in(table.span_of(hit))) for i in [table.top(inside)]]
    return len(tops) > 1 and any(table.case(i) in ("against", "contre") for i in tops)


def _whole(report: Report, titles: Titles) -> tuple[ActorMention, ...]:
    """One mention for a text that is one phrase."""
    found = words(report.text)
    known = of_words(found, world.hits(found, str(report.language)), titles, report.reference_date)
    if not found or (known.sector is None and known.country is None and known.actor is None):
        return ()
    span = Span(found[0].start, found[-1].end)
    row = ActorMention(
        report=report.id,
        spans=(span,),
        surface=quote(report.text, (span,)),
        rule="actors/phrase",
        head=span,
        form="name" if known.name else "description",
        type=known.type,
        actor=known.actor or f"{report.id}:{span.start}",
        name=known.name,
        country=known.country,
        sector=known.sector,
        office=known.office,
        reason=known.reason,
    )
    return (identified(row),)


def _of_sentence(table: Table, titles: Titles, number: int, speech: Speech) -> list[Draft]:
    """The phrases of a sentence that denote somebody, in order, with what is known of who speaks and what is quoted."""
    start, end = table.sentence.start, table.sentence.end
    here = speech.speakers[bisect_left(speech.speakers, (start, start)) : bisect_left(speech.speakers, (end, end))]
    first, last = bisect_right(speech.quotes, start, key=lambda q: q.end), bisect_left(speech.quotes, (end, end))
    quotes = speech.quotes[first:last]
    voices = {table.top(inside): span for span in here if (inside := table.tokens_in(span))}
    shared = [draft for draft in joint(table, titles, number) if draft.pieces]
    alone = [draft for draft in _drafts(table, titles, number) if not any(_shared(draft, one) for one in shared)]
    found = [*shared, *(_with_quoted_name(draft, quotes) for draft in alone)]
    heads = {draft.phrase.head for draft in found}
    found += filter(None, (_voice(table, titles, number, top, span) for top, span in voices.items() if top not in heads))
    joined = voices.keys() | {k for top in voices for k in table.kids[top] if table.relation(k) == "conj"}
    return [
        draft._replace(speaks=draft.phrase.head in joined, quoted=_covers(quotes, draft.span.start))
        for draft in _outer(sorted(found, key=lambda d: (d.span.start, -d.span.end)))
    ]


def _shared(draft: Draft, one: Draft) -> bool:
    """Whether a draft is the noun of those who share a phrase, or one of their adjectives, which is nobody by itself."""
    return draft.phrase.head == one.phrase.head or (draft.form == "demonym" and _inside(draft.span, one.span))


def _with_quoted_name(draft: Draft, quotes: Sequence[Span]) -> Draft:
    """A draft whose name goes on to the end of its quotation marks: ``la « Brigade du port »``."""
    table, named = draft.phrase.table, draft.named
    around = next((q for q in quotes if named and q.start < named.start and named.end < q.end), None)
    inside = table.tokens_in(around) if around else []
    names = [i for i in inside if table.tokens[i].text[:1].isalnum()]
    if named and any(_names_another(table, i, named) for i in names):
        return draft
    if not named or not 1 < len(names) <= QUOTED or table.tokens[names[0]].start != named.start:
        return draft
    if any("VerbForm=Fin" in table.tokens[i].feats for i in names):
        return draft
    first, end = min(draft.phrase.first, inside[0]), max(draft.phrase.end, inside[-1] + 1)
    return draft._replace(
        phrase=draft.phrase._replace(first=first, end=end), named=Span(named.start, table.tokens[names[-1]].end)
    )


def _names_another(table: Table, i: int, named: Span) -> bool:
    """Whether a word behind a name joins another name to it: « Alpha et Beta »."""
    token = table.tokens[i]
    joins = token.upos == "CCONJ" and token.start == named.end + 1 and i + 1 < len(table.tokens)
    return joins and table.tokens[i + 1].text[:1].isupper()


def _voice(table: Table, titles: Titles, number: int, top: int, span: Span) -> Draft | None:
    """Whoever speaks and is no mention yet: a pronoun, a name that the grammar takes for none, a description."""
    token = table.tokens[top]
    inside = table.tokens_in(span)
    if titles.pronouns.get(spoken(table.text[span.start : span.end]), "rel") != "rel":
        return Draft(Phrase(table, inside[0], inside[-1] + 1, top, span), None, "pronoun", number)
    whole = phrase(table, top)
    if token.upos == "PROPN" and len(token.text) > 1:
        first, end = top, top + 1
        while first > whole.first and table.tokens[first - 1].upos == "PROPN":
            first -= 1
        while end < whole.end and table.tokens[end].upos == "PROPN":
            end += 1
        return Draft(whole, Span(table.tokens[first].start, table.tokens[end - 1].end), "name", number)
    return Draft(whole, _name_span(table, whole, top), "description", number) if token.upos == "NOUN" else None


def _drafts(table: Table, titles: Titles, number: int) -> Iterator[Draft]:
    """The phrases of a sentence that may denote an actor."""
    for head, how in heads(table, titles):
        if how == "noun" and not _denotes(table, head):
            continue
        found = phrase(table, head)
        if how == "known" and not _acts(table, found, head):
            continue
        yield Draft(found, _name_span(table, found, head), _form(table, head, how), number)
    yield from _owners(table, number)
    for i, token in enumerate(table.tokens):
        if token.upos != "PRON":
            continue
        part = Span(token.start + (token.text.rfind("-") + 1 if token.text.startswith("-") else 0), token.end)
        what = titles.pronouns.get(spoken(table.text[part.start : part.end]), "rel")
        after = [plain(spoken(told.text)) for told in table.tokens[i + 1 : i + 3]]
        nobody = {*after[:1], " ".join(after)} & titles.sets["impersonal"]
        empty = token.relation == "expl" or (bool(nobody) and what[:2] == "m.")
        if what not in ("rel", "n.sg") and token.deprel != "nmod:poss" and not empty:
            yield Draft(Phrase(table, i, i + 1, i, part), None, "pronoun", number)


def _outer(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts without the titles of others (``Prime Minister`` in ``Prime Minister Ana Ruiz``) and parts of their names."""
    named = [d for d in drafts if d.named]
    for draft in drafts:
        others = [d for d in named if d is not draft]
        if draft.named:
            inner = any(_inside(draft.named, d.named) and draft.named != d.named for d in others if d.named)
            again = any(
                draft.named == d.named and d.span.end - d.span.start > draft.span.end - draft.span.start for d in others
            )
            if not inner and not again:
                yield draft
        elif draft.form == "pronoun" or not any(_inside(draft.span, d.span) and _is_title(draft, d) for d in others):
            yield draft


def _inside(a: Span, b: Span) -> bool:
    return b.start <= a.start and a.end <= b.end


def _is_title(draft: Draft, one: Draft) -> bool:
    """Whether a description in a named phrase is the title of the name: no preposition governs it."""
    return not draft.phrase.table.case(draft.phrase.head) or draft.phrase.head == one.phrase.head


def _denotes(table: Table, head: int) -> bool:
    """Whether a noun refers to somebody: no predicate (``is a lawyer``), no part of another name."""
    token = table.tokens[head]
    if any(table.relation(k) == "cop" for k in table.kids[head]) or token.relation in ("xcomp", "fixed"):
        return False
    return table.case(head) not in ("as", "comme", "en tant que")


def _acts(table: Table, found: Phrase, head: int) -> bool:
    """Whether a known name stands for somebody: names of states only where they act."""
    hit = next((h for h in found.hits() if isinstance(h.sign, State) and h.sign.kind in ("name", "seat")), None)
    if hit is None:
        return True
    span = found.words[hit.first : hit.end]
    here = table.tokens[head]
    if not span or not (span[0].start <= here.start < span[-1].end):
        return True
    assert isinstance(hit.sign, State)
    return is_actor_place(table, head, seat=hit.sign.kind == "seat")


def _owners(table: Table, number: int) -> Iterator[Draft]:
    """States that own what follows: ``Iran's foreign minister``, ``le ministre iranien`` has none."""
    for hit in table.hits:
        if isinstance(hit.sign, State) and hit.sign.kind in ("name", "seat"):
            inside = table.tokens_in(table.span_of(hit))
            if inside and table.tokens[table.top(inside)].deprel == "nmod:poss":
                found = Phrase(table, inside[0], inside[-1] + 1, table.top(inside))
                yield Draft(found, table.span_of(hit), "seat" if hit.sign.kind == "seat" else "name", number)


def _name_span(table: Table, found: Phrase, head: int) -> Span | None:
    """The bare name in a phrase: the known name or the entity that its head belongs to."""
    here = table.tokens[head]
    inside = found.span
    shown = [h for h in table.hits if not (isinstance(h.sign, State) and h.sign.kind in ("demonym", "people"))]
    known = [table.span_of(h) for h in shown if not _another(table, h)]
    people = [Span(table.tokens[a].start, table.tokens[b - 1].end) for a, b, tag in table.entities if tag == "PER"]
    named = [Span(table.tokens[a].start, table.tokens[b - 1].end) for a, b, tag in table.entities if tag == "ORG"]
    persons = [table.span_of(h) for h in table.hits if isinstance(h.sign, Person)]
    for spans in (persons, people):
        for span in spans:
            if inside.start <= span.start and span.end <= inside.end and _reaches(table, head, span):
                return span
    behind = _behind_role(table, found, people)
    if behind:
        return behind
    for spans in (known, named):
        for span in spans:
            if span.start <= here.start < span.end and inside.start <= span.start:
                return Span(span.start, min(span.end, inside.end))
    follows = [s for s in known + named if here.end <= s.start and s.end <= inside.end and _reaches(table, head, s)]
    return max(follows, key=lambda s: s.end - s.start, default=None)


def _another(table: Table, hit: Hit) -> bool:
    """Whether a known name of several words is only the end of a longer one: ``the National Security Council``."""
    before = table.words[hit.first - 1] if hit.first else None
    if not isinstance(hit.sign, Body) or hit.end - hit.first < 2 or before is None or not before.text[:1].isupper():
        return False
    span = table.span_of(hit)
    longer = any(
        tag == "ORG" and table.tokens[a].start <= before.start and span.end <= table.tokens[b - 1].end
        for a, b, tag in table.entities
    )
    return longer and not any(h.end == hit.first and isinstance(h.sign, State) for h in table.hits)


def _behind_role(table: Table, found: Phrase, people: Sequence[Span]) -> Span | None:
    """The name that closes a phrase whose head has a bare noun behind it: ``le capitaine de police Bob Ruiz``."""
    tokens = table.tokens
    for span in people:
        inside = table.tokens_in(span)
        between = tokens[found.head + 1 : inside[0]] if inside and inside[-1] == found.end - 1 else ()
        if len(between) == 2 and between[0].text.lower() in ("de", "d'", "d’") and between[1].upos == "NOUN":
            return span
    return None


def _reaches(table: Table, head: int, span: Span) -> bool:
    """Whether a person's name belongs to the head of a phrase: it is it, or stands in apposition to it."""
    for i in table.tokens_in(span):
        if i == head:
            return True
        token = table.tokens[i]
        steps = 0
        while token.head != i and steps < 4:
            bare = not any(table.relation(k) == "case" for k in table.kids[i])
            if token.relation == "compound" and i < token.head and token.head == head:
                break  # the Ruiz administration
            if token.relation not in ("flat", "appos", "compound", "dep") and not (token.relation == "nmod" and bare):
                break
            if token.head == head:
                return True
            i = token.head
            token = table.tokens[i]
            steps += 1
    return False


def _form(table: Table, head: int, how: str) -> ActorForm:
    here = table.tokens[head]
    for hit in table.hits:
        span = table.span_of(hit)
        if span.start <= here.start < span.end:
            if isinstance(hit.sign, State):
                return "seat" if hit.sign.kind == "seat" else "name" if hit.sign.kind == "name" else "demonym"
            if isinstance(hit.sign, Body | Person):
                return "name"
    return "description" if how == "noun" else "name"
