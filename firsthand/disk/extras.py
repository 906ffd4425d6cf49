"""Which extras are installed here. Looks for them and imports nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from firsthand.model.files import Extra

_NEEDS: Mapping[Extra, tuple[str, ...]] = {Extra.CARDS: ("PIL",), Extra.SEARCH: ("pagefind_bin_extended", "pagefind_bin")}
"""The modules one of which an extra brings."""

_DISTRIBUTIONS = {"PIL": "pillow"}
"""What a module is installed by, where that has another name."""


def find_extras() -> dict[Extra, str]:
    """The extras that a build can use, each with a mark that changes when it is installed anew."""
    found = {extra: find_module(modules) for extra, modules in _NEEDS.items()}
    return {extra: mark_module(file) for extra, file in found.items() if file}


def find_program() -> Path | None:
    """Pagefind's program, or None where it is not installed."""
    module = find_module(_NEEDS[Extra.SEARCH])
    names = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")
    files = (module.parent / name for name in names) if module else ()
    return next((file for file in files if file.is_file()), None)


def find_module(names: Iterable[str]) -> Path | None:
    """The file of the first of these modules that is installed, or None."""
    specs = (find_spec(name) for name in names)
    return next((Path(spec.origin) for spec in specs if spec and spec.origin), None)


def mark_module(file: Path) -> str:
    """The version of what brought a module, as the folder says that tells of it; else when the module's file last changed.

    A version stays the same on a machine where everything is installed anew for each build.
    """
    names = {_DISTRIBUTIONS.get(file.parent.name, file.parent.name)}
    told = sorted(one.name for one in file.parents[1].glob("*.dist-info") if one.name.partition("-")[0].casefold() in names)
    return told[0] if told else f"{file.stat().st_size}-{file.stat().st_mtime_ns}"
