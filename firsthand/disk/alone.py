"""Being alone with a folder while writing to it, as far as the system has such locks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from firsthand.disk.refusal import refuse


@contextmanager
def share_with_others(folder: Path) -> Iterator[Callable[[], bool]]:
    """A folder used together with others who ask for it so; what is given tells whether there are none at that moment."""
    if os.name == "nt":
        yield lambda: True  # a file that another has open cannot be taken away there
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(folder, os.O_RDONLY)

    def is_alone() -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            with suppress(OSError):  # also where it was not granted: asking for it gave up the other
                fcntl.flock(handle, fcntl.LOCK_SH)
        return True

    try:
        with suppress(OSError):  # some network drives have no locks
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield is_alone
    finally:
        os.close(handle)


@contextmanager
def be_alone_with(folder: Path, *, complaint: str) -> Iterator[None]:
    """Nobody else who asks for the folder gets it meanwhile; raises Refusal with ``complaint`` where somebody has it.

    The system lets go of it however the program ends. The folder must exist.
    """
    if os.name == "nt":
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            refuse(complaint)
        except OSError:
            pass  # some network drives have no locks
        yield
    finally:
        os.close(handle)
