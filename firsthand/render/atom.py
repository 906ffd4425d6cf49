"""/feed.xml and each tag's feed: Atom (RFC 4287) with the full text of every post.

Knows Atom's elements and what a post says of itself. How a body looks in a feed is ``feed_body``'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from firsthand.model.addresses import post_path, tag_path
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.render.feed_body import render_feed_body
from firsthand.render.feed_facts import (
    NEVER,
    authors_of,
    changed_at,
    entry_id,
    feed_id,
    feed_posts,
    language_of,
    make_timestamp,
    whole_url,
)
from firsthand.render.urls import make_urls
from firsthand.render.xml_text import ATOM, make_element, render_xml


def render_atom(site: ResolvedSite) -> str:
    """The text of /feed.xml."""
    posts = feed_posts(site)
    entries = [_make_entry(site, post) for post in posts]
    updated = make_timestamp(max(map(changed_at, posts), default=NEVER))
    return render_xml(make_feed(site, title=site.settings.title, path="feed.xml", page="", updated=updated, entries=entries))


def render_tag_atom(site: ResolvedSite, tag: str) -> str:
    """The text of a tag's feed; ``tag`` as ``site.tags`` spells it."""
    posts = feed_posts(site, frozenset(dict(site.tags)[tag]))
    page = tag_path(tag)
    return render_xml(
        make_feed(
            site,
            title=f"{site.settings.title}: {tag}",
            path=f"{page}feed.xml",
            page=page,
            updated=make_timestamp(max(map(changed_at, posts), default=NEVER)),
            entries=[_make_entry(site, post) for post in posts],
        )
    )


def make_feed(  # noqa: PLR0913 -- one name for each thing a feed has to say
    site: ResolvedSite, *, title: str, path: str, page: str, updated: str, entries: Sequence[Element]
) -> Element:
    """A feed that stands at ``path`` and belongs to the page at ``page`` (both from the base)."""
    settings, urls = site.settings, make_urls(site.url)
    optional = {
        "subtitle": settings.description,
        "rights": settings.copyright,
        "icon": whole_url(site, settings.favicon),
        "logo": whole_url(site, settings.logo),
    }
    return make_element(
        "feed",
        "",
        make_element("id", feed_id(site, path)),
        make_element("title", title),
        *(make_element(name, text) for name, text in optional.items() if text),
        make_element("updated", updated),
        make_link("self", urls.absolute(path), "application/atom+xml"),
        make_link("alternate", urls.absolute(page), "text/html"),
        make_author(settings.author or settings.title),
        *entries,
        attributes={"xmlns": ATOM, "xml:lang": settings.language},
    )


def make_link(relation: str, url: str, media_type: str) -> Element:
    """A link of a feed or an entry."""
    return make_element("link", attributes={"rel": relation, "type": media_type, "href": url})


def make_author(name: str) -> Element:
    """An author by name."""
    return make_element("author", "", make_element("name", name))


def _make_entry(site: ResolvedSite, post: ResolvedPost) -> Element:
    written = post.post
    return make_element(
        "entry",
        "",
        make_element("id", entry_id(post)),
        make_element("title", written.title),
        make_link("alternate", make_urls(site.url).absolute(post_path(post.slug)), "text/html"),
        make_element("published", make_timestamp(post.published)),
        make_element("updated", make_timestamp(changed_at(post))),
        *map(make_author, authors_of(site, written)),
        *(make_element("category", attributes={"term": tag}) for tag in written.tags),
        *([make_element("summary", written.summary)] if written.summary else []),
        make_element("content", render_feed_body(site, post), attributes={"type": "html"}),
        attributes={"xml:lang": language_of(site, written)},
    )
