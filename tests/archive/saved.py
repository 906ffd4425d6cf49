"""A site with one source that has an excerpt and one that has none, and pages saved by hand to import."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from firsthand.cli import main

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-24T12:00:00Z"

SITE = """\
title: The river
url: https://example.org/
language: en
timezone: UTC
"""

POST = """\
---
title: The mill reopens
date: 2024-03-01
sources:
  letter:
    type: statement
    title: Letter of the owner
    author: A. Owner
    url: https://example.org/letter
    published: 2024-02-20
    excerpt: The mill will open again in spring, as I promised.
  minutes:
    type: document
    title: Minutes of the council
    publisher: Town archive
    url: https://example.org/minutes
    published: 2024-02-27
quotes:
  promise:
    text: The mill will open again in spring
    source: letter
  permit:
    text: The council permits the mill to open.
    source: minutes
claims:
  promised:
    label: on-record
    claimant: A. Owner
    source: promise
    reason: It is in the letter.
  permitted:
    label: verified
    source: permit
    text: The council permitted the mill to open.
    reason: It is in the minutes.
---
[The owner promised to open it in spring](claim:promised), and [the council permitted it](claim:permitted).
"""

PAGE = b"""<!doctype html><html><head><meta charset="utf-8"><title>Minutes</title></head><body>
<h1>Minutes of 27 February</h1><p>Present: nine members.</p>
<p>The council permits the mill to open. The vote was seven to two.</p></body></html>"""


def write_site(root: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """The site, with more files or others in their place."""
    whole: dict[str, str | bytes] = {"content/site.yaml": SITE, "content/posts/the-mill.md": POST, **(files or {})}
    for path, text in whole.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
    return root


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


def call(root: Path, *arguments: str) -> Done:
    """The program, in this process: quick, for what is tried many times."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["--root", str(root), *arguments])
    return Done(code, out.getvalue(), err.getvalue())


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program, as a process of its own."""
    command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def save_site(folder: Path) -> Path:
    """The site in ``folder/site`` with the minutes imported and everything compared."""
    root = write_site(folder / "site")
    (folder / "minutes.html").write_bytes(PAGE)
    saved = call(root, "snapshot", "--import", str(folder / "minutes.html"), "minutes", "--clock", NOW)
    assert saved.returncode == 0, saved.stderr
    done = call(root, "verify", "--clock", NOW)
    assert (done.returncode, done.stdout) == (0, ""), done
    return root


def read_all(root: Path) -> dict[str, bytes]:
    """Every file under content/evidence/, by its path."""
    folder = root / "content" / "evidence"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
