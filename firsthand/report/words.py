"""Numbers beside nouns, as a person would write them."""

from __future__ import annotations


def count(number: int, noun: str, plural: str = "") -> str:
    """``1 page``, ``1,034 claims``; ``plural`` where an s does not make it."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
