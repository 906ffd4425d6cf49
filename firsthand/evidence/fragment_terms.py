"""The words at the beginning or the end of a block, as many as a link needs: cut where no browser sees a word cut.

A word ends at a space; in scripts without spaces each character is one, and only a mark or the block's edge surely ends it.
"""

from __future__ import annotations

import re

from firsthand.evidence.browser_search import may_part_word
from firsthand.evidence.characters import SHAPES

# Over shapes (see ``characters``): in scripts without spaces each character is a word.
_WORD = re.compile(r"c[mih]*|[^c \n]+")


def first_words(block: str, count: int) -> str:
    """So many words from the block's beginning, and on to where a word surely ends."""
    words = _words(block)
    if not words:
        return ""
    end = words[:count][-1][1]
    while may_part_word(block, end):
        end += 1
    return block[words[0][0] : end]


def last_words(block: str, count: int) -> str:
    """So many words from the block's end, and back to where a word surely begins."""
    words = _words(block)
    if not words:
        return ""
    start = words[-count:][0][0]
    while may_part_word(block, start):
        start -= 1
    return block[start : words[-1][1]]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its ends."""
    words = _words(text[start:end])
    return (start + words[0][0], start + words[-1][1]) if words else (start, start)


def _words(block: str) -> list[tuple[int, int]]:
    return [word.span() for word in _WORD.finditer(block.translate(SHAPES))]
