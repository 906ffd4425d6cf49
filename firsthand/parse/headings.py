"""Headings of a body: which level each is shown at, and its anchor.

The title of the post is the page's only ``h1``, so the body's own begin at ``h2`` whatever the writer began with. Anchors
are made from words, and never look like the ids that pages give to claims, records, footnotes and drawings.
"""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

from firsthand.model.addresses import make_slug

TOP, DEEPEST = 2, 6

_RESERVED = ("claim-", "note-", "quote-", "tweet-", "source-", "row-", "correction-", "icon-", "line-", "fn-", "fnref-")


class Anchors:
    """The anchors of a body's headings, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def take(self, text: str) -> str:
        """The anchor of a heading that reads ``text``; ``s-`` stands before a reserved word, ``-2`` behind a second one."""
        base = make_slug(text) or "section"
        if base.startswith(_RESERVED):
            base = f"s-{base}"
        anchor, number = base, self._next.get(base, 2)
        while anchor in self._given:
            anchor = f"{base}-{number}"
            number += 1
        self._next[base] = number
        self._given.add(anchor)
        return anchor


def find_shift(tokens: Iterable[Token]) -> int:
    """How many levels down the headings among ``tokens`` move, so that the highest becomes ``h2``; may be negative."""
    return TOP - min((level_of(token) for token in tokens if token.type == "heading_open"), default=TOP)


def level_of(token: Token) -> int:
    """The level of a heading as typed."""
    return int(token.tag[1:])


def shifted(level: int, shift: int) -> int:
    """``level`` moved by ``shift``; HTML ends at ``h6``."""
    return min(level + shift, DEEPEST)
