"""How long a page of a list may grow before it is cut, and into how many pages. The ledger is parted by ledger.py."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

TAG_POSTS = 50
"""Posts on a page of a tag's list."""

REGISTER_ROWS = 200
"""Sources on a page of the register."""

ARCHIVE_POSTS = 500
"""Posts that the archive shows on one page; with more, its older years have pages of their own."""

_One = TypeVar("_One")


def count_pages(total: int, size: int) -> int:
    """How many pages ``total`` entries fill; one even where there is none."""
    return max(-(-total // size), 1)


def take_page(entries: Sequence[_One], size: int, number: int) -> Sequence[_One]:
    """The entries of page ``number``, counted from 1."""
    return entries[(number - 1) * size : number * size]
