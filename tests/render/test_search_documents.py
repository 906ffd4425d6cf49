"""What a search looks through: which posts and claims, with which facts, and by what they can be narrowed down."""

# ruff: noqa: ANN401 -- a parsed tree is asked many kinds of question

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from builders import ADDRESSES, NOW, make_claim, make_post, make_quote, make_site, make_source, make_tweet, shelve
from pages import number_claims, of_class, read_page, render_outputs, render_page, text_of

from firsthand.model.evidence import Redaction
from firsthand.model.files import Asset, Extra, Lack, Notice
from firsthand.model.resolved import Record, ResolvedSite, Visibility
from firsthand.model.site import MenuItem
from firsthand.render.notices import find_notices
from firsthand.render.search_documents import make_search_documents

SEARCH = {Extra.SEARCH: "1"}


def read_documents(site: ResolvedSite) -> dict[str, Any]:
    """Every document by its path."""
    documents = make_search_documents(number_claims(site), SEARCH)
    return {path: read_page(text) for one in documents.values() for path, text in json.loads(one())}


def read_facts(document: Any, what: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in document.xpath(f"//meta[@data-pagefind-{what}]"):
        found.setdefault(one.get(f"data-pagefind-{what}").removesuffix("[content]"), []).append(one.get("content"))
    return found


def make_found(url: str = "https://example.org", **settings: Any) -> ResolvedSite:
    paper = make_source("paper", scope="talks", title="The paper", publisher="Example News")
    said = make_quote("said", paper, scope="talks", text="A deal is <near> & certain.", speaker="B. Speaker")
    near = make_tweet("near", scope="talks", text="Near agreement.")
    records: list[Record] = [paper, said, near]
    claims = [
        make_claim("talks", "deal", text="A deal is near.", support=[said], against=[near], claimant="C. Claimant"),
        make_claim("talks", "met", "on-record", text="They met.", support=[paper], speaker="WGA"),
    ]
    body = "[A deal](claim:deal) and [they met](claim:met).\n\n![As said](quote:said)\n\n## A heading"
    post = make_post(
        "talks", title="The talks", body=body, claims=claims, records=records, tags=("strike", "spin"), summary="In short."
    )
    return make_site(post, records=records, url=url, **settings)


@pytest.mark.parametrize("url", ADDRESSES)
def test_each_post_and_each_of_its_claims_is_found_by_itself(url: str) -> None:
    documents = read_documents(make_found(url))
    assert documents.keys() == {"talks/post.html", "talks/claim-deal.html", "talks/claim-met.html"}
    base = url.removeprefix("https://example.org").rstrip("/")
    facts = {path: read_facts(document, "meta") for path, document in documents.items()}
    assert facts["talks/post.html"] == {
        "url": [f"{base}/posts/talks/"],
        "date": ["21 Sep 2023"],
        "counts": ["2 claims: 1 on the record, 1 reported"],
    }
    assert facts["talks/claim-deal.html"] == {
        "url": [f"{base}/posts/talks/#claim-deal"],
        "label": ["reported"],
        "said": ["Reported"],
        "reason": ["Reason of deal."],
        "sources": ["The paper, Example News; A. Reporter: post on X"],
        "post": ["The talks"],
    }
    assert facts["talks/claim-met.html"]["said"] == ["On the record: WGA"]


def test_each_can_be_narrowed_down_by_label_speaker_source_and_tag() -> None:
    documents = read_documents(make_found())
    assert read_facts(documents["talks/claim-deal.html"], "filter") == {
        "kind": ["claim"],
        "label": ["reported"],
        "speaker": ["C. Claimant", "B. Speaker", "A. Reporter"],
        "source": ["The paper, Example News", "A. Reporter: post on X"],
        "tag": ["strike", "spin"],
    }
    assert read_facts(documents["talks/post.html"], "filter") == {
        "kind": ["post"],
        "label": ["reported", "on-record"],
        "speaker": ["C. Claimant", "B. Speaker", "A. Reporter"],
        "source": ["The paper, Example News", "A. Reporter: post on X"],
        "tag": ["strike", "spin"],
    }


def test_a_post_is_searched_whole_with_its_labels_in_words_and_a_claim_with_what_it_rests_on() -> None:
    documents = read_documents(make_found())
    post = text_of(documents["talks/post.html"].find("body"))
    for words in ("The talks", "In short.", "A deal [Reported]", "A deal is <near> & certain.", "As said", "A heading", "spin"):
        assert words in post, words
    claim = text_of(documents["talks/claim-deal.html"].find("body"))
    for words in ("A deal is near.", "Reason of deal.", "A deal is <near> & certain.", "Near agreement.", "Example News"):
        assert words in claim, words
    assert [one.get("data-pagefind-body") for one in documents["talks/post.html"].xpath("//body")] == [""]


@pytest.mark.parametrize("visibility", [Visibility.HIDDEN, Visibility.DRAFT, Visibility.SCHEDULED])
def test_what_not_everybody_may_find_is_not_found(visibility: Visibility) -> None:
    site = make_found()
    hidden = make_post("secret", visibility=visibility)
    site = replace(site, posts=shelve([hidden, *site.posts], site.records))
    assert {path.partition("/")[0] for path in read_documents(site)} == {"talks"}


def test_words_that_were_taken_out_are_not_found() -> None:
    redacted = Redaction(date=NOW.date(), reason="x")
    taken = make_tweet("near", scope="talks", text="Private words.", redacted=redacted)
    claim = make_claim("talks", "c", support=[taken])
    post = make_post("talks", body="[so](claim:c)\n\n![x](tweet:near)", claims=[claim], records=[taken])
    documents = read_documents(make_site(post, records=[taken]))
    assert len(documents) == 2
    assert [path for path, document in documents.items() if "Private words" in text_of(document)] == []


# the search page


def render_search(site: ResolvedSite, path: str = "search/index.html") -> Any:
    return render_page(site, path, extras=SEARCH)


@pytest.mark.parametrize("url", ADDRESSES)
def test_every_page_leads_to_the_search_page_and_loads_nothing_of_it(url: str) -> None:
    base = url.removeprefix("https://example.org").rstrip("/")
    page = render_search(make_found(url), "index.html")
    (link,) = page.xpath("//header//a[@rel='search']")
    assert (link.get("href"), text_of(link)) == (f"{base}/search/", "Search")
    assert [src for src in page.xpath("//script/@src | //link/@href") if "search." in src or "pagefind" in src] == []
    assert [form for form in page.xpath("//form") if "search" in form.get("class", "")] == []


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_search_page_knows_where_the_index_is_and_which_labels_there_are(url: str) -> None:
    base = url.removeprefix("https://example.org").rstrip("/")
    page = render_search(make_found(url))
    (form,) = page.xpath("//form[@role='search']")
    assert (form.get("action"), form.get("data-index")) == (f"{base}/search/", f"{base}/pagefind/pagefind.js")
    assert page.xpath("//select[@name='label']/option/@value") == ["", "on-record", "reported"]
    assert page.xpath("//select/@name") == ["label", "speaker", "source", "tag"]
    assert [one.get("data-of") for one in of_class(page, "found-label")] == ["on-record", "reported"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//nav[@class='ways']//a/@href") == [f"{base}/{way}/" for way in ("claims", "sources", "tags", "archive")]


def read_policy(page: Any) -> str:
    return str(page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0])


def test_only_the_search_page_may_run_webassembly() -> None:
    site = make_found()
    pages = ("index.html", "claims/index.html", "search/index.html")
    policies = {path: read_policy(render_search(site, path)) for path in pages}
    assert [path for path, policy in policies.items() if "wasm-unsafe-eval" in policy] == ["search/index.html"]
    assert [path for path, policy in policies.items() if "'unsafe-" in policy] == []
    headers = render_outputs(site, extras=SEARCH)["_headers"]
    assert not isinstance(headers, Asset)
    assert "script-src 'self' 'wasm-unsafe-eval';" in str(headers())


@pytest.mark.parametrize(("search", "extras"), [(False, SEARCH), (True, {})])
def test_where_it_is_off_or_pagefind_is_missing_there_is_nothing_of_it(*, search: bool, extras: dict[Extra, str]) -> None:
    site = make_found(search=search)
    outputs = render_outputs(site, extras=extras)
    assert "search/index.html" not in outputs
    assert make_search_documents(number_claims(site), extras) == {}
    page = render_page(site, "index.html", extras=extras)
    assert page.xpath("//a[@rel='search']") == []
    assert "wasm" not in read_policy(page)
    headers = outputs["_headers"]
    assert not isinstance(headers, Asset)
    assert "wasm" not in str(headers())


def test_one_notice_says_that_pagefind_is_missing_and_none_where_search_is_off() -> None:
    def lacks(site: ResolvedSite, extras: dict[Extra, str]) -> list[Notice]:
        return [one for one in find_notices(number_claims(site), extras) if one.lack is Lack.SEARCH]

    assert lacks(make_found(), {}) == [Notice(lack=Lack.SEARCH)]
    assert lacks(make_found(), SEARCH) == []
    assert lacks(make_found(search=False), {}) == []


def test_a_menu_of_the_sites_own_that_has_the_search_page_is_left_as_it_is() -> None:
    menu = (MenuItem(title="Find", url="/search/"), MenuItem(title="Home", url="/"))
    page = render_search(make_found(menu=menu), "index.html")
    assert [text_of(link) for link in page.xpath("//header//nav//a")] == ["Find", "Home"]
