"""Saved copies on disk, under content/evidence/: objects named by their hash, and the lock that speaks of them.

Written in an order that a crash at any point leaves whole: the objects, then one line of the log, then the lock, each to a
temporary file that is renamed. Every hash is checked on reading; what does not fit is named and never used.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from firsthand.archive.extract import Extracted, ExtractError, extract_text
from firsthand.archive.lock_file import FOLDER, lock_path, render_lock
from firsthand.archive.log import append_to_log
from firsthand.archive.response import Response
from firsthand.archive.warc import render_warc
from firsthand.disk.atomic import write_atomically
from firsthand.model.lock import Blob, Lock
from firsthand.model.span import Span

EVIDENCE = "content/evidence"


class DamagedError(Exception):
    """A copy whose content is not what its name says; the message is its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a copy is of: the scope of its lock, the source's (or tweet's) id and address, and its lock so far."""

    scope: str
    source: str
    url: str
    lock: Lock | None = None


def save_copy(root: Path, subject: Subject, response: Response, *, via: str) -> Lock:
    """The lock of the copy that was saved, objects and log written before it.

    What was compared with an earlier copy is not carried over. Raises ExtractError where the content holds no text; the copy
    of a picture or a recording is kept all the same, without one.
    """
    scope, source, url, before = subject.scope, subject.source, subject.url, subject.lock
    warc = render_warc(response)
    try:
        extracted = extract_text(response.body, response.content_type)
    except ExtractError:
        if not response.content_type.startswith(("image/", "audio/", "video/")):
            raise
        extracted = Extracted(text="", charset="", extractor="")
    text = extracted.text.encode()
    lock = Lock(
        path=lock_path(scope, source),
        span=Span(lock_path(scope, source)),
        scope=scope,
        source=source,
        url=url,
        final_url=response.final_url if response.final_url != url else "",
        retrieved=response.retrieved,
        via=via,
        status=response.status,
        content_type=response.content_type,
        charset=extracted.charset,
        extractor=extracted.extractor,
        payload=Blob(sha256=sha256(response.body).hexdigest(), size=len(response.body)),
        warc=Blob(sha256=sha256(warc).hexdigest(), size=len(warc)),
        text=Blob(sha256=sha256(text).hexdigest(), size=len(extracted.text)) if extracted.text else None,
        archive=before.archive if before else (),
        link_state=before.link_state if before else "",
        link_checked=before.link_checked if before else "",
        link_history=before.link_history if before else (),
    )
    _write_object(root, "raw", warc, ".warc.gz")
    if lock.text:
        _write_object(root, "text", text, ".txt")
    write_lock(root, lock, what="saved", when=response.retrieved)
    return lock


def write_lock(root: Path, lock: Lock, *, what: str, when: str) -> bool:
    """Whether the lock's file changed; a line of the log says what was done, and when, before it does."""
    data = render_lock(lock).encode()
    path = root / lock.path
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    append_to_log(root, {"what": what, "when": when, "lock": f"{lock.scope}/{lock.source}", "sha256": sha256(data).hexdigest()})
    return write_atomically(path, data, is_durable=True)


def forget_copy(root: Path, lock: Lock, *, others: Iterable[Lock], when: str) -> tuple[str, ...]:
    """The paths that were removed: the copy's files, unless another lock speaks of them too. The lock keeps the fact."""
    kept = {blob.sha256 for other in others if other.path != lock.path for blob in (other.warc, other.text) if blob}
    write_lock(root, replace(lock, forgotten=when), what="forgotten", when=when)
    removed = []
    for blob, folder, ending in ((lock.warc, "raw", ".warc.gz"), (lock.text, "text", ".txt")):
        path = f"{EVIDENCE}/{folder}/{blob.sha256}{ending}" if blob else ""
        if blob and blob.sha256 not in kept and (root / path).exists():
            (root / path).unlink()
            removed.append(path)
    return tuple(removed)


def read_text_copy(root: Path, lock: Lock) -> str | None:
    """The text of the lock's copy, or None where the file is not here; raises DamagedError where it is not what it was."""
    if lock.text is None:
        return None
    path = f"{EVIDENCE}/text/{lock.text.sha256}.txt"
    try:
        data = (root / path).read_bytes()
    except FileNotFoundError:
        return None
    if sha256(data).hexdigest() != lock.text.sha256:
        raise DamagedError(path)
    return data.decode()


def remove_lock(root: Path, scope: str, source: str) -> None:
    """Take away a lock's file, and its folder where that was the last one."""
    path = root / lock_path(scope, source)
    path.unlink(missing_ok=True)
    if path.parent != root / FOLDER and path.parent.exists() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def _write_object(root: Path, folder: str, data: bytes, ending: str) -> None:
    path = root / EVIDENCE / folder / (sha256(data).hexdigest() + ending)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data, is_durable=True)
