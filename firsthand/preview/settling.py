"""When a save is over: editors, and git all the more, touch several files in a row, and one build is wanted for all of them.

Knows times and no files. ``note`` is called from any thread, ``wait`` from the one that builds.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition
from time import monotonic

QUIET_S = 0.1
"""After so long without another change the save is over."""

WHOLE_S = 0.008
"""So long, where every file that changed was closed or moved into its place: editors that touch several do so at once."""

LONGEST_S = 0.5
"""Somebody who saves without a pause still sees what they write."""

BUSY_S = 10.0
"""The longest that a checkout, which says itself that it is not done, is waited for."""


class Changes:
    """Changes that were noted and not yet built; ``paths`` are those of the files that ``wait`` told of last.

    None among the paths stands for a change that has no path, or more than one.
    """

    def __init__(self, *, is_busy: Callable[[], bool] = lambda: False) -> None:
        self._condition = Condition()
        self._noted = 0
        self._is_busy = is_busy
        self._touched: set[str | None] = set()
        self._open: set[str | None] = set()
        self.paths: frozenset[str | None] = frozenset()

    def note(self, path: str | None = None, *, is_whole: bool = False) -> None:
        """Something changed: the file at ``path``, which ``is_whole`` where whoever wrote it has let go of it."""
        with self._condition:
            self._noted += 1
            self._touched.add(path)
            if is_whole:
                self._open.discard(path)
            else:
                self._open.add(path)
            self._condition.notify_all()

    def wait(self, timeout_s: float) -> bool:
        """Whether anything changed within ``timeout_s``; if so, it returns when the changes are over."""
        with self._condition:
            if not self._condition.wait_for(lambda: self._noted, timeout_s):
                return False
            started = monotonic()
            while (waited := monotonic() - started) < (BUSY_S if self._is_busy() else LONGEST_S):
                before = self._noted
                quiet = QUIET_S if self._open or self._is_busy() else WHOLE_S
                self._condition.wait(min(quiet, max(LONGEST_S - waited, QUIET_S / 10)))
                # a wake-up without a cause only ends one pause early
                if self._noted == before and not self._is_busy():
                    break
            self._noted = 0
            self.paths, self._touched, self._open = frozenset(self._touched), set(), set()
            return True
