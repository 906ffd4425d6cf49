"""Whole small sites, and what is built from them: tests/sites/NAME/in/ is a site, tests/sites/NAME/expected/ what comes of it.

`build.txt` holds what two builds after each other say, with their exit codes; `files.txt` the paths that are written. Every
other file of expected/ is a file of the output at the root of a host; of a page, its `<main>` alone, since the frame around it
is the same on all pages. To choose one more, put an empty file of its name there.

`python tests/sites/small_sites.py NAME…` writes the expected files of these sites anew, for somebody to read before they are
committed. Saved copies in `in/content/evidence/` are made by `firsthand verify`, run in `in/`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
NAMES = ("every-mark", "minimal", "broken")
URL = "https://harbour.example/"
BASE = "sub/path/"
"""Where the sites stand when they do not stand at the root of their host."""

ROOT_FLAGS: tuple[str, ...] = ()
PATH_FLAGS = ("--base-url", URL + BASE)
CLOCK = ("--clock", "2026-04-01T09:00Z")
PROGRAM = "import sys; from firsthand.cli import main; sys.exit(main())"
SAID, LISTED = "build.txt", "files.txt"

_FINGERPRINT = re.compile(r"\.[0-9a-f]{8}(?=\.(?:css|js)\b)|(?<=_)[0-9a-f]{7,}(?=\.pf_)")
_TIME = re.compile(r"\bin \d+\.\d s\b")
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_FEED_ID = re.compile(rf"<id>{re.escape(URL + BASE)}([^<]*feed\.xml|corrections\.xml)</id>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a run of the program left: its exit code, and all it said."""

    code: int
    said: str


def copy_site(name: str, folder: Path) -> Path:
    """A copy of a site, in ``folder``, to build in."""
    return Path(shutil.copytree(FOLDER / name / "in", folder / name))


def run_program(site: Path, *words: str) -> Done:
    """``firsthand WORDS``, as a process of its own in the site's folder."""
    env = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-c", PROGRAM, *words]
    done = subprocess.run(
        command, cwd=site, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False
    )
    return Done(code=done.returncode, said=done.stdout)


def build_twice(site: Path, *flags: str) -> str:
    """What two builds after each other say, as build.txt holds it: the time they took left out."""
    runs = (run_program(site, "build", *CLOCK, *flags) for _ in range(2))
    return "".join(f"$ firsthand build\n{_TIME.sub('in … s', run.said)}exit code {run.code}\n" for run in runs)


def read_output(folder: Path) -> dict[str, bytes]:
    """Every file of an output by its path; empty where nothing was written."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def list_paths(output: Mapping[str, bytes]) -> str:
    """The paths of an output, a line each, as files.txt holds them: without the fingerprints that file names hold."""
    return "".join(sorted(f"{_FINGERPRINT.sub('', path)}\n" for path in output))


def show_file(path: str, content: bytes) -> str:
    """A file of the output as an expected file holds it."""
    text = content.decode()
    main = _MAIN.search(text) if path.endswith(".html") else None
    return main[0] + "\n" if main else text


def move_addresses(path: str, text: str) -> str:
    """The file as it must be when the site stands under ``BASE``: every address moved, and nothing else.

    Feeds keep their ids, which belong to the site and not to its address: readers would be shown every entry again.
    """
    moved = re.sub(r"((?:href|src|action|data-target|data-index)=\"|url=)/", rf"\1/{BASE}", text.replace(URL, URL + BASE))
    moved = _FEED_ID.sub(rf"<id>{URL}\1</id>", moved)
    return re.sub(r"(^| )/", rf"\1/{BASE}", text, flags=re.MULTILINE) if path in ("_headers", "_redirects") else moved


def rewrite(name: str) -> None:
    """Write a site's expected files anew: those that there are, and always what was said and which paths were written."""
    expected = FOLDER / name / "expected"
    expected.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = copy_site(name, Path(folder))
        (expected / SAID).write_text(build_twice(site), encoding="utf-8")
        output = read_output(site / "public")
    (expected / LISTED).write_text(list_paths(output), encoding="utf-8")
    for path in read_output(expected).keys() - {SAID, LISTED}:
        (expected / path).write_text(show_file(path, output[path]), encoding="utf-8")


if __name__ == "__main__":
    for chosen in sys.argv[1:] or NAMES:
        rewrite(chosen)
