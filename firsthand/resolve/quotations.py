"""What the locks say of one quotation: whether it is in the copy, and whether the lock still speaks of these words.

A quotation is looked for in the copy of the source it stands in, and in the reprints (``via``) that carry that source. A
lock whose quotation has changed since says nothing; nor does one whose copy cannot be relied on. Nothing is compared here:
a build believes what `firsthand verify` recorded, also of an excerpt, so that deleting the record never goes unnoticed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from firsthand.model.evidence import MatchClass, Quote, Source, Tweet
from firsthand.model.lock import LockedQuote
from firsthand.model.resolved import Copy
from firsthand.model.site import Copies
from firsthand.resolve.copies import (
    EXCERPT,
    NOTHING_HELD,
    REPORTED,
    SHARED_SCOPE,
    Holding,
    LockIndex,
    Standing,
    find_holding,
    hash_text,
)
from firsthand.resolve.graph import place_of
from firsthand.resolve.names import Entry, Names
from firsthand.resolve.references import PLACES

FOUND = (MatchClass.EXACT, MatchClass.NORMALISED, MatchClass.ELIDED)
"""The words stand there."""

NOT_THERE = (MatchClass.ALTERED, MatchClass.NOT_FOUND)
"""Other words stand there, or none like them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One lock's word on a quotation: in whose copy (``holder``), what was found, and whether it spoke of other words."""

    holder: Entry
    copy: Copy
    locked: LockedQuote
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is known of one quotation. ``compared`` counts for it, best first; ``elsewhere`` are other sources that carry it."""

    compared: tuple[Compared, ...] = ()
    void: tuple[Compared, ...] = ()
    elsewhere: tuple[Compared, ...] = ()
    is_damaged: bool = False

    @property
    def best(self) -> Compared | None:
        """The comparison that counts."""
        return self.compared[0] if self.compared else None

    @property
    def match(self) -> MatchClass:
        """What comparing gave."""
        return self.best.locked.match if self.best else MatchClass.NO_COPY

    @property
    def is_reported(self) -> bool:
        """Whether what is wrong with it is told elsewhere, so that a label need not say it again."""
        return self.is_damaged or bool(self.void) or self.match in NOT_THERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One post's view of the locks; under ``copies: off`` it is empty, since locks are then not read."""

    locks: LockIndex
    mode: Copies
    scope: str
    _found: dict[Entry, Holding] = field(default_factory=dict)

    def holding(self, entry: Entry) -> Holding:
        """What is held of a source or tweet, which is looked up once."""
        if self.mode is Copies.OFF or isinstance(entry.record, Quote):
            return NOTHING_HELD
        if entry not in self._found:
            self._found[entry] = self._look_up(entry, entry.record)
        return self._found[entry]

    def _look_up(self, entry: Entry, record: Source | Tweet) -> Holding:
        scope = self.scope if entry.item.key.scope else SHARED_SCOPE
        if (scope, entry.id) in self.locks.unread:
            return Holding(standing=Standing.UNREADABLE)
        return find_holding(record, self.locks.find(scope, entry.id), locks=self.locks, mode=self.mode)


def carriers_of(names: Names, place: Entry) -> tuple[Entry, ...]:
    """Where the words of ``place`` can be looked up: itself, and the reprints that carry it."""
    return () if isinstance(place.record, Quote) else (place, *names.follow(place.record.via, PLACES))


def find_quotation(names: Names, shelf: Shelf, entry: Entry) -> Finding:
    """What the locks say of a quote or tweet."""
    place = place_of(names, entry)
    if place is None or isinstance(entry.record, Source):
        return Finding()
    carriers = carriers_of(names, place)
    found = [one for carrier in carriers for one in _compared_in(shelf, carrier, entry.id, entry.record)]
    also_in = names.follow(entry.record.also_in, PLACES) if isinstance(entry.record, Quote) else ()
    also = [one for carrier in also_in for one in _compared_in(shelf, carrier, entry.id, entry.record)]
    return Finding(
        compared=tuple(sorted((one for one in found if not one.is_void), key=lambda one: one.locked.match not in FOUND)),
        void=tuple(one for one in (*found, *also) if one.is_void),
        elsewhere=tuple(one for one in also if not one.is_void),
        is_damaged=any(shelf.holding(carrier).standing in REPORTED for carrier in carriers),
    )


def name_copy(copy: Copy, holder: Entry, entry: Entry) -> str:
    """The copy or excerpt of ``holder`` in words, as said of ``entry``: ``its saved copy``, ``the excerpt of "letter"``."""
    what = "excerpt" if copy.via == EXCERPT else "saved copy"
    return f"its {what}" if holder == entry else f'the {what} of "{holder.id}"'


def _compared_in(shelf: Shelf, carrier: Entry, quote_id: str, record: Quote | Tweet) -> Iterator[Compared]:
    holding = shelf.holding(carrier)
    if not holding.is_valid or holding.copy is None:
        return
    locked = dict(holding.lock.quotes).get(f"{shelf.scope}/{quote_id}") if holding.lock else None
    if locked is None or locked.match is MatchClass.NO_COPY:
        return
    is_redacted = isinstance(record, Tweet) and record.redacted is not None
    is_void = not is_redacted and locked.quote_sha256 != hash_text(record.text)
    yield Compared(holder=carrier, copy=holding.copy, locked=locked, is_void=is_void)
