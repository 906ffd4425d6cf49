import pytest
from builders import make_post, make_site
from talks import make_talks

from firsthand.model.resolved import Redirect, ResolvedSite
from firsthand.render.deploy import render_headers, render_redirects
from firsthand.render.policy import make_policy

BASES = [("https://example.org", "/"), ("https://example.org/sub/path/", "/sub/path/")]


def read_rules(site: ResolvedSite, *fingerprinted: str) -> dict[str, dict[str, str]]:
    """Each path with its headers, as a host reads them."""
    rules: dict[str, dict[str, str]] = {}
    for block in render_headers(site, fingerprinted).strip().split("\n\n"):
        path, *lines = block.splitlines()
        assert path not in rules
        rules[path] = dict(line.strip().split(": ", 1) for line in lines)
    return rules


def read_policy(text: str) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in text.split("; "))


@pytest.mark.parametrize(("url", "base"), BASES)
def test_every_page_is_sent_with_headers_that_protect_it(url: str, base: str) -> None:
    headers = read_rules(make_site(url=url))[f"{base}*"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    policy = read_policy(headers["Content-Security-Policy"])
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == "'self'"


def test_no_policy_ever_allows_a_script_inside_a_page() -> None:
    for search in (True, False):
        for html in (True, False):
            settings = make_site(search=search, html=html).settings
            for is_header in (True, False):
                policy = make_policy(settings, is_header=is_header, is_searching=search)
                assert "'unsafe-inline'" not in policy
                assert "'unsafe-eval'" not in policy
                assert ("frame-ancestors" in policy) is is_header
                assert ("frame-src https:" in policy) is html
                assert ("wasm" in policy) is search


@pytest.mark.parametrize(("url", "base"), BASES)
def test_only_files_whose_name_holds_their_hash_are_kept_for_ever(url: str, base: str) -> None:
    rules = read_rules(make_site(url=url), "site.0123abcd.css", "js/site.89abcdef.js")
    kept = {path for path, headers in rules.items() if "immutable" in headers.get("Cache-Control", "")}
    assert kept == {f"{base}site.0123abcd.css", f"{base}js/site.89abcdef.js"}


@pytest.mark.parametrize(("url", "base"), BASES)
def test_data_files_say_what_they_are_and_may_be_read_from_elsewhere(url: str, base: str) -> None:
    rules = read_rules(make_site(url=url))
    assert rules[f"{base}feed.xml"]["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert rules[f"{base}tags/:tag/feed.xml"]["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert rules[f"{base}claims.json"] == {
        "Content-Type": "application/json; charset=utf-8",
        "Access-Control-Allow-Origin": "*",
    }
    assert "Access-Control-Allow-Origin" not in rules[f"{base}*"]


@pytest.mark.parametrize(("url", "base"), BASES)
def test_old_addresses_lead_to_new_ones_with_and_without_a_slash(url: str, base: str) -> None:
    assert render_redirects(make_talks(url)).splitlines() == [
        f"{base}2023/old%20name/ {base}posts/talks/ 301",
        f"{base}2023/old%20name {base}posts/talks/ 301",
    ]


def test_a_file_has_one_spelling_and_a_target_keeps_its_fragment() -> None:
    redirects = (Redirect(old="old.html", new="posts/one/#claim-x"), Redirect(old="a*b/", new="posts/été/"))
    site = make_site(make_post("one"), make_post("été"), redirects=redirects)
    assert render_redirects(site).splitlines() == [
        "/old.html /posts/one/#claim-x 301",
        "/a%2Ab/ /posts/%C3%A9t%C3%A9/ 301",
        "/a%2Ab /posts/%C3%A9t%C3%A9/ 301",
    ]


def test_no_line_of_the_redirects_has_more_than_its_three_words() -> None:
    redirects = (Redirect(old="a b/", new="posts/c d/"), Redirect(old="e\nf/", new="posts/g\th/"))
    assert [len(line.split()) for line in render_redirects(make_site(redirects=redirects)).splitlines()] == [3] * 4
