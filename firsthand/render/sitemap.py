"""/sitemap.xml: the addresses a search engine may know, each with the day its page last changed, where that is known.

Names only what lists name: hidden posts and what belongs to them alone stay out, and so do the further pages of paged lists,
which hold nothing of their own. A page's own ``lastmod`` is never the time of the build: a search engine that is told of
changes that were none stops believing it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from firsthand.model.addresses import page_path, post_path, source_path, tag_path
from firsthand.model.resolved import ResolvedSite
from firsthand.render.feed_facts import make_timestamp, touched_at
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.urls import make_urls
from firsthand.render.xml_text import SITEMAP, make_element, render_xml

GATHERED = ("", "archive/", "claims/", "sources/", "labels/", "corrections/", "evidence/")
"""Pages that gather what listed posts hold: they change when any of those does."""


def render_sitemap(site: ResolvedSite) -> str:
    """The text of /sitemap.xml."""
    urls = make_urls(site.url)
    entries = (
        make_element(
            "url",
            "",
            make_element("loc", urls.absolute(path)),
            *([make_element("lastmod", make_timestamp(changed))] if changed else []),
        )
        for path, changed in _find_places(site)
    )
    return render_xml(make_element("urlset", "", *entries, attributes={"xmlns": SITEMAP}))


def _find_places(site: ResolvedSite) -> Iterator[tuple[str, datetime | None]]:
    """Each address from the base and when its page last changed, in a lasting order."""
    touched = {card.slug: touched_at(card) for card in site.listed.cards}
    for path in GATHERED:
        yield path, max(touched.values(), default=None)
    for slug, changed in touched.items():
        yield post_path(slug), changed
    for page in site.pages:
        yield page_path(page.slug), None
    yield "tags/", max(touched.values(), default=None)
    for tag, slugs in site.tags:
        if dates := [touched[slug] for slug in slugs if slug in touched]:
            yield tag_path(tag), max(dates)
    yield from _find_source_pages(site, touched)


def _find_source_pages(site: ResolvedSite, touched: Mapping[str, datetime]) -> Iterator[tuple[str, datetime]]:
    """The page of each source and short post that a listed post rests on."""
    index = SiteIndex(site=site, static={}, assets={}, icons={})
    for key in sorted(index.shown):
        yield source_path(key.scope, key.id), max(touched[slug] for slug in index.posts_on(key))
