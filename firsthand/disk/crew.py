"""Sharing work out to all the processors: a part of it done here, the rest in copies of this process.

A copy sees everything as it is at that moment, and only what it returns comes back. Where the system cannot copy a process
well, or has no room for it, everything is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 32
"""Fewer pieces of work than this for a process are not worth starting it."""

BLOCK = 16
"""Neighbours often need the same things, so they stay together."""


def count_processors() -> int:
    """How many processes are worth having; one where copies of a process are not safe (macOS) or not to be had (Windows)."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


def share_out(work: Callable[[T], R], pieces: Iterable[T], *, processes: int | None = None) -> list[R]:
    """What ``work`` makes of each piece, in their order. What it raises in a copy is raised here."""
    pieces = list(pieces)
    processes = min(processes or count_processors(), len(pieces) // FEWEST)
    if processes < 2:  # noqa: PLR2004 - one process is this one
        return [work(piece) for piece in pieces]
    shares = _deal(len(pieces), processes)
    gc.collect()
    gc.freeze()  # so that the collector of a copy leaves the memory shared with it alone
    copies: list[tuple[int, BinaryIO]] = []
    results: list[Any] = [None] * len(pieces)
    done = [0]
    try:
        for share in shares[1:]:
            try:
                copies.append(_start(work, pieces, share))
            except OSError:  # no room for another process: then this one does it
                shares[0] += share
                continue
            done.append(len(done))
        for place in shares[0]:
            results[place] = work(pieces[place])
        for (pid, stream), share in zip(copies, [shares[place] for place in done[1:]], strict=True):
            for place, result in zip(share, _collect(pid, stream), strict=True):
                results[place] = result  # as ``work`` made it there
    except BaseException:
        _stop(copies)
        raise
    finally:
        gc.unfreeze()
    return results


def _deal(count: int, processes: int) -> list[list[int]]:
    """The places of the pieces for each process, block by block."""
    shares: list[list[int]] = [[] for _ in range(processes)]
    for number, start in enumerate(range(0, count, BLOCK)):
        shares[number % processes] += range(start, min(start + BLOCK, count))
    return shares


def _start(work: Callable[[T], R], pieces: Sequence[T], share: Sequence[int]) -> tuple[int, BinaryIO]:
    """A copy of this process at work on its share, and the pipe through which its results will come."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, os.fdopen(reading, "rb")
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the first process tells of an interruption
    try:
        os.close(reading)
        try:
            answer: tuple[bool, object] = (True, [work(pieces[place]) for place in share])
        except BaseException as fault:  # noqa: BLE001 - it is raised again where it can be told
            answer = (False, fault)
        with os.fdopen(writing, "wb") as stream:
            pickle.dump(answer, stream, protocol=5)
    finally:
        os._exit(0)  # nothing that belongs to the first process is ended twice


def _collect(pid: int, stream: BinaryIO) -> list[Any]:
    with stream:
        data = stream.read()
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)
    if not data:
        message = "a process that helped with the build was ended from outside"
        raise MemoryError(message)
    is_done, answer = pickle.loads(data)  # noqa: S301 - our own copy wrote it
    if not is_done:
        raise answer
    return list(answer)


def _stop(copies: Iterable[tuple[int, BinaryIO]]) -> None:
    for pid, stream in copies:
        stream.close()
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
