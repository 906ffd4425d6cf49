"""What a lock file says of one saved copy: the offline build believes this, and hashes the copy where it is there."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.model.evidence import MatchClass
from firsthand.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file by its hash: lower-case hexadecimal SHA-256 and its size (``size`` in bytes, for text in characters)."""

    sha256: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCopy:
    """A third party's copy. ``digest`` is the archive's own (base32 SHA-1) where it gives one."""

    service: str
    url: str
    datetime: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedQuote:
    """What comparing one quotation with the copy gave, when it was last compared.

    ``start`` and ``end`` are offsets into the copy's text in code points; ``passage`` is the words found there with at
    most 200 characters around; ``fragment`` is the ready ``:~:text=`` part of a deep link, without ``#``. ``channel`` says
    where in a page's copy they stand if not in what readers see: ``articleBody``, what the publisher tells machines.
    ``context`` is the hash of the words that the writer gave to tell the passage from others like it.
    """

    quote_sha256: str
    match: MatchClass
    flags: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    prefix: str = ""
    suffix: str = ""
    passage: str = ""
    fragment: str = ""
    channel: str = ""
    matcher: str = ""
    context: str = ""

    @property
    def words(self) -> str:
        """The very characters that were matched, out of the passage around them; empty where that is not sure."""
        if self.start is None or self.end is None:
            return ""
        _, before, rest = self.passage.partition(self.prefix) if self.prefix else ("", "", self.passage)
        length = self.end - self.start
        is_sure = before == self.prefix and len(rest) >= length and rest[length:].startswith(self.suffix)
        return rest[:length] if is_sure else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """One lock file.

    ``scope`` is the name of the post's file without its date, or ``_shared``; ``quotes`` maps ``scope/quote-id`` to what was
    found. ``extractor`` and ``charset`` say how ``text`` was made from the payload. ``link_history`` are earlier looks at the
    address: when, and what was found.
    """

    path: str
    span: Span
    scope: str
    source: str
    url: str = ""
    final_url: str = ""
    retrieved: str = ""
    via: str = ""
    status: int | None = None
    content_type: str = ""
    charset: str = ""
    extractor: str = ""
    payload: Blob | None = None
    warc: Blob | None = None
    text: Blob | None = None
    archive: tuple[ArchiveCopy, ...] = ()
    link_state: str = ""
    link_checked: str = ""
    link_history: tuple[tuple[str, str], ...] = ()
    forgotten: str = ""
    quotes: tuple[tuple[str, LockedQuote], ...] = ()
