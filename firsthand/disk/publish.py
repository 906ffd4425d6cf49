"""Writing a build into its output folder so that the site there is whole before, after and, but for a moment, between.

    refuse what is dangerous -> stage all that changed -> move it into place -> remove what is stale -> write the manifest

Up to the first move the old site is untouched, whatever happens: a full disk, a crash in a template, a kill. Each move is one
rename. After a kill in the midst of the moves every file is whole, old or new, and the next build knows them as its own.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from firsthand.disk.manifest import JOURNAL, MANIFEST, read_journal, read_manifest, write_journal, write_manifest
from firsthand.disk.output_folder import Same, check_foreign, check_output_folder, check_paths, find_own_file, parents_of
from firsthand.disk.staging import find_place, find_same, open_staging, stage_output
from firsthand.model.files import Build


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: paths written, how many were equal already, and stale paths removed."""

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]


def publish(build: Build, output: Path, *, root: Path) -> Published:
    """The build written to ``output``; raises Refusal or OSError where folder or machine do not allow it.

    A build with errors must not come here: that is the caller's to check.
    """
    if build.has_errors:
        message = "a build with errors is never published"
        raise ValueError(message)
    folder = check_output_folder(output, root)
    folder.mkdir(parents=True, exist_ok=True)
    with open_staging(folder):
        ours = read_manifest(folder).keys() | read_journal(folder)
        same = find_same(folder)
        check_paths(build.outputs, same)
        check_foreign(folder, build.outputs, ours, same)
        staged = [stage_output(path, output, folder=folder, root=root) for path, output in sorted(build.outputs.items())]
        changed = tuple(one.path for one in staged if one.is_changed)
        stale = find_stale(ours, build.outputs, same)
        if changed or stale:
            write_journal(folder, {*ours, *changed})
        removed = _replace(folder, changed, stale, same)
        write_manifest(folder, {one.path: one.sha256 for one in staged})
    return Published(written=changed, unchanged=len(staged) - len(changed), removed=removed)


def remove_published(output: Path, *, root: Path) -> tuple[str, ...]:
    """The paths taken out of ``output``: all that the manifest lists and nothing else; the folder too, if that empties it."""
    if not output.exists():
        return ()
    folder = check_output_folder(output, root)
    with open_staging(folder):
        listed = sorted(read_manifest(folder).keys() | read_journal(folder))
        removed = _remove(folder, listed)
        (folder / MANIFEST).unlink(missing_ok=True)
        (folder / JOURNAL).unlink(missing_ok=True)
    if removed:
        with suppress(OSError):
            folder.rmdir()
    return removed


def find_stale(ours: Iterable[str], outputs: Iterable[str], same: Same) -> tuple[str, ...]:
    """What we wrote before and the site no longer has; a name that changed its case alone is still there on some systems."""
    kept = {same(path) for path in outputs}
    return tuple(sorted(path for path in ours if same(path) not in kept))


def _replace(folder: Path, changed: Collection[str], stale: Collection[str], same: Same) -> tuple[str, ...]:
    """The stale paths removed, after every changed one was moved into place.

    A stale file that is to become a folder, or stands in one that is to become a file, has to go first.
    """
    files = {same(path) for path in changed}
    folders = {same(parent) for path in changed for parent in parents_of(path)}
    first = [path for path in stale if same(path) in folders or any(same(parent) in files for parent in parents_of(path))]
    last = sorted(set(stale) - set(first))
    removed = _remove(folder, first)
    for path in changed:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(find_place(folder, path), target)  # noqa: PTH105 - reads as what it does
    return tuple(sorted((*removed, *_remove(folder, last))))


def _remove(folder: Path, paths: Iterable[str]) -> tuple[str, ...]:
    removed = []
    for path in paths:
        file = find_own_file(folder, path)
        if file is not None:
            file.unlink()
            removed.append(path)
            _remove_empty(folder, file.parent)
    return tuple(removed)


def _remove_empty(folder: Path, place: Path) -> None:
    with suppress(OSError):
        while place != folder:
            place.rmdir()
            place = place.parent
