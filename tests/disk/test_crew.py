"""Sharing work out to copies of the process: results in order, what goes wrong told here, and nothing left behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.disk.crew import FEWEST, share_out

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="copies of a process are made on Linux alone")
PIECES = list(range(FEWEST * 3))
HERE = os.getpid()


def test_results_come_in_the_order_of_the_pieces() -> None:
    made = share_out(lambda piece: (piece * piece, os.getpid()), PIECES, processes=3)
    assert [square for square, _ in made] == [piece * piece for piece in PIECES]
    assert len({pid for _, pid in made}) == 3


def test_what_a_copy_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="in a copy"):
        share_out(_only_here(_refuse), PIECES, processes=3)


def test_a_copy_that_is_ended_from_outside_is_told_of() -> None:
    with pytest.raises(MemoryError, match="ended from outside"):
        share_out(_only_here(lambda _: os._exit(0)), PIECES, processes=3)


@pytest.mark.parametrize("goes_wrong", [False, True])
def test_no_pipe_and_no_process_is_left(*, goes_wrong: bool) -> None:
    before = _list_open()
    try:
        share_out(_only_here(_refuse) if goes_wrong else str, PIECES, processes=3)
    except ValueError:
        assert goes_wrong
    assert _list_open() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_where_no_process_can_be_started_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    before = _list_open()
    assert share_out(lambda _: os.getpid(), PIECES, processes=3) == [HERE] * len(PIECES)
    assert _list_open() == before


def _only_here(work: Callable[[int], None]) -> Callable[[int], None]:
    """Nothing in this process, ``work`` in a copy of it."""
    return lambda piece: None if os.getpid() == HERE else work(piece)


def _refuse(piece: int) -> None:
    message = f"{piece} in a copy"
    raise ValueError(message)


def _list_open() -> set[str]:
    """What this process has open."""
    return {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}
