"""Built pages in a real browser: complete, still, quiet, usable by keyboard and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

import pytest
from axe import NEEDS_AXE, Look, ask_axe
from playwright.sync_api import Browser, Page
from served_site import PAGES, SMALL_PAGES

SHIFT = """async () => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  const frame = () => new Promise(requestAnimationFrame);
  await document.fonts.ready;
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) { scrollTo(0, top); await frame(); }
  await frame();
  await frame();
  return sum;
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""

ONLY_WITH_SCRIPTS = ".narrow"
"""Controls that a script works: without one they are not shown, and hold no words of the page's own."""

KINDS = pytest.mark.parametrize("kind", PAGES)
SMALL_KINDS = pytest.mark.parametrize("kind", SMALL_PAGES)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own, wide and light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def tabs(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two tabs that have seen nothing yet: one as wide as a desk's, one as a phone's."""
    contexts = [browser.new_context(viewport={"width": width, "height": 900}) for width in (1280, 390)]
    yield contexts[0].new_page(), contexts[1].new_page()
    for context in contexts:
        context.close()


@KINDS
def test_a_page_asks_nobody_else_says_nothing_and_keeps_still(tabs: tuple[Page, Page], address: str, kind: str) -> None:
    assert [visit(tab, address + PAGES[kind]) for tab in tabs] == [[], []]


@SMALL_KINDS
def test_a_page_of_a_small_site_asks_nobody_else_says_nothing_and_keeps_still(
    tabs: tuple[Page, Page], small_addresses: Mapping[str, str], kind: str
) -> None:
    name, path = SMALL_PAGES[kind]
    assert [visit(tab, small_addresses[name] + path) for tab in tabs] == [[], []]


def visit(tab: Page, url: str) -> list[str]:
    """All that is wrong while a page is opened and read to its end."""
    faults: list[str] = []
    origin = re.sub(r"(https?://[^/]+/).*", r"\1", url)
    tab.add_init_script(
        "addEventListener('securitypolicyviolation', (report) => console.error(`policy: ${report.violatedDirective}`))"
    )
    tab.on("request", lambda sent: faults.append(f"asked: {sent.url}") if not sent.url.startswith((origin, "data:")) else None)
    tab.on("console", lambda message: faults.append(f"said: {message.text}"))
    tab.on("pageerror", lambda problem: faults.append(f"raised: {problem}"))
    tab.on("requestfailed", lambda sent: faults.append(f"failed: {sent.url}"))
    tab.on("response", lambda answer: faults.append(f"{answer.status}: {answer.url}") if answer.status != 200 else None)
    tab.goto(url, wait_until="load")
    if shift := tab.evaluate(SHIFT):
        faults.append(f"moved: by {shift}")
    return faults


FAULTY_PAGE = """<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<script>var inline;</script><img src="/missing.png" alt=""><img src="https://elsewhere.example/x.png" alt="">
<p id="late">Words.</p><script src="/late.js"></script>"""
FAULTY_SCRIPT = """const late = document.getElementById("late");
document.body.style.height = "3000px";
late.style.position = "fixed";
late.style.top = "0";
addEventListener("scroll", () => { late.style.top = "300px"; }, { once: true });
nowhere();"""


def test_each_fault_of_a_page_would_be_seen(page: Page, root_address: str) -> None:
    page.route("**/about/", lambda route: route.fulfill(content_type="text/html", body=FAULTY_PAGE))
    page.route("**/late.js", lambda route: route.fulfill(content_type="text/javascript", body=FAULTY_SCRIPT))
    page.route("https://elsewhere.example/**", lambda route: route.abort())
    faults = visit(page, root_address + "about/")
    assert {fault.partition(" ")[0] for fault in faults} == {"asked:", "said:", "raised:", "failed:", "404:", "moved:"}
    assert [fault for fault in faults if "policy: script-src" in fault]


@KINDS
def test_a_page_holds_the_same_words_without_scripts(browser: Browser, root_address: str, kind: str) -> None:
    words = []
    for has_scripts in (True, False):
        context = browser.new_context(java_script_enabled=has_scripts)
        tab = context.new_page()
        tab.goto(root_address + PAGES[kind])
        for control in tab.locator(ONLY_WITH_SCRIPTS).all():
            control.evaluate("one => one.remove()")
        words.append(tab.inner_text("main"))
        context.close()
    assert words[0] == words[1]
    assert len(words[1].split()) > 5


@KINDS
def test_nothing_scrolls_sideways_at_320_pixels(browser: Browser, root_address: str, kind: str) -> None:
    assert measure_narrow(browser, root_address + PAGES[kind]) == [320, 320]


@SMALL_KINDS
def test_nothing_of_a_small_site_scrolls_sideways_at_320_pixels(
    browser: Browser, small_addresses: Mapping[str, str], kind: str
) -> None:
    name, path = SMALL_PAGES[kind]
    assert measure_narrow(browser, small_addresses[name] + path) == [320, 320]


def measure_narrow(browser: Browser, url: str) -> list[int]:
    """How wide a page is in a window of 320 pixels: as it is, and with the spacing of WCAG's success criterion 1.4.12."""
    context = browser.new_context(viewport={"width": 320, "height": 800})
    tab = context.new_page()
    tab.goto(url)
    widths = [tab.evaluate("document.documentElement.scrollWidth")]
    tab.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    widths.append(tab.evaluate("document.documentElement.scrollWidth"))
    context.close()
    return widths


LOOKS = (Look(1280), Look(1280, "dark"), Look(320), Look(1280, media="print"))


@NEEDS_AXE
@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_axe_finds_nothing(browser: Browser, root_address: str, small_addresses: Mapping[str, str], look: Look) -> None:
    pages = {kind: root_address + path for kind, path in PAGES.items()}
    pages |= {kind: small_addresses[name] + path for kind, (name, path) in SMALL_PAGES.items()}
    found = {kind: faults for kind, url in pages.items() if (faults := ask_axe(browser, url, look))}
    assert found == {}


@NEEDS_AXE
def test_axe_would_find_a_fault(browser: Browser) -> None:
    url = "data:text/html,<title>A page</title><main><h1>Words</h1><img src='data:,'><p style='color:%23999'>Pale"
    assert ask_axe(browser, url, Look(1280)).keys() == {"html-has-lang", "image-alt", "color-contrast"}


def test_the_keyboard_goes_from_words_to_mark_to_note_and_back(page: Page, root_address: str) -> None:
    page.goto(root_address + PAGES["post"])
    page.locator("#claim-they-met a.claim-text").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#claim-they-met .claim-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-they-met")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#note-they-met a[href=\"#claim-they-met\"]')")
    page.keyboard.press("Enter")
    page.wait_for_url("**#claim-they-met")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#claim-they-met a.claim-text')")


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


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_old_address_leads_to_the_new_one(
    browser: Browser, small_addresses: Mapping[str, str], *, has_scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=has_scripts)
    tab = context.new_page()
    tab.goto(small_addresses["every-mark"] + "2026/marks/#claim-in-list")
    # A refresh in HTML loses the part after "#"; the script carries it over.
    end = "#claim-in-list" if has_scripts else ""
    tab.wait_for_url(small_addresses["every-mark"] + "posts/every-mark/" + end)
    context.close()


MEASURE = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const paint = (colour) => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); };
  const luminance = () => {
    const [red, green, blue] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (element) => {
    const around = [];
    for (let one = element; one; one = one.parentElement) around.unshift(getComputedStyle(one).backgroundColor);
    paint("white");
    around.forEach(paint);
    const ground = luminance();
    paint(getComputedStyle(element).color);
    const [dark, light] = [ground, luminance()].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  };
  const found = [];
  for (const element of document.querySelectorAll("[data-label], [data-label] *")) {
    const hasWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasWords || !element.checkVisibility()) continue;
    found.push([element.closest("[data-label]").dataset.label, contrast(element), element.className || element.tagName]);
  }
  return found;
}"""
"""Each element with words of its own inside whatever carries a label: the label, the contrast of its words, what it is."""

POINTED = """
.claim-label { background: var(--tint-strong) !important; }
a.claim-text { background: var(--tint-strong) !important; }"""
"""As under a pointer, everywhere at once."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_words_in_the_colours_of_labels_are_legible(
    browser: Browser, root_address: str, small_addresses: Mapping[str, str], scheme: Literal["light", "dark"], width: int
) -> None:
    seen: set[str] = set()
    pale: list[tuple[str, float, str]] = []
    posts = ("thirteen-words", "houston", "what-the-dots-left-out", "one-small-step", "the-freeway-shark", "an-exaggeration")
    pages = [root_address + path for path in ("labels/", "claims/", *(f"posts/{post}/" for post in posts))]
    for url in (*pages, small_addresses["every-mark"] + "posts/every-mark/"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        tab = context.new_page()
        tab.goto(url)
        measured = tab.evaluate(MEASURE)
        tab.evaluate("document.querySelectorAll('.claim, .claim-note').forEach((one) => one.classList.add('lit'))")
        tab.evaluate(
            "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }",
            "* { transition: none !important; }" + POINTED,
        )
        measured += tab.evaluate(MEASURE)
        context.close()
        seen |= {label for label, _, _ in measured}
        pale += [(label, round(contrast, 2), what) for label, contrast, what in measured if contrast < 4.5]
    assert sorted(set(pale)) == []
    assert seen >= {"verified", "on-record", "corroborated", "reported", "unverified", "disputed", "hearsay"}
    assert len(seen) == 12
