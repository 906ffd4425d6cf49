"""Which folders may hold a published site, and what may be touched in them.

Everything here looks and refuses; nothing here writes. The rule behind all of it: a file the build did not write is never
overwritten and never deleted.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from firsthand.disk.manifest import JOURNAL, MANIFEST, STAGING
from firsthand.disk.refusal import refuse

_SITE_FOLDERS = ("content", "layouts", "static", ".git", ".cache", ".firsthand")
_NOT_CONTENT = frozenset({".git", ".gitignore", ".gitattributes", ".gitkeep", ".DS_Store"})
_LONGEST_NAME = 255  # bytes; the limit of ext4, APFS and NTFS alike

Same = Callable[[str], str]
"""Gives two paths one value where the file system takes them for one file."""


def check_output_folder(output: Path, root: Path) -> Path:
    """The folder, absolute and free of links; raises Refusal where publishing there could destroy anything."""
    if output.is_symlink():
        refuse(f"{output} is a link: name the folder itself as output")
    if output.exists() and not output.is_dir():
        refuse(f"{output} is a file, and the output must be a folder")
    folder, site, home = output.resolve(), root.resolve(), _find_home()
    if site.is_relative_to(folder):
        refuse(f"{output} holds the site itself, and cannot be its output")
    if home and home.is_relative_to(folder):
        refuse(f"{output} is, or holds, your home folder, and cannot be the output")
    for name in _SITE_FOLDERS:
        if folder.is_relative_to(site / name):
            refuse(f"{output} belongs to the site's own files ({name}), and cannot be its output")
    if not _is_ours_or_empty(folder):
        refuse(
            f"{output} is not empty and was not written by Firsthand (it has no {MANIFEST}): name another folder, or empty it"
        )
    return folder


def check_paths(paths: Iterable[str], same: Same) -> None:
    """Raises Refusal where a path could leave the folder or two paths cannot stand side by side."""
    seen: dict[str, str] = {}
    for path in paths:
        if not is_safe(path):
            refuse(f"{path!r} is no path that can be written below the output folder")
        for name in path.split("/"):
            if len(name.encode()) > _LONGEST_NAME:
                refuse(f'the name "{name[:40]}…" is longer than a file name may be ({_LONGEST_NAME} bytes): shorten it')
        other = seen.setdefault(same(path), path)
        if other != path:
            refuse(f"{other} and {path} are one file to this file system: rename one of them")
    for path in seen.values():
        for parent in parents_of(path):
            if same(parent) in seen:
                refuse(f"{seen[same(parent)]} would have to be a file and a folder at once (for {path}): rename one")


def check_foreign(folder: Path, paths: Iterable[str], ours: Collection[str], same: Same) -> None:
    """Raises Refusal where something that we did not write stands at a path, or in the way to it."""
    own = {same(path) for path in ours}
    known: set[str] = set()
    for path in paths:
        for parent in reversed(parents_of(path)):
            if parent not in known and not _is_passable(folder / parent, same(parent) in own):
                refuse(f"{folder / parent} stands in the way of {path}, and Firsthand did not write it: move it away")
            known.add(parent)
        _check_target(folder, path, own, same)


def find_own_file(folder: Path, path: str) -> Path | None:
    """The plain file at ``path``, or None where there is none or a link would lead elsewhere."""
    if not is_safe(path):
        return None
    for parent in reversed(parents_of(path)):
        if (folder / parent).is_symlink():
            return None
    mode = _find_mode(folder / path)
    return folder / path if mode is not None and stat.S_ISREG(mode) else None


def has_own_parents(folder: str, path: str, known: dict[str, bool]) -> bool:
    """Whether all that stands above ``path`` in the output are folders, and none of them a link that leads elsewhere.

    ``known`` remembers the answers while many paths are asked for.
    """
    parent = path.rpartition("/")[0]
    if not parent:
        return True
    if parent not in known:
        mode = _find_mode(Path(f"{folder}/{parent}")) if has_own_parents(folder, parent, known) else None
        known[parent] = mode is not None and stat.S_ISDIR(mode)
    return known[parent]


def is_safe(path: str) -> bool:
    """Whether ``path`` names something below the folder: relative, ``/`` between names, no ``..``, no NUL, no backslash."""
    names = path.split("/")
    return (
        all(name not in ("", ".", "..") for name in names) and not any(mark in path for mark in "\0\\") and names[0][1:2] != ":"
    )


def fold(path: str) -> str:
    """The path as a file system sees it that takes neither case nor composition of letters for a difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents_of(path: str) -> list[str]:
    """The folders above ``path`` inside the output, the nearest first."""
    names = path.split("/")
    return ["/".join(names[:end]) for end in range(len(names) - 1, 0, -1)]


def _find_home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:  # a container's user need not have one
        return None


def _is_ours_or_empty(folder: Path) -> bool:
    if not folder.exists():
        return True
    names = {entry.name for entry in folder.iterdir()}
    return bool(names & {MANIFEST, JOURNAL, STAGING}) or names <= _NOT_CONTENT


def _is_passable(place: Path, is_own: bool) -> bool:
    mode = _find_mode(place)
    return mode is None or stat.S_ISDIR(mode) or (is_own and stat.S_ISREG(mode))


def _check_target(folder: Path, path: str, own: Collection[str], same: Same) -> None:
    mode = _find_mode(folder / path)
    if mode is None or (stat.S_ISREG(mode) and same(path) in own):
        return
    if stat.S_ISDIR(mode):
        foreign = next((found for found in _files_below(folder, path) if same(found) not in own), None)
        if foreign is None:
            return
        refuse(f"{folder / foreign} stands in the way of {path}, and Firsthand did not write it: move it away")
    refuse(f"{folder / path} was not written by Firsthand: move it to static/, or delete it")


def _files_below(folder: Path, path: str) -> Iterable[str]:
    for place, folders, names in os.walk(folder / path):
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        for name in (*names, *links):
            yield (Path(place) / name).relative_to(folder).as_posix()


def _find_mode(place: Path) -> int | None:
    try:
        return place.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
