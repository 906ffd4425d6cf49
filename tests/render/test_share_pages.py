"""What networks, messengers and search engines are told of each page of the example site, at a root and under a path."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from feed_rules import find_atom_faults, find_json_faults
from pages import ROOT, make_texts, read_page
from PIL import Image

from firsthand.disk.inputs import read_inputs
from firsthand.model.files import Asset, Options
from firsthand.pipeline import build
from firsthand.render.urls import make_urls

BASES = ("https://carboncopy.example/", "https://elsewhere.example/sub/path/")
OPEN_GRAPH = ("og:title", "og:type", "og:site_name", "og:locale", "og:description")
PICTURE = ("og:image", "og:image:width", "og:image:height", "og:image:alt")
ONCE = (*OPEN_GRAPH, *PICTURE, "og:url", "twitter:card", "twitter:image:alt", "description", "robots")


@cache
def build_example(base: str) -> tuple[Mapping[str, str], Mapping[str, bytes]]:
    """The example site built for ``base``: its texts, and the pictures drawn for it, by path."""
    built = build(read_inputs(ROOT, now=datetime(2026, 12, 1, tzinfo=UTC), options=Options(base_url=base)))
    assert not built.has_errors, built.diagnostics
    drawn = {
        path: made
        for path, output in built.outputs.items()
        if path.endswith(".png") and not isinstance(output, Asset) and isinstance(made := output(), bytes)
    }
    return make_texts({path: output for path, output in built.outputs.items() if path not in drawn}), drawn


def iterate_pages(base: str) -> Iterator[tuple[str, Any]]:
    """Every page of the theme, read: all but those at old addresses, which lead on at once."""
    for path, text in build_example(base)[0].items():
        if path.endswith(".html") and "og:site_name" in text:
            yield path, read_page(text)


def read_meta(page: Any) -> dict[str, list[str]]:  # noqa: ANN401 -- a parsed tree
    found: dict[str, list[str]] = {}
    for one in page.xpath("//meta[@property or @name]"):
        found.setdefault(one.get("property") or one.get("name"), []).append(one.get("content"))
    return found


@pytest.mark.parametrize("base", BASES)
def test_every_page_says_what_it_is_once_and_in_full(base: str) -> None:
    faults = []
    count = 0
    for path, page in iterate_pages(base):
        count += 1
        meta = read_meta(page)
        faults += [(path, name, "missing") for name in (*OPEN_GRAPH, *PICTURE) if not any(meta.get(name, []))]
        faults += [(path, name, "twice") for name in ONCE if len(meta.get(name, [])) > 1]
        title = page.xpath("string(//h1)").split()
        if meta["og:title"][0].split() != title:
            faults.append((path, "og:title", "is not the heading"))
        kind = "article" if path.startswith("posts/") else "website"
        if meta["og:type"] != [kind]:
            faults.append((path, "og:type", "is wrong"))
        if not re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}", meta["og:locale"][0]):
            faults.append((path, "og:locale", meta["og:locale"][0]))
        if meta["twitter:card"] != ["summary_large_image"] or meta["twitter:image:alt"] != meta["og:image:alt"]:
            faults.append((path, "twitter", "does not fit the picture"))
    assert faults == []
    assert count > 100


@pytest.mark.parametrize("base", BASES)
def test_every_page_that_may_be_found_says_its_address_and_the_others_ask_robots_to_leave(base: str) -> None:
    urls = make_urls(base)
    for path, page in iterate_pages(base):
        meta = read_meta(page)
        canonical = page.xpath("//link[@rel='canonical']/@href")
        if "noindex" in meta.get("robots", [""])[0]:
            assert (canonical, meta.get("og:url")) == ([], None), path
        else:
            address = urls.absolute(path.removesuffix("index.html"))
            assert (canonical, meta["og:url"]) == ([address], [address]), path


@pytest.mark.parametrize("base", BASES)
def test_every_picture_is_there_and_as_large_as_it_is_said_to_be(base: str) -> None:
    urls = make_urls(base)
    texts, drawn = build_example(base)
    named = Counter()  # type: Counter[str]
    for path, page in iterate_pages(base):
        meta = read_meta(page)
        (address,) = meta["og:image"]
        assert address.startswith(urls.absolute("")), path
        file = unquote(urlsplit(address).path.removeprefix(urls.base))
        named[file] += 1
        with Image.open(BytesIO(drawn[file])) as picture:
            assert [picture.width, picture.height] == [int(meta[f"og:image:{side}"][0]) for side in ("width", "height")]
    posts = [path for path in texts if path.startswith("posts/") and path.endswith("/index.html")]
    cards = {file: count for file, count in named.items() if file != "assets/cards/site.png"}
    assert cards == {f"assets/cards/{path.removesuffix('/index.html')}.png": 1 for path in posts}
    assert drawn.keys() == named.keys()


@pytest.mark.parametrize("base", BASES)
def test_a_post_tells_when_it_was_written_by_whom_about_what_and_its_claims_by_label(base: str) -> None:
    posts = [(path, read_meta(page)) for path, page in iterate_pages(base) if path.startswith("posts/")]
    assert len(posts) == 6
    for path, meta in posts:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", meta["article:published_time"][0]), path
        assert meta["article:tag"], path
        assert meta["twitter:label1"] == ["Claims"], path
        assert re.fullmatch(r"\d+ [a-z ]+(, \d+ [a-z ]+)*", meta["twitter:data1"][0]), path
        assert meta["og:image:alt"][0].startswith(meta["og:title"][0]), path


@pytest.mark.parametrize("base", BASES)
def test_linked_data_parses_and_each_id_is_a_page_or_something_on_one(base: str) -> None:
    urls = make_urls(base)
    texts, _ = build_example(base)
    ids: dict[str, set[str]] = {}
    blocks = [(path, json.loads(text)) for path, page in iterate_pages(base) for text in read_json(page)]
    assert len(blocks) == 7
    unresolved = []
    count = 0
    for path, block in blocks:
        for name in set(iterate_ids(block)):
            count += 1
            address, _, fragment = name.partition("#")
            assert address.startswith(urls.absolute("")), (path, name)
            file = unquote(address.removeprefix(urls.absolute(""))) + "index.html"
            if file not in texts:
                unresolved.append((path, name))
                continue
            if file not in ids:
                ids[file] = set(read_page(texts[file]).xpath("//@id"))
            if fragment and unquote(fragment) not in ids[file]:
                unresolved.append((path, name))
    assert unresolved == []
    assert count > 100


def read_json(page: Any) -> list[str]:  # noqa: ANN401
    return list(page.xpath("//script[@type='application/ld+json']/text()"))


def iterate_ids(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("@id"), str):
            yield value["@id"]
        for inner in value.values():
            yield from iterate_ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from iterate_ids(inner)


@pytest.mark.parametrize("base", BASES)
def test_the_feeds_of_the_example_site_pass_their_schemas(base: str) -> None:
    texts, _ = build_example(base)
    atom = [path for path in texts if path.endswith("feed.xml") or path == "corrections.xml"]
    assert len(atom) > 5
    assert {path: faults for path in atom if (faults := find_atom_faults(texts[path]))} == {}
    assert find_json_faults(texts["feed.json"]) == []


@pytest.mark.parametrize("base", BASES)
def test_every_claim_in_a_feed_has_its_label_in_words_and_its_source_as_a_link(base: str) -> None:
    texts, _ = build_example(base)
    items = json.loads(texts["feed.json"])["items"]
    claims = json.loads(texts["claims.json"])["claims"]
    names = {label["id"]: label["name"] for label in json.loads(texts["claims.json"])["labels"]}
    assert len(items) == 6
    for claim in claims:
        (item,) = (item for item in items if item["url"] == claim["post"]["url"])
        body = read_page(item["content_html"])
        note = f"{claim['post']['url']}#note-{claim['url'].partition('#claim-')[2]}"
        marks = body.xpath("//a[@href=$note]", note=note)
        assert marks, claim["id"]
        assert all(mark.text_content().startswith(names[claim["label"]]) for mark in marks), claim["id"]
