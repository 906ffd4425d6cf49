"""Writing a build into its output folder so that the site there is whole before, after and, but for a moment, between.

    refuse what is dangerous -> stage all that changed -> move it into place -> remove what is stale -> write the manifest

Up to the first move the old site is untouched, whatever happens: a full disk, a crash in a template, a kill. Each move is one
rename. After a kill in the midst of the moves every file is whole, old or new, and the next build knows them as its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from firsthand.disk.manifest import MANIFEST, read_journal, read_manifest, write_journal, write_manifest
from firsthand.disk.output_folder import Same, check_foreign, check_output_folder, check_paths, find_own_file, parents_of
from firsthand.disk.staging import (
    Staged,
    WrittenPage,
    find_place,
    find_same,
    find_standing,
    open_staging,
    stage_output,
)
from firsthand.model.files import Build, Output, Rendering


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did: paths written, how many were equal already, and stale paths removed.

    ``rendered`` are the paths that were made to see what they are; ``pages`` tells of every output by its path what to compare
    it with the next time.
    """

    written: tuple[str, ...]
    unchanged: int
    removed: tuple[str, ...]
    rendered: tuple[str, ...] = field(default=(), compare=False)
    pages: Mapping[str, WrittenPage] = field(default_factory=dict, compare=False)


MANY = 32
"""As many pages of a layout are made by several processes, each of which would prepare it for itself."""

Share = Callable[[Callable[[str], Staged], list[str]], Iterable[Staged]]
"""How work is shared out: like ``map``, but in any process."""


def publish(
    build: Build, output: Path, *, root: Path, pages: Mapping[str, WrittenPage] | None = None, share: Share = map
) -> Published:
    """The build written to ``output``; raises Refusal or OSError where folder or machine do not allow it.

    A page that stands there as it was written (``pages``) is not rendered again while its key is the same; ``share`` runs
    what there is to do. A build with errors must not come here: that is the caller's to check.
    """
    if build.has_errors:
        message = "a build with errors is never published"
        raise ValueError(message)
    folder = check_output_folder(output, root)
    folder.mkdir(parents=True, exist_ok=True)
    with open_staging(folder):
        manifest, journal = read_manifest(folder), read_journal(folder)
        ours = manifest.keys() | journal
        same = find_same(folder)
        if not build.outputs.keys() <= ours:
            check_paths(build.outputs, same)
        standing = {} if journal else find_standing(build.outputs, folder, manifest, pages or {})
        todo = [path for path in build.outputs if path not in standing]
        check_foreign(folder, todo, ours, same)
        stage = partial(_stage, build.outputs, folder, root)
        first = _find_first(build.outputs, todo)
        staged = {path: stage(path) for path in first}
        staged |= {one.path: one for one in share(stage, [path for path in todo if path not in staged])}
        changed = tuple(sorted(path for path, one in staged.items() if one.is_changed))
        stale = find_stale(ours, build.outputs, same)
        if changed or stale:
            write_journal(folder, {*ours, *changed})
        removed = _replace(folder, changed, stale, same)
        written = standing | {path: one.page for path, one in staged.items()}
        listed = {path: page.sha256 for path, page in written.items()}
        if journal or changed or stale or listed != manifest or not (folder / MANIFEST).exists():
            write_manifest(folder, listed)
    unchanged = len(written) - len(changed)
    return Published(written=changed, unchanged=unchanged, removed=removed, rendered=tuple(todo), pages=written)


def _stage(outputs: Mapping[str, Output], folder: Path, root: Path, path: str) -> Staged:
    return stage_output(path, outputs[path], folder=folder, root=root)


def _find_first(outputs: Mapping[str, Output], todo: Iterable[str]) -> list[str]:
    """The first path of each layout that many pages have: made beforehand, it leaves the layout prepared for every process."""
    found: dict[str, list[str]] = {}
    for path in todo:
        output = outputs[path]
        if isinstance(output, Rendering) and output.layout:
            found.setdefault(output.layout, []).append(path)
    return [paths[0] for paths in found.values() if len(paths) >= MANY]


def remove_published(output: Path, *, root: Path) -> tuple[str, ...]:
    """The paths taken out of ``output``: all that the manifest lists and nothing else; the folder too, if that empties it.

    Where somebody else's files stay in it, an empty manifest does too: without one the next build would refuse the folder.
    """
    if not output.exists():
        return ()
    folder = check_output_folder(output, root)
    with open_staging(folder):
        listed = sorted(read_manifest(folder).keys() | read_journal(folder))
        removed = _remove(folder, listed)
        if listed:
            write_manifest(folder, {})
    if listed and {path.name for path in folder.iterdir()} == {MANIFEST}:
        (folder / MANIFEST).unlink()
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
