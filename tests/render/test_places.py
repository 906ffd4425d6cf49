"""A body where several posts stand on a page, and its addresses wherever it stands."""

import pytest
from builders import ADDRESSES, make_claim, make_post, make_quote, make_site, make_source
from markupsafe import Markup
from pages import LAYOUTS, STATIC, number_claims, read_page

from firsthand.model.resolved import Record, ResolvedSite
from firsthand.render.make_views.body import make_body
from firsthand.render.make_views.index import SiteIndex
from firsthand.render.templates import Templates
from firsthand.render.urls import Place

BODY = """
## A heading

Some words[^1], [a claim](claim:c) and [it again](claim:c), [up](#a-heading), [a file](list.pdf), [about](/about/).

![caption](quote:said)

[^1]: A remark.
"""


def make_two(url: str = "https://example.org") -> ResolvedSite:
    """A site of two posts with the same headings, notes, claims and quotations."""
    records: list[Record] = []
    posts = []
    for slug in ("one", "two"):
        paper = make_source("paper", scope=slug)
        said = make_quote("said", paper, scope=slug, text="Words.")
        records += [paper, said]
        claim = make_claim(slug, "c", text="A claim in full words here", support=[said])
        posts.append(make_post(slug, body=BODY, records=(paper, said), claims=[claim]))
    return number_claims(make_site(*posts, records=records, url=url))


def fill_body(site: ResolvedSite, slug: str, place: Place) -> Markup:
    """The body of a post as HTML at ``place``."""
    index = SiteIndex(site=site, static=STATIC, assets={}, icons={})
    post = index.load(slug)
    templates = Templates(LAYOUTS, words=index.words, languages=index.languages, find_asset=lambda name: f"/{name}")
    return templates.fill(make_body(index, post.post.body, place, post.post.folder, post=post))


def test_two_posts_on_one_page_share_no_id_and_every_anchor_is_there() -> None:
    site = make_two()
    filled = [fill_body(site, slug, Place(path="", scope=slug)) for slug in ("one", "two")]
    page = read_page("<html><body>" + "".join(filled) + "</body></html>")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [link for link in page.xpath("//a/@href") if link.startswith("#") and link[1:] not in ids] == []


def test_hooks_take_the_posts_slug_and_name_the_claim_by_it() -> None:
    page = read_page(fill_body(make_two(), "one", Place(path="", scope="one")))
    assert page.xpath("//span[@class='claim']/@id") == ["claim-one--c"]
    assert page.xpath("//span[@class='claim']/@data-claim") == ["one/c", "one/c"]
    assert page.xpath("//figure/@id") == ["quote-one--said"]
    assert page.xpath("//*[@class='claim-note']/@id") == ["note-one--c"]
    assert page.xpath("//h2/@id") == ["one--a-heading"]


def test_on_its_own_page_a_hook_is_the_bare_id() -> None:
    page = read_page(fill_body(make_two(), "one", Place(path="posts/one/")))
    assert page.xpath("//span[@class='claim']/@data-claim") == ["c", "c"]
    assert [page.xpath(path) for path in ("//h2/@id", "//figure/@id")] == [["a-heading"], ["quote-said"]]


@pytest.mark.parametrize("url", ADDRESSES)
def test_links_of_a_body_stand_from_the_base_or_beside_the_post(url: str) -> None:
    base = url.removeprefix("https://example.org").rstrip("/")
    page = read_page(fill_body(make_two(url), "one", Place(path="posts/one/")))
    links = {link.text: link.get("href") for link in page.xpath("//a[not(@class)]") if link.text in ("up", "a file", "about")}
    assert links == {"up": "#a-heading", "a file": f"{base}/posts/one/list.pdf", "about": f"{base}/about/"}


def test_links_of_a_body_away_from_the_site_are_whole() -> None:
    page = read_page(fill_body(make_two(ADDRESSES[1]), "one", Place(path="posts/one/", is_absolute=True)))
    links = {link.text: link.get("href") for link in page.xpath("//a[not(@class)]") if link.text in ("up", "a file", "about")}
    post = "https://example.org/sub/path/posts/one/"
    assert links == {"up": f"{post}#a-heading", "a file": f"{post}list.pdf", "about": "https://example.org/sub/path/about/"}
