"""One post on each network, as the network answers it."""

from __future__ import annotations

import json
from typing import Any

from world import World, page

from firsthand.archive.providers.dag_cbor import make_cid

X_URL = "https://x.com/example/status/1704664237470674955"
X_HTML = (
    '<blockquote class="twitter-tweet" data-dnt="true"><p lang="en" dir="ltr">Writers &amp; studios are near agreement.<br><br>'
    'More: <a href="https://t.co/abc123">https://t.co/abc123</a></p>&mdash; A. Reporter (@example) '
    f'<a href="{X_URL}?ref_src=twsrc%5Etfw">September 21, 2023</a></blockquote>\n'
)
X_ANSWER = {
    "url": X_URL,
    "author_name": "A. Reporter",
    "author_url": "https://twitter.com/example",
    "html": X_HTML,
    "width": 550,
}

MASTODON_URL = "https://social.example/@ann/111102483290173568"
MASTODON_ANSWER = {
    "id": "111102483290173568",
    "created_at": "2023-09-21T01:10:00.123Z",
    "url": MASTODON_URL,
    "content": '<p>First &amp; foremost.<br>Second line.</p><p><a href="https://example.org/x">example.org/x</a> '
    '<a href="https://social.example/@bob" class="mention">@bob</a></p>',
    "spoiler_text": "",
    "language": "en",
    "account": {
        "acct": "ann",
        "username": "ann",
        "display_name": "Ann",
        "avatar": "https://social.example/a.png",
        "followers_count": 7,
    },
    "media_attachments": [{"type": "image", "url": "https://social.example/i.png", "description": "A mill"}],
    "favourites_count": 99,
    "edited_at": None,
}

DID = "did:plc:ewvi7nxzyoun6zhxrhs64oiz"
BLUESKY_URL = "https://bsky.app/profile/ann.example/post/3k7qmjev5lr2s"
RECORD: dict[str, Any] = {
    "$type": "app.bsky.feed.post",
    "text": "Übersicht: example.org/min…",
    "createdAt": "2023-09-21T01:10:00.123Z",
    "langs": ["de"],
    "facets": [
        {
            "index": {"byteStart": 12, "byteEnd": 29},
            "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://example.org/minutes"}],
        }
    ],
    "embed": {
        "$type": "app.bsky.embed.images",
        "images": [
            {
                "alt": "A mill",
                "image": {
                    "$type": "blob",
                    "ref": {"$link": "bafkreiccldh766hwcnuxnf2wh6jgzepf2nlu2lvcllt63eww5p6chi4ity"},
                    "mimeType": "image/jpeg",
                    "size": 10000,
                },
            }
        ],
    },
}


def bluesky_answer(record: dict[str, Any] = RECORD, cid: str = "") -> dict[str, Any]:
    author = {"did": DID, "handle": "ann.example", "displayName": "Ann", "avatar": "https://cdn.example/a.jpg"}
    uri = f"at://{DID}/app.bsky.feed.post/3k7qmjev5lr2s"
    return {"posts": [{"uri": uri, "cid": cid or make_cid(record), "author": author, "record": record, "likeCount": 12}]}


X_TEXT = "Writers & studios are near agreement.\n\nMore: https://t.co/abc123"
POSTS = {
    "x": (X_URL, X_TEXT),
    "mastodon": (MASTODON_URL, "First & foremost.\nSecond line.\n\nexample.org/x @bob"),
    "bluesky": (BLUESKY_URL, "Übersicht: example.org/min…"),
}
"""The words of each, by its name here."""


def serve_posts(world: World) -> None:
    """All of them, where their networks are asked."""
    world.serve("x-embeds.example", "/oembed", _json(X_ANSWER))
    world.serve("mastodon.example", "/api/v1/statuses/111102483290173568", _json(MASTODON_ANSWER))
    world.serve("bluesky.example", "/xrpc/com.atproto.identity.resolveHandle", _json({"did": DID}))
    world.serve("bluesky.example", "/xrpc/app.bsky.feed.getPosts", _json(bluesky_answer()))


def tweet(url: str, text: str, name: str = "post") -> str:
    """The record of a post, as a writer types it."""
    known = "    author: A\n    handle: a\n    posted: 2023-09-21T01:10:00Z\n"
    return f"  {name}:\n{known}    text: {json.dumps(text)}\n    url: {url}\n"


def _json(value: object) -> bytes:
    return page(json.dumps(value).encode(), content_type="application/json")
