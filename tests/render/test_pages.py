"""The table of pages: which there are, that each is whole, and that no link of theirs leads nowhere."""

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from builders import ADDRESSES, make_claim, make_post, make_site, make_source
from pages import find_path, make_texts, of_class, read_page, render_outputs, render_page, render_pages, text_of
from talks import make_talks

from firsthand.model.files import Asset
from firsthand.model.resolved import ResolvedSite, Visibility
from firsthand.render.urls import make_urls

PAGES_OF_TALKS = [
    "2023/old name/index.html",
    "404.html",
    "archive/index.html",
    "claims/index.html",
    "claims/label/false/index.html",
    "claims/label/on-record/index.html",
    "claims/speaker/index.html",
    "claims/speaker/television/index.html",
    "claims/speaker/wga-and-amptp/index.html",
    "claims/year/2023/index.html",
    "corrections/index.html",
    "evidence/index.html",
    "index.html",
    "labels/index.html",
    "posts/secret-slug/index.html",
    "posts/talks/index.html",
    "secret-alias/index.html",
    "sources/index.html",
    "sources/near-deal/index.html",
    "sources/secret-slug/secret-source/index.html",
    "sources/talks/1704664237470674955/index.html",
    "sources/talks/people/index.html",
    "sources/talks/statement/index.html",
    "tags/index.html",
    "tags/spin-spin/index.html",
    "tags/strike/index.html",
]
FILES = {"chart.png", "more.pdf"}
OWN_PAGES = {"secret-slug", "secret-alias", "secret-source"}


def make_assets() -> dict[str, Asset]:
    return {f"content/posts/{name}": Asset(path=f"content/posts/{name}", sha256="0" * 64, size=1) for name in FILES}


def test_every_page_of_the_format_is_there_and_no_other() -> None:
    assert sorted(render_pages(make_talks())) == PAGES_OF_TALKS


def test_a_site_without_a_post_has_all_its_own_pages_and_says_so_on_them() -> None:
    pages = render_pages(make_site())
    own = ("archive", "claims", "corrections", "evidence", "labels", "sources", "tags")
    assert sorted(pages) == [
        "404.html",
        *(f"{name}/index.html" for name in own[:4]),
        "index.html",
        *(f"{name}/index.html" for name in own[4:]),
    ]
    words = {path: text_of(read_page(page)) for path, page in pages.items()}
    assert "Nothing has been published yet." in words["index.html"]
    assert "No claims yet." in words["claims/index.html"]
    assert "No sources yet." in words["sources/index.html"]
    assert "No post has a tag yet." in words["tags/index.html"]
    assert "Nothing has been corrected yet." in words["corrections/index.html"]
    assert "No evidence is known to be lost." in words["evidence/index.html"]
    for name in ("archive", "claims", "sources"):
        body = read_page(pages[f"{name}/index.html"]).find(".//main")
        assert [one.tag for one in body] == ["h1", "p"], "there is nothing to count, and one sentence says so"


@pytest.mark.parametrize("url", ADDRESSES)
def test_every_page_is_whole_and_each_id_stands_once(url: str) -> None:
    for path, text in render_pages(make_talks(url)).items():
        page = read_page(text)
        ids = Counter(page.xpath("//@id"))
        assert [name for name, count in ids.items() if count > 1] == [], path
        assert text.startswith("<!doctype html>"), path
        assert text_of(page.find(".//title")), path
        assert page.get("lang") == "en", path


def test_every_page_but_an_old_address_ends_with_its_footer_and_has_one_main_heading() -> None:
    for path, text in render_pages(make_talks()).items():
        if "old name" not in path and "alias" not in path:
            assert text.rstrip().endswith("</footer>\n</body>\n</html>"), path
            assert len(read_page(text).xpath("//h1")) == 1, path


@pytest.mark.parametrize("url", ADDRESSES)
def test_every_link_within_the_site_leads_to_a_page_a_file_or_an_anchor(url: str) -> None:
    outputs = render_outputs(make_talks(url), assets=make_assets())
    urls = make_urls(url)
    pages = {path: read_page(text) for path, text in make_texts(outputs).items() if path.endswith(".html")}
    anchors = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    written = {*outputs, "tables/index.html"}  # the post links to a table that stands in no test
    dead = []
    for path, page in pages.items():
        for address in page.xpath("//@href | //@src | //@data-target"):
            inside = find_path(address, path, urls.origin, urls.base)
            if inside is None:
                continue
            target, fragment = inside
            has_anchor = not fragment or target not in anchors or fragment in anchors[target]
            if target not in written or not has_anchor:
                dead.append((path, address))
    assert dead == []


def test_nothing_of_a_hidden_post_stands_on_any_page_but_its_own() -> None:
    secret = re.compile("secret", re.IGNORECASE)
    leaks = {path for path, page in render_pages(make_talks()).items() if secret.search(page)}
    assert leaks == {path for path in PAGES_OF_TALKS if OWN_PAGES & set(path.split("/"))}


def test_a_hidden_post_and_what_only_it_rests_on_ask_robots_to_leave() -> None:
    pages = render_pages(make_talks())
    asked = {path for path, page in pages.items() if '<meta name="robots" content="noindex">' in page}
    hidden = {"posts/secret-slug/index.html", "sources/secret-slug/secret-source/index.html"}
    assert asked == {*hidden, "404.html", "2023/old name/index.html", "secret-alias/index.html"}


def test_a_source_that_only_an_unwritten_post_names_has_no_page() -> None:
    later = make_source("near", scope="later")
    site = make_site(make_post("talks"), records=(later,))
    assert [path for path in render_pages(site) if path.startswith("sources/later")] == []


def test_two_renders_of_a_site_give_identical_bytes() -> None:
    assert render_pages(make_talks()) == render_pages(make_talks())


def test_the_clock_changes_no_page_but_the_one_that_names_the_day() -> None:
    later = replace(make_talks(), now=datetime(2031, 1, 1, tzinfo=UTC))
    before, after = render_pages(make_talks()), render_pages(later)
    assert [path for path in before if before[path] != after[path]] == ["evidence/index.html"]


def test_no_page_holds_a_style_or_a_script_of_its_own_and_each_has_a_policy() -> None:
    for path, text in render_pages(make_talks()).items():
        page = read_page(text)
        scripts = page.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/ld+json"}, path
        assert page.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == [], path
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(policy) == 1, path
        assert policy[0].startswith("default-src 'none'; base-uri 'none';"), path


def test_nothing_on_any_page_is_loaded_from_elsewhere() -> None:
    for path, text in render_pages(make_talks()).items():
        page = read_page(text)
        loaded = page.xpath("//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href")
        assert [address for address in loaded if not address.startswith("/")] == [], path


@pytest.mark.parametrize(("url", "base"), [(ADDRESSES[0], "/"), (ADDRESSES[1], "/sub/path/")])
def test_an_old_address_leads_on_with_and_without_a_script(url: str, base: str) -> None:
    page = render_page(make_talks(url), "2023/old name/index.html")
    target = f"{base}posts/talks/"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org{target}"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
    assert page.xpath("//script/@data-target") == [target]
    assert [(text_of(link), link.get("href")) for link in page.xpath("//a")] == [("Back at the table", target)]


def make_long(count: int) -> ResolvedSite:
    """A site of ``count`` posts with a claim each, three on a page of the list."""
    posts = [
        make_post(f"p{number}", on=date(2023, 1, 1 + number % 28), claims=[make_claim(f"p{number}", "c")])
        for number in range(count)
    ]
    return make_site(*posts, posts_per_page=3)


def test_the_home_list_is_paged_and_every_post_stands_on_it_once() -> None:
    pages = render_pages(make_long(7))
    lists = ["index.html", "page/2/index.html", "page/3/index.html"]
    assert [path for path in pages if path == "index.html" or path.startswith("page/")] == lists
    titles = [[text_of(entry.find(".//h2")) for entry in of_class(read_page(pages[path]), "entry")] for path in lists]
    assert titles == [
        ["Title of p0", "Title of p1", "Title of p2"],
        ["Title of p3", "Title of p4", "Title of p5"],
        ["Title of p6"],
    ]


def test_each_page_of_the_home_list_names_its_neighbours() -> None:
    pages = render_pages(make_long(7))
    neighbours = {
        path: (
            read_page(pages[path]).xpath("//link[@rel='prev']/@href"),
            read_page(pages[path]).xpath("//link[@rel='next']/@href"),
        )
        for path in ("index.html", "page/2/index.html", "page/3/index.html")
    }
    assert neighbours == {
        "index.html": ([], ["https://example.org/page/2/"]),
        "page/2/index.html": (["https://example.org/"], ["https://example.org/page/3/"]),
        "page/3/index.html": (["https://example.org/page/2/"], []),
    }


@pytest.mark.parametrize("visibility", [Visibility.DRAFT, Visibility.SCHEDULED])
def test_a_previewed_post_is_listed_and_says_what_it_is(visibility: Visibility) -> None:
    pages = render_pages(make_site(make_post("talks", visibility=visibility)))
    state = {Visibility.DRAFT: "Draft", Visibility.SCHEDULED: "Scheduled for 21 September 2023"}[visibility]
    assert [state in text_of(read_page(pages[path])) for path in ("index.html", "posts/talks/index.html")] == [True, True]
