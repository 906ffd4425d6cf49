"""Sharing work out to copies of the process: results in order, what goes wrong told here, and nothing left behind."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.disk.crew import FEWEST, RARELY, share_out

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


@pytest.mark.parametrize("last", [16, 48])
def test_what_a_copy_was_to_do_is_done_here_where_somebody_ended_it(last: int) -> None:
    def work(piece: int) -> tuple[int, int]:
        if os.getpid() != HERE and piece >= last:
            os.kill(os.getpid(), signal.SIGKILL)
        return piece, os.getpid()

    made = share_out(work, PIECES, processes=3)
    assert [piece for piece, _ in made] == PIECES
    assert {pid for _, pid in made[last:]} == {HERE}


def test_what_a_copy_handed_over_in_part_counts_for_nothing() -> None:
    def work(piece: int) -> str:
        if os.getpid() == HERE:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # until the copy has ended
            return "here"
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # a run of tests with a time limit has a use of its own for it
        signal.setitimer(signal.ITIMER_REAL, 0.2)  # ends it while it waits for room in the pipe
        return f"{piece}" * 100_000

    assert share_out(work, PIECES[: FEWEST * 2], processes=2) == ["here"] * FEWEST * 2


def test_a_copy_stops_when_nobody_waits_for_it_any_more(tmp_path: Path) -> None:
    script = f"""
import os, signal, sys
from pathlib import Path
from firsthand.disk.crew import FEWEST, share_out
begun = os.getpid()
def work(piece):
    if os.getpid() == begun:
        signal.pause()
    Path({str(tmp_path)!r}, str(piece)).touch()
    if piece == FEWEST // 2:
        os.kill(begun, signal.SIGKILL)
        while os.getppid() == begun:
            pass
share_out(work, range(FEWEST * 2), processes=2)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read()  # until all that had it open have ended
    assert process.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == [str(FEWEST // 2)]


def test_an_interruption_that_comes_while_a_copy_is_made_stops_that_copy_too() -> None:
    script = """
import os, signal
from firsthand.disk.crew import FEWEST, share_out
os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGINT))
try:
    share_out(abs, range(FEWEST * 2), processes=2)
except KeyboardInterrupt:
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        print("nobody is left")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("nobody is left\n", "")


@pytest.mark.parametrize("goes_wrong", [False, True])
def test_afterwards_python_looks_for_lost_objects_as_before(*, goes_wrong: bool) -> None:
    before = gc.get_threshold(), gc.get_freeze_count()
    try:
        during = share_out(_refuse if goes_wrong else lambda _: gc.get_threshold()[0], PIECES, processes=2)
        assert set(during) == {RARELY}
    except ValueError:
        assert goes_wrong
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


@pytest.mark.parametrize("goes_wrong", [False, True])
def test_no_pipe_and_no_process_is_left(tmp_path: Path, *, goes_wrong: bool) -> None:
    def work(piece: int) -> None:
        (tmp_path / str(os.getpid())).touch()
        if goes_wrong:
            _refuse(piece)

    before = _list_open()
    try:
        share_out(_only_here(work), PIECES, processes=3)
    except ValueError:
        assert goes_wrong
    assert _list_open() == before
    copies = [int(path.name) for path in tmp_path.iterdir()]  # this process may have others: a browser of other tests
    assert copies
    for copy in copies:
        with pytest.raises(ChildProcessError):
            os.waitpid(copy, os.WNOHANG)


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
    """The pipes that this process has open; connections of other tests may close at any moment."""
    names = (str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
    return {name for name in names if name.startswith("pipe:")}
