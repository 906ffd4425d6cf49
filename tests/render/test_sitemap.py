from dataclasses import replace
from datetime import date, datetime

import pytest
from builders import ADDRESSES, SPAN, ZONE, make_claim, make_post, make_site, make_source
from reading import find, read_xml
from talks import make_talks

from firsthand.model.evidence import LabelChange
from firsthand.model.post import Correction, Page
from firsthand.model.resolved import ResolvedSite
from firsthand.render.sitemap import GATHERED, make_sitemaps, render_sitemap


def read(site: ResolvedSite) -> dict[str, str]:
    """Each address with when it last changed, or nothing."""
    urls = find(read_xml(render_sitemap(site)), "s:url")
    return {find(url, "string(s:loc)"): find(url, "string(s:lastmod)") for url in urls}


@pytest.mark.parametrize("url", ADDRESSES)
def test_it_names_every_public_page_and_nothing_else(url: str) -> None:
    base = url.rstrip("/")
    paths = [
        *GATHERED,
        "claims/speaker/",
        "claims/label/false/",
        "claims/label/on-record/",
        "claims/speaker/television/",
        "claims/speaker/wga-and-amptp/",
        "claims/year/2023/",
        "posts/talks/",
        "tags/",
        "tags/spin-spin/",
        "tags/strike/",
        "sources/near-deal/",
        "sources/talks/1704664237470674955/",
        "sources/talks/people/",
        "sources/talks/statement/",
    ]
    assert list(read(make_talks(url))) == [f"{base}/{path}" for path in paths]


def test_a_post_changed_when_it_was_last_rewritten_corrected_relabelled_or_checked() -> None:
    post = make_post("one", updated_at=datetime(2023, 9, 22, 8, tzinfo=ZONE))
    corrected = make_post("one", corrections=(Correction(date=date(2023, 9, 25), text="x", span=SPAN),))
    change = LabelChange(date=date(2023, 9, 26), label="reported", reason="", span=SPAN)
    relabelled = make_post("one", claims=(make_claim("one", "c", history=(change,)),))
    checked = make_post("one", claims=(make_claim("one", "c", checked=date(2023, 9, 27)),))
    address = "https://example.org/posts/one/"
    changed = [read(make_site(one))[address] for one in (make_post("one"), post, corrected, relabelled, checked)]
    assert changed == [
        "2023-09-21T00:00:00-07:00",
        "2023-09-22T08:00:00-07:00",
        "2023-09-25T00:00:00-07:00",
        "2023-09-26T00:00:00-07:00",
        "2023-09-27T00:00:00-07:00",
    ]


def test_lists_changed_when_the_newest_of_what_they_list_did() -> None:
    source = make_source("shared")
    new = make_post("new", on=date(2023, 9, 28), tags=("a",), records=(source,))
    old = make_post("old", on=date(2023, 9, 1), tags=("a", "b"), records=(source,))
    found = read(make_site(new, old, records=(source,)))
    assert found["https://example.org/"] == "2023-09-28T00:00:00-07:00"
    assert found["https://example.org/tags/a/"] == "2023-09-28T00:00:00-07:00"
    assert found["https://example.org/tags/b/"] == "2023-09-01T00:00:00-07:00"
    assert found["https://example.org/sources/shared/"] == "2023-09-28T00:00:00-07:00"


def test_what_has_no_known_date_has_none() -> None:
    about = Page(path="content/pages/about.md", slug="über-uns", span=SPAN)
    found = read(make_site(pages=(about,)))
    assert found["https://example.org/%C3%BCber-uns/"] == ""
    assert found["https://example.org/"] == ""


def test_it_does_not_change_with_the_clock() -> None:
    site = make_talks()
    later = replace(site, now=site.now.replace(year=2030))
    assert render_sitemap(later) == render_sitemap(site)


def test_it_is_one_file_as_long_as_the_protocol_allows() -> None:
    site = make_talks()
    (path,), total = make_sitemaps(site), len(read(site))
    assert path == "sitemap.xml"
    assert [*make_sitemaps(site, most=total)] == ["sitemap.xml"]
    assert [*make_sitemaps(site, most=total - 1)] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]


@pytest.mark.parametrize("url", ADDRESSES)
def test_beyond_that_its_parts_name_every_address_once_and_it_names_the_parts(url: str) -> None:
    site = make_talks(url)
    index, *parts = make_sitemaps(site, most=7).items()
    listed = find(read_xml(index[1]()), "s:sitemap/s:loc/text()")
    assert listed == [f"{url.rstrip('/')}/{path}" for path, _ in parts]
    pages = [[find(one, "string(s:loc)") for one in find(read_xml(render()), "s:url")] for _, render in parts]
    assert [len(page) for page in pages[:-1]] == [7] * (len(parts) - 1)
    assert [address for page in pages for address in page] == list(read(site))
