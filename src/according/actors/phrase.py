"""Who a bare phrase denotes: country, sector of PLOVER, name and office, from its words, the world tables and a date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from according import knowledge
from according.actors import titles as lexicon
from according.actors import world
from according.actors.names import parts
from according.actors.spelling import romanised
from according.actors.titles import Titles
from according.actors.words import Word, words
from according.actors.world import Body, Hit, Person, State, Tenure, slug
from according.knowledge import gazetteer


class Known(Struct, frozen=True, kw_only=True):
    """What is known about somebody: the key they have in all reports, and what the tables and the words say."""

    country: str | None = None  # ISO 3166; None for bodies of no state
    sector: str | None = None  # of PLOVER
    name: str | None = None
    office: str | None = None
    actor: str | None = None
    type: str = "unknown"
    reason: str = ""  # why this name


#: Prepositions and the like that end the head of a phrase, in the languages that have titles.
_ENDS: Final = frozenset(
    "of for from with in on at to by who that which near against aboard and"
    " de du des d a au aux dans pour qui par avec en sur chez contre et".split()
)


def phrase(text: str, language: str = "en", date: str | None = None) -> Known:
    """Who a phrase denotes on a day (an ISO day; without one, now)."""
    titles = lexicon.load(language) or lexicon.load("en")
    assert titles is not None
    found = words(text)
    if not found:
        return Known()
    return of_words(found, world.hits(found, language), titles, date)


def of_words(found: Sequence[Word], hits: Sequence[Hit], titles: Titles, day: str | None) -> Known:
    """Who the words of a noun phrase denote."""
    return (
        _person(found, hits, titles, day)
        or _body(found, hits, titles)
        or _state_alone(found, hits)
        or _description(found, hits, titles, day)
    )


def head_end(found: Sequence[Word]) -> int:
    """Where the head of a phrase ends: before its first preposition or relative, and before a comma."""
    for k in range(1, len(found)):
        if found[k].plain in _ENDS or found[k].start - found[k - 1].end > 1:
            return k
    return len(found)


# --- persons --------------------------------------------------------------------------------------------------------


def _person(found: Sequence[Word], hits: Sequence[Hit], titles: Titles, day: str | None) -> Known | None:
    hit = next((hit for hit in hits if isinstance(hit.sign, Person) and hit.first < max(head_end(found), 1) + 3), None)
    if hit and not _possessed(found, hit, titles):
        assert isinstance(hit.sign, Person)
        given = office_at(without_states(found[: hit.first], []), titles, hit.sign.country)
        former = _any(found[: hit.first], titles.sets["former"])
        return of_person(hit.sign, day, former=former, reason="a name of the table", given=given)
    name = named(found, titles, hits)
    if not name:
        return None
    one = world.person(name)
    if one:
        return of_person(one[0], day, former=_any(found, titles.sets["former"]), reason=one[1])
    if len(words(name)) == 1:
        by_surname = world.surnamed(name, day)
        if by_surname:
            return of_person(
                by_surname, day, former=_any(found, titles.sets["former"]), reason="the one such surname in office"
            )
    return None


def _possessed(found: Sequence[Word], hit: Hit, titles: Titles) -> bool:
    """Whether a person's name only says whose: ``Putin's spokesman``, ``an aide to Putin``."""
    if hit.end < len(found):
        after = found[hit.end]
        if after.plain == "s" and hit.end + 1 < len(found):
            return True
    before = [word.plain for word in found[: hit.first]]
    return any(titles.sector_at(before, k) for k in range(len(before))) and bool(before) and before[-1] in _ENDS


def of_person(
    one: Person,
    day: str | None,
    *,
    former: bool = False,
    reason: str = "",
    given: Sequence[str] = (),
    loose: bool = False,
) -> Known:
    """A person as the tables know them on a day: somebody who held offices and holds none is of the elite.

    Of a report without a date (``loose``) nobody can say what is over: the office that it gives counts (``given``), else
    the latest one.
    """
    held = None if former else one.office(day) or next((t for t in one.tenures if t.office in given), None)
    if loose and not former:
        held = next((t for t in one.tenures if t.office in given), held) or max(one.tenures, key=lambda t: t.start)
    country, sector = _standing(one, held, day, former=former)
    office = held.office.replace("_", " ") if held and held.office not in UNSAID else None
    return Known(country=country, sector=sector, name=one.name, office=office, actor=one.actor, type="person", reason=reason)


def _standing(one: Person, held: Tenure | None, day: str | None, *, former: bool) -> tuple[str | None, str | None]:
    """Country and sector of a person who holds an office, held one, or will hold one."""
    if held:
        return country_and_sector(one, held)
    past = [t for t in one.tenures if t.end and (day is None or t.end + "-99" < day)]
    if not past and not former:
        return country_and_sector(one, min(one.tenures, key=lambda t: t.start))
    country, sector = country_and_sector(one, max(past, key=lambda t: t.end, default=one.tenures[0]))
    return country or one.country, "ELI" if sector in _ELITE or sector is None else sector


_ELITE: Final = frozenset(
    ("GOV", "LEG", "PTY", "OPP", "IGO", "COP", "SPY")
)  # who leaves these is an 'elite' of PLOVER; a general stays one
UNSAID: Final = frozenset("business civilian criminal sport medical journalist activist cleric".split())


def _of(held: Tenure) -> Body | None:
    return world.bodies().get(held.of) if held.of else None


def country_and_sector(one: Person, held: Tenure) -> tuple[str | None, str | None]:
    """The country and sector of an office-holder: those of the body where it is one of no state."""
    if one.sector:
        return one.country or None, one.sector
    body = _of(held)
    if body is None:
        return one.country or None, world.office_sector(held.office) or _sector_of_title(held.office)
    if body.country in world.INTERNATIONAL:
        return None, body.sector if body.sector in ("IGO", "JUD") else "IGO"
    return body.state or one.country, body.sector or world.office_sector(held.office)


def _sector_of_title(title: str) -> str | None:
    """The sector of an office that only a user's roster has."""
    titles = lexicon.load("en")
    found = _sector_in([word.plain for word in words(title)], titles) if titles else None
    return found[0] if found else None


def named(found: Sequence[Word], titles: Titles, hits: Sequence[Hit]) -> str | None:
    """The words of a phrase that can be a person's name: its last run of capitals that is no title and no other name."""
    taken = {k for hit in hits for k in range(hit.first, hit.end)}
    end = head_end(found)
    comma = next((k for k in range(1, len(found)) if found[k].start - found[k - 1].end > 1), len(found))
    for first, last in ((0, end), (comma, len(found))):
        run: list[str] = []
        for k in range(first, last):
            word = found[k]
            low = [w.plain for w in found[k:last]]
            capital = word.text[:1].isupper() or (word.text[:1].isalpha() and word.text.lower() == word.text.upper())
            title = titles.sector_at(low, 0) or (low[0],) in titles.honorifics or word.plain in titles.sets["former"]
            if (capital and not title and k not in taken) or (
                run
                and (word.plain in _INSIDE or word.plain == "s")
                and k + 1 < last
                and found[k + 1].text[:1].isupper()
                and word.plain != "s"
            ):
                run.append(word.text)
            elif run:
                break
        if run:
            return " ".join(run)
    return None


_INSIDE: Final = frozenset(
    "al el bin ben ibn bint de da do dos del della van von der den ten ter ur ul abu abd y e la le".split()
)


def _any(found: Sequence[Word], wanted: frozenset[str]) -> bool:
    return any(word.plain in wanted for word in found)


# --- bodies and states ----------------------------------------------------------------------------------------------


def _body(found: Sequence[Word], hits: Sequence[Hit], titles: Titles) -> Known | None:
    hit = next((hit for hit in hits if isinstance(hit.sign, Body)), None)
    if hit is None:
        return None
    body = hit.sign
    assert isinstance(body, Body)
    if _another_states(found, hit, hits, titles) or in_a_title(found, hit, titles):
        return None
    rest = [word.plain for word in found[hit.end : hit.end + 4]]
    before = [word.plain for word in found[: hit.first]]
    governs = hit.first > 0 and bool(before) and before[-1] in _ENDS | {"le", "la", "les", "l", "the"}
    outside = before if governs and _sector_in(before, titles) else rest
    if _any(found, titles.sets["former"]) and (_sector_in(outside, titles) or outside):
        return Known(country=body.state, sector="ELI", type="person", actor=None)
    other = _sector_in(outside[1:] if outside[:1] == ["s"] else outside, titles)
    offices = office_at([*before, *rest], titles, body.state)
    office = offices[0] if offices else None
    if other is None or _any_plain(outside, titles.sets["officials"]) or other[0] in ("GOV", body.sector):
        sector: str | None = body.sector or None
    else:
        sector = other[0]
    alone = other is None
    return Known(
        country=body.state,
        sector=sector,
        name=body.name if alone else None,
        actor=body.actor if alone else None,
        type=body.type if alone else "person",
        office=office.replace("_", " ") if office and not alone else None,
        reason="a name of the table" if alone else "",
    )


def _another_states(found: Sequence[Word], hit: Hit, hits: Sequence[Hit], titles: Titles) -> bool:
    """Whether a common name of a body belongs to another state: ``Chile's Defense Department`` is no Pentagon."""
    assert isinstance(hit.sign, Body)
    common = titles.sector_at([word.plain for word in found[hit.first : hit.end]], hit.end - hit.first - 1)
    before = next((h.sign for h in hits if h.end <= hit.first and hit.first - h.end <= 1 and isinstance(h.sign, State)), None)
    return bool(common) and isinstance(before, State) and before.code != hit.sign.country


def in_a_title(found: Sequence[Word], hit: Hit, titles: Titles) -> bool:
    """Whether the name of a body is a part of a title: the Pentagon chief is a person."""
    low = [word.plain for word in found]
    sizes = ((k, (titles.office_at(low, k) or (0,))[0]) for k in range(hit.end))
    return any(k <= hit.first and hit.end <= k + size and size > hit.end - hit.first for k, size in sizes)


def _state_alone(found: Sequence[Word], hits: Sequence[Hit]) -> Known | None:
    """A state, its seat or its people, and nothing beside an article."""
    bare = [k for k in range(len(found)) if found[k].plain not in ("the", "la", "le", "les", "l", "s")]
    states = [hit for hit in hits if isinstance(hit.sign, State)]
    if not bare or not states or not all(states[0].first <= k < states[0].end for k in bare):
        return None
    sign = states[0].sign
    assert isinstance(sign, State)
    people = sign.kind in ("people", "demonym")
    return Known(
        country=sign.code,
        sector=None if people else "GOV",
        name=world.states()[sign.code],
        actor=f"state:{sign.code}" + ("/people" if people else ""),
        type="population" if people else "government",
        reason="a name of the table",
    )


# --- descriptions ---------------------------------------------------------------------------------------------------


def _description(found: Sequence[Word], hits: Sequence[Hit], titles: Titles, day: str | None) -> Known:
    low = [word.plain for word in found]
    end = head_end(found)
    country = _country_in(hits) or _place(found, hits, titles)
    bare = without_states(found, hits)
    offices = office_at(bare, titles, country)
    office = offices[0] if offices else None
    if any(word in titles.nothing for word in low[:end]):
        return Known()
    if _any(found, titles.sets["former"]) and (office or _sector_in(low, titles)):
        return Known(country=country, sector="ELI", type="person")
    sector = _sector_in(low[:end], titles) or _sector_in(bare, titles)
    if sector is None and country and _any_plain(low, titles.sets["ordinary"]):
        sector = ("CVL", True)
    if office and world.office_sector(office) == "IGO":
        sector = ("IGO", False)  # 'the president of the European Council'
    holder = None
    if office and country and not (sector and sector[1]):
        holder = by_office(offices, country, day)
    if holder:
        return of_person(holder, day, reason=f"the {office.replace('_', ' ')} of the day" if office else "")
    kind = kind_of(sector[0] if sector else None, low[:end], titles, plural=bool(sector and sector[1]))
    return Known(
        country=country, sector=sector[0] if sector else None, type=kind, office=office.replace("_", " ") if office else None
    )


def without_states(found: Sequence[Word], hits: Sequence[Hit]) -> list[str]:
    """The words of a phrase without states and demonyms, so that ``the top | Iranian | diplomat`` is one office."""
    taken = {k for hit in hits if isinstance(hit.sign, State) for k in range(hit.first, hit.end)}
    return [word.plain for k, word in enumerate(found) if k not in taken and word.plain != "s"]


def _place(found: Sequence[Word], hits: Sequence[Hit], titles: Titles) -> str | None:
    """The country of a place that capitals in a phrase name: ``Mombasa police``, ``the governor of Kano State``."""
    taken = {k for hit in hits for k in range(hit.first, hit.end)}
    spots: list[gazetteer.Spot] = []
    k = 0
    while k < len(found):
        end = k
        while (
            end < len(found)
            and end not in taken
            and found[end].text[:1].isupper()
            and not titles.sector_at([found[end].plain], 0)
        ):
            end += 1
        spot = _spot(" ".join(word.text for word in found[k:end])) if end > k else None
        spots += [spot] if spot else []
        k = max(end, k + 1)
    return max(spots, key=lambda spot: spot.kind in REGIONS).country if spots else None


def place_country(name: str) -> str | None:
    """The country of the place that a name stands for: a state, else the largest known place of that name."""
    spot = _spot(name)
    return spot.country if spot else None


def known_place(name: str) -> bool:
    """Whether there is any place of a name, however small."""
    return bool(gazetteer.fold(name) in _own_places() or gazetteer.named(gazetteer.fold(name)))


def _spot(name: str) -> gazetteer.Spot | None:
    own = _own_places().get(gazetteer.fold(name))
    if own:
        return own
    named = gazetteer.named(gazetteer.fold(name))
    return max((s for s in named if s.country and (s.population >= KNOWN or s.kind in REGIONS)), key=_size, default=None)


@cache
def _own_places() -> dict[str, gazetteer.Spot]:
    """The places of our own table that lie in one country, by their names."""
    found: dict[str, gazetteer.Spot] = {}
    for row in knowledge.table("places.tsv"):
        spot = gazetteer.Spot(row["id"], row["name"], row["kind"], row["country"] or None, "", 0.0, 0.0, KNOWN)
        for name in filter(None, "|".join((row["name"], row["en"], row["fr"])).split("|")):
            if spot.country:
                found.setdefault(gazetteer.fold(name), spot)
    return found


def _size(spot: gazetteer.Spot) -> tuple[bool, int, str]:
    return spot.kind in REGIONS, spot.population, spot.id


KNOWN: Final = 30_000  # people of a city that a name alone may mean
REGIONS: Final = frozenset({"country", "region"})


def office_at(low: Sequence[str], titles: Titles, country: str | None) -> tuple[str, ...]:
    """The offices that words can name in a state, by the longest title; what stands after a preposition is another's."""
    end = next((k for k in range(1, len(low)) if low[k] in _ENDS), len(low))
    found = [at for k in range(end) if (at := titles.office_at(low, k))]
    best = max(found, key=lambda at: at[0])[1] if found else ()
    return tuple(dict.fromkeys(world.office_in(title, country) for title in best))


def by_office(offices: Sequence[str], country: str | None, day: str | None, of: str = "") -> Person | None:
    """Who held one of some offices on a day."""
    for office in offices:
        for name in (office, *_WIDER.get(office, ())):
            one = world.holder(name, country, day, of)
            if one:
                return one
    return None


_WIDER: Final = {"president": ("head_of_state", "supreme_leader"), "prime_minister": ("head_of_government",)}


def _sector_in(low: Sequence[str], titles: Titles) -> tuple[str, bool] | None:
    """The sector of the last term in words, longest first: the head stands last in English; French heads stand first."""
    best: tuple[int, int, str, bool] | None = None
    k = 0
    while k < len(low):
        at = titles.sector_at(low, k)
        if at:
            size, sector, plural = at
            if best is None or not (best[0] > 1 and size == 1 and best[2] != "GOV") or _HEADS_LAST.get(sector):
                best = (size, k, sector, plural)
        k += at[0] if at else 1
    return (best[2], best[3]) if best else None


_HEADS_LAST: Final = dict.fromkeys(("CVL", "GOV", "COP", "CRM", "JUD", "LEG"), True)


def _any_plain(low: Sequence[str], wanted: frozenset[str]) -> bool:
    return any(word in wanted for word in low)


def _country_in(hits: Sequence[Hit]) -> str | None:
    for hit in hits:
        if isinstance(hit.sign, State):
            return hit.sign.code
        if isinstance(hit.sign, Body) and hit.sign.country not in world.STATELESS:
            return hit.sign.state
    return None


def kind_of(sector: str | None, low: Sequence[str], titles: Titles, *, plural: bool) -> str:
    """What sort of actor a description names."""
    if _any_plain(low, titles.sets["populations"]):
        return "population"
    if _any_plain(low, titles.sets["generic"]):
        return "media" if sector == "JRN" else "armed_group" if sector in ("REB", "PRM") else "organisation"
    if sector is None:
        return "unknown"
    return "group" if plural else "organisation" if _any_plain(low[-1:], titles.sets["bodies"]) else "person"


def spelling_key(name: str) -> str:
    """The key of a person whom no table knows: the name as it is written, in plain Latin letters."""
    return f"name:{'-'.join(filter(None, map(romanised, parts(name)))) or slug(name)}"
