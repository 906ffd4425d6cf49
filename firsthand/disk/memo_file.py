"""A memo that outlasts the process: an index of notes that is read whole, and values in files that only grow.

Each process writes values to a file of its own, so that several can write at once. The index is replaced whole at the end and
is the only thing that makes a value count; what it does not name is swept away when nobody else is there. What cannot be read
is forgotten, as if it had never been; what cannot be written is carried in its ticket as long as the process lasts. A value is
checked when it is read. Files are opened as soon as they count, so that a preview loses nothing when somebody empties the
folder.

Only the model's own values and dates are ever made from these files: what else they may ask for is refused.
"""

from __future__ import annotations

import errno
import io
import os
import pickle
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO, NamedTuple

from firsthand.disk.atomic import write_atomically
from firsthand.memo import Remembered, pack

INDEX = "memo.index"
_VALUES = "memo-{}.values"
_CHECK_BYTES = 16
_LARGEST_WASTE = 0.5
"""The share of what is kept that may be values nobody names any more; beyond it they are written anew."""
_MOST_FILES = 64
"""Each build that concludes anything adds a file; more are written into one: a process may open some 250 at once (macOS)."""

_OTHERS = {
    ("builtins", "frozenset"),
    ("builtins", "getattr"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timedelta"),
    ("datetime", "timezone"),
    ("firsthand.conclusions", "PostNote"),
    ("firsthand.memo", "Remembered"),
    ("firsthand.memo", "make_again"),
    ("firsthand.disk.memo_file", "Ticket"),
    ("zoneinfo", "ZoneInfo._unpickle"),
}


class MemoDamagedError(Exception):
    """A value could not be read back: whoever asked has to make everything anew."""


class Ticket(NamedTuple):
    """Where a value lies: the name of its file, where it begins there, and how many bytes it has, its check included."""

    file: str
    start: int
    length: int


class Carried(NamedTuple):
    """A value that its file did not take (a full disk), in the place of a ticket for it; it goes with the process."""

    data: bytes
    fault: str


class FileMemo:
    """What is remembered in ``folder``, made with the program whose fingerprint is ``maker``; nothing of another's."""

    def __init__(self, folder: Path, maker: str) -> None:
        self._folder = folder
        self._maker = maker
        self._touched: set[str] = set()
        self._locks: dict[int, Lock] = {}
        self._reading: dict[str, int] = {}
        self._writing: tuple[int, str, BinaryIO] | None = None
        self._kept = self._read_index()
        self.fault = ""
        """Why a value could not be written, where one could not: from then on none is."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered."""
        return not self._kept

    def recall(self, name: str) -> Remembered | None:
        """What was kept last under ``name``."""
        self._touched.add(name)
        return self._kept.get(name)

    def keep(self, name: str, remembered: Remembered) -> None:
        """``remembered`` in the place of what was kept under ``name`` before."""
        self._touched.add(name)
        self._kept[name] = remembered
        if isinstance(remembered.ticket, Carried):
            self.fault = self.fault or remembered.ticket.fault  # another process may have met it
        elif remembered.ticket:
            with suppress(OSError):  # whoever reads it will tell
                self._open(remembered.ticket.file)

    def write(self, value: object) -> Ticket | Carried:
        """A ticket for ``value``."""
        data = pack(value)
        if not self.fault:
            try:
                return self._append(_check(data) + data)
            except OSError as fault:
                self.fault = fault.strerror or str(fault)
        return Carried(data, self.fault)

    def read(self, ticket: Ticket | Carried) -> Any:  # noqa: ANN401 - the value may be any of the model's
        """The value of a ticket; raises MemoDamagedError where its file is not what was written."""
        if isinstance(ticket, Carried):
            return _load(ticket.data)
        try:
            data = self._read_bytes(ticket)
            if len(data) != ticket.length or _check(data[_CHECK_BYTES:]) != data[:_CHECK_BYTES]:
                raise MemoDamagedError(ticket.file)
            return _load(data[_CHECK_BYTES:])
        except OSError as fault:
            raise MemoDamagedError(ticket.file) from fault

    def save(self, *, is_alone: bool) -> None:
        """All that was asked for or kept, on disk; with nobody else there (``is_alone``), the rest is swept away."""
        kept = list(self._kept.items())  # at once: a thread of the preview may still be keeping a layout
        self._kept = {name: one for name, one in kept if name in self._touched and not isinstance(one.ticket, Carried)}
        # A disk that took no value takes no copies of values either, and who wrote in part there cannot tell where it ends.
        if is_alone and not self.fault and (self._is_wasteful() or len(self._name_files()) > _MOST_FILES):
            self._rewrite()
        names = self._name_files()
        sizes = {name: (self._folder / name).stat().st_size for name in names}
        data = pack((self._maker, sizes, self._kept))
        write_atomically(self._folder / INDEX, _check(data) + data)
        if is_alone:
            for file in self._folder.glob(_VALUES.format("*")):
                if file.name not in names:
                    with suppress(OSError):
                        file.unlink()

    def forget(self) -> None:
        """Nothing is remembered any more, by this process or the next one."""
        self._kept = {}
        with suppress(OSError):
            (self._folder / INDEX).unlink(missing_ok=True)

    def close(self) -> None:
        """The files let go of."""
        for handle in self._reading.values():
            os.close(handle)
        self._reading = {}
        if self._writing:
            self._writing[2].close()
            self._writing = None

    def _read_index(self) -> dict[str, Remembered]:
        """What the index holds; nothing where it cannot be read, or where a file it names is shorter than it was."""
        try:
            data = (self._folder / INDEX).read_bytes()
            if _check(data[_CHECK_BYTES:]) != data[:_CHECK_BYTES]:
                return {}
            maker, sizes, kept = _load(data[_CHECK_BYTES:])
            if maker != self._maker:
                return {}
            is_whole = all(os.fstat(self._open(name)).st_size >= size for name, size in sizes.items())
        except (OSError, MemoDamagedError, ValueError, TypeError):
            return {}
        return dict(kept) if is_whole else {}

    def _own_lock(self) -> Lock:
        """This process's lock: one that a thread held while the process was copied would stay held in the copy for ever."""
        return self._locks.setdefault(os.getpid(), Lock())

    def _append(self, data: bytes) -> Ticket:
        pid = os.getpid()
        with self._own_lock():  # in the preview, a page's thread may write a layout while a post is written
            if self._writing is None or self._writing[0] != pid:  # a process of its own, a file of its own
                name = _VALUES.format(os.urandom(8).hex())
                self._writing = (pid, name, (self._folder / name).open("ab", buffering=0))
            _, name, stream = self._writing
            start = stream.tell()
            if stream.write(data) < len(data):  # as much as the disk took; the rest would be refused
                stream.truncate(start)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return Ticket(name, start, len(data))

    def _read_bytes(self, ticket: Ticket) -> bytes:
        handle = self._open(ticket.file)
        if hasattr(os, "pread"):
            return os.pread(handle, ticket.length, ticket.start)
        with self._own_lock():  # Windows reads from where the last reading ended
            os.lseek(handle, ticket.start, os.SEEK_SET)
            return os.read(handle, ticket.length)

    def _open(self, name: str) -> int:
        if name not in self._reading:
            self._reading[name] = os.open(self._folder / name, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        return self._reading[name]

    def _name_files(self) -> set[str]:
        """The names of the files whose values count."""
        return {remembered.ticket.file for remembered in self._kept.values() if remembered.ticket}

    def _is_wasteful(self) -> bool:
        files = self._folder.glob(_VALUES.format("*"))
        there = sum(file.stat().st_size for file in files)
        named = sum(remembered.ticket.length for remembered in self._kept.values() if remembered.ticket)
        return bool(named < there * (1 - _LARGEST_WASTE))

    def _rewrite(self) -> None:
        """Every value that counts copied into one new file."""
        with suppress(OSError, MemoDamagedError):
            moved = {}
            for name, remembered in self._kept.items():
                ticket: Ticket | None = remembered.ticket
                data = self._read_bytes(ticket) if ticket else b""
                moved[name] = Remembered(remembered.note, self._append(data) if ticket else None)
            self._kept = moved


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the class above it
        if module.startswith("firsthand.model.") or (module, name) in _OTHERS:
            return super().find_class(module, name)
        raise MemoDamagedError(module, name)


def _load(data: bytes) -> Any:  # noqa: ANN401
    try:
        return _Unpickler(io.BytesIO(data)).load()
    except MemoDamagedError:
        raise
    except Exception as fault:
        raise MemoDamagedError from fault  # bytes that are no pickle may raise anything


def _check(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK_BYTES).digest()
