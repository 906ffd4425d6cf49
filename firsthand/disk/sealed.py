"""Plain values in a file of our own, with a check in front: what is damaged is as good as not there."""

from __future__ import annotations

import marshal
from hashlib import blake2b
from pathlib import Path
from typing import Any

from firsthand.disk.atomic import write_atomically

_CHECK_BYTES = 16


def read_sealed(file: Path) -> Any:  # noqa: ANN401 - whatever was written
    """What ``write_sealed`` wrote, or None where that cannot be read."""
    try:
        data = file.read_bytes()
        return marshal.loads(data[_CHECK_BYTES:]) if data[:_CHECK_BYTES] == _check(data[_CHECK_BYTES:]) else None  # noqa: S302
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write_sealed(file: Path, value: Any) -> None:  # noqa: ANN401 - any plain value
    """``value``, made of plain values, to be read again by the same version of Python."""
    data = marshal.dumps(value)
    write_atomically(file, _check(data) + data)


def _check(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK_BYTES).digest()
