"""The little of DER (ITU-T X.690) that reading a time stamp needs: elements, one inside the other, each within its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_LONG = 0x80
_LENGTH_BYTES = 4
_NESTED_AT_MOST = 30
_CONSTRUCTED = 0x20


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its tag and its content."""

    tag: int
    content: bytes

    @property
    def children(self) -> tuple[Element, ...]:
        """The elements it holds; raises ValueError where it holds something else."""
        return tuple(_read_all(self.content))


def read_one(data: bytes) -> Element:
    """The element that ``data`` is, all of it; raises ValueError."""
    element, end = _read(data, 0)
    if end != len(data):
        message = "something follows"
        raise ValueError(message)
    return element


def walk(element: Element, depth: int = _NESTED_AT_MOST) -> Iterator[Element]:
    """The element and all within it, as they stand; raises ValueError."""
    yield element
    if element.tag & _CONSTRUCTED and depth:
        for child in element.children:
            yield from walk(child, depth - 1)


def _read_all(data: bytes) -> Iterator[Element]:
    at = 0
    while at < len(data):
        element, at = _read(data, at)
        yield element


def _read(data: bytes, at: int) -> tuple[Element, int]:
    if at + 2 > len(data):
        message = "it breaks off"
        raise ValueError(message)
    tag, length, start = data[at], data[at + 1], at + 2
    if length & _LONG:
        size = length & ~_LONG
        if not 0 < size <= _LENGTH_BYTES:
            message = "a length cannot be read"
            raise ValueError(message)
        length, start = int.from_bytes(data[start : start + size], "big"), start + size
    if start + length > len(data):
        message = "it breaks off"
        raise ValueError(message)
    return Element(tag, data[start : start + length]), start + length
