"""The width of the text that a site asks for, on screens of every width."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser
from served_site import PAGES, ROOT, build_site, serve

SCREENS = (320, 768, 960, 1199, 1200, 1440, 1680, 1920)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[int, str]]:
    """Where the example site is served, with lines of 45, of 70 and of 90 characters."""
    with ExitStack() as stack:
        served = {}
        for width in (45, 70, 90):
            root = tmp_path_factory.mktemp(f"width-{width}")
            shutil.copytree(ROOT / "content", root / "content")
            with (root / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
                settings.write(f"width: {width}\n")
            build_site(root / "public", root=root)
            served[width] = stack.enter_context(serve(root / "public"))
        yield served


def test_a_wider_text_holds_more_characters_and_nothing_ever_scrolls_sideways(
    browser: Browser, addresses: Mapping[int, str]
) -> None:
    columns: dict[int, list[float]] = {}
    for width, address in addresses.items():
        page = browser.new_page()
        page.goto(address + PAGES["post"])
        for screen in SCREENS:
            page.set_viewport_size({"width": screen, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == screen, (width, screen)
            columns.setdefault(screen, []).append(page.locator(".prose > p").first.evaluate("one => one.clientWidth"))
        page.close()
    for screen, found in columns.items():
        assert found == sorted(found), screen
    assert [round(found / columns[1440][1], 2) for found in columns[1440]] == [round(45 / 70, 2), 1, round(90 / 70, 2)]
