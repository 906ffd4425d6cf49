"""Pagefind's files put in order: it writes the values of a filter in an order that changes from run to run.

The same documents have to give the same bytes, so each filter's values are sorted, and the file is named by what it holds then.
Knows so much of the format (CBOR in gzip, behind a mark) as that takes; what looks otherwise is left as it is, and works.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from hashlib import sha256
from posixpath import basename, dirname

_MARK = b"pagefind_dcd"
_FILTERS, _META, _ENTRY = ".pf_filter", ".pf_meta", "pagefind-entry.json"

Value = int | str | list["Value"]


def order_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index by path, the same for the same documents."""
    ordered = dict(files)
    try:
        for path in sorted(files):
            if path.endswith(_FILTERS):
                _order_filter(ordered, path)
        for path in [path for path in files if path.endswith(_META)]:
            _order_meta(ordered, path)
    except (ValueError, IndexError, OSError, TypeError):
        return dict(files)
    return ordered


def _order_filter(files: dict[str, bytes], path: str) -> None:
    """A filter is its name and its values, each with the documents that have it."""
    name, values = _read(files[path])
    _rename(files, path, _write([name, _sorted(values)]), _META)


def _order_meta(files: dict[str, bytes], path: str) -> None:
    """The fourth part of the table of contents lists the filters."""
    meta = _read(files[path])
    meta[3] = _sorted(meta[3])
    _rename(files, path, _write(meta), _ENTRY)


def _sorted(rows: Value) -> list[Value]:
    """Rows by the words they begin with."""
    if not isinstance(rows, list):
        raise TypeError
    return sorted(rows, key=lambda row: str(row[0]) if isinstance(row, list) else "")


def _rename(files: dict[str, bytes], path: str, content: bytes, where: str) -> None:
    """Puts ``content`` under a name of its own hash, as long as the old one, and tells the file that names it."""
    stem, ending = basename(path).rsplit(".", 1)
    language, _, old = stem.rpartition("_")
    new = sha256(content).hexdigest()[: len(old)]
    del files[path]
    files["/".join(part for part in (dirname(path), f"{language}_{new}.{ending}") if part)] = content
    language = language.removeprefix("pagefind.")
    for other in [name for name in files if name.endswith(where)]:
        held = _unpack(files[other]) if where == _META else files[other]
        told = held.replace(f"{language}_{old}".encode(), f"{language}_{new}".encode())
        files[other] = _pack(told) if where == _META else told


def _unpack(data: bytes) -> bytes:
    return gzip.decompress(data)


def _pack(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _read(data: bytes) -> list[Value]:
    raw = _unpack(data)
    if not raw.startswith(_MARK):
        raise ValueError
    value, end = _read_value(raw, len(_MARK))
    if end != len(raw) or not isinstance(value, list):
        raise ValueError
    return value


def _write(value: list[Value]) -> bytes:
    return _pack(_MARK + _write_value(value))


def _read_value(raw: bytes, at: int) -> tuple[Value, int]:
    """A number, text or list of CBOR (RFC 8949) that begins at ``at``, and where it ends."""
    kind, length = raw[at] >> 5, raw[at] & 31
    at += 1
    if length > 27:  # noqa: PLR2004 - no length
        raise ValueError
    if length > 23:  # noqa: PLR2004 - it stands in the bytes that follow
        size = 1 << (length - 24)
        length, at = int.from_bytes(raw[at : at + size]), at + size
    match kind:
        case 0:
            return length, at
        case 3:
            return raw[at : at + length].decode(), at + length
        case 4:
            items: list[Value] = []
            for _ in range(length):
                item, at = _read_value(raw, at)
                items.append(item)
            return items, at
        case _:
            raise ValueError


def _write_value(value: Value) -> bytes:
    if isinstance(value, int):
        return _write_head(0, value)
    if isinstance(value, str):
        data = value.encode()
        return _write_head(3, len(data)) + data
    return _write_head(4, len(value)) + b"".join(map(_write_value, value))


def _write_head(kind: int, length: int) -> bytes:
    if length < 24:  # noqa: PLR2004 - it stands in the first byte
        return bytes([kind << 5 | length])
    code = next(code for code in (24, 25, 26, 27) if length < 1 << (8 << (code - 24)))
    return bytes([kind << 5 | code]) + length.to_bytes(1 << (code - 24))
