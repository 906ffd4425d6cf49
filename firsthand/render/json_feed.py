"""/feed.json: JSON Feed 1.1, the same posts and the same text as the Atom feed, for whoever would rather read JSON."""

from __future__ import annotations

from firsthand.model.addresses import post_path
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.render.feed_body import render_feed_body
from firsthand.render.feed_facts import (
    authors_of,
    changed_at,
    entry_id,
    feed_posts,
    image_of,
    language_of,
    make_timestamp,
    whole_url,
)
from firsthand.render.json_text import Json, render_json
from firsthand.render.urls import make_urls

VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(site: ResolvedSite) -> str:
    """The text of /feed.json; a key whose value is empty is left out, as the format asks."""
    settings, urls = site.settings, make_urls(site.url)
    feed: dict[str, Json] = {
        "version": VERSION,
        "title": settings.title,
        "home_page_url": urls.absolute(""),
        "feed_url": urls.absolute("feed.json"),
        "description": settings.description,
        "icon": whole_url(site, settings.logo),
        "favicon": whole_url(site, settings.favicon),
        "authors": [{"name": settings.author or settings.title}],
        "language": settings.language,
        "items": [_make_item(site, post) for post in feed_posts(site)],
    }
    return render_json({key: value for key, value in feed.items() if value or key == "items"})


def _make_item(site: ResolvedSite, post: ResolvedPost) -> Json:
    written = post.post
    item: dict[str, Json] = {
        "id": entry_id(post),
        "url": make_urls(site.url).absolute(post_path(post.slug)),
        "title": written.title,
        "content_html": render_feed_body(site, post),
        "summary": written.summary,
        "image": image_of(site, post),
        "date_published": make_timestamp(post.published),
        "date_modified": make_timestamp(changed_at(post)),
        "authors": [{"name": name} for name in authors_of(site, written)],
        "tags": list(written.tags),
        "language": language_of(site, written),
    }
    return {key: value for key, value in item.items() if value or key == "content_html"}
