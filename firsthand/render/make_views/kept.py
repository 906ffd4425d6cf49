"""What is made of a record, a claim or a label once, and asked for in many places.

A source's link stands in the ledger, in a note, in a list and on its own page, and says the same everywhere. What a function
marked here has made stays with the site's index as long as there is room. Knows nothing of what is made.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Protocol, TypeVar


class Keeper(Protocol):
    """Whoever things are kept with: for each function what it made, by key."""

    @property
    def made(self) -> dict[object, dict[Hashable, Any]]:
        """What was made so far."""


K = TypeVar("K", bound=Keeper)
T = TypeVar("T")
V = TypeVar("V")

ROOM = 4096
"""How many things are kept of a function. Pages that are made one after the other name the same ones, so few are enough."""


def itself(what: Any) -> Hashable:  # noqa: ANN401 (of any kind that can name itself)
    """What names itself, for ``kept``."""
    name: Hashable = what
    return name


def kept(key_of: Callable[[T], Hashable], *, room: int = ROOM) -> Callable[[Callable[[K, T], V]], Callable[[K, T], V]]:
    """The function itself, but for asking it twice; ``key_of`` names within the site what it is asked about."""

    def keep(make: Callable[[K, T], V]) -> Callable[[K, T], V]:
        @wraps(make)
        def find(keeper: K, what: T) -> V:
            known: dict[Hashable, V] | None = keeper.made.get(make)
            if known is None:
                known = keeper.made[make] = {}
            key = key_of(what)
            found = known.get(key)
            if found is None:
                found = make(keeper, what)
                if len(known) >= room:
                    known.clear()
                known[key] = found
            return found

        return find

    return keep
