"""Being alone with a folder while writing to it, as far as the system has such locks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from firsthand.disk.refusal import refuse


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
