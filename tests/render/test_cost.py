"""What a page costs depends on what stands on it, not on how many other posts there are; and nothing before it is asked for."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import FrameType

import pytest
from builders import chain, make_card, make_claim, make_post, make_quote, make_site, make_source
from pages import LAYOUTS, read_page, render_outputs

from firsthand.model.files import Asset
from firsthand.model.resolved import Record, Redirect, ResolvedSite
from firsthand.render.post_files import gather_files


def make_many(count: int) -> ResolvedSite:
    """A site of ``count`` posts, each with a source of its own, one all share, two claims, a quotation and tags."""
    shared = make_source("wire")
    records: list[Record] = [shared]
    posts = []
    for number in range(count):
        slug = f"p{number}"
        paper = make_source("paper", scope=slug, based_on=(shared.key,) if number % 10 == 0 else ())
        said = make_quote("said", paper, scope=slug, text=f"Words of number {number}.")
        used: tuple[Record, ...] = (paper, said, shared) if number % 10 == 0 else (paper, said)
        claims = [make_claim(slug, name, support=[said], chains=(chain(paper),)) for name in ("a", "b")]
        body = "Text [one](claim:a) and [two](claim:b).\n\n![x](quote:said)"
        day = date(2023, 1, 1) + timedelta(days=number)
        posts.append(make_post(slug, on=day, body=body, records=used, claims=claims, tags=(f"tag {number % 4}",)))
        records += [paper, said]
    old = [Redirect(old="old/", new="posts/p7/")]
    return make_site(*posts, records=records, posts_per_page=5, redirects=old)


def count_calls(render: Callable[[], str | bytes]) -> int:
    """How many Python functions are called to render a page, once the site's look-ups are there."""
    calls = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    render()
    sys.setprofile(note)
    try:
        render()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("path", ["posts/p7/index.html", "sources/p7/paper/index.html", "page/2/index.html", "old/index.html"])
def test_a_page_costs_the_same_on_a_small_site_and_on_a_large_one(path: str) -> None:
    costs = []
    for count in (20, 400):
        output = render_outputs(make_many(count))[path]
        assert not isinstance(output, Asset)
        costs.append(count_calls(output))
    assert costs[1] <= costs[0] * 1.02


def test_gathering_files_asks_for_each_file_once() -> None:
    def cost(count: int) -> int:
        posts = [
            replace(post, post=replace(post.post, path=f"{post.slug}/index.md", folder=post.slug))
            for post in make_many(count).posts
        ]
        folders = [make_card(post, {}) for post in posts]
        assets = {f"{post.slug}/a.png": Asset(path="", sha256="", size=0) for post in posts}
        return count_calls(lambda: str(len(gather_files(folders, assets))))

    assert cost(400) < 4.1 * cost(100)


def make_full(count: int) -> ResolvedSite:
    """A site of one post with ``count`` claims, each on a quotation of a source of its own, which stands in the text."""
    records: list[Record] = []
    claims, body = [], []
    for number in range(count):
        paper = make_source(f"paper-{number}", scope="full")
        said = make_quote(f"said-{number}", paper, scope="full", text=f"Words of number {number}.")
        records += [paper, said]
        claims.append(make_claim("full", f"c{number}", support=[said], chains=(chain(paper),)))
        body.append(f"A [claim](claim:c{number}).\n\n![x](quote:said-{number}) \n\n![y](source:paper-{number})")
    return make_site(make_post("full", body="\n\n".join(body), claims=claims, records=records), records=records)


def render_full(count: int) -> Callable[[], str | bytes]:
    output = render_outputs(make_full(count))["posts/full/index.html"]
    assert not isinstance(output, Asset)
    return output


def test_a_post_costs_in_proportion_to_its_claims() -> None:
    assert count_calls(render_full(200)) < 2.1 * count_calls(render_full(100))


@pytest.mark.parametrize("count", [1, 200])
def test_a_post_of_any_number_of_claims_is_whole(count: int) -> None:
    page = read_page(str(render_full(count)()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    claims = {one.get("id"): one.get("data-claim") for one in page.xpath("//*[@id and @data-claim]")}
    hooks = ("claim", "note", "row")
    assert claims == {f"{hook}-c{number}": f"c{number}" for number in range(count) for hook in hooks}
    assert [one for one in page.xpath("//@href") if one.startswith("#") and one[1:] not in ids] == []


def test_making_the_outputs_makes_no_page() -> None:
    site, called = make_many(20), set()

    def note(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call":
            called.add(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        outputs = render_outputs(site, layouts=dict.fromkeys(LAYOUTS, "{{ nothing }}"))
    finally:
        sys.setprofile(None)
    assert len(outputs) > 60
    assert "gather_files" in called
    makers = {"make_post", "make_home", "make_entry", "make_body", "make_note", "make_source_page", "make_site", "make_head"}
    assert makers & called == set()
