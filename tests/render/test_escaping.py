"""Whatever a writer types as text is shown as text: in every field of every record, on every page."""

# ruff: noqa: ANN401 -- the walk goes through values of every type

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html import escape
from itertools import count
from typing import Any

import pytest
from builders import make_claim, make_site, make_source, shelve
from pages import make_texts, read_page, render_outputs, render_pages
from reading import find, read_html, read_xml
from talks import make_talks

from firsthand.model.body import Html, NotesHere, SaidInAttribute
from firsthand.model.dates import Moment, PartialDate
from firsthand.model.evidence import Media, Redaction, Search
from firsthand.model.files import Asset
from firsthand.model.resolved import Item, Key, Redirect, ResolvedSite, ResolvedTweet
from firsthand.model.site import Label, MenuItem
from firsthand.model.span import Span

BREAKOUT = "\"'><script>alert({0})</script><i onload='alert({0})' \">--></title></script>{{{{ say }}}}"
WHOLE = (Enum, Html, Item, Key, Moment, NotesHere, PartialDate, Redirect, SaidInAttribute, Span)
"""Values that hold no free text: finished HTML, ids, keys of words, dates that were parsed, places in files."""
IDS = {
    "anchor",
    "claims",
    "feed_id",
    "id",
    "label",
    "name",
    "path",
    "posts",
    "related",
    "scope",
    "slug",
    "superseded_by",
    "via",
}
FORMS = {"accent", "color", "color_dark", "folder", "fonts", "icon", "language", "robots_ai", "sha256", "timezone", "trailing"}
FIXED = IDS | FORMS
"""Fields that a schema holds to a few forms; all others may hold anything."""
ADDRESSES = frozenset({"url", "archived", "image", "logo", "favicon"})


def poison(value: Any, numbers: Iterator[int], name: str = "") -> Any:
    """``value`` with every free text in it, given or not, made into an attempt to break out of the page."""
    if isinstance(value, str) and not isinstance(value, WHOLE) and name not in FIXED:
        text = BREAKOUT.format(next(numbers))
        return f"https://evil.example/{text}" if name in ADDRESSES else f"{value}{text}"
    if isinstance(value, tuple) and not isinstance(value, WHOLE):
        return tuple(poison(one, numbers, name) for one in value)
    if isinstance(value, Mapping):
        return {key: poison(one, numbers, name) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, *WHOLE)):
        given = {field.name: getattr(value, field.name) for field in fields(value)}
        poisoned = {name: poison(one, numbers, name) for name, one in given.items()}
        if isinstance(value, Label):
            poisoned["name"] = poison(value.name, numbers, "label's name")
        if isinstance(value, ResolvedSite):
            poisoned["url"] = value.url
            poisoned["posts"] = shelve((poison(post, numbers) for post in value.posts), poisoned["records"])
            poisoned["tags"] = tuple((poison(tag, numbers), slugs) for tag, slugs in value.tags)
        return replace(value, **poisoned)
    return value


def make_full() -> ResolvedSite:
    """The talks with what they lack: pictures, places searched, context, a redaction, a menu."""
    site = make_talks(menu=(MenuItem(title="Menu", url="/about/"),))
    shared = make_source("shared", held_at="x", excerpt="x", short="x", note="x")
    claim = make_claim(
        "talks",
        "more",
        "missing-context",
        support=[shared],
        context="x",
        context_source=[shared],
        searched=(Search(where="x", date=None),),
    )
    tweets = {
        key: replace(record, tweet=replace(record.tweet, media=(Media(file="a.png", alt="x", span=Span("x")),)))
        for key, record in site.records.items()
        if isinstance(record, ResolvedTweet)
    }
    post = replace(site.posts[0], claims=(*site.posts[0].claims, claim), names={**site.posts[0].names})
    records = {**site.records, **tweets, shared.key: shared}
    return replace(site, posts=shelve((post, *site.posts[1:]), records), records=records)


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return render_pages(poison(make_full(), count(1000)))


def test_no_text_of_a_writers_breaks_out_of_its_place(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        assert "<script>alert" not in text, path
        page = read_page(text)
        assert page.xpath("//@onload | //i[@onload]") == [], path
        assert set(page.xpath("//script[not(@src)]/@type")) <= {"application/ld+json"}, path
        assert len(page.xpath("//script[not(@src) and not(@type)]")) == 0, path


def test_the_attempts_do_reach_the_pages_as_text(pages: dict[str, str]) -> None:
    attempt = re.compile(re.escape(escape("<script>alert(")) + r"(\d+)")
    reached = {number for text in pages.values() for number in attempt.findall(text)}
    assert len(reached) > 140


def test_a_layouts_braces_in_a_text_are_text(pages: dict[str, str]) -> None:
    assert any("{{ say }}" in text for text in pages.values())


def test_words_that_were_taken_out_leave_no_attempt_either() -> None:
    site = make_full()
    taken = Redaction(date=site.now.date(), reason="x")
    records = {
        key: replace(record, tweet=replace(record.tweet, text="SECRET", redacted=taken))
        if isinstance(record, ResolvedTweet)
        else record
        for key, record in site.records.items()
    }
    assert [path for path, text in render_pages(replace(site, records=records)).items() if "SECRET" in text] == []


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " javascript:alert(1)", "JaVaScRiPt:x"]
)
def test_no_address_of_a_record_or_a_menu_runs_a_script(url: str) -> None:
    source = make_source("paper", url=url, archived=url)
    site = make_talks(menu=(MenuItem(title="Menu", url=url),))
    records = {**site.records, source.key: source}
    claim = make_claim("talks", "c", support=[source], url=url)
    post = replace(site.posts[0], claims=(*site.posts[0].claims, claim))
    for path, text in render_pages(replace(site, posts=shelve((post,), records), records=records)).items():
        hrefs = [address.strip().casefold() for address in read_page(text).xpath("//@href | //@src | //@cite")]
        assert [href for href in hrefs if href.startswith(("javascript:", "data:", "file:"))] == [], path


def test_a_title_with_characters_that_html_knows_is_shown_as_typed() -> None:
    site = make_site(title="Q & A <live>")
    assert read_page(render_pages(site)["index.html"]).findtext(".//title") == "Q & A <live>"


def read_bodies() -> dict[str, list[str]]:
    """Every piece of HTML that a feed carries, by the feed's file."""
    texts = make_texts(render_outputs(poison(make_full(), count(1000))))
    feeds = {path: find(read_xml(text), "//a:content | //a:summary") for path, text in texts.items() if path.endswith(".xml")}
    bodies = {path: [str(one.text) for one in found if one.get("type") == "html"] for path, found in feeds.items()}
    bodies["feed.json"] = [str(one["content_html"]) for one in json.loads(texts["feed.json"])["items"]]
    return bodies


def test_no_text_breaks_out_of_the_html_that_feeds_carry() -> None:
    bodies = read_bodies()
    assert {"feed.xml", "feed.json"} <= {path for path, found in bodies.items() if found}
    for path, found in bodies.items():
        for body in found:
            page = read_html(body)
            assert page.xpath("//script | //@onload | //style") == [], path
            assert "alert(" in body, path


def test_the_style_sheet_of_labels_holds_no_text_of_a_writers() -> None:
    outputs = render_outputs(poison(make_full(), count(1000)))
    sheets = [output() for path, output in outputs.items() if path.endswith(".css") and not isinstance(output, Asset)]
    assert len(sheets) == 1
    assert [sheet for sheet in sheets if "<" in sheet or "alert" in sheet] == []
