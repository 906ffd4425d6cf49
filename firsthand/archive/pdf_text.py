"""The text of a PDF, page by page, through pypdf (the extra ``pdf``).

A hyphen at a line's end stays where it stands: whether it belongs to the word is not known here, and the matcher reads it
both ways. Does not recognise letters in pictures: a scan has no text.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO

from firsthand.archive.extract import ExtractError

PDF_VERSION = "pdf-1"
"""Raised whenever the same file may give another text: passages are offsets into it."""

PAGE_BREAK = "\f"

_EDGE_LINES = 2
_FEWEST_PAGES = 3


def read_pdf(body: bytes) -> str:
    """The text, a form feed between its pages, running heads and page numbers left out."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
    except ImportError as missing:
        clause = 'reading PDF needs an extra: pip install "firsthand[pdf]"'
        raise ExtractError(clause) from missing
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd is no business of the writer's
    try:
        pages = [page.extract_text().replace(PAGE_BREAK, " ") for page in PdfReader(BytesIO(body)).pages]
    except Exception as broken:
        # pypdf raises whatever a malformed or locked file trips over, from KeyError to zlib.error; all mean the same here.
        clause = "this PDF cannot be read: it is damaged, or locked with a password"
        raise ExtractError(clause) from broken
    return PAGE_BREAK.join(drop_running_heads(pages))


def drop_running_heads(pages: list[str]) -> list[str]:
    """The pages without lines that stand at the same edge of most of them, numbers aside; short documents keep theirs."""
    if len(pages) < _FEWEST_PAGES:
        return pages
    split = [page.strip("\n").split("\n") for page in pages]
    counts = Counter(mark for lines in split for mark in {_mark(lines, at) for at in _edges(lines)})
    furniture = {mark for mark, count in counts.items() if count > len(pages) / 2}
    return [_without(lines, furniture) for lines in split]


def _edges(lines: list[str]) -> set[int]:
    """The positions of the first and the last lines of a page."""
    return {at for at in range(len(lines)) if at < _EDGE_LINES or at >= len(lines) - _EDGE_LINES}


def _mark(lines: list[str], at: int) -> tuple[bool, str]:
    """What makes a line the same on two pages: whether it stands at the head, and its words."""
    return at < _EDGE_LINES, re.sub(r"\d+|\b[ivxlc]+\b", "0", lines[at].strip())


def _without(lines: list[str], furniture: set[tuple[bool, str]]) -> str:
    edges = _edges(lines)
    return "\n".join(line for at, line in enumerate(lines) if at not in edges or _mark(lines, at) not in furniture)
