"""Builds as they really are: processes of their own, with copies of themselves, other seeds, interruptions, and each other."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from edits import NOTE
from processes import ROOT, command, environment, run
from twin import Twin, assert_same, read_folder, tell_lasting

from firsthand.disk.build_cache import PAGES
from firsthand.disk.maker import find_maker
from firsthand.disk.manifest import STAGING
from firsthand.disk.memo_file import FileMemo
from firsthand.disk.sealed import read_sealed

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies of a process are made on Linux alone")


def add_posts(twin: Twin, number: int = 80) -> None:
    """So many posts more that they are shared out."""
    for one in range(number):
        twin.write(f"content/posts/2025-01-{one % 28 + 1:02}-more-{one}.md", f"---\ntitle: More {one}\n---\nWords of {one}.\n")


def read_prints(twin: Twin) -> dict[str, object]:
    """Every fingerprint that the cache holds: of outputs, and of what posts rest on."""
    cache = twin.root / ".cache"
    maker = find_maker(cache)
    pages = read_sealed(cache / PAGES, maker=maker)
    memo = FileMemo(cache, maker)
    names = [path.relative_to(twin.root).as_posix() for path in (twin.root / "content/posts").rglob("*.md")]
    notes = {name: remembered.note for name in names if (remembered := memo.recall(name))}
    memo.close()
    assert pages
    assert len(notes) == len(names)
    return {**pages, **{name: (note.text, note.how, note.ground, note.evidence) for name, note in notes.items()}}


def test_fingerprints_are_the_same_whatever_the_seed_of_hashes(twin: Twin) -> None:
    found = []
    for seed in (0, 1, 4242):
        shutil.rmtree(twin.root / ".cache", ignore_errors=True)
        assert run(twin.root, seed=seed).returncode == 0
        found.append(read_prints(twin))
    assert found[0] == found[1] == found[2]


def test_a_process_with_another_seed_finds_nothing_to_do(twin: Twin) -> None:
    assert run(twin.root, seed=1).returncode == 0
    (twin.root / ".cache/last-build").unlink()
    before = {path: path.stat().st_mtime_ns for path in (twin.root / "public").rglob("*")}
    again = run(twin.root, seed=2)
    assert " 0 written, 0 removed" in again.stderr
    assert {path: path.stat().st_mtime_ns for path in (twin.root / "public").rglob("*")} == before


@ON_LINUX
def test_one_process_or_two_give_the_same(twin: Twin) -> None:
    add_posts(twin)
    outcomes = []
    for processors in (1, 2):
        output = twin.folder / f"by-{processors}"
        done = run(twin.root, "--no-cache", "--output", str(output), processors=processors)
        outcomes.append((done.returncode, tell_lasting(done.stderr), read_folder(output)))
    assert outcomes[0][:2] == outcomes[1][:2]
    assert_same(outcomes[1][2], outcomes[0][2])
    done = run(twin.root, processors=2)
    assert_same(read_folder(twin.root / "public"), outcomes[0][2])
    twin.write(NOTE, twin.read(NOTE) + "More.\n")
    assert run(twin.root, processors=1).returncode == 0
    assert_same(read_folder(twin.root / "public"), twin.build_clean().files)


@ON_LINUX
def test_an_interruption_leaves_the_old_site_whole_and_nothing_half_made(twin: Twin) -> None:
    assert run(twin.root).returncode == 0
    before = read_folder(twin.root / "public")
    add_posts(twin, 300)
    twin.write("content/site.yaml", twin.read("content/site.yaml").replace("title: Harbour", "title: Another harbour"))
    line, given = command(twin.root), environment()
    with subprocess.Popen(line, env=given, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        while not (twin.root / "public" / STAGING).exists() and process.poll() is None:
            pass
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the process and its copies
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "firsthand: stopped\n")
    assert_same(read_folder(twin.root / "public"), before)
    assert run(twin.root).returncode == 0
    assert_same(read_folder(twin.root / "public"), twin.build_clean().files)


@ON_LINUX
def test_two_builds_at_once_are_both_right_or_one_says_that_it_has_to_wait(twin: Twin) -> None:
    add_posts(twin)
    for _ in range(3):
        shutil.rmtree(twin.root / ".cache", ignore_errors=True)
        twin.write(NOTE, twin.read(NOTE) + "More.\n")
        line, given = command(twin.root, processors=1), environment()
        started = [subprocess.Popen(line, env=given, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        ends = [(process.communicate(timeout=120)[1], process.returncode) for process in started]
        refused = [said for said, code in ends if code]
        assert all(said.startswith("firsthand: another build is writing to") for said in refused), refused
        assert len(refused) < 2
        assert_same(read_folder(twin.root / "public"), twin.build_clean().files)
        twin.compare()


def test_a_build_for_another_folder_may_run_at_the_same_time(twin: Twin) -> None:
    line, given = command(twin.root, processors=1), environment()
    outputs = [twin.folder / name for name in ("one", "other")]
    started = [subprocess.Popen([*line, "--output", str(one)], env=given, cwd=ROOT, stderr=subprocess.PIPE) for one in outputs]
    for process in started:
        process.communicate(timeout=120)
    assert [process.returncode for process in started] == [0, 0]
    clean = twin.build_clean().files
    for output in outputs:
        assert_same(read_folder(output), clean)
    twin.compare()


def test_what_another_engine_remembered_is_of_no_use(twin: Twin) -> None:
    engine = twin.folder / "engine"
    for name in ("firsthand", "layouts", "static"):
        shutil.copytree(ROOT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert run(twin.root, engine=engine).returncode == 0
    before = read_folder(twin.root / "public")
    lists = engine / "firsthand/render/make_views/lists.py"
    text = lists.read_text(encoding="utf-8")
    assert "\n_NEWEST = 5\n" in text
    lists.write_text(text.replace("\n_NEWEST = 5\n", "\n_NEWEST = 1\n"), encoding="utf-8")
    assert run(twin.root, engine=engine).returncode == 0
    clean = twin.folder / "clean"
    assert run(twin.root, "--no-cache", "--output", str(clean), engine=engine).returncode == 0
    after = read_folder(twin.root / "public")
    assert after["404.html"] != before["404.html"]
    assert_same(after, read_folder(clean))


@pytest.mark.parametrize("name", ["Pillow-99.0.dist-info", "imagesize-99.0.dist-info", "Jinja2-99.0.egg-info"])
def test_another_version_of_a_library_is_another_program(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = find_maker(tmp_path)
    (tmp_path / "libraries" / name).mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    assert find_maker(tmp_path) != before
