"""What is made of a record, a claim or a label once, and shown in many places.

A source's link stands in the ledger, in a note, in a list and on its own page, and says the same everywhere. What a function
marked here has made stays with the site's index, as long as there is room. Knows no view.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TypeVar

from firsthand.render.make_views.index import SiteIndex

T = TypeVar("T")
V = TypeVar("V")
Make = Callable[[SiteIndex, T], V]

_ROOM = 4096
"""How many things a function may have kept. Pages that stand near each other name the same ones, so few are enough."""


def kept(key_of: Callable[[T], Hashable]) -> Callable[[Make[T, V]], Make[T, V]]:
    """The function itself, but for asking it twice; ``key_of`` names what it is asked about within the site."""

    def keep(make: Make[T, V]) -> Make[T, V]:
        @wraps(make)
        def find(index: SiteIndex, what: T) -> V:
            made = index.kept.setdefault(make, {})
            key = key_of(what)
            view = made.get(key)
            if view is None:
                view = make(index, what)
                if len(made) >= _ROOM:
                    made.clear()
                made[key] = view
            return view

        return find

    return keep
