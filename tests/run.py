"""Set everything up and run every check: `python3 tests/run.py [arguments for pytest]`.

Needs Python 3.11 or newer and nothing else: it makes a virtual environment in .venv, installs the project and its test
tools there, and runs the linter, the type checker and the tests. The tests that open pages in a browser need Debian's
chromium, Java and npm; those are installed where this can be done (as root on a Debian machine), and where it cannot the
tests say what they skipped and why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
BROWSER = ROOT / "tests" / "browser"
DEBIAN_PACKAGES = {"chromium": "chromium", "java": "default-jre-headless", "npm": "npm"}


def main() -> int:
    """Run all checks, whatever one of them says; the exit code is 0 only if all are clean."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it is run by whatever Python there is
        sys.exit("Firsthand needs Python 3.11 or newer; this is " + sys.version.split()[0])
    install_python_packages()
    install_browser_tools()
    checks = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pytest", "--numprocesses", "auto", "--dist", "worksteal", "--durations", "20", *sys.argv[1:]],
    )
    failed = [check[0] for check in checks if run([str(BIN / check[0]), *check[1:]]) != 0]
    if failed:
        print("failed: " + ", ".join(failed))
    return 1 if failed else 0


def install_python_packages() -> None:
    """Put the project and its test tools into .venv, which is made where it is missing."""
    python = str(BIN / "python")
    if not VENV.exists():
        venv.create(VENV, with_pip=True)
    must_run([python, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1"])
    must_run([python, "-m", "pip", "install", "--quiet", "--editable", ".", "--group", "test"])


def install_browser_tools() -> None:
    """Install the browser, Java and npm where this machine lets us, then the page checkers."""
    missing = [package for command, package in DEBIAN_PACKAGES.items() if not shutil.which(command)]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], env=quiet)
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], env=quiet)
    if shutil.which("npm") and not (BROWSER / "node_modules" / "axe-core").exists():
        run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"], cwd=BROWSER)


def must_run(command: list[str]) -> None:
    """Run a command that the rest cannot do without."""
    if code := run(command):
        sys.exit(code)


def run(command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None) -> int:
    """Run a command, say so, and return its exit code."""
    print("$ " + " ".join(command), flush=True)
    return subprocess.run(command, cwd=cwd, env=env, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
