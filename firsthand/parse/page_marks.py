"""Marks on pages such as /about/, which hold none: claims and their evidence belong to posts.

Knows the parts of a body; a link to a post, or to a claim of a post, is no mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.model.body import Block, Body, CiteOpen, CiteText, ClaimOpen, ClaimText, Gap
from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, error

_HINT = "move it into a post, and link to that from here: [words](post:SLUG)"


def report_marks(body: Body) -> Iterator[Diagnostic]:
    """An error for each mark of a page's body."""
    for part in body.parts:
        match part:
            case ClaimOpen() | ClaimText():
                yield _report(part, f"claim:{part.id}")
            case CiteOpen() | CiteText() | Block():
                yield _report(part, f"{part.kind}:{part.id}")
            case Gap():
                yield _report(part, "gap:")
            case _:
                pass


def _report(part: ClaimOpen | ClaimText | CiteOpen | CiteText | Block | Gap, address: str) -> Diagnostic:
    message = f'a page holds no claims and no evidence, and "{address}" stands here'
    return error(Code.MARK_ON_PAGE, part.span, message, hint=_HINT)
