"""Notes beside their text on wide screens, sheets on narrow ones, and the keyboard among them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from served_site import PAGES, ROOT

POSTS = sorted({path.stem[len("2026-11-23-") :] for path in (ROOT / "content" / "posts").iterdir()})
GAPS = """() => {
  const blocks = [...document.querySelectorAll(".prose > :not(.notes)")].map((one) => one.getBoundingClientRect());
  return blocks.slice(1).map((block, before) => Math.round(block.top - blocks[before].bottom));
}"""
OVERLAPS = """() => {
  const notes = [...document.querySelectorAll(".claim-note")].map((one) => one.getBoundingClientRect());
  const blocks = [...document.querySelectorAll(".prose > :not(.notes)")].map((one) => one.getBoundingClientRect());
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  return notes.filter((note, at) => [...notes.slice(at + 1), ...blocks].some((other) => meet(note, other))).length;
}"""


@pytest.fixture(params=[1280, 390], ids=["wide", "phone"])
def post(browser: Browser, root_address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The example's richest post, on a screen of either kind."""
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    page = context.new_page()
    page.goto(root_address + PAGES["post"])
    yield page
    context.close()


def read_claim(page: Page) -> str | None:
    """The claim whose words or note hold the focus, or None."""
    found: str | None = page.evaluate("document.activeElement.closest('.claim, .claim-note')?.dataset.claim ?? null")
    return found


@pytest.mark.parametrize("width", [960, 1280, 1440, 1920])
def test_notes_never_overlap_and_hardly_push_the_text_apart(browser: Browser, root_address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    for post in POSTS:
        page.goto(f"{root_address}posts/{post}/")
        assert page.evaluate(OVERLAPS) == 0, post
        assert max(page.evaluate(GAPS)) <= 140, post
    page.close()


def test_alt_with_an_arrow_goes_from_claim_to_claim_and_back_and_stops_at_the_ends(post: Page) -> None:
    post.locator("#claim-they-met .claim-text").focus()
    post.keyboard.press("Alt+ArrowDown")
    assert read_claim(post) == "ceos"
    expect(post.locator("#claim-ceos .claim-text")).to_be_focused()
    expect(post.locator("#claim-ceos .claim-text")).to_be_in_viewport()
    for _ in range(2):
        post.keyboard.press("Alt+ArrowUp")
        assert read_claim(post) == "they-met"


def test_alt_with_an_arrow_in_a_note_leads_to_the_next_note(post: Page) -> None:
    mark = post.locator("#claim-they-met .claim-label:visible")
    mark.focus()
    post.keyboard.press("Enter")
    post.keyboard.press("Tab")
    assert post.evaluate("document.activeElement.closest('.claim-note').id") == "note-they-met"
    post.keyboard.press("Alt+ArrowDown")
    assert post.evaluate("document.activeElement.closest('.claim-note').id") == "note-ceos"
    is_sheet = post.evaluate("innerWidth < 960")
    assert post.locator(".claim-note:popover-open").count() == int(is_sheet)
    expect(post.locator("#note-ceos .pill")).to_be_in_viewport()


def test_an_arrow_without_alt_or_away_from_claims_is_the_browsers_own(post: Page) -> None:
    post.locator("#claim-they-met .claim-text").focus()
    post.keyboard.press("ArrowDown")
    assert read_claim(post) == "they-met"
    post.locator(".skip").focus()
    post.keyboard.press("Alt+ArrowDown")
    assert read_claim(post) is None


def test_the_keyboard_goes_from_claim_to_note_to_source_and_back(post: Page) -> None:
    post.locator("#claim-they-met .claim-label:visible").focus()
    post.keyboard.press("Enter")
    post.keyboard.press("Tab")
    expect(post.locator("#note-they-met .pill")).to_be_focused()
    post.keyboard.press("Tab")
    source = post.locator("#note-they-met .to-source")
    expect(source).to_be_focused()
    assert (
        source.get_attribute("href")
        == "https://bleedingcool.com/tv/wga-amptp-issue-joint-statement-will-meet-again-thursday-update/"
    )
    post.keyboard.press("Shift+Tab")
    post.keyboard.press("Enter")
    if post.evaluate("innerWidth < 960"):
        expect(post.locator("#claim-they-met .claim-text")).to_be_focused()
    else:
        post.wait_for_url("**#claim-they-met")
    assert post.locator(".claim-note:popover-open").count() == 0


def test_a_note_that_is_unfolded_moves_nothing_of_the_text_above_it(browser: Browser, root_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(root_address + PAGES["post"])
    words, note = page.locator("#claim-ceos"), page.locator("#note-ceos")
    words.scroll_into_view_if_needed()
    note.locator(".note-more > summary").scroll_into_view_if_needed()
    before = words.bounding_box()
    note.locator(".note-more > summary").click()
    assert note.locator(".note-rest").is_visible()
    assert words.bounding_box() == before
    page.close()
