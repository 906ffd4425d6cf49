"""What rests on what: the chains from an item back to where its trail ends.

A chain runs from a quotation to its ``based_on``, else to what its source rests on; from a source or tweet to its
``based_on``; and so on to a primary source, to people nobody names, or to a source that does not say. Trails are found by
walking each record once, so that a graph with many ways through it costs no more than its size; only ``find_chains``,
which lists the ways for a reader, has a bound. Does not know what a label asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from firsthand.model.evidence import Level, Quote, Source, SourceType
from firsthand.model.resolved import Chain, Item, TrailEnd
from firsthand.resolve.levels import is_primary, level_of
from firsthand.resolve.names import Entry, Names
from firsthand.resolve.references import PLACES

MAX_CHAINS = 64
"""How many ways back are listed for one item; no verdict depends on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a trail ends: a source or tweet. ``is_known`` where nothing is hidden behind it."""

    entry: Entry
    kind: TrailEnd
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """All that lies behind one item.

    ``nodes`` are the sources and tweets passed, nearest first, the item's own included; ``primaries`` the primary sources
    among its ``ends``. ``is_broken`` where a record on the way is in error itself: then nothing may be concluded from it.
    """

    nodes: tuple[Entry, ...]
    ends: tuple[End, ...]
    primaries: tuple[Entry, ...]
    is_broken: bool

    @property
    def is_known(self) -> bool:
        """Whether every way leads to an end behind which nothing is hidden."""
        return not self.is_broken and all(end.is_known for end in self.ends)


def place_of(names: Names, entry: Entry) -> Entry | None:
    """The source or tweet that ``entry`` is, or (a quotation) stands in; None where that is not known."""
    if not isinstance(entry.record, Quote):
        return entry
    ref = entry.record.source
    return names.find(ref.id, PLACES) if ref else None


def onward(names: Names, entry: Entry) -> tuple[Entry, ...]:
    """The next links of the chain; empty where it ends at ``entry``."""
    record = entry.record
    if isinstance(record, Quote):
        if record.based_on:
            return names.follow(record.based_on)
        place = place_of(names, entry)
        return onward(names, place) if place else ()
    if isinstance(record, Source) and level_of(record) in (Level.PRIMARY, Level.UNNAMED):
        return ()
    return names.follow(record.based_on)


def find_trail(names: Names, start: Entry, *, cyclic: frozenset[Item] = frozenset()) -> Trail:
    """Everything behind ``start``, nearest first. ``cyclic`` are the records that stand in a circle."""
    seen = {start: None}
    nodes: dict[Entry, None] = {}
    ends: dict[Entry, End] = {}
    is_broken = False
    for entry in (waiting := [start]):
        place = place_of(names, entry)
        is_broken = is_broken or entry.item in cyclic or place is None
        is_broken = is_broken or not all(names.is_sound(one) for one in (entry, place) if one)
        if place is None:
            continue
        nodes[place] = None
        following = onward(names, entry)
        if not following:
            ends[place] = _end_at(entry, place)
        new = [one for one in following if one not in seen]
        seen.update(dict.fromkeys(new))
        waiting += new
    primaries = tuple(end.entry for end in ends.values() if end.kind is TrailEnd.PRIMARY)
    return Trail(nodes=tuple(nodes), ends=tuple(ends.values()), primaries=primaries, is_broken=is_broken)


def find_chains(names: Names, start: Entry) -> tuple[Chain, ...]:
    """The ways from ``start`` back to its ends, in the order written; at most ``MAX_CHAINS``."""
    chains: dict[tuple[Item, ...], Chain] = {}
    for way in islice(_ways(names, start), MAX_CHAINS):
        places = [place for entry in way if (place := place_of(names, entry))]
        if places:
            links = tuple(dict.fromkeys(place.item for place in places))
            chains.setdefault(links, Chain(item=start.item, links=links, end=_end_at(way[-1], places[-1]).kind))
    return tuple(chains.values())


def _ways(names: Names, start: Entry) -> Iterator[list[Entry]]:
    """Each way from ``start`` to an end, without recursion; the list is reused for the next one."""
    way: list[Entry] = []
    on_way: set[Entry] = set()
    waiting = [(start, 0)]
    while waiting:
        entry, depth = waiting.pop()
        on_way.difference_update(way[depth:])
        del way[depth:]
        way.append(entry)
        on_way.add(entry)
        following = [one for one in onward(names, entry) if one not in on_way]
        waiting += [(one, depth + 1) for one in reversed(following)]
        if not following:
            yield way


def _end_at(entry: Entry, place: Entry) -> End:
    """The end of a trail at ``place``, reached as ``entry`` (which may be a passage of it that rests on something lost)."""
    record = place.record
    is_lost = isinstance(entry.record, Quote) and bool(entry.record.based_on)
    if isinstance(record, Quote) or is_lost:
        return End(entry=place, kind=TrailEnd.SILENT, is_known=False)
    if isinstance(record, Source) and record.type is SourceType.UNNAMED:
        return End(entry=place, kind=TrailEnd.UNNAMED, is_known=True)
    if is_primary(record):
        return End(entry=place, kind=TrailEnd.PRIMARY, is_known=True)
    is_own = isinstance(record, Source) and record.own_reporting and not record.based_on
    return End(entry=place, kind=TrailEnd.SILENT, is_known=is_own)
