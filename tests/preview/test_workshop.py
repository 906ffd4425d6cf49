"""How much of a site is read again after a save: one post where one post's words changed, and all of it otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from previews import MILL, NOW, POST, write_site

from firsthand.disk.build_cache import open_build_cache
from firsthand.disk.inputs import read_inputs
from firsthand.disk.known_files import KnownFiles
from firsthand.model.files import Build, Inputs, Options
from firsthand.preview.workshop import Workshop

OTHER = "content/posts/2024-03-02-the-weir.md"
TEXTS = {MILL: POST, OTHER: "---\ntitle: The weir\ndate: 2024-03-02\nsummary: About the weir.\n---\nWords of the weir.\n"}


@dataclass(kw_only=True)
class Bench:
    """A workshop, and how often it read the whole site."""

    root: Path
    readings: int = 0
    now: datetime = NOW
    workshop: Workshop = field(init=False)

    def read(self, known: KnownFiles) -> Inputs:
        self.readings += 1
        return read_inputs(self.root, now=self.now, options=Options(), known=known)

    def save(self, path: str, text: str) -> Build:
        """The site after ``text`` was saved at ``path``, and nothing else was told of."""
        (self.root / path).write_text(text, encoding="utf-8")
        return self.workshop.make(frozenset((str(self.root / path),))).build


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    root = write_site(tmp_path / "site", files=TEXTS)
    with open_build_cache(root, is_kept=False) as cache:
        bench = Bench(root=root)
        bench.workshop = Workshop(root, read=bench.read, tell_time=lambda: bench.now, cache=cache)
        assert not bench.workshop.make().build.has_errors
        yield bench


def page_of(build: Build, path: str) -> str:
    output = build.outputs[path]
    assert callable(output)
    made = output()
    assert isinstance(made, str)
    return made


def test_new_words_of_a_post_are_read_and_nothing_else(bench: Bench) -> None:
    build = bench.save(OTHER, TEXTS[OTHER] + "\nAnd NEW words.\n")
    assert "And NEW words." in page_of(build, "posts/the-weir/index.html")
    again = bench.save(OTHER, TEXTS[OTHER] + "\nAnd NEWER words.\n")
    assert "And NEWER words." in page_of(again, "posts/the-weir/index.html")
    assert bench.readings == 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (OTHER, "title: The weir", "title: The old weir"),
        (OTHER, "summary: About the weir.", "summary: All about it."),
        (OTHER, "date: 2024-03-02", "date: 2024-03-03"),
        (OTHER, "summary: About the weir.\n", ""),
        (OTHER, "Words of the weir.", "[Words](post:the-mill) of the weir."),
        (MILL, "The register has no entry.", "The register has one entry."),
    ],
)
def test_what_other_pages_show_is_built_whole(bench: Bench, path: str, old: str, new: str) -> None:
    assert old in TEXTS[path]
    bench.save(path, TEXTS[path].replace(old, new))
    assert bench.readings == 2


def test_an_error_is_told_and_so_is_its_end(bench: Bench) -> None:
    assert bench.save(OTHER, TEXTS[OTHER] + "\nSee [it](claim:none).\n").has_errors
    mended = bench.save(OTHER, TEXTS[OTHER] + "\nSee nothing.\n")
    assert "See nothing." in page_of(mended, "posts/the-weir/index.html")
    assert bench.readings == 3


def test_a_file_that_is_gone_or_new_or_no_post_is_built_whole(bench: Bench) -> None:
    (bench.root / OTHER).unlink()
    gone = bench.workshop.make(frozenset((str(bench.root / OTHER),))).build
    assert "posts/the-weir/index.html" not in gone.outputs
    there = bench.save(OTHER, TEXTS[OTHER])
    assert "posts/the-weir/index.html" in there.outputs
    bench.save("content/site.yaml", (bench.root / "content/site.yaml").read_text("utf-8").replace("The river", "The lake"))
    assert bench.readings == 4


def test_two_files_or_any_are_built_whole(bench: Bench) -> None:
    bench.workshop.make(frozenset((str(bench.root / OTHER), str(bench.root / MILL))))
    bench.workshop.make(frozenset((str(bench.root / OTHER), None)))
    assert bench.readings == 3


def test_the_day_after_all_is_built_whole(bench: Bench) -> None:
    bench.now += timedelta(days=1)
    bench.save(OTHER, TEXTS[OTHER] + "\nAnd NEW words.\n")
    assert bench.readings == 2


def test_a_damaged_memory_is_forgotten_and_the_site_made_anew(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", files=TEXTS)
    bench = Bench(root=root)
    with open_build_cache(root) as cache:
        bench.workshop = Workshop(root, read=bench.read, tell_time=lambda: bench.now, cache=cache)
        bench.workshop.make()
        for values in cache.folder.glob("memo-*.values"):
            values.write_bytes(bytes(values.stat().st_size))
        build = bench.save(
            "content/site.yaml", (root / "content/site.yaml").read_text("utf-8").replace("The river", "The lake")
        )
        assert "Words of the weir." in page_of(build, "posts/the-weir/index.html")
