"""Drafts, scheduled and hidden posts: not a word of them is in any byte of the output where it must not be.

The site every-mark holds one of each, and each has a word that stands in all its fields, names and files and nowhere else.
All three share a tag, a series and sources with posts that everybody may read.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from small_sites import CLOCK, PATH_FLAGS, ROOT_FLAGS, copy_site, read_output, run_program

DRAFT, SCHEDULED, HIDDEN = "quinquereme", "palimpsest", "whippoorwill"
HIDDEN_MAY_STAND_IN = {
    "posts/whippoorwill/index.html",
    "old/whippoorwill/index.html",
    "sources/whippoorwill/whippoorwill-source/index.html",
    "assets/cards/posts/whippoorwill.png",
    "claims.json",
    ".firsthand-manifest.json",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return copy_site("every-mark", tmp_path)


def build(site: Path, *flags: str) -> dict[str, bytes]:
    done = run_program(site, "build", *CLOCK, *flags)
    assert done.code == 0, done.said
    return read_output(site / "public")


def find_word(output: dict[str, bytes], word: str) -> set[str]:
    """The files whose name or content holds the word, in small letters or capitals."""
    return {path for path, content in output.items() if word in path.lower() or word.encode() in unpack(content).lower()}


def unpack(content: bytes) -> bytes:
    """What a file of the search index holds; other files are not packed."""
    return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content


@pytest.mark.parametrize("flags", [ROOT_FLAGS, PATH_FLAGS], ids=["root", "path"])
def test_no_byte_of_the_output_tells_of_a_draft_or_a_scheduled_post(site: Path, flags: tuple[str, ...]) -> None:
    output = build(site, *flags)
    assert find_word(output, DRAFT) == set()
    assert find_word(output, SCHEDULED) == set()


def test_a_hidden_post_is_in_no_list_feed_sitemap_or_ledger(site: Path) -> None:
    output = build(site)
    assert find_word(output, HIDDEN) == HIDDEN_MAY_STAND_IN
    for path in HIDDEN_MAY_STAND_IN:
        assert not path.endswith(".html") or b'<meta name="robots" content="noindex">' in output[path], path


@pytest.mark.parametrize(("flag", "word"), [("--drafts", DRAFT), ("--future", SCHEDULED)])
def test_what_was_asked_for_is_there_and_leaves_no_trace_afterwards(site: Path, flag: str, word: str) -> None:
    asked = build(site, flag)
    shown = {
        f"posts/{word}/index.html",
        "index.html",
        "feed.xml",
        "feed.json",
        "sitemap.xml",
        "claims/index.html",
        "claims.csv",
    }
    assert shown <= find_word(asked, word)
    assert find_word(build(site), word) == set()


def test_a_scheduled_post_comes_at_its_minute_and_not_before(site: Path) -> None:
    assert run_program(site, "build", "--clock", "2026-09-01T08:59:59+01:00").code == 0
    assert find_word(read_output(site / "public"), SCHEDULED) == set()
    assert run_program(site, "build", "--clock", "2026-09-01T09:00:00+01:00").code == 0
    assert "posts/palimpsest/index.html" in find_word(read_output(site / "public"), SCHEDULED)
