"""Whose reporting a thing is, and whether two things are independent of each other.

Two are independent if they come from different origins, if both say what they rest on, and if nothing lies behind both.
Whether names differ is decided on their words: case and spacing do not count.
"""

from __future__ import annotations

from firsthand.model.evidence import UNKNOWN, Quote, Source, Tweet
from firsthand.model.resolved import TrailEnd
from firsthand.resolve.graph import Trail, place_of
from firsthand.resolve.levels import is_primary
from firsthand.resolve.names import Entry, Names
from firsthand.resolve.references import PLACES
from firsthand.resolve.words import fold_name

REPRINTS_NEEDED = 2
"""How many reprints of different origin must carry a primary source that has no address of its own."""


def origin_of(names: Names, entry: Entry) -> str:
    """Whose reporting ``entry`` is, as typed; empty where that is not known."""
    place = place_of(names, entry)
    record = place.record if place else None
    match record:
        case Source():
            origin = record.origin or record.publisher or record.author
        case Tweet():
            origin = record.origin or record.author
        case Quote() | None:
            origin = ""
    return "" if fold_name(origin) == UNKNOWN else origin


def counts_as_primary(names: Names, entry: Entry) -> bool:
    """Whether ``entry`` is primary for a label: it is itself the thing, and can be looked up (``is_in_reach``)."""
    return not isinstance(entry.record, Quote) and is_primary(entry.record) and is_in_reach(names, entry)


def is_in_reach(names: Names, entry: Entry) -> bool:
    """Whether a source or tweet has an address of its own, or two reprints of different origin carry it."""
    record = entry.record
    if isinstance(record, Quote):
        return False
    if record.url:
        return True
    origins = {fold_name(origin_of(names, reprint)) for reprint in names.follow(record.via, PLACES)}
    return len(origins - {""}) >= REPRINTS_NEEDED


def why_dependent(names: Names, one: tuple[Entry, Trail], other: tuple[Entry, Trail]) -> str:
    """Why two items do not count as two, as a sentence's end; empty where they are independent."""
    first, second = fold_name(origin_of(names, one[0])), fold_name(origin_of(names, other[0]))
    for (entry, _), origin in ((one, first), (other, second)):
        if not origin:
            return f'nothing says whose reporting "{entry.id}" is'
    if first == second:
        return f'"{one[0].id}" and "{other[0].id}" both come from {origin_of(names, one[0])}'
    for _, trail in (one, other):
        hidden = [end.entry.id for end in trail.ends if end.kind is TrailEnd.SILENT and not end.is_known]
        if hidden:
            return f'"{hidden[0]}" does not say what it rests on'
    behind_other = set(other[1].nodes)
    common = [node for node in one[1].nodes if node in behind_other]
    return f'"{one[0].id}" and "{other[0].id}" both rest on "{common[0].id}"' if common else ""
