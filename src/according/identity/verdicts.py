"""The user's own decisions on who is who: an input to every later run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from according.actors.names import same
from according.actors.phrase import spelling_key
from according.actors.words import plain
from according.errors import UsageError
from according.model import Actor, Judgement, digest

KIND = "same_actor"


def judgement(a: str, b: str, verdict: Literal["yes", "no"], *, note: str | None = None) -> Judgement:
    """A decision on two keys; the same two give the same id, so that a later decision takes the place of an earlier one."""
    first, second = sorted((a, b))
    if first == second:
        raise UsageError("A441", f"both names are the actor {first}", do="Name two actors of the list `according actors`.")
    return Judgement(id="j" + digest(KIND, first, second), kind=KIND, a=first, b=second, verdict=verdict, note=note)


def key_of(wanted: str, known: Sequence[Actor]) -> str:
    """The key that the user means: a key as it is, else the one actor that is called so."""
    if any(wanted in actor.keys for actor in known):
        return wanted
    called = [a for a in known if any(plain(name.text) == plain(wanted) for name in a.names)]
    called = called or [a for a in known if any(same(name.text, wanted) for name in a.names)]
    if len(called) == 1:
        return called[0].id
    if not called:
        raise UsageError(
            "A442", f"no actor of the record is called {wanted!r}", do="`according actors` lists their names and keys."
        )
    names = ", ".join(actor.id for actor in called[:5])
    raise UsageError("A443", f"{len(called)} actors are called {wanted!r}: {names}", do="Name one by its key.")


def two_keys(a: str, b: str, known: Sequence[Actor]) -> tuple[str, str]:
    """The keys of two actors that the user names; what stands as one actor with several keys has to be named by them."""
    first, second = key_of(a, known), key_of(b, known)
    keys = next((actor.keys for actor in known if first in actor.keys), ())
    if first == second:  # two spellings that stand as one actor: each has its own key
        first, second = (spelt if (spelt := spelling_key(name)) in keys else key for name, key in ((a, first), (b, second)))
    if first == second and len(keys) > 1:
        raise UsageError("A441", f"both names are the actor {first}", do=f"Name two of its keys: {', '.join(keys)}.")
    return first, second


def without_effect(known: Sequence[Actor], judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Decisions ``same A B`` that other decisions forbid: A is B, B is C, but A is not C."""
    of = {key: actor.id for actor in known for key in actor.keys}
    said = [one for one in judgements if one.kind == KIND and one.verdict == "yes"]
    return tuple(one for one in said if one.a in of and one.b in of and of[one.a] != of[one.b])
