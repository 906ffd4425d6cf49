"""XML that is well formed whatever a title holds: elements as values, and one text for the file.

XML 1.0 has no way at all to write most control characters, not even escaped (section 2.2), so they are left out here; a
reader would refuse the whole feed for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, indent, tostring

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def make_element(name: str, text: str = "", *children: Element, attributes: Mapping[str, str] | None = None) -> Element:
    """The element; an attribute whose value is empty is left out."""
    element = Element(name, {key: writable(value) for key, value in (attributes or {}).items() if value})
    element.text = writable(text) or None
    element.extend(children)
    return element


def render_xml(root: Element) -> str:
    """The text of the file, indented, for UTF-8. Words inside an element stay as they are."""
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def writable(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)
