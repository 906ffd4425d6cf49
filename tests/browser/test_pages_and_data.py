"""The data and the pages say the same of every claim, on every page that shows it."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from lxml import html
from served_site import Built


def select(element: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", element.xpath(path))


def has_class(name: str) -> str:
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def read_page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def read_claims(built: Built) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", json.loads((built.folder / "claims.json").read_text(encoding="utf-8"))["claims"])


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def read_posts(built: Built) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted((built.folder / "posts").glob("*/index.html")):
        yield path.parent.name, read_page(path)


def is_hidden(page: html.HtmlElement) -> bool:
    return bool(select(page, "//meta[@name='robots']"))


def test_posts_list_each_claim_with_the_text_the_label_and_the_reason_of_the_data(any_built: Built) -> None:
    told = {claim["id"]: (claim["label"], claim["text"], claim["reason"] or "") for claim in read_claims(any_built)}
    shown: dict[str, tuple[str | None, str, str]] = {}
    for slug, page in read_posts(any_built):
        for row in select(page, f"//table[{has_class('ledger')}]/tbody/tr"):
            (cell,) = row.find_class("cell-claim")
            (note,) = select(page, f"//div[{has_class('claim-note')}][@data-claim='{row.get('data-claim')}']")
            reason = "".join(text_of(one) for one in note.find_class("note-reason"))
            shown[f"{slug}/{row.get('data-claim')}"] = (row.get("data-label"), text_of(select(cell, "./span[1]")[0]), reason)
    assert shown == told


def test_the_ledger_lists_each_claim_of_a_post_that_is_not_hidden(any_built: Built) -> None:
    hidden = {slug for slug, page in read_posts(any_built) if is_hidden(page)}
    told = [
        (claim["url"], claim["label"], claim["text"]) for claim in read_claims(any_built) if claim["post"]["slug"] not in hidden
    ]
    ledger = read_page(any_built.folder / "claims" / "index.html")
    shown = [
        (any_built.origin + str(link.get("href")), row.get("data-label"), text_of(link))
        for row in select(ledger, f"//table[{has_class('ledger')}]/tbody/tr")
        for link in select(row, f".//td[{has_class('cell-claim')}]/a")
    ]
    assert shown == told
    with (any_built.folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 1 + len(told)


def test_every_page_that_counts_claims_by_label_counts_them_alike(any_built: Built) -> None:
    hidden = {slug for slug, page in read_posts(any_built) if is_hidden(page)}
    told = Counter(claim["label"] for claim in read_claims(any_built) if claim["post"]["slug"] not in hidden)
    choices = f"//nav[{has_class('filter')}]//li[a[@data-label]]"
    rows = f"//main//ul[{has_class('counts')}]/li"
    for path, counted in (("evidence", rows), ("claims", choices)):
        page = read_page(any_built.folder / path / "index.html")
        shown = {
            select(one, "descendant-or-self::*[@data-label]")[0].get("data-label"): int(text_of(one.find_class("number")[0]))
            for one in select(page, counted)
        }
        assert shown == told, path


def test_a_post_counts_its_own_claims(any_built: Built) -> None:
    told = Counter((claim["post"]["slug"], claim["label"]) for claim in read_claims(any_built))
    shown = {
        (slug, row.get("data-label")): int(text_of(row.find_class("number")[0]))
        for slug, page in read_posts(any_built)
        for row in select(page, f"//main//ul[{has_class('counts')}]/li")
    }
    assert shown == told


def test_a_claims_words_lead_to_a_source_that_the_data_name_for_it(any_built: Built) -> None:
    claims = {claim["id"]: claim for claim in read_claims(any_built)}
    for slug, page in read_posts(any_built):
        for marked in select(page, f"//main//span[{has_class('claim')}][@id]"):
            claim = claims[f"{slug}/{marked.get('data-claim')}"]
            # What a claim is only seen in supports nothing: its words do not lead there.
            named = [*claim["primary"], *claim["support"], *claim["against"]]
            told = {_place(item["deep_link"] or item["url"] or "") for item in named} | {""}
            told |= {item.get("archived") or (item.get("copy") or {}).get("archived") or "" for item in named}
            shown = {_place(str(link.get("href"))) for link in select(marked, f"./a[{has_class('claim-text')}]")}
            assert shown <= told, claim["id"]
            assert bool(shown) == (told != {""}), claim["id"]


def _place(url: str) -> str:
    """Pages lead to X by the name it has now; the data keeps the address as the writer typed it."""
    return url.replace("://twitter.com/", "://x.com/")


def test_whoever_looks_for_a_saved_copy_is_led_to_one(any_built: Built) -> None:
    asked = {
        str(link.get("href")).removeprefix(any_built.base).removesuffix("#copy")
        for path in any_built.folder.rglob("index.html")
        for link in select(read_page(path), "//a[contains(@href, '#copy')]")
    }
    told = {path: select(read_page(any_built.folder / path / "index.html"), "//section[h2[@id='copy']]/dl") for path in asked}
    assert [path for path, facts in told.items() if not facts] == []
    assert asked or any_built.name == "minimal"
