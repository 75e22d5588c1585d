"""Which actor of a record somebody means: by key, by name in any spelling, by surname, by office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from according import languages
from according.actors.names import is_part, parts, same
from according.actors.phrase import phrase
from according.actors.words import plain, words
from according.errors import UsageError
from according.model import Actor

SHOWN: Final = 6  # actors that an error lists


def called(wanted: str, known: Sequence[Actor]) -> tuple[Actor, ...]:
    """All actors that somebody may mean, those with the most mentions first; none where nobody is called so.

    A key is that actor alone. A name is looked for as it is written, then in other spellings and scripts, then as a shorter
    form; a single word is looked for in all three ways, since a surname alone may be anybody's who bears it. Who is not
    found by name is looked for by office: 'foreign minister', 'the Iranian foreign minister'.
    """
    by_key = tuple(actor for actor in known if wanted in actor.keys)
    if by_key or not plain(wanted).strip():
        return by_key
    found: dict[Actor, None] = {}
    for way in (_written, _spelt, _shortened):
        if len(parts(wanted)) == 1 or not found:
            found.update(dict.fromkeys(way(wanted, known)))
    return tuple(found) or tuple(_in_office(wanted, known))


def one(wanted: str, known: Sequence[Actor]) -> Actor:
    """The only actor that somebody can mean; UsageError A442 where there is none, A443 where there are several."""
    found = called(wanted, known)
    if len(found) == 1:
        return found[0]
    if found:
        shown = "; ".join(map(_described, found[:SHOWN])) + (
            f"; and {len(found) - SHOWN} more (`according actors --name NAME` lists all)" if len(found) > SHOWN else ""
        )
        do = "Name one by its key (or several keys); if they are one, say so: `according actors same KEY KEY`."
        raise UsageError("A443", f"{len(found)} actors may be meant by {wanted!r}: {shown}", do=do)
    near = _near(wanted, known)
    do = f"Did you mean {near}? " if near else ""
    raise UsageError(
        "A442",
        f"no actor of the record is called {wanted!r}",
        do=f"{do}`according actors` lists their names and keys, `according search` finds words.",
    )


def _described(actor: Actor) -> str:
    """An actor in short, with the key to name it by."""
    offices = list(dict.fromkeys(office.title for office in actor.offices))[:2]
    about = [actor.kind, *filter(None, (actor.country,)), *offices, f"{actor.mentions} mention{'s' * (actor.mentions != 1)}"]
    return f"{actor.id} = {actor.names[0].text} ({', '.join(about)})"


def _written(wanted: str, known: Sequence[Actor]) -> Iterator[Actor]:
    asked = _bare(wanted)
    return (actor for actor in known if any(_bare(name.text) == asked for name in actor.names))


def _bare(name: str) -> str:
    return " ".join(word.plain for word in words(name)) or plain(name)


def _spelt(wanted: str, known: Sequence[Actor]) -> Iterator[Actor]:
    return (actor for actor in known if any(same(name.text, wanted) for name in actor.names))


def _shortened(wanted: str, known: Sequence[Actor]) -> Iterator[Actor]:
    return (a for a in known if a.kind == "person" and any(is_part(wanted, name.text) for name in a.names))


def _in_office(wanted: str, known: Sequence[Actor]) -> Iterator[Actor]:
    """Whoever holds an office by the tables or is given it by a report; of the state that is named, if one is."""
    spoken = [language for language in languages.available() if languages.exists(language, "titles.toml")]
    found = [phrase(wanted, language) for language in spoken]
    asked = [one for one in found if not (one.name and _names(wanted, one.name))]  # a name asks for nobody else in that office
    keys = {one.actor for one in asked if one.actor}
    titles = {_title(wanted), *(_title(one.office) for one in asked if one.office)}
    states = {one.country for one in asked if one.country}
    for actor in known:
        held = any(_title(office.title) in titles for office in actor.offices)
        if keys & set(actor.keys) or (held and (not states or actor.country in states)):
            yield actor


def _names(wanted: str, name: str) -> bool:
    return bool(same(name, wanted)) or is_part(wanted, name)


def _title(office: str) -> str:
    """An office in plain words, without the body it is held in: ``secretary general (United Nations)``."""
    return _bare(office.partition(" (")[0].replace("_", " "))


def _near(wanted: str, known: Sequence[Actor]) -> str:
    """Names that look alike, for a hint."""
    names = {_bare(name.text): name.text for actor in reversed(known) for name in actor.names}
    return " or ".join(names[found] for found in get_close_matches(_bare(wanted), names, n=2, cutoff=0.75))
