"""Saved copies on disk, under content/evidence/: objects named by their hash, and the lock that speaks of them.

Written in an order that a crash at any point leaves whole: the objects, then one line of the log, then the lock, each to a
temporary file that is renamed. Every hash is checked on reading; what does not fit is named and never used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from firsthand.archive.extract import Extracted, ExtractError, extract_text
from firsthand.archive.lock_file import FOLDER, lock_path, render_lock
from firsthand.archive.log import append_to_log, find_written, read_lenient
from firsthand.archive.providers.post import EXTRACTOR_VERSION, PostRecord, render_post
from firsthand.archive.response import Response
from firsthand.archive.warc import read_warc, render_warc
from firsthand.disk.alone import be_alone_with
from firsthand.disk.atomic import PREFIX, SUFFIX, write_atomically
from firsthand.model.lock import Blob, Lock
from firsthand.model.span import Span
from firsthand.parse.evidence_log import hash_lock
from firsthand.parse.locks import parse_lock

EVIDENCE = "content/evidence"

SAVED = "saved"
"""What the log says of a new copy."""


class DamagedError(Exception):
    """A copy whose content is not what its name says; the message is its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a copy is of: the scope of its lock, the source's (or tweet's) id and address, and its lock so far."""

    scope: str
    source: str
    url: str
    lock: Lock | None = None


@contextmanager
def open_store(root: Path) -> Iterator[None]:
    """Alone with the site's copies, what a killed command left half-written swept away.

    Raises Refusal where another command is writing to them.
    """
    if not (root / "content").is_dir():
        yield
        return
    with be_alone_with(root / "content", complaint="another command is writing saved copies here: wait until it is done"):
        for left in (root / EVIDENCE).rglob(f"{PREFIX}*{SUFFIX}"):
            left.unlink(missing_ok=True)
        yield


def make_lock(subject: Subject) -> Lock:
    """The subject's lock so far, or one that knows nothing but whose it is."""
    path = lock_path(subject.scope, subject.source)
    return subject.lock or Lock(path=path, span=Span(path), scope=subject.scope, source=subject.source, url=subject.url)


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
    if not extracted.text.strip() and extracted.extractor:
        clause = "it holds no words, or only pictures of them: type the lines you quote into the source's excerpt"
        raise ExtractError(clause)
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
        status=response.status or None,
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
    write_lock(root, lock, what=SAVED, when=response.retrieved)
    return lock


def save_post(root: Path, subject: Subject, post: PostRecord, *, retrieved: str) -> Lock:
    """The lock of a short post that was saved: what is kept of the network's answer, and the post's own words as its text."""
    kept, text = render_post(post), post.text.encode()
    before = subject.lock
    path = lock_path(subject.scope, subject.source)
    lock = Lock(
        path=path,
        span=Span(path),
        scope=subject.scope,
        source=subject.source,
        url=subject.url,
        retrieved=retrieved,
        via="oembed",
        status=200,
        content_type="application/json",
        charset="utf-8",
        extractor=EXTRACTOR_VERSION,
        payload=Blob(sha256=sha256(kept).hexdigest(), size=len(kept)),
        text=Blob(sha256=sha256(text).hexdigest(), size=len(post.text)),
        archive=before.archive if before else (),
        link_state=before.link_state if before else "",
        link_checked=before.link_checked if before else "",
        link_history=before.link_history if before else (),
    )
    _write_object(root, "posts", kept, ".json")
    _write_object(root, "text", text, ".txt")
    write_lock(root, lock, what=SAVED, when=retrieved)
    return lock


def write_lock(root: Path, lock: Lock, *, what: str, when: str) -> bool:
    """Whether the lock's file changed; a line of the log says what was done, and when, before it does.

    A lock that was damaged, or edited by hand, is left as it is: what stands in it may be all that is left of a check. Only
    a new copy takes its place.
    """
    name, text, present = f"{lock.scope}/{lock.source}", render_lock(lock), read_lenient(root / lock.path)
    written = find_written(root, name)
    if present is not None and what != SAVED and _is_foreign(lock.path, present, written):
        return False
    if present == text and written:
        return False
    (root / lock.path).parent.mkdir(parents=True, exist_ok=True)
    append_to_log(root, what=what, when=when, lock=name, sha256=hash_lock(text))
    return write_atomically(root / lock.path, text.encode(), is_durable=True)


def forget_copy(root: Path, lock: Lock, *, others: Iterable[Lock], when: str) -> tuple[str, ...]:
    """The paths that were removed: the copy's files, unless another lock speaks of them too.

    The lock keeps the fact, the hashes and what was found, and none of the words.
    """
    kept = {blob.sha256 for other in others if other.path != lock.path for blob in list_objects(other).values()}
    silent = tuple((name, replace(quote, prefix="", suffix="", passage="", fragment="")) for name, quote in lock.quotes)
    write_lock(root, replace(lock, forgotten=lock.forgotten or when, quotes=silent), what="forgotten", when=when)
    removed = []
    for path, blob in list_objects(lock).items():
        if blob.sha256 not in kept and (root / path).exists():
            (root / path).unlink()
            removed.append(path)
    return tuple(removed)


def list_objects(lock: Lock) -> dict[str, Blob]:
    """The files that a lock speaks of, by their paths; the payload is one of its own where no WARC file holds it."""
    known = (
        (lock.warc, "raw", ".warc.gz"),
        (lock.text, "text", ".txt"),
        (None if lock.warc else lock.payload, "posts", ".json"),
    )
    return {f"{EVIDENCE}/{folder}/{blob.sha256}{ending}": blob for blob, folder, ending in known if blob}


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
    return data.decode()  # with that hash it is what we wrote


def read_payload(root: Path, lock: Lock) -> bytes | None:
    """The copy's own bytes as they came, or None where they are not here or not what was saved."""
    if lock.warc is None or lock.payload is None:
        return None
    try:
        data = (root / f"{EVIDENCE}/raw/{lock.warc.sha256}.warc.gz").read_bytes()
    except FileNotFoundError:
        return None
    if sha256(data).hexdigest() != lock.warc.sha256:
        return None
    body = read_warc(data).body
    return body if sha256(body).hexdigest() == lock.payload.sha256 else None


def remove_lock(root: Path, lock: Lock, *, when: str) -> None:
    """Take away a lock's file, and its folder where that was the last one; the log says so first."""
    append_to_log(root, what="removed", when=when, lock=f"{lock.scope}/{lock.source}", sha256="")
    path = root / lock.path
    path.unlink(missing_ok=True)
    if path.parent != root / FOLDER and path.parent.exists() and not any(path.parent.iterdir()):
        path.parent.rmdir()


def _is_foreign(path: str, text: str, written: frozenset[str]) -> bool:
    """Whether a lock's file is not one that was ever written here: the log knows others of it, or it cannot be read."""
    return (bool(written) and hash_lock(text) not in written) or parse_lock(path, text).value is None


def _write_object(root: Path, folder: str, data: bytes, ending: str) -> None:
    path = root / EVIDENCE / folder / (sha256(data).hexdigest() + ending)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data, is_durable=True)
