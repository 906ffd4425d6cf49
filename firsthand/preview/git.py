"""Whether git is in the midst of changing files: a checkout of a large site takes longer than any save.

Git holds the file ``index.lock`` for as long as it works on the files of a checkout, merge or stash.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import time

_STALE_S = 10.0


@dataclass(frozen=True, slots=True)
class GitLock:
    """The lock of a working tree's index."""

    file: Path

    def is_held(self) -> bool:
        """Whether git works on the files now. A lock left by a git that was killed holds nobody up for long."""
        try:
            return time() - self.file.stat().st_mtime < _STALE_S
        except OSError:
            return False


def find_git_lock(folder: Path) -> GitLock | None:
    """The lock of the working tree that ``folder`` is in, or None where it is in none."""
    for place in (folder, *folder.parents):
        found = place / ".git"
        if found.is_dir():
            return GitLock(found / "index.lock")
        if found.is_file():  # a linked working tree: the file says where its folder is (gitrepository-layout(5))
            try:
                line = found.read_text(encoding="utf-8").strip()
            except (OSError, ValueError):
                return None
            return GitLock(place / line.removeprefix("gitdir: ") / "index.lock") if line.startswith("gitdir: ") else None
    return None
