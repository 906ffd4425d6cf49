"""Looking again and again, for where the operating system does not say what changed: network drives, used-up limits.

Sees all that a build sees, links followed, by size, times and number of each file. Both times: what copies a file may keep the
first (``rsync --inplace --times``), and nobody can keep the second.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from time import monotonic

from firsthand.disk.walk import walk_files
from firsthand.preview.git import find_git_lock
from firsthand.preview.settling import BUSY_S, LONGEST_S, QUIET_S
from firsthand.preview.watch import FOLDERS

_SHARE = 4
"""Looking takes at most one part in five of the time, however large the site."""

_Seen = dict[str, tuple[int, int, int, int]]


class PollingWatch:
    """Looks at every file of ``layers`` each ``every_s`` seconds."""

    def __init__(self, layers: Sequence[Path], *, every_s: float) -> None:
        self._layers = list(layers)
        self._every_s = every_s
        self._closed = Event()
        self._git = find_git_lock(Path(os.path.realpath(self._layers[-1])))
        self._pause_s = every_s
        self._seen = self._look()

    def wait(self, timeout_s: float) -> bool:
        """Whether something changed within ``timeout_s``, or the next look after it, and is over now."""
        until = monotonic() + timeout_s
        while True:
            self._closed.wait(self._pause_s)
            if (seen := self._look()) != self._seen:
                self._seen = self._settle(seen)
                return True
            if monotonic() >= until or self._closed.is_set():
                return False

    @property
    def paths(self) -> frozenset[str | None]:
        """Nobody knows which: None stands for what may have been any."""
        return frozenset((None,))

    def close(self) -> None:
        """Look no more."""
        self._closed.set()

    def _settle(self, seen: _Seen) -> _Seen:
        started = monotonic()
        while monotonic() - started < (BUSY_S if self._is_busy() else LONGEST_S):
            self._closed.wait(QUIET_S)
            before, seen = seen, self._look()
            if seen == before and not self._is_busy():
                break
        return seen

    def _is_busy(self) -> bool:
        return self._git is not None and self._git.is_held()

    def _look(self) -> _Seen:
        started = monotonic()
        seen: _Seen = {}
        for layer in self._layers:
            for folder in FOLDERS:
                self._look_into(layer, folder, seen)
        self._pause_s = max(self._every_s, _SHARE * (monotonic() - started))
        return seen

    def _look_into(self, layer: Path, folder: str, seen: _Seen) -> None:
        try:
            walk = walk_files(layer, folder)
        except OSError:  # a folder went while it was looked at: the next look sees it whole
            return
        seen |= {f"{layer}/{path}": (0, 0, 0, 0) for path in walk.refused}
        for path in walk.files:
            try:
                found = (layer / path).stat()
            except OSError:
                continue
            seen[f"{layer}/{path}"] = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
