"""Posts on Bluesky, through its public view of the network: no key.

The answer holds the author's own record of the post with its content id, which is recomputed here (``dag_cbor``): where it
agrees the words are proved to be those of that id. An author that is named by handle has to be looked up first.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from firsthand.archive.providers.answers import Json, load_json, take_record, take_records, take_text
from firsthand.archive.providers.dag_cbor import is_proved
from firsthand.archive.providers.post import Medium, NoPost, PostRecord, explain_absence, explain_status
from firsthand.archive.request import Request, make_json_request
from firsthand.archive.response import Response
from firsthand.resolve.post_ids import PostAddress

NAME = "Bluesky"
_LINK = "app.bsky.richtext.facet#link"


def find_actor(post: PostAddress) -> str:
    """The author as the address names it: a DID, or a handle."""
    return urlsplit(post.url).path.split("/")[2]


def make_handle_request(base: str, handle: str) -> Request:
    """The question for the DID of a handle."""
    return make_json_request(f"{base}/xrpc/com.atproto.identity.resolveHandle?{urlencode({'handle': handle})}")


def read_handle_answer(response: Response) -> str | NoPost:
    """The DID, or why there is none."""
    did = take_text(load_json(response), "did")
    return did if did.startswith("did:") else NoPost(message="Bluesky knows no account of this name")


def make_request(base: str, did: str, post: PostAddress) -> Request:
    """The question for a post by the author with this DID."""
    uri = f"at://{did}/app.bsky.feed.post/{post.id}"
    return make_json_request(f"{base}/xrpc/app.bsky.feed.getPosts?uris={quote(uri, safe=':')}")


def read_answer(response: Response, did: str, post: PostAddress) -> PostRecord | NoPost:
    """The post, or why there is none; one whose content id does not fit its words is refused."""
    if response.status != 200:  # noqa: PLR2004
        return explain_status(response, NAME)
    answer = load_json(response)
    if not isinstance(answer, dict) or "posts" not in answer:
        return NoPost(message="what Bluesky answered holds no post")
    uri = f"at://{did}/app.bsky.feed.post/{post.id}"
    found = next((one for one in take_records(answer, "posts") if take_text(one, "uri") == uri), None)
    if found is None:
        return explain_absence(NAME)
    record, cid = take_record(found, "record"), take_text(found, "cid")
    if not is_proved(record, cid):
        return NoPost(message="what Bluesky answered does not fit its own content id")
    return _make_post(found, record, cid, post)


def _make_post(found: Json, record: Json, cid: str, post: PostAddress) -> PostRecord:
    languages = record.get("langs")
    return PostRecord(
        network=NAME,
        url=post.url,
        id=post.id,
        author=take_text(found, "author", "displayName") or take_text(found, "author", "handle"),
        handle=take_text(found, "author", "handle"),
        text=take_text(record, "text"),
        posted=_to_second(take_text(record, "createdAt")),
        language=languages[0] if isinstance(languages, list) and languages and isinstance(languages[0], str) else "",
        media=tuple(_find_media(record)),
        reply_to=_to_web(take_text(record, "reply", "parent", "uri")),
        quotes=_to_web(take_text(record, "embed", "record", "uri") or take_text(record, "embed", "record", "record", "uri")),
        links=tuple(uri for facet in take_records(record, "facets") for uri in _find_links(facet)),
        proof=(cid, record),
    )


def _find_media(record: Json) -> list[Medium]:
    embed = take_record(record, "embed")
    images = [*take_records(embed, "images"), *take_records(embed, "media", "images")]
    return [Medium(kind="image", url=take_text(one, "image", "ref", "$link"), alt=take_text(one, "alt")) for one in images]


def _find_links(facet: Json) -> list[str]:
    features = take_records(facet, "features")
    return [take_text(one, "uri") for one in features if take_text(one, "$type") == _LINK]


def _to_web(uri: str) -> str:
    """The address in a browser of a post named by its place in the network."""
    parts = uri.removeprefix("at://").split("/")
    is_post = len(parts) == 3 and parts[1] == "app.bsky.feed.post"  # noqa: PLR2004
    return f"https://bsky.app/profile/{parts[0]}/post/{parts[2]}" if is_post else ""


def _to_second(moment: str) -> str:
    return f"{moment[:19]}Z" if moment.endswith("Z") else moment
