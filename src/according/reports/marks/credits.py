"""Who a text is credited to: agencies, bylines and contributors, on lines of their own or glued behind the last sentence."""

from __future__ import annotations

import re
from functools import cache

from according.model import Span
from according.reports.marks import names
from according.reports.marks.lexicon import beginning, folded, load, longest_first
from according.reports.marks.prefixes import NAME
from according.reports.marks.sheet import CLOSING, FINAL, Line, Sheet

HEAD, FOOT = 6, 8  # lines of content at either end among which a credit in words of its own may stand
LONG = 700  # characters of a line of contributors
_SPLIT = re.compile(r"\s*(?:[,،/&+|;•]|(?<=\s)[–—-](?=\s))\s*|\s+(?:and|et|und|y|e|en|och)\s+|\s+و\s?|\s+ו")
_SENTENCE = re.compile(r"(?<![\s.][A-Z]\.)(?:(?<=[.)])(?=[A-ZÀ-Þ(])|(?<=[.!?)])\s+)")
_BRACKETED = re.compile(r"(?P<open>[(\[])(?P<inside>[^()\[\]]{2,80})[)\]]\.?\s*$")
_DASHED = re.compile(r"(?<=[^\w\s])\s*(?:[–—/-]|--)\s*(?P<inside>[^–—.!?]{2,40})\.?$")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")


def mark(sheet: Sheet) -> None:
    """Marks credits and bylines, from the outside in."""
    lines = sheet.content()
    for line in lines[:HEAD]:
        _byline(sheet, line)
        _alone(sheet, line)
    for line in reversed(lines[-FOOT:]):
        if line.left:
            _alone(sheet, line)
            _contributors(sheet, line)
    for line in lines:
        if line.left:
            _labelled(sheet, line, foot=line.index >= len(sheet.lines) - FOOT)
            _behind(sheet, line)
    last = next((line for line in reversed(lines) if line.left), None)
    if last is not None:
        _dashed(sheet, last)


# --- an agency by itself, in brackets, behind a dash ----------------------------------------------------------------


def _alone(sheet: Sheet, line: Line) -> None:
    """A line that holds nothing but agencies or an outlet: 'AFP', '(with Reuters and AP)', 'Avec agences'."""
    if not line.left or len(line) > 80:
        return
    inside = line.text.strip("()[]–—- .*")
    who = _wires(inside)
    if who is not None:
        fine = "with" if names.known(inside) is None else "agency_line"
        sheet.take(line, "agency_credit", fine=fine, rule="marks/agency_line", name=who or None)
    elif (found := names.known(inside)) and not found.wire and names.certain(inside):
        sheet.take(line, "outlet_tag", rule="marks/outlet_line", name=found.name)


def _wires(text: str) -> str | None:
    """The agencies that a credit names ('' where it only says that they are agencies); None where it says anything else."""
    words = load().words
    plain = text.strip()
    for word in _longest("credits.with"):
        head = plain[: len(word)]
        if (
            word
            and folded(head) == word.strip("'")
            and (head.endswith(("'", "’")) or plain[len(word) : len(word) + 1].isspace())
        ):
            plain = plain[len(word) :].strip()
            break
    parts = [part.strip() for part in _SPLIT.split(plain) if part and part.strip()]
    if not 0 < len(parts) <= 5:
        return None
    found: list[str] = []
    for part in parts:
        publisher = names.agency(part.removeprefix("the ").removeprefix("l’").removeprefix("l'"))
        if publisher:
            found.append(publisher.name)
        elif folded(part) not in words["credits.collective"]:
            return None
    return ", ".join(found)


@cache
def _longest(name: str) -> tuple[str, ...]:
    """The words of a list, longer ones first."""
    return tuple(sorted(load().words[name], key=lambda word: (-len(word), word)))


def _behind(sheet: Sheet, line: Line) -> None:
    """An agency in brackets behind the end of a sentence: '… he said. (AFP)'."""
    found = _BRACKETED.search(line.text, max(0, len(line) - 90))
    if not found:
        return
    before = line.text[: found.start()].rstrip()
    if before and before.rstrip(CLOSING)[-1:] not in tuple(FINAL):
        return
    who = _wires(found["inside"])
    if who is not None:
        span = Span(line.start + found.start(), line.end)
        sheet.take(line, "agency_credit", fine="bracket", rule="marks/agency_bracket", name=who or None, span=span)


def _dashed(sheet: Sheet, line: Line) -> None:
    """An agency behind a dash (or bare) behind the last sentence: '… he said. – Reuters', '… a-t-il dit. Avec AFP'."""
    text = line.text
    found = _DASHED.search(text, max(0, len(text) - 60))
    if found and _ended(text[: found.start()]) and (who := _wires(found["inside"])) is not None:
        span = Span(line.start + found.start(), line.end)
        sheet.take(line, "agency_credit", fine="dash", rule="marks/agency_dash", name=who or None, span=span)
        return
    start = max((text.rfind(sign, 0, len(text) - 2) for sign in FINAL + '”»"'), default=-1) + 1
    tail = text[start:].strip(" .")
    if 0 < start < len(text) and len(tail) <= 50 and " " in tail and (who := _wires(tail)) is not None:
        span = Span(line.start + start, line.end)
        sheet.take(line, "agency_credit", fine="with", rule="marks/agency_tail", name=who or None, span=span)


def _ended(text: str) -> bool:
    return text.rstrip().rstrip(CLOSING).rstrip()[-1:] in tuple(FINAL)


# --- behind a label: 'Source: …' ------------------------------------------------------------------------------------


@cache
def _source() -> re.Pattern[str]:
    labels = longest_first(load().labels["source"].values())
    return re.compile(
        rf"(?:^|(?<=[.!?؟।”\"»)\]])\s*)[(\[]?(?:{labels})(?P<colon>\s*[:：]\s*|\s*[-–|]\s*|(?=(?-i:[^\W\d_a-z]))|\s+)", re.I
    )


def _labelled(sheet: Sheet, line: Line, *, foot: bool) -> None:
    """'Source: Reuters', 'SourceReuters' and what is glued behind it."""
    text = line.text
    for found in _source().finditer(text):
        if found.start() and (len(text) - found.start() > 200 or not text[found.start() :].strip()[:1].isupper()):
            continue
        rest = text[found.end() :]
        named = _named(rest)
        if named:
            stop = found.end() + named[1]
            _take_source(sheet, line, found.start(), stop, who=named[0])
            return
        colon = ":" in found["colon"] or "：" in found["colon"]
        glued = not found["colon"] and NAME.fullmatch(rest.strip()) is not None  # 'SourceNorthern Wire'
        if (colon or glued) and foot and not found.start() and len(rest.split()) <= 8 and rest.rstrip()[-1:] not in (".", ":"):
            sheet.take(line, "page_furniture", fine="source", rule="marks/source")
            return


def _named(rest: str) -> tuple[str, int] | None:
    """The publisher that the text names, to its end or up to the widget that is glued behind it."""
    plain = rest.rstrip(" .)]")
    who = _wires(plain) if len(plain) <= 80 else None
    if who is not None:
        return who, len(rest)
    publisher = names.known(plain)
    if publisher:
        return publisher.name, len(rest)
    for stop in range(min(len(rest), 40), 1, -1):
        if (glued := rest[stop:]) and glued[0].isupper() and (publisher := names.known(rest[:stop])) and _widget(glued):
            return publisher.name, stop
    return None


def _widget(text: str) -> bool:
    lexicon = load()
    plain = folded(text)
    labels = lexicon.labels["read_more"]
    return plain in lexicon.lines or beginning(lexicon, text) is not None or any(plain.startswith(label) for label in labels)


def _take_source(sheet: Sheet, line: Line, start: int, stop: int, *, who: str) -> None:
    base, end = line.start, line.end
    if base + stop < end:
        sheet.take(line, "page_furniture", fine="read_more", rule="marks/glued", span=Span(base + stop, end))
    span = Span(base + start, base + stop)
    sheet.take(line, "agency_credit", fine="source", rule="marks/source", name=who or None, span=span)


# --- people ---------------------------------------------------------------------------------------------------------


def _byline(sheet: Sheet, line: Line) -> None:
    """'By Jane Roe', 'Par Jean Martin | Reuters' near the head of the text."""
    text, words = line.text, load().words
    if not line.left or len(text) > 110 or line.ended:
        return
    if line.fold in words["bylines.lines"]:
        sheet.take(line, "page_furniture", fine="byline", rule="marks/byline")
        return
    for word in _longest("bylines.starts"):
        rest = text[len(word) :]
        if folded(text[: len(word)]) == word and rest[:1] in (" ", ":", "\xa0", "："):
            who = _wires(rest.strip(" :：")) or _agency_among(rest)
            if who:
                sheet.take(line, "agency_credit", fine="byline", rule="marks/byline", name=who)
            elif _people(rest):
                sheet.take(line, "page_furniture", fine="byline", rule="marks/byline")
            return


def _agency_among(rest: str) -> str | None:
    """The agency beside a name: 'Jane Roe | Reuters', 'Jeanne Martin avec AFP'."""
    joined = longest_first(word for word in load().words["credits.with"] if word.isalpha())
    parts = [part.strip(" ()") for piece in _SPLIT.split(rest) if piece for part in re.split(rf"\s(?:{joined})\s", piece)]
    wires = [found.name for part in parts[1:] if (found := names.agency(part))]
    return wires[0] if wires and _people(parts[0]) else None


def _contributors(sheet: Sheet, line: Line) -> None:
    """Sentences at the foot of a text that say who worked on it."""
    while line.left:
        text = line.text
        base = max(0, len(text) - LONG)
        starts = [base if base == 0 else -1, *(base + found.end() for found in _SENTENCE.finditer(text[base:]))]
        start = next((s for s in reversed(starts) if 0 <= s < len(text)), -1)
        if start < 0 or not _credits(text[start:]):
            start = _bracket(text)
            if start < 0 or not _credits(text[start:]):
                return
        wires = [part for part in _WORD.findall(text[start:]) if names.agency(part)]
        kind, who = ("agency_credit", ", ".join(dict.fromkeys(wires))) if wires else ("page_furniture", None)
        span = Span(line.start + start, line.end)
        if text[start:].startswith("("):
            kind = "agency_credit"
        sheet.take(line, kind, fine="contributors", rule="marks/contributors", name=who, span=span)  # type: ignore[arg-type]


def _bracket(text: str) -> int:
    return text.rfind("(", max(0, len(text) - LONG)) if text.rstrip(" .").endswith(")") else -1


def _credits(sentence: str) -> bool:
    plain, words = folded(sentence), load().words
    bracketed = sentence.lstrip().startswith("(")
    for start in words["credits.starts"]:
        if plain.startswith(start) and (bracketed or _people(_unfold(sentence, start))):
            return True
    if "," in plain:  # 'Jane Roe reported from Geneva, John Doe from Oslo'
        for middle in words["credits.contains"]:
            at = plain.find(f" {middle} ")
            if at > 0 and _people(sentence[:at]) and _people(plain_rest(sentence, at, middle)):
                return True
    for ending in words["credits.ends"]:
        at = plain.find(ending)
        if at > 0 and _people(sentence[:at]) and (at + len(ending) == len(plain) or _people(plain_rest(sentence, at, ending))):
            return True
    return False


def _unfold(sentence: str, start: str) -> str:
    return sentence.lstrip("( ")[len(start) :]


def plain_rest(sentence: str, at: int, ending: str) -> str:
    """What stands behind an ending in the sentence as written ('… from Leuven')."""
    return sentence[at + len(ending) :]


def _people(text: str) -> bool:
    """Whether a text is a list of names: capitals but for short linking words."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= 110:
        return False
    cased = [word for word in words if word.lower() != word.upper()]
    if not cased:
        return len(words) <= 5
    small = [word for word in cased if word[0].islower()]
    capitals = len(cased) - len(small)
    linked = ("al-", "el-", "bin", "abu", "von", "contribut", "report")
    return capitals > 0 and len(small) <= max(2, capitals) and all(len(w) <= 4 or w.startswith(linked) for w in small)
