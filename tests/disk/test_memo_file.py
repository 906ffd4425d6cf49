"""What is remembered on disk: by several threads, over many builds, and whatever happens to its files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from typing import NoReturn

import pytest

from firsthand.disk.memo_file import FileMemo, MemoDamagedError
from firsthand.memo import Remembered

LARGE = ("word " * 2000, 1)


def remember(folder: Path, names: list[str]) -> None:
    """A process that asks for all of ``names``, and keeps a value under those that are not remembered."""
    with closing(FileMemo(folder, "maker")) as memo:
        for name in names:
            if memo.recall(name) is None:
                memo.keep(name, Remembered("note", memo.write((name, *LARGE))))
        memo.save(is_alone=True)


def write_until(memo: FileMemo, is_over: Event) -> None:
    while not is_over.is_set():
        memo.write("small")


def write_in_copy(memo: FileMemo) -> NoReturn:
    """Ends with 0 once something is written; nothing of this run of tests goes on in a copy of it."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(20)  # ends what would wait for ever
    try:
        memo.write("small")
        os._exit(0)
    finally:
        os._exit(1)


def recall(memo: FileMemo, name: str) -> object:
    remembered = memo.recall(name)
    assert remembered is not None
    return memo.read(remembered.ticket)


def test_what_was_kept_is_there_for_the_next_process_and_no_other_program(tmp_path: Path) -> None:
    remember(tmp_path, ["a"])
    with closing(FileMemo(tmp_path, "maker")) as memo, closing(FileMemo(tmp_path, "another")) as foreign:
        assert recall(memo, "a") == ("a", *LARGE)
        assert foreign.is_empty


def test_after_many_builds_the_values_stand_in_few_files(tmp_path: Path) -> None:
    names = [f"post {number}" for number in range(80)]
    for number in range(len(names)):
        remember(tmp_path, names[: number + 1])
    assert len(list(tmp_path.glob("memo-*.values"))) <= 64
    with closing(FileMemo(tmp_path, "maker")) as memo:
        assert [recall(memo, name) for name in names] == [(name, *LARGE) for name in names]


def test_threads_may_write_at_once(tmp_path: Path) -> None:
    values = [(number, "x" * number * 50) for number in range(200)]
    with closing(FileMemo(tmp_path, "maker")) as memo, ThreadPoolExecutor(8) as threads:
        tickets = list(threads.map(memo.write, values))
        assert list(threads.map(memo.read, tickets)) == values


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are copied on Unix alone")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of copying a process that has threads
def test_a_process_that_is_copied_while_threads_write_can_write_too(tmp_path: Path) -> None:
    is_over, ends = Event(), list[int]()
    with closing(FileMemo(tmp_path, "maker")) as memo, ThreadPoolExecutor(2) as threads:
        for _ in range(2):
            threads.submit(write_until, memo, is_over)
        try:
            while len(ends) < 40 and not any(ends):
                copy = os.fork() or write_in_copy(memo)
                ends.append(os.waitpid(copy, 0)[1])
        finally:
            is_over.set()  # else the threads would be waited for, and write, for ever
    assert ends == [0] * 40


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be taken away there")
def test_whoever_empties_the_folder_takes_nothing_from_a_process_that_uses_it(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    remember(folder, ["old"])
    with closing(FileMemo(folder, "maker")) as memo:
        memo.keep("new", Remembered("note", memo.write("a value")))
        shutil.rmtree(folder)
        assert (recall(memo, "old"), recall(memo, "new")) == (("old", *LARGE), "a value")


FILL = """
import resource, sys
from contextlib import closing
from pathlib import Path
from firsthand.disk.memo_file import FileMemo
from firsthand.memo import Remembered

resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
with closing(FileMemo(Path(sys.argv[1]), "maker")) as memo:
    for name in "abcd":
        memo.keep(name, Remembered("note", memo.write((name, "word " * 2000))))
    print([memo.read(memo.recall(name).ticket) == (name, "word " * 2000) for name in "abcd"], bool(memo.fault))
    memo.save(is_alone=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a file's size cannot be limited there")
def test_what_a_file_does_not_take_is_there_as_long_as_the_process_and_no_longer(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FILL, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == ("[True, True, True, True] True\n", "")
    with closing(FileMemo(tmp_path, "maker")) as memo:
        assert recall(memo, "a") == ("a", "word " * 2000)
        assert [name for name in "abcd" if memo.recall(name)] == ["a"]


WASTE = """
import resource, sys
from contextlib import closing
from pathlib import Path
from firsthand.disk.memo_file import FileMemo
from firsthand.memo import Remembered

resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
with closing(FileMemo(Path(sys.argv[1]), "maker")) as memo:
    for value in ("word " * 2000, "small", "word " * 3000):
        memo.keep("a" if value == "small" else "b", Remembered("note", memo.write(value)))
    memo.save(is_alone=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="a file's size cannot be limited there")
def test_what_was_written_before_the_disk_was_full_is_still_there_afterwards(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WASTE, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    with closing(FileMemo(tmp_path, "maker")) as memo:
        assert recall(memo, "a") == "small"


@pytest.mark.parametrize("length", [0, 5, None])
def test_a_damaged_value_is_told_of_and_what_is_forgotten_stays_so(tmp_path: Path, length: int | None) -> None:
    remember(tmp_path, ["a"])
    (values,) = tmp_path.glob("memo-*.values")
    with closing(FileMemo(tmp_path, "maker")) as memo:
        values.write_bytes(bytes(values.stat().st_size if length is None else length))
        with pytest.raises(MemoDamagedError):
            recall(memo, "a")
        memo.forget()
        assert memo.recall("a") is None
    with closing(FileMemo(tmp_path, "maker")) as memo:
        assert memo.is_empty
