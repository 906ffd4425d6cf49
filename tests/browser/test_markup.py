"""Every page and style sheet through the Nu HTML checker."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from served_site import Built

JAR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


@pytest.fixture
def checker() -> list[str]:
    """The command, or a skip that says what is missing."""
    if not shutil.which("java") or not JAR.exists():
        pytest.skip("the Nu HTML checker needs Java, and `npm install` in tests/browser")
    return ["java", "-Xss4m", "-jar", str(JAR), "--errors-only"]


@pytest.mark.parametrize("kind", ["--skip-non-html", "--skip-non-css"])
def test_the_nu_checker_finds_no_error(built: Built, checker: list[str], kind: str) -> None:
    done = subprocess.run([*checker, kind, str(built.folder)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
