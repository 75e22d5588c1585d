"""How many, of whom, with what bound, as of when, and according to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from according import reports
from according.figures import category, relations, single, sums
from according.figures.lexicon import known, lexicon
from according.figures.scene import Scene, whole, windows
from according.figures.scene import sentences as split
from according.figures.sources import Statements, Times, as_of
from according.figures.sums import Told
from according.figures.where import Places
from according.mentions import numbers
from according.mentions.number_words import number_words
from according.mentions.numbers import Number
from according.mentions.words import Words
from according.model import Figure, Mention, Place, Report, Sentence, Span, Statement, identified, quote

__all__ = ["find"]

UNDATED = frozenset({"age", "duration", "distance_area", "rank"})  # a length or an age has no day of its own in its sentence


class Around(NamedTuple):
    """What other rooms found in a report: who says what, when, and where."""

    said: Statements
    times: Times
    places: Places


def find(
    report: Report,
    sentences: Sequence[Sentence],
    statements: Sequence[Statement],
    times: Sequence[Mention],
    places: Sequence[Place] = (),
) -> tuple[Figure, ...]:
    """The figures of a report in order, with category, bound, source and day; no grammar is needed, but helps."""
    if not known(report.language):
        return ()
    rows: list[Figure] = []
    before: list[Figure] = []
    around = Around(Statements(report, statements), Times(times), Places(places))
    for scene in _scenes(report, sentences, around.times):
        before = _with_sums(scene, list(_figures(report, scene, around)), before)
        rows += before
    return relations.with_duplicates(report, rows)


def _with_sums(scene: Scene, told: list[Told], before: list[Figure]) -> list[Figure]:
    """The figures of a sentence with the parts of a whole and with what they add up to, also with the sentence before."""
    rows = relations.with_parts(scene, [one.row for one in told])
    told = [one._replace(row=row) for one, row in zip(told, rows, strict=True)]
    rows += sums.of(scene, told)
    return rows + sums.on_top(scene, told, rows, before)


def _scenes(report: Report, sentences: Sequence[Sentence], times: Times) -> Iterator[Scene]:
    """The sentences of a report with their numbers."""
    language = str(report.language)
    words = Words(report.text, language)
    units = number_words(language).units
    found = [row for row in numbers.find_in(words, language=language) if not _is_time(row, words, times, units)]
    spans: list[tuple[Span, Sentence | None]] = [(Span(row.start, row.end), row) for row in whole(report.text, sentences)]
    spans = spans or [(span, None) for span in split(report.text, reports.segments(report))]
    spans = [(piece, tree if piece == span else None) for span, tree in spans for piece in windows(report.text, span)]
    position = 0
    for span, tree in spans:
        inside = []
        while position < len(found) and found[position].span.start < span.end:
            if found[position].span.start >= span.start:
                inside.append(found[position])
            position += 1
        yield Scene(words, span, inside, language=lexicon(language), digits=number_words(language), parsed=tree)


def _is_time(number: Number, words: Words, times: Times, units: Mapping[str, str]) -> bool:
    """Whether a number is part of a date or a clock time; lengths of time are figures, also in 'three days ago'."""
    after = number.last + 1
    if after < len(words) and units.get(words.low[after]) == "duration":
        return False
    return any(row.type in {"DATE", "TIME"} and number.span.end <= row.spans[0].end for row in times.around(number.span))


def _figures(report: Report, scene: Scene, around: Around) -> Iterator[Told]:
    tree = "tree" if scene.tree else "words"
    for index, (number, guess) in enumerate(zip(scene.numbers, category.guesses(scene), strict=True)):
        if guess.category == "rank" or _is_idle(scene, index, guess):
            continue
        rule = f"figures/{tree}_{guess.rule}"
        row = _figure(report, scene, number, around, name=guess.category, rule=rule, index=index)
        yield Told(row, scene.phrase_first(number), max(scene.counted[index].until, number.last))
    for one in single.find(scene):
        span = Span(scene.words.starts[one.first], scene.words.ends[one.last])
        number = Number(span=span, phrase=span, kind="cardinal", value=1, first=one.first, last=one.last)
        row = _figure(report, scene, number, around, name=one.category, rule=f"figures/{one.rule}")
        of = _words(scene, one.of_first, one.of_last)
        side = relations.side(scene, one.of_first, one.of_last)
        row = identified(replace(row, of=of, of_whom=one.population, side=side))
        yield Told(row, one.first, one.of_last)


def _is_idle(scene: Scene, index: int, guess: category.Guess) -> bool:
    """Whether a number counts nothing: 'plus d'une corde à son arc', 'Canal 501'."""
    number, words = scene.numbers[index], scene.words
    if guess.rule != "none":
        return False
    if _is_name(scene, number) or _is_year(scene, index) or category.is_base(scene, index):
        return True
    if number.value == 1 and words.low[number.first] in scene.digits.ones:
        return True
    bare = scene.counted[index].last < scene.counted[index].first
    if bare and words.digits[number.first] and words.low[number.first - 1] in scene.language.bare_articles:
        return True
    name = number.first > scene.first + 1 and words.capital(number.first - 1) and words.near(number.first - 1)
    return name and words.digits[number.first] and scene.counted[index].last < scene.counted[index].first


def _is_lower(scene: Scene, before: int) -> bool:
    """Whether a sentence writes its words in lower case, and also the one before a number."""
    words = scene.words
    plain = sum(
        len(words.low[at]) > 3 and words.low[at].isalpha() and not words.capital(at) for at in range(scene.first, scene.last)
    )
    return plain > 2 and words.low[before].isalpha() and not words.capital(before)


def _is_name(scene: Scene, number: Number) -> bool:
    """Whether a number in letters ends a name: 'the Group of Seven'."""
    words, before = scene.words, number.first - 1
    if before <= scene.first or words.digits[number.first] or not words.capital(number.first):
        return False
    after = number.last + 1
    if _is_lower(scene, before) and number.last + 1 < scene.last and words.capital(number.last + 1):
        return True  # 'into the Four Corners'
    return words.low[before] in scene.language.name_links and not (after < scene.last and words.capital(after))


def _is_year(scene: Scene, index: int) -> bool:
    """Whether a bare number of four digits is a year, of whatever calendar: 'in 1392'."""
    number, counted = scene.numbers[index], scene.counted[index]
    bare = scene.words.text[number.span.start : number.span.end]
    alone = counted.last < counted.first and number.phrase == number.span
    return alone and len(bare) == 4 and bare.isdigit() and scene.words.low[number.first - 1] in scene.language.year_before


def _figure(
    report: Report,
    scene: Scene,
    number: Number,
    around: Around,
    *,
    name: str,
    rule: str,
    index: int | None = None,
) -> Figure:
    source = around.said.source(scene, number)
    day = as_of(report, scene, number, around.times, dated=name not in UNDATED)
    where = around.places.of(scene, number, source.party)
    counted = scene.counted[index] if index is not None else None
    row = Figure(
        report=report.id,
        spans=(number.phrase,),
        surface=quote(report.text, (number.phrase,)),
        rule=rule,
        number_span=number.span,
        number=report.text[number.span.start : number.span.end],
        value=number.value,
        low=number.low,
        high=number.high,
        bound=number.bound,
        category=name,
        of_whom=relations.population(counted, name) if counted else None,
        side=relations.side(scene, counted.first, counted.until) if counted else None,
        fine=relations.fine(scene, name, number.first, max(counted.until, number.last) if counted else number.last),
        unit=number.unit or _unit(scene, number),
        of=_words(scene, counted.first, counted.until) if counted else None,
        place=where.name,
        place_spans=where.spans,
        as_of=day.day,
        as_of_basis=day.basis,
        as_of_spans=day.spans,
        statement=source.statement,
        attributed_to=source.party,
        chain=source.chain,
        vague=number.vague,
        cumulative=day.cumulative,
        sentence=scene.span,
    )
    return identified(row)


def _words(scene: Scene, first: int, last: int) -> str | None:
    """The words that are counted."""
    return scene.words.text[scene.words.starts[first] : scene.words.ends[last]] if first <= last else None


def _unit(scene: Scene, number: Number) -> str | None:
    """The unit right behind a number."""
    after = number.last + 1
    return scene.words.low[after] if after < scene.last and scene.words.low[after] in scene.digits.units else None
