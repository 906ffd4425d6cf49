"""The text of a saved copy: what quotations are compared with, made once when the copy is saved.

Knows what to do with each kind of content; how a page becomes text is ``evidence.html_text``'s, PDF is ``pdf_text``'s. A form
feed parts the pages of a PDF, and in a page's text what readers see from what the publisher gives to machines alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from typing import Any

from firsthand.evidence.charset import decode_page, decode_plain
from firsthand.evidence.html_text import EXTRACTOR_VERSION, read_html, read_plain, read_shown
from firsthand.evidence.shown import Shown

CHANNEL_BREAK = "\f"
"""Behind it stands the article as its publisher gives it to machines (``articleBody``), where the page does not show it."""

_PLAIN_VERSION = "plain-1"
_JSON_VERSION = "json-1"
_PLAIN = ("text/plain", "text/markdown")
_MARKED_UP = ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml")


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
        from firsthand.archive.pdf_text import PDF_VERSION, read_pdf  # noqa: PLC0415 - few sources are PDF

        return Extracted(text=_make_whole(read_pdf(body)), charset="", extractor=PDF_VERSION)
    if kind == "application/json" or kind.endswith("+json"):
        text, charset = decode_plain(body, content_type)
        return Extracted(text=_make_whole(_read_json(text)), charset=charset, extractor=_JSON_VERSION)
    if kind in _PLAIN:
        text, charset = decode_plain(body, content_type)
        return Extracted(text=read_plain(text), charset=charset, extractor=_PLAIN_VERSION)
    if kind in _MARKED_UP:
        page, charset = decode_page(body, content_type)
        return Extracted(text=_read_page(page), charset=charset, extractor=EXTRACTOR_VERSION)
    message = f"{kind} holds no words that could be compared"
    raise ExtractError(message)


def extract_shown(body: bytes, content_type: str) -> Shown:
    """What a browser searches of a page, over the offsets of what ``extract_text`` says that readers see."""
    page, _ = decode_page(body, content_type)
    return read_shown(page)


def read_mhtml(data: bytes) -> tuple[bytes, str, str]:
    """The page inside an MHTML file: its bytes, content type, and the address it was saved from (or empty)."""
    message = message_from_bytes(data)
    where = str(message["Snapshot-Content-Location"] or "")
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    if not pages:
        clause = "it holds no page"
        raise ExtractError(clause)
    page = next((part for part in pages if where and str(part["Content-Location"] or "") == where), pages[0])
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        clause = "its page cannot be decoded"
        raise ExtractError(clause)
    return content, str(page["Content-Type"] or "text/html"), where or str(page["Content-Location"] or "")


def _read_page(page: str) -> str:
    """What the page shows, and behind it the publisher's own text of the article where that says more."""
    read = read_html(page)
    shown = read.text.replace(CHANNEL_BREAK, " ")
    seen = _squeeze(shown)
    if all(_squeeze(line) in seen for line in read.article_body.split("\n")):
        return shown
    return f"{shown}{CHANNEL_BREAK}{read.article_body.replace(CHANNEL_BREAK, ' ')}"


def _read_json(text: str) -> str:
    """The words of an answer that was meant for programs: every text in it, a line each; HTML as what it says."""
    try:
        return "\n".join(_read_words(words) for words in _list_texts(json.loads(text)))
    except (ValueError, RecursionError) as broken:
        clause = "this JSON cannot be read"
        raise ExtractError(clause) from broken


def _list_texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _list_texts(one)
        case list():
            for one in value:
                yield from _list_texts(one)


def _read_words(words: str) -> str:
    return read_html(words).text if "<" in words and ">" in words else read_plain(words)


def _make_whole(text: str) -> str:
    """The text without half characters, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _squeeze(text: str) -> str:
    return " ".join(text.split())
