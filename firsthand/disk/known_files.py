"""What is known of files that were read before, so that one which did not change need not be read again.

A file is taken for the same while its times, size and number are: that costs one question to the system, reading and hashing
cost many times that. Knows nothing of what stands in a file.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from time import time_ns

TICK_NS = 2_000_000_000
"""Two writes within one tick of a file system's clock leave the same time (FAT has the longest): such a file is not trusted."""

Mark = tuple[int, int, int, int]
"""When a file last changed (ns), its size, its number in the file system, and when the system last noted a change of it.

A program can set the first of these (``cp --preserve`` does), but not the last.
"""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What was found in a file: a hash of its bytes and, for a picture, its width and height."""

    digest: str
    width: int | None = None
    height: int | None = None


class KnownFiles:
    """Files by a name of the caller's. What nobody asked for in a run is forgotten after it."""

    def __init__(self, former: dict[str, tuple[Mark, KnownFile]] | None = None) -> None:
        self._former = former or {}
        self._now: dict[str, tuple[Mark, KnownFile]] = {}
        self._asked: dict[str, Mark] = {}
        self._began = time_ns()

    def find(self, name: str, path: str) -> KnownFile | None:
        """What is known of the file at ``path``, or None where it may have changed since. Raises OSError."""
        mark = self._asked[name] = read_mark(path)
        known = self._former.get(name)
        if known is None or known[0] != mark:
            return None
        self._now[name] = known
        return known[1]

    def put(self, name: str, known: KnownFile) -> None:
        """Remember what was found in a file after it was asked for, unless it may be in the midst of changing.

        The mark is the one from before it was read: should it have changed meanwhile, it has another one by now.
        """
        mark = self._asked.get(name)
        if mark and mark[0] < self._began - TICK_NS:
            self._now[name] = (mark, known)

    def turn(self) -> KnownFiles:
        """What is known now, for a next look at all files in the same process."""
        return KnownFiles(dict(self._now))

    def pack(self) -> list[tuple[str, Mark, str, int | None, int | None]]:
        """All that is worth keeping, in plain values."""
        return [(name, mark, known.digest, known.width, known.height) for name, (mark, known) in self._now.items()]


def unpack_known(packed: list[tuple[str, Mark, str, int | None, int | None]]) -> KnownFiles:
    """What ``KnownFiles.pack`` gave, to be asked again."""
    return KnownFiles({name: (mark, KnownFile(digest, width, height)) for name, mark, digest, width, height in packed})


def read_mark(path: str) -> Mark:
    """The mark of the file at ``path``; raises OSError where there is none."""
    status = os.stat(path)  # noqa: PTH116 - ten thousand times in a build
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns
