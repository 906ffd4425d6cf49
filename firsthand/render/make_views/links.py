"""A post as a link, wherever one is named."""

from __future__ import annotations

from firsthand.model.posts import PostCard
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.views.common import LinkView


def make_post_link(index: SiteIndex, card: PostCard, *, anchor: str = "") -> LinkView:
    """The post by its title, with its language where pages are in several; ``anchor`` is a place on its page."""
    lang = index.name_language(card.slug)
    url = index.urls.post(card.slug) + (f"#{anchor}" if anchor else "")
    return LinkView(title=card.facts.head.title, url=url, lang=lang)
