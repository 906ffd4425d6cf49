"""What the site goes without, for the summary of a build."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model.files import Extra, Lack, Notice
from firsthand.model.resolved import ResolvedSite
from firsthand.render.make_views.card_images import make_notices
from firsthand.render.make_views.index import SiteIndex


def find_notices(site: ResolvedSite, extras: Mapping[Extra, str]) -> tuple[Notice, ...]:
    """Card images and search where what makes them is missing, and posts whose cards cannot be drawn."""
    cards = make_notices(SiteIndex(site=site, static={}, assets={}, icons={}, extras=extras))
    is_lacking = site.settings.search and Extra.SEARCH not in extras and len(site.posts) > 0
    return (*cards, Notice(lack=Lack.SEARCH)) if is_lacking else cards
