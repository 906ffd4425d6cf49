"""axe-core asked about a page as somebody looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
NEEDS_AXE = pytest.mark.skipif(
    not AXE.exists(), reason="no page was checked by axe-core: it needs `npm install` in tests/browser"
)
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


def ask_axe(browser: Browser, url: str, look: Look) -> dict[str, list[object]]:
    """The rules that the page at ``url`` breaks, each with the first elements that break it."""
    viewport: ViewportSize = {"width": look.width, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme=look.scheme, bypass_csp=True)
    tab = context.new_page()
    tab.goto(url)
    tab.emulate_media(media=look.media, color_scheme=look.scheme)
    found = run_axe(tab, look)
    context.close()
    return found


def run_axe(tab: Page, look: Look) -> dict[str, list[object]]:
    """The rules that the page in ``tab`` breaks as it is now."""
    tab.add_script_tag(path=str(AXE))
    # nobody aims at a target on paper
    rules = {"target-size": {"enabled": look.media == "screen"}}
    result = tab.evaluate(
        "([tags, rules]) => axe.run(document, { runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations'] })",
        [list(TAGS), rules],
    )
    return {one["id"]: [node["target"] for node in one["nodes"]][:3] for one in result["violations"]}
