"""What a number counts: unit, counted noun, and the nearest word that says what happened.

Three kinds of evidence, in this order: what is written at the number (a unit, a currency, a thing counted), what happened
(cues in the words around it, with the tree of the sentence where there is one), and whom it counts. Rules of the words hold
without a grammar model; the tree decides between subject and object.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from according.figures import tree
from according.figures.lexicon import Cue, categories
from according.figures.scene import Counted, Hit, Scene
from according.mentions.numbers import Number

REACH: Final = {"after": 7, "both": 7, "before": 14, "toll": 14, "outcome": 7}
ALONG: Final = 4  # words between a passive and a number that 'along with' joins to its subject
NUMBER_OF: Final = 6  # words from 'the number of' to what happened
DIRECT: Final = 3  # what a cue costs that the tree ties to its number, however far it stands
BARRIER: Final = ";"
DEAREST: Final = 16  # what evidence may cost
CROSSING: Final = 2  # what a comma or conjunction between a cue and its number costs
FAR: Final = 99


class Guess(NamedTuple):
    """A category with the rule that found it and how far its evidence lies."""

    category: str
    rule: str
    cost: int
    persons: bool = False


def guesses(scene: Scene) -> list[Guess]:
    """The category of every number of a sentence, in order."""
    first = [
        measure(scene, number, counted) or thing(counted) for number, counted in zip(scene.numbers, scene.counted, strict=True)
    ]
    _age_lists(scene, first)
    barriers = {
        index
        for number, guess in zip(scene.numbers, first, strict=True)
        if _is_barrier(scene, number, guess)
        for index in (number.first,)
    }
    own = [
        (guess and _dead_victims(scene, index, guess))
        or (who(counted) if _is_whole(scene, index) else happened(scene, scene.numbers[index], counted, barriers))
        for index, (guess, counted) in enumerate(zip(first, scene.counted, strict=True))
    ]
    return _carried(scene, [_told_of(scene, index, guess) for index, guess in enumerate(own)])


def _dead_victims(scene: Scene, index: int, guess: Guess) -> Guess:
    """Victims of whom the tree says that they died ('three victims died'), and lives that were saved."""
    number, counted = scene.numbers[index], scene.counted[index]
    if counted.at is not None and scene.words.low[counted.at] in scene.language.lives:
        before = [cue.category for hit in scene.hits if hit.first < number.first for cue in hit.cues]
        return Guess("released", "saved", 0, persons=True) if before[-1:] == ["released"] else guess
    if guess.category != "killed_or_wounded" or scene.tree is None:
        return guess
    for hit in scene.hits:
        died = any(cue.category == "killed" and cue.side in {"before", "both"} for cue in hit.cues)
        if died and hit.first > number.last and tree.suffers(scene, number, counted, hit):
            return Guess("killed", "died", 0, persons=True)
    return guess


def is_base(scene: Scene, index: int) -> bool:
    """Whether a number is what a rate is reckoned by: '12 per 1,000'."""
    number = scene.numbers[index]
    round_ = number.value in _BASES and index > 0 and scene.numbers[index - 1].kind == "cardinal"
    start = scene.phrase_first(number)
    near = round_ and start - scene.numbers[index - 1].last <= 4
    return near and scene.language.rate_of.before(scene.words.low, start) is not None


_BASES: Final = {100, 1000, 10_000, 100_000, 1_000_000}


def _told_of(scene: Scene, index: int, guess: Guess) -> Guess:
    """A number that lacks a category of its own: before a base, behind 'of the dead,', of people who are somebody's."""
    low, counted = scene.words.low, scene.counted[index]
    counting = guess.category not in _SINGLE
    if counting and index + 1 < len(scene.numbers) and is_base(scene, index + 1):
        return Guess("rate", "per", 0)
    if guess.category != "other_count" or guess.rule == "thing":
        return guess
    start = scene.phrase_first(scene.numbers[index])
    among = scene.language.among.at(low, scene.first)
    if among and scene.first + among[0] < start and low[scene.first + among[0]] in {",", low[start]}:
        first = next((hit for hit in scene.hits if hit.first < start), None)
        noun = scene.language.nouns.at(low, scene.first + among[0] - 1)
        name = noun[1].category if noun else first.cues[0].category if first else None
        return Guess(name, "among", 3, persons=True) if name else guess
    if _at_home(scene, index):
        return Guess("population", "home", FAR - 1, persons=True)
    owned = counted.noun and counted.noun.persons and low[start - 1] in {"'s", "s"}
    large = (scene.numbers[index].value or 0) >= _PEOPLE
    return Guess("population", "owned", FAR - 1, persons=True) if owned and large else guess


def _at_home(scene: Scene, index: int) -> bool:
    """Whether people in large numbers are told with the place where they live: 'the two million Kenyans in Nairobi'."""
    number, counted = scene.numbers[index], scene.counted[index]
    at = (counted.at if counted.at is not None else scene.last) + 1
    large = (number.value or 0) >= _HOME and counted.noun is not None and counted.noun.persons
    if not large or at + 1 >= scene.last or scene.words.low[at] not in scene.language.residence:
        return False
    return any(scene.words.capital(place) for place in range(at + 1, min(at + 4, scene.last)))


_HOME: Final = 500_000  # people: fewer may be there for another reason
_PEOPLE: Final = 50_000  # '... of Karda's 60,000 people' are its population


def _age_lists(scene: Scene, first: list[Guess | None]) -> None:
    """Ages in a row share one unit: 'aged 33, 34 and 39 years'."""
    for index in range(1, len(first)):
        before = first[index - 1]
        bare = scene.counted[index - 1].last < scene.counted[index - 1].first
        if before and before.category == "age" and bare and _joined(scene, index - 1):
            first[index] = before


def _is_barrier(scene: Scene, number: Number, guess: Guess | None) -> bool:
    """Whether cues beyond a number belong to that number: not for parts of a whole, ages, lengths and shares."""
    if guess and categories()[guess.category]["counts"] == "measures":
        return False
    return not scene.language.parts.before(scene.words.low, scene.phrase_first(number))


# --- written at the number -------------------------------------------------------------------------------------------


def measure(scene: Scene, number: Number, counted: Counted) -> Guess | None:
    """The category of a number with a unit: money, share, rank, age, length of time, distance, weight, rate."""
    name = _KINDS.get(number.kind) or _age(scene, number) or _unit(scene, number)
    low, language = scene.words.low, scene.language
    if name in {None, "other_measure"} and language.magnitude.before(low, scene.phrase_first(number)):
        return Guess("other_measure", "magnitude", 0)
    if name is None and _rate(scene, number, counted):
        return Guess("rate", "per", 0)
    return Guess(name, "unit", 0) if name else None


_KINDS: Final = {"money": "money", "percent": "share", "fraction": "share", "ordinal": "rank"}


def _age(scene: Scene, number: Number) -> str | None:
    low, after, before = scene.words.low, number.last + 1, scene.phrase_first(number)
    text, start, end = scene.words.text, number.span.start, number.span.end
    if number.value is not None and not 0 <= number.value <= 120:
        return None
    age = scene.language.age_after.at(low, after)
    if age and (age[0] > 1 or _named_before(scene, before)):
        return "age"
    if scene.language.age_before.before(low, before) or scene.language.age_before.before(low, number.first):
        unit = scene.digits.units.get(low[after]) if after < len(low) else None
        return "age" if age or unit is None else None
    if _aged(scene, number):
        return "age"
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    apposed = (
        _named_before(scene, before) and after < len(low) and low[after] in {",", "."} and scene.words.digits[number.first]
    )
    if (bracketed and before > 1 and scene.words.capital(before - 2)) or apposed:
        return "age" if 0 < (number.value or 0) <= 110 else None
    return None


def _aged(scene: Scene, number: Number) -> bool:
    """Whether a length of time behind a person is an age: 'un employé de 35 ans'."""
    low, first, language = scene.words.low, number.first, scene.language
    if (
        number.last + 1 >= len(low)
        or low[number.last + 1] not in language.age_units
        or low[first - 1] not in language.age_links
    ):
        return False
    noun = language.nouns.at(low, first - 2) if first > scene.first + 1 else None
    return bool(noun and noun[0] == 1 and noun[1].persons)


def _named_before(scene: Scene, index: int) -> bool:
    """Whether a name and a comma stand in front: 'Laila Haddad, 34, said'."""
    words = scene.words
    return (
        index >= scene.first + 2 and words.low[index - 1] == "," and words.low[index - 2].isalpha() and words.capital(index - 2)
    )


def _unit(scene: Scene, number: Number) -> str | None:
    """The category of the unit behind a number; two more words may stand between ('24 more hours', 'mètres cubes')."""
    low, at = scene.words.low, number.last + 1
    while at < scene.last and low[at] in scene.language.others:
        at += 1
    kind = scene.digits.units.get(low[at]) if at < scene.last else None
    if kind is None:
        return None
    if scene.words.text[scene.words.ends[at] : scene.words.ends[at] + 1] == "/":
        return "other_measure"  # km/h
    if "weight" in {kind, scene.digits.units.get(low[at + 1]) if at + 1 < scene.last else None}:
        near = set(low[at : min(at + 7, scene.last)]) & scene.language.goods
        return "aid_goods" if near and kind == "weight" else "other_measure"
    if kind == "times":
        return "rate"
    return "other_measure" if kind == "measure" else kind


def _rate(scene: Scene, number: Number, counted: Counted) -> bool:
    low = scene.words.low
    for at in range(number.last + 1, min(counted.last + 5, scene.last)):
        if at in scene.taken or low[at] in {",", ";"}:
            return False
        if scene.language.per.at(low, at) and not scene.language.per_traps.at(low, at):
            return True
    return False


def thing(counted: Counted) -> Guess | None:
    """The category of a thing counted, or of a noun that says what happened by itself ('12 deaths')."""
    noun = counted.noun
    if noun is None or noun.category is None:
        return None
    row = categories()[noun.category]
    if row["counts"] == "things":
        return Guess(noun.category, "thing", 0)
    return Guess(noun.category, "noun", 0, persons=True) if row["noun"] == "firm" else None


# --- what happened ---------------------------------------------------------------------------------------------------


def happened(scene: Scene, number: Number, counted: Counted, barriers: set[int]) -> Guess:
    """The nearest word that says what happened to those counted; else who they are."""
    found = [
        (Guess(cue.category, cue.side, cost, persons=True), hit)
        for hit in scene.hits
        for cue in hit.cues
        if (cost := _cost(scene, number, counted, hit, cue, barriers)) < FAR
    ]
    if not found or (counted.noun and not counted.noun.persons):
        return who(counted)
    best, told = min(
        found, key=lambda pair: (pair[0].category == "population", pair[0].cost)
    )  # who live there and starve, starve
    later = next((guess for guess, hit in found if guess.category == "killed" and _follows(scene, told, hit)), None)
    return best._replace(category="killed") if later and best.category in _SURVIVED else best


_SURVIVED: Final = {"wounded", "hostages", "detained", "missing"}  # 'were kidnapped and killed' are killed


def _follows(scene: Scene, hit: Hit, later: Hit) -> bool:
    """Whether a deed is coordinated with another and done to the same: 'beaten and killed', 'seized and killed them'."""
    joint = scene.language.coordination.at(scene.words.low, hit.last + 1)
    start = hit.last + 1 + (joint[0] if joint else 0)
    if joint and start <= later.first <= start + 1:
        return True
    cue = tree.at(scene.tree, scene.words.starts[later.first], scene.words.ends[later.last]) if scene.tree else None
    return later.first > hit.last and cue is not None and tree.shared_object(scene.tree, cue) is not None


def who(counted: Counted) -> Guess:
    """What a number counts by its noun alone."""
    noun = counted.noun
    if noun and noun.category:
        return Guess(noun.category, "noun", FAR - 1, persons=noun.persons)
    return Guess("other_count", "none", FAR, persons=noun is None or noun.persons)


def _is_whole(scene: Scene, index: int) -> bool:
    """Whether a number is the whole of a share ('80 per cent of its 9,000 residents'): what happened is said of the share."""
    before = scene.numbers[index - 1] if index else None
    if before is None or before.kind not in {"percent", "fraction"}:
        return False
    between = scene.words.low[before.last + 1 : scene.phrase_first(scene.numbers[index])]
    return 0 < len(between) <= 5 and between[0] in scene.digits.half_before


def _cost(scene: Scene, number: Number, counted: Counted, hit: Hit, cue: Cue, barriers: set[int]) -> int:
    """How far a cue lies from a number it can speak of; FAR where it cannot."""
    start = scene.phrase_first(number)
    if hit.last < start and cue.side not in {"before", "outcome"}:
        cost = _behind(scene, hit, cue, start, barriers)
    elif hit.first > number.last and cue.side in {"before", "both", "outcome"}:
        cost = _ahead(scene, number, counted, hit, cue, barriers)
    else:
        return FAR
    along = hit.last < start and scene.language.accompanied.before(scene.words.low, start) is not None
    if scene.tree is None or cue.side == "toll" or along:
        return cost if cost <= DEAREST else FAR
    relation = tree.relation(scene, number, counted, hit, outcome=cue.side == "outcome")
    if relation == "agent" and cue.side != "before":
        return FAR
    if relation == "none" and cue.side == "after" and hit.last < start and _crossings(scene, range(hit.last + 1, start)):
        return FAR  # 'ordered to arrest all and gave millions'
    if relation == "patient" or (relation == "agent" and cue.side == "before" and cost < FAR):
        cost = min(max(0, cost - 4), DIRECT) if relation == "patient" else max(0, cost - 4)
    return cost if cost <= DEAREST else FAR


def _behind(scene: Scene, hit: Hit, cue: Cue, start: int, barriers: set[int]) -> int:
    """The cost of a cue in front of a number: 'killing at least 12', 'the death toll rose to 40'."""
    between = range(hit.last + 1, start)
    reach = REACH["toll" if _is_number_of(scene, hit) else cue.side]
    if len(between) > reach or any(index in barriers or scene.words.low[index] == BARRIER for index in between):
        return FAR
    if cue.side == "toll" or (cue.side == "both" and _is_number_of(scene, hit)):
        return len(between) // 3
    if scene.language.accompanied.before(scene.words.low, start) and len(between) <= ALONG:
        return 1  # 'was killed along with two guards'
    if cue.side == "both" and _is_passive(scene, hit.first) and between:
        return FAR  # 'were killed in 3 attacks'
    return len(between) + _crossings(scene, between)


def _is_number_of(scene: Scene, hit: Hit) -> bool:
    """Whether a cue belongs to 'the number of': 'the number of villagers killed has reached 25'."""
    places = range(max(scene.first, hit.first - NUMBER_OF), hit.first)
    return any(scene.language.number_of.at(scene.words.low, at) for at in places)


def _ahead(scene: Scene, number: Number, counted: Counted, hit: Hit, cue: Cue, barriers: set[int]) -> int:
    """The cost of a cue behind a number: '12 people were killed', '12 dead'."""
    between = range(number.last + 1, hit.first)
    if len(between) > REACH["before"] or any(index in barriers or scene.words.low[index] == BARRIER for index in between):
        return FAR
    if cue.side == "both" and (acts(scene, hit) or _is_named_beside(scene, counted, hit)):
        return FAR  # 'two gunmen killed three guards', 'nine hostages or missing'
    skipped = range(max(counted.last, number.last) + 1, hit.first)
    return len(skipped) + _crossings(scene, skipped)


def _is_named_beside(scene: Scene, counted: Counted, hit: Hit) -> bool:
    """Whether a cue is a second noun beside the one counted."""
    low = scene.words.low
    beside = counted.at is not None and hit.first == counted.at + 2 and low[hit.first - 1] in scene.digits.joints
    return beside and scene.language.nouns.at(low, hit.first) is not None


def _crossings(scene: Scene, between: range) -> int:
    return CROSSING * sum(scene.words.low[index] in scene.language.crossing for index in between)


def _is_passive(scene: Scene, at: int) -> bool:
    """Whether a passive auxiliary stands shortly before a participle."""
    low = scene.words.low
    return any(low[index] in scene.language.passive for index in range(max(scene.first, at - 4), at))


def acts(scene: Scene, hit: Hit) -> bool:
    """Whether a participle is an active verb here: an object behind it, or an active auxiliary before, and no passive one."""
    return not _is_passive(scene, hit.first) and (_is_active(scene, hit) or _has_object(scene, hit))


def _is_active(scene: Scene, hit: Hit) -> bool:
    return hit.first > scene.first and scene.words.low[hit.first - 1] in scene.language.active


def _has_object(scene: Scene, hit: Hit) -> bool:
    after = hit.last + 1
    if after >= scene.last:
        return False
    starts = {scene.phrase_first(number) for number in scene.numbers}  # 'killed over 20', not 'killed over the past week'
    return after in scene.taken or after in starts or scene.words.low[after] in scene.language.determiners


# --- carried over ----------------------------------------------------------------------------------------------------


def _carried(scene: Scene, own: list[Guess]) -> list[Guess]:
    """Categories carried along a coordination or from a whole to its part: '3 militants and 2 guards were killed'."""
    found = list(own)
    for index in range(len(found) - 1, 0, -1):
        before, after = found[index - 1], found[index]
        if _takes(scene, index - 1, before, after) and _joined(scene, index - 1):
            found[index - 1] = Guess(after.category, "carried", after.cost, persons=after.persons)
    for index in range(1, len(found)):
        whole, part = found[index - 1], found[index]
        if _is_compared(scene, index) and part.rule == "none" and whole.persons:
            found[index] = Guess(whole.category, "compared", whole.cost, persons=True)
        elif is_part(scene, index) and part.persons and part.cost > 2 and whole.category not in _SINGLE:
            found[index] = Guess(whole.category, "part", whole.cost, persons=whole.persons)
        elif _takes(scene, index, part, whole) and _joined(scene, index - 1):
            found[index] = Guess(whole.category, "carried", whole.cost, persons=whole.persons)
    for index in range(len(found)):
        found[index] = _of_toll(scene, found, index)
    return [_beside(scene, found, index) for index in range(len(found))]


def _of_toll(scene: Scene, found: list[Guess], index: int) -> Guess:
    """Bare numbers in brackets behind a count are its parts: 'the toll stands at 45 (30 in the port, 15 in the hills)'."""
    guess, text = found[index], scene.words.text
    if index == 0 or guess.category != "other_count" or guess.rule != "none" or scene.counted[index].noun:
        return guess
    between = text[scene.numbers[index - 1].span.end : scene.numbers[index].phrase.start]
    whole = found[index - 1]
    opened = between.rstrip().endswith("(") or (whole.rule == "bracket" and ")" not in between)
    known = whole.persons and whole.category not in _SINGLE and whole.category != "other_count"
    return Guess(whole.category, "bracket", whole.cost, persons=True) if opened and known else guess


def _is_compared(scene: Scene, index: int) -> bool:
    """Whether a number is the same count of an earlier day: '24 dead, up from 19', '24 morts, contre 19 la veille'."""
    return scene.language.compared.before(scene.words.low, scene.phrase_first(scene.numbers[index])) is not None


_SINGLE: Final = {"share", "rank", "age", "duration", "money", "rate", "distance_area", "other_measure"}
_LISTED: Final = _SINGLE - {"rank", "share"}  # '33, 34 and 39 years'


def _takes(scene: Scene, index: int, guess: Guess, other: Guess) -> bool:
    """Whether a number without evidence of its own (or with far evidence) can share the category of its neighbour."""
    counted = scene.counted[index]
    if guess.category == "other_count" and guess.rule == "none" and other.category in _LISTED:
        return counted.last < counted.first
    bare = guess.rule in {"none", "noun"} or guess.cost > other.cost + 3
    return guess.persons and other.persons and bare and other.cost < FAR - 1 and guess.cost > other.cost


def _joined(scene: Scene, index: int) -> bool:
    """Whether only a coordination (and the counted words) stands between a number and the next one."""
    number, after = scene.numbers[index], scene.numbers[index + 1]
    start = max(scene.counted[index].last, number.last) + 1
    end = scene.phrase_first(after)
    low, at = scene.words.low, start
    if at == end:
        return False
    bare = scene.counted[index].last < scene.counted[index].first
    if end - at == 1 and bare and low[at] in scene.digits.joints:
        return True  # 'rose from 40 to 60'
    while at < end:
        found = scene.language.coordination.at(low, at)
        if not found:
            return False
        at += found[0]
    return True


def is_part(scene: Scene, index: int) -> bool:
    """Whether a number is said to be part of the one before it: 'including 12 children', 'dont 12 enfants', '12 of whom'."""
    if index == 0:
        return False
    number = scene.numbers[index]
    low, parts = scene.words.low, scene.language.parts
    start = scene.phrase_first(number)
    if any(parts.before(low, at) for at in (start, start - 1) if at > scene.numbers[index - 1].last):
        return True
    behind = parts.at(low, number.last + 1)
    return bool(behind and behind[0] > 1)


def _beside(scene: Scene, found: list[Guess], index: int) -> Guess:
    """'Casualties' beside a count of deaths are deaths."""
    guess, place = found[index], scene.counted[index].at
    if guess.category != "killed_or_wounded" or place is None or scene.words.low[place] not in scene.language.beside:
        return guess
    killed = any(other.category == "killed" for other in found)
    killed = killed or any(cue.category == "killed" for hit in scene.hits for cue in hit.cues)
    return Guess("killed", "beside", guess.cost, persons=True) if killed else guess
