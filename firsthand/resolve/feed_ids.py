"""A post's permanent id in feeds: it survives a new title, a new address and a new domain."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from firsthand.model.codes import Code
from firsthand.model.diagnostic import Diagnostic, Related, error
from firsthand.model.post import Post

NAMESPACE = UUID("5f0c2c52-6d0e-5c0b-9f43-0f1f2b0a7f3d")
"""Fixed for ever: a change would mark every post of every site as unread."""


def make_feed_id(post: Post) -> str:
    """The id the writer gave, else one made from the day and the first slug the post ever had (its first alias, if any)."""
    if post.feed_id:
        return post.feed_id
    day = post.date.day.isoformat() if post.date else ""
    former = [alias.strip("/").removeprefix("posts/") for alias in post.aliases if alias.startswith("/posts/")]
    return f"urn:uuid:{uuid5(NAMESPACE, f'{day}/{former[0] if former else post.slug}')}"


def check_feed_ids(posts: Sequence[Post]) -> tuple[Diagnostic, ...]:
    """An error for each post, newest first in ``posts``, whose feed id an older one has already."""
    first: dict[str, Post] = {}
    found: list[Diagnostic] = []
    for post in reversed(posts):
        other = first.setdefault(make_feed_id(post), post)
        if other is not post and post.feed_id:
            span, where = (one.spans.get("id", one.span) for one in (post, other))
            message = f"this post has the same permanent id as {other.path}, so feed readers would take them for one"
            related = (Related(span=where, message="the older post with this id"),)
            hint = "delete this `id`, and keep that of the older post"
            found.append(error(Code.FEED_ID_TWICE, span, message, hint=hint, related=related))
    return tuple(found)
