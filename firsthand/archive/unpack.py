"""Undoing a body's compression within bounds: a few bytes may unpack into more than a machine holds.

Knows gzip and deflate, which is all that any server may send unasked and hope to be understood. Reads no socket.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_GZIP_MARK = b"\x1f\x8b"
_STEP = 1 << 16
_LAYERS_AT_MOST = 2
_NAMES = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}


class UnpackError(Exception):
    """The body cannot be unpacked, or is too large once it is; says so as a clause."""

    def __init__(self, message: str, *, is_too_large: bool = False) -> None:
        super().__init__(message)
        self.is_too_large = is_too_large


def find_layers(content_encoding: str) -> tuple[str, ...]:
    """The layers of compression, outermost first; raises UnpackError where one is unknown or there are too many."""
    names = tuple(name.strip().lower() for name in content_encoding.split(","))
    layers = tuple(name for name in reversed(names) if name not in ("", "identity"))
    unknown = [name for name in layers if name not in _NAMES]
    if unknown:
        message = f'it is packed as "{unknown[0][:40]}", which was not asked for'
        raise UnpackError(message)
    if len(layers) > _LAYERS_AT_MOST:
        message = "it is packed many times over"
        raise UnpackError(message)
    return layers


def unpack(body: bytes, layers: Sequence[str], *, limit: int) -> bytes:
    """The body with its layers undone, at most ``limit`` bytes at any step; raises UnpackError."""
    for layer in layers:
        body = _unpack_layer(body, _NAMES[layer], limit)
    return body


def _unpack_layer(body: bytes, bits: int, limit: int) -> bytes:
    if bits == _ZLIB and not _is_zlib(body):
        bits = _RAW  # what some servers have always called deflate
    parts: list[bytes] = []
    size = 0
    rest = body
    while rest:
        member = zlib.decompressobj(bits)
        while not member.eof:
            part = _inflate(member, rest, _STEP)
            rest = member.unconsumed_tail
            parts.append(part)
            size += len(part)
            if size > limit:
                message = f"it unpacks to more than {limit // 1_000_000} MB"
                raise UnpackError(message, is_too_large=True)
            if not part and not rest and not member.eof:
                message = "its packed content breaks off"
                raise UnpackError(message)
        rest = member.unused_data
        if not rest.startswith(_GZIP_MARK):  # gzip may have several members; whatever else follows is ignored, as in browsers
            break
    return b"".join(parts)


def _inflate(member: zlib._Decompress, data: bytes, step: int) -> bytes:
    try:
        return member.decompress(data, step)
    except zlib.error:
        message = "its packed content is damaged"
        raise UnpackError(message) from None


def _is_zlib(body: bytes) -> bool:
    """Whether the body begins as RFC 1950 says."""
    head = int.from_bytes(body[:2], "big")
    return body[:1] != b"" and body[0] & 0x0F == zlib.DEFLATED and head % 31 == 0
