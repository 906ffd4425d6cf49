"""Links at passages, made as ``verify`` makes them, open exactly those passages in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from opening import Window, open_links, open_window
from playwright.sync_api import Browser
from quoted_pages import QuotedPage, read_pages
from served_site import ROOT

PAGES = read_pages()
EVERY_PAGE = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Window]:
    """One window for all links."""
    with open_window(browser) as opened:
        yield opened


def test_there_are_hundreds_of_passages_of_many_kinds() -> None:
    linked = [passage for page in PAGES for passage in page.passages if passage.fragment and not passage.lost]
    assert len(linked) >= 300
    assert len({page.kind for page in PAGES}) == len(PAGES) >= 25
    for told in ("docs/evidence.md", "benchmarks/results/deep_links.md"):
        assert f"{len(linked)} of {len(linked)} links" in (ROOT / told).read_text(encoding="utf-8"), told


@EVERY_PAGE
def test_every_passage_is_found_and_has_a_link_unless_a_reason_is_given(page: QuotedPage) -> None:
    assert [passage for passage in page.passages if passage.match in ("altered", "not-found")] == []
    assert [passage for passage in page.passages if bool(passage.fragment) == bool(passage.none)] == []


@EVERY_PAGE
def test_each_link_opens_exactly_its_passage(page: QuotedPage, window: Window) -> None:
    landings = list(open_links(window, page))
    assert [one for one in landings if not one.passage.lost and not one.is_exact] == []
    assert len(landings) == sum(bool(passage.fragment) for passage in page.passages)
    # What cannot be opened is explained; where it goes wrong, readers get the page and no other passage of it.
    assert [one for one in landings if one.passage.lost and not one.is_page_alone] == []


@pytest.mark.parametrize(
    ("opened", "seen"),
    [
        ("stern%20line", (False, True, True)),
        ("off%20the%20bow%20line%20first", (True, True, False)),
        ("cast%20off%20the%20bow%20line%20first,then", (True, False, True)),
        ("no%20such%20words", (False, True, False)),
    ],
    ids=["another place", "a word less", "a word more", "nothing"],
)
def test_a_link_that_opens_something_else_is_seen(window: Window, opened: str, seen: tuple[bool, bool, bool]) -> None:
    page = next(page for page in PAGES if page.name == "lists")
    passage = next(passage for passage in page.passages if passage.quotation == "cast off the bow line first")
    wrong = replace(passage, fragment=f":~:text={opened}", lost="on purpose")
    [landing] = open_links(window, replace(page, passages=(wrong,)))
    assert (landing.both > 0, landing.missed > 0, landing.beyond > 0) == seen
    assert not landing.is_exact
