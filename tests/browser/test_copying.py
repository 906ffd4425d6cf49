"""What somebody gets who copies a piece of a post: label and source go along, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from served_site import PAGES

SELECT = """(selectors) => {
  const range = document.createRange();
  range.setStartBefore(document.querySelector(selectors[0]));
  range.setEndAfter(document.querySelector(selectors[1]));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
WORDS = """([selector, from, to]) => {
  const node = document.querySelector(selector).firstChild;
  getSelection().setBaseAndExtent(node, from, node, to);
}"""
READ = """async () => {
  const [item] = await navigator.clipboard.read();
  return Promise.all(["text/plain", "text/html"].map(async (type) => (await item.getType(type)).text()));
}"""
PARAGRAPH = "p:has(#claim-they-met)"
LABEL = "On the record: WGA and AMPTP"
SOURCE = "Joint statement on bargaining, WGA and AMPTP"
ADDRESS = "https://bleedingcool.com/tv/wga-amptp-issue-joint-statement-will-meet-again-thursday-update/"


@pytest.fixture(params=[1280, 390])
def page(browser: Browser, root_address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The example's richest post, as wide as a desk's window and as a phone's, in a browser that lets its clipboard be read."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    tab = context.new_page()
    tab.goto(root_address + PAGES["post"])
    yield tab
    context.close()


def copy(page: Page) -> tuple[str, str]:
    """What the clipboard holds after the keys for it: as plain text, and as HTML."""
    page.keyboard.press("Control+C")
    text, html = page.evaluate(READ)
    return str(text), str(html)


def test_a_paragraph_takes_the_labels_and_sources_of_its_claims_along(page: Page) -> None:
    page.evaluate(SELECT, [PARAGRAPH, PARAGRAPH])
    text, html = copy(page)
    words = " ".join(text.splitlines()[0].split())
    assert f"they had met, and they would meet again. [{LABEL}; {SOURCE}] The guild posted it" in words
    assert text.splitlines()[-1] == f"{SOURCE}: {ADDRESS}"
    assert f'<a href="{ADDRESS}">{SOURCE}</a>]' in html
    assert "Claim 1" not in text
    assert "<svg" not in html


def test_the_words_of_a_claim_alone_do_too(page: Page) -> None:
    page.evaluate(WORDS, ["#claim-they-met > .claim-text", 0, 38])
    text, html = copy(page)
    assert text.splitlines() == [f"they had met, and they would meet agai [{LABEL}; {SOURCE}]", f"{SOURCE}: {ADDRESS}"]
    assert f"[{LABEL}; <a href=" in html


def test_a_word_or_two_are_copied_as_they_are(page: Page) -> None:
    page.evaluate(WORDS, ["#claim-they-met > .claim-text", 5, 12])
    assert copy(page)[0] == "had met"


def test_text_without_a_claim_is_copied_as_it_is(page: Page) -> None:
    page.evaluate(SELECT, ["h1", "h1"])
    assert copy(page)[0].strip() == "Thirteen words, and the week around them"


def test_a_paragraph_chosen_by_three_clicks_does_too(page: Page) -> None:
    page.locator(PARAGRAPH).click(click_count=3, position={"x": 5, "y": 5})
    text, _ = copy(page)
    assert f"they had met, and they would meet again. [{LABEL}; {SOURCE}]" in text


def test_notes_in_between_do_not_come_along(page: Page) -> None:
    paragraphs = page.locator(".prose > p:has(.claim)")
    first, second = (paragraphs.nth(number).evaluate("p => p.querySelector('.claim').id") for number in (0, 1))
    page.evaluate(SELECT, [f"p:has(#{first})", f"p:has(#{second})"])
    text, _ = copy(page)
    assert "Both sides put their names" not in text
    assert text.count(f"[{LABEL}; {SOURCE}]") >= 1


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_the_label_stands_in_what_is_copied_and_the_words_link_to_the_source(
    browser: Browser, root_address: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=False,
        permissions=["clipboard-read", "clipboard-write"],
    )
    tab = context.new_page()
    tab.goto(root_address + PAGES["post"])
    # No dragging: Playwright waits for an answer of the page's scripts when the mouse moves with its button down.
    paragraph = tab.locator(PARAGRAPH)
    paragraph.click(position={"x": 1, "y": 8})
    box = paragraph.bounding_box()
    assert box is not None
    paragraph.click(position={"x": box["width"] - 1, "y": box["height"] - 4}, modifiers=["Shift"])
    tab.keyboard.press("Control+C")
    context.close()
    text, html = read_elsewhere(browser, root_address)
    assert f"Claim 1: {LABEL}" in text
    assert f'href="{ADDRESS}"' in html


def read_elsewhere(browser: Browser, root_address: str) -> tuple[str, str]:
    """The clipboard, read on a page with scripts."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(root_address)
    text, html = tab.evaluate(READ)
    context.close()
    return str(text), str(html)
