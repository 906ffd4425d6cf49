"""What stands on a card: all of it, so that equal cards are equal pictures."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

WIDTH, HEIGHT = 1200, 630
"""Pixels; the size that networks show without cutting."""

EDITION = 1
"""Counted up when the same card is drawn otherwise, so that whoever keeps pictures by address fetches it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The claims that carry one label: ``words`` such as "3 verified", the ``line`` under them, and its colour as "#036a34".

    ``line`` is ``straight``, ``double``, ``broken``, ``dotted``, ``wavy`` or ``thin``.
    """

    count: int
    words: str
    line: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A post's card.

    ``lead`` counts the claims ("6 claims") and ``tallies`` tell them by label; without claims, ``summary`` stands in their
    place. ``foot`` is the last line: date and authors. ``accent`` is a colour as "#0f4ea3". ``is_signed``: the site's own line
    (straight, broken, wavy, in ink) stands where a post has its claims'.
    """

    site: str
    title: str
    accent: str
    foot: str = ""
    summary: str = ""
    lead: str = ""
    tallies: tuple[Tally, ...] = ()
    is_signed: bool = False

    @property
    def mark(self) -> str:
        """A short hash of all that decides how it looks."""
        return sha256(repr((EDITION, self)).encode()).hexdigest()[:8]
