"""Without a network, and in a clone without the private copies: the build and ``verify`` work, and give the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from saved import NOW, PAGE, POST, ROOT, call, read_all, write_site
from test_extracting import make_pdf

from firsthand.commands.starter import FOR_GIT, make_site
from firsthand.disk.inputs import read_inputs
from firsthand.model.files import Options
from firsthand.model.site import RuleWord
from firsthand.pipeline import resolve

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
LETTER = ["The mill will open again in spring", "as I promised."]
NO_NETWORK = Path(__file__).with_name("no_network")
FREE = """\
  act:
    type: law
    title: The act
    publisher: Parliament
    url: https://example.org/act
    published: 1901-02-03
    rights: public-domain
quotes:
  section:
    text: No mill shall stand idle.
    source: act
"""
ACT = b"<!doctype html><meta charset=utf-8><title>Act</title><p>No mill shall stand idle.</p><p>Given under our hand.</p>"


@cache
def _isolation() -> tuple[str, ...]:
    """The command before a command that gives it a network of nothing, where this machine lets us; else none."""
    command = ("unshare", "--map-root-user", "--net")
    try:
        worked = subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return ()
    return command if worked else ()


def _run(root: Path, *words: str, network: str = "forbidden") -> subprocess.CompletedProcess[str]:
    """The program in a process that has no network: none of the system's where that can be had, and none of Python's."""
    environment = {**os.environ, "PYTHONPATH": str(NO_NETWORK), "NETWORK": network}
    command = [*_isolation(), sys.executable, str(ROOT / "build.py"), "--root", str(root), *words, "--clock", NOW]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Writer", "-c", "user.email=writer@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site under version control: a page, a PDF and a law that everybody may have, each saved and compared."""
    files = {name: text for name, text in make_site("2026-01-01").items() if name in FOR_GIT}
    post = POST.replace("quotes:\n", FREE, 1) + "\nThe act says: <quote:section>\n"
    root = write_site(tmp_path / "site", {**files, "content/posts/the-mill.md": post})
    pages = {"minutes.html": ("minutes", PAGE), "act.html": ("act", ACT), "letter.pdf": ("letter", make_pdf(LETTER))}
    for name, (source, data) in pages.items():
        (tmp_path / name).write_bytes(data)
        done = call(root, "snapshot", "--import", str(tmp_path / name), source, "--clock", NOW)
        assert done.returncode == 0, done.stderr
    assert call(root, "verify", "--clock", NOW).returncode == 0
    _git(root, "init")
    _git(root, "add", "--all")
    _git(root, "commit", "--message", "A site")
    return root


def _read_output(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_process_without_a_network_has_none(tmp_path: Path) -> None:
    program = "import socket; socket.create_connection(('127.0.0.1', 9))"
    environment = {**os.environ, "PYTHONPATH": str(NO_NETWORK)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.stderr.endswith("RuntimeError: the network was asked, and there is none\n")
    refused = _run(write_site(tmp_path / "site"), "snapshot", "--all")
    assert "the network was asked, and there is none" in refused.stderr


@needs_git
def test_a_fresh_clone_without_the_private_copies_gives_the_same_bytes_without_a_network(site: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "--quiet", str(site), str(clone))
    here, there = read_all(site), read_all(clone)
    private = {path.rpartition(".")[0].split("/")[2] for path in here.keys() - there.keys()}
    assert private == {"raw", "text"}
    assert [path for path in there if "/text/" in path or "/raw/" in path] == [
        path for path in here if path.split("/")[-1].encode() in here["content/evidence/.gitignore"]
    ]
    outputs = []
    for root in (site, clone):
        for name in ("one", "two"):
            built = _run(root, "build", "--output", str(tmp_path / root.name / name))
            assert built.returncode == 0, built.stderr
            outputs.append(_read_output(tmp_path / root.name / name))
        verified = _run(root, "verify")
        assert (verified.returncode, verified.stdout) == (0, ""), verified.stderr
    assert outputs[1:] == [outputs[0]] * 3
    assert "evidence/the-mill/act/index.html" in outputs[0]
    assert "evidence/the-mill/minutes/index.html" not in outputs[0]
    assert (read_all(site), read_all(clone)) == (here, there)


@needs_git
def test_git_itself_sees_nothing_to_commit_after_all_that(site: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    _git(tmp_path, "clone", "--quiet", str(site), str(clone))
    for root in (site, clone):
        assert _run(root, "build").returncode == 0
        assert _run(root, "verify").returncode == 0
        seen = subprocess.run(["git", "status", "--porcelain"], cwd=root, capture_output=True, text=True, check=True)
        assert seen.stdout == ""


@pytest.mark.parametrize("command", ["verify", "check"])
def test_off_the_network_looking_at_links_records_nothing_and_says_why_in_a_line(tmp_path: Path, command: str) -> None:
    root = write_site(tmp_path / "site")
    before = read_all(root)
    looked = _run(root, command, "--links", network="away")
    assert (looked.returncode, looked.stdout) == (2, "")
    away = "firsthand: the network seems to be away, for no host answered: no link was judged, and nothing was recorded"
    assert looked.stderr.splitlines()[-1] == away
    assert read_all(root) == before
    assert not (root / "content/evidence").exists()


def test_without_any_evidence_the_example_site_fails_naming_each_claim_that_rested_on_it(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(ROOT / "content", root / "content")
    claims = _find_resting(root)
    assert len(claims) > 20
    shutil.rmtree(root / "content/evidence")
    failed = _run(root, "build", "--output", str(tmp_path / "public"))
    assert failed.returncode == 1
    assert [name for name in claims if f'"{name}"' not in failed.stderr] == []
    assert not (tmp_path / "public").exists()
    compared = _run(root, "verify")
    assert compared.returncode == 0, compared.stderr
    assert _run(root, "check").returncode == 0


def _find_resting(root: Path) -> Sequence[str]:
    """The ids of claims whose label needs a copy or a match, in whatever way it was earned."""
    inputs = read_inputs(root, now=datetime.fromisoformat(NOW), options=Options())
    resolved = resolve(inputs)
    assert not resolved.has_errors
    assert resolved.site
    claims = [claim for post in resolved.site.posts for claim in post.claims]
    needed = {RuleWord.COPY, RuleWord.MATCH}
    return [claim.claim.id for claim in claims if all(needed & set(row) for row in claim.label.needs)]
