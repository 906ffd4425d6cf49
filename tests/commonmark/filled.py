"""Bodies as plain HTML, every hole filled with the least there is to fill it with."""

from __future__ import annotations

from html import escape

from firsthand.model.body import Address, AnchorId, Body, Html, Image, Part
from firsthand.parse.markdown import parse_body


def parse(text: str, *, html: bool = True) -> Body:
    """The body of ``text``, as typed."""
    return parse_body("spec.md", text, first_line=1, html=html, typography=False).value


def fill(body: Body) -> str:
    """The body as HTML."""
    return "".join(map(_fill_part, body.parts))


def _fill_part(part: Part) -> str:
    match part:
        case Html():
            return part.text
        case Address():
            return _escape(part.href)
        case AnchorId():
            return _escape(part.id)
        case Image():
            title = f' title="{_escape(part.title)}"' if part.title else ""
            return f'<img src="{_escape(part.src)}" alt="{_escape(part.alt)}"{title}>'
        case _:
            message = f"CommonMark knows no {type(part).__name__}"
            raise AssertionError(message)


def _escape(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;")
