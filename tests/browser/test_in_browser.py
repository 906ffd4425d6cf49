"""The built example site in a real browser: complete, still, quiet, usable by keyboard and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from served_site import PAGES

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
})"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""

KINDS = pytest.mark.parametrize("kind", PAGES)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own, wide and light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@KINDS
def test_a_page_asks_nobody_else_says_nothing_and_keeps_still(page: Page, address: str, kind: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda problem: said.append(str(problem)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("response", lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status != 200 else None)
    page.goto(address + PAGES[kind], wait_until="load")
    assert page.evaluate(SHIFT) == 0
    origin = re.sub(r"(https?://[^/]+/).*", r"\1", address)
    assert [url for url in asked if not url.startswith((origin, "data:"))] == []
    assert said == []


@KINDS
def test_a_page_holds_the_same_words_without_scripts(browser: Browser, root_address: str, kind: str) -> None:
    words = []
    for has_scripts in (True, False):
        context = browser.new_context(java_script_enabled=has_scripts)
        tab = context.new_page()
        tab.goto(root_address + PAGES[kind])
        words.append(tab.inner_text("main"))
        context.close()
    assert words[0] == words[1]
    assert len(words[1].split()) > 5


@KINDS
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, root_address: str, kind: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    tab = context.new_page()
    tab.goto(root_address + PAGES[kind])
    widths = [tab.evaluate("document.documentElement.scrollWidth")]
    tab.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    widths.append(tab.evaluate("document.documentElement.scrollWidth"))
    context.close()
    assert widths == [320, 320]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


LOOKS = (Look(1280), Look(1280, "dark"), Look(320), Look(1280, media="print"))


@pytest.mark.skipif(not AXE.exists(), reason="axe-core needs `npm install` in tests/browser")
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing(browser: Browser, root_address: str, look: Look) -> None:
    found: dict[str, list[object]] = {}
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    for kind, path in PAGES.items():
        viewport: ViewportSize = {"width": look.width, "height": 900}
        context = browser.new_context(viewport=viewport, color_scheme=look.scheme, bypass_csp=True)
        tab = context.new_page()
        tab.goto(root_address + path)
        tab.emulate_media(media=look.media, color_scheme=look.scheme)
        tab.add_script_tag(path=str(AXE))
        # nobody aims at a target on paper
        rules = {"target-size": {"enabled": look.media == "screen"}}
        result = tab.evaluate(
            "([tags, rules]) => axe.run(document, { runOnly: { type: 'tag', values: tags }, rules })", [tags, rules]
        )
        found |= {f"{kind}: {one['id']}": [node["target"] for node in one["nodes"]][:3] for one in result["violations"]}
        context.close()
    assert found == {}


def test_the_keyboard_goes_from_words_to_mark_to_note_and_back(page: Page, root_address: str) -> None:
    page.goto(root_address + PAGES["post"])
    words = page.locator("#claim-they-met a.claim-text")
    words.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#claim-they-met .claim-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-they-met")
    back = page.locator("#note-they-met a[href='#claim-they-met']")
    back.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#claim-they-met")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_on_a_phone_the_mark_opens_the_note_as_a_sheet_and_escape_closes_it(
    browser: Browser, root_address: str, *, has_scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=has_scripts)
    tab = context.new_page()
    tab.goto(root_address + PAGES["post"])
    note = tab.locator("#note-they-met")
    assert not note.is_visible()
    tab.locator("#claim-they-met button.claim-label").click()
    assert note.is_visible()
    assert "Joint statement" in note.inner_text()
    tab.keyboard.press("Escape")
    note.wait_for(state="hidden")
    context.close()


def test_the_ledger_is_filtered_without_scripts(browser: Browser, root_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(root_address + PAGES["claims"])
    rows = tab.locator(".ledger tbody tr")
    assert rows.count() >= 30
    tab.locator(".filter input[value='verified']").check(force=True)
    seen = [row for row in rows.all() if row.is_visible()]
    assert seen
    assert {row.get_attribute("data-label") for row in seen} == {"verified"}
    context.close()
