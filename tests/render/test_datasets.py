import json
import re
from dataclasses import replace
from datetime import datetime

import pytest
from builders import ADDRESSES, ZONE, make_post, make_site
from reading import read_html, read_xml
from talks import make_talks

from firsthand.model.files import Rendering
from firsthand.model.resolved import ResolvedSite, Visibility
from firsthand.render import datasets
from firsthand.render.keys import Keys
from firsthand.render.make_views.index import SiteIndex


def make_files(site: ResolvedSite) -> dict[str, Rendering[str]]:
    """All files of ``site`` that are no pages."""
    return datasets.make_files(site, Keys(SiteIndex(site=site, static={}, assets={}, icons={}), theme=""))


HIDDEN = re.compile(r"secret", re.IGNORECASE)


def test_every_file_that_is_no_page_is_there() -> None:
    assert sorted(make_files(make_talks())) == [
        ".nojekyll",
        "_headers",
        "_redirects",
        "annotations.jsonld",
        "claims.csv",
        "claims.json",
        "corrections.xml",
        "feed.json",
        "feed.xml",
        "robots.txt",
        "sitemap.xml",
        "sources.csl.json",
        "tags/spin-spin/feed.xml",
        "tags/strike/feed.xml",
    ]


def test_nothing_of_a_hidden_or_unwritten_post_stands_anywhere_but_in_the_record() -> None:
    files = make_files(make_talks())
    leaks = {path for path, render in files.items() if HIDDEN.search(path) or HIDDEN.search(render())}
    assert leaks == {"claims.json"}
    claims = json.loads(files["claims.json"]())["claims"]
    assert {claim["post"]["slug"] for claim in claims if HIDDEN.search(json.dumps(claim))} == {"secret-slug"}


def test_a_tag_of_hidden_posts_alone_has_no_feed() -> None:
    site = make_site(make_post("secret-slug", tags=("secret-tag",), visibility=Visibility.HIDDEN))
    assert [path for path in make_files(site) if path.startswith("tags/")] == []


@pytest.mark.parametrize("visibility", [Visibility.DRAFT, Visibility.SCHEDULED])
def test_a_preview_that_asked_for_drafts_shows_them_in_feeds_too(visibility: Visibility) -> None:
    files = make_files(make_site(make_post("secret-slug", visibility=visibility)))
    assert "secret-slug" in files["feed.xml"]()


@pytest.mark.parametrize("url", ADDRESSES)
def test_two_builds_are_identical_and_the_clock_changes_nothing(url: str) -> None:
    site = make_talks(url)
    later = replace(make_talks(url), now=datetime(2031, 1, 1, tzinfo=ZONE))
    first = {path: render() for path, render in make_files(site).items()}
    assert first == {path: render() for path, render in make_files(later).items()}


@pytest.mark.parametrize("url", ADDRESSES)
def test_no_address_of_the_site_leaves_its_base_path(url: str) -> None:
    base = url.rstrip("/") + "/"
    for path, render in make_files(make_talks(url)).items():
        found = re.findall(r"https://example\.org[^\s\"<>,;&)]*", render())
        assert [address for address in found if not f"{address}/".startswith(base)] == [], path


def test_every_file_is_what_its_name_says() -> None:
    for path, render in make_files(make_talks(title="A\x00\x0b & <B>")).items():
        text = render()
        text.encode("utf-8")
        if path.endswith(".xml"):
            read_xml(text)
        if path.endswith((".json", ".jsonld")):
            json.loads(text)
        assert not text or text.endswith("\n"), path


def test_content_of_feeds_is_whole_html() -> None:
    for item in json.loads(make_files(make_talks())["feed.json"]())["items"]:
        tree = read_html(item["content_html"])
        assert len(tree.xpath("//blockquote")) == 2
        assert tree.xpath("//script | //style | //*[@onclick]") == []
