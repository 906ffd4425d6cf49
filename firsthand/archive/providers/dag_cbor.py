"""Bluesky's content ids, computed: the proof that words are those of a post, without asking anybody.

A content id (CIDv1) is ``b`` and the base 32 of 0x01 0x71 0x12 0x20 and the SHA-256 of the record in DAG-CBOR: CBOR (RFC 8949)
with one way to write each value, maps sorted by the length and then the bytes of their keys, links as tag 42.
"""

from __future__ import annotations

import binascii
from base64 import b32decode, b32encode, b64decode
from hashlib import sha256
from struct import pack

_CID_HEAD = b"\x01\x71\x12\x20"
_UINT, _NEGATIVE, _BYTES, _TEXT, _LIST, _MAP, _TAG = range(7)
_LINK_TAG = 42
_NESTED_AT_MOST = 60


def make_cid(record: object) -> str:
    """The content id of a record given as JSON; raises ValueError where it is none that DAG-CBOR can hold."""
    digest = sha256(_encode(record, _NESTED_AT_MOST)).digest()
    return "b" + b32encode(_CID_HEAD + digest).decode().rstrip("=").lower()


def is_proved(record: object, cid: str) -> bool:
    """Whether ``cid`` is the content id of ``record``."""
    try:
        return make_cid(record) == cid
    except ValueError:
        return False


def _encode(value: object, depth: int) -> bytes:  # noqa: C901, PLR0911 - one case for each type of JSON
    if depth == 0:
        message = "the record is nested too deeply"
        raise ValueError(message)
    match value:
        case None:
            return b"\xf6"
        case bool():
            return b"\xf5" if value else b"\xf4"
        case int():
            return _head(_UINT, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
        case float():
            return b"\xfb" + pack(">d", value)
        case str():
            data = value.encode()
            return _head(_TEXT, len(data)) + data
        case list():
            return _head(_LIST, len(value)) + b"".join(_encode(one, depth - 1) for one in value)
        case {"$link": str(link), **rest} if not rest:
            data = b"\0" + _decode_cid(link)
            return _head(_TAG, _LINK_TAG) + _head(_BYTES, len(data)) + data
        case {"$bytes": str(given), **rest} if not rest:
            data = _decode_base64(given)
            return _head(_BYTES, len(data)) + data
        case dict():
            return _encode_map(value, depth)
        case _:
            message = f"{type(value).__name__} is no type of JSON"
            raise ValueError(message)


def _encode_map(value: dict[str, object], depth: int) -> bytes:
    pairs = sorted(((key.encode(), inner) for key, inner in value.items()), key=lambda pair: (len(pair[0]), pair[0]))
    parts = (_head(_TEXT, len(key)) + key + _encode(inner, depth - 1) for key, inner in pairs)
    return _head(_MAP, len(pairs)) + b"".join(parts)


def _head(major: int, number: int) -> bytes:
    """A value's first bytes, in their shortest form."""
    if number < 24:  # noqa: PLR2004 - fits into the first byte
        return bytes([major << 5 | number])
    for code, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << (8 * size):
            return bytes([major << 5 | code]) + number.to_bytes(size, "big")
    message = "the record holds a number beyond 64 bits"
    raise ValueError(message)


def _decode_cid(link: str) -> bytes:
    if not link.startswith("b"):
        message = "the record links in a form that is not base 32"
        raise ValueError(message)
    padded = link[1:].upper() + "=" * (-len(link[1:]) % 8)
    try:
        return b32decode(padded)
    except binascii.Error as broken:
        message = "the record holds a broken link"
        raise ValueError(message) from broken


def _decode_base64(given: str) -> bytes:
    try:
        return b64decode(given + "=" * (-len(given) % 4), validate=True)
    except binascii.Error as broken:
        message = "the record holds broken bytes"
        raise ValueError(message) from broken
