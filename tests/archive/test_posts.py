"""Short posts: what each network is asked, what is made of its answer, and what is kept of it."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from errand import Site
from hypothesis import given
from hypothesis import strategies as st
from networks import (
    BLUESKY_URL,
    DID,
    MASTODON_ANSWER,
    MASTODON_URL,
    POSTS,
    RECORD,
    X_ANSWER,
    X_TEXT,
    X_URL,
    bluesky_answer,
    serve_posts,
    tweet,
)
from world import World, page

from firsthand.archive.holdings import read_locks
from firsthand.archive.providers import bluesky, mastodon, save_page_now, wayback, x_oembed
from firsthand.archive.providers.answers import load_json
from firsthand.archive.providers.dag_cbor import _encode, is_proved, make_cid
from firsthand.archive.providers.post import NoPost, PostRecord
from firsthand.archive.response import Response
from firsthand.archive.store import forget_copy
from firsthand.resolve.post_ids import PostAddress, find_address

pytest_plugins = ("served",)


def _json(value: object, status: str = "200 OK") -> bytes:
    return page(json.dumps(value).encode(), status=status, content_type="application/json")


TEXTS = dict(POSTS.values())


@pytest.mark.parametrize("url", TEXTS)
def test_a_post_is_kept_with_its_words_and_without_counts_and_portraits(site: Site, world: World, url: str) -> None:
    serve_posts(world)
    site.write({"other": world.url("town.example")}, tweets=tweet(url, TEXTS[url]))
    assert site.snapshot("post")["post"].problem == ""
    lock = site.lock("post")
    assert (lock["via"], lock["url"], lock["retrieved"]) == ("oembed", url, "2026-11-24T12:00:00Z")
    assert site.copies("text") == [TEXTS[url].encode()]
    [kept] = [json.loads(data) for data in site.copies("posts")]
    assert (kept["text"], kept["posted"][:10]) == (TEXTS[url], "2023-09-21")
    assert [word for word in ("avatar", "count", "Count", "a.png", "a.jpg", "width") if word in json.dumps(kept)] == []
    assert site.verify().findings[0].result.match == "exact"
    assert site.plan().jobs[0].key.id == "other"


def test_forgetting_a_post_removes_what_was_kept_of_it(site: Site, world: World) -> None:
    serve_posts(world)
    site.write({"other": world.url("town.example")}, tweets=tweet(X_URL, X_TEXT))
    site.snapshot("post")
    [lock] = read_locks(site.read()[1]).values()
    assert len(forget_copy(site.root, lock, others=(), when="2026-11-25")) == 2
    assert (site.copies("posts"), site.copies("text")) == ([], [])
    assert [job.key.id for job in site.plan().jobs] == ["other"]


def _address(url: str) -> PostAddress:
    address = find_address(url)
    assert address
    return address


def _response(value: object, status: int = 200) -> Response:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Response(url="u", final_url="u", status=status, headers=(), body=body, retrieved="2026-11-24T12:00:00Z")


def test_x_gives_words_name_handle_language_day_and_links() -> None:
    post = x_oembed.read_answer(_response(X_ANSWER), _address(X_URL))
    assert post == PostRecord(
        network="X",
        url=X_URL,
        id="1704664237470674955",
        author="A. Reporter",
        handle="example",
        text=X_TEXT,
        posted="2023-09-21",
        language="en",
        links=("https://t.co/abc123",),
    )
    request = x_oembed.make_request(
        "https://publish.x.com", _address("https://mobile.twitter.com/example/status/1704664237470674955?s=20")
    )
    assert request.url == (
        "https://publish.x.com/oembed?url=https%3A%2F%2Fx.com%2Fexample%2Fstatus%2F1704664237470674955&omit_script=1&dnt=true"
    )


def test_mastodon_gives_words_handle_time_and_media() -> None:
    post = mastodon.read_answer(_response(MASTODON_ANSWER), _address(MASTODON_URL))
    assert isinstance(post, PostRecord)
    assert (post.handle, post.posted, post.language) == ("ann@social.example", "2023-09-21T01:10:00Z", "en")
    assert [(one.kind, one.alt) for one in post.media] == [("image", "A mill")]
    assert post.links == ("https://example.org/x",)
    assert mastodon.make_request("", _address(MASTODON_URL)).url == "https://social.example/api/v1/statuses/111102483290173568"
    wrong = mastodon.read_answer(_response({**MASTODON_ANSWER, "id": "1"}), _address(MASTODON_URL))
    assert isinstance(wrong, NoPost)


def test_bluesky_gives_words_that_its_content_id_proves() -> None:
    address = _address(BLUESKY_URL)
    post = bluesky.read_answer(_response(bluesky_answer()), DID, address)
    assert isinstance(post, PostRecord)
    assert (post.author, post.handle, post.posted, post.language) == ("Ann", "ann.example", "2023-09-21T01:10:00Z", "de")
    assert (post.links, post.media[0].alt) == (("https://example.org/minutes",), "A mill")
    assert post.proof == (make_cid(RECORD), RECORD)
    forged = copy.deepcopy(RECORD)
    forged["text"] = RECORD["text"].replace("Ü", "U")
    refused = bluesky.read_answer(_response(bluesky_answer(forged, make_cid(RECORD))), DID, address)
    assert refused == NoPost(message="what Bluesky answered does not fit its own content id")
    assert bluesky.make_request("https://b", DID, address).url == (
        f"https://b/xrpc/app.bsky.feed.getPosts?uris=at:%2F%2F{DID}%2Fapp.bsky.feed.post%2F3k7qmjev5lr2s"
    )


# The data-model fixtures with which the AT Protocol's implementations are tested against each other.
FIXTURES = [
    (
        "bafyreiclp443lavogvhj3d2ob2cxbfuscni2k5jk7bebjzg7khl3esabwq",
        {
            "string": "abc",
            "unicode": "a~öñ©⽘☎𓋓😀👨\u200d👩\u200d👧\u200d👧",
            "integer": 123,
            "bool": True,
            "null": None,
            "array": ["abc", "def", "ghi"],
            "object": {"string": "abc", "number": 123, "bool": True, "arr": ["abc", "def", "ghi"]},
        },
    ),
    (
        "bafyreihldkhcwijkde7gx4rpkkuw7pl6lbyu5gieunyc7ihactn5bkd2nm",
        {
            "a": {"$link": "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a"},
            "b": {"$bytes": "nFERjvLLiw9qm45JrqH9QTzyC2Lu1Xb4ne6+sBrCzI0"},
            "c": {
                "$type": "blob",
                "ref": {"$link": "bafkreiccldh766hwcnuxnf2wh6jgzepf2nlu2lvcllt63eww5p6chi4ity"},
                "mimeType": "image/jpeg",
                "size": 10000,
            },
        },
    ),
    (
        "bafyreid3imdulnhgeytpf6uk7zahjvrsqlofkmm5b5ub2maw4kqus6jp4i",
        {
            "a": {
                "b": [
                    {
                        "d": [{"$link": "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a"}] * 2,
                        "e": [
                            {"$bytes": "nFERjvLLiw9qm45JrqH9QTzyC2Lu1Xb4ne6+sBrCzI0"},
                            {"$bytes": "iE+sPoHobU9tSIqGI+309LLCcWQIRmEXwxcoDt19tas"},
                        ],
                    }
                ]
            }
        },
    ),
]


@pytest.mark.parametrize(("cid", "record"), FIXTURES)
def test_a_content_id_is_recomputed_and_one_change_breaks_it(cid: str, record: dict[str, Any]) -> None:
    assert make_cid(record) == cid
    assert make_cid(dict(reversed(record.items()))) == cid
    assert not is_proved({**record, "x": 1}, cid)
    assert not is_proved(record, cid.replace("y", "z", 1))


@pytest.mark.parametrize(
    ("number", "encoded"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (255, "18ff"),
        (256, "190100"),
        (2**32, "1b0000000100000000"),
        (-1, "20"),
        (-500, "3901f3"),
    ],
)
def test_numbers_are_written_in_their_shortest_form(number: int, encoded: str) -> None:
    assert _encode(number, 2).hex() == encoded  # the examples of RFC 8949, appendix A


@pytest.mark.parametrize(
    "record", [{"a": {"$link": "Qm"}}, {"a": {"$link": "b!"}}, {"a": {"$bytes": "!"}}, {"a": 2**64}, {"a": -(2**64) - 1}]
)
def test_what_no_record_can_hold_is_not_proved(record: dict[str, Any]) -> None:
    assert not is_proved(record, make_cid({}))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("404 Not Found", "has no such post (any more)"),
        ("403 Forbidden", "does not show this post to everybody"),
        ("429 Too Many Requests", "asks to wait"),
        ("500 Oops", "answered with the status 500"),
    ],
)
def test_a_post_that_cannot_be_had_is_explained(site: Site, world: World, status: str, said: str) -> None:
    world.serve("x-embeds.example", "/oembed", _json({}, status))
    site.write({"other": world.url("town.example")}, tweets=tweet(X_URL, "Words."))
    assert said in site.snapshot("post")["post"].problem
    assert site.copies("posts") == []


def test_a_bluesky_post_that_is_left_out_of_the_answer_is_gone() -> None:
    found = bluesky.read_answer(_response({"posts": []}), DID, _address(BLUESKY_URL))
    assert isinstance(found, NoPost)
    assert found.state == "deleted"


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["posts", "uri", "record", "author", "html", "id", "account", "content", "status", "embed", "facets", "reply"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(value=ANY_JSON, status=st.sampled_from([200, 200, 200, 404, 429, 500]))
def test_no_answer_however_odd_is_more_than_a_value(value: object, status: int) -> None:
    _read_all(_response(value, status))


@given(body=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_however_odd_are_more_than_a_value(body: bytes) -> None:
    _read_all(_response(body))
    assert load_json(_response(b"[" * 100_000)) is None
    assert load_json(_response(b'"\\ud800"')) is None


def _read_all(response: Response) -> None:
    for url in (X_URL, MASTODON_URL, BLUESKY_URL):
        x_oembed.read_answer(response, _address(url))
        mastodon.read_answer(response, _address(url))
        bluesky.read_answer(response, DID, _address(url))
    bluesky.read_handle_answer(response)
    wayback.read_index_answer(response)
    wayback.read_nearest_answer(response)
    save_page_now.read_answer(response)
    save_page_now.read_status_answer(response)
