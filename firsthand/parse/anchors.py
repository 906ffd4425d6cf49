"""The links of a block's inline tokens, each with the mark it names, and which of them stand inside another.

Knows how the library's tokens pair; reports nothing and writes no HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from firsthand.parse.dialect import start_of
from firsthand.parse.marks import Form
from firsthand.parse.marks.address import Named, Slip, read_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A link as written: the indexes of its two tokens, its address, and what that says.

    ``target``: None for an ordinary link. ``outer``: the link that holds this one, if any.
    """

    opening: int
    closing: int
    form: Form
    address: str
    title: str
    target: Named | Slip | None
    outer: Anchor | None


def find_anchors(tokens: Sequence[Token]) -> tuple[Anchor, ...]:
    """The links among ``tokens``, in the order in which they open."""
    closings = _match_links(tokens)
    anchors: list[Anchor] = []
    open_anchors: list[Anchor] = []
    for opening, closing in sorted(closings.items()):
        while open_anchors and open_anchors[-1].closing < opening:
            open_anchors.pop()
        outer = open_anchors[-1] if open_anchors else None
        anchor = _make_anchor(tokens[opening], opening, closing, outer)
        anchors.append(anchor)
        open_anchors.append(anchor)
    return tuple(anchors)


def find_recognised(tokens: Sequence[Token], length: int) -> list[tuple[int, int]]:
    """The ranges of an inline content of ``length`` that are no plain text: code, escapes, pictures, addresses, HTML."""
    starts = sorted({start_of(token) for token in tokens} | {length})
    following = dict(pairwise(starts))
    ranges = []
    for token in tokens:
        start = start_of(token)
        is_bracket = token.markup != "autolink"
        if token.type == "link_open":
            ranges.append((start, start + 1 if is_bracket else following[start]))
        elif token.type in _OPAQUE or (token.type == "link_close" and is_bracket):
            ranges.append((start, following[start]))
    return sorted(ranges)


_OPAQUE = {"code_inline", "text_special", "image", "html_inline", "footnote_ref"}


def _match_links(tokens: Sequence[Token]) -> dict[int, int]:
    open_links: list[int] = []
    closings: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            open_links.append(index)
        elif token.type == "link_close":
            closings[open_links.pop()] = index
    return closings


def _make_anchor(token: Token, opening: int, closing: int, outer: Anchor | None) -> Anchor:
    form = Form.ITSELF if token.markup == "autolink" else Form.WORDS
    address = str(token.attrs.get("href", ""))
    return Anchor(
        opening=opening,
        closing=closing,
        form=form,
        address=address,
        title=str(token.attrs.get("title", "")),
        target=read_address(address, form),
        outer=outer,
    )
