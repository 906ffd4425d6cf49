"""Time stamps (RFC 3161): an authority signs that it saw a hash, and when. It learns the hash and nothing else.

What is looked at here is what the stamp says, and that the signed part says it. The signature itself is for a program that
knows which authorities to believe: ``openssl ts -verify``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from firsthand.archive.providers.der import Element, read_one, walk
from firsthand.archive.request import Request
from firsthand.archive.response import Response

_SHA256 = bytes.fromhex("608648016503040201")
_DIGESTS = {
    _SHA256: "sha256",
    bytes.fromhex("608648016503040202"): "sha384",
    bytes.fromhex("608648016503040203"): "sha512",
}
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_STAMP = bytes.fromhex("2a864886f70d0109100104")
_MESSAGE_DIGEST = bytes.fromhex("2a864886f70d010904")
_COMMON_NAME = bytes.fromhex("550403")
_ASKED_BEFORE_HASH = bytes.fromhex("3039020101303130 0d06096086480165030402010500 0420".replace(" ", ""))
_ASKED_AFTER_HASH = bytes.fromhex("0101ff")  # with its certificate, so that the stamp can be checked when the authority is gone
_GRANTED = (b"\0", b"\1")
_SEQUENCE, _SET, _OCTETS, _TIME, _OBJECT, _CONTEXT = 0x30, 0x31, 0x04, 0x18, 0x06, 0xA0


class StampError(Exception):
    """An answer that dates nothing; says why as a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a time stamp says: which SHA-256 was seen, when (UTC, to the second), and by whom, where it tells."""

    sha256: str
    moment: datetime
    authority: str = ""


def make_request(address: str, sha256: str) -> Request:
    """The question to an authority for a stamp over a hash."""
    body = _ASKED_BEFORE_HASH + bytes.fromhex(sha256) + _ASKED_AFTER_HASH
    headers = (("Content-Type", "application/timestamp-query"), ("Accept", "application/timestamp-reply"))
    return Request(url=address, method="POST", headers=headers, body=body, is_followed=False, is_patient=False)


def read_answer(response: Response, sha256: str) -> Stamp | str:
    """The stamp, or a clause that says why there is none; one over another hash is none."""
    if response.status != 200:  # noqa: PLR2004
        return f"the authority answered with the status {response.status}"
    try:
        stamp = read_stamp(response.body)
    except StampError as odd:
        return f"what the authority answered is no time stamp ({odd})"
    return stamp if stamp.sha256 == sha256 else "the authority stamped something else"


def read_stamp(answer: bytes) -> Stamp:
    """What an answer of an authority says; raises StampError where it says nothing that can be relied on."""
    try:
        return _read(answer)
    except (ValueError, IndexError) as odd:
        message = "its parts are not those of a time stamp"
        raise StampError(message) from odd


def _read(answer: bytes) -> Stamp:
    status, *rest = read_one(answer).children
    if not (status.children and status.children[0].content in _GRANTED) or len(rest) != 1:
        message = "it was not granted"
        raise StampError(message)
    kind, wrapped = _take(rest[0], _SEQUENCE, 2)
    if kind.content != _SIGNED_DATA:
        message = "it is not signed"
        raise StampError(message)
    parts = read_one(wrapped.content).children
    said = _find_said(parts)
    _check_digest(parts, said)
    return _read_said(read_one(said))


def _find_said(parts: tuple[Element, ...]) -> bytes:
    """The part of the signed data that says what was seen, and when."""
    for part in parts:
        if part.tag == _SEQUENCE and part.children and part.children[0].content == _STAMP:
            return read_one(part.children[1].content).content
    message = "it says no time"
    raise StampError(message)


def _check_digest(parts: tuple[Element, ...], said: bytes) -> None:
    """Raises StampError unless the attributes that were signed name the hash of what is said."""
    signers = parts[-1].children if parts[-1].tag == _SET else ()
    for signer in signers:
        fields = signer.children
        name = next((_DIGESTS[one.children[0].content] for one in fields if _is_digest(one)), "")
        signed = next((one for one in fields if one.tag == _CONTEXT), None)
        for attribute in signed.children if signed and name else ():
            kind, values = attribute.children
            if kind.content == _MESSAGE_DIGEST and values.children[0].content == hashlib.new(name, said).digest():
                return
    message = "what it says is not what was signed"
    raise StampError(message)


def _is_digest(one: Element) -> bool:
    return (
        one.tag == _SEQUENCE and bool(one.children) and one.children[0].tag == _OBJECT and one.children[0].content in _DIGESTS
    )


def _read_said(info: Element) -> Stamp:
    _, _, imprint, _, *rest = info.children
    algorithm, hashed = _take(imprint, _SEQUENCE, 2)
    if algorithm.children[0].content != _SHA256 or hashed.tag != _OCTETS or not rest or rest[0].tag != _TIME:
        message = "it is over no SHA-256"
        raise StampError(message)
    text = rest[0].content.decode("ascii").partition(".")[0].rstrip("Z")
    moment = datetime.strptime(f"{text}+0000", "%Y%m%d%H%M%S%z")
    named = next((one for one in rest if one.tag == _CONTEXT), None)
    return Stamp(sha256=hashed.content.hex(), moment=moment, authority=_find_name(named))


def _find_name(named: Element | None) -> str:
    """The common name of who stamped it, on one line; empty where none is given."""
    elements = list(walk(named)) if named else []
    for kind, value in pairwise(elements):
        if kind.tag == _OBJECT and kind.content == _COMMON_NAME:
            words = value.content.decode("utf-8", "replace")
            return " ".join("".join(one if one.isprintable() else " " for one in words).split())[:100]
    return ""


def _take(element: Element, tag: int, count: int) -> tuple[Element, ...]:
    if element.tag != tag or len(element.children) != count:
        message = "odd parts"
        raise ValueError(message)
    return element.children
