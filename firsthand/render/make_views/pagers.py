"""Where in a paged list a page is, and the way to the others."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.render.make_views.index import SiteIndex
from firsthand.render.views.common import LinkView
from firsthand.render.views.lists import PagerView

_NEAR = 2


def make_pager(
    index: SiteIndex,
    number: int,
    total: int,
    path_of: Callable[[int], str],
    *,
    names: tuple[str, str] = ("newer", "older"),
) -> PagerView | None:
    """Page ``number`` of ``total``, None where there is one alone; ``names`` are the keys of what leads back and on."""
    words = index.words
    if total == 1:
        return None

    def link(page: int, title: str) -> LinkView:
        return LinkView(title=title, url=index.urls.path(path_of(page)), is_current=page == number)

    shown = sorted({1, total, *range(max(number - _NEAR, 1), min(number + _NEAR, total) + 1)})
    back, on = names
    return PagerView(
        words=words.say("page-of", number=number, total=total),
        newer=link(number - 1, words.say(back)) if number > 1 else None,
        older=link(number + 1, words.say(on)) if number < total else None,
        pages=tuple(link(page, str(page)) for page in shown),
    )
