"""What goes along when an address is shared: a picture with its words and measures, and a post's claims by label.

Knows which picture stands for a page: the writer's own, else the post's card, else the site's, else none.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.cards.card import HEIGHT, WIDTH
from firsthand.model.addresses import post_path
from firsthand.model.posts import PostCard
from firsthand.render.make_views.card_images import card_url, has_post_card, has_site_card, make_post_card, make_site_card
from firsthand.render.make_views.cards import find_file
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.make_views.labels import make_counts
from firsthand.render.urls import Place
from firsthand.render.views.common import HeadView, PictureView


def find_site_picture(index: SiteIndex) -> PictureView | None:
    """The picture of every page that has none of its own."""
    if not has_site_card(index):
        return None
    url = card_url(index, make_site_card(index))
    return PictureView(url=url, alt=index.site.settings.title, width=WIDTH, height=HEIGHT)


def share_post(index: SiteIndex, post: PostCard, head: HeadView) -> HeadView:
    """``head`` with what a preview of ``post`` shows."""
    counts = make_counts(index, post.facts.labels, title="claims-here")
    facts = ", ".join(row.words for row in counts.rows)
    return replace(head, picture=_find_own_picture(index, post) or _find_card(index, post) or head.picture, facts=facts)


def _find_own_picture(index: SiteIndex, post: PostCard) -> PictureView | None:
    written = post.facts.head
    if not written.image:
        return None
    file = find_file(index, written.image, written.folder)
    url = index.urls.in_body(written.image, Place(path=post_path(post.slug), is_absolute=True))
    width, height = ((file.width or 0), (file.height or 0)) if file else (0, 0)
    return PictureView(url=url, alt=written.title, width=width, height=height)


def _find_card(index: SiteIndex, post: PostCard) -> PictureView | None:
    if not has_post_card(index, post):
        return None
    counts = make_counts(index, post.facts.labels, title="claims-here")
    title = post.facts.head.title
    alt = index.words.say("card-alt", title=title, counts=counts.words) if counts.total else title
    return PictureView(url=card_url(index, make_post_card(index, post), post.slug), alt=alt, width=WIDTH, height=HEIGHT)
