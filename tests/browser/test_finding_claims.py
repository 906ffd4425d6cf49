"""Finding claims in the ledger: by pages that need no script, and by narrowing a page down, which takes one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import NEEDS_AXE, Look, run_axe
from playwright.sync_api import Browser, Page, expect
from served_site import PAGES, build_site, serve
from test_in_browser import SHIFT

ROWS = ".ledger tbody tr"
SITE = "title: Many\nurl: https://many.example\nlanguage: en\ntimezone: UTC\ncopies: off\n"
POST = """---
title: Post {number}
date: {year}-01-01
sources:
  paper:
    title: The paper of {number}
    publisher: Gazette
    published: 2020-01-01
    own_reporting: true
    url: https://paper.example/{number}
claims:
{claims}
---
{marks}
"""
CLAIM = """\
  c{one}:
    label: reported
    source: paper
    no_primary: It burnt.
    reason: So they say.
    text: This is the claim number {one} of its post."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own, wide and light."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def built_many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site of 6 posts with 60 claims each."""
    root = tmp_path_factory.mktemp("many")
    posts = root / "content" / "posts"
    posts.mkdir(parents=True)
    (root / "content" / "site.yaml").write_text(SITE, encoding="utf-8")
    for number in range(6):
        claims = "\n".join(CLAIM.format(one=one) for one in range(60))
        marks = " ".join(f"[claim {one}](claim:c{one})." for one in range(60))
        text = POST.format(number=number, year=2020 + number, claims=claims, marks=marks)
        (posts / f"post-{number}.md").write_text(text, encoding="utf-8")
    build_site(root / "public", root=root)
    return root / "public"


@pytest.fixture(scope="module")
def many(built_many: Path) -> Iterator[str]:
    """Where that site is served."""
    with serve(built_many) as address:
        yield address


def read_shown(page: Page, attribute: str) -> list[str]:
    read = "(rows, name) => rows.filter(row => row.checkVisibility()).map(row => row.getAttribute(name))"
    return list(page.locator(ROWS).evaluate_all(read, attribute))


def find_ids(page: Page, name: str, value: str) -> set[str]:
    """The claims left when the page is narrowed down by one thing."""
    page.locator(".narrow button").click()
    page.get_by_role("combobox", name=name).select_option(label=value)
    return set(read_shown(page, "data-claim"))


def test_without_scripts_each_label_speaker_and_source_leads_to_the_claims_that_have_it(
    browser: Browser, root_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root_address + PAGES["claims"])
    assert not page.locator(".narrow").is_visible()
    everything = read_shown(page, "data-claim")
    assert len(everything) > 50
    page.get_by_role("link", name="Misquoted 9").click()
    assert set(read_shown(page, "data-label")) == {"misquoted"}
    assert len(read_shown(page, "data-claim")) == 9
    page.get_by_role("link", name="Jason Michael", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Claims with words of Jason Michael")
    assert all("Jason Michael" in words for words in page.locator(f"{ROWS} .speakers").all_inner_texts())
    page.get_by_role("link", name="The whole ledger").click()
    page.get_by_role("link", name="All 100 sources").click()
    page.locator("tr:has(.claim-refs) .cell-title a").first.click()
    assert page.locator(".resting li").count() > 0
    context.close()


def test_with_scripts_a_page_is_narrowed_down_by_several_things_at_once_and_says_what_is_left(
    page: Page, root_address: str
) -> None:
    page.goto(root_address + PAGES["claims"])
    status = page.locator(".narrow").get_by_role("status")
    total = len(read_shown(page, "data-claim"))
    expect(status).to_have_text(f"{total} of {total} claims on this page")
    page.get_by_role("combobox", name="Label").select_option("on-record")
    by_label = set(read_shown(page, "data-claim"))
    by_speaker = find_ids(page, "Speaker", "WGA")
    source = page.get_by_role("combobox", name="Source").locator("option").nth(3).inner_text()
    assert find_ids(page, "Source", source)
    find_ids(page, "Speaker", "WGA")
    page.get_by_role("combobox", name="Label").select_option("on-record")
    both = set(read_shown(page, "data-claim"))
    assert both == by_label & by_speaker
    assert 0 < len(both) < len(by_speaker) < total
    expect(status).to_have_text(f"{len(both)} of {total} claims on this page")
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text(f"{total} of {total} claims on this page")
    assert len(read_shown(page, "data-claim")) == total


def test_the_keyboard_narrows_a_page_down(page: Page, root_address: str) -> None:
    page.goto(root_address + PAGES["claims"])
    page.get_by_role("combobox", name="Label").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Speaker")).to_be_focused()
    assert set(read_shown(page, "data-label")) == {"verified"}


def test_on_a_large_site_a_claim_that_moved_to_an_older_page_is_shown_in_its_post(page: Page, many: str) -> None:
    page.goto(many + "claims/#claim-post-0--c7")
    page.wait_for_url(many + "posts/post-0/#claim-c7")
    page.goto(many + "claims/#claim-post-5--c7")
    assert page.locator("#claim-post-5--c7").is_visible()
    assert page.url == many + "claims/#claim-post-5--c7"


def test_on_a_large_site_every_claim_is_found_by_links_alone(browser: Browser, many: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(many + "claims/label/reported/")
    found = [read_shown(page, "data-claim")]
    while (older := page.get_by_role("link", name="Older claims")).count():
        older.click()
        found.append(read_shown(page, "data-claim"))
    assert [len(part) for part in found] == [160, 100, 100]
    assert len({claim for part in found for claim in part}) == 360
    page.goto(many + "claims/")
    assert len(read_shown(page, "data-claim")) == 100
    page.get_by_role("link", name="2021").click()
    assert set(read_shown(page, "data-year")) == {"2021"}
    context.close()


@NEEDS_AXE
@pytest.mark.parametrize("look", [Look(1280), Look(1280, "dark"), Look(320)], ids=str)
def test_a_narrowed_page_and_a_later_part_keep_still_and_axe_finds_nothing_in_them(
    browser: Browser, many: str, look: Look
) -> None:
    context = browser.new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.scheme, bypass_csp=True)
    page = context.new_page()
    for path in ("claims/", "claims/label/reported/page/2/"):
        page.goto(many + path)
        assert page.evaluate(SHIFT) == 0
        assert page.evaluate("document.documentElement.scrollWidth") == look.width
        page.locator(".narrow select").last.select_option(index=1)
        assert run_axe(page, look) == {}
    context.close()


def test_the_pages_of_a_large_ledger_are_small(built_many: Path) -> None:
    sizes = {str(path.relative_to(built_many)): path.stat().st_size for path in (built_many / "claims").rglob("*.html")}
    assert len(sizes) == 10
    assert max(sizes.values()) < 300_000
