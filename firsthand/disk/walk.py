"""Which files of a folder belong to the site.

Knows hidden files, editors' droppings, links and things that are no files at all. Does not open anything.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PUBLIC_DOT_NAMES = frozenset({".well-known", ".htaccess"})
"""Names with a dot that belong on a web server; every other hidden file stays at home."""

_DROPPINGS = frozenset({"Thumbs.db", "desktop.ini", "4913"})  # 4913: vim asks with it whether it may write here
_BACKUP_ENDINGS = ("~", ".swp", ".swo", ".swx", ".bak", ".orig", "___jb_tmp___", "___jb_old___")


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The files found, as paths from the root with ``/``, sorted; and those that are refused, each with the reason."""

    files: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)


def walk_files(root: Path, folder: str) -> Walk:
    """Every file below ``root/folder`` that belongs to the site; an absent folder is an empty one.

    Links are followed while they stay inside ``root``. One that leads out is refused: a site that was fetched from elsewhere
    could otherwise publish any file of this machine.
    """
    home = os.path.realpath(root)
    refused: dict[str, str] = {}
    if not os.path.lexists(root / folder):
        return Walk()
    with os.scandir(root) as entries:
        top = [entry for entry in entries if entry.name == folder]
    files = sorted(name for entry in top for name in _walk(entry, folder, home, (home,), refused))
    return Walk(files=tuple(files), refused=refused)


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is hidden or an editor's own, and so no part of any site."""
    return (
        (name.startswith(".") and name not in PUBLIC_DOT_NAMES)
        or name in _DROPPINGS
        or name.endswith(_BACKUP_ENDINGS)
        or (name.startswith("#") and name.endswith("#"))
    )


def _walk(entry: os.DirEntry[str], name: str, home: str, above: tuple[str, ...], refused: dict[str, str]) -> Iterator[str]:
    """The files at and below ``entry``; ``above`` are the real places of the folders it is in, the site's own first."""
    real = os.path.realpath(entry.path) if entry.is_symlink() else f"{above[-1]}{os.sep}{entry.name}"
    reason = _find_reason(entry, real, home, above)
    if reason:
        refused[name] = reason
    elif entry.is_file():
        yield name
    elif entry.is_dir():
        with os.scandir(entry.path) as entries:
            children = [child for child in entries if not is_ignored(child.name)]
        for child in children:
            yield from _walk(child, f"{name}/{child.name}", home, (*above, real), refused)
    else:
        refused[name] = "this is neither a file nor a folder"  # a pipe would keep the build waiting for ever


def _find_reason(entry: os.DirEntry[str], real: str, home: str, above: tuple[str, ...]) -> str:
    """Why what stands at ``entry`` is refused, or an empty string."""
    if entry.is_symlink():
        if not Path(real).is_relative_to(home):
            return "this is a link that leads out of the site"
        if not os.path.exists(real):  # noqa: PTH110 - realpath gives text
            return "this is a link to nothing"
        if real in above:
            return "this is a link to a folder that holds it"
    try:
        entry.name.encode()
    except UnicodeEncodeError:
        return "this has a name that is not UTF-8"
    return ""
