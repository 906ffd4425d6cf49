"""What is sent, and within which bounds: plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to one address.

    ``allowance`` names a service's own limit that it counts against (``pace``), beside that of its host. ``is_followed``: it
    is sent on to where a redirect points; one that carries keys must not be. One that ``is_patient`` is asked once more when
    the host says after how many seconds it may be.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    allowance: str = ""
    is_followed: bool = True
    is_patient: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how much we take, whatever the other side does. Sizes are of the content, uncompressed."""

    connect_s: float = 10.0
    read_s: float = 10.0
    total_s: float = 60.0
    redirects: int = 5
    page_bytes: int = 10_000_000
    pdf_bytes: int = 50_000_000


ACCEPT_PAGE = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"
ACCEPT_JSON = "application/json"


def make_page_request(url: str) -> Request:
    """The question for a page, as a reader's browser would ask it, in the publisher's own language."""
    return Request(url=url, headers=(("Accept", ACCEPT_PAGE),))


def make_json_request(url: str, *, allowance: str = "", is_patient: bool = True) -> Request:
    """The question to an interface that answers in JSON."""
    return Request(url=url, headers=(("Accept", ACCEPT_JSON),), allowance=allowance, is_patient=is_patient)
