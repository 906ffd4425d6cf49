from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5

import pytest
from builders import ADDRESSES, make_post, make_site
from reading import find, read_html, read_xml
from talks import make_talks

from firsthand.render.atom import render_atom, render_tag_atom
from firsthand.render.feed_facts import LENGTH

UNWRITABLE = "".join(map(chr, range(32))) + "\x7f\ufffe\uffff\ud800"


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_feed_has_what_the_standard_asks_for(url: str) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2."""
    feed = read_xml(render_atom(make_talks(url, author="An Editor")))
    base = url.rstrip("/")
    assert find(feed, "string(a:id)") == f"{base}/feed.xml"
    assert find(feed, "string(a:title)") == "Firsthand Times"
    assert find(feed, "string(a:updated)") == "2023-09-23T09:30:00-07:00"
    assert find(feed, "string(a:author/a:name)") == "An Editor"
    assert find(feed, "string(a:link[@rel='self']/@href)") == f"{base}/feed.xml"
    assert find(feed, "string(a:link[@rel='alternate']/@href)") == f"{base}/"
    (entry,) = find(feed, "a:entry")
    assert find(entry, "string(a:id)") == "urn:example:talks"
    assert find(entry, "string(a:title)") == "Back at the table"
    assert find(entry, "string(a:link[@rel='alternate']/@href)") == f"{base}/posts/talks/"
    assert find(entry, "string(a:published)") == "2023-09-21T00:00:00-07:00"
    assert find(entry, "string(a:updated)") == "2023-09-23T09:30:00-07:00"
    assert find(entry, "a:category/@term") == ["strike", "spin & spin"]
    assert find(entry, "string(a:summary)") == "Both sides met."
    assert find(entry, "string(a:content/@type)") == "html"


def test_no_element_stands_twice_that_may_stand_once() -> None:
    feed = read_xml(render_atom(make_talks(description="D", copyright="C", favicon="/favicon.svg", logo="/logo.png")))
    once = ["id", "title", "subtitle", "rights", "icon", "logo", "updated"]
    assert [int(find(feed, f"count(a:{name})")) for name in once] == [1] * len(once)
    assert find(feed, "string(a:logo)") == "https://example.org/logo.png"


def test_the_whole_text_is_there_with_labels_and_source_links() -> None:
    feed = read_xml(render_atom(make_talks()))
    content = read_html(find(feed, "string(a:entry/a:content)"))
    assert "they met. [On the record: WGA and AMPTP]" in content.text_content()
    assert "a deal on Thursday, [False]" in content.text_content()
    assert content.xpath("//blockquote/@cite")[0].startswith("https://source.example/statement#:~:text=")


def test_a_site_without_an_author_signs_with_its_title() -> None:
    feed = read_xml(render_atom(make_talks()))
    assert find(feed, "//a:author/a:name/text()") == ["Firsthand Times", "Firsthand Times"]


def test_a_post_names_its_own_authors_and_language() -> None:
    feed = read_xml(render_atom(make_site(make_post("one", authors=("A", "B"), lang="de"), author="An Editor")))
    assert find(feed, "a:entry/a:author/a:name/text()") == ["A", "B"]
    assert find(feed, "a:entry")[0].get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_ids_outlive_a_new_slug_title_and_address() -> None:
    before = make_site(make_post("old", feed_id="urn:uuid:1"), url="https://example.org")
    after = make_site(make_post("new", title="New", feed_id="urn:uuid:1"), url="https://example.org")
    assert find(read_xml(render_atom(before)), "//a:id/text()") == find(read_xml(render_atom(after)), "//a:id/text()")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tag:example.org,2023:talks", "tag:example.org,2023:talks"),
        ("0B5E2D39-3B6C-4A4D-9E2A-0C8F6E7D1A2B", "urn:uuid:0b5e2d39-3b6c-4a4d-9e2a-0c8f6e7d1a2b"),
        ("my first post", f"urn:uuid:{uuid5(NAMESPACE_URL, 'my first post')}"),
    ],
)
def test_an_id_of_any_form_becomes_an_address(typed: str, expected: str) -> None:
    feed = read_xml(render_atom(make_site(make_post("one", feed_id=typed))))
    assert find(feed, "a:entry/a:id/text()") == [expected]


def test_a_build_for_another_address_keeps_the_feeds_id_and_changes_its_links() -> None:
    site = make_site(make_post("one"))
    feed = read_xml(render_atom(replace(site, url="https://preview.example/pr/7/")))
    assert find(feed, "string(a:id)") == "https://example.org/feed.xml"
    assert find(feed, "string(a:link[@rel='self']/@href)") == "https://preview.example/pr/7/feed.xml"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    post = make_post("one", title=f"A{UNWRITABLE}B", summary=UNWRITABLE, tags=(f"t{UNWRITABLE}g",))
    feed = read_xml(render_atom(make_site(post, title=f"S{UNWRITABLE}T", description=UNWRITABLE)))
    assert find(feed, "string(a:entry/a:title)") == "A\t\n\n\x7fB"
    assert find(feed, "string(a:title)") == "S\t\n\n\x7fT"


def test_a_feed_holds_the_newest_posts_only() -> None:
    posts = [make_post(f"p{number:02}", on=date(2023, 9, 30 - number % 30)) for number in range(LENGTH + 5)]
    feed = read_xml(render_atom(make_site(*posts)))
    assert find(feed, "a:entry/a:title/text()") == [f"Title of p{number:02}" for number in range(LENGTH)]


def test_a_site_without_posts_has_a_feed_that_does_not_change_with_the_clock() -> None:
    assert find(read_xml(render_atom(make_site())), "string(a:updated)") == "1970-01-01T00:00:00Z"


def test_a_date_from_before_time_zones_is_still_a_valid_one() -> None:
    feed = read_xml(render_atom(make_site(make_post("one", on=date(1850, 1, 1)))))
    assert find(feed, "string(a:entry/a:published)") == "1850-01-01T07:52:58Z"


def test_an_update_before_the_publication_counts_as_none() -> None:
    post = make_post("one", updated_at=datetime(2020, 1, 1, tzinfo=UTC))
    feed = read_xml(render_atom(make_site(post)))
    assert find(feed, "string(a:entry/a:updated)") == "2023-09-21T00:00:00-07:00"


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_tags_feed_holds_the_posts_of_that_tag(url: str) -> None:
    posts = (make_post("one", tags=("Été",)), make_post("two", tags=("other",)))
    feed = read_xml(render_tag_atom(make_site(*posts, url=url), "Été"))
    base = url.rstrip("/")
    assert find(feed, "string(a:title)") == "Firsthand Times: Été"
    assert find(feed, "a:entry/a:title/text()") == ["Title of one"]
    assert find(feed, "string(a:link[@rel='self']/@href)") == f"{base}/tags/%C3%A9t%C3%A9/feed.xml"
    assert find(feed, "string(a:link[@rel='alternate']/@href)") == f"{base}/tags/%C3%A9t%C3%A9/"
