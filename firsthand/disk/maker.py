"""Which program this is, byte for byte: what another one remembered is of no use to it.

A version's number is not enough, since whoever works on the engine builds with it after each change.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from firsthand.disk.sealed import read_sealed, write_sealed

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = frozenset(
    {
        "imagesize",
        "jinja2",
        "markdown_it_py",
        "markupsafe",
        "mdit_py_plugins",
        "pagefind_bin",
        "pagefind_bin_extended",
        "pillow",
        "pyyaml",
        "tzdata",
    }
)
_INSTALLED = (".dist-info", ".egg-info")
_MADE_OF = (".py", ".ttf")
_FILE = "maker"


def find_maker(folder: Path) -> str:
    """The fingerprint of the engine with what it is made of; ``folder`` keeps it until a file of it changes."""
    marks = [sys.version, tuple(_list_libraries()), *_list_files(str(_PACKAGE))]
    kept = read_sealed(folder / _FILE)
    if isinstance(kept, tuple) and kept[0] == marks:
        return str(kept[1])
    files = sorted(file for file in _PACKAGE.rglob("*") if file.suffix in _MADE_OF)
    contents = (f"{file.relative_to(_PACKAGE)}\0".encode() + file.read_bytes() for file in files)
    maker = blake2b(b"\0".join((repr(marks[:2]).encode(), *contents)), digest_size=16).hexdigest()
    with suppress(OSError):
        write_sealed(folder / _FILE, (marks, maker))
    return maker


def _list_files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Each module and font below ``folder`` with its size and when it last changed."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _list_files(entry.path)
            elif entry.name.endswith(_MADE_OF):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns


def _list_libraries() -> list[str]:
    """The versions of what the engine renders with, as the names of the folders say in which they are installed."""
    found = set()
    for place in sys.path:
        with suppress(OSError):
            found |= {name for name in os.listdir(place or ".") if name.endswith(_INSTALLED)}  # noqa: PTH208 - names alone
    return sorted(name for name in found if name.partition("-")[0].replace("-", "_").casefold() in _LIBRARIES)
