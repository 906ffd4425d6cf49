"""Take pictures of every kind of page of the example site: `python tests/browser/screenshots.py FOLDER [PAGE…]`.

Each page at 1440, 768, 390 and 320 pixels in light, at 1440 and 390 in dark, and on paper (as PDF); the post also in forced
colours, and with a note open as a sheet. The pictures are for looking at, beside the last ones.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser
from served_site import PAGES, build_site, open_browser, serve

LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = (
    (1440, "light"),
    (1440, "dark"),
    (768, "light"),
    (390, "light"),
    (390, "dark"),
    (320, "light"),
)


def main(folder: Path, names: list[str]) -> None:
    """Build the site into a folder that is thrown away, and take its pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as output:
        build_site(Path(output) / "public")
        with serve(Path(output) / "public") as address, open_browser() as browser:
            for name in names or PAGES:
                photograph(browser, address + PAGES[name], folder, name)
            if not names or "post" in names:
                photograph_sheet(browser, address + PAGES["post"], folder)
                photograph_forced(browser, address + PAGES["post"], folder)


def photograph(browser: Browser, url: str, folder: Path, name: str) -> None:
    """One page in every look, and as a PDF."""
    for width, scheme in LOOKS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(url)
        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
        if width == LOOKS[0][0]:
            page.screenshot(path=folder / f"{name}-{width}-{scheme}-fold.png")
        if (width, scheme) == LOOKS[0]:
            page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
        page.close()


def photograph_sheet(browser: Browser, url: str, folder: Path) -> None:
    """A post on a phone with the note of its third claim open."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page.goto(url)
    page.locator("button.claim-label").nth(2).click()
    page.screenshot(path=folder / "post-390-sheet.png")
    page.close()


def photograph_forced(browser: Browser, url: str, folder: Path) -> None:
    """A post where the reader's system chooses the colours: lines and icons must still tell labels apart."""
    page = browser.new_page(viewport={"width": 1440, "height": 900}, forced_colors="active")
    page.goto(url)
    page.locator(".claim-note").nth(2).scroll_into_view_if_needed()
    page.screenshot(path=folder / "post-1440-forced-colours.png")
    page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
