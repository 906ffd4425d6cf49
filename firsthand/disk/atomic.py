"""Writing one file so that nobody ever sees half of it."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX, SUFFIX = ".firsthand-", ".tmp"
"""How a file that is being written is called until it is whole."""


def write_atomically(path: Path, data: bytes, *, is_durable: bool = False) -> bool:
    """Whether ``path`` changed: it holds ``data`` afterwards, and at no moment anything but the old bytes or the new.

    Equal bytes are left alone, so that a file's time says when it last changed. ``is_durable`` waits until the disk has the
    bytes: for what cannot be made again (locks, logs); a site's page can. The folder must exist.
    """
    if _holds(path, data):
        return False
    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if is_durable:
                file.flush()
                os.fsync(file.fileno())
        _copy_mode(path, name)
        os.replace(name, path)  # noqa: PTH105 - the name is mkstemp's
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if is_durable:
        _sync_folder(path.parent)
    return True


def remove_leftovers(folder: Path) -> None:
    """What a program that was killed left half written in ``folder``; nobody may be writing there."""
    for file in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            file.unlink()


def write_new(path: Path, text: str) -> None:
    """A file that was not there before, with its folders; raises FileExistsError where something stands already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _copy_mode(path: Path, name: str) -> None:
    """The temporary file gets the rights of the one it replaces, else those any new file would: mkstemp's are private."""
    try:
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        mode = 0o666 & ~umask
    Path(name).chmod(mode)


def _sync_folder(folder: Path) -> None:
    """The new name itself on disk; Windows cannot open a folder, and does this by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
