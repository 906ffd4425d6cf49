"""A post on paper, as the browser sets it into pages: labels, addresses and dates survive, and what needs a screen is gone."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser
from served_site import PAGES, build_named, serve

A4 = (595, 842)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built."""
    return build_named("example", tmp_path_factory.mktemp("paper")).folder


@pytest.fixture(scope="module")
def paper(browser: Browser, folder: Path) -> pypdf.PdfReader:
    """The example's richest post, printed by somebody whose screen is dark."""
    with serve(folder) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="dark")
        page.goto(address + PAGES["post"])
        printed = page.pdf(prefer_css_page_size=True)
        page.close()
    return pypdf.PdfReader(BytesIO(printed))


@pytest.fixture(scope="module")
def words(paper: pypdf.PdfReader) -> str:
    """All that is printed, without the spaces, since lines end anywhere."""
    return squeeze("".join(page.extract_text() for page in paper.pages))


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b\u00ad]+", "", text)


def test_paper_is_a4(paper: pypdf.PdfReader) -> None:
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in paper.pages} == {A4}


def test_each_claim_is_printed_with_its_label_and_the_whole_address_of_each_source(folder: Path, words: str) -> None:
    data = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    names = {label["id"]: label["name"] for label in data["labels"]}
    claims = [claim for claim in data["claims"] if claim["post"]["slug"] == "thirteen-words"]
    assert len(claims) == 20
    labelled = [squeeze(f"{number} {names[claim['label']]}") for number, claim in enumerate(claims, start=1)]
    urls = {one["url"] for claim in claims for one in (*claim["support"], *claim["against"]) if one["url"]}
    assert len(urls) > 10
    assert [label for label in labelled if label not in words] == []
    assert [claim["id"] for claim in claims if squeeze(claim["text"]) not in words] == []
    assert sorted(url for url in urls if squeeze(url) not in words) == []


def test_dates_the_post_s_address_and_no_control_of_a_screen_are_printed(words: str) -> None:
    for said in ("23November2026", "20September2023", "https://carboncopy.example/posts/thirteen-words/"):
        assert said in words
    for control in ("Skiptothetext", "Showtheevidence", "Backtothetop", "Seeeveryclaim"):
        assert control not in words


def test_paper_is_light_whatever_the_screen_is(browser: Browser, folder: Path) -> None:
    with serve(folder) as address:
        page = browser.new_page(color_scheme="dark")
        page.goto(address + PAGES["post"])
        colours = "() => [document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)"
        on_screen = page.evaluate(colours)
        page.emulate_media(media="print", color_scheme="dark")
        on_paper = page.evaluate(colours)
        page.close()
    assert "rgb(21, 24, 27)" in on_screen
    assert set(on_paper) <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
