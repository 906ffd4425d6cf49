"""What a reader in a real browser sees while the writer writes: reloads, the scroll, style sheets, the overlay, many tabs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from previews import DEADLINE_S, MILL, POST, Preview, open_preview, serve, wait_until, write_site

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

sys.path.append(str(Path(__file__).parents[1] / "browser"))
from served_site import find_browser, open_browser

pytestmark = pytest.mark.skipif(find_browser() is None, reason="there is no Chromium on this machine")

LONG = POST + "\n".join(f"\nParagraph {number}.\n" for number in range(200))
MS = DEADLINE_S * 1000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    context.set_default_timeout(MS)
    yield context
    context.close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    with open_preview(write_site(tmp_path / "site", files={MILL: LONG})) as running:
        (running.root / MILL).write_text(LONG, encoding="utf-8")
        running.wait_for("Paragraph 199")
        yield running


@pytest.fixture
def page(context: BrowserContext, preview: Preview) -> Iterator[Page]:
    """The post in a tab, with a mark that a reload takes away; nothing may go wrong in it."""
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    open_post(page, preview)
    yield page
    assert wrong == []


def open_post(page: Page, preview: Preview) -> None:
    page.goto(f"{preview.address}/posts/the-mill/")
    expect(page.get_by_text("Paragraph 199.")).to_be_attached()
    page.evaluate("window.mark = 1")


def is_reloaded(page: Page) -> bool:
    return page.evaluate("window.mark") is None


def test_a_save_reloads_the_page_and_keeps_the_scroll(page: Page, preview: Preview) -> None:
    page.evaluate("scrollTo({left: 0, top: 2500, behavior: 'instant'})")
    preview.edit("FIRST", "SECOND")
    expect(page.get_by_text("SECOND words")).to_be_attached(timeout=MS)
    assert is_reloaded(page)
    wait_until(lambda: page.evaluate("scrollY") == 2500, "the scroll is kept")


def test_each_save_reloads_once(page: Page, preview: Preview) -> None:
    loads: list[str] = []
    page.on("load", lambda _: loads.append(page.url))
    for old, new in (("FIRST", "SECOND"), ("SECOND", "THIRD"), ("THIRD", "FOURTH")):
        preview.edit(old, new)
        expect(page.get_by_text(f"{new} words")).to_be_attached(timeout=MS)
        page.wait_for_load_state("load")
    assert len(loads) == 3


def test_a_page_that_did_not_change_is_left_alone(page: Page, preview: Preview) -> None:
    with page.expect_response(lambda response: "/__firsthand/news" in response.url and response.status == 200) as news:
        (preview.root / "content/pages").mkdir()
        (preview.root / "content/pages/more.md").write_text("---\ntitle: More\n---\nWords.\n", encoding="utf-8")
    assert news.value.json()["epoch"] == preview.board.state.epoch
    preview.wait_for("Words", "/more/")
    assert not is_reloaded(page)


def test_a_style_sheet_is_swapped_without_a_reload(page: Page, preview: Preview) -> None:
    theme = Path(__file__).parents[2] / "static/site.css"
    (preview.root / "static").mkdir()
    own = theme.read_text(encoding="utf-8") + "\nbody { outline: 3px solid rgb(1, 2, 3); }\n"
    (preview.root / "static/site.css").write_text(own, encoding="utf-8")
    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=MS)
    (preview.root / "static/site.css").write_text(own.replace("(1, 2, 3)", "(4, 5, 6)"), encoding="utf-8")
    expect(page.locator("body")).to_have_css("outline-color", "rgb(4, 5, 6)", timeout=MS)
    assert not is_reloaded(page)
    expect(page.locator("link[href^='/site.']")).to_have_count(1)
    preview.edit("FIRST", "SECOND")
    expect(page.get_by_text("SECOND words")).to_be_attached(timeout=MS)


def test_an_error_is_shown_over_the_page_and_gone_when_mended(page: Page, preview: Preview) -> None:
    sheet = page.get_by_role("alert", name="1 error")
    preview.edit("label: unverified", "label: unverifed")
    expect(sheet).to_be_visible(timeout=MS)
    expect(sheet).to_contain_text(f"{MILL}:6:12")
    link = sheet.get_by_role("link", name=f"{MILL}:6:12")
    assert link.get_attribute("href") == f"vscode://file{preview.root}/{MILL}:6:12"
    assert sheet.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"  # its style sheet came through
    expect(page.get_by_text("FIRST words")).to_be_attached()
    assert not is_reloaded(page)
    preview.edit("label: unverifed", "label: unverified")
    expect(sheet).to_be_hidden(timeout=MS)
    assert not is_reloaded(page)


def test_an_error_is_there_after_a_reload_and_may_be_hidden(page: Page, preview: Preview) -> None:
    sheet = page.get_by_role("alert", name="1 error")
    preview.edit("label: unverified", "label: unverifed")
    expect(sheet).to_be_visible(timeout=MS)
    page.reload()
    expect(sheet).to_be_visible()
    page.get_by_role("button", name="Hide").click()
    expect(sheet).to_be_hidden()
    page.reload()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_words_of_the_writer_are_no_html_in_the_overlay(page: Page, preview: Preview) -> None:
    preview.edit("label: unverified", "label: '<img src=x onerror=alert(1)>'")
    sheet = page.get_by_role("alert")
    expect(sheet).to_contain_text("<img src=x onerror=alert(1)>", timeout=MS)
    assert sheet.locator("img").count() == 0


def test_a_site_that_could_not_be_built_appears_when_it_can(context: BrowserContext, tmp_path: Path) -> None:
    site = write_site(tmp_path / "broken")
    (site / MILL).write_text(POST.replace("label: unverified", "label: unverifed"), encoding="utf-8")
    with open_preview(site) as preview:
        page = context.new_page()
        page.goto(f"{preview.address}/posts/the-mill/")
        expect(page.get_by_role("heading", name="The site could not be built yet")).to_be_visible()
        preview.edit("unverifed", "unverified")
        expect(page.get_by_text("FIRST words")).to_be_visible(timeout=MS)


def test_a_page_that_is_not_there_yet_appears_when_it_is(context: BrowserContext, preview: Preview) -> None:
    page = context.new_page()
    page.goto(f"{preview.address}/posts/new/")
    (preview.root / "content/posts/new.md").write_text(POST.replace("FIRST", "BRANDNEW"), encoding="utf-8")
    expect(page.get_by_text("BRANDNEW words")).to_be_visible(timeout=MS)
    (preview.root / "content/posts/new.md").unlink()
    expect(page.get_by_text("BRANDNEW words")).to_be_hidden(timeout=MS)


def test_eight_tabs_answer_and_follow(context: BrowserContext, preview: Preview) -> None:
    tabs = [context.new_page() for _ in range(8)]
    for tab in tabs:
        open_post(tab, preview)
    for old, new in (("FIRST", "SECOND"), ("SECOND", "THIRD")):
        preview.edit(old, new)
        for tab in tabs:
            expect(tab.get_by_text(f"{new} words")).to_be_attached(timeout=MS)
    for tab in tabs:
        tab.goto(f"{preview.address}/")
        expect(tab.get_by_role("link", name="The mill reopens").first).to_be_visible()


HIDE = """hidden => {
  Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => hidden ? 'hidden' : 'visible'});
  document.dispatchEvent(new Event('visibilitychange'));
}"""


def test_a_hidden_tab_asks_nothing_and_catches_up_when_it_is_seen(page: Page, preview: Preview) -> None:
    asked: list[str] = []
    page.evaluate(HIDE, True)
    page.on("request", lambda request: asked.append(request.url))
    preview.edit("FIRST", "SECOND")
    preview.wait_for("SECOND words")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert asked == []
    assert not is_reloaded(page)
    page.evaluate(HIDE, False)
    expect(page.get_by_text("SECOND words")).to_be_attached(timeout=MS)


def test_no_reload_is_lost_between_the_page_and_its_first_question(context: BrowserContext, preview: Preview) -> None:
    page = context.new_page()

    def edit_first(route: Route) -> None:
        if preview.shows("FIRST words"):
            preview.edit("FIRST", "SECOND")
            preview.wait_for("SECOND words")
        route.continue_()

    page.route("**/__firsthand/client.js", edit_first)
    page.goto(f"{preview.address}/posts/the-mill/")
    expect(page.get_by_text("SECOND words")).to_be_attached(timeout=MS)


def test_a_page_of_an_earlier_run_follows_the_next(context: BrowserContext, tmp_path: Path) -> None:
    site = write_site(tmp_path / "site")
    page = context.new_page()
    with serve(site) as address:
        port = address.rpartition(":")[2].rstrip("/")
        page.goto(f"{address}posts/the-mill/")
    (site / MILL).write_text(POST.replace("FIRST", "SECOND"), encoding="utf-8")
    with serve(site, "--port", port):
        expect(page.get_by_text("SECOND words")).to_be_attached(timeout=MS)


def test_the_panel_follows_too(context: BrowserContext, preview: Preview) -> None:
    page = context.new_page()
    page.goto(f"{preview.address}/__firsthand/")
    expect(page.get_by_text("The permit, as it hung at the gate")).to_be_visible()
    preview.edit("The permit, as it hung", "The licence, as it hung")
    expect(page.get_by_text("The licence, as it hung at the gate")).to_be_visible(timeout=MS)
    page.get_by_role("link", name="To the site").click()
    expect(page).to_have_url(re.compile("/$"))


def test_all_of_it_works_under_a_base_path(context: BrowserContext, tmp_path: Path) -> None:
    with open_preview(write_site(tmp_path / "site", path="sub/path/")) as preview:
        page = context.new_page()
        failed: list[str] = []
        page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
        page.goto(f"{preview.address}/")
        expect(page).to_have_url(f"{preview.address}/sub/path/")
        page.get_by_role("link", name="The mill reopens").first.click()
        preview.edit("FIRST", "SECOND")
        expect(page.get_by_text("SECOND words")).to_be_visible(timeout=MS)
        assert failed == []


def test_without_reload_the_overlay_is_still_there(context: BrowserContext, tmp_path: Path) -> None:
    with open_preview(write_site(tmp_path / "site"), has_client=False) as preview:
        preview.edit("label: unverified", "label: unverifed")
        wait_until(lambda: preview.board.state.overlay, "the error is told")
        page = context.new_page()
        page.goto(f"{preview.address}/posts/the-mill/")
        expect(page.get_by_role("alert", name="1 error")).to_be_visible()
        expect(page.get_by_role("button", name="Hide")).to_be_hidden()
