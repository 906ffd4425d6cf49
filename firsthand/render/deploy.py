"""Files that tell a static host how to serve the site: /_headers and /_redirects, as Netlify and Cloudflare Pages read them.

Both write the base path before every path. Hosts that do not know these files serve them as text, so nothing stands in them
that a reader may not see: the old addresses of hidden posts are left to their alias pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firsthand.model.addresses import post_path
from firsthand.model.resolved import ResolvedSite
from firsthand.render.policy import make_policy
from firsthand.render.urls import make_urls

SECURITY: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

MEDIA_TYPES: Mapping[str, str] = {
    "feed.xml": "application/atom+xml; charset=utf-8",
    "tags/:tag/feed.xml": "application/atom+xml; charset=utf-8",
    "corrections.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "claims.json": "application/json; charset=utf-8",
    "claims.csv": "text/csv; charset=utf-8; header=present",
    "sources.csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "annotations.jsonld": 'application/ld+json; charset=utf-8; profile="http://www.w3.org/ns/anno.jsonld"',
}
"""What each data file is; a host would guess wrongly from most of these endings. Pages elsewhere may read them."""

COPIES = ("evidence/:id/copy.txt", "evidence/:slug/:id/copy.txt")
"""The words of saved copies that are published whole: other people's, so that search engines need not find them here."""

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose name changes with their bytes."""


def render_headers(site: ResolvedSite, fingerprinted: Iterable[str] = (), *, has_search: bool = False) -> str:
    """The text of /_headers; ``fingerprinted`` are the paths of files whose names hold their hash.

    Each of those is named in full: a pattern such as ``*.css`` would also catch files that keep their name.
    """
    urls = make_urls(site.url)
    policy = {"Content-Security-Policy": make_policy(site.settings, is_header=True, is_searching=has_search)}
    rules: list[tuple[str, Mapping[str, str]]] = [(f"{urls.path('')}*", {**policy, **SECURITY})]
    rules += [
        (urls.path(path), {"Content-Type": media_type, "Access-Control-Allow-Origin": "*"})
        for path, media_type in MEDIA_TYPES.items()
    ]
    if any(card.facts.published for card in site.posts.cards):
        as_text = {"Content-Type": "text/plain; charset=utf-8", "X-Robots-Tag": "noindex"}
        rules += [(urls.path(path), as_text) for path in COPIES]
    rules += [(urls.path(path), {"Cache-Control": FOR_EVER}) for path in sorted(fingerprinted)]
    return "\n".join(_render_rule(path, headers) for path, headers in rules)


def render_redirects(site: ResolvedSite) -> str:
    """The text of /_redirects: a permanent redirect from each old address, with and without the slash at its end.

    A browser carries ``#fragment`` over by itself. Where the alias page is served instead, that page leads on.
    """
    urls = make_urls(site.url)
    hidden = {post_path(post.slug) for post in site.posts if not post.is_listed}
    lines: list[str] = []
    for redirect in site.redirects:
        path, mark, fragment = redirect.new.partition("#")
        if path in hidden:
            continue
        target = urls.path(path) + mark + fragment
        old = urls.path(redirect.old).replace("*", "%2A")  # a bare star would match anything
        lines += [f"{spelling} {target} 301\n" for spelling in dict.fromkeys((old, old.rstrip("/")))]
    return "".join(lines)


def _render_rule(path: str, headers: Mapping[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
