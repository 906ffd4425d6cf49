"""The text of a saved copy: what quotations are compared with, made once when the copy is saved.

Knows what to do with each kind of content; how a page becomes text is ``evidence.html_text``'s. PDF needs the extra ``pdf``.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BytesIO

from firsthand.evidence.charset import decode_page, decode_plain
from firsthand.evidence.html_text import EXTRACTOR_VERSION, read_html, read_plain

_PDF_VERSION = "pdf-1"
_PLAIN_VERSION = "plain-1"
_LINE_END_HYPHEN = re.compile(r"(?<=\w)-\n(?=[a-zß-öø-ÿ])")
_HEADING_LINES = 2


class ExtractError(Exception):
    """Content from which no text can be had here; the message is a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text, the character set it was read with (empty for PDF), and what made it."""

    text: str
    charset: str
    extractor: str


def extract_text(body: bytes, content_type: str) -> Extracted:
    """The text of ``body``. Raises ExtractError where there is none, or an extra is missing that could read it."""
    kind = content_type.partition(";")[0].strip().lower()
    if body.startswith(b"%PDF-") or kind == "application/pdf":
        return Extracted(text=_read_pdf(body), charset="", extractor=_PDF_VERSION)
    if kind in ("text/plain", "application/json", "text/markdown"):
        text, charset = decode_plain(body, content_type)
        return Extracted(text=read_plain(text), charset=charset, extractor=_PLAIN_VERSION)
    if kind in ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml"):
        page, charset = decode_page(body, content_type)
        read = read_html(page)
        whole = "\n".join(part for part in (read.text, read.article_body) if part)
        return Extracted(text=whole, charset=charset, extractor=EXTRACTOR_VERSION)
    message = f"{kind} holds no words that could be compared"
    raise ExtractError(message)


def read_mhtml(data: bytes) -> tuple[bytes, str, str]:
    """The page inside an MHTML file: its bytes, content type, and the address it was saved from (or empty)."""
    message = message_from_bytes(data, policy=policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages or not isinstance(pages[0], EmailMessage):
        clause = "it holds no page"
        raise ExtractError(clause)
    page = pages[0]
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        clause = "its page cannot be decoded"
        raise ExtractError(clause)
    where = page["Content-Location"] or message["Snapshot-Content-Location"] or ""
    return content, str(page["Content-Type"]), str(where)


def _read_pdf(body: bytes) -> str:
    """The text of a PDF, a form feed between its pages, hyphens at line ends joined and running heads left out."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - an extra
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as missing:
        clause = 'reading PDF needs an extra: pip install "firsthand[pdf]"'
        raise ExtractError(clause) from missing
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd is no business of the writer's
    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(body)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as broken:
        clause = "this PDF cannot be read"
        raise ExtractError(clause) from broken
    return "\f".join(_LINE_END_HYPHEN.sub("", page) for page in _drop_running_heads(pages))


def _drop_running_heads(pages: list[str]) -> list[str]:
    """Lines at the head or foot of most pages are furniture; numbers in them do not make them different."""
    split = [page.split("\n") for page in pages]
    edges = Counter(
        _without_numbers(line)
        for lines in split
        for line in {*lines[:_HEADING_LINES], *lines[-_HEADING_LINES:]}
        if line.strip()
    )
    furniture = {line for line, count in edges.items() if len(pages) > 2 and count > len(pages) / 2}  # noqa: PLR2004
    return ["\n".join(line for line in lines if _without_numbers(line) not in furniture) for lines in split]


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())
