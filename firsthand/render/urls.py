"""Every address that a page, a feed or a data file puts into itself.

Knows the site's address and the shapes of paths; does not know what stands where, nor whether it is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit

from firsthand.model import addresses
from firsthand.model.resolved import Key

_PATH = "/-._~!$&'()*+,;=:@"
_AFTER_HOST = _PATH + "?#%"
_PLAIN_PATH = re.compile(r"[A-Za-z0-9/\-._~!$&'()*+,;=:@]*")
_PLAIN_URL = re.compile(r"[A-Za-z0-9/\-._~!$&'()*+,;=:@?#]*")
"""Addresses that stay as they are, since nothing in them has to be escaped: most of them."""

_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_MENU_SCHEMES = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a body stands, for the addresses inside it.

    ``path``: the page's own path from the base. ``scope``: put before its anchors where other posts stand on the page too.
    ``is_absolute``: whether its links have to work away from the site, in a feed.
    """

    path: str
    scope: str = ""
    is_absolute: bool = False

    def anchor(self, name: str) -> str:
        """``name`` (of a heading or footnote) as the value of an ``id`` on this page."""
        return f"{self.scope}--{name}" if self.scope else name

    def hook(self, kind: str, name: str) -> str:
        """The ``id`` of a hook: "claim-ID", or "claim-SLUG--ID" where other posts stand on the page too."""
        return f"{kind}-{self.anchor(name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Urls:
    """The site's addresses. ``origin``: "https://example.org"; ``base``: "/" or "/sub/path/"."""

    origin: str
    base: str

    def path(self, path: str) -> str:
        """The link to ``path`` (from the base, no slash before it) as pages write it: from the site's root."""
        return self.base + (path if _PLAIN_PATH.fullmatch(path) else quote(path, safe=_PATH))

    def absolute(self, path: str) -> str:
        """The whole address of ``path`` (from the base)."""
        return self.origin + self.path(path)

    def post(self, slug: str) -> str:
        """The link to a post."""
        return self.path(addresses.post_path(slug))

    def claim(self, slug: str, claim_id: str) -> str:
        """The link to a claim's words in their post."""
        return f"{self.post(slug)}#claim-{claim_id}"

    def absolute_claim(self, slug: str, claim_id: str) -> str:
        """The whole address of a claim's words in their post."""
        return self.origin + self.claim(slug, claim_id)

    def source(self, key: Key) -> str:
        """The link to the page of a source or short post."""
        return self.path(addresses.source_path(key.scope, key.id))

    def tag(self, tag: str) -> str:
        """The link to a tag's list."""
        return self.path(addresses.tag_path(tag))

    def tag_feed(self, tag: str) -> str:
        """The link to a tag's feed."""
        return self.path(addresses.tag_path(tag) + "feed.xml")

    def written(self, url: str) -> str:
        """An address from the settings: one that starts with ``/`` stands from the base; a script's is no address."""
        if scheme := _SCHEME.match(url):
            return clean_url(url) if scheme[1].lower() in _MENU_SCHEMES else ""
        return clean_url(url) if url.startswith(("//", "#")) else self.base + clean_url(url.removeprefix("/"))

    def in_body(self, href: str, place: Place) -> str:
        """An address from a body, as it has to be written at ``place``.

        ``/x`` stands from the base, ``#x`` on the same page, and anything else beside the page (its pictures and files
        are there).
        """
        if href.startswith("//") or _SCHEME.match(href):
            return clean_url(href)
        if href.startswith("#"):
            anchor = "#" + _escape(place.anchor(href[1:])) if href != "#" else href
            return self.absolute(place.path) + anchor if place.is_absolute else anchor
        link = self.base + href[1:] if href.startswith("/") else urljoin(self.path(place.path), href)
        return (self.origin if place.is_absolute else "") + clean_url(link)


@lru_cache(maxsize=16)
def make_urls(url: str) -> Urls:
    """The addresses of the site at ``url``; a path in ``url`` is the base of all."""
    parts = urlsplit(url)
    path = quote(parts.path.strip("/"), safe=_PATH + "%")
    return Urls(origin=f"{parts.scheme}://{parts.netloc}", base=f"/{path}/" if path else "/")


def web_url(url: str) -> str:
    """``url`` where it leads to the web, else nothing: no record's address may run a script or open a file."""
    return clean_url(url) if url.lower().startswith(("https://", "http://")) else ""


def clean_url(url: str) -> str:
    """``url`` without characters that no address may hold; what is escaped already stays as it is."""
    if _PLAIN_URL.fullmatch(url):
        return url
    head, mark, rest = url.partition("//")
    if not mark or "/" in head:
        return _escape(url)
    host, slash, tail = rest.partition("/")
    return f"{head}//{host}{slash}{_escape(tail)}" if re.fullmatch(r"[^\s<>\"'`\\]+", host) else _escape(url)


def _escape(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_AFTER_HOST)
