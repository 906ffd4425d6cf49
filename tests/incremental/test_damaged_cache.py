"""Whatever becomes of the cache: the build is right all the same, and the one after the next is quick again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from edits import NOTE
from traced import trace
from twin import NOT_KEPT, Twin, assert_same

FILES = ("files", "pages", "last-build", "maker", "memo.index", "memo-*.values", "CACHEDIR.TAG")
CHANCE = Random(11)  # noqa: S311 - which byte


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[CHANCE.randrange(len(data))] ^= 1 << CHANCE.randrange(8)
    file.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "one bit": _flip,
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"\0more"),
    "empty": lambda file: file.write_bytes(b""),
    "noise": lambda file: file.write_bytes(CHANCE.randbytes(file.stat().st_size)),
    "gone": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_build_with_a_damaged_cache_is_right_and_mends_it(twin: Twin, damage: str) -> None:
    cache, kept, short = twin.root / ".cache", twin.folder / "kept", twin.read(NOTE)
    twin.build()
    shutil.copytree(cache, kept)
    twin.write(NOTE, f"{short}More.\n")
    clean = twin.build_clean()
    for pattern in FILES:
        shutil.rmtree(cache)
        shutil.copytree(kept, cache)
        for file in cache.glob(pattern):
            DAMAGES[damage](file)
        twin.write(NOTE, f"{short}More.\n")
        assert twin.build() == clean, pattern
        twin.write(NOTE, short)
        assert trace(twin).concluded == {NOTE}, pattern


@pytest.mark.parametrize("name", ["last-build", "memo.index", "pages"])
def test_what_stands_in_the_place_of_a_file_of_the_cache_stops_no_build(twin: Twin, name: str) -> None:
    (twin.root / ".cache" / name).mkdir(parents=True)
    _compare_forgetful(twin)


def test_where_no_cache_can_be_made_the_site_is_built_all_the_same(twin: Twin) -> None:
    (twin.root / ".cache").write_text("a file of somebody's", encoding="utf-8")
    _compare_forgetful(twin)


def test_the_whole_cache_may_be_thrown_away_at_any_time(twin: Twin) -> None:
    twin.build()
    shutil.rmtree(twin.root / ".cache")
    twin.compare()


def _compare_forgetful(twin: Twin) -> None:
    """Builds that are as good as a clean one; the first says in one line more that the cache could not be written."""
    done, clean = twin.build(), twin.build_clean()
    *said, last = done.err.splitlines()
    assert (done.code, done.out, said) == (clean.code, clean.out, clean.err.splitlines())
    assert last.startswith(NOT_KEPT)
    assert_same(done.files, clean.files)
    assert_same(twin.build().files, clean.files)
