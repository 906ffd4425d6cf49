"""What the tests of rendering read outputs with: parsers that are not ours."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from __future__ import annotations

from typing import Any

from lxml import etree, html

ATOM = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read_html(text: str) -> Any:
    """The HTML of a fragment, as a browser would repair it."""
    return html.fromstring(f"<div>{text}</div>")


def read_xml(text: str) -> Any:
    """The XML of a file; a mistake in it is an exception."""
    return etree.fromstring(text.encode("utf-8"), etree.XMLParser(resolve_entities=False, recover=False))


def find(tree: Any, path: str) -> Any:
    """What ``path`` finds; the prefixes are ``a`` for Atom and ``s`` for sitemaps."""
    return tree.xpath(path, namespaces=ATOM)
