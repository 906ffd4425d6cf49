"""What somebody does to the output, builds that ask for different things by turns, and mistakes that come and go."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from random import Random

import pytest
from edits import FOG, NOTE, append
from traced import trace
from twin import NOT_KEPT, Twin, assert_same

from firsthand.disk.cache import make_cache

CHANCE = Random(5)  # noqa: S311 - nothing is left to it here
PAGE = "posts/fog/index.html"
ALWAYS = {".nojekyll", "_headers"}


@pytest.mark.parametrize("path", [PAGE, "feed.xml", "harbour.png", "posts/fog/fog.png", "evidence/landing/minutes/copy.txt"])
def test_a_file_of_the_output_that_was_deleted_or_changed_its_size_comes_back(twin: Twin, path: str) -> None:
    file = twin.root / "public" / path
    whole = twin.build().files
    file.unlink()
    assert_same(twin.build().files, whole)
    file.write_bytes(whole[path] + b"more")
    assert_same(twin.build().files, whole)
    file.write_bytes(b"")
    assert_same(twin.build().files, whole)


def test_only_what_is_missing_is_made_again(twin: Twin) -> None:
    trace(twin)
    (twin.root / "public" / PAGE).unlink()
    done = trace(twin)
    assert {path for path in done.rendered if not path.startswith("labels.")} - ALWAYS == {PAGE}
    assert done.written == {PAGE}


def test_a_folder_of_the_output_that_was_deleted_comes_back(twin: Twin) -> None:
    whole = twin.build().files
    shutil.rmtree(twin.root / "public/posts")
    assert_same(twin.build().files, whole)
    shutil.rmtree(twin.root / "public")
    assert_same(twin.build().files, whole)


def test_a_change_by_hand_that_keeps_the_size_stays_until_the_page_changes_or_nothing_is_remembered(twin: Twin) -> None:
    file = twin.root / "public" / PAGE
    whole = twin.build().files
    file.write_bytes(whole[PAGE].replace(b"<title>Fog", b"<title>Dog"))
    assert twin.build().files[PAGE] != whole[PAGE]
    assert_same(twin.build("--no-cache").files, whole)
    file.write_bytes(whole[PAGE].replace(b"<title>Fog", b"<title>Dog"))
    append(f"{FOG}/index.md", "\nMore.\n")(twin, CHANCE)
    twin.compare()


def test_a_link_in_the_place_of_a_file_is_not_written_through(twin: Twin) -> None:
    twin.build()
    own, file = twin.folder / "own.html", twin.root / "public" / PAGE
    own.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(own)
    assert twin.build().code == 2
    assert own.read_bytes()


@pytest.mark.parametrize("meanwhile", ["nothing happened", "a file was touched", "a post was edited"])
def test_a_link_in_the_place_of_a_folder_is_not_followed(twin: Twin, meanwhile: str) -> None:
    twin.build()
    own, folder = twin.folder / "own", twin.root / "public/posts"
    folder.rename(own)
    folder.symlink_to(own, target_is_directory=True)
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    if meanwhile == "a file was touched":
        os.utime(twin.root / FOG / "index.md", (1, 1))
    if meanwhile == "a post was edited":
        append(f"{FOG}/index.md", "\nMore.\n")(twin, CHANCE)
    done = twin.build()
    assert (done.code, "public/posts stands in the way" in done.err) == (2, True), done.err
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before
    folder.unlink()
    twin.compare()


def test_builds_with_different_flags_take_turns_in_one_folder(twin: Twin) -> None:
    flags = ((), ("--drafts",), ("--base-url", "https://preview.example/x/"), ("--drafts", "--future"), ())
    for round_ in range(2):
        for one in flags:
            twin.flags = one
            twin.compare()
        append(NOTE, f"More in round {round_}.\n")(twin, CHANCE)


def test_builds_into_different_folders_take_turns(twin: Twin) -> None:
    outputs = [twin.root / "public", twin.folder / "second", twin.folder / "third"]
    for round_ in range(3):
        clean = twin.build_clean().files
        for output in outputs[: round_ + 1]:
            assert_same(twin.build(output=output).files, clean)
        append(NOTE, f"More in round {round_}.\n")(twin, CHANCE)
    shutil.rmtree(outputs[1])
    assert_same(twin.build(output=outputs[1]).files, twin.build_clean().files)


def test_a_build_without_memory_between_two_that_remember_confuses_nobody(twin: Twin) -> None:
    twin.build()
    twin.flags = ("--drafts",)
    twin.build("--no-cache")
    twin.flags = ()
    twin.compare()


def test_a_mistake_and_its_mending_leave_no_trace(twin: Twin) -> None:
    whole = twin.build().files
    text = twin.read(NOTE)
    for mistake in ("[x](claim:none)\n", "[x](post:nowhere)\n", "![](quote:nothing)\n"):
        twin.write(NOTE, text + mistake)
        assert twin.compare().code == 1
        append(f"{FOG}/index.md", " ")(twin, CHANCE)  # meanwhile something else changes
        assert twin.compare().code == 1
        twin.write(NOTE, text)
        twin.compare()
    assert_same({PAGE: twin.build().files[PAGE]}, {PAGE: whole[PAGE]})


def test_a_file_moved_away_and_back_is_what_it_was(twin: Twin) -> None:
    twin.compare()
    away = twin.folder / "away"
    (twin.root / FOG).rename(away)
    assert twin.compare().code == 1
    away.rename(twin.root / FOG)
    assert twin.compare().code == 0


@pytest.fixture
def read_only(twin: Twin) -> Iterator[Twin]:
    """The site where nobody may write, as the system lets us say so."""
    mounted = subprocess.run(["mount", "--bind", twin.root, twin.root], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only the system's administrator may mount a folder so that nobody can write to it")
    subprocess.run(["mount", "-o", "remount,ro,bind", twin.root], check=True)
    yield twin
    subprocess.run(["umount", "-l", twin.root], check=True)


def test_a_site_that_cannot_be_written_is_built_elsewhere(read_only: Twin) -> None:
    output = read_only.folder / "elsewhere"
    clean = read_only.build_clean()
    for _ in range(2):
        done = read_only.build(output=output)
        assert (done.code, done.err.splitlines()) == (
            clean.code,
            [*clean.err.splitlines(), f"{NOT_KEPT}: read-only file system"],
        )
        assert_same(done.files, clean.files)
    assert not (read_only.root / ".cache").exists()
    assert not os.path.lexists(read_only.root / "public")


@pytest.fixture(params=["16k", "200k"])
def full(twin: Twin, request: pytest.FixtureRequest) -> Iterator[Twin]:
    """The site with a disk of its own for the cache, which is soon full."""
    cache = make_cache(twin.root)
    size = ("-o", f"size={request.param}")
    mounted = subprocess.run(["mount", "-t", "tmpfs", *size, "tmpfs", cache], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only the system's administrator may mount a disk that is soon full")
    yield twin
    subprocess.run(["umount", "-l", cache], check=True)


def test_a_cache_whose_disk_is_full_stops_no_build_and_is_told_of_in_a_line(full: Twin) -> None:
    for words in ("", "More.\n"):
        append(NOTE, words)(full, CHANCE)
        done, clean = full.build(), full.build_clean()
        told = [*clean.err.splitlines(), f"{NOT_KEPT}: no space left on device"]
        assert (done.code, done.err.splitlines()) == (clean.code, told)
        assert_same(done.files, clean.files)


def test_a_build_writes_into_the_output_and_the_cache_and_nowhere_else(twin: Twin) -> None:
    before = {path.relative_to(twin.root) for path in twin.root.rglob("*")}
    twin.build()
    made = {path.relative_to(twin.root).parts[0] for path in twin.root.rglob("*") if path.relative_to(twin.root) not in before}
    assert made == {"public", ".cache"}
