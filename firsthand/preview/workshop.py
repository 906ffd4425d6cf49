"""Builds the site again after each save, and does no more than that save asks for.

Where nothing but the text of one post changed, and only its own page shows it, that post is read and nothing else, at any size
of site. Knows how a site is read and built; does not know who is told.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from firsthand.disk.build_cache import BuildCache
from firsthand.disk.crew import share_out
from firsthand.disk.inputs import read_text
from firsthand.disk.known_files import KnownFiles
from firsthand.disk.memo_file import MemoDamagedError
from firsthand.model.files import Build, Inputs
from firsthand.pipeline import POSTS, Resolved, Share, render, resolve, revise
from firsthand.preview.loop import Made


class Workshop:
    """The site in ``root``; ``read`` gives its files as they are now, ``tell_time`` the moment of the build."""

    def __init__(
        self, root: Path, *, read: Callable[[KnownFiles], Inputs], tell_time: Callable[[], datetime], cache: BuildCache
    ) -> None:
        self._root = os.path.realpath(root)
        self._read = read
        self._tell_time = tell_time
        self._cache = cache
        self._share: Share = map
        self._inputs: Inputs | None = None
        self._resolved: Resolved | None = None
        self._build: Build | None = None
        self._revised: dict[str, str] = {}

    def prepare(self) -> None:
        """What takes long the first time, with all processors: only before other threads run, for a copy has none of them."""
        if self._cache.memo.is_empty:
            self._share = share_out
            self._make_whole()
            self._share = map

    def make(self, changed: frozenset[str | None] = frozenset((None,))) -> Made:
        """The site, where the files at the paths ``changed`` did; None among them stands for any."""
        try:
            return self._make_revised(changed) or self._make_whole()
        except MemoDamagedError:  # whoever damaged it, nothing is lost but time
            self._cache.memo.forget()
            return self._make_whole()

    def _make_whole(self) -> Made:
        self._inputs = self._resolved = self._build = None
        self._revised = {}
        inputs = self._read(self._cache.known)
        self._cache.known = self._cache.known.turn()
        resolved = resolve(inputs, self._cache.memo, share=self._share)
        build = render(resolved, inputs, self._cache.memo)
        self._inputs, self._resolved, self._build = inputs, resolved, build
        return Made(build=build, texts=inputs.texts)

    def _make_revised(self, changed: frozenset[str | None]) -> Made | None:
        """The site with the one post that changed; None where more than its own page is another, or may be."""
        inputs, resolved, build = self._inputs, self._resolved, self._build
        path = self._find_post(changed)
        if not (path and inputs and resolved and build) or (build.until and self._tell_time() >= build.until):
            return None
        with suppress(OSError, UnicodeDecodeError):  # what is wrong with the file, reading all of them will tell
            text = read_text(Path(self._root, path))
            self._revised[path] = text
            prints = {**inputs.prints, path: hashlib.sha256(text.encode()).hexdigest()}
            texts = _Revised(inputs.texts, self._revised)
            if revise(resolved, replace(inputs, texts=texts, prints=prints), path):
                return Made(build=build, texts=texts)
        return None

    def _find_post(self, changed: frozenset[str | None]) -> str:
        """The path from the root of the one post that changed; empty where it was anything else."""
        paths = {os.path.relpath(path, self._root).replace(os.sep, "/") if path else "" for path in changed}
        path = paths.pop() if len(paths) == 1 else ""
        is_post = path.startswith(POSTS) and path.endswith(".md")
        return path if is_post and self._inputs is not None and path in self._inputs.texts else ""


class _Revised(Mapping[str, str]):
    """The texts of a site with some of them in a newer form."""

    def __init__(self, texts: Mapping[str, str], newer: Mapping[str, str]) -> None:
        self._texts = texts
        self._newer = newer

    def __getitem__(self, path: str) -> str:
        return self._newer[path] if path in self._newer else self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
