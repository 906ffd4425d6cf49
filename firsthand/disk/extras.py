"""Which extras are installed here. Looks for them and imports nothing."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from firsthand.model.files import Extra

_NEEDS: Mapping[Extra, str] = {Extra.CARDS: "PIL", Extra.SEARCH: "pagefind_bin"}
"""The module that an extra brings."""


def find_extras() -> dict[Extra, str]:
    """The extras that a build can use, each with a mark that changes when it is installed anew."""
    found = {extra: find_spec(module) for extra, module in _NEEDS.items()}
    return {extra: _mark(Path(spec.origin)) for extra, spec in found.items() if spec and spec.origin}


def _mark(file: Path) -> str:
    status = file.stat()
    return f"{status.st_size}-{status.st_mtime_ns}"
