"""Saved copies, as far as the locks prove them: whether there is one of a source, and whether the build may rely on it.

A lock is believed if it names a copy by its hash and was made for the address the record has now. The copy's files are
hashed where they are there; a fresh clone has none, and that is no error. An ``excerpt`` typed by the writer stands in for a
copy, except under ``copies: captured``. What the locks say of single quotations stands in ``quotations``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from posixpath import basename, dirname

from firsthand.model.evidence import Rights, Source, Tweet
from firsthand.model.lock import ArchiveCopy, Lock
from firsthand.model.post import Post
from firsthand.model.resolved import Copy
from firsthand.model.site import Copies
from firsthand.resolve.post_ids import normalise_url

SHARED_SCOPE = "_shared"
"""The scope of locks of shared sources."""

TEXTS = "content/evidence/text"
"""Where the texts of copies stand, each named by its hash."""

EXCERPT = "excerpt"
"""The ``via`` of a copy that is the source's ``excerpt``."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Standing(StrEnum):
    """Whether the build may rely on a copy, and if not, why."""

    VALID = "valid"
    MISSING = "missing"
    FORGOTTEN = "forgotten"
    HASHLESS = "hashless"
    ELSEWHERE = "elsewhere"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    EXCERPT_BARRED = "excerpt-barred"
    EXCERPT_GONE = "excerpt-gone"


REPORTED = (Standing.DAMAGED, Standing.UNREADABLE)
"""What is wrong is told where it stands, so that nothing which rests on it need say it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What is held of one source or tweet. ``copy`` is None unless ``standing`` is VALID or FORGOTTEN."""

    standing: Standing
    copy: Copy | None = None
    lock: Lock | None = None

    @property
    def is_valid(self) -> bool:
        """Whether a label may rest on it."""
        return self.standing is Standing.VALID


NOTHING_HELD = Holding(standing=Standing.MISSING)


@dataclass(frozen=True, kw_only=True)
class LockIndex:
    """All locks by scope and source id, and the hash of each copy that is there, by its file's path.

    ``unread`` are the scopes and ids of locks that could not be read.
    """

    locks: Mapping[tuple[str, str], Lock] = field(default_factory=dict)
    copies: Mapping[str, str] = field(default_factory=dict)
    hashes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: AbstractSet[tuple[str, str]] = frozenset()

    def find(self, scope: str, source_id: str) -> Lock | None:
        """The lock of a source or tweet: ``scope`` is ``lock_scope`` of its post, or ``SHARED_SCOPE``."""
        return self.locks.get((scope, source_id))

    def is_damaged(self, lock: Lock) -> bool:
        """Whether a file of this lock's copy is there and is not what the lock recorded."""
        return any(found != blob for blob, hashes in self._files_of(lock) for found in hashes)

    @cached_property
    def scopes(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of sources by the scope of their locks, those included that could not be read."""
        found: dict[str, list[str]] = {}
        for scope, source_id in sorted({*self.locks, *self.unread}):
            found.setdefault(scope, []).append(source_id)
        return {scope: tuple(ids) for scope, ids in found.items()}

    def list_facts(self, scope: str, *source_ids: str) -> tuple[object, ...]:
        """All that is known of the locks of a scope, or of some of them: equal where the same follows from them."""
        ids = source_ids or self.scopes.get(scope, ())
        locks = ((one, self.locks.get((scope, one))) for one in ids)
        return tuple((one, lock, (scope, one) in self.unread, lock and self._files_of(lock)) for one, lock in locks)

    def _files_of(self, lock: Lock) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The files of a lock's copy by the hash it recorded, each with the hashes of those that are there."""
        blobs = (blob for blob in (lock.payload, lock.warc, lock.text) if blob)
        return tuple((blob.sha256, self.hashes.get(blob.sha256, ())) for blob in blobs)

    def damaged_copies(self) -> Iterator[str]:
        """The paths of copies whose content is no longer what their names say."""
        named = ((path, _name_of(path), found) for path, found in self.copies.items())
        return (path for path, name, found in named if name != found and _SHA256.fullmatch(name))


def index_locks(locks: Iterable[Lock], copies: Mapping[str, str], *, unread: Iterable[str] = ()) -> LockIndex:
    """The locks and copies of a site, ready to be asked.

    ``copies`` maps paths to SHA-256, as ``Inputs.copies`` does; ``unread`` are the paths of locks that could not be read.
    """
    hashes: dict[str, tuple[str, ...]] = {}
    for path, found in copies.items():
        name = _name_of(path)
        hashes[name] = (*hashes.get(name, ()), found)
    by_name = {(lock.scope, lock.source): lock for lock in locks}
    lost = frozenset((basename(dirname(path)), basename(path).removesuffix(".json")) for path in unread)
    return LockIndex(locks=by_name, copies=copies, hashes=hashes, unread=lost)


def lock_scope(post: Post) -> str:
    """The scope of a post's locks: its file's name without the date, which survives a change of ``slug``."""
    return post.name


def hash_text(text: str) -> str:
    """The hash that stands for a quotation's or an excerpt's words: SHA-256 of the UTF-8 of their NFC form."""
    return sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def find_holding(record: Source | Tweet, lock: Lock | None, *, locks: LockIndex, mode: Copies) -> Holding:
    """What is held of ``record``: its lock's copy, else its excerpt."""
    standing = _standing(record, lock, locks, mode)
    if lock and standing in (Standing.VALID, Standing.FORGOTTEN):
        return Holding(standing=standing, copy=_make_copy(record, lock, locks), lock=lock)
    if isinstance(record, Source) and record.excerpt and mode is not Copies.CAPTURED:
        copy = Copy(via=EXCERPT, sha256=hash_text(record.excerpt), saved=None)
        return Holding(standing=Standing.VALID, copy=copy)
    return Holding(standing=standing, lock=lock)


def _standing(record: Source | Tweet, lock: Lock | None, locks: LockIndex, mode: Copies) -> Standing:
    excerpt = record.excerpt if isinstance(record, Source) else ""
    if lock is None or not (lock.via or lock.payload or lock.text or lock.forgotten):  # one that knows the link's state alone
        return Standing.EXCERPT_BARRED if excerpt else Standing.MISSING
    if lock.forgotten:
        return Standing.FORGOTTEN
    if lock.via == EXCERPT:
        return _excerpt_standing(excerpt, lock, mode)
    if not any(blob and _SHA256.fullmatch(blob.sha256) for blob in (lock.payload, lock.text)):
        return Standing.HASHLESS
    if not _fits(record.url, lock):
        return Standing.ELSEWHERE
    return Standing.DAMAGED if locks.is_damaged(lock) else Standing.VALID


def _excerpt_standing(excerpt: str, lock: Lock, mode: Copies) -> Standing:
    if mode is Copies.CAPTURED:
        return Standing.EXCERPT_BARRED
    is_same = bool(excerpt) and lock.text is not None and lock.text.sha256 == hash_text(excerpt)
    return Standing.VALID if is_same else Standing.EXCERPT_GONE


def _fits(url: str, lock: Lock) -> bool:
    """Whether the lock was made for this address; a record without one can only have an imported copy."""
    kept = {_bare(address) for address in (lock.url, lock.final_url) if address}
    return not url or not kept or _bare(url) in kept


def _bare(url: str) -> str:
    """An address without what does not change the page: scheme, fragment, a slash at the end."""
    return normalise_url(url).partition("#")[0].partition("://")[2].rstrip("/")


def _make_copy(record: Source | Tweet, lock: Lock, locks: LockIndex) -> Copy:
    own = next((blob.sha256 for blob in (lock.payload, lock.text) if blob and blob.sha256), "")
    archive = _best_archive(lock, own)
    archived_on = record.archived_on if isinstance(record, Source) else None
    if archive and not record.archived:
        archived_on = _day(archive.datetime)
    return Copy(
        via=lock.via,
        sha256=own,
        saved=_day(lock.retrieved),
        archived=record.archived or (archive.url if archive else ""),
        archived_on=archived_on,
        is_identical=archive is not None and _is_ours(archive, own) and record.archived in ("", archive.url),
        is_forgotten=bool(lock.forgotten),
        text_file=_find_published_text(record, lock, locks),
        lock=lock,
    )


def _find_published_text(record: Source | Tweet, lock: Lock, locks: LockIndex) -> str:
    """The file with the copy's text, where it is here, whole, and may be published; else empty."""
    is_free = isinstance(record, Source) and record.rights is not Rights.QUOTATION and not lock.forgotten
    path = f"{TEXTS}/{lock.text.sha256}.txt" if lock.text else ""
    return path if is_free and lock.text and locks.copies.get(path) == lock.text.sha256 else ""


def _best_archive(lock: Lock, own: str) -> ArchiveCopy | None:
    """A third party's copy that is byte for byte ours, else the first there is."""
    return next((copy for copy in lock.archive if _is_ours(copy, own)), lock.archive[0] if lock.archive else None)


def _is_ours(copy: ArchiveCopy, own: str) -> bool:
    """Whether the archive's copy was shown to be ours: the lock then gives its digest as ours, ``sha256:…``."""
    return bool(own) and copy.digest == f"sha256:{own}"


def _day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _name_of(path: str) -> str:
    return basename(path).partition(".")[0]
