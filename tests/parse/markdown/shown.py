"""Bodies as one line of text, for tests to compare: HTML as it is, holes in braces."""

from __future__ import annotations

from typing import assert_never

from firsthand.model.body import (
    Address,
    AnchorId,
    Block,
    Body,
    CiteClose,
    CiteOpen,
    CiteText,
    ClaimClose,
    ClaimOpen,
    ClaimText,
    Gap,
    Html,
    Image,
    NotesHere,
    Part,
    PostLinkClose,
    PostLinkOpen,
    SaidInAttribute,
)
from firsthand.model.parsed import Parsed
from firsthand.parse.markdown import parse_body

PATH = "content/posts/x.md"


def read(text: str, *, html: bool = False, typography: bool = False, first_line: int = 1, language: str = "en") -> Parsed[Body]:
    """The body of ``text``."""
    return parse_body(PATH, text, first_line=first_line, html=html, typography=typography, language=language)


def show(text: str, *, html: bool = False, typography: bool = False, language: str = "en") -> str:
    """The parts of ``text``, which must be without errors, as one text."""
    parsed = read(text, html=html, typography=typography, language=language)
    assert [str(one.message) for one in parsed.diagnostics if one.is_error] == []
    return "".join(map(show_part, parsed.value.parts))


def say(text: str, *, html: bool = False) -> list[str]:
    """What is reported about ``text``: line, column, code."""
    return [f"{one.span.line}:{one.span.column} {one.code}" for one in read(text, html=html).diagnostics]


def show_part(part: Part) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of part
    """One part as text."""
    match part:
        case Html():
            return part.text
        case ClaimOpen() | CiteOpen():
            return f"{{{_kind(part)} {part.id}}}"
        case ClaimClose():
            return f"{{/claim{part.trailing and ' ' + part.trailing}}}"
        case CiteClose():
            return f"{{/{part.kind}}}"
        case ClaimText() | CiteText():
            trailing = part.trailing if isinstance(part, ClaimText) else ""
            return f"{{words of {_kind(part)} {part.id}{trailing and ' ' + trailing}}}"
        case Block():
            return f"{{block {part.kind} {part.id}: {part.caption}}}"
        case Gap():
            return f"{{gap: {part.text}}}"
        case NotesHere():
            return f"{{notes {' '.join(part.claims)}}}"
        case PostLinkOpen():
            return f"{{post {part.slug}{part.claim and '/' + part.claim}}}"
        case PostLinkClose():
            return "{/post}"
        case Address():
            return f"{{to {part.href}}}"
        case Image():
            return f"{{image {part.src} | {part.alt} | {part.title}}}"
        case AnchorId():
            return f"{{id {part.id}}}"
        case SaidInAttribute():
            return f"{{say {part.key} in {part.name}}}"
        case _:
            assert_never(part)


def _kind(part: ClaimOpen | ClaimText | CiteOpen | CiteText) -> str:
    return part.kind.value if isinstance(part, CiteOpen | CiteText) else "claim"
