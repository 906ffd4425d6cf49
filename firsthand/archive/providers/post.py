"""A short public post as a network gives it, and the part of the answer that is kept.

Kept are words, author, time, language, pictures with their descriptions, and what is answered or quoted; not how many liked it,
nor anybody's portrait. The kept form is JSON in one spelling, so that the same post gives the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from firsthand.archive.response import Response, Why

EXTRACTOR_VERSION = "post-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium:
    """A picture or film of a post, and the description its author gave it."""

    kind: str
    url: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRecord:
    """A post. ``posted`` is as exact as the network tells: ``2023-09-21T01:10:00Z``, or a day. Texts are empty where unknown.

    ``links`` are the addresses behind shortened ones, in order. ``proof`` is Bluesky's own record of the post with its content
    id (``cid``): whoever recomputes the id has proved the words.
    """

    network: str
    url: str
    id: str
    author: str = ""
    handle: str = ""
    text: str = ""
    posted: str = ""
    language: str = ""
    media: tuple[Medium, ...] = ()
    reply_to: str = ""
    quotes: str = ""
    links: tuple[str, ...] = ()
    is_cut: bool = False
    is_edited: bool = False
    proof: tuple[str, object] | None = None


class Gone(StrEnum):
    """Why a post cannot be read."""

    DELETED = "deleted"
    PROTECTED = "protected"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPost:
    """No post, and why: ``state`` where the network says what became of it. ``message`` is a clause."""

    message: str
    state: Gone | None = None
    why: Why | None = None


def explain_status(response: Response, network: str) -> NoPost:
    """What a status other than 200 says of a post."""
    match response.status:
        case 404 | 410:
            return explain_absence(network)
        case 401 | 403:
            return NoPost(message=f"{network} does not show this post to everybody", state=Gone.PROTECTED)
        case 429:
            return NoPost(message=f"{network} asks to wait", why=Why.WAITING)
        case _:
            return NoPost(message=f"{network} answered with the status {response.status}", why=Why.NONSENSE)


def explain_absence(network: str) -> NoPost:
    """What is said of a post that is not there."""
    return NoPost(message=f"{network} has no such post (any more)", state=Gone.DELETED)


def render_post(post: PostRecord) -> bytes:
    """The post as it is kept: JSON with sorted keys and a line feed at its end."""
    kept: dict[str, object] = {
        "network": post.network,
        "url": post.url,
        "id": post.id,
        "author": post.author,
        "handle": post.handle,
        "text": post.text,
        "posted": post.posted,
        "language": post.language,
        "media": [{"kind": one.kind, "url": one.url, "alt": one.alt} for one in post.media],
        "reply_to": post.reply_to,
        "quotes": post.quotes,
        "links": list(post.links),
        "cut": post.is_cut,
        "edited": post.is_edited,
    }
    if post.proof:
        kept |= {"cid": post.proof[0], "record": post.proof[1]}
    filled = {key: value for key, value in kept.items() if value}
    return (json.dumps(filled, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
