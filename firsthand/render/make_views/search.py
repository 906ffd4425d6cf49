"""The search page. What it finds comes from an index that is made after all pages; here is only what stands there before."""

from __future__ import annotations

from firsthand.model.addresses import SEARCH, SEARCH_INDEX
from firsthand.render.make_views.frame import Frame
from firsthand.render.make_views.labels import make_label
from firsthand.render.views.common import LinkView
from firsthand.render.views.lists import SearchPageView

_WAYS = (("claims", "claims/"), ("sources", "sources/"), ("tags", "tags/"), ("archive", "archive/"))


def make_search(frame: Frame) -> SearchPageView:
    """The page at /search/; robots are asked to leave it, for it holds nothing."""
    index = frame.index
    used = index.label_numbers
    return SearchPageView(
        site=frame.make_site(SEARCH),
        head=frame.make_head(index.words.say("search"), path=SEARCH, is_indexed=False),
        url=index.urls.path(SEARCH),
        index_url=index.urls.path(f"{SEARCH_INDEX}pagefind.js"),
        labels=tuple(make_label(index, label) for label in index.site.settings.labels if used[label.id]),
        ways=tuple(LinkView(title=index.words.say(key), url=index.urls.path(path)) for key, path in _WAYS),
    )
