"""/sitemap.xml: the addresses a search engine may know, each with the day its page last changed, where that is known.

Names only what lists name: hidden posts and what belongs to them alone stay out, and so do the further pages of paged lists,
which hold nothing of their own. A page's own ``lastmod`` is never the time of the build: a search engine that is told of
changes that were none stops believing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
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


def render_sitemap(site: ResolvedSite) -> str:
    """The text of /sitemap.xml."""
    urls = make_urls(site.url)
    entries = "".join([_render_entry(urls.absolute(path), changed) for path, changed in _find_places(site)])
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{SITEMAP}">\n{entries}</urlset>\n'


def _find_places(site: ResolvedSite) -> Iterator[tuple[str, str]]:
    """Each address from the base and when its page last changed, in a lasting order."""
    cards = site.listed.cards
    touched = {card.slug: touched_at(card) for card in cards}
    for path in GATHERED:
        yield path, _find_latest(touched, touched)
    yield from _find_ledger_parts(cards, touched)
    for slug in touched:
        yield post_path(slug), _find_latest(touched, (slug,))
    for page in site.pages:
        yield page_path(page.slug), ""
    yield "tags/", _find_latest(touched, touched)
    for tag, slugs in site.tags:
        if changed := _find_latest(touched, slugs):
            yield tag_path(tag), changed
    yield from _find_source_pages(cards, touched)


def _find_ledger_parts(cards: Sequence[PostCard], touched: Mapping[str, datetime]) -> Iterator[tuple[str, str]]:
    """The first page of each part of the ledger, and the list of those whose claims are gathered."""
    fronts = [part for part in part_ledger(cards) if part.facet and not part.number]
    speakers = [part for part in fronts if part.facet is Facet.SPEAKER]
    if speakers:
        yield speakers_path(), _find_latest(touched, [slug for part in speakers for slug in part.slugs])
    for part in sorted(fronts, key=attrgetter("path")):
        yield part.path, _find_latest(touched, part.slugs)


def _find_source_pages(cards: Sequence[PostCard], touched: Mapping[str, datetime]) -> Iterator[tuple[str, str]]:
    """The page of each source and short post that a listed post rests on: the shared ones, then those of each post."""
    users: dict[str, list[str]] = {}
    for card in cards:
        for key in card.facts.behind:
            if not key.scope:
                users.setdefault(key.id, []).append(card.slug)
    for name in sorted(users):
        yield source_path("", name), _find_latest(touched, users[name])
    for card in sorted(cards, key=attrgetter("slug")):
        changed = _find_latest(touched, (card.slug,))
        for name in sorted(key.id for key in card.facts.behind if key.scope):
            yield source_path(card.slug, name), changed


def _find_latest(touched: Mapping[str, datetime], slugs: Iterable[str]) -> str:
    """When the last of the posts changed; empty where lists name none of them."""
    latest = max((touched[slug] for slug in slugs if slug in touched), default=None)
    return make_timestamp(latest) if latest else ""


def _render_entry(address: str, changed: str) -> str:
    lastmod = f"    <lastmod>{changed}</lastmod>\n" if changed else ""
    return f"  <url>\n    <loc>{escape(writable(address), quote=False)}</loc>\n{lastmod}  </url>\n"
