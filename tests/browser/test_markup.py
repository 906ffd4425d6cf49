"""Every page and style sheet through the Nu HTML checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from served_site import Built

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
MISSING = (
    "no page was checked by the Nu HTML checker: it needs Java (apt-get install default-jre-headless) and its jar"
    " (npm install, in tests/browser)"
)


def check(folder: Path, kind: str) -> tuple[int, str]:
    """The checker's exit code, and what it found; skips where it is missing."""
    if not shutil.which("java") or not JAR.exists():
        pytest.skip(MISSING)
    command = ["java", "-Xss4m", "-jar", str(JAR), "--errors-only", kind, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("kind", ["--skip-non-html", "--skip-non-css"])
def test_the_nu_checker_finds_no_error(any_built: Built, kind: str) -> None:
    assert check(any_built.folder, kind) == (0, "")


@pytest.mark.parametrize(
    ("kind", "name", "fault"),
    [
        ("--skip-non-html", "page.html", "<!doctype html><html lang=en><title>A page</title><p id=a><p id=a>"),
        ("--skip-non-css", "style.css", "p { colour: red }"),
    ],
)
def test_the_nu_checker_would_find_one(tmp_path: Path, kind: str, name: str, fault: str) -> None:
    (tmp_path / name).write_text(fault, encoding="utf-8")
    code, found = check(tmp_path, kind)
    assert code == 1
    assert name in found
