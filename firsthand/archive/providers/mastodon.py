"""Posts on Mastodon, and on what speaks its language, from the post's own server."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from firsthand.archive.providers.answers import load_json, take_records, take_text
from firsthand.archive.providers.post import Medium, NoPost, PostRecord, explain_status
from firsthand.archive.providers.post_html import read_words
from firsthand.archive.request import Request, make_json_request
from firsthand.archive.response import Response
from firsthand.resolve.post_ids import PostAddress

NAME = "Mastodon"


def make_request(base: str, post: PostAddress) -> Request:
    """The question for a post; ``base`` is empty where its own server is to be asked."""
    parts = urlsplit(post.url)
    return make_json_request(f"{base or f'{parts.scheme}://{parts.netloc}'}/api/v1/statuses/{quote(post.id)}")


def read_answer(response: Response, post: PostAddress) -> PostRecord | NoPost:
    """The post, or why there is none."""
    if response.status != 200:  # noqa: PLR2004
        return explain_status(response, NAME)
    answer = load_json(response)
    if take_text(answer, "id") != post.id:
        return NoPost(message="what the server answered is not this post")
    words = read_words(take_text(answer, "content"))
    warning = take_text(answer, "spoiler_text").strip()
    return PostRecord(
        network=NAME,
        url=take_text(answer, "url") or post.url,
        id=post.id,
        author=take_text(answer, "account", "display_name") or take_text(answer, "account", "username"),
        handle=_full_handle(take_text(answer, "account", "acct"), post.url),
        text="\n\n".join(part for part in (warning, words.text) if part),
        posted=_to_second(take_text(answer, "created_at")),
        language=take_text(answer, "language"),
        media=tuple(
            Medium(kind=take_text(one, "type"), url=take_text(one, "url"), alt=take_text(one, "description"))
            for one in take_records(answer, "media_attachments")
        ),
        reply_to=take_text(answer, "in_reply_to_id"),
        quotes=take_text(answer, "quote", "quoted_status", "url"),
        links=tuple(url for url, shown in words.links if not shown.startswith(("@", "#"))),
        is_edited=bool(take_text(answer, "edited_at")),
    )


def _full_handle(account: str, url: str) -> str:
    return account if "@" in account or not account else f"{account}@{urlsplit(url).hostname}"


def _to_second(moment: str) -> str:
    """``2023-09-21T01:10:00.123Z`` without what nobody types."""
    return f"{moment[:19]}Z" if moment.endswith("Z") else moment
