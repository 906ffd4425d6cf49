"""Every feed passes the schema of its standard, and keeps its ids through a new name, a new address and a new domain."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest
from builders import ADDRESSES, make_post, make_site
from feed_rules import find_atom_faults, find_json_faults
from pages import make_texts, render_outputs
from talks import make_talks

from firsthand.model.files import Inputs, Options
from firsthand.model.resolved import ResolvedSite
from firsthand.pipeline import build
from firsthand.render.atom import render_atom
from firsthand.render.json_feed import render_json_feed

SITES: Mapping[str, Callable[[str], ResolvedSite]] = {
    "talks": make_talks,
    "nothing": lambda url: make_site(url=url),
    "odd words": lambda url: make_site(
        make_post(
            "a b",
            title="Q & A <live> \u2028 שלום",
            summary="漢字 😀",
        ),
        make_post("ünï", lang="pt-BR", authors=("A", "B & C"), tags=("x & y",)),
        url=url,
        title="Harbour & <Mill>",
        description="D",
        copyright="C",
        favicon="/favicon.svg",
        logo="logo.png",
        author="An Editor",
    ),
}


@pytest.mark.parametrize("url", ADDRESSES)
@pytest.mark.parametrize("site", SITES)
def test_every_feed_passes_its_schema(site: str, url: str) -> None:
    texts = make_texts(render_outputs(SITES[site](url)))
    atom = [path for path in texts if path.endswith("feed.xml") or path == "corrections.xml"]
    assert {"feed.xml", "corrections.xml"} <= set(atom)
    assert {path: faults for path in atom if (faults := find_atom_faults(texts[path]))} == {}
    assert find_json_faults(texts["feed.json"]) == []


PLANTED_IN_ATOM = {
    "no id": (r"<id>[^<]*</id>", ""),
    "an id that is no IRI": (r"<id>[^<]*</id>", "<id>talks</id>"),
    "two titles": (r"(<title>[^<]*</title>)", r"\1\1"),
    "a time without an offset": (r"(<updated>[^<]*)-07:00", r"\1"),
    "a day for a time": (r"<updated>[^<]*<", "<updated>2023-09-21<"),
    "a link to nowhere": (r' href="[^"]*"', ""),
    "a category without a term": (r'<category term="[^"]*"', "<category"),
    "an author without a name": (r"<author>\s*<name>[^<]*</name>", "<author>"),
    "an element nobody knows": (r"<entry", "<subject/><entry"),
    "a kind of text nobody knows": (r'type="html"', 'type="markdown"'),
    "an entry twice": (r"(<entry.*</entry>)", r"\1\1"),
    "no author at all": (r"<author>.*?</author>", ""),
    "no link to itself": (r'rel="self"', 'rel="related"'),
}


@pytest.mark.parametrize("fault", PLANTED_IN_ATOM)
def test_a_fault_in_an_atom_feed_would_be_found(fault: str) -> None:
    pattern, replacement = PLANTED_IN_ATOM[fault]
    feed = render_atom(make_talks())
    assert find_atom_faults(feed) == []
    broken = re.sub(pattern, replacement, feed, flags=re.DOTALL, count=0 if fault == "no author at all" else 1)
    assert broken != feed
    assert find_atom_faults(broken) != []


PLANTED_IN_JSON: Mapping[str, Mapping[str, object]] = {
    "another version": {"version": "https://jsonfeed.org/version/1"},
    "no title": {"title": ""},
    "an address that is none": {"feed_url": "/feed.json"},
    "a name nobody knows": {"subtitle": "x"},
    "an item without an id": {"items": [{"content_html": ""}]},
    "an item without content": {"items": [{"id": "x"}]},
    "a day for a time": {"items": [{"id": "x", "content_html": "", "date_published": "2023-09-21"}]},
    "an author without anything": {"authors": [{}]},
    "an item twice": {"items": [{"id": "x", "content_html": ""}] * 2},
}


@pytest.mark.parametrize("fault", PLANTED_IN_JSON)
def test_a_fault_in_a_json_feed_would_be_found(fault: str) -> None:
    feed = json.loads(render_json_feed(make_talks()))
    assert find_json_faults(json.dumps(feed)) == []
    assert find_json_faults(json.dumps({**feed, **PLANTED_IN_JSON[fault]})) != []


SETTINGS = "title: Harbour\nurl: {url}\nlanguage: en\ntimezone: Europe/London\n"
POST = "---\ntitle: {title}\ndate: 2026-01-02\n{more}---\nWords.\n"


def read_ids(
    name: str = "first", title: str = "First", url: str = "https://harbour.example/", **more: str
) -> tuple[list[str], list[str]]:
    """The ids of the feed's entries, in Atom and in JSON, of a site with one post."""
    front = "".join(f"{key}: {value}\n" for key, value in more.items())
    texts = {
        "content/site.yaml": SETTINGS.format(url=url),
        f"content/posts/{name}.md": POST.format(title=title, more=front),
    }
    site = conclude(texts)
    atom = re.findall(r"<id>([^<]*)</id>", render_atom(site))[1:]
    return atom, [item["id"] for item in json.loads(render_json_feed(site))["items"]]


def conclude(texts: Mapping[str, str], base_url: str = "") -> ResolvedSite:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    built = build(Inputs(texts=texts, templates={}, now=now, options=Options(base_url=base_url)))
    assert built.site is not None
    assert not built.has_errors, built.diagnostics
    return built.site


def test_an_entry_keeps_its_id_through_a_new_title_a_new_name_and_a_new_domain() -> None:
    ids = read_ids()
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1
    assert read_ids(title="Another title") == ids
    assert read_ids(name="second", aliases="[/posts/first/]") == ids
    assert read_ids(name="third", aliases="[/posts/first/, /posts/second/]") == ids
    assert read_ids(name="2026-01-02-first") == ids
    assert read_ids(slug="second", aliases="[/posts/first/]") == ids
    assert read_ids(url="https://elsewhere.example/blog/") == ids


def test_an_entry_whose_writer_gave_it_an_id_keeps_that_whatever_else_changes() -> None:
    given = read_ids(id="urn:uuid:0b6d6f0e-5f3e-4c1c-9a39-6b1d1f7f5a10")
    assert given[0] == ["urn:uuid:0b6d6f0e-5f3e-4c1c-9a39-6b1d1f7f5a10"]
    renamed = read_ids(
        name="other", title="Other", url="https://elsewhere.example/", id="urn:uuid:0b6d6f0e-5f3e-4c1c-9a39-6b1d1f7f5a10"
    )
    assert renamed == given


def test_a_feed_keeps_its_id_where_the_site_is_built_for_another_address() -> None:
    texts = {
        "content/site.yaml": SETTINGS.format(url="https://harbour.example/"),
        "content/posts/a.md": POST.format(title="A", more=""),
    }
    here, elsewhere = (render_atom(conclude(texts, base_url)) for base_url in ("", "https://preview.example/x/"))
    first = re.compile(r"<id>([^<]*)</id>")
    assert first.findall(here) == first.findall(elsewhere)
    assert "https://preview.example/x/posts/a/" in elsewhere
