"""The switch between the text alone and the text with its evidence, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from axe import NEEDS_AXE, Look, run_axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from served_site import PAGES
from test_in_browser import SHIFT

POST = PAGES["post"]
OTHER = "posts/houston/"
EVIDENCE = ".claim-label, .claim-note, .summary-box, .card-label, .ledger, .check"
"""What reading the text alone leaves out."""

NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })"
EACH_FRAME = """
const seen = window.seen = [];
const look = () => {
  const marks = [...document.querySelectorAll("main .claim-label")];
  if (marks.length) seen.push(marks.some((mark) => mark.checkVisibility()));
  requestAnimationFrame(look);
};
requestAnimationFrame(look);"""
"""Notes for each frame whether a mark could be seen in it."""


@pytest.fixture(params=[1280, 390], ids=["wide", "phone"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor who has been nowhere yet."""
    opened = browser.new_context(viewport={"width": request.param, "height": 900})
    yield opened
    opened.close()


def find_switch(page: Page) -> Locator:
    return page.get_by_role("switch", name="Show the evidence")


def count_seen(page: Page, selector: str) -> int:
    return int(page.locator(selector).evaluate_all("all => all.filter(one => one.checkVisibility()).length"))


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_switch_leaves_the_text_alone_and_brings_all_evidence_back(
    browser: Browser, root_address: str, width: int, *, has_scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(root_address + POST)
    words = [one.inner_text() for one in page.locator(".prose > p .claim-text").all()]
    before = count_seen(page, EVIDENCE)
    assert before > 20
    find_switch(page).uncheck()
    assert count_seen(page, EVIDENCE) == 0
    assert [one.inner_text() for one in page.locator(".prose > p .claim-text").all()] == words
    assert count_seen(page, ".quote blockquote, .tweet blockquote, .card-source") >= 8
    lines = page.locator(".claim-text").evaluate_all("all => all.map(one => getComputedStyle(one).textDecorationLine)")
    assert set(lines) == {"none"}
    find_switch(page).check()
    assert count_seen(page, EVIDENCE) == before
    context.close()


def test_the_choice_is_remembered_on_other_posts_and_shown_from_the_first_frame(
    context: BrowserContext, root_address: str
) -> None:
    context.add_init_script(EACH_FRAME)
    page = context.new_page()
    page.goto(root_address + POST)
    assert True in page.evaluate("seen")
    find_switch(page).uncheck()
    page.goto(root_address + OTHER)
    expect(find_switch(page)).not_to_be_checked()
    assert page.evaluate(SHIFT) == 0
    assert set(page.evaluate("seen")) == {False}
    find_switch(page).check()
    page.goto(root_address + POST)
    expect(find_switch(page)).to_be_checked()


def test_going_back_finds_the_last_choice(context: BrowserContext, root_address: str) -> None:
    page = context.new_page()
    page.goto(root_address + POST)
    page.goto(root_address + OTHER)
    find_switch(page).uncheck()
    page.go_back()
    expect(find_switch(page)).not_to_be_checked()


def test_a_visitor_who_forbids_storage_has_a_switch_that_works(context: BrowserContext, root_address: str) -> None:
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(root_address + POST)
    find_switch(page).uncheck()
    assert count_seen(page, EVIDENCE) == 0
    assert faults == []


def test_the_keyboard_reaches_the_switch_before_the_text_and_the_space_bar_works_it(
    context: BrowserContext, root_address: str
) -> None:
    page = context.new_page()
    page.goto(root_address + POST)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(find_switch(page)).to_be_focused()
    page.keyboard.press("Space")
    expect(find_switch(page)).not_to_be_checked()
    assert count_seen(page, EVIDENCE) == 0


def test_on_a_wide_screen_the_switch_stays_in_sight_and_the_reader_keeps_the_place(browser: Browser, root_address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(root_address + POST)
    heading = page.locator("#a-tuesday-that-was-a-saturday")
    heading.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 200)")
    expect(find_switch(page)).to_be_in_viewport()
    tops = []
    for _ in range(3):
        page.evaluate("() => new Promise(requestAnimationFrame)")
        tops.append(heading.evaluate("one => one.getBoundingClientRect().top"))
        find_switch(page).click()
    assert max(tops) - min(tops) <= 2
    context.close()


@pytest.mark.parametrize("anchor", ["claim-ceos", "note-ceos"])
def test_what_an_address_names_is_shown_though_the_rest_is_not(context: BrowserContext, root_address: str, anchor: str) -> None:
    page = context.new_page()
    page.goto(root_address + OTHER)
    find_switch(page).uncheck()
    page.goto(root_address + POST + "#" + anchor)
    assert page.locator(f"#{anchor}").is_visible()
    assert count_seen(page, ".claim-label, .claim-note") in (1, 2)


def test_words_that_differ_from_their_copy_say_so_in_the_text_alone(
    context: BrowserContext, small_addresses: Mapping[str, str]
) -> None:
    page = context.new_page()
    page.goto(small_addresses["every-mark"] + "posts/every-mark/")
    find_switch(page).uncheck()
    differing = page.locator(".card:is([data-match='altered'], [data-match='not-found']) .check")
    assert all(one.is_visible() for one in differing.all())
    assert count_seen(page, ".card .check") == differing.count()


def test_paper_carries_the_evidence_and_no_switch(context: BrowserContext, root_address: str) -> None:
    page = context.new_page()
    page.goto(root_address + POST)
    find_switch(page).uncheck()
    page.emulate_media(media="print")
    assert not page.locator(".reading").is_visible()
    assert count_seen(page, ".claim-note") == page.locator(".claim-note").count() > 10
    assert count_seen(page, "a.claim-label") == page.locator("a.claim-label").count()


def test_a_post_that_rests_on_nothing_has_no_switch(context: BrowserContext, small_addresses: Mapping[str, str]) -> None:
    page = context.new_page()
    page.goto(small_addresses["minimal"] + "posts/hello/")
    assert find_switch(page).count() == 0


@NEEDS_AXE
@pytest.mark.parametrize("look", [Look(1280), Look(1280, "dark"), Look(320)], ids=str)
def test_axe_finds_nothing_in_the_text_alone(browser: Browser, root_address: str, look: Look) -> None:
    context = browser.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(root_address + POST)
    find_switch(page).uncheck()
    assert run_axe(page, look) == {}
    context.close()
