"""The name a writer probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def find_nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``, or None where nothing is near enough to be a likely slip."""
    candidates = sorted(set(known))
    folded = {candidate.casefold(): candidate for candidate in reversed(candidates)}
    for cutoff in (0.75, 0.6):
        if found := get_close_matches(name.casefold(), folded, n=1, cutoff=cutoff):
            return folded[found[0]]
    starts = [candidate for candidate in candidates if name and candidate.casefold().startswith(name.casefold())]
    return starts[0] if len(starts) == 1 else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known name, or an empty string."""
    nearest = find_nearest(name, known)
    return f'did you mean "{nearest}"?' if nearest else ""
