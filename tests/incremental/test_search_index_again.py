"""The search index follows the posts, and is made again only where what can be found is another."""

from __future__ import annotations

from random import Random

import pytest
from edits import FOG, NOTE, SITE, append, change, set_key
from twin import Twin

from firsthand.disk.extras import find_program

pytestmark = pytest.mark.skipif(find_program() is None, reason="Pagefind is not installed")
CHANCE = Random(1)  # noqa: S311 - nothing is left to it here


@pytest.fixture
def searched(twin: Twin) -> Twin:
    """The site with its search."""
    set_key("search", "true", path=SITE)(twin, CHANCE)
    return twin


def test_whatever_changes_the_index_is_a_clean_builds(searched: Twin) -> None:
    searched.compare()
    edits = (
        append(f"{FOG}/index.md", "\nA lighthouse was heard.\n"),
        set_key("title", "Another note", path=NOTE),
        set_key("draft", "true", path=NOTE),
        change("content/sources/more.yaml", "title: [^\n]*", "title: Another almanac"),
        append("content/pages/es.md", "---\ntitle: Sobre\nlang: es\n---\nPalabras.\n"),
        append("content/words.yaml", "claim-count.one: one statement\n"),
        set_key("search", "false", path=SITE),
        set_key("search", "true", path=SITE),
    )
    for edit in edits:
        edit(searched, CHANCE)
        searched.compare()


def test_a_layout_costs_no_index(searched: Twin) -> None:
    searched.build()
    index = {path for path in searched.build().files if path.startswith("pagefind/")}
    assert index
    append("layouts/parts/head.html", "<!-- more -->\n")(searched, CHANCE)
    before = {path: (searched.root / "public" / path).stat().st_mtime_ns for path in index}
    searched.compare()
    assert {path: (searched.root / "public" / path).stat().st_mtime_ns for path in index} == before


def test_a_file_of_the_index_that_was_deleted_comes_back(searched: Twin) -> None:
    whole = searched.build().files
    path = next(path for path in sorted(whole) if path.startswith("pagefind/"))
    (searched.root / "public" / path).unlink()
    assert searched.build().files == whole
