"""Posts on X, through the endpoint that serves embeds (oEmbed): no key, no terms of the programming interface.

It gives the words (links as t.co addresses, long posts cut), the name, the handle, the language and the day. The time to the
second stands in the post's id.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlencode, urlsplit

from firsthand.archive.providers.answers import load_json, take_text
from firsthand.archive.providers.post import NoPost, PostRecord, explain_status
from firsthand.archive.providers.post_html import Words, read_words
from firsthand.archive.request import Request, make_json_request
from firsthand.archive.response import Response
from firsthand.resolve.post_ids import PostAddress

NAME = "X"
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4})")


def make_request(base: str, post: PostAddress) -> Request:
    """The question for a post."""
    query = urlencode({"url": post.url, "omit_script": "1", "dnt": "true"})
    return make_json_request(f"{base}/oembed?{query}", is_patient=False)


def read_answer(response: Response, post: PostAddress) -> PostRecord | NoPost:
    """The post, or why there is none."""
    if response.status != 200:  # noqa: PLR2004
        return explain_status(response, NAME)
    answer = load_json(response)
    words = read_words(take_text(answer, "html"))
    if not words.paragraphs:
        return NoPost(message="what X answered holds no post")
    text = words.paragraphs[0]
    return PostRecord(
        network=NAME,
        url=post.url,
        id=post.id,
        author=take_text(answer, "author_name"),
        handle=_find_handle(take_text(answer, "author_url")),
        text=text,
        posted=_find_day(words),
        language=words.language if words.language not in ("und", "zxx") else "",
        links=tuple(url for url, _ in words.links[:-1] if _host(url) == "t.co"),
        is_cut=text.endswith("…"),
    )


def _find_handle(url: str) -> str:
    return urlsplit(url).path.strip("/") if _host(url) in ("x.com", "twitter.com") else ""


def _find_day(words: Words) -> str:
    """The day that stands in the last link, which leads to the post itself; in the time zone of nobody knows where."""
    found = _DAY.search(words.links[-1][1]) if words.links else None
    if not found or found[1] not in _MONTHS:
        return ""
    try:
        return date(int(found[3]), _MONTHS.index(found[1]) + 1, int(found[2])).isoformat()
    except ValueError:
        return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
