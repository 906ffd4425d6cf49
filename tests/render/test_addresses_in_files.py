"""Every address of this site that a file gives away leads to a page, a file or an anchor: in data and feeds as on pages."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import unescape

import pytest
from builders import ADDRESSES, make_claim, make_post, make_quote, make_site, make_source, shelve
from pages import find_path, make_texts, read_page, render_outputs
from talks import make_talks

from firsthand.model.files import Asset
from firsthand.model.resolved import ResolvedSite, Visibility
from firsthand.render.urls import make_urls

DATA = re.compile(r"\.(xml|json|jsonld|csv|txt)$")
WRITTEN_IN_TALKS = {"tables/index.html", "posts/talks/chart.png", "posts/talks/more.pdf"}
"""What the body of the talks links to and no test writes."""


@cache
def render_texts(url: str, slug: str) -> Mapping[str, str]:
    outputs = render_outputs(make_many_scripts(url, slug))
    return {**dict.fromkeys(outputs, ""), **make_texts(outputs)}


def make_many_scripts(url: str, slug: str) -> ResolvedSite:
    """The talks, and a post whose slug and tags are in another script, with a quotation that is cited and not shown."""
    talks = make_talks(url)
    paper = make_source("paper", scope=slug)
    shown, cited = (make_quote(name, paper, scope=slug, text=f"Words {name}.") for name in ("shown", "cited"))
    claims = [make_claim(slug, "c", support=[cited], url=cited.url), make_claim(slug, "d", support=[shown])]
    body = "## Über\n\n[up](#über) [a](claim:c), <quote:cited>, <claim:d>.\n\n![x](quote:shown)\n\n![y](source:paper)"
    records = (paper, shown, cited)
    post = make_post(slug, body=body, records=records, claims=claims, tags=("Größe", "новое"))
    tags = (("Größe", (slug,)), *talks.tags, ("новое", (slug,)))
    known = {**talks.records, **{one.key: one for one in records}}
    return replace(talks, posts=shelve((*talks.posts, post), known), records=known, tags=tags)


def list_addresses(path: str, text: str, origin: str) -> Iterator[str]:
    """The addresses of this site in a file: of a page's linked data, or wherever a data file names one whole."""
    if path.endswith(".html"):
        text = "\n".join(read_page(text).xpath("//script[@type='application/ld+json']/text()"))
    elif path.endswith(".csv"):
        text = "\n".join(cell for row in csv.reader(text.splitlines()) for cell in row)
    elif path.endswith(".xml"):
        text = unescape(unescape(text))  # a feed's HTML is escaped once more
    yield from re.findall(rf"{re.escape(origin)}[^\s\"'<>\\]*", text)


@pytest.mark.parametrize("slug", ["plain", "über-größe", "новое-дело"])
@pytest.mark.parametrize("url", ADDRESSES)
def test_every_address_of_this_site_in_data_and_linked_data_leads_somewhere(url: str, slug: str) -> None:
    texts, urls = render_texts(url, slug), make_urls(url)
    anchors = {path: set(read_page(text).xpath("//@id")) for path, text in texts.items() if path.endswith(".html")}
    dead, count = [], 0
    for path, text in texts.items():
        for address in list_addresses(path, text, urls.origin) if path.endswith(".html") or DATA.search(path) else ():
            target, anchor = find_path(address, path, urls.origin, urls.base) or ("", "")
            count += bool(target)
            is_there = target in texts or target in WRITTEN_IN_TALKS or not target
            if not is_there or (anchor and target in anchors and anchor not in anchors[target]):
                dead.append((path, address))
    assert sorted(set(dead)) == []
    assert count > 100


@pytest.mark.parametrize("slug", ["über-größe", "новое-дело"])
def test_a_slug_in_any_script_is_escaped_in_addresses_and_plain_in_the_folder(slug: str) -> None:
    texts = render_texts(ADDRESSES[1], slug)
    assert {f"posts/{slug}/index.html", f"sources/{slug}/paper/index.html", "tags/größe/index.html"} <= texts.keys()
    hrefs = read_page(texts["index.html"]).xpath("//main//h2/a/@href")
    assert [href for href in hrefs if not href.isascii()] == []


def test_a_hidden_post_is_named_in_claims_json_and_on_its_own_page_alone() -> None:
    post = make_post("quiet", visibility=Visibility.HIDDEN, claims=[make_claim("quiet", "c")], body="[a](claim:c)")
    texts = {path: output() for path, output in render_outputs(make_site(post)).items() if not isinstance(output, Asset)}
    assert {path for path, text in texts.items() if "quiet" in text} == {"posts/quiet/index.html", "claims.json"}
