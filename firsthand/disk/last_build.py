"""Whether anything changed since the last build: if not, that build's words are said again, and nothing else is done.

Looks at when files changed and how large they are, at those that went in and those that came out; opens none of them. Imports
nothing that is slow to import: for many a build this is all there is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from firsthand.disk.cache import CACHE
from firsthand.disk.known_files import TICK_NS, Mark, read_mark
from firsthand.disk.maker import find_maker
from firsthand.disk.manifest import JOURNAL, MANIFEST
from firsthand.disk.output_folder import has_own_parents
from firsthand.disk.sealed import read_sealed, write_sealed
from firsthand.disk.theme import list_layers
from firsthand.disk.walk import walk_files

LAST = "last-build"

_REFUSED: Mark = (0, 0, 0, 0)
"""Stands for a file that is none of the site's, and that a build would complain of."""

TOOK = "\0"
"""Stands in what was said for the time that the build took, which is another one each time."""


@dataclass(frozen=True, kw_only=True)
class Stock:
    """The files a build would read, by place, with when each changed and how large it is; taken at ``taken_ns``."""

    marks: Mapping[str, Mark]
    taken_ns: int

    @property
    def is_settled(self) -> bool:
        """Whether no file changed so lately that another change could leave the same time."""
        return all(mark[0] < self.taken_ns - TICK_NS for mark in self.marks.values())


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """What a build said on both streams, and the size of the site for its last line."""

    out: str
    err: str
    summary: str


def take_stock(root: Path, *, now_ns: int) -> Stock:
    """The files of the site at ``root`` and of the theme under it."""
    layers = list_layers(root)
    places = [(root, "content"), *((layer, folder) for layer in layers for folder in ("layouts", "static"))]
    marks: dict[str, Mark] = {}
    for place, folder in places:
        walk = walk_files(place, folder)
        for path in walk.files:
            with suppress(OSError):
                marks[f"{place}/{path}"] = read_mark(f"{place}/{path}")
        marks |= dict.fromkeys((f"{place}/{path}" for path in walk.refused), _REFUSED)
    return Stock(marks=marks, taken_ns=now_ns)


def find_last(root: Path, asked: str, stock: Stock, *, now: datetime, output: Path) -> Spoken | None:
    """What the last build said, if one now, ``asked`` for in the same words, would do nothing."""
    folder = root / CACHE
    last = read_sealed(folder / LAST, maker=find_maker(folder))
    if last is None or last["asked"] != asked:
        return None
    if not last["from"] <= now.timestamp() < last["until"] or last["marks"] != stock.marks:
        return None
    if not _stands(output, last["manifest"], last["sizes"]):
        return None
    return Spoken(out=last["out"], err=last["err"], summary=last["summary"])


def keep_last(  # noqa: PLR0913 (all that a build is known by, each by its name)
    root: Path,
    asked: str,
    stock: Stock,
    spoken: Spoken,
    *,
    now: datetime,
    until: datetime,
    output: Path,
    sizes: Iterable[tuple[str, int]],
) -> str:
    """Remember that this build is whole; ``sizes`` are those of its files, by path. One that is not settled is not kept.

    A disk that takes nothing makes the next build slow and nothing else; the reason is given, or else an empty string.
    """
    folder = root / CACHE
    last = {
        "asked": asked,
        "from": now.timestamp(),
        "until": until.timestamp(),
        "marks": dict(stock.marks),
        "manifest": read_mark(str(output / MANIFEST)),
        "sizes": dict(sizes),
        "out": spoken.out,
        "err": spoken.err,
        "summary": spoken.summary,
    }
    try:
        if stock.is_settled:
            write_sealed(folder / LAST, last, maker=find_maker(folder))
        else:
            (folder / LAST).unlink(missing_ok=True)
    except OSError as fault:
        return fault.strerror or str(fault)
    return ""


def _stands(output: Path, manifest: Mark, sizes: Mapping[str, int]) -> bool:
    """Whether all that was written is there, each file as large as it was, and no build was cut short since."""
    try:
        if read_mark(str(output / MANIFEST)) != manifest or (output / JOURNAL).exists():
            return False
        folder, parents = str(output), dict[str, bool]()
        return all(
            has_own_parents(folder, path, parents) and os.lstat(f"{folder}/{path}").st_size == size
            for path, size in sizes.items()
        )
    except OSError:
        return False
