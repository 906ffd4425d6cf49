"""Making the files of a site beside the old ones, so that all of them are there before the first is replaced.

One output at a time is in memory. ``stage_output`` needs nothing but its arguments and touches nothing but its own file:
outputs can be staged in any order, or by several processes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from firsthand.disk.alone import be_alone_with
from firsthand.disk.atomic import remove_leftovers
from firsthand.disk.manifest import STAGING
from firsthand.disk.output_folder import Same, fold, has_own_parents
from firsthand.disk.refusal import refuse
from firsthand.disk.theme import locate_asset
from firsthand.model.files import Asset, Derived, Output, Rendering


class WrittenPage(NamedTuple):
    """An output as it was written: the key of all it depends on (its hash, for a copied file), its hash and its size."""

    key: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """One output as it will be, and whether the folder holds something else so far (then its new bytes lie in staging)."""

    path: str
    page: WrittenPage
    is_changed: bool


@contextmanager
def open_staging(folder: Path) -> Iterator[None]:
    """An empty staging folder, gone afterwards; raises Refusal where another build is writing to ``folder``."""
    staging = folder / STAGING
    with be_alone_with(folder, complaint=f"another build is writing to {folder}: wait until it is done"):
        if staging.is_symlink():
            refuse(f"{staging} is a link, and Firsthand did not make it: delete it")
        shutil.rmtree(staging, ignore_errors=True)  # a build that was killed left it
        remove_leftovers(folder)
        staging.mkdir()
        try:
            yield
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def find_standing(
    outputs: Mapping[str, Output], folder: Path, manifest: Mapping[str, str], pages: Mapping[str, WrittenPage]
) -> dict[str, WrittenPage]:
    """The outputs that are in the folder already, by what was written there: their key is the same, and so is their size.

    What is reached through a link is not in the folder, whatever it is.
    """
    standing: dict[str, WrittenPage] = {}
    place, parents = str(folder), dict[str, bool]()
    for path, output in outputs.items():
        key = key_of(output)
        page = pages.get(path)
        if not page or not key or page.key != key or manifest.get(path) != page.sha256:
            continue
        if has_own_parents(place, path, parents) and _has_size(f"{place}/{path}", page.size):
            standing[path] = page
    return standing


def key_of(output: Output) -> str:
    """The fingerprint of all that an output depends on; empty where it is not known."""
    if isinstance(output, Rendering | Derived):
        return output.key
    return output.sha256 if isinstance(output, Asset) else ""


def _has_size(file: str, size: int) -> bool:
    with suppress(OSError):
        status = os.lstat(file)
        return stat.S_ISREG(status.st_mode) and status.st_size == size
    return False


def stage_output(path: str, output: Output, *, folder: Path, root: Path) -> Staged:
    """The output rendered and compared with the file that is there; its bytes in staging where they differ."""
    target, place = folder / path, find_place(folder, path)
    match output:
        case Derived():
            data = render_derived(output, root=root)
        case Asset():
            is_changed = not _has_digest(target, output)
            if is_changed:
                _copy_asset(locate_asset(root, output.path), place, output)
            page = WrittenPage(output.sha256, output.sha256, output.size)
            return Staged(path=path, page=page, is_changed=is_changed)
        case _:
            made = output()
            data = made.encode() if isinstance(made, str) else made
    is_changed = not _holds(target, data)
    if is_changed:
        place.write_bytes(data)
    page = WrittenPage(key_of(output), hashlib.sha256(data).hexdigest(), len(data))
    return Staged(path=path, page=page, is_changed=is_changed)


def render_derived(output: Derived, *, root: Path) -> bytes:
    """What is made from a file's text; raises Refusal where the file is no longer what it was when the build began.

    Bytes that are no UTF-8, in a style sheet of the site's own, come through as they are.
    """
    try:
        data = locate_asset(root, output.path).read_bytes()
    except FileNotFoundError:
        refuse(f"{output.path} went away while the site was being built: build again")
    if hashlib.sha256(data).hexdigest() != output.sha256:
        refuse(f"{output.path} changed while the site was being built: build again")
    return output.render(data.decode(errors="surrogateescape")).encode(errors="surrogateescape")


def find_place(folder: Path, path: str) -> Path:
    """Where an output waits: one flat folder, names of one length, so that a long path fails in its own place or nowhere."""
    return folder / STAGING / hashlib.sha256(path.encode()).hexdigest()


def find_same(folder: Path) -> Same:
    """How ``folder``'s file system compares names, asked of the file system itself (macOS and Windows fold them)."""
    return fold if (folder / STAGING.upper()).exists() else str


def _holds(file: Path, data: bytes) -> bool:
    with suppress(OSError):
        return not file.is_symlink() and file.stat().st_size == len(data) and file.read_bytes() == data
    return False


def _has_digest(file: Path, asset: Asset) -> bool:
    with suppress(OSError):
        if file.is_symlink() or file.stat().st_size != asset.size:
            return False
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == asset.sha256
    return False


def _copy_asset(file: Path, place: Path, asset: Asset) -> None:
    shutil.copyfile(file, place)
    with place.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != asset.sha256:
            refuse(f"{asset.path} changed while the site was being built: build again")
