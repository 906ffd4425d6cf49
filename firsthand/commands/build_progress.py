"""How far a build is, on a terminal, if it takes long enough for anybody to wonder."""

from __future__ import annotations

from time import perf_counter

from firsthand.commands.console import Console

SILENT_S = 1.0
"""A build that is over by then says nothing on the way."""


class BuildProgress:
    """A line that is written over and over, and gone at the end; nowhere but on a terminal, and never under ``--quiet``."""

    def __init__(self, console: Console, *, started: float) -> None:
        self._console = console
        self._started = started
        self._is_shown = False
        self._may_show = console.err.isatty() and not console.is_quiet

    def reading(self, done: int, total: int) -> None:
        """So many posts of all that changed have been read and checked."""
        self._show(f"reading posts: {done:,} of {total:,}")

    def making(self, done: int, total: int) -> None:
        """So many pages and other files of all that are to be made have been."""
        self._show(f"making pages: {done:,} of {total:,}")

    def clear(self) -> None:
        """Make room for a line that stays."""
        if self._is_shown:
            self._console.err.write("\r\x1b[K")
            self._is_shown = False

    def _show(self, line: str) -> None:
        if self._may_show and perf_counter() - self._started > SILENT_S:
            self._is_shown = True
            self._console.err.write(f"\r\x1b[K{line}")
            self._console.err.flush()
