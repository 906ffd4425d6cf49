"""A browser reads the same rules from a style sheet as it is written and as it is published."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from served_site import ROOT

from firsthand.render.style_text import squeeze_style

RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  // a property of the writer's own is kept as it is typed, with the spaces after its commas
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s*,\\s*/g, ", "));
}"""
SHEETS = sorted(path.name for path in (ROOT / "static").glob("*.css"))


@pytest.mark.parametrize("name", SHEETS)
def test_a_published_style_sheet_says_what_the_written_one_says(browser: Browser, name: str) -> None:
    written = (ROOT / "static" / name).read_text(encoding="utf-8")
    page = browser.new_page()
    page.goto("about:blank")
    rules = [page.evaluate(RULES, text) for text in (written, squeeze_style(written))]
    page.close()
    assert len(rules[0]) > 2
    assert rules[0] == rules[1]
