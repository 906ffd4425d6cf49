"""The addresses of the pages that the site makes itself of what it lists: tags, sources, further pages of lists, the ledger.

Knows what is listed; does not know what the pages say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.model import addresses
from firsthand.model.ledger import Facet, part_ledger
from firsthand.model.paging import ARCHIVE_POSTS, REGISTER_ROWS, TAG_POSTS, count_pages
from firsthand.model.posts import PostCard
from firsthand.resolve.groups import Group


def find_made_pages(cards: Sequence[PostCard], tags: Sequence[Group], *, per_page: int) -> Iterator[str]:
    """Every such address, from the site's base; ``cards`` are of all posts that are written, newest first."""
    listed = [card for card in cards if card.is_listed]
    for tag, slugs in tags:
        yield addresses.tag_path(tag) + "feed.xml"
        yield from (addresses.tag_list_path(tag, number) for number in _numbers(len(slugs), TAG_POSTS))
    for card in cards:
        yield from _find_pages_of_sources(card)
    shown = {key for card in listed for key in card.facts.behind}
    yield from (addresses.register_path(number) for number in _numbers(len(shown), REGISTER_ROWS))
    yield from (addresses.list_path(number) for number in _numbers(len(listed), per_page))
    if len(listed) > ARCHIVE_POSTS:
        yield from (addresses.year_path(str(card.published.year)) for card in listed)
    for part in part_ledger(listed):
        yield part.path
        if part.facet is Facet.SPEAKER:
            yield addresses.speakers_path()


def _find_pages_of_sources(card: PostCard) -> Iterator[str]:
    """There is one of each source and short post that a written post rests on, and of each copy that is shown."""
    for key in card.facts.behind:
        yield addresses.source_path(key.scope, key.id)
    for copy in card.facts.published:
        yield addresses.copy_path(copy.source.scope, copy.source.id)


def _numbers(total: int, size: int) -> range:
    return range(1, count_pages(total, size) + 1)
