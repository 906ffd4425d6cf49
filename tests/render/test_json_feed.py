import json

import pytest
from builders import ADDRESSES, make_post, make_site
from reading import find, read_xml
from talks import make_talks

from firsthand.render.atom import render_atom
from firsthand.render.json_feed import render_json_feed

FEED_KEYS = {
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "icon",
    "favicon",
    "authors",
    "language",
    "items",
}
ITEM_KEYS = {
    "id",
    "url",
    "title",
    "content_html",
    "summary",
    "image",
    "date_published",
    "date_modified",
    "authors",
    "tags",
    "language",
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_feed_has_the_keys_of_json_feed_and_no_others(url: str) -> None:
    base = url.rstrip("/")
    feed = json.loads(render_json_feed(make_talks(url, description="D", logo="/logo.png", favicon="/favicon.svg")))
    assert set(feed) == FEED_KEYS
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == f"{base}/"
    assert feed["feed_url"] == f"{base}/feed.json"
    assert feed["icon"] == f"{base}/logo.png"
    (item,) = feed["items"]
    assert set(item) == ITEM_KEYS - {"image"}
    assert item["url"] == f"{base}/posts/talks/"
    assert item["tags"] == ["strike", "spin & spin"]
    assert item["authors"] == [{"name": "Firsthand Times"}]


def test_empty_values_are_left_out_and_an_empty_feed_is_a_feed() -> None:
    feed = json.loads(render_json_feed(make_site()))
    assert feed["items"] == []
    assert "description" not in feed
    (item,) = json.loads(render_json_feed(make_site(make_post("one"))))["items"]
    assert item["content_html"] == ""
    assert set(item) == ITEM_KEYS - {"image", "summary", "tags"}


def test_a_posts_picture_is_a_whole_address() -> None:
    posts = (make_post("one", image="cover.jpg"), make_post("two", image="/covers/two.jpg"))
    items = json.loads(render_json_feed(make_site(*posts, url="https://example.org/sub")))["items"]
    assert [item["image"] for item in items] == [
        "https://example.org/sub/posts/one/cover.jpg",
        "https://example.org/sub/covers/two.jpg",
    ]


def test_both_feeds_hold_the_same_posts_under_the_same_ids() -> None:
    site = make_site(make_post("one", feed_id="any words"), make_post("two"))
    items = json.loads(render_json_feed(site))["items"]
    assert [item["id"] for item in items] == find(read_xml(render_atom(site)), "a:entry/a:id/text()")
