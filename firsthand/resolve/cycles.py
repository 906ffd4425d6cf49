"""Circular reporting: records that, by way of others, rest on themselves.

Every ``based_on`` counts here, also that of a primary source, where a chain would already have ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.evidence import Quote
from firsthand.model.resolved import Item
from firsthand.resolve.graph import place_of
from firsthand.resolve.names import Entry, Names


def find_cycles(names: Names, entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Each circle of records that rest on each other, once, from the record that stands first in the files.

    Where circles share records, the shortest through the first of them stands for all: mending it shows the next.
    """
    steps = {entry: _rests_on(names, entry) for entry in sorted(entries, key=lambda one: one.record.span)}
    circles = []
    for knot in _find_knots(steps):
        first = min(knot, key=lambda one: (one.record.span, one.id))
        if len(knot) > 1 or first in steps[first]:
            circles.append(_shortest_circle(first, steps))
    return tuple(sorted(circles, key=lambda circle: circle[0].record.span))


def find_cyclic(names: Names, entries: Iterable[Entry]) -> frozenset[Item]:
    """The records that stand in some circle."""
    steps = {entry: _rests_on(names, entry) for entry in entries}
    return frozenset(entry.item for knot in _find_knots(steps) for entry in knot if len(knot) > 1 or entry in steps[entry])


def _rests_on(names: Names, entry: Entry) -> tuple[Entry, ...]:
    """What ``entry`` says it rests on, whether or not a chain would go on there: a circle is one all the same."""
    record = entry.record
    if isinstance(record, Quote) and not record.based_on:
        place = place_of(names, entry)
        return (place,) if place else ()
    return names.follow(record.based_on)


def _find_knots(steps: Mapping[Entry, tuple[Entry, ...]]) -> tuple[tuple[Entry, ...], ...]:
    """The strongly connected components (Tarjan 1972), without recursion: a chain may be longer than Python's stack."""
    number: dict[Entry, int] = {}
    lowest: dict[Entry, int] = {}
    open_: dict[Entry, None] = {}
    knots = []
    for root in steps:
        work = [(root, iter(steps[root]))] if root not in number else []
        if work:
            number[root] = lowest[root] = len(number)
            open_[root] = None
        while work:
            entry, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[entry])
                if lowest[entry] == number[entry]:
                    knots.append(_close(entry, open_))
            elif following not in number:
                number[following] = lowest[following] = len(number)
                open_[following] = None
                work.append((following, iter(steps.get(following, ()))))
            elif following in open_:
                lowest[entry] = min(lowest[entry], number[following])
    return tuple(knots)


def _close(entry: Entry, open_: dict[Entry, None]) -> tuple[Entry, ...]:
    knot = []
    while True:
        last, _ = open_.popitem()
        knot.append(last)
        if last == entry:
            return tuple(knot)


def _shortest_circle(first: Entry, steps: Mapping[Entry, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    ways: list[tuple[Entry, ...]] = [(first,)]
    seen: set[Entry] = set()
    for way in ways:
        for following in steps.get(way[-1], ()):
            if following == first:
                return way
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return (first,)
