"""/sitemap.xml: the addresses a search engine may know, each with the day its page last changed, where that is known.

Names only what lists name: hidden posts and what belongs to them alone stay out, and so do the further pages of paged lists,
which hold nothing of their own. A page's own ``lastmod`` is never the time of the build: a search engine that is told of
changes that were none stops believing it. One file may hold 50,000 addresses (sitemaps.org); more are cut into parts, which
/sitemap.xml then lists.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from html import escape
from itertools import islice
from operator import attrgetter

from firsthand.model.addresses import page_path, post_path, source_path, speakers_path, tag_path
from firsthand.model.ledger import Facet, part_ledger
from firsthand.model.posts import PostCard
from firsthand.model.resolved import ResolvedSite
from firsthand.render.feed_facts import make_timestamp, touched_at
from firsthand.render.urls import make_urls
from firsthand.render.xml_text import SITEMAP, writable

GATHERED = ("", "archive/", "claims/", "sources/", "labels/", "corrections/", "evidence/")
"""Pages that gather what listed posts hold: they change when any of those does."""


MOST = 50_000
"""How many addresses one file may hold."""

Place = tuple[str, Collection[str]]
"""An address from the base, and the posts with which its page changes."""


def make_sitemaps(site: ResolvedSite, *, most: int = MOST) -> dict[str, Callable[[], str]]:
    """/sitemap.xml by its path, and where it has more than ``most`` addresses to name, its parts beside it."""
    total = sum(1 for _ in _find_places(site))
    if total <= most:
        return {"sitemap.xml": partial(render_sitemap, site)}
    starts = {f"sitemap-{start // most + 1}.xml": start for start in range(0, total, most)}
    parts = {path: partial(render_sitemap, site, start, start + most) for path, start in starts.items()}
    return {"sitemap.xml": partial(_render_index, site, tuple(parts)), **parts}


def render_sitemap(site: ResolvedSite, start: int = 0, end: int | None = None) -> str:
    """The text of /sitemap.xml, or of the part of it that holds the addresses from ``start`` to ``end``."""
    urls, touched = make_urls(site.url), {card.slug: touched_at(card) for card in site.listed.cards}
    places = islice(_find_places(site), start, end)
    entries = "".join([_render_entry(urls.absolute(path), _find_latest(touched, slugs)) for path, slugs in places])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{SITEMAP}">\n{entries}</urlset>\n'


def _render_index(site: ResolvedSite, parts: Iterable[str]) -> str:
    urls = make_urls(site.url)
    entries = "".join(f"  <sitemap>\n    <loc>{_write_address(urls.absolute(part))}</loc>\n  </sitemap>\n" for part in parts)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="{SITEMAP}">\n{entries}</sitemapindex>\n'


def _find_places(site: ResolvedSite) -> Iterator[Place]:
    """Each address with the posts it changes with, in a lasting order."""
    cards = site.listed.cards
    listed = {card.slug: None for card in cards}
    for path in GATHERED:
        yield path, listed
    yield from _find_ledger_parts(cards)
    for slug in listed:
        yield post_path(slug), (slug,)
    for page in site.pages:
        yield page_path(page.slug), ()
    yield "tags/", listed
    for tag, slugs in site.tags:
        if any(slug in listed for slug in slugs):
            yield tag_path(tag), slugs
    yield from _find_source_pages(cards)


def _find_ledger_parts(cards: Sequence[PostCard]) -> Iterator[Place]:
    """The first page of each part of the ledger, and the list of those whose claims are gathered."""
    fronts = [part for part in part_ledger(cards) if part.facet and not part.number]
    speakers = [part for part in fronts if part.facet is Facet.SPEAKER]
    if speakers:
        yield speakers_path(), [slug for part in speakers for slug in part.slugs]
    for part in sorted(fronts, key=attrgetter("path")):
        yield part.path, part.slugs


def _find_source_pages(cards: Sequence[PostCard]) -> Iterator[Place]:
    """The page of each source and short post that a listed post rests on: the shared ones, then those of each post."""
    users: dict[str, list[str]] = {}
    for card in cards:
        for key in card.facts.behind:
            if not key.scope:
                users.setdefault(key.id, []).append(card.slug)
    for name in sorted(users):
        yield source_path("", name), users[name]
    for card in sorted(cards, key=attrgetter("slug")):
        for name in sorted(key.id for key in card.facts.behind if key.scope):
            yield source_path(card.slug, name), (card.slug,)


def _find_latest(touched: Mapping[str, datetime], slugs: Iterable[str]) -> str:
    """When the last of the posts changed; empty where lists name none of them."""
    latest = max((touched[slug] for slug in slugs if slug in touched), default=None)
    return make_timestamp(latest) if latest else ""


def _render_entry(address: str, changed: str) -> str:
    lastmod = f"    <lastmod>{changed}</lastmod>\n" if changed else ""
    return f"  <url>\n    <loc>{_write_address(address)}</loc>\n{lastmod}  </url>\n"


def _write_address(address: str) -> str:
    return escape(writable(address), quote=False)
