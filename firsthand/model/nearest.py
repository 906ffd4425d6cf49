"""The name a writer probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import chain

_CLOSE, _LOOSE = 0.75, 0.6
"""How like two names are, as difflib measures it: enough by itself; and enough where only a letter or two was mistyped.

One slip alone goes before likeness: "prot" is as like "root" as "port", but one swap away from "port".
"""


def find_nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``, or None where nothing is near enough to be a likely slip."""
    candidates = sorted(set(known))
    folded = {candidate.casefold(): candidate for candidate in reversed(candidates)}
    typed = name.casefold()
    slips = {near: _count_slips(typed, near) for near in get_close_matches(typed, folded, n=5, cutoff=_LOOSE)}
    one_off = (near for near, count in slips.items() if count == 1)
    close = iter(get_close_matches(typed, folded, n=1, cutoff=_CLOSE))
    loose = (near for near, count in slips.items() if count <= max(1, len(near) // 3))
    if near := next(chain(one_off, close, loose), None):
        return folded[near]
    starts = [candidate for candidate in candidates if name and candidate.casefold().startswith(name.casefold())]
    return starts[0] if len(starts) == 1 else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known name, or an empty string."""
    nearest = find_nearest(name, known)
    return f'did you mean "{nearest}"?' if nearest else ""


def _count_slips(typed: str, meant: str) -> int:
    """How many letters must be put in, left out, changed, or swapped with their neighbour to make one of the other."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, one in enumerate(typed, start=1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(meant, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            is_swapped = i > 1 and j > 1 and one == meant[j - 2] and typed[i - 2] == other
            row.append(min(least, earlier[j - 2] + 1) if is_swapped else least)
    return row[-1]
