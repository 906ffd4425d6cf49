"""The search index: Pagefind run over the documents of a build, its files as outputs of that build like any other.

So the index comes into place in the same moves as the pages, is listed in the manifest, and goes when search is switched off.
Pagefind works in a folder of its own, where it finds none of its settings. Knows files and a program; what can be found, and
by what it can be narrowed down, stands in the documents.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from firsthand.disk.extras import find_program, mark_module
from firsthand.disk.manifest import read_journal, read_manifest
from firsthand.disk.pagefind_files import order_files
from firsthand.disk.refusal import refuse
from firsthand.disk.staging import WrittenPage, find_standing
from firsthand.memo import join_fingerprints
from firsthand.model.addresses import SEARCH_INDEX
from firsthand.model.files import Build, Output, Rendering

_UNUSED = ("pagefind-component-ui", "pagefind-highlight", "pagefind-modular-ui", "pagefind-ui")
"""Pagefind's own search boxes; the theme has its page."""


@contextmanager
def add_search_index(
    build: Build, output: Path, *, pages: Mapping[str, WrittenPage] | None = None, program: Path | None = None
) -> Iterator[Build]:
    """The build with its index among the outputs, which can be read until the context ends.

    The index that stands in ``output`` as it was written (``pages``) is kept while no document has changed; else ``program``
    makes one.
    """
    if not build.documents:
        yield build
        return
    program = program or find_program()
    if program is None:
        refuse("Pagefind, which makes the search index, is no longer installed: build again")
    key = _make_key(build, program)
    with tempfile.TemporaryDirectory(prefix="firsthand-") as folder:
        outputs = _find_standing_index(output, pages or {}, key) or _make_index(build, Path(folder), program, key)
        yield replace(build, outputs={**build.outputs, **outputs})


def _make_key(build: Build, program: Path) -> str:
    """What the index depends on: every document, and the program."""
    mark = mark_module(program)
    return join_fingerprints(mark, *(part for slug, one in build.documents.items() for part in (slug, one.key)))


def _find_standing_index(output: Path, pages: Mapping[str, WrittenPage], key: str) -> dict[str, Output]:
    """The files of the index that was made of the same documents, if all of them are there; else none."""
    paths = [path for path, page in pages.items() if key and page.key == key and path.startswith(SEARCH_INDEX)]
    outputs: dict[str, Output] = {path: Rendering((output / path).read_bytes, key) for path in paths}
    if read_journal(output) or len(find_standing(outputs, output, read_manifest(output), pages)) < len(outputs):
        return {}
    return outputs


def _make_index(build: Build, folder: Path, program: Path, key: str) -> dict[str, Output]:
    """The files of the index by path, made in ``folder``."""
    pages, made, ordered = folder / "pages", folder / "made", folder / "ordered"
    for document in build.documents.values():
        for path, text in json.loads(document()):
            place = pages / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
    _run(program, folder, _language_of(build))
    files = {file.relative_to(made).as_posix(): file for file in made.rglob("*") if file.is_file()}
    used = {path: file.read_bytes() for path, file in files.items() if not path.startswith(_UNUSED)}
    outputs: dict[str, Output] = {}
    for path, content in sorted(order_files(used).items()):
        place = ordered / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        outputs[SEARCH_INDEX + path] = Rendering(place.read_bytes, key)
    return outputs


def _run(program: Path, folder: Path, language: str) -> None:
    """Pagefind, over ``pages`` and into ``made``; raises Refusal with its own words where it fails."""
    command = [str(program), "--site", "pages", "--output-path", "made", "--force-language", language, "--quiet"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - a program that was installed for this, and no word of anybody else's
    except OSError as fault:
        refuse(f"Pagefind could not be run ({fault.strerror or fault}); `search: false` goes without it")
    if done.returncode:
        said = next((line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()), "it does not say why")
        refuse(f"Pagefind could not make the search index: {said}; `search: false` goes without it")


def _language_of(build: Build) -> str:
    """The language whose rules tell words from each other, for all documents: one index holds them all."""
    return build.site.settings.language.lower().partition("-")[0] if build.site else "en"
