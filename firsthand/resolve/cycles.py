"""Circular reporting: records that, by way of others, rest on themselves.

Every ``based_on`` counts here, also that of a primary source, where a chain would already have ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.evidence import Quote
from firsthand.resolve.graph import place_of
from firsthand.resolve.names import Entry, Names

Knot = frozenset[Entry]
"""Records each of which rests on all the others, by way of others; or one that rests on itself."""


def find_knots(names: Names, entries: Iterable[Entry]) -> tuple[Knot, ...]:
    """The knots among ``entries`` and all they rest on."""
    # No circle is without a `based_on`, so that only what has one need be looked at, and what that leads to.
    steps = _find_steps(names, (entry for entry in entries if entry.record.based_on))
    return tuple(knot for knot in _find_components(steps) if len(knot) > 1 or any(one in steps[one] for one in knot))


def find_cycles(names: Names, knots: Iterable[Knot]) -> tuple[tuple[Entry, ...], ...]:
    """A circle of records for each of ``knots``, from the one of its records that stands first in the files.

    Where circles share records, the shortest through the first of them stands for all: mending it shows the next.
    """
    circles = []
    for knot in knots:
        first = min(knot, key=lambda one: (one.record.span, one.id))
        circles.append(_shortest_circle(first, {entry: _rests_on(names, entry) for entry in knot}))
    return tuple(sorted(circles, key=lambda circle: circle[0].record.span))


def _find_steps(names: Names, starts: Iterable[Entry]) -> dict[Entry, tuple[Entry, ...]]:
    """What each of ``starts``, and each record they lead to, says it rests on."""
    steps: dict[Entry, tuple[Entry, ...]] = {}
    waiting = list(starts)
    while waiting:
        entry = waiting.pop()
        if entry not in steps:
            steps[entry] = _rests_on(names, entry)
            waiting += steps[entry]
    return steps


def _rests_on(names: Names, entry: Entry) -> tuple[Entry, ...]:
    """What ``entry`` says it rests on, whether or not a chain would go on there: a circle is one all the same."""
    record = entry.record
    if isinstance(record, Quote) and not record.based_on:
        place = place_of(names, entry)
        return (place,) if place else ()
    return names.follow(record.based_on)


def _find_components(steps: Mapping[Entry, tuple[Entry, ...]]) -> tuple[Knot, ...]:
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


def _close(entry: Entry, open_: dict[Entry, None]) -> Knot:
    knot = []
    while True:
        last, _ = open_.popitem()
        knot.append(last)
        if last is entry:
            return frozenset(knot)


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
