"""What an id means in one post: its own sources, quotes and tweets first, then the shared sources.

All of these share one set of ids; claims have a set of their own. Where an id is taken twice, the record that stands
first in the file keeps it, so that one slip gives one message.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from firsthand.model.body import RecordKind
from firsthand.model.evidence import Claim, Quote, Ref, Source, Tweet
from firsthand.model.post import Evidence
from firsthand.model.resolved import Item, Key
from firsthand.model.span import Span
from firsthand.resolve.references import ANY, Pointer, pointers_of

SHARED = ""
"""The scope of shared sources, in keys."""

MAY_BE_UNKNOWN = frozenset({"published", "posted"})
"""The dates for which a writer may type ``unknown``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """A record as written, with the name it has on the whole site, and what it points at.

    Among the names of one post there is one entry for each record, so that it stands for itself: trails compare entries a
    great deal.
    """

    item: Item
    record: Source | Tweet | Quote
    pointers: tuple[Pointer, ...]

    @property
    def id(self) -> str:
        """The id as a writer types it."""
        return self.item.key.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The ids of one post; ``scope`` is its own records' in keys.

    ``collisions`` pairs each record that came too late with the place of the one that has its id. ``unread`` are the kinds
    of which records were given that could not be read.
    """

    scope: str
    own: Mapping[str, Entry] = field(default_factory=dict)
    shared: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    collisions: tuple[tuple[Source | Tweet | Quote, Span], ...] = ()
    unread: frozenset[str] = frozenset()
    _met: dict[str, Entry] = field(default_factory=dict)  # the shared sources that were asked for

    def may_hold(self, ref_id: str, kinds: Iterable[str]) -> bool:
        """Whether ``ref_id`` may be that of a record that was not read, or came too late; which is reported already."""
        is_late = any(late.id == ref_id for late, _ in self.collisions)
        return is_late or any(f"{kind}s" in self.unread for kind in kinds)

    def find(self, ref_id: str, kinds: tuple[RecordKind, ...] = ANY) -> Entry | None:
        """The record called ``ref_id``, if there is one and it is of one of these kinds."""
        entry = self.own.get(ref_id) or self._met.get(ref_id)
        if entry is None and ref_id in self.shared:
            entry = self._met[ref_id] = make_entry(self.shared[ref_id], SHARED)
        return entry if entry is not None and entry.item.kind in kinds else None

    def follow(self, refs: Sequence[Ref], kinds: tuple[RecordKind, ...] = ANY) -> tuple[Entry, ...]:
        """The records that ``refs`` name, each once, in order; what names nothing of these kinds is left out."""
        if not refs:
            return ()
        found = (self.find(ref.id, kinds) for ref in refs)
        return tuple(dict.fromkeys(entry for entry in found if entry is not None))

    def is_sound(self, entry: Entry) -> bool:
        """Whether its record was read whole, has its id to itself, names only what is there, and (a quote) says where it is."""
        record = entry.record
        if not is_readable(record) or (isinstance(record, Quote) and record.source is None):
            return False
        return not any(late.id == record.id for late, _ in self.collisions) and self.holds_all(entry.pointers)

    def holds_all(self, pointers: Iterable[Pointer]) -> bool:
        """Whether each of ``pointers`` names something that is there and of a kind it may name."""
        return all(self.find(pointer.ref.id, pointer.kinds) for pointer in pointers)

    def known(self, kinds: tuple[RecordKind, ...] = ANY) -> Iterator[str]:
        """Every id that could be typed here for one of these kinds."""
        return chain(
            (name for name, entry in self.own.items() if entry.item.kind in kinds),
            self.shared if RecordKind.SOURCE in kinds else (),
        )


def is_readable(record: Source | Tweet | Quote | Claim) -> bool:
    """Whether every key that was given came to something; what could not be read has been reported where it stands.

    For a date None may also be the writer's ``unknown``, so the dates that allow it tell nothing.
    """
    return not any(getattr(record, key, key) in (None, "", ()) for key in record.spans if key not in MAY_BE_UNKNOWN)


def make_names(evidence: Evidence, *, slug: str, shared: Mapping[str, Source]) -> Names:
    """The ids of a post, whose own records win over shared ones of the same name."""
    own: dict[str, Entry] = {}
    collisions: list[tuple[Source | Tweet | Quote, Span]] = []
    written: list[Source | Tweet | Quote] = [*evidence.sources, *evidence.quotes, *evidence.tweets]
    for record in sorted(written, key=lambda one: one.span):
        if record.id in own:
            collisions.append((record, own[record.id].record.span))
            continue
        own[record.id] = make_entry(record, slug)
        if record.id in shared:
            collisions.append((record, shared[record.id].span))
    claims = {claim.id: claim for claim in evidence.claims}
    return Names(scope=slug, own=own, shared=shared, claims=claims, collisions=tuple(collisions), unread=evidence.unread)


def make_entry(record: Source | Tweet | Quote, scope: str) -> Entry:
    """``record`` with the key it has in ``scope``."""
    return Entry(item=Item(kind_of(record), Key(scope, record.id)), record=record, pointers=pointers_of(record))


def kind_of(record: Source | Tweet | Quote) -> RecordKind:
    """The kind of record, as marks in the body call it."""
    if isinstance(record, Source):
        return RecordKind.SOURCE
    return RecordKind.TWEET if isinstance(record, Tweet) else RecordKind.QUOTE


def touched(names: Names, starts: Iterable[Entry]) -> tuple[Entry, ...]:
    """``starts`` and all that they lead to, pointer by pointer, each once."""
    found = dict.fromkeys(starts)
    waiting = list(found)
    while waiting:
        for pointer in waiting.pop().pointers:
            entry = names.find(pointer.ref.id, pointer.kinds)
            if entry is not None and entry not in found:
                found[entry] = None
                waiting.append(entry)
    return tuple(found)
