"""The built example site as files: everything leads somewhere, stays under its base, and says the same everywhere."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from served_site import Built, build_site

ORIGINS = {"/": "https://carboncopy.example", "/sub/path/": "https://example.org"}
LOADED = {("img", "src"), ("script", "src"), ("link", "href"), ("use", "href"), ("source", "src"), ("iframe", "src")}
FILES = (
    "404.html",
    "feed.xml",
    "feed.json",
    "corrections.xml",
    "sitemap.xml",
    "robots.txt",
    "claims.json",
    "claims.csv",
    "sources.csl.json",
    "annotations.jsonld",
    "_headers",
    "_redirects",
    ".nojekyll",
    ".firsthand-manifest.json",
    "index.html",
    "archive/index.html",
    "claims/index.html",
    "sources/index.html",
    "labels/index.html",
    "corrections/index.html",
    "evidence/index.html",
    "tags/index.html",
    "about/index.html",
    "tags/strike/index.html",
    "tags/strike/feed.xml",
    "posts/thirteen-words/index.html",
    "sources/cnbc/index.html",
)


class Page(HTMLParser):
    """What a page holds: its ids, its addresses with where they stand, its text, and its data blocks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[tuple[str, str, str]] = []
        self.claims: dict[str, dict[str, str]] = {}
        self.data: list[str] = []
        self._open: list[str] = []
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        self.addresses += [
            (tag, name, given[name]) for name in ("href", "src", "cite", "content") if self._is_address(name, given)
        ]
        if given.get("class", "").split()[:1] == ["claim"] and "id" in given:
            self.claims[given["data-claim"]] = {"label": given["data-label"], "href": ""}
            self._open.append(given["data-claim"])
        if tag == "a" and "claim-text" in given.get("class", "").split() and self._open:
            claim = self.claims[self._open[-1]]
            claim["href"] = claim["href"] or given.get("href", "")
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"

    @staticmethod
    def _is_address(name: str, given: dict[str, str]) -> bool:
        return name in given and (name != "content" or given.get("property") in ("og:url", "og:image"))

    def handle_endtag(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)


@cache
def read_page(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def pages_of(built: Built) -> list[Path]:
    return sorted(built.folder.rglob("*.html"))


def address_of(built: Built, path: Path) -> str:
    return ORIGINS[built.base] + built.base + path.relative_to(built.folder).as_posix().removesuffix("index.html")


def find_fault(built: Built, url: str) -> str:
    """Why an absolute address of the site leads nowhere, or an empty string."""
    whole, fragment = urldefrag(url)
    path = unquote(urlsplit(whole).path)
    if not path.startswith(built.base):
        return f"{url} is outside {built.base}"
    inside = path.removeprefix(built.base)
    file = built.folder / (inside + "index.html" if not inside or inside.endswith("/") else inside)
    if not file.is_file():
        return f"{url} leads to no file"
    name = unquote(fragment.partition(":~:")[0])
    if name and file.suffix == ".html" and name not in read_page(file).ids:
        return f"{url} names nothing on its page"
    return ""


def own_addresses(built: Built, path: Path) -> Iterator[str]:
    base = address_of(built, path)
    for tag, name, value in read_page(path).addresses:
        whole = urljoin(base, value)
        is_own = whole.startswith(ORIGINS[built.base] + "/") and (tag, name) != ("use", "href")
        if is_own and not value.startswith(("mailto:", "tel:", "data:")):
            yield whole


def test_every_link_and_fragment_within_the_site_leads_somewhere(built: Built) -> None:
    faults = {
        f"{path.relative_to(built.folder)}: {fault}"
        for path in pages_of(built)
        for url in own_addresses(built, path)
        if (fault := find_fault(built, url))
    }
    assert faults == set()


def test_no_id_stands_twice_on_a_page(built: Built) -> None:
    doubled = {
        f"{path.relative_to(built.folder)}: {name}"
        for path in pages_of(built)
        for name, count in Counter(read_page(path).ids).items()
        if count > 1
    }
    assert doubled == set()


def test_every_symbol_that_is_used_is_on_the_page(built: Built) -> None:
    missing = {
        f"{path.relative_to(built.folder)}: {value}"
        for path in pages_of(built)
        for tag, _, value in read_page(path).addresses
        if tag == "use" and value.removeprefix("#") not in read_page(path).ids
    }
    assert missing == set()


def test_nothing_is_loaded_from_anywhere_else(built: Built) -> None:
    loaded = {
        f"{path.relative_to(built.folder)}: {value}"
        for path in pages_of(built)
        for tag, name, value in read_page(path).addresses
        if (tag, name) in LOADED
        and value.startswith(("http:", "https:", "//"))
        and not value.startswith(ORIGINS[built.base] + built.base)
    }
    assert loaded == set()
    styles = [path.read_text(encoding="utf-8") for path in built.folder.rglob("*.css")]
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", "".join(styles))


def test_what_styles_load_is_there(built: Built) -> None:
    for path in built.folder.rglob("*.css"):
        for name in re.findall(r"url\([\"']?([^\"')]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / name).is_file(), (path.name, name)


def test_every_file_of_the_format_is_there(built: Built) -> None:
    assert [name for name in FILES if not (built.folder / name).is_file()] == []


def test_addresses_in_feeds_and_the_sitemap_lead_somewhere(built: Built) -> None:
    found: list[str] = []
    for path in built.folder.rglob("*.xml"):
        for element in ET.parse(path).iter():  # noqa: S314 - we made it
            text = [element.text or ""] if element.tag.endswith("}loc") else []
            found += [value for value in (element.get("href", ""), *text) if value.startswith(ORIGINS[built.base])]
            if element.tag.endswith("}content"):
                found += re.findall(r'(?:href|src)="([^"]+)"', element.text or "")
    own = [url.replace("&amp;", "&") for url in found if url.startswith(ORIGINS[built.base] + "/")]
    assert len(own) > 200
    assert {fault for url in own if (fault := find_fault(built, url))} == set()
    relative = [url for url in found if not url.startswith(("http:", "https:", "mailto:"))]
    assert relative == []


def test_ids_in_linked_data_lead_somewhere(built: Built) -> None:
    blocks = [json.loads(block) for path in pages_of(built) for block in read_page(path).data]
    assert len(blocks) >= 7
    own = {url for block in blocks for url in _strings(block, "@id") if url.startswith(ORIGINS[built.base] + built.base)}
    assert len(own) > 100
    assert {fault for url in own if (fault := find_fault(built, url))} == set()


def _strings(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and isinstance(inner, str):
                yield inner
            yield from _strings(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def test_claims_json_says_the_same_as_the_pages(built: Built) -> None:
    data = json.loads((built.folder / "claims.json").read_text(encoding="utf-8"))
    shown: dict[str, dict[str, str]] = {}
    for path in sorted((built.folder / "posts").glob("*/index.html")):
        shown |= {f"{path.parent.name}/{claim}": facts for claim, facts in read_page(path).claims.items()}
    assert {claim["id"]: claim["label"] for claim in data["claims"]} == {name: facts["label"] for name, facts in shown.items()}
    for claim in data["claims"]:
        assert claim["url"].endswith(f"#claim-{claim['id'].partition('/')[2]}")
        assert find_fault(built, claim["url"]) == ""
        links = [item["deep_link"] or item["url"] for item in (*claim["support"], *claim["against"], *claim["primary"])]
        places = {_place(link) for link in links if link}
        assert not shown[claim["id"]]["href"] or _place(shown[claim["id"]]["href"]) in places, claim["id"]


def _place(url: str) -> str:
    """Pages lead to X by the name it has now; the data keeps the address as the writer typed it."""
    return url.replace("://twitter.com/", "://x.com/")


def test_every_claim_reaches_a_primary_source_or_says_why_not(built: Built) -> None:
    data = json.loads((built.folder / "claims.json").read_text(encoding="utf-8"))
    for claim in data["claims"]:
        ends_unnamed = any(chain and chain[-1]["level"] == "unnamed" for chain in claim["chains"])
        assert claim["primary"] or claim["no_primary"] or claim["searched"] or ends_unnamed, claim["id"]


def test_the_table_has_a_row_for_each_claim(built: Built) -> None:
    with (built.folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    data = json.loads((built.folder / "claims.json").read_text(encoding="utf-8"))
    assert len(rows) == 1 + len(data["claims"])


def test_the_example_is_as_rich_as_it_should_be(built: Built) -> None:
    claims = json.loads((built.folder / "claims.json").read_text(encoding="utf-8"))["claims"]
    labels = {claim["label"] for claim in claims}
    strike = [claim for claim in claims if claim["post"]["slug"] == "thirteen-words"]
    assert len({claim["post"]["slug"] for claim in claims}) == 6
    assert len(claims) >= 30
    assert len(labels) >= 9
    assert len(strike) >= 14
    assert len({claim["label"] for claim in strike}) >= 8


def test_two_builds_are_equal_byte_for_byte(built: Built, tmp_path: Path) -> None:
    if built.base != "/":
        pytest.skip("one base is enough")
    build_site(tmp_path / "again")
    one, two = (
        {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (built.folder, tmp_path / "again")
    )
    assert one == two


def test_no_path_of_this_machine_is_in_any_file(built: Built) -> None:
    root = str(Path(__file__).resolve().parents[2]).encode()
    assert [path.name for path in built.folder.rglob("*") if path.is_file() and root in path.read_bytes()] == []
