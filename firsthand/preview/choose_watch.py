"""Which watch suits a site, and what is to be said of it where it is not the best one."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from firsthand.disk.walk import is_ignored
from firsthand.preview.drives import find_network_drive
from firsthand.preview.polling import PollingWatch
from firsthand.preview.watch import FOLDERS, NativeWatch, Watch

EVERY_S = 1.0
_LIMITS = (errno.ENOSPC, errno.EMFILE, errno.ENFILE)  # it watches as many folders, or for as many programs, as it will
_RAISE = "to raise it: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024"


class SiteWatch:
    """A watch over content/, layouts/ and static/ of each of ``layers`` (the site's own folder last).

    ``poll_s`` asks for looking every so many seconds. Without it that is done where nothing else works, and said.
    """

    def __init__(self, layers: Sequence[Path], *, poll_s: float | None, say: Callable[[str], None]) -> None:
        self._layers = layers
        self._say = say
        self._watch: Watch
        if poll_s is not None:
            self._watch = PollingWatch(layers, every_s=poll_s)
        elif reason := find_reason_to_poll(layers[-1]):
            self._watch = self._fall_back(reason)
        else:
            try:
                self._watch = NativeWatch(layers)
            except OSError as fault:
                self._watch = self._give_up(fault)

    def wait(self, timeout_s: float) -> bool:
        """Whether something changed within ``timeout_s`` and is over now."""
        try:
            return self._watch.wait(timeout_s)
        except OSError as fault:  # new folders may be the ones too many
            self._watch.close()
            self._watch = self._give_up(fault)
            return True

    @property
    def paths(self) -> frozenset[str | None]:
        """The files that ``wait`` told of last; None stands for what may have been any."""
        return self._watch.paths

    def close(self) -> None:
        """Look no more."""
        self._watch.close()

    def _give_up(self, fault: OSError) -> Watch:
        return self._fall_back(tell_limit() if fault.errno in _LIMITS else f"nobody tells of changes here ({fault.strerror})")

    def _fall_back(self, reason: str) -> Watch:
        self._say(f"{reason}; looking for changes every {EVERY_S:g} s instead (--poll S sets how often)")
        return PollingWatch(self._layers, every_s=EVERY_S)


def find_reason_to_poll(root: Path) -> str:
    """Why the operating system would not tell of every change in ``root``; empty where it would."""
    if kind := find_network_drive(root):
        return f"the site lies on a network drive ({kind}), whose changes nobody tells of"
    if link := _find_link(root):
        return f"{link} is a link, and changes behind links are not told of"
    return ""


def tell_limit() -> str:
    """What the used-up limit is, and how to raise it."""
    advice = f" ({_RAISE})" if sys.platform == "linux" else ""
    return f"the system's limit of watched folders is reached{advice}"


def _find_link(root: Path) -> str:
    for folder in FOLDERS:
        for place, folders, files in os.walk(root / folder):
            for name in (*folders, *files):
                path = Path(place) / name
                if path.is_symlink() and path.exists() and not is_ignored(name):
                    return path.relative_to(root).as_posix()
    return ""
