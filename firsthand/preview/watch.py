"""Who sees a save: the operating system, asked through watchdog, or somebody who looks again and again.

Knows which folders make a site and which names in them are nobody's business. Does not know what changed, only that
something did: the build reads all of it anyway.
"""

from __future__ import annotations

import os
import sys
import threading
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Protocol

from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.utils import BaseThread

from firsthand.disk.walk import is_ignored
from firsthand.preview.git import find_git_lock
from firsthand.preview.settling import Changes

FOLDERS = ("content", "layouts", "static")
# Reading a file is an event too: without this list each build would cause the next. ``touch`` only changes attributes.
_KINDS = ("created", "modified", "moved", "deleted", "closed", "attrib")
_CLASSES = ("Created", "Modified", "Moved", "Deleted", "Closed", "Attrib")


class Note(Protocol):
    """Is told of a change: of the file at ``path``, if it is one file, and whether that is whole."""

    def __call__(self, path: str | None = None, *, is_whole: bool = False) -> None:
        """Something changed."""


class Watch(Protocol):
    """Sees changes."""

    @property
    def paths(self) -> frozenset[str | None]:
        """The files that ``wait`` told of last; None stands for what may have been any."""

    def wait(self, timeout_s: float) -> bool:
        """Whether something changed within ``timeout_s`` and is over now."""

    def close(self) -> None:
        """Look no more."""


class NativeWatch:
    """The operating system says what changed; it, or a thread of watchdog's, may give up: then OSError is raised."""

    def __init__(self, layers: Sequence[Path]) -> None:
        # Two threads may both add a folder that was made and filled at once, which does no harm.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        self._fault: BaseException | None = None
        self._hook_before = threading.excepthook
        threading.excepthook = self._note_fault
        self._layers = [Path(os.path.realpath(layer)) for layer in layers]
        lock = find_git_lock(self._layers[-1])
        self._changes = Changes(is_busy=lock.is_held if lock else lambda: False)
        self._watched: dict[Path, _Watched] = {}
        self._observer: BaseObserver = Observer()
        self._observer.start()
        try:
            for layer in self._layers:
                self._observer.schedule(_Listener(layer, self._changes.note, only=FOLDERS), str(layer), event_filter=_filter())
            self._refresh()
        except BaseException:
            self.close()
            raise

    def wait(self, timeout_s: float) -> bool:
        """Whether something changed within ``timeout_s`` and is over now."""
        is_changed = self._changes.wait(timeout_s)
        if self._fault:
            raise OSError(0, f"watchdog stopped: {type(self._fault).__name__}: {self._fault}")
        if is_changed:
            self._refresh()  # before anybody reads: what changes from here on is seen
        return is_changed

    @property
    def paths(self) -> frozenset[str | None]:
        """The files that ``wait`` told of last; None stands for what may have been any."""
        return self._changes.paths

    def close(self) -> None:
        """Look no more."""
        threading.excepthook = self._hook_before
        self._observer.stop()
        if self._observer.is_alive():
            self._observer.join()

    def _note_fault(self, fault: threading.ExceptHookArgs) -> None:
        """A thread of watchdog's that died would be a preview that silently sees nothing any more."""
        if isinstance(fault.thread, BaseThread):
            self._fault = fault.exc_value or RuntimeError()
            self._changes.note()
        else:
            self._hook_before(fault)

    def _refresh(self) -> None:
        """Watch the folders that are there now: one that was deleted and made again is another to the system."""
        for layer in self._layers:
            for name in FOLDERS:
                self._refresh_one(layer / name)
        if sys.platform == "linux":
            self._check_limit()

    def _refresh_one(self, folder: Path) -> None:
        known, identity = self._watched.get(folder), _identify(folder)
        if known and known.identity == identity:
            return
        if known:
            del self._watched[folder]
            self._observer.unschedule(known.watch)
        if identity:
            real = os.path.realpath(folder)
            try:
                watch = self._observer.schedule(
                    _Listener(Path(real), self._changes.note), real, recursive=True, event_filter=_filter()
                )
            except FileNotFoundError:  # gone again; that it went is an event of its own
                return
            self._watched[folder] = _Watched(watch=watch, identity=identity)

    def _check_limit(self) -> None:
        """Raises OSError where the limit is reached: watchdog leaves out the folders it could not add, and says nothing."""
        probe = "/proc/self"
        self._observer.unschedule(self._observer.schedule(FileSystemEventHandler(), probe, event_filter=_filter()))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watched:
    watch: ObservedWatch
    identity: tuple[int, int]


class _Listener(FileSystemEventHandler):
    """Notes what happens below ``folder`` to names that matter; with ``only``, what happens to those names in it."""

    def __init__(self, folder: Path, note: Note, *, only: Sequence[str] = ()) -> None:
        self._folder = str(folder)
        self._note = note
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in a thread of its own."""
        if event.event_type not in _KINDS or (event.is_directory and event.event_type in ("modified", "attrib")):
            return
        if event.is_directory or event.event_type == "deleted":
            if self._is_any_meant(event):
                self._note(None)
            return
        came, went = os.fsdecode(event.dest_path or event.src_path), os.fsdecode(event.src_path)
        is_move = event.event_type == "moved"
        if is_move and self._is_meant(went):
            self._note(went)  # it may come back in a moment: some editors save by moving the old file away
        if self._is_meant(came):
            self._note(came, is_whole=is_move or event.event_type in ("closed", "attrib"))

    def _is_any_meant(self, event: FileSystemEvent) -> bool:
        return any(self._is_meant(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path)

    def _is_meant(self, path: str) -> bool:
        names = PurePath(path.removeprefix(self._folder).lstrip(os.sep)).parts
        if self._only:
            return len(names) == 1 and names[0] in self._only
        return not any(is_ignored(name) for name in names)


def _identify(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _filter() -> list[Any]:
    """The events wanted, as watchdog wants them: the system is not even asked about the others (every read of every file)."""
    names = [f"{what}{kind}Event" for kind in _CLASSES for what in ("File", "Dir")]
    return [getattr(events, name) for name in names if hasattr(events, name) and name != "DirModifiedEvent"]
