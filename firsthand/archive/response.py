"""What came back from the network, or the reason why nothing did: plain values, which need no network to be made or read."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha1

PERMANENT = frozenset({301, 308})
"""Redirects that say the address has changed for good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """One step on the way to the answer: the address that was asked, how it sent us on, and where to."""

    url: str
    status: int
    location: str
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """An answer that arrived whole.

    ``body`` is the content itself, any compression undone; ``headers`` describe that body: as sent, without Set-Cookie and
    without what spoke of the way (Transfer-Encoding, Content-Encoding, Content-Length, Connection, …). ``retrieved`` is the
    moment of the answer in UTC, ``2026-10-01T09:00:00Z``. ``sent_digest`` is the digest (``make_digest``) of the body as it
    was sent, where it was compressed; else empty.
    """

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str
    redirects: tuple[Redirect, ...] = ()
    sent_digest: str = ""

    def header(self, name: str) -> str:
        """The value of the first header of this name (in any case), or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def content_type(self) -> str:
        """The Content-Type header, or an empty string."""
        return self.header("Content-Type")


class Why(StrEnum):
    """The kinds of reason for which there is no answer."""

    REFUSED = "refused"  # an address that we do not ask
    NO_SUCH_NAME = "no-such-name"
    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"  # the certificate
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    REDIRECTS = "redirects"
    NONSENSE = "nonsense"  # an answer that is no HTTP, or cannot be unpacked
    WAITING = "waiting"  # the host asked to be left alone for longer than we wait


SILENT = frozenset({Why.NO_SUCH_NAME, Why.UNREACHABLE, Why.TOO_SLOW})
"""What a machine without a network sees of every host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """No answer, and why: ``message`` is a clause that can follow "http://… could not be fetched:"."""

    url: str
    why: Why
    message: str
    redirects: tuple[Redirect, ...] = ()

    @property
    def is_silence(self) -> bool:
        """Whether nobody answered at any step of the way, as it is without a network."""
        return not self.redirects and self.why in SILENT


def make_digest(data: bytes) -> str:
    """The SHA-1 of ``data`` in base 32: how WARC files and the Wayback Machine's index name a payload."""
    return b32encode(sha1(data, usedforsecurity=False).digest()).decode()
