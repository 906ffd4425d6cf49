"""What a page costs depends on what stands on it, not on how many other posts there are."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from types import FrameType

import pytest
from builders import chain, make_claim, make_post, make_quote, make_site, make_source
from pages import render_outputs

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


def count_calls(render: Callable[[], str]) -> int:
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
        folders = [
            replace(post, post=replace(post.post, path=f"{post.slug}/index.md", folder=post.slug))
            for post in make_many(count).posts
        ]
        assets = {f"{post.slug}/a.png": Asset(path="", sha256="", size=0) for post in folders}
        return count_calls(lambda: str(len(gather_files(folders, assets))))

    assert cost(400) < 4.1 * cost(100)
