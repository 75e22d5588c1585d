"""The statements of one sentence, before they become rows: cue, speaker and content as stretches of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from according.model import Span
from according.statements import contents, phrases, speakers
from according.statements.cues import Hit, hits
from according.statements.hearers import hearer
from according.statements.lexicon import Cue, Lexicon
from according.statements.quotes import Quoted
from according.statements.site import Content, inserted, site, trim
from according.statements.units import Unit
from according.statements.voice import has_voice, is_somebody

Range = tuple[int, int]
#: What a thing can do as well (show, suggest, demand): here the subject must be somebody who speaks.
VOICED: Final = frozenset(
    "show suggest conclude stress reveal confirm demand reject threaten note predict promise recall describe explain order "
    "urge name judge expect record mention offer question testify blame propose agree express reaffirm".split()
)


@dataclass
class Draft:
    """A statement in the making; spans are those of the text."""

    unit: int
    cue: Cue | None
    rule: str
    content: list[Span]
    form: str
    cue_spans: list[Span] = field(default_factory=list)
    speaker: Span | None = None
    speaker_head: str = ""  # the head word in lower case
    speaker_unit: int = -1
    addressee: Span | None = None
    conditional: bool = False
    relay: Span | None = None  # a medium that passes the words on

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1].end


def drafts(units: Sequence[Unit], lexicon: Lexicon, quotes: Sequence[Quoted]) -> list[Draft]:
    """The statements of all sentences that have a cue of their own."""
    found: list[Draft] = []
    for index, unit in enumerate(units):
        found += _heard_alike(list(_of_unit(index, unit, lexicon, quotes)))
        found += _according(index, unit, lexicon, quotes)
    return found


def _of_unit(index: int, unit: Unit, lexicon: Lexicon, quotes: Sequence[Quoted]) -> Iterator[Draft]:
    known: list[tuple[Hit, Range | None]] = []
    for hit in hits(unit, lexicon):
        if hit.shape != "bare":
            known.append((hit, speakers.speaker(unit, lexicon, hit, known)))
    live: list[tuple[Hit, Range | None]] = []
    for hit, who in reversed(_with_controllers(known)):
        if who is None or not speaks(unit, lexicon, who, hit):
            continue
        if hit.shape == "passive" and "as" not in hit.cue.words:
            continue
        said = contents.content(site(unit, lexicon, hit, who, live))
        if not said or _swallows(said, hit) or _act(unit, lexicon, hit, who, said) or _result(lexicon, hit, who, known):
            continue
        live.insert(0, (hit, who))
        passed_on = hit.shape == "gerund" and unit.words[hit.at] in lexicon.sets["citing"]
        if not hit.negated and not passed_on and not _nobody(unit, lexicon, who):
            yield _cited(unit, lexicon, hit, who, _draft(index, unit, lexicon, hit, who, said, quotes))


def _nobody(unit: Unit, lexicon: Lexicon, who: Range) -> bool:
    """Whether a subject says that nobody spoke: ``neither the mayor nor the police``, ``aucun des deux``."""
    nobody = lexicon.sets["nobody"]
    return unit.words[who[0]] in nobody or (who[0] > 0 and unit.words[who[0] - 1] in nobody and not unit.is_mark(who[0] - 1))


def _heard_alike(made: list[Draft]) -> list[Draft]:
    """Drafts of a sentence; a participle's words go to whom its speaker speaks: ``told the court …, adding that …``."""
    for draft in made:
        if draft.addressee is None and draft.rule.startswith("statements/gerund"):
            draft.addressee = next(
                (other.addressee for other in made if other.speaker == draft.speaker and other.addressee), None
            )
    return made


def _cited(unit: Unit, lexicon: Lexicon, hit: Hit, who: Range, draft: Draft) -> Draft:
    """A statement that a medium passes on from a source that it cites: ``the paper, citing the court, reported that …``."""
    citing = next((k for k in range(unit.size) if unit.words[k] in lexicon.sets["citing"]), None)
    if (
        citing is None
        or hit.shape != "finite"
        or unit.quote[citing] >= 0
        or not set(unit.words[who[0] : who[1]]) & lexicon.sets["media"]
    ):
        return draft
    source = phrases.starting_at(unit, citing + 1, limit=unit.size)
    if source is None or hit.cue.kind == "mention" or not (source[1] <= hit.first or citing > hit.last):
        return draft
    draft.relay = stretch(unit, (who[0], min(who[1], citing - 1) if who[0] < citing < who[1] else who[1]))
    draft.speaker = stretch(unit, source)
    draft.rule += "-citing"
    return draft


def _with_controllers(known: Sequence[tuple[Hit, Range | None]]) -> list[tuple[Hit, Range | None]]:
    """Participles before their subject take the speaker of the first cue after them: ``Stressing that …, the envoy said``."""
    found: list[tuple[Hit, Range | None]] = []
    for i, (hit, who) in enumerate(known):
        if hit.shape == "gerund" and hit.first <= 2:
            later = next((w for other, w in known[i + 1 :] if w and other.shape == "finite" and w[0] > hit.last), None)
            who = later or who
        found.append((hit, who))
    return found


def _swallows(said: Content, hit: Hit) -> bool:
    """Whether a content holds its own cue."""
    return any(first <= hit.at < end for first, end in said.ranges)


def _act(unit: Unit, lexicon: Lexicon, hit: Hit, who: Range, said: Content) -> bool:
    """Whether a verb of saying tells what is done: by a thing (``the rise shows``) or to one (``declared war``)."""
    if (said.form != "clause" or hit.shape == "gerund") and not _voiced(unit, lexicon, hit, who):
        return True
    only, listed = lexicon.only.get(hit.cue.lemma), lexicon.acts.get(hit.cue.lemma)
    if only is not None and not any(
        unit.words[k] in only for k in range(said.ranges[0][0], min(said.ranges[0][0] + 4, unit.size))
    ):
        return True
    if listed is None or said.form not in ("np", "inf", "clause"):
        return False
    where = (said.addressee if said.form == "inf" else None) or said.ranges[0]
    if unit.opens[where[0]] or unit.words[where[0]] in lexicon.sets["complementizers"]:
        return False
    found = phrases.starting_at(unit, where[0], limit=where[1]) or where
    things = {unit.words[phrases.head_of(unit, *found)], unit.words[found[1] - 1]}
    if "*VOICE" in listed and said.form == "np" and is_somebody(unit, lexicon, found):
        return True  # 'cites a colonel': who is cited is a link of the chain, no content
    return bool(things & listed) or ("*PER" in listed and unit.tokens[found[0]].entity.endswith("PER"))


def _result(lexicon: Lexicon, hit: Hit, who: Range, known: Sequence[tuple[Hit, Range | None]]) -> bool:
    """Whether a participle tells what an event shows, nobody having spoken: ``The pumps stopped, signalling that …``."""
    finite = [(other, whose) for other, whose in known if other.shape == "finite"]
    spoken = any(other.at < hit.at or (hit.at < who[0] and whose == who) for other, whose in finite)
    return hit.shape == "gerund" and hit.cue.lemma in lexicon.sets["resultative"] and not spoken


def _voiced(unit: Unit, lexicon: Lexicon, hit: Hit, who: Range) -> bool:
    """Whether a phrase, or the subject that the tree gives inside it, can speak."""
    if (unit.has(who[0], "PRON") and "Poss=Yes" not in unit.tokens[who[0]].feats) or has_voice(unit, lexicon, who):
        return True
    subjects = [kid for kid in unit.kids[hit.at] if unit.relation(kid) == "nsubj" and who[0] <= kid < who[1]]
    return any(has_voice(unit, lexicon, (max(who[0], unit.low[kid]), kid + 1)) for kid in subjects)


def speaks(unit: Unit, lexicon: Lexicon, who: Range, hit: Hit) -> bool:
    """Whether a noun phrase can be the source of a cue."""
    words = unit.words[who[0] : who[1]]
    sets = lexicon.sets
    if not words:
        return False
    if len(words) == 1 and (
        words[0] in sets["empty_subjects"] and not (words[0] in lexicon.pronouns and unit.has(who[0], "PRON"))
    ):
        return False
    if words[0] in sets["first_person"] and len(words) == 1:
        return False
    if _no_source(unit, lexicon, who) or (words[0] in sets["anybody"] and unit.relation(hit.at) == "acl"):
        return False  # 'those who say so'
    if inserted(unit, hit, who):
        return words[0] not in sets["first_person"]
    if unit.quote[hit.at] >= 0 and (len(words) == 1 and not unit.has(who[0], "PROPN", "NOUN")):
        return False
    if unit.quote[hit.at] >= 0 and not has_voice(unit, lexicon, who):
        return False
    if hit.cue.kind not in VOICED or unit.has(who[0], "PRON"):
        return words[0] != "it" or hit.cue.kind not in VOICED or _closing(unit, who, hit)
    return has_voice(unit, lexicon, who)


def _closing(unit: Unit, who: Range, hit: Hit) -> bool:
    """Whether nothing but a cue and its pronoun stand behind what was said: ``The road is open, it insisted.``"""
    return who[0] > 0 and unit.words[who[0] - 1] == "," and who[1] == hit.first and hit.last + 1 == unit.last_word()


def _no_source(unit: Unit, lexicon: Lexicon, who: Range) -> bool:
    """Whether a phrase can say nothing: it opens with a preposition, or is a day, ``its``, ``itself`` alone."""
    first = who[0]
    if (
        unit.has(first, "ADP")
        and not unit.tokens[first].entity
        and unit.words[first] not in lexicon.sets["of"] | lexicon.sets["relatives"]
    ):
        return True
    word = unit.words[first]
    alone = who[1] - first == 1
    return alone and (word in lexicon.sets["days"] | lexicon.sets["reflexives"] or "Poss=Yes" in unit.tokens[first].feats)


def _draft(index: int, unit: Unit, lexicon: Lexicon, hit: Hit, who: Range, said: Content, quotes: Sequence[Quoted]) -> Draft:
    parts = sorted({*hit.parts, *said.extra})
    taken = {k for first, end in (*said.ranges, who) for k in range(first, end)}
    to = said.addressee or hearer(unit, lexicon, hit, [k for k in range(unit.size) if k not in taken])
    return Draft(
        unit=index,
        cue=hit.cue,
        rule=f"statements/{hit.shape}-{said.form}",
        content=spread(unit, said.ranges, quotes),
        form=said.form,
        cue_spans=runs(unit, parts),
        speaker=_pronoun(unit, who)
        if who[1] - who[0] == 1 and unit.tokens[who[0]].text.startswith("-")
        else stretch(unit, who),
        speaker_head=unit.words[phrases.head_of(unit, *who)],
        speaker_unit=index,
        addressee=stretch(unit, to) if to else None,
        conditional=hit.conditional,
    )


def _pronoun(unit: Unit, who: Range) -> Span:
    """The letters of an inverted pronoun: ``elle`` of ``-t-elle``."""
    token = unit.tokens[who[0]]
    return Span(token.start + token.text.rfind("-") + 1, token.end)


def stretch(unit: Unit, words: Range) -> Span:
    """The stretch of text of a range of words."""
    return Span(unit.tokens[words[0]].start, unit.tokens[words[1] - 1].end)


def runs(unit: Unit, places: Sequence[int]) -> list[Span]:
    """Spans of words, one for each run of neighbours."""
    found: list[Span] = []
    previous = -2
    for k in places:
        token = unit.tokens[k]
        if k == previous + 1 and found:
            found[-1] = Span(found[-1].start, token.end)
        else:
            found.append(Span(token.start, token.end))
        previous = k
    return found


def spread(unit: Unit, ranges: Sequence[Range], quotes: Sequence[Quoted]) -> list[Span]:
    """The stretches of a content; a quote that began earlier or goes on in later sentences is taken whole."""
    found = []
    for first, end in ranges:
        start, stop = unit.tokens[first].start, unit.tokens[end - 1].end
        opening, closing = unit.quote[first], unit.quote[end - 1]
        if opening >= 0 and quotes[opening].start < unit.start:
            start = quotes[opening].start
        if closing >= 0 and quotes[closing].end > unit.end and quotes[closing].start >= start:
            stop = quotes[closing].end
        found.append(Span(start, stop))
    return found


# --- attribution without a verb ----------------------------------------------------------------------------------------


def _according(index: int, unit: Unit, lexicon: Lexicon, quotes: Sequence[Quoted]) -> Iterator[Draft]:
    yield from _circumfixed(index, unit, lexicon, quotes)
    i = 0
    while i < unit.size:
        phrase = next((p for p in lexicon.phrases if tuple(unit.words[i : i + len(p)]) == p), None)
        if phrase is None:
            i += 1
            continue
        found = _phrase(index, unit, lexicon, quotes, i, i + len(phrase))
        if found:
            yield found
        i += len(phrase)


def _circumfixed(index: int, unit: Unit, lexicon: Lexicon, quotes: Sequence[Quoted]) -> Iterator[Draft]:
    """Phrases that stand around their speaker: ``in her view``, ``à ses yeux``."""
    for first, third in lexicon.circumfixes:
        for i in range(unit.size - 2):
            if unit.words[i] != first or unit.words[i + 2] != third or not unit.has(i + 1, "PRON", "DET", "PROPN", "NOUN"):
                continue
            ranges = _around(unit, lexicon, i, i + 3, unit.last_word())
            if ranges and unit.words[i + 1] not in lexicon.sets["first_person"]:
                yield _sourced(index, unit, quotes, [i, i + 2], (i + 1, i + 2), ranges)


def _sourced(
    index: int, unit: Unit, quotes: Sequence[Quoted], cue: Sequence[int], who: Range, ranges: Sequence[Range]
) -> Draft:
    """A statement whose speaker a phrase names."""
    return Draft(
        unit=index,
        cue=None,
        rule="statements/according",
        content=spread(unit, ranges, quotes),
        form="clause",
        cue_spans=runs(unit, cue),
        speaker=stretch(unit, who),
        speaker_head=unit.words[phrases.head_of(unit, *who)],
        speaker_unit=index,
    )


def _cautious(unit: Unit, lexicon: Lexicon, first: int, start: int, who: Range) -> bool:
    """Whether a phrase that often means something else names a source here: it opens the sentence, before a comma."""
    if " ".join(unit.words[first:start]) not in lexicon.speech["according"]["cautious"]:
        return True
    opens = all(unit.is_mark(k) or unit.words[k] in lexicon.sets["openers"] for k in range(first))
    voice = has_voice(unit, lexicon, who) or unit.has(who[0], "PRON")
    return (
        opens
        and voice
        and who[1] < unit.size
        and unit.words[who[1]] == ","
        and any(unit.finite(k) for k in range(who[1], unit.size))
    )


def _phrase(index: int, unit: Unit, lexicon: Lexicon, quotes: Sequence[Quoted], first: int, start: int) -> Draft | None:
    limit = unit.last_word()
    who = phrases.source(unit, start, limit=limit)
    if (
        not who
        or unit.words[phrases.head_of(unit, *who)] in lexicon.sets["not_sources"]
        or unit.words[start] in lexicon.sets["not_sources"]
    ):
        return None
    ranges = _around(unit, lexicon, first, who[1], limit)
    if not ranges or not _cautious(unit, lexicon, first, start, who):
        return None
    draft = _sourced(index, unit, quotes, range(first, start), who, ranges)
    source = _passed_on(unit, lexicon, who)
    if source:
        draft.relay, draft.speaker = draft.speaker, stretch(unit, source)
        draft.speaker_head = unit.words[phrases.head_of(unit, *source)]
        draft.rule += "-citing"
    return draft


def _passed_on(unit: Unit, lexicon: Lexicon, who: Range) -> Range | None:
    """Whom a source cites itself: ``according to the Herald, citing the court``, ``selon le Héraut, qui cite la cour``."""
    citing = next((k for k in range(who[0] + 1, min(who[1] + 4, unit.size)) if unit.words[k] in lexicon.sets["cites"]), None)
    return phrases.starting_at(unit, citing + 1, limit=unit.size) if citing else None


def _around(unit: Unit, lexicon: Lexicon, first: int, end: int, limit: int) -> list[Range]:
    """The clause around an according-to phrase: after it, before it, or on both sides."""
    after = end
    while (
        after < limit
        and unit.words[after] not in (",", ":")
        and not unit.opens[after]
        and after - end < 25
        and not unit.finite(after)
    ):
        after += 1
    follows = (
        after < limit - 2
        and (unit.words[after] in (",", ":") or unit.opens[after])
        and (limit - after > 4 or any(unit.has(k, "VERB", "AUX") for k in range(after, limit)))
    )
    lead = first
    while lead > 0 and (unit.has(lead - 1, "CCONJ", "ADV", "SCONJ", "PUNCT") and unit.quote[lead - 1] < 0):
        lead -= 1
    if follows and (lead == 0 or unit.has(first - 1, "CCONJ")):
        return _clean(unit, [(after, limit)])
    start = _sentence_start(unit, first)
    if not any(unit.finite(k) or unit.has(k, "VERB") for k in range(start, first)):
        return _clean(unit, [(after, limit)]) if follows else []
    ranges = [(start, first)]
    goes_on = follows and unit.words[first - 1] == "," and unit.words[after] == "," and not unit.has(after + 1, "CCONJ")
    goes_on = goes_on and not _about(unit, (first, end), (after + 1, limit))
    if goes_on and unit.words[after + 1] not in lexicon.sets["glosses"]:
        ranges.append((after + 1, limit))
    return _clean(unit, ranges)


def _about(unit: Unit, source: Range, rest: Range) -> bool:
    """Whether words after a source only tell about it: ``according to the Herald, a paper owned by the town``."""
    if not any(unit.finite(k) for k in range(*rest)):
        return unit.has(rest[0], "DET", "NOUN", "PROPN", "ADJ", "NUM") or source[0] <= unit.heads[_top(unit, rest)] < source[1]
    return source[0] <= unit.heads[_top(unit, rest)] < source[1]


def _top(unit: Unit, words: Range) -> int:
    """The first word of a range that hangs on none inside it, marks apart."""
    outer = (k for k in range(*words) if not words[0] <= unit.heads[k] < words[1] and not unit.is_mark(k))
    return next(outer, words[0])


def _sentence_start(unit: Unit, first: int) -> int:
    return next((k + 1 for k in range(first - 1, -1, -1) if unit.words[k] == ";"), 0)


def _clean(unit: Unit, ranges: Sequence[Range]) -> list[Range]:
    cut = [trim(unit, *piece) for piece in ranges]
    return [(first, end) for first, end in cut if first < end]
