"""A post without a mouse: what comes first, sheets that give the focus back, and what a screen reader is told of a claim."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served_site import PAGES

KINDS = pytest.mark.parametrize("kind", ["home", "post", "claims", "sources", "404"])
MARK = "#claim-they-met .claim-label:visible"

WIDE = """
- link "they had met, and they would meet again"
- text: /[.]/
- 'link "Claim 1: On the record: WGA and AMPTP"'
"""
PHONE = """
- link "they had met, and they would meet again"
- text: /[.]/
- 'button "Claim 1: On the record: WGA and AMPTP"'
"""
NOTE = """
- note "Note on claim 1":
  - paragraph:
    - text: "On the record: WGA and AMPTP"
    - link "1, back to the claim"
"""
TRAIL = """
- list "Where this comes from":
  - listitem: This post
  - listitem:
    - link "Joint statement on bargaining"
    - text: /a primary source/
"""


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def phone(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A visitor with a phone and a keyboard."""
    opened = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=request.param)
    yield opened
    opened.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A wide window."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@KINDS
def test_the_first_thing_a_keyboard_reaches_is_the_way_to_the_text(desk: Page, root_address: str, kind: str) -> None:
    desk.goto(root_address + PAGES[kind])
    desk.keyboard.press("Tab")
    skip = desk.get_by_role("link", name="Skip to the text")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**#main--text", wait_until="commit")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('main') !== null")


def test_a_sheet_opened_by_keyboard_is_entered_and_left_again_and_gives_the_focus_back(
    phone: BrowserContext, root_address: str
) -> None:
    page = phone.new_page()
    page.goto(root_address + PAGES["post"])
    mark, note = page.locator(MARK), page.locator("#note-they-met")
    for leave in ("Escape", "Enter"):
        mark.focus()
        page.keyboard.press("Enter")
        expect(note).to_be_visible()
        page.keyboard.press("Tab")
        expect(note.locator(".pill")).to_be_focused()
        if leave == "Enter":
            note.get_by_role("button", name="Close").focus()
        page.keyboard.press(leave)
        expect(note).to_be_hidden()
        expect(mark).to_be_focused()


def test_a_mark_on_a_phone_says_whether_its_sheet_is_open(phone: BrowserContext, root_address: str) -> None:
    page = phone.new_page()
    page.goto(root_address + PAGES["post"])
    expect(page.locator("#claim-they-met")).to_match_aria_snapshot(PHONE)
    assert is_expanded(page) is False
    page.locator(MARK).press("Enter")
    expect(page.locator("#note-they-met")).to_be_visible()
    assert is_expanded(page) is True


def is_expanded(page: Page) -> bool | None:
    """What the browser tells screen readers of the mark; None if it says nothing of it."""
    asked = page.context.new_cdp_session(page)
    root = asked.send("DOM.getDocument")["root"]["nodeId"]
    mark = asked.send("DOM.querySelector", {"nodeId": root, "selector": "#claim-they-met button.claim-label"})
    [told] = asked.send("Accessibility.getPartialAXTree", {"nodeId": mark["nodeId"], "fetchRelatives": False})["nodes"]
    asked.detach()
    return next((one["value"]["value"] for one in told["properties"] if one["name"] == "expanded"), None)


def test_a_screen_reader_hears_claim_note_trail_and_ledger_as_words(desk: Page, root_address: str) -> None:
    desk.goto(root_address + PAGES["post"])
    expect(desk.locator("#claim-they-met")).to_match_aria_snapshot(WIDE)
    note = desk.locator("#note-they-met")
    expect(note).to_match_aria_snapshot(NOTE)
    note.locator(".note-more > summary").click()
    expect(note.get_by_role("list")).to_match_aria_snapshot(TRAIL)
    expect(desk.get_by_role("figure").filter(has_text="The joint statement")).to_match_aria_snapshot(
        """- 'link "On the record: WGA and AMPTP, claim 1"'"""
    )
    row = desk.get_by_role("row").filter(has_text="bargained on 20 September 2023")
    expect(row.get_by_role("link", name="1, go to the claim")).to_have_count(1)
    expect(row.get_by_role("cell").nth(1)).to_have_text("On the record: WGA and AMPTP")


def test_nobody_who_wants_less_motion_sees_any(browser: Browser, root_address: str) -> None:
    seconds = {}
    for wish in ("reduce", "no-preference"):
        context = browser.new_context(reduced_motion=wish)
        page = context.new_page()
        page.goto(root_address + PAGES["post"])
        seconds[wish] = set(
            page.locator("body *").evaluate_all(
                "all => all.flatMap((one) => { const { transitionDuration, animationDuration } = getComputedStyle(one);"
                " return `${transitionDuration},${animationDuration}`.split(',').map(parseFloat); })"
            )
        )
        context.close()
    assert seconds["reduce"] == {0}
    assert max(seconds["no-preference"]) > 0
