"""What is built from each small site (small_sites.py says how to read and rewrite what is expected)."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html
from small_sites import (
    BASE,
    FOLDER,
    LISTED,
    NAMES,
    PATH_FLAGS,
    ROOT_FLAGS,
    SAID,
    URL,
    build_twice,
    copy_site,
    list_paths,
    move_addresses,
    read_output,
    run_program,
    show_file,
)

WRITTEN = ("every-mark", "minimal")
EXPECTED = {name: {path: text.decode() for path, text in read_output(FOLDER / name / "expected").items()} for name in NAMES}
CHOSEN = [(name, path) for name in NAMES for path in EXPECTED[name] if path not in (SAID, LISTED)]
PLACES = {
    "paragraph": "./p[1]",
    "list": "./ul[1]/li[1]",
    "table": "./div[@class='table-wrap']/table",
    "quotation": "./blockquote",
    "heading": "./h2[1]",
    "footnote": "./section[@class='footnotes']/ol/li",
}
BLOCK_PLACES = {"list": "./ul[1]/li[2]", "quotation": "./blockquote", "itself": ".", "footnote": PLACES["footnote"]}
BLOCKS = ("figure[starts-with(@class, 'quote ')]", "figure[@data-tweet]", "figure[@data-source]", "div[@class='gap']")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What two builds of a site said, and what they wrote."""

    said: str
    output: dict[str, bytes]


@cache
def build(name: str, flags: tuple[str, ...] = ROOT_FLAGS) -> Built:
    with tempfile.TemporaryDirectory() as folder:
        site = copy_site(name, Path(folder))
        return Built(said=build_twice(site, *flags), output=read_output(site / "public"))


@pytest.mark.parametrize("flags", [ROOT_FLAGS, PATH_FLAGS], ids=["root", "path"])
@pytest.mark.parametrize("name", NAMES)
def test_a_build_says_exactly_this_and_writes_exactly_these_files(name: str, flags: tuple[str, ...]) -> None:
    built = build(name, flags)
    assert built.said == EXPECTED[name][SAID]
    assert list_paths(built.output) == EXPECTED[name][LISTED]


@pytest.mark.parametrize(("name", "path"), CHOSEN, ids=[f"{name}: {path}" for name, path in CHOSEN])
def test_a_chosen_file_is_exactly_this(name: str, path: str) -> None:
    assert show_file(path, build(name).output[path]) == EXPECTED[name][path]


@pytest.mark.parametrize("name", WRITTEN)
def test_under_a_path_every_address_is_moved_and_nothing_else_differs(name: str) -> None:
    at_root, under_path = build(name).output, build(name, PATH_FLAGS).output
    for path in at_root.keys() - {".firsthand-manifest.json", *find_index(at_root)}:
        if path.endswith((".png", ".woff2")):
            assert under_path[path] == at_root[path], path
        else:
            assert under_path[path].decode() == move_addresses(path, at_root[path].decode()), path


def find_index(output: Mapping[str, bytes]) -> set[str]:
    """The files of the search index, whose names are hashes of what they hold, and which are packed."""
    return {path for path in output if path.startswith("pagefind/")}


@pytest.mark.parametrize("name", WRITTEN)
def test_under_a_path_the_search_finds_the_same_at_the_moved_addresses(name: str) -> None:
    found = [read_fragments(build(name, flags).output) for flags in (ROOT_FLAGS, PATH_FLAGS)]
    for fragment in found[0]:
        fragment["meta"]["url"] = f"/{BASE}{fragment['meta']['url'][1:]}"
        if "image" in fragment["meta"]:  # the first picture, which Pagefind notes by itself
            fragment["meta"]["image"] = fragment["meta"]["image"].replace(URL, URL + BASE)
    assert found[0] == found[1]
    assert len(found[0]) > 0


def read_fragments(output: Mapping[str, bytes]) -> list[dict[str, Any]]:
    packed = (content for path, content in output.items() if path.startswith("pagefind/fragment/"))
    found = [json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd")) for content in packed]
    return sorted(found, key=lambda fragment: str(fragment["url"]))


def select(element: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    return cast("list[html.HtmlElement]", element.xpath(path))


def read_page(path: str) -> html.HtmlElement:
    return html.document_fromstring(build("every-mark").output[path].decode())


def read_prose() -> html.HtmlElement:
    return read_page("posts/every-mark/index.html").find_class("prose")[0]


@pytest.mark.parametrize("place", PLACES)
def test_every_mark_within_a_sentence_works_in(place: str) -> None:
    (here,) = select(read_prose(), PLACES[place])
    marks = [("claim", claim.get("data-claim")) for claim in here.find_class("claim")]
    marks += [(css, link.text) for css in ("cite", "post-ref", "claim-ref") for link in here.find_class(css)]
    logged, claim = ("logged", "a claim") if place == "heading" else ("what was logged", "a claim in it")
    assert marks == [
        ("claim", f"in-{place}"),
        ("claim", "itself"),
        ("cite", "a letter"),
        ("cite", logged),
        ("cite", "the captain"),
        ("cite", "Ferry company 2026"),
        ("cite", "“The Bluebell left at 07:12”"),
        ("cite", "“Twelve minutes late, and the kettle still cold.”"),
        ("post-ref", "another post"),
        ("claim-ref", claim),
    ]


@pytest.mark.parametrize("place", BLOCK_PLACES)
def test_every_block_works_in(place: str) -> None:
    (here,) = select(read_prose(), BLOCK_PLACES[place])
    assert [len(select(here, f"./{block}")) for block in BLOCKS] == [1, 1, 1, 1]


def test_every_claim_has_one_note_and_its_marks_lead_there() -> None:
    prose = read_prose()
    claims = {claim.get("data-claim") for claim in prose.find_class("claim")}
    notes = [note.get("data-claim") for note in prose.find_class("claim-note")]
    assert len(claims) == 7
    assert sorted(notes) == sorted(claims)
    assert {mark.get("href") or f"#{mark.get('popovertarget')}" for mark in prose.find_class("claim-label")} == {
        f"#note-{claim}" for claim in claims
    }


def test_a_label_of_the_sites_own_brings_its_drawing_and_its_colours_to_every_page() -> None:
    styles = next(text.decode() for path, text in build("every-mark").output.items() if path.startswith("labels."))
    assert "#7b4d00" in styles
    assert "#e7b369" in styles
    for path in ("posts/every-mark/index.html", "claims/index.html", "labels/index.html"):
        page = read_page(path)
        drawn = [shape.get("d") for shape in select(page, "//symbol[@id='icon-own-hearsay']//path")]
        assert drawn == ["M2 8h4l2-5 3 10 2-5h1"]
        used = [use.get("href") for use in select(page, "//*[@data-label='hearsay']//svg[@class='icon']/use")]
        assert "#icon-own-hearsay" in used


def test_a_failed_build_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    site = copy_site("broken", tmp_path)
    wrong = {path: path.read_bytes() for path in site.glob("content/posts/*.md") if "good" not in path.name}
    assert len(wrong) == 2
    for path in wrong:
        path.unlink()
    assert run_program(site, "build").code == 0
    before, output = stamp(site / "public"), read_output(site / "public")
    assert "posts/good/index.html" in output
    for path, content in wrong.items():
        path.write_bytes(content)
    failed = run_program(site, "build")
    assert (failed.code, failed.said.splitlines()[-1]) == (1, "nothing was written")
    assert (stamp(site / "public"), read_output(site / "public")) == (before, output)


def stamp(folder: Path) -> dict[Path, tuple[int, int]]:
    """When each file and folder was last written, and which it is on its disk."""
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in folder.rglob("*")}
