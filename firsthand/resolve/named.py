"""Which records a post names, and which it probably meant to name.

So that a mistyped id is reported once: that the right one stands unused is not said as well.
"""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.nearest import find_nearest
from firsthand.resolve.dossier import Dossier
from firsthand.resolve.references import pointers_of
from firsthand.resolve.uses import Citation, Mention


def find_named_records(dossier: Dossier) -> frozenset[str]:
    """The ids of sources, quotes and tweets that the body, a claim or another record names, or probably meant."""
    named = {use.id for use in dossier.uses if isinstance(use, Citation)}
    records = [entry.record for entry in dossier.own]
    named.update(pointer.ref.id for record in records for pointer in pointers_of(record) if pointer.ref.id != record.id)
    named.update(pointer.ref.id for claim in dossier.names.claims.values() for pointer in pointers_of(claim))
    return add_meant(named, dossier.names.known())


def find_marked_claims(dossier: Dossier) -> frozenset[str]:
    """The ids of claims that words of the body mark, or were probably meant to."""
    return add_meant({use.id for use in dossier.uses if isinstance(use, Mention)}, dossier.names.claims)


def add_meant(named: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """``named``, and for each id in it that is not ``known`` the one that is most like it."""
    ids, given = frozenset(known), frozenset(named)
    nearest = (find_nearest(name, ids) for name in given - ids)
    return given.union(name for name in nearest if name)
