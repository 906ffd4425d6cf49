"""What every feed says alike: which posts stand in it, their permanent ids, their authors, their times.

Knows nothing of Atom or JSON Feed.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, UUID, uuid5

from firsthand.model.addresses import post_path
from firsthand.model.post import Post
from firsthand.model.posts import PostCard
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.render.urls import Place, make_urls

LENGTH = 30
"""Entries in a feed: enough for a reader who comes back after a month, small enough to be fetched every hour."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries last changed: a time it must give, and the build's own would make each build differ."""

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def feed_posts(site: ResolvedSite, slugs: Container[str] | None = None) -> tuple[ResolvedPost, ...]:
    """The newest posts that lists name, all of them or those of a tag."""
    cards = (card for card in site.listed.cards if slugs is None or card.slug in slugs)
    return tuple(map(site.posts.load, islice(cards, LENGTH)))


def load_mended(site: ResolvedSite) -> Iterator[ResolvedPost]:
    """The listed posts in which something was corrected or relabelled, newest first."""
    return (site.posts.load(card) for card in site.listed.cards if card.facts.is_mended)


def entry_id(post: ResolvedPost) -> str:
    """The permanent id as an IRI, which feeds ask for; what a writer typed as ``id`` may be a bare UUID or any words."""
    if _IRI.fullmatch(post.feed_id):
        return post.feed_id
    try:
        return UUID(post.feed_id).urn
    except ValueError:
        return uuid5(NAMESPACE_URL, post.feed_id).urn


def part_id(post: ResolvedPost, part: str) -> str:
    """The permanent id of something in a post, such as a correction."""
    whole = entry_id(post)
    return f"{whole}{'-' if '#' in whole else '#'}{part}"


def feed_id(site: ResolvedSite, path: str) -> str:
    """The permanent id of a feed: its address on the site as published, also in a build for another address."""
    return make_urls(site.settings.url or site.url).absolute(path)


def authors_of(site: ResolvedSite, post: Post) -> tuple[str, ...]:
    """The post's own authors, else the site's, else the site itself."""
    return post.authors or (site.settings.author or site.settings.title,)


def language_of(site: ResolvedSite, post: Post) -> str:
    """The language of the post's words."""
    return post.lang or site.settings.language


def image_of(site: ResolvedSite, post: ResolvedPost) -> str:
    """The whole address of the post's picture, or nothing; a relative one lies beside the post."""
    place = Place(path=post_path(post.slug), is_absolute=True)
    return make_urls(site.url).in_body(post.post.image, place) if post.post.image else ""


def whole_url(site: ResolvedSite, address: str) -> str:
    """The whole address of something the settings name (a picture under static/, or elsewhere), or nothing."""
    return urljoin(make_urls(site.url).absolute(""), make_urls(site.url).written(address)) if address else ""


def changed_at(post: ResolvedPost | PostCard) -> datetime:
    """When the writer last said that the post changed."""
    return max(post.updated or post.published, post.published)


def touched_at(card: PostCard) -> datetime:
    """When the post's page last changed in any way: rewritten, corrected, a label changed or a claim checked again."""
    day, changed = card.facts.touched, changed_at(card)
    return max(changed, start_of(day, card)) if day else changed


def start_of(day: date, post: ResolvedPost | PostCard) -> datetime:
    """The first instant of a day in the zone the post's own date is in."""
    return datetime.combine(day, time(), tzinfo=post.published.tzinfo)


def make_timestamp(at: datetime) -> str:
    """The time as RFC 3339 has it. A zone's offset before it was rounded to minutes (local mean time) becomes UTC."""
    offset = at.utcoffset() or timedelta()
    rounded = at if offset % timedelta(minutes=1) == timedelta() else at.astimezone(UTC)
    return rounded.isoformat(timespec="seconds").replace("+00:00", "Z")
