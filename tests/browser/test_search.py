"""The search page in a real browser, over the index that Pagefind makes of the example site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe import NEEDS_AXE, Look, run_axe
from playwright.sync_api import Browser, Page, expect
from served_site import build_named, serve
from test_in_browser import SHIFT, visit

STATUS = ".search-status"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own, wide and light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def find(page: Page, asked: str) -> None:
    """The search page, asked and answered."""
    page.goto(asked)
    expect(page.locator(STATUS)).not_to_be_empty()


def read_labels(page: Page) -> list[str | None]:
    return [label.get_attribute("data-label") for label in page.locator("[data-kind=claim] li > .label").all()]


def test_an_ordinary_page_leads_to_the_search_and_loads_nothing_of_it(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(address)
    page.get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    before = [url for url in asked if "pagefind" in url]
    assert before == []
    page.get_by_role("searchbox", name="Words").focus()
    page.wait_for_event("response", lambda answer: answer.url.endswith(".pagefind"))
    assert [url for url in asked if "pagefind" in url] != []


def test_words_are_found_in_claims_with_label_and_source_and_in_posts(page: Page, address: str) -> None:
    faults = visit(page, f"{address}search/?q=problem")
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^Claims: \d+\. Posts: \d+\.$"))
    claim = page.locator("[data-kind=claim] li").filter(has_text="The crew of Apollo 13 said")
    expect(claim.locator(".label")).to_have_text("Misquoted")
    assert claim.locator(".label svg").is_visible()
    expect(claim.locator(".found-sources")).to_contain_text("Apollo 13 Technical Air-to-Ground Voice Transcription")
    expect(claim.locator(".found-post")).to_have_text("In Whose problem, and in what tense")
    post = page.locator("[data-kind=post] li").first
    expect(post.locator("mark").first).to_have_text(re.compile("problem", re.IGNORECASE))
    expect(post.locator(".found-counts")).to_have_text(re.compile(r"^\d+ claims: "))
    assert faults == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_when_results_come(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    find(tab, address + "search/?q=problem")
    expect(tab.locator("[data-kind=post] li").first).to_be_attached()
    assert tab.evaluate(SHIFT) == 0
    context.close()


def test_a_found_claim_leads_to_its_very_words_and_the_way_back_to_the_results(page: Page, address: str) -> None:
    page.goto(address + "search/")
    page.get_by_role("searchbox", name="Words").press_sequentially("shark")
    # not what was found for the first letters
    expect(page.locator(STATUS)).to_have_attribute("aria-busy", "false")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert urlsplit(page.url).query == "q=shark"
    link = page.locator("[data-kind=claim] li a").first
    words = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/posts/the-freeway-shark/#claim-[a-z0-9-]+$"), wait_until="commit")
    claim = page.locator(urlsplit(page.url).fragment.join(("#", "")))
    expect(claim).to_be_visible()
    page.go_back()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("shark")
    expect(page.locator("[data-kind=claim] li a").first).to_have_text(words)


def test_results_are_narrowed_down_by_label_speaker_source_and_tag(page: Page, address: str) -> None:
    find(page, address + "search/?label=disputed")
    assert set(read_labels(page)) == {"disputed"}
    everything = page.locator(STATUS).inner_text()
    for name in ("Speaker", "Source", "Tag"):
        find(page, address + "search/?label=disputed")
        chosen = page.get_by_role("combobox", name=name, exact=True)
        chosen.select_option(index=1)
        expect(page.locator(STATUS)).not_to_have_text(everything)
        assert set(read_labels(page)) <= {"disputed"}
        assert parse_qs(urlsplit(page.url).query).keys() == {"label", name.lower()}
    find(page, address + "search/?q=shark&tag=apollo")
    expect(page.locator(STATUS)).to_have_text("Nothing was found.")
    assert page.locator(".found li").count() == 0


def test_every_label_that_claims_carry_finds_exactly_them(page: Page, address: str) -> None:
    page.goto(address + "claims/")
    counted = {
        one.get_attribute("data-label"): int(one.locator(".number").inner_text())
        for one in page.locator("[data-filter=label] a[data-label]").all()
    }
    assert len(counted) > 5
    for label, count in counted.items():
        find(page, f"{address}search/?label={label}")
        expect(page.locator(STATUS)).to_have_text(re.compile(rf"^Claims: {count}\."))


def test_what_was_asked_stands_in_the_address_and_nothing_is_left_when_it_is_taken_back(page: Page, address: str) -> None:
    page.goto(address + "search/")
    words = page.get_by_role("searchbox", name="Words")
    words.fill("problem")
    page.wait_for_url("**/search/?q=problem")
    expect(page.locator("[data-kind=claim] li").first).to_be_visible()
    words.fill("")
    page.wait_for_url("**/search/")
    expect(page.locator(STATUS)).to_be_empty()
    assert page.locator(".found:visible").count() == 0


def test_more_results_come_when_asked_for_and_the_first_of_them_has_the_focus(page: Page, address: str) -> None:
    find(page, address + "search/?q=the")
    claims = page.locator("[data-kind=claim] li")
    expect(claims).to_have_count(10)
    page.get_by_role("button", name="More claims").click()
    expect(claims).to_have_count(20)
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-kind=claim] li a')[10]")


def test_where_the_index_is_missing_the_page_says_so_and_leads_on(page: Page, address: str) -> None:
    page.route("**/pagefind.js", lambda route: route.fulfill(status=404, body="nothing"))
    page.goto(address + "search/?q=problem")
    expect(page.locator(STATUS)).to_have_text(re.compile("could not be loaded"))
    expect(page.get_by_role("navigation", name="Ways without a search").get_by_role("link")).to_have_count(4)


def test_without_scripts_the_page_says_so_and_leads_on(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "search/")
    assert "Searching needs scripts" in tab.inner_text("main")
    assert not tab.locator("form.search").is_visible()
    tab.get_by_role("navigation", name="Ways without a search").get_by_role("link", name="Claims").click()
    expect(tab.get_by_role("heading", level=1)).to_be_visible()
    assert tab.url == address + "claims/"
    context.close()


def test_words_of_a_writer_never_become_part_of_the_page(browser: Browser, tmp_path: Path) -> None:
    with serve(build_named("every-mark", tmp_path).folder) as url:
        context = browser.new_context()
        tab = context.new_page()
        find(tab, f"{url}search/?q={'%3Cimg src=x onerror=alert(1)%3E'}")
        assert tab.locator("main img").count() == 0
        expect(tab.get_by_role("searchbox")).to_have_value("<img src=x onerror=alert(1)>")
        context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    tab = context.new_page()
    find(tab, address + "search/?q=the")
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    context.close()


@NEEDS_AXE
@pytest.mark.parametrize("look", [Look(1280), Look(1280, "dark"), Look(320), Look(320, "dark")], ids=str)
@pytest.mark.parametrize("asked", ["", "?q=problem", "?q=nothingofthekind"])
def test_axe_finds_nothing(browser: Browser, root_address: str, look: Look, asked: str) -> None:
    context = browser.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme, bypass_csp=True)
    tab = context.new_page()
    if asked:
        find(tab, f"{root_address}search/{asked}")
    else:
        tab.goto(f"{root_address}search/")
    assert run_axe(tab, look) == {}
    context.close()
