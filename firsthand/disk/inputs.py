"""Reading a site: every file a build may know, once, into plain values.

Knows where things lie and how bytes become text. Judges nothing: what cannot be read is handed on with the reason, for the
build to report like any other mistake.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from firsthand.disk.extras import find_extras
from firsthand.disk.known_files import KnownFile, KnownFiles
from firsthand.disk.pictures import measure_picture
from firsthand.disk.refusal import refuse
from firsthand.disk.theme import list_layers
from firsthand.disk.walk import walk_files
from firsthand.model.files import Asset, Inputs, Options

_COPY_FOLDERS = tuple(f"content/evidence/{name}" for name in ("raw", "text", "posts", "stamps"))
_LOG = "content/evidence/log.jsonl"
_ICON_BYTES = 32 * 1024
_TEXT_ENDINGS = (".md", ".yaml")
_NEAR_ENDINGS = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".mkd": ".md"}


def read_inputs(root: Path, *, now: datetime, options: Options, known: KnownFiles | None = None) -> Inputs:
    """All the files of the site at ``root`` with the theme laid under them; raises Refusal where there is no site.

    A file that is ``known`` is not read before somebody wants its text.
    """
    check_site(root)
    known = known or KnownFiles()
    content = walk_files(root, "content")
    unreadable = dict(content.refused)
    texts, prints = _read_content(root, [path for path in content.files if _is_text(path)], unreadable, known)
    unreadable |= {path: reason for path in content.files if (reason := _find_wrong_ending(path))}
    static = _find_static(root, unreadable)
    return Inputs(
        texts=texts,
        templates=_read_templates(root, unreadable),
        now=now,
        unreadable=unreadable,
        assets=dict(_read_assets(root, content.files, unreadable, known)),
        static=dict(_read_static(static, unreadable, known)),
        icons=dict(_read_icons(static)),
        prints=prints,
        copies=dict(_hash_copies(root, content.files, unreadable, known)),
        extras=find_extras(),
        options=options,
    )


class Texts(Mapping[str, str]):
    """Texts by path; those that are known already are read when they are wanted, and are refused if they went away since."""

    def __init__(self, root: Path, read: dict[str, str | None]) -> None:
        self._root = root
        self._read = read

    def __getitem__(self, path: str) -> str:
        text = self._read[path]
        try:
            return read_text(self._root / path) if text is None else text
        except (FileNotFoundError, UnicodeDecodeError):
            return refuse(f"{path} changed while the site was being built: build again")

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def __contains__(self, path: object) -> bool:
        return path in self._read


def check_site(root: Path) -> None:
    """Raises Refusal, with what to do, where there is no site in ``root``."""
    if not (root / "content").is_dir():
        message = (
            f"there is no site in {_show(root)} (no content folder): go to the site's folder, name it with --root DIR,"
            " or begin one with: firsthand new site DIR"
        )
        refuse(message)


def read_asset(root: Path, path: str, known: KnownFiles, *, layer: str = "") -> Asset:
    """The file at ``root/path``, as its hash, its size and, for a picture, its measures; ``layer`` tells roots apart."""
    file = root / path
    found = known.find(layer + path, str(file))
    if found is None:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        found = KnownFile(digest, *(measure_picture(file) or (None, None)))
        known.put(layer + path, found)
    return Asset(path=path, sha256=found.digest, size=file.stat().st_size, width=found.width, height=found.height)


def read_text(file: Path) -> str:
    """The file as text: strict UTF-8, without a byte order mark, lines ended by a line feed; raises what goes wrong."""
    text = file.read_bytes().decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_text(path: str) -> bool:
    if path.startswith("content/evidence/"):
        return path == _LOG or (path.startswith("content/evidence/lock/") and path.endswith(".json"))
    return path.endswith(_TEXT_ENDINGS)


def _find_wrong_ending(path: str) -> str:
    """Why a file that was surely meant to be read is not: nothing is harder to find than a post that is silently left out."""
    ending = Path(path).suffix
    right = _NEAR_ENDINGS.get(ending.lower(), ending.lower())
    if path.startswith("content/evidence/") or right == ending or right not in _TEXT_ENDINGS:
        return ""
    return f'this name ends in "{ending}", and only "{right}" is read: rename it'


def _read_content(
    root: Path, paths: Iterable[str], unreadable: dict[str, str], known: KnownFiles
) -> tuple[Texts, dict[str, str]]:
    """The texts of content/, and the fingerprint of each."""
    read: dict[str, str | None] = {}
    prints: dict[str, str] = {}
    for path in paths:
        file = f"{root}/{path}"
        with suppress(OSError):  # what is wrong with it, reading it will tell
            if found := known.find(path, file):
                read[path], prints[path] = None, found.digest
                continue
        for _, text in _read_texts(root, iter((path,)), unreadable):
            read[path], prints[path] = text, hashlib.sha256(text.encode()).hexdigest()
            known.put(path, KnownFile(prints[path]))
    return Texts(root, read), prints


def _read_texts(root: Path, paths: Iterator[str], unreadable: dict[str, str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        try:
            yield path, read_text(root / path)
        except UnicodeDecodeError as fault:
            line = fault.object.count(b"\n", 0, fault.start) + 1
            unreadable[path] = f"this file is not UTF-8: line {line} holds the byte 0x{fault.object[fault.start]:02X}"
        except OSError as fault:
            unreadable[path] = _tell(fault)


def _read_assets(
    root: Path, paths: tuple[str, ...], unreadable: dict[str, str], known: KnownFiles
) -> Iterator[tuple[str, Asset]]:
    for path in paths:
        if path.startswith("content/posts/") and not _is_text(path) and path not in unreadable:
            try:
                yield _name(path), read_asset(root, path, known)
            except OSError as fault:
                unreadable[path] = _tell(fault)


def _read_templates(root: Path, unreadable: dict[str, str]) -> dict[str, str]:
    templates: dict[str, str] = {}
    for layer in list_layers(root):
        walk = walk_files(layer, "layouts")
        unreadable |= walk.refused
        for path, text in _read_texts(layer, iter(walk.files), unreadable):
            templates[path.removeprefix("layouts/")] = text
    return dict(sorted(templates.items()))


def _find_static(root: Path, unreadable: dict[str, str]) -> dict[str, tuple[Path, str]]:
    """Each file of static/ by its name there, with the layer it comes from: the site's own shadow the theme's."""
    found: dict[str, tuple[Path, str]] = {}
    for layer in list_layers(root):
        walk = walk_files(layer, "static")
        unreadable |= walk.refused
        found |= {_name(path).removeprefix("static/"): (layer, path) for path in walk.files}
    return dict(sorted(found.items()))


def _read_static(
    found: dict[str, tuple[Path, str]], unreadable: dict[str, str], known: KnownFiles
) -> Iterator[tuple[str, Asset]]:
    for name, (layer, path) in found.items():
        try:
            yield name, read_asset(layer, path, known, layer=f"{layer}/")
        except OSError as fault:
            unreadable[path] = _tell(fault)


def _read_icons(found: dict[str, tuple[Path, str]]) -> Iterator[tuple[str, str]]:
    """The small drawings among them, which a label may name as its icon; one that is no text is no icon."""
    for name, (layer, path) in found.items():
        file = layer / path
        with suppress(OSError, UnicodeDecodeError):
            if name.endswith(".svg") and file.stat().st_size <= _ICON_BYTES:
                yield name, read_text(file)


def _hash_copies(
    root: Path, paths: tuple[str, ...], unreadable: dict[str, str], known: KnownFiles
) -> Iterator[tuple[str, str]]:
    for path in paths:
        if path.startswith(tuple(f"{folder}/" for folder in _COPY_FOLDERS)):
            try:
                yield path, read_asset(root, path, known).sha256
            except OSError as fault:
                unreadable[path] = _tell(fault)


def _name(path: str) -> str:
    """The path as a writer types it: macOS hands out decomposed letters, keyboards give composed ones."""
    return unicodedata.normalize("NFC", path)


def _tell(fault: OSError) -> str:
    return f"this file could not be read: {fault.strerror or fault}"


def _show(root: Path) -> str:
    return "this folder" if root == Path() else str(root)
