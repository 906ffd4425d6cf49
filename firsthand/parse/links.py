"""Ordinary links and pictures: which addresses may be followed, and which are finished before the page is known.

Knows schemes and the shape of addresses; does not know which pages and files the site has.
"""

from __future__ import annotations

import re

from markdown_it.common.normalize_url import normalizeLink

from firsthand.model.body import Address, Html, Part
from firsthand.model.span import Span
from firsthand.parse.parts import escape_html

# Browsers skip control characters before a scheme, and tabs and line breaks within it.
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")
_SKIPPED = re.compile(r"[\t\r\n]")
_REFUSED = ("javascript", "vbscript", "data", "file")


def find_refused_scheme(address: str) -> str | None:
    """The scheme of ``address`` where no page may link to it: one that runs a script, holds the data, or reads a disk."""
    scheme = _find_scheme(address)
    return scheme if scheme in _REFUSED else None


def make_href(address: str, span: Span) -> Part:
    """The value of an ``href``: finished where the address is absolute, else a hole."""
    href = normalizeLink(address)
    if not address or address.startswith("//") or _find_scheme(address):
        return Html(text=escape_html(href))
    return Address(href=href, span=span)


def make_src(address: str) -> str:
    """The address of a picture, percent-encoded where it was not."""
    return normalizeLink(address)


def _find_scheme(address: str) -> str | None:
    found = _SCHEME.match(_SKIPPED.sub("", address))
    return found[1].lower() if found else None
