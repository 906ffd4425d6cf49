"""The marks of the format, one file each: which words may stand before a colon in an address, and what comes of it.

Knows the marks one by one; does not find them in a text (``prose`` does), and does not know which ids there are.
"""

from __future__ import annotations

from firsthand.parse.marks.claim import CLAIM
from firsthand.parse.marks.gap import GAP
from firsthand.parse.marks.mark import Form, Mark, Written
from firsthand.parse.marks.post import POST
from firsthand.parse.marks.quote import QUOTE
from firsthand.parse.marks.source import SOURCE
from firsthand.parse.marks.tweet import TWEET

__all__ = ["MARKS", "MARK_NAMES", "Form", "Mark", "Written", "find_mark"]

MARKS: tuple[Mark, ...] = (CLAIM, QUOTE, TWEET, SOURCE, POST, GAP)
"""All marks, in the order in which the format lists them."""

MARK_NAMES = tuple(mark.name for mark in MARKS)


def find_mark(name: str) -> Mark | None:
    """The mark whose word before the colon is exactly ``name``."""
    return _BY_NAME.get(name)


_BY_NAME = {mark.name: mark for mark in MARKS}
