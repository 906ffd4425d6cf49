"""The built sites as files: everything leads somewhere, stays under its base, and is loaded from nowhere else."""

from __future__ import annotations

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

LINKS = ("href", "src", "srcset", "cite", "poster", "data", "action", "data-target")
LOADED = {"src", "srcset", "poster", "data"}
FEWEST_IN_FEEDS = {"example": 200, "every-mark": 80, "minimal": 12}
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
    """What a page holds: its ids, its addresses with where they stand, its claims and data, and what no policy lets through."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[tuple[str, str, str]] = []
        self.written: list[str] = []
        self.claims: dict[str, dict[str, str]] = {}
        self.data: list[str] = []
        self._open: list[str] = []
        self._in_data = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        self.addresses += [(tag, name, one) for name in LINKS if name in given for one in _split(name, given[name])]
        self.addresses += [(tag, "content", one) for one in _find_content(given)]
        self.written += [name for name in given if name == "style" or name.startswith("on")]
        self.written += [tag] if tag == "style" or (tag == "script" and not given.keys() & {"src", "type"}) else []
        if given.get("class", "").split()[:1] == ["claim"] and "id" in given:
            self.claims[given["data-claim"]] = {"label": given["data-label"], "href": ""}
            self._open.append(given["data-claim"])
        if tag == "a" and "claim-text" in given.get("class", "").split() and self._open:
            claim = self.claims[self._open[-1]]
            claim["href"] = claim["href"] or given.get("href", "")
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"

    def handle_endtag(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)


def _split(name: str, value: str) -> list[str]:
    """The addresses in an attribute; ``srcset`` holds several, each with a width behind it."""
    return [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]


def _find_content(given: dict[str, str]) -> list[str]:
    """The address in a ``meta``: of a refresh, or for those who share the page."""
    content = given.get("content", "")
    if given.get("http-equiv") == "refresh":
        return [content.partition("url=")[2]]
    return [content] if given.get("property") in ("og:url", "og:image") else []


@cache
def read_page(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def pages_of(built: Built) -> list[Path]:
    return sorted(built.folder.rglob("*.html"))


def address_of(built: Built, path: Path) -> str:
    return built.origin + built.base + path.relative_to(built.folder).as_posix().removesuffix("index.html")


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
    for tag, _, value in read_page(path).addresses:
        whole = urljoin(base, value)
        is_own = whole.startswith(built.origin + "/") and tag != "use"
        if is_own and not value.startswith(("mailto:", "tel:", "data:")):
            yield whole


def test_every_link_and_fragment_within_the_site_leads_somewhere(any_built: Built) -> None:
    faults = {
        f"{path.relative_to(any_built.folder)}: {fault}"
        for path in pages_of(any_built)
        for url in own_addresses(any_built, path)
        if (fault := find_fault(any_built, url))
    }
    assert faults == set()


def test_no_id_stands_twice_on_a_page(any_built: Built) -> None:
    doubled = {
        f"{path.relative_to(any_built.folder)}: {name}"
        for path in pages_of(any_built)
        for name, count in Counter(read_page(path).ids).items()
        if count > 1
    }
    assert doubled == set()


def test_every_symbol_that_is_used_is_on_the_page(any_built: Built) -> None:
    missing = {
        f"{path.relative_to(any_built.folder)}: {value}"
        for path in pages_of(any_built)
        for tag, _, value in read_page(path).addresses
        if tag == "use" and value.removeprefix("#") not in read_page(path).ids
    }
    assert missing == set()


def test_nothing_is_loaded_from_anywhere_else(any_built: Built) -> None:
    loaded = {
        f"{path.relative_to(any_built.folder)}: {value}"
        for path in pages_of(any_built)
        for tag, name, value in read_page(path).addresses
        if (name in LOADED or tag in ("link", "use"))
        and value.startswith(("http:", "https:", "//"))
        and not value.startswith(any_built.origin + any_built.base)
    }
    assert loaded == set()
    styles = [path.read_text(encoding="utf-8") for path in any_built.folder.rglob("*.css")]
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", "".join(styles))


def test_no_page_holds_a_style_or_script_that_its_policy_forbids(any_built: Built) -> None:
    written = {str(path.relative_to(any_built.folder)): read_page(path).written for path in pages_of(any_built)}
    assert {path: found for path, found in written.items() if found} == {}


def test_what_styles_load_is_there(any_built: Built) -> None:
    for path in any_built.folder.rglob("*.css"):
        for name in re.findall(r"url\([\"']?([^\"')]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / name).is_file(), (path.name, name)


def test_every_file_of_the_format_is_there(built: Built) -> None:
    assert [name for name in FILES if not (built.folder / name).is_file()] == []


def test_addresses_in_feeds_and_the_sitemap_lead_somewhere(any_built: Built) -> None:
    found: list[str] = []
    for path in any_built.folder.rglob("*.xml"):
        for element in ET.parse(path).iter():  # noqa: S314 - we made it
            text = [element.text or ""] if element.tag.endswith("}loc") else []
            found += [value for value in (element.get("href", ""), *text) if value]
            if element.tag.endswith("}content"):
                found += [value for _, _, value in Page(element.text or "").addresses]
    assert {fault for url in found if is_own(any_built, url) and (fault := find_fault(any_built, url))} == set()
    assert len([url for url in found if is_own(any_built, url)]) > FEWEST_IN_FEEDS[any_built.name]
    assert [url for url in found if not url.startswith(("http:", "https:", "mailto:"))] == []


def test_the_sitemap_lists_exactly_the_pages_that_may_be_found(any_built: Built) -> None:
    sitemap = ET.parse(any_built.folder / "sitemap.xml")  # noqa: S314 - we made it
    listed = [element.text for element in sitemap.iter() if element.tag.endswith("}loc")]
    found = [path for path in pages_of(any_built) if b'<meta name="robots" content="noindex">' not in path.read_bytes()]
    assert sorted(listed, key=str) == sorted(address_of(any_built, path) for path in found if path.name != "404.html")


def is_own(built: Built, url: str) -> bool:
    return url.startswith(built.origin + "/")


@pytest.mark.parametrize("name", ["feed.json", "claims.json", "annotations.jsonld", "sources.csl.json"])
def test_addresses_in_data_lead_somewhere(any_built: Built, name: str) -> None:
    data = json.loads((any_built.folder / name).read_text(encoding="utf-8"))
    found = [text for text in _strings(data) if is_own(any_built, text)]
    found += [value for text in _strings(data, "content_html") for _, _, value in Page(text).addresses]
    assert {fault for url in found if is_own(any_built, url) and (fault := find_fault(any_built, url))} == set()
    assert [url for url in found if not url.startswith(("http:", "https:", "mailto:"))] == []


def test_addresses_in_linked_data_lead_somewhere(any_built: Built) -> None:
    blocks = [json.loads(block) for path in pages_of(any_built) for block in read_page(path).data]
    found = [text for block in blocks for text in _strings(block) if is_own(any_built, text)]
    assert len(blocks) >= 1
    assert len(found) >= len(blocks)
    assert {fault for url in found if (fault := find_fault(any_built, url))} == set()


def test_ids_in_linked_data_lead_somewhere(built: Built) -> None:
    blocks = [json.loads(block) for path in pages_of(built) for block in read_page(path).data]
    assert len(blocks) >= 7
    own = {url for block in blocks for url in _strings(block, "@id") if is_own(built, url)}
    assert len(own) > 100
    assert {fault for url in own if (fault := find_fault(built, url))} == set()


def test_every_redirect_leads_from_an_alias_page_to_a_page(any_built: Built) -> None:
    lines = (any_built.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    for old, new, status in (line.split(" ") for line in lines):
        assert status == "301"
        spelled = old if old.endswith(("/", ".html")) else old + "/"
        assert find_fault(any_built, any_built.origin + spelled) == ""
        assert find_fault(any_built, any_built.origin + new) == ""
    aliases = [path for path in pages_of(any_built) if b"data-target=" in path.read_bytes()]
    assert len(lines) >= len(aliases) - 1  # the alias of a hidden post stands in no list


def test_what_hosts_and_robots_read_names_files_that_are_there(any_built: Built) -> None:
    sitemap = re.findall(r"^Sitemap: (.+)$", (any_built.folder / "robots.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert sitemap == [f"{any_built.origin}{any_built.base}sitemap.xml"]
    headers = (any_built.folder / "_headers").read_text(encoding="utf-8")
    paths = [line for line in headers.splitlines() if line.startswith("/")]
    assert paths[0] == f"{any_built.base}*"
    named = [path for path in paths[1:] if "/:" not in path]
    assert len(named) > 8
    assert {fault for path in named if (fault := find_fault(any_built, any_built.origin + path))} == set()


def _strings(value: object, key: str = "", name: str = "") -> Iterator[str]:
    """Every text in data; with ``key``, those that have this name."""
    match value:
        case dict():
            for inner_name, inner in value.items():
                yield from _strings(inner, key, inner_name)
        case list():
            for inner in value:
                yield from _strings(inner, key, name)
        case str() if key in ("", name):
            yield value


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


def test_the_example_is_as_rich_as_it_should_be(built: Built) -> None:
    claims = json.loads((built.folder / "claims.json").read_text(encoding="utf-8"))["claims"]
    labels = {claim["label"] for claim in claims}
    strike = [claim for claim in claims if claim["post"]["slug"] == "thirteen-words"]
    assert len({claim["post"]["slug"] for claim in claims}) == 6
    assert len(claims) >= 30
    assert len(labels) >= 9
    assert len(strike) >= 14
    assert len({claim["label"] for claim in strike}) >= 8


def test_a_second_build_writes_nothing_and_one_elsewhere_is_equal_byte_for_byte(built: Built, tmp_path: Path) -> None:
    flags = ("--base-url", built.origin + built.base) if built.base != "/" else ()
    before = _read_files(built.folder)
    assert "; 0 written, 0 removed" in build_site(built.folder, *flags)
    assert _read_files(built.folder) == before
    build_site(tmp_path / "again", *flags)
    assert _read_files(tmp_path / "again") == before


def _read_files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_no_path_of_this_machine_and_no_fault_of_ours_is_in_any_file(any_built: Built) -> None:
    root = Path(__file__).resolve().parents[2]
    forbidden = [
        str(root),
        str(any_built.folder),
        str(any_built.folder.parent),
        "Traceback (most recent",
        "{{ ",
        "{% ",
        "Undefined",
    ]
    found = {
        f"{path}: {word}" for path, text in _read_files(any_built.folder).items() for word in forbidden if word.encode() in text
    }
    assert found == set()
