"""What stands around a post's text: its head, its summary, and what leads on from it."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from builders import ADDRESSES, ZONE, make_claim, make_post, make_quote, make_site, make_source
from pages import LAYOUTS, at, of_class, render_page, render_pages, text_of
from talks import COPY, LOCKED, make_talks

from firsthand.model.body import Body
from firsthand.model.files import Asset
from firsthand.model.post import Page
from firsthand.model.resolved import ResolvedPost, ResolvedSite
from firsthand.model.span import Span
from firsthand.parse.markdown import parse_body
from firsthand.render import views

POST = "posts/talks/index.html"


def content(page: Any, name: str) -> list[str]:
    """The contents of the meta elements of this name or property."""
    return [str(value) for value in page.xpath("//meta[@name=$name or @property=$name]/@content", name=name)]


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_post_tells_browsers_and_previews_what_it_is(url: str) -> None:
    page = render_page(make_talks(url), POST)
    address = f"{url.rstrip('/')}/posts/talks/"
    assert page.findtext(".//title") == "Back at the table · Firsthand Times"
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert {name: content(page, name) for name in ("description", "og:title", "og:type", "og:url", "og:site_name")} == {
        "description": ["Both sides met."],
        "og:title": ["Back at the table"],
        "og:type": ["article"],
        "og:url": [address],
        "og:site_name": ["Firsthand Times"],
    }
    assert content(page, "article:published_time") == ["2023-09-21T00:00:00-07:00"]
    assert content(page, "article:modified_time") == ["2023-09-23T09:30:00-07:00"]
    assert content(page, "article:tag") == ["strike", "spin & spin"]
    assert f"{url.rstrip('/')}/feed.xml" in page.xpath("//link[@rel='alternate']/@href")


def test_a_preview_picture_is_named_by_its_whole_address_and_size() -> None:
    picture = Asset(path="content/posts/card.png", sha256="0" * 64, size=1, width=1200, height=630)
    site = make_site(make_post("talks", image="card.png"))
    page = render_page(site, POST, assets={"content/posts/card.png": picture})
    assert content(page, "og:image") == ["https://example.org/posts/talks/card.png"]
    assert (content(page, "og:image:width"), content(page, "og:image:height")) == (["1200"], ["630"])
    assert content(page, "twitter:card") == ["summary_large_image"]


def test_linked_data_is_json_that_cannot_end_its_element() -> None:
    site = make_site(make_post("talks", title="</script><b>"))
    data = render_page(site, POST).xpath("//script[@type='application/ld+json']")[0].text
    assert "<" not in data
    assert "</script><b>" in json.dumps(json.loads(data))


def test_the_summary_counts_claims_by_label_and_quotations_by_what_was_found() -> None:
    source = make_source("paper", scope="talks", copy=COPY)
    quotes = [make_quote(name, source, scope="talks", text="Words.", locked=LOCKED) for name in ("one", "two")]
    body = "<quote:one> <quote:two> [a](claim:a) [b](claim:b)"
    claims = [make_claim("talks", "a", "verified", checked=date(2023, 9, 21)), make_claim("talks", "b", "reported")]
    site = make_site(make_post("talks", body=body, claims=claims, records=(source, *quotes)), records=(source, *quotes))
    box = of_class(render_page(site, POST), "summary-box")[0]
    assert text_of(box.find("h2")) == "2 claims in this post"
    assert [(row.get("data-label"), text_of(row)) for row in box.xpath(".//li")] == [
        ("verified", "Verified 1"),
        ("reported", "Reported 1"),
    ]
    words = text_of(of_class(box, "summary-words")[0])
    assert words == "2 quotations, all word for word as in the copies or excerpts. Last checked 21 Sep 2023. See every claim"


def test_a_post_without_evidence_has_no_box_no_ledger_and_no_sources() -> None:
    page = render_page(make_site(make_post("talks", body="Only words.")), POST)
    assert [of_class(page, name) for name in ("summary-box", "ledger", "sources", "correction")] == [[], [], [], []]


def test_a_contents_list_stands_from_three_headings_on() -> None:
    def links(body: str) -> list[str]:
        page = render_page(make_site(make_post("talks", body=body)), POST)
        return [str(href) for href in page.xpath("//nav[contains(@class, 'contents')]//a/@href")]

    assert links("## One\n\n## Two\n") == []
    assert links("## One\n\n## Two\n\n### Three\n") == ["#one", "#two", "#three"]


def test_a_correction_is_told_with_what_was_and_what_is_now() -> None:
    page = render_page(make_talks(), POST)
    correction = at(page, "correction-1")
    assert "We had the wrong day." in text_of(correction)
    terms = [(text_of(pair.find("dt")), text_of(pair.find("dd"))) for pair in correction.xpath(".//dl/div")]
    assert terms == [("Was", "Friday"), ("Now", "Thursday")]
    assert [link.get("href") for link in of_class(correction, "claim-refs")[0].xpath(".//a")] == ["#row-deal-thursday"]
    assert "Corrected once" in text_of(of_class(page, "meta")[0])


def make_series() -> ResolvedSite:
    posts = [make_post(slug, on=date(2023, 9, 20 - place)) for place, slug in enumerate(("c", "talks", "a"))]
    posts = [replace(post, post=replace(post.post, series="Strike")) for post in posts]
    posts[1] = replace(posts[1], related=("a",))
    return replace(make_site(*posts), series=(("Strike", ("a", "talks", "c")),))


def test_a_post_names_its_series_its_neighbours_and_what_is_related() -> None:
    page = render_page(make_series(), POST)
    series = of_class(page, "series")[0]
    assert text_of(series.find("h2")) == "Strike · Part 2 of 3"
    assert [text_of(item) for item in series.xpath(".//li")] == ["Title of a", "Title of talks", "Title of c"]
    assert [text_of(one) for one in series.xpath(".//*[@aria-current='page']")] == ["Title of talks"]
    assert page.xpath("//a[@rel='prev']/@href") == ["/posts/a/"]
    assert page.xpath("//a[@rel='next']/@href") == ["/posts/c/"]
    assert [text_of(item) for item in of_class(page, "related")[0].xpath(".//li")] == ["Title of a"]


def test_a_hidden_post_has_no_neighbours_no_tags_and_says_that_it_is_hidden() -> None:
    page = render_page(make_talks(), "posts/secret-slug/index.html")
    assert page.xpath("//a[@rel='prev' or @rel='next' or @rel='tag']") == []
    assert "Hidden: only readers who have this address find it" in text_of(page)


def test_only_the_first_picture_is_loaded_at_once_and_each_has_its_size() -> None:
    picture = Asset(path="content/posts/a.png", sha256="0" * 64, size=1, width=640, height=480)
    site = make_site(make_post("talks", body="![one](a.png)\n\n![two](a.png)"))
    images = render_page(site, POST, assets={"content/posts/a.png": picture}).xpath("//div[@class='prose']//img")
    assert [image.get("loading") for image in images] == [None, "lazy"]
    assert [(image.get("width"), image.get("height"), image.get("alt")) for image in images] == [
        ("640", "480", "one"),
        ("640", "480", "two"),
    ]


def test_a_post_in_another_language_says_so_where_its_words_stand() -> None:
    page = render_page(make_site(make_post("talks", lang="de", body="Guten Tag.")), POST)
    assert page.get("lang") == "de"
    entry = of_class(render_page(make_site(make_post("talks", lang="de", body="Guten Tag.")), "index.html"), "entry")[0]
    assert [(one.tag, one.get("lang")) for one in entry.xpath(".//*[@lang]")] == [("p", "en"), ("a", "de"), ("p", "de")]


def test_a_post_turns_its_page_and_not_the_words_of_the_interface() -> None:
    page = render_page(make_site(make_post("talks", lang="he")), POST)
    assert (page.get("lang"), page.get("dir")) == ("he", "rtl")
    frame = [of_class(page, name)[0] for name in ("masthead", "footer", "after")]
    assert [(one.get("lang"), one.get("dir")) for one in frame] == [("en", "ltr")] * 3


def make_about(text: str) -> Page:
    body: Body = parse_body("content/pages/about.md", text, first_line=1, html=False, typography=False).value
    return Page(path="content/pages/about.md", slug="about", span=Span("content/pages/about.md"), title="About", body=body)


def test_a_page_of_the_writers_own_stands_at_its_name() -> None:
    site = make_site(pages=(make_about("## One\n\nWe [write](/).\n"),), url=ADDRESSES[1])
    page = render_page(site, "about/index.html")
    assert text_of(page.find(".//h1")) == "About"
    assert page.xpath("//div[contains(@class, 'prose')]//a/@href | //article//a/@href")[0] == "/sub/path/"
    assert content(page, "og:type") == ["website"]


def test_the_menu_marks_the_part_of_the_site_that_a_page_belongs_to() -> None:
    pages = {"index.html": "Posts", POST: "Posts", "claims/index.html": "Claims", "sources/near-deal/index.html": "Sources"}
    current = {path: render_page(make_talks(), path).xpath("//header//*[@aria-current='page']/text()") for path in pages}
    assert current == {path: [name] for path, name in pages.items()}


def test_a_post_that_nobody_signs_is_signed_by_the_sites_author() -> None:
    def byline(post: ResolvedPost) -> str:
        return text_of(of_class(render_page(make_site(post, author="The Editor"), POST), "meta")[0])

    assert "By The Editor" in byline(make_post("talks"))
    assert "By A. Writer, B. Writer" in byline(make_post("talks", authors=("A. Writer", "B. Writer")))


def test_a_language_written_from_right_to_left_turns_the_page() -> None:
    assert render_page(make_site(language="he"), "index.html").get("dir") == "rtl"


def test_the_contract_names_every_template_and_part_there_is() -> None:
    described = (views.__doc__ or "").split()
    missing = {name for name in LAYOUTS if name.removeprefix("parts/") not in {word.rstrip(",") for word in described}}
    assert missing == set()


def test_a_page_says_the_day_of_its_posts_own_time_zone() -> None:
    late = replace(make_post("talks"), published=datetime(2023, 9, 20, 23, 30, tzinfo=ZONE))
    assert "20 September 2023" in render_pages(make_site(late))[POST]
