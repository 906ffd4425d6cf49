"""Which fields of a record point at other records, and at which kinds of them.

The one table of pointers: checks for unknown and for unused ids both walk it, so that neither can forget a field. What an
id means in a given post stands in ``names``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from firsthand.model.body import RecordKind
from firsthand.model.evidence import Claim, Quote, Ref, Source, Tweet

ANY = (RecordKind.SOURCE, RecordKind.QUOTE, RecordKind.TWEET)
"""Fields where a passage may stand for the source it is in."""

PLACES = (RecordKind.SOURCE, RecordKind.TWEET)
"""Fields that need something words can stand in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One id typed in the field ``key`` of a record, and the kinds of record it may name there."""

    key: str
    ref: Ref
    kinds: tuple[RecordKind, ...]


def pointers_of(record: Source | Quote | Tweet | Claim) -> tuple[Pointer, ...]:
    """Everything ``record`` points at, field by field, in the order of FORMAT section 3."""
    match record:
        case Source():
            return (
                *_pointers("via", record.via, PLACES),
                *_pointers("based_on", record.based_on, ANY),
                *_pointers("version_of", _one(record.version_of), PLACES),
            )
        case Quote():
            return (
                *_pointers("source", _one(record.source), PLACES),
                *_pointers("also_in", record.also_in, PLACES),
                *_pointers("based_on", record.based_on, ANY),
            )
        case Tweet():
            return (
                *_pointers("via", record.via, PLACES),
                *_pointers("based_on", record.based_on, ANY),
                *_pointers("reply_to", record.reply_to, PLACES),
                *_pointers("quotes", _one(record.quotes), PLACES),
            )
        case Claim():
            return (
                *_pointers("source", record.source, ANY),
                *_pointers("against", record.against, ANY),
                *_pointers("seen_in", record.seen_in, ANY),
                *_pointers("context_source", record.context_source, ANY),
            )
        case _:
            assert_never(record)


def _pointers(key: str, refs: Iterable[Ref], kinds: tuple[RecordKind, ...]) -> tuple[Pointer, ...]:
    return tuple(Pointer(key=key, ref=ref, kinds=kinds) for ref in refs)


def _one(ref: Ref | None) -> tuple[Ref, ...]:
    return () if ref is None else (ref,)
