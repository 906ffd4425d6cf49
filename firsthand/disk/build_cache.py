"""What makes the next build quick: files that are known, posts that were concluded, pages that were written.

All of it lies in ``.cache/`` of the site and may be thrown away at any time. Several builds and a preview may use it at once:
each adds files of its own, the last one's index counts, and who is alone sweeps.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.disk.alone import share_with_others
from firsthand.disk.atomic import remove_leftovers
from firsthand.disk.cache import make_cache
from firsthand.disk.known_files import KnownFiles, unpack_known
from firsthand.disk.maker import find_maker
from firsthand.disk.memo_file import FileMemo
from firsthand.disk.sealed import read_sealed, write_sealed
from firsthand.disk.staging import WrittenPage

FILES, PAGES = "files", "pages"


@dataclass(kw_only=True)
class BuildCache:
    """The cache while a build uses it: ``pages`` are the outputs written last, ``maker`` is this program's fingerprint.

    ``fault`` says why nothing can be kept, where nothing can.
    """

    folder: Path
    maker: str
    known: KnownFiles
    memo: FileMemo
    is_alone: Callable[[], bool]
    pages: Mapping[str, WrittenPage] = field(default_factory=dict)
    fault: str = ""

    def save(self) -> str:
        """What this build found, for the next one; a disk that takes nothing makes that one slow and nothing else.

        The reason is given where something could not be kept; else an empty string.
        """
        try:
            write_sealed(self.folder / FILES, self.known.pack(), maker=self.maker)
            pages = {path: tuple(page) for path, page in self.pages.items()}
            write_sealed(self.folder / PAGES, pages, maker=self.maker)
            is_alone = self.is_alone()
            self.memo.save(is_alone=is_alone)
            if is_alone:
                remove_leftovers(self.folder)
        except OSError as fault:
            return self.fault or self.memo.fault or _tell(fault)
        return self.fault or self.memo.fault


@contextmanager
def open_build_cache(root: Path, *, is_kept: bool = True) -> Iterator[BuildCache]:
    """The cache of the site at ``root``; one that is empty and goes with the build where it is not kept or cannot be."""
    folder = _find_folder(root) if is_kept else None
    if folder is None or isinstance(folder, OSError):
        with tempfile.TemporaryDirectory(prefix="firsthand-") as place, _use(Path(place), lambda: True) as cache:
            cache.fault = _tell(folder) if folder else ""
            yield cache
    else:
        with share_with_others(folder) as is_alone, _use(folder, is_alone) as cache:
            yield cache


@contextmanager
def _use(folder: Path, is_alone: Callable[[], bool]) -> Iterator[BuildCache]:
    maker = find_maker(folder)
    memo = FileMemo(folder, maker)
    pages = read_sealed(folder / PAGES, maker=maker) or {}
    cache = BuildCache(
        folder=folder,
        maker=maker,
        known=unpack_known(read_sealed(folder / FILES, maker=maker) or []),
        memo=memo,
        is_alone=is_alone,
        pages={path: WrittenPage(*page) for path, page in pages.items()},
    )
    try:
        yield cache
    finally:
        memo.close()


def _find_folder(root: Path) -> Path | OSError:
    """The folder of the cache, or why there can be none."""
    try:
        return make_cache(root)
    except OSError as fault:
        return fault


def _tell(fault: OSError) -> str:
    return fault.strerror or str(fault)
