"""Whether the site can be searched. Does not know how."""

from __future__ import annotations

from firsthand.model.files import Extra
from firsthand.render.make_views.index import SiteIndex


def has_search(index: SiteIndex) -> bool:
    """Whether the site has a search page: it is asked for, and what makes its index is installed."""
    return index.site.settings.search and Extra.SEARCH in index.extras
