"""The search index as files of the output: made by Pagefind itself, the same each time, ours, and gone when nobody wants it."""

from __future__ import annotations

import gzip
import json
import re
import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.disk.extras import find_program
from firsthand.disk.manifest import read_manifest, write_journal
from firsthand.disk.pagefind_files import order_files
from firsthand.disk.publish import Published, publish
from firsthand.disk.refusal import Refusal
from firsthand.disk.search_index import add_search_index
from firsthand.disk.staging import WrittenPage
from firsthand.memo import digest
from firsthand.model.files import Build, Rendering

PAGE = """<!doctype html>
<html lang="en"><head><title>{title}</title>
<meta data-pagefind-meta="url[content]" content="/posts/{title}/">
{filters}
<meta data-pagefind-sort="date[content]" content="2026-11-{day}">
</head><body data-pagefind-body><h1>{title}</h1><p>{words}</p></body></html>
"""
FILTER = '<meta data-pagefind-filter="{name}[content]" content="{value}">'
MARK = b"pagefind_dcd"


def make_document(title: str, words: str, day: int, filters: Mapping[str, list[str]]) -> Rendering[str]:
    tags = "\n".join(FILTER.format(name=name, value=value) for name, values in filters.items() for value in values)
    text = PAGE.format(title=title, words=words, day=f"{day:02}", filters=tags)
    return Rendering(lambda: json.dumps([(f"{title}/post.html", text)]), digest(text.encode()))


def make_build(count: int = 12, **words: str) -> Build:
    """A site with many values a filter, so that an order left to chance would hardly be the same twice."""
    documents = {
        f"post{number}": make_document(
            f"post{number}",
            words.get(f"post{number}", f"Words of number {number}, and café."),
            number + 1,
            {
                "label": ["verified", f"label{number}"],
                "source": [f"Source {number}, the „{number}th“", "Ærø Gazette"],
                "speaker": ["A. Speaker"],
            },
        )
        for number in range(count)
    }
    return Build(outputs={"index.html": lambda: "home"}, diagnostics=(), documents=documents)


def publish_build(
    build: Build, root: Path, program: Path | None = None, pages: Mapping[str, WrittenPage] | None = None
) -> Published:
    with add_search_index(build, root / "public", program=program, pages=pages) as whole:
        return publish(whole, root / "public", root=root, pages=pages)


def read_folder(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    return site


def test_the_index_is_the_same_each_time_it_is_made(root: Path, tmp_path: Path) -> None:
    publish_build(make_build(), root)
    first = read_folder(root / "public")
    for number in range(3):
        other = tmp_path / f"again{number}"
        (other / "content").mkdir(parents=True)
        publish_build(make_build(), other)
        assert read_folder(other / "public") == first
    again = publish_build(make_build(), root)
    assert (again.written, again.removed) == ((), ())


def test_the_index_is_listed_in_the_manifest_and_holds_no_search_box_of_others(root: Path) -> None:
    publish_build(make_build(), root)
    files = set(read_folder(root / "public")) - {".firsthand-manifest.json"}
    assert read_manifest(root / "public").keys() == files
    kinds = {re.sub(r"[^/.]*_[0-9a-f]+\.", "*.", path) for path in files}
    assert kinds == {
        "index.html",
        "pagefind/pagefind.js",
        "pagefind/pagefind-worker.js",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.*.pf_meta",
        "pagefind/fragment/*.pf_fragment",
        "pagefind/index/*.pf_index",
        "pagefind/filter/*.pf_filter",
        "pagefind/wasm.en.pagefind",
        "pagefind/wasm.unknown.pagefind",
    }


def test_every_file_is_named_by_those_that_lead_to_it(root: Path) -> None:
    publish_build(make_build(), root)
    files = read_folder(root / "public" / "pagefind")
    entry = json.loads(files["pagefind-entry.json"])
    (language,) = entry["languages"].values()
    assert language["page_count"] == 12
    meta = gzip.decompress(files[f"pagefind.{language['hash']}.pf_meta"])
    for path in files:
        if path.startswith(("fragment/", "index/", "filter/")):
            name = path.partition("/")[2].partition(".")[0]
            assert name.encode() in meta, path


def test_a_changed_word_changes_the_index_and_what_is_stale_goes(root: Path) -> None:
    publish_build(make_build(), root)
    before = read_folder(root / "public")
    done = publish_build(make_build(post3="Quite other words."), root)
    assert [path for path in done.written if path.startswith("pagefind/fragment/")] != []
    assert [path for path in done.removed if path.startswith("pagefind/fragment/")] != []
    after = read_folder(root / "public")
    assert len(after) == len(before)
    assert read_manifest(root / "public").keys() == after.keys() - {".firsthand-manifest.json"}


def test_without_documents_the_index_goes(root: Path) -> None:
    publish_build(make_build(), root)
    publish_build(replace(make_build(), documents={}), root)
    assert read_folder(root / "public").keys() == {"index.html", ".firsthand-manifest.json"}
    assert not (root / "public" / "pagefind").exists()


def test_settings_of_pagefind_that_lie_about_have_no_part_in_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_build(make_build(), root)
    (tmp_path / "pagefind.toml").write_text('exclude_selectors = ["p"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    assert publish_build(make_build(), root).written == ()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("#!/bin/sh\necho 'no room left' >&2\nexit 1\n", "Pagefind could not make the search index: no room left"),
        ("#!/bin/sh\nexit 3\n", "Pagefind could not make the search index: it does not say why"),
        ("no program\n", "Pagefind could not be run ("),
    ],
)
def test_where_pagefind_fails_the_old_site_stays_and_one_line_says_why(
    root: Path, tmp_path: Path, script: str, said: str
) -> None:
    publish_build(make_build(), root)
    before = read_folder(root / "public")
    program = write_program(tmp_path / "pagefind", script)
    with pytest.raises(Refusal, match=re.escape(said)) as refused:
        publish_build(make_build(post1="Other words."), root, program)
    assert "`search: false` goes without" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert read_folder(root / "public") == before


def write_program(place: Path, script: str) -> Path:
    place.write_text(script, encoding="utf-8")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return place


def test_pagefind_is_not_run_while_no_document_has_changed(root: Path, tmp_path: Path) -> None:
    program = write_program(tmp_path / "pagefind", f'#!/bin/sh\necho run >> {tmp_path}/runs\nexec {find_program()} "$@"\n')

    def run(build: Build, pages: Mapping[str, WrittenPage]) -> tuple[int, Published]:
        (tmp_path / "runs").write_text("", encoding="utf-8")
        published = publish_build(build, root, program, pages)
        return len((tmp_path / "runs").read_text(encoding="utf-8").split()), published

    runs, first = run(make_build(), {})
    files = read_folder(root / "public")
    assert runs == 1
    runs, again = run(make_build(), first.pages)
    assert (runs, again.written, again.removed) == (0, (), ())
    page = replace(make_build(), outputs={"index.html": lambda: "another home"})
    runs, changed = run(page, again.pages)
    assert (runs, changed.written) == (0, ("index.html",))
    assert read_folder(root / "public").keys() == files.keys()
    runs, _ = run(make_build(post1="Other words."), changed.pages)
    assert runs == 1


@pytest.mark.parametrize("damage", ["gone", "shorter", "journal"])
def test_an_index_that_is_not_as_it_was_written_is_made_anew(root: Path, damage: str) -> None:
    first = publish_build(make_build(), root)
    before = read_folder(root / "public")
    entry = root / "public" / "pagefind" / "pagefind-entry.json"
    match damage:
        case "gone":
            entry.unlink()
        case "shorter":
            entry.write_bytes(entry.read_bytes()[:-1])
        case _:
            entry.write_bytes(entry.read_bytes()[::-1])
            write_journal(root / "public", before.keys() - {".firsthand-manifest.json"})
    publish_build(make_build(), root, pages=first.pages)
    assert read_folder(root / "public") == before


def pack(value: bytes) -> bytes:
    return gzip.compress(MARK + value, mtime=0)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not gzip",
        gzip.compress(b"no mark", mtime=0),
        pack(b""),
        pack(b"\x82\x61"),
        pack(b"\xf6"),
        pack(b"\x82\x61a\x82\x01\x02\x00"),
    ],
)
def test_files_of_another_form_are_left_as_they_are(content: bytes) -> None:
    files = {
        "filter/en_0123456.pf_filter": content,
        "pagefind.en_0123456789.pf_meta": pack(b"\x81\x61x"),
        "pagefind-entry.json": b"{}",
    }
    assert order_files(files) == files


@pytest.mark.parametrize("count", [1, 23, 24, 255, 256, 300])
def test_values_are_sorted_whatever_their_number_and_length(count: int) -> None:
    def text(words: str) -> bytes:
        data = words.encode()
        head = bytes([0x60 | len(data)]) if len(data) < 24 else b"\x78" + bytes([len(data)])
        return head + data

    def array(items: list[bytes]) -> bytes:
        size = len(items)
        head = bytes([0x80 | size]) if size < 24 else b"\x98" + bytes([size]) if size < 256 else b"\x99" + size.to_bytes(2)
        return head + b"".join(items)

    names = [f"value {number:03} {'ü' * 20}" for number in range(count)]

    def write(order: list[str]) -> bytes:
        rows = [array([text(name), array([b"\x00", b"\x18\x64", b"\x19\x01\x00"])]) for name in order]
        return MARK + array([text("tag"), array(rows)])

    old = "en_0123456"
    meta = array([text("1"), array([]), array([]), array([array([text("tag"), text(old)])]), array([]), array([])])
    files = {
        f"filter/{old}.pf_filter": gzip.compress(write(names[::-1])),
        "pagefind.en_0123456789.pf_meta": pack(meta),
        "pagefind-entry.json": b'{"languages":{"en":{"hash":"en_0123456789"}}}',
    }
    ordered = order_files(files)
    (path,) = (path for path in ordered if path.startswith("filter/"))
    assert gzip.decompress(ordered[path]) == write(names)
    assert path != f"filter/{old}.pf_filter"
    (meta_path,) = (path for path in ordered if path.endswith(".pf_meta"))
    assert path.removeprefix("filter/").removesuffix(".pf_filter").encode() in gzip.decompress(ordered[meta_path])
    hashed = meta_path.removeprefix("pagefind.").removesuffix(".pf_meta")
    assert json.loads(ordered["pagefind-entry.json"]) == {"languages": {"en": {"hash": hashed}}}
    assert order_files(files | {f"filter/{old}.pf_filter": gzip.compress(write(names))}) == ordered
