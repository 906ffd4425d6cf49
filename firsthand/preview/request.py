"""What a request may be: who may be asked for, by whom, and which addresses are addresses at all.

Pure: takes words of a request and says what is wrong with them. Does not know what stands where.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import unquote_to_bytes, urlsplit

_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_TARGET = re.compile(r"/[!-~]*")  # printable ASCII: an address that holds anything else was not sent by a browser
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


class OddRequestError(ValueError):
    """A request that no browser would send; its words say what is odd."""


def parse_target(target: str) -> tuple[str, str]:
    """The path that ``target`` (of the request line) names, decoded, and its query, as it is.

    Raises OddRequestError for whatever could be read in two ways: ``.`` and ``..``, empty names, an encoded slash, a backslash,
    control characters, bytes that are no UTF-8.
    """
    if not _TARGET.fullmatch(target) or "#" in target:
        odd = "the address is not a path"
        raise OddRequestError(odd)
    raw, _, query = target.partition("?")
    if _LONE_PERCENT.search(raw) or "%2f" in raw.lower():
        odd = "the address holds a % that stands for nothing, or for a slash"
        raise OddRequestError(odd)
    try:
        path = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        odd = "the address is not UTF-8"
        raise OddRequestError(odd) from None
    if "\\" in path or any(ord(character) < 32 or ord(character) == 127 for character in path):  # noqa: PLR2004 - C0 and DEL
        odd = "the address holds a character that no address may hold"
        raise OddRequestError(odd)
    names = path[1:].split("/")
    if any(name in (".", "..") for name in names) or "" in names[:-1]:
        odd = 'the address holds ".", ".." or an empty name'
        raise OddRequestError(odd)
    return path, query


def find_host(host: str) -> str | None:
    """The name or address in a Host header, in small letters, without port and brackets; None where it is neither."""
    match = _HOST.fullmatch(host)
    return match[1].strip("[]").lower().rstrip(".") if match else None


def is_host_allowed(name: str, *, allowed: Collection[str], here: str) -> bool:
    """Whether ``name`` may be asked for: this machine's own names, the address the request came in on, and ``allowed``.

    A page elsewhere can make its own name point here (DNS rebinding), and would then be read as ours. It cannot do so with an
    address in digits, but one that is not ours was still not meant for us.
    """
    if name == "localhost" or name.endswith(".localhost") or name in allowed:
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address == _plain_address(here)


def is_origin_ours(origin: str, host: str) -> bool:
    """Whether a page that says it is from ``origin`` came from the very ``host`` it asks."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """The first byte and the one after the last that ``header`` asks for of ``size`` (RFC 9110, section 14.2).

    None where the whole is to be sent: no range, several, or a form we do not know. Raises ValueError where there is nothing
    at that place.
    """
    match = _RANGE.fullmatch(header.strip())
    if not match or match[0] == "bytes=-":
        return None
    first, last = match.groups()
    if first and last and int(first) > int(last):
        return None
    start, end = (int(first), int(last) + 1 if last else size) if first else (max(size - int(last), 0), size)
    if start >= size or (not first and int(last) == 0):
        raise ValueError
    return start, min(end, size)


def _plain_address(text: str) -> object:
    """An address to compare with: an IPv4 address stays one where an IPv6 socket took it in."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
