"""The folder that makes the next build quick, and may be thrown away at any time."""

from __future__ import annotations

import shutil
from pathlib import Path

from firsthand.disk.atomic import write_atomically

CACHE = ".cache"
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = """Signature: 8a477f597d28d172789f06886806bc55
# Written by Firsthand: what makes the next build quick. It may be deleted. See https://bford.info/cachedir/
"""


def make_cache(root: Path) -> Path:
    """The cache of the site at ``root``, there and marked as ours (and as one that backups may leave out)."""
    folder = root / CACHE
    folder.mkdir(exist_ok=True)
    write_atomically(folder / _TAG, _TAG_TEXT.encode())
    return folder


def remove_cache(root: Path) -> bool:
    """Whether there was a cache of ours to remove; a folder of that name without our mark stays."""
    folder = root / CACHE
    try:
        is_ours = not folder.is_symlink() and (folder / _TAG).read_text(encoding="utf-8") == _TAG_TEXT
    except (OSError, ValueError):
        return False
    if is_ours:
        shutil.rmtree(folder)
    return is_ours
