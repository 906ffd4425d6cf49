"""Addresses as writers type them: whether a text can be followed as a link. It is never changed, only accepted or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOSTLIKE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/:?#]\S*)?")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadAddress:
    """Why a text is no address: a clause that follows the text itself, and a hint."""

    reason: str
    hint: str = ""


def find_bad_address(text: str) -> BadAddress | None:
    """What keeps ``text`` from being a whole ``http`` or ``https`` address, or None."""
    if text.startswith("<") and text.endswith(">"):
        return BadAddress(reason="stands in angle brackets", hint=f"write {text[1:-1]}")
    scheme = _SCHEME.match(text)
    if scheme is None or (_HOSTLIKE.fullmatch(text) and not text.lower().startswith(("http:", "https:"))):
        return _refuse_without_scheme(text)
    if scheme[1].lower() not in ("http", "https"):
        hint = "give the address of a page, one that begins with https://"
        return BadAddress(reason=f"begins with {scheme[1].lower()}:, and only http and https are followed", hint=hint)
    if bad := _NOT_IN_ADDRESS.search(text):
        return BadAddress(reason=f"holds {_name(bad[0])}", hint=f"write it as {_encode(bad[0])}, or leave it out")
    return _find_bad_host(text)


def find_bad_link(text: str) -> BadAddress | None:
    """What keeps ``text`` from being a link of the site's own: a path, ``#part``, ``mailto:`` or a whole address."""
    scheme = _SCHEME.match(text)
    if text.startswith("//") or (scheme and scheme[1].lower() != "mailto"):
        return find_bad_address(text)
    if bad := _NOT_IN_ADDRESS.search(text):
        return BadAddress(reason=f"holds {_name(bad[0])}", hint=f"write it as {_encode(bad[0])}, or leave it out")
    return None


def _refuse_without_scheme(text: str) -> BadAddress:
    bare = text.removeprefix("//")
    if _HOSTLIKE.fullmatch(bare):
        return BadAddress(reason="does not say https:// first", hint=f"write https://{bare}")
    return BadAddress(reason="is no address", hint="give it whole, as in https://example.org/page")


def _find_bad_host(text: str) -> BadAddress | None:
    whole = "give it whole, as in https://example.org/page"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return BadAddress(reason="has a host or port that cannot be read", hint=whole)
    if "@" in parts.netloc:
        return BadAddress(reason="holds a user name before its host", hint="leave out what stands before the @")
    if not host or not text[len(parts.scheme) + 1 :].startswith("//") or not any(one.isalnum() for one in host):
        return BadAddress(reason="names no host", hint=whole)
    if ".." in host or host.startswith("."):
        return BadAddress(reason="has an empty part in its host", hint=whole)
    return None


def _name(character: str) -> str:
    return "a space" if character.isspace() else f"the character {character}"


def _encode(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
