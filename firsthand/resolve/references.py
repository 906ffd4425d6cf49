"""Which fields of a record point at other records, and at which kinds of them.

The one table of pointers: checks for unknown and for unused ids both walk it, so that neither can forget a field. What an
id means in a given post stands in ``names``.
"""

from __future__ import annotations

from typing import NamedTuple

from firsthand.model.body import RecordKind
from firsthand.model.evidence import Claim, Quote, Ref, Source, Tweet

ANY = (RecordKind.SOURCE, RecordKind.QUOTE, RecordKind.TWEET)
"""Fields where a passage may stand for the source it is in."""

PLACES = (RecordKind.SOURCE, RecordKind.TWEET)
"""Fields that need something words can stand in."""


class Pointer(NamedTuple):
    """One id typed in the field ``key`` of a record, and the kinds of record it may name there."""

    key: str
    ref: Ref
    kinds: tuple[RecordKind, ...]


_FIELDS: dict[type, tuple[tuple[str, tuple[RecordKind, ...]], ...]] = {
    Source: (("via", PLACES), ("based_on", ANY), ("version_of", PLACES)),
    Quote: (("source", PLACES), ("also_in", PLACES), ("based_on", ANY)),
    Tweet: (("via", PLACES), ("based_on", ANY), ("reply_to", PLACES), ("quotes", PLACES)),
    Claim: (("source", ANY), ("against", ANY), ("seen_in", ANY), ("context_source", ANY)),
}


def pointers_of(record: Source | Quote | Tweet | Claim) -> tuple[Pointer, ...]:
    """Everything ``record`` points at, field by field, in the order of FORMAT section 3."""
    found: list[Pointer] = []
    for key, kinds in _FIELDS[type(record)]:
        refs: Ref | tuple[Ref, ...] | None = getattr(record, key)
        if refs:
            found += [Pointer(key, ref, kinds) for ref in (refs if isinstance(refs, tuple) else (refs,))]
    return tuple(found)
