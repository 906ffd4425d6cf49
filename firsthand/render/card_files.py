"""Card images by their path in the output, each drawn when it is asked for."""

from __future__ import annotations

from functools import partial

from firsthand.cards.draw import draw_card
from firsthand.model.addresses import card_path
from firsthand.model.files import Rendering
from firsthand.model.posts import PostCard
from firsthand.render.keys import Keys
from firsthand.render.make_views.card_images import has_post_card, has_site_card, make_post_card, make_site_card
from firsthand.render.make_views.index import SiteIndex


def make_card_files(index: SiteIndex, keys: Keys) -> dict[str, Rendering[bytes]]:
    """The card of each post that has one, and the site's."""
    files: dict[str, Rendering[bytes]] = {}
    if has_site_card(index):
        files[card_path("")] = Rendering(partial(_draw_site, index), keys.card_image())
    for post in index.site.posts.cards:
        if has_post_card(index, post):
            files[card_path(post.slug)] = Rendering(partial(_draw_post, index, post), keys.card_image(post))
    return files


def _draw_site(index: SiteIndex) -> bytes:
    return draw_card(make_site_card(index))


def _draw_post(index: SiteIndex, post: PostCard) -> bytes:
    return draw_card(make_post_card(index, post))
