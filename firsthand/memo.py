"""Remembering what was made, so that it need not be made again; and fingerprints, to tell whether it still holds.

Knows no word of what it keeps. A value is written once and read when it is wanted; a note is kept beside it and is always at
hand. Whether what is remembered still holds is for the caller to say, from the note.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, BinaryIO, Protocol


@dataclass(frozen=True, slots=True)
class Remembered:
    """A note, and the ticket for the value that was written with it."""

    note: Any
    ticket: Any


class Memo(Protocol):
    """What is remembered, by name. A ticket may be handed to another process and redeemed there."""

    def recall(self, name: str) -> Remembered | None:
        """What was kept last under ``name``."""

    def write(self, value: object) -> Any:  # noqa: ANN401 - what a ticket is, only the memo knows
        """A ticket for ``value``."""

    def read(self, ticket: Any) -> Any:  # noqa: ANN401
        """The value of a ticket."""

    def keep(self, name: str, remembered: Remembered) -> None:
        """``remembered`` in the place of what was kept under ``name`` before."""


class ShortMemo:
    """A memo that lasts as long as the process."""

    def __init__(self) -> None:
        self._kept: dict[str, Remembered] = {}

    def recall(self, name: str) -> Remembered | None:
        """What was kept last under ``name``."""
        return self._kept.get(name)

    def write(self, value: object) -> object:
        """The value is its own ticket."""
        return value

    def read(self, ticket: object) -> object:
        """The value of a ticket."""
        return ticket

    def keep(self, name: str, remembered: Remembered) -> None:
        """``remembered`` in the place of what was kept under ``name`` before."""
        self._kept[name] = remembered


class Packer(pickle.Pickler):
    """Pickles plain values and frozen data classes; each of those as its class and the values of its fields.

    What pickle does for data classes by itself asks each object anew which fields it has, and takes several times as long.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, protocol=5)

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401 - as pickle asks for it
        """How a value is taken apart."""
        kind: Any = type(value)
        reading = _find_reading(kind)
        return (make_again, (kind, *reading(value))) if reading else NotImplemented


def make_again(kind: type, *values: object) -> object:
    """The data class as it was taken apart."""
    made: object = object.__new__(kind)
    for put, value in zip(_find_writing(kind), values, strict=True):
        put(made, value)
    return made


@cache
def _find_reading(kind: type[Any]) -> Callable[[Any], Sequence[object]] | None:
    """What gives the fields of an object of this kind; None where it is no data class with slots."""
    if not is_dataclass(kind) or "__slots__" not in vars(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda _: ()


@cache
def _find_writing(kind: type) -> tuple[Callable[[object, object], None], ...]:
    """What puts the fields into an object of this kind, which is frozen for everybody else."""
    return tuple(getattr(kind, field.name).__set__ for field in fields(kind))


def pack(value: object) -> bytes:
    """``value`` as bytes, to be made again by ``make_again`` and pickle."""
    stream = io.BytesIO()
    Packer(stream).dump(value)
    return stream.getvalue()


def fingerprint(value: object, *, leaving_out: Iterable[type] = ()) -> str:
    """32 hexadecimal digits that stand for a value made of plain values: equal for equal ones, in any process.

    Objects of the types ``leaving_out`` count for nothing. Sets have no order, so values that hold one of several members must
    not come here.
    """
    stream = io.BytesIO()
    packer = Packer(stream)
    packer.fast = True  # by value alone: whether two equal strings are one object makes no difference
    packer.dump(_make_plain(value, frozenset(leaving_out)))
    return digest(stream.getbuffer())


def _make_plain(value: object, left_out: frozenset[type]) -> object:
    """``value`` with tuples in place of data classes: without remembering what it wrote, pickle spells out each one's class."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind in left_out:
        return None
    if isinstance(value, tuple):
        return tuple([_make_plain(one, left_out) for one in value])
    if isinstance(value, dict):
        return {key: _make_plain(one, left_out) for key, one in value.items()}
    if isinstance(value, Enum):
        return value.value
    reading = _find_reading(kind)
    return (kind.__name__, *[_make_plain(one, left_out) for one in reading(value)]) if reading else value


_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})


def digest(data: bytes | memoryview) -> str:
    """32 hexadecimal digits that stand for ``data``."""
    return blake2b(data, digest_size=16).hexdigest()


def join_fingerprints(*parts: str) -> str:
    """One fingerprint for several; an empty one among them is unknown, and so is the whole."""
    return digest("\n".join(parts).encode()) if all(parts) else ""
