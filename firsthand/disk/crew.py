"""Sharing work out to all the processors: a part of it done here, the rest in copies of this process.

A copy sees everything as it is at that moment, and only what it returns comes back. Where the system cannot copy a process
well, or has no room for it, everything is done here; and so is the share of a copy that somebody ended. A copy whose own
beginner was ended stops by itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeVar

T = TypeVar("T")
R = TypeVar("R")

FEWEST = 32
"""Fewer pieces of work than this for a process are not worth starting it."""

_LENGTH = 8
"""Bytes in front of what a copy hands over, which say how long that is."""

BLOCK = 16
"""Neighbours often need the same things, so they stay together."""

RARELY = 50_000
"""How many objects more there have to be before Python looks for those that only hold each other (by itself, 700 or 2,000)."""


def count_processors() -> int:
    """How many processes are worth having; one where copies of a process are not safe (macOS) or not to be had (Windows)."""
    if not sys.platform.startswith("linux"):
        return 1
    return len(os.sched_getaffinity(0))


def share_out(
    work: Callable[[T], R],
    pieces: Iterable[T],
    *,
    processes: int | None = None,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[R]:
    """What ``work`` makes of each piece, in their order. What it raises in a copy is raised here.

    ``tell`` is told now and then how many pieces are done, as far as can be seen from here, and how many there are.
    """
    pieces = list(pieces)
    processes = max(min(processes or count_processors(), len(pieces) // FEWEST), 1)
    shares = _deal(len(pieces), processes)
    results: list[Any] = [None] * len(pieces)
    copies: list[_Copy] = []
    with _collecting_rarely():
        try:
            for share in shares[1:]:
                try:
                    _start(work, pieces, share, copies)
                except OSError:  # no room for another process: then this one does it
                    shares[0] += share
            for number, place in enumerate(shares[0]):
                results[place] = work(pieces[place])
                if number % BLOCK == 0:
                    tell(min(number * len(pieces) // len(shares[0]), len(pieces)), len(pieces))
            for copy in copies:
                made = _collect(copy)
                for number, place in enumerate(copy.share):
                    results[place] = work(pieces[place]) if made is None else made[number]
        except BaseException:
            _stop(copies)
            raise
        finally:
            _let_go(copies)
    return results


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """A time in which Python seldom looks for objects that hold each other and nobody else holds.

    Almost nothing that is made of a site does, and looking costs a tenth of a build. What there is by now is left out of it,
    without looking first: going through it would make a copy's own of all the memory that it shares.
    """
    former = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(RARELY, *former[1:])
    try:
        yield
    finally:
        gc.set_threshold(*former)
        gc.unfreeze()


@dataclass(frozen=True, slots=True)
class _Copy:
    """A copy of this process, the pipe through which its results will come, and the places of what it was given."""

    pid: int
    stream: BinaryIO
    share: Sequence[int]


def _deal(count: int, processes: int) -> list[list[int]]:
    """The places of the pieces for each process, block by block."""
    shares: list[list[int]] = [[] for _ in range(processes)]
    for number, start in enumerate(range(0, count, BLOCK)):
        shares[number % processes] += range(start, min(start + BLOCK, count))
    return shares


def _start(work: Callable[[T], R], pieces: Sequence[T], share: Sequence[int], copies: list[_Copy]) -> None:
    """One more among ``copies``, at work on its share."""
    beginner, (reading, writing) = os.getpid(), os.pipe()
    former = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # whoever is interrupted knows the copy, and stops it
    try:
        if pid := os.fork():
            os.close(writing)
            copies.append(_Copy(pid, os.fdopen(reading, "rb"), share))
        else:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # the first process tells of an interruption
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, former)
    if pid:
        return
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as stream:
            data = _pack(_do_share(work, pieces, share, beginner))
            stream.write(len(data).to_bytes(_LENGTH) + data)
    finally:
        os._exit(0)  # nothing that belongs to the first process is ended twice


def _do_share(work: Callable[[T], R], pieces: Sequence[T], share: Sequence[int], beginner: int) -> tuple[bool, object]:
    """Whether the share was done, and what came of it, or what went wrong."""
    made = []
    try:
        for place in share:
            if os.getppid() != beginner:  # nobody waits for it any more
                os._exit(1)
            made.append(work(pieces[place]))
    except BaseException as fault:  # noqa: BLE001 - it is raised again where it can be told
        return False, fault
    return True, made


def _pack(answer: tuple[bool, object]) -> bytes:
    try:
        return pickle.dumps(answer, protocol=5)
    except Exception:  # noqa: BLE001 - what cannot be handed over is at least told of
        return pickle.dumps((False, RuntimeError(f"{type(answer[1]).__name__}: {answer[1]}")), protocol=5)


def _collect(copy: _Copy) -> list[Any] | None:
    """What came of a copy's share, or None where it was ended before it could tell all of that."""
    length, data = copy.stream.read(_LENGTH), copy.stream.read()
    if len(length) < _LENGTH or len(data) < int.from_bytes(length):
        return None
    is_done, answer = pickle.loads(data)  # noqa: S301 - our own copy wrote it
    if not is_done:
        raise answer
    return list(answer)


def _stop(copies: Iterable[_Copy]) -> None:
    """End those that are still at work; as nobody has waited for any so far, no number is another process's by now."""
    for copy in copies:
        with suppress(ProcessLookupError):
            os.kill(copy.pid, signal.SIGKILL)


def _let_go(copies: Iterable[_Copy]) -> None:
    """Close the pipes and wait for the ends."""
    for copy in copies:
        copy.stream.close()
        with suppress(ChildProcessError):
            os.waitpid(copy.pid, 0)
