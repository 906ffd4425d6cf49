"""Plain values in a file of our own, with a check in front: what is damaged, or another program's, is as good as not there."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from firsthand.disk.atomic import write_atomically

_CHECK_BYTES = 16


def read_sealed(file: Path, *, maker: str = "") -> Any:  # noqa: ANN401 - whatever was written
    """What ``write_sealed`` wrote for the same ``maker``, or None where that cannot be read."""
    try:
        check, data = (whole := file.read_bytes())[:_CHECK_BYTES], whole[_CHECK_BYTES:]
        return marshal.loads(data) if check == _check(data, maker) else None  # noqa: S302 - by this very program
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write_sealed(file: Path, value: Any, *, maker: str = "") -> None:  # noqa: ANN401 - any plain value
    """``value``, made of plain values, to be read again by the same program: the one whose fingerprint is ``maker``."""
    data = marshal.dumps(value)
    write_atomically(file, _check(data, maker) + data)


def _check(data: bytes, maker: str) -> bytes:
    return blake2b(data, digest_size=_CHECK_BYTES, key=maker.encode()).digest()
