"""Which records a post names, and which it probably meant to name.

So that a mistyped id is reported once: that the right one stands unused is not said as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.nearest import find_nearest
from firsthand.resolve.names import Names
from firsthand.resolve.references import pointers_of
from firsthand.resolve.uses import Citation, Mention


def find_named_records(names: Names, uses: Iterable[Mention | Citation]) -> frozenset[str]:
    """The ids of sources, quotes and tweets that the body's marks, a claim or another record name, or probably meant."""
    named = {use.id for use in uses if isinstance(use, Citation)}
    named.update(pointer.ref.id for one in names.own.values() for pointer in one.pointers if pointer.ref.id != one.id)
    named.update(pointer.ref.id for claim in names.claims.values() for pointer in pointers_of(claim))
    if all(names.find(name) for name in named):  # as nearly always; then nobody need go through all shared sources
        return frozenset(named)
    return add_meant(named, names.known())


def find_marked_claims(names: Names, uses: Iterable[Mention | Citation]) -> frozenset[str]:
    """The ids of claims that the body's marks name, or were probably meant to."""
    return add_meant({use.id for use in uses if isinstance(use, Mention)}, names.claims)


def add_meant(named: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """``named``, and for each id in it that is not ``known`` the one that is most like it."""
    ids, given = frozenset(known), frozenset(named)
    nearest = (find_nearest(name, ids) for name in given - ids)
    return given.union(name for name in nearest if name)
