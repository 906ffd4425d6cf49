"""A site in a real folder to run commands in, and two ways to run them: in this process, and as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from program import BUILD_PY, CLOCK, POST, Done, Run, write_files

from firsthand.cli import main


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one post, one draft, one scheduled post and one page; its clock is to be set to 2024-03-10."""
    write_files(
        tmp_path / "site",
        {
            "content/site.yaml": "title: The river\nurl: https://example.org/blog/\nlanguage: en\ntimezone: Europe/Berlin\n"
            'copies: "off"\n',
            "content/posts/the-mill.md": POST,
            "content/posts/idea.md": "---\ntitle: An idea\ndate: 2024-03-02\ndraft: true\n---\nSECRET words.\n",
            "content/posts/later.md": "---\ntitle: Later\ndate: 2024-10-01T09:00\n---\nNot yet.\n",
            "content/pages/about.md": "---\ntitle: About\n---\nWho we are.\n",
        },
    )
    return tmp_path / "site"


@pytest.fixture
def run(site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run("check", "-v")`` in the site's folder, on 10 March 2024; ``env`` and ``cwd`` may be given."""

    def run_here(*words: str | Path, cwd: Path = site, env: Mapping[str, str] | None = None) -> Done:
        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            patch.delenv("NO_COLOR", raising=False)
            for name, value in {**CLOCK, **(env or {})}.items():
                patch.setenv(name, value)
            code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Done(code=code, out=said.out, err=said.err)

    return run_here


@pytest.fixture
def run_process(site: Path) -> Run:
    """The same as a process of its own: slower, and the only way to see streams and start-up as they are."""

    def run_there(*words: str | Path, cwd: Path = site, env: Mapping[str, str] | None = None) -> Done:
        given = {**os.environ, **CLOCK, **(env or {})}
        command = [sys.executable, BUILD_PY, *words]
        done = subprocess.run(command, cwd=cwd, env=given, capture_output=True, check=False, timeout=60)
        return Done(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())

    return run_there
